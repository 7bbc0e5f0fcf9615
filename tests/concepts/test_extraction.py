"""Concepts of whole talks: cases as data, and promises on any text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abstracts import language
from abstracts.concepts import extract
from abstracts.concepts.ranking import FormulaRanker
from abstracts.talks import Person, Session, Talk

if TYPE_CHECKING:
    from spacy.language import Language

    from abstracts.concepts import Extraction

CASES = json.loads((Path(__file__).parent.parent / "cases" / "concepts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def nlp() -> Language:
    return language.load()


def extraction(nlp: Language, *talks: Talk) -> Extraction:
    return extract(language.read(talks, nlp), talks)


def talk(title: str, abstract: str = "", **more: object) -> Talk:
    return Talk("t1", title, abstract, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=[c["shows"] for c in CASES])
def test_case(nlp: Language, case: dict[str, str | list[str]]) -> None:
    found = extraction(nlp, talk(str(case["title"]), str(case["abstract"]))).by_talk["t1"]
    labels = {c.label for c in found}
    assert set(case.get("has", [])) <= labels
    assert not set(case.get("has_not", [])) & labels
    if "one" in case:
        assert any(set(case["one"]) <= set(c.variants) for c in found), [(c.label, c.variants) for c in found]


def test_nouns_that_are_nobodys_concept_are_known_with_the_talks_where_they_stand(nlp: Language) -> None:
    strong = "Le comunità energetiche e il budget di salute, la cooperativa sociale e la povertà educativa."
    talks = [Talk(f"t{n}", f"Orti urbani e rigenerazione urbana {n}", f"{strong}") for n in range(4)]
    found = extraction(nlp, *talks)
    listed = {concept.key for concepts in found.by_talk.values() for concept in concepts}
    assert ("povertà", ("t0", "t1", "t2", "t3")) in [(term.label, term.talks) for term in found.common]
    assert not {term.key for term in found.common} & listed


def test_a_concept_shows_where_it_stands(nlp: Language) -> None:
    it = talk("Orti urbani e scuole", "Gli orti urbani crescono. Ogni orto urbano ha un custode.")
    concept = next(c for c in extraction(nlp, it).by_talk["t1"] if c.label == "orti urbani")
    fields = {"title": it.title, "abstract": it.abstract}
    assert [fields[s.field][s.start : s.end] for s in concept.spans] == ["Orti urbani", "orti urbani", "orto urbano"]
    assert concept.count == 3


def test_names_of_the_people_and_of_their_houses_are_no_concepts(nlp: Language) -> None:
    session = Session("s", "Filiere corte", "Conduce Ada Brunelleschi.", chairs=(Person("Ada Brunelleschi"),))
    speaker = Person("Tullio Vespignani", "Cooperativa Granaio, Montelauro")
    it = talk(
        "La filiera di Tullio Vespignani",
        "Granaio vende pane. Vespignani spiega la filiera corta.",
        speakers=(speaker,),
    )
    found = extraction(
        nlp, Talk(**{f: getattr(it, f) for f in ("id", "title", "abstract", "speakers")}, session=session)
    )
    labels = {c.label for c in (*found.by_talk["t1"], *found.by_session["s"])}
    assert not {"Tullio Vespignani", "Vespignani", "Granaio", "Ada Brunelleschi"} & labels
    assert "filiera corta" in labels


@pytest.mark.parametrize("who", ["Partecipano", "Partecipanti"])
def test_who_takes_part_in_a_panel_is_no_concept(nlp: Language, who: str) -> None:
    """Even where the pipeline takes a name for common words; a house between brackets is no name."""
    text = f"{who}: Fiamma Serra (Ente di Prova), Olmo del Bosco. Modera: Gemma Colle.\nSi parla di filiera corta."
    labels = {c.label.lower() for c in extraction(nlp, talk("Tavola rotonda", text)).by_talk["t1"]}
    assert not {"fiamma serra", "olmo del bosco", "gemma colle", "modera", "partecipano"} & labels
    assert "filiera corta" in labels


def test_a_session_has_concepts_of_its_own_and_its_talks_do_not_borrow_them(nlp: Language) -> None:
    session = Session("s", "Comunità energetiche", "Le comunità energetiche dividono i costi.")
    found = extraction(nlp, talk("Lana e pascoli", session=session))
    assert "comunità energetiche" in {c.label for c in found.by_session["s"]}
    assert "comunità energetiche" not in {c.label for c in found.by_talk["t1"]}
    term = next(t for t in found.glossary if t.label == "comunità energetiche")
    assert (term.talks, term.sessions) == ((), ("s",))


def test_the_unsupervised_ranker_works_without_a_model(nlp: Language) -> None:
    it = talk("Il budget di salute", "Il budget di salute sostiene i progetti di vita.")
    found = extract(language.read([it], nlp), [it], ranker=FormulaRanker())
    assert found.by_talk["t1"][0].label == "budget di salute"


def test_the_order_of_the_talks_changes_nothing(nlp: Language) -> None:
    talks = [
        Talk(f"t{i}", title) for i, title in enumerate(("Orti urbani", "Orti e scuole", "Gli orti urbani sociali"))
    ]
    assert extraction(nlp, *talks).glossary == extraction(nlp, *reversed(talks)).glossary


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    it = talk(text, text)
    for concept in extraction(language.load(), it).by_talk["t1"]:
        assert 0 <= concept.score <= 1
        assert all(text[s.start : s.end].strip() for s in concept.spans)


def test_every_merge_names_its_rule(nlp: Language) -> None:
    text = (
        "Le reti per l'inclusione (RI) e la co-progettazione. Una rete di inclusione, la coprogettazione, le reti di "
        "inclusione, altre reti di inclusione, le reti dell'inclusione. I servizi territoriali: servizi del territorio."
    )
    rules = {
        form: rule
        for term in extraction(nlp, talk("Reti per l'inclusione", text)).glossary
        for form, rule in zip(term.variants, term.rules, strict=True)
    }
    wanted = {
        "reti per l'inclusione": "preposition",
        "rete di inclusione": "inflection",
        "reti dell'inclusione": "article",
        "servizi del territorio": "adjective for complement",
    }
    assert {form: rules[form] for form in wanted} == wanted
    assert "spelling" in {rules["co-progettazione"], rules["coprogettazione"]}
