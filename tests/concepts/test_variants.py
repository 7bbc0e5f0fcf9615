"""Which forms are one concept and by which rule, and which tempting ones are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from abstracts import language
from abstracts.concepts import extraction
from abstracts.concepts.merging import rule_of, rules_of
from abstracts.concepts.variants import grouped, label
from abstracts.talks import Talk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

Rules = dict[str, str]
"""Form in lower case -> its rule, "" for the label."""


def concepts(nlp: Language, *texts: str) -> list[Rules]:
    """Every concept of some talks, before any is chosen."""
    talks = [Talk(str(n), "", text) for n, text in enumerate(texts)]
    return [rules(group) for group in extraction.find(language.read(talks, nlp), talks).by_key.values()]


def rules(group: Iterable) -> Rules:  # type: ignore[type-arg]
    forms = grouped(group)
    told = rules_of(label(list(group)), forms)
    return {form.lower(): rule for (form, _), rule in zip(forms, told, strict=True)}


def holding(found: list[Rules], form: str) -> Rules:
    return next(forms for forms in found if form in forms)


ONE = [
    ("number", "inflection", "bilancio partecipativo", "bilanci partecipativi", ""),
    ("gender", "inflection", "artisti contemporanei", "artiste contemporanee", ""),
    ("gender of people", "inflection", "operatori culturali", "operatrici culturali", ""),
    ("elision", "article", "memoria d'impresa", "memoria di impresa", ""),
    ("articulated preposition", "article", "memoria di comunità", "memoria della comunità", ""),
    ("plural with a preposition", "inflection", "casa di quartiere", "case di quartiere", ""),
    ("hyphen", "spelling", "co-progettazione", "coprogettazione", ""),
    ("hyphen and space", "spelling", "open-source", "open source", ""),
    ("hyphen in English", "spelling", "bike-sharing", "bike sharing", ""),
    ("preposition", "preposition", "reti per l'inclusione", "reti di inclusione", ""),
    ("no preposition", "preposition", "gestione rifiuti", "gestione dei rifiuti", ""),
    ("complement", "adjective for complement", "servizi territoriali", "servizi del territorio", ""),
    ("longer head", "adjective for complement", "servizi sociali comunali", "servizi sociali del comune", ""),
    ("acronym", "acronym", "terzo settore", "ts", "Il terzo settore (TS) cresce. "),
    ("acronym of many", "acronym", "language models", "lms", "I Language Models (LMs) crescono. "),
]


@pytest.mark.parametrize(("shows", "rule", "first", "second", "before"), ONE, ids=[case[0] for case in ONE])
def test_one_concept(nlp: Language, shows: str, rule: str, first: str, second: str, before: str) -> None:
    upper = second.upper().replace("LMS", "LMs") if rule == "acronym" else second
    found = holding(concepts(nlp, f"{before}Parliamo di {first}.", f"Parliamo di {upper}."), first)

    assert second in found, (shows, found)
    assert {found[first], found[second]} == {"", rule}


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["Il database cresce.", "Nuovi databases, altri databases."], "database"),
        (["Un LLM cresce.", "Gli LLMs crescono, altri LLMs no."], "LLM"),
        (["Nuovi databases, altri databases."], "databases"),
        (["Due piattaforme, tre piattaforme.", "Una piattaforma."], "piattaforme"),
    ],
)
def test_an_english_plural_gives_way_to_the_singular(nlp: Language, texts: list[str], said: str) -> None:
    talks = [Talk(str(n), "", text) for n, text in enumerate(texts)]
    assert said in {label(group) for group in extraction.find(language.read(talks, nlp), talks).by_key.values()}


APART = [
    ("another root", "servizi sociali", "servizi della società"),
    ("a phrase of its own", "centro storico", "centro della storia"),
    ("head and complement changed round", "centro storico", "storia del centro"),
    ("an adjective that left its noun", "politiche generali", "politiche di genere"),
    ("a fixed name", "case popolari", "case del popolo"),
    ("men and matters", "politica", "politico"),
    ("people and policies", "politiche", "politici"),
    ("for whom and whose", "progetti per i giovani", "progetti dei giovani"),
    ("homographs in the singular", "banco", "banca"),
    ("another preposition", "lavoro in rete", "lavoro di rete"),
    ("a woman and a machine", "calcolatori", "calcolatrici"),
]


@pytest.mark.parametrize(("shows", "first", "second"), APART, ids=[case[0] for case in APART])
def test_tempting_but_apart(nlp: Language, shows: str, first: str, second: str) -> None:
    found = concepts(nlp, f"Parliamo di {first}: {first}.", f"Parliamo di {second}: {second}.")

    assert second not in holding(found, first), shows
    assert any(second in forms for forms in found), shows


def test_cura_and_cure_are_one(nlp: Language) -> None:
    found = concepts(nlp, "La cura palliativa conta.", "Le cure palliative contano.")

    assert "cure palliative" in holding(found, "cura palliativa")


def test_an_acronym_in_two_meanings_is_neither(nlp: Language) -> None:
    found = concepts(
        nlp,
        "Le comunità energetiche rinnovabili (CER) nascono. Una CER divide i costi.",
        "Il centro educativo rurale (CER) apre. Il CER accoglie bambini.",
    )
    assert holding(found, "cer") == {"cer": ""}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Il terzo settore (TS) cresce.", "ts"),
        ("Il TS (terzo settore) cresce.", "ts"),
        ("Il terzo settore (d'ora in poi TS) cresce.", "ts"),
        ("Il terzo settore (TS, third sector) cresce.", "ts"),
        ("Il terzo settore (RM) cresce.", ""),
        ("Il terzo settore (ts) cresce.", ""),
        ("Il terzo settore, TS, cresce.", ""),
        ("Il terzo settore (come si legge nel rapporto che ieri il ministero ha dato a TS) cresce.", ""),
    ],
)
def test_how_a_text_introduces_an_acronym(nlp: Language, text: str, short: str) -> None:
    found = holding(concepts(nlp, text, "Chi lavora nel TS lo sa."), "terzo settore")

    assert set(found) - {"terzo settore"} == ({short} if short else set())


def test_an_acronym_with_its_preposition(nlp: Language) -> None:
    found = concepts(nlp, "Il consiglio di amministrazione (CdA) decide.", "Parla il CdA.")

    assert holding(found, "consiglio di amministrazione")["cda"] == "acronym"


def test_an_acronym_that_nobody_introduces_stands_alone(nlp: Language) -> None:
    assert "ts" not in holding(concepts(nlp, "Il terzo settore cresce.", "Il TS cresce."), "terzo settore")


def test_the_rule_is_told_from_the_label_whichever_form_is_commoner(nlp: Language) -> None:
    text = "Le reti per l'inclusione. Le reti per l'inclusione. Le reti di inclusione."

    assert holding(concepts(nlp, text), "reti di inclusione") == {
        "reti per l'inclusione": "",
        "reti di inclusione": "preposition",
    }


def test_labels_and_variants_stand_in_the_texts(nlp: Language) -> None:
    first = "Le RETI PER L'INCLUSIONE e l'e-learning. Dell’inclusione sociale, delle reti d'inclusione, dei servizi del"
    texts = (f"{first} territorio.", "Servizi territoriali, intelligenza artificiale (AI), l'AI nei comuni.")
    plain = re.sub("’", "'", " ".join(texts)).lower()

    for forms in concepts(nlp, *texts):
        assert list(forms.values()).count("") == 1
        assert all(form in plain for form in forms)


def test_the_label_is_cased_as_the_form_that_it_is(nlp: Language) -> None:
    """Alone the name is written small, inside longer phrases with a capital."""
    text = "Usiamo gemma. I modelli Gemma crescono. Il modello Gemma cresce. Gli strumenti Gemma. Usano gemma."
    talks = [Talk("1", "", text)]

    for group in extraction.find(language.read(talks, nlp), talks).by_key.values():
        assert label(group) in {form for form, _ in grouped(group)}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Banca Semenza apre. E poi chiude.", "Banca Semenza"),
        ("Orti urbani e altro.", "orti urbani"),
        ("Gli Orti Urbani e altro.", "Orti Urbani"),
    ],
)
def test_a_name_keeps_its_first_capital(nlp: Language, text: str, form: str) -> None:
    talks = [Talk("1", "", text)]
    found = extraction.find(language.read(talks, nlp), talks).by_key.values()

    assert form in {label(group) for group in found}


@pytest.mark.parametrize(
    ("named", "variant", "merged_by", "rule"),
    [
        ("orti", "orti", "", ""),
        ("orti", "orto", "", "inflection"),
        ("orti", "orto", "same form", "inflection"),
        ("e-learning", "elearning", "", "spelling"),
        ("rete dell'inclusione", "rete di inclusione", "", "article"),
        ("terzo settore", "TS", "acronym", "acronym"),
    ],
)
def test_rules_by_form(named: str, variant: str, merged_by: str, rule: str) -> None:
    assert rule_of(named, variant, merged_by) == rule
