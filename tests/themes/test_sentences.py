from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts.concepts import Concept, Extraction
from abstracts.concepts.records import Span
from abstracts.talks import Talk
from abstracts.text import sentences
from abstracts.themes.sentences import key_sentence

GOOD = "La comunità energetica divide i conti tra le famiglie del condominio."


def quoted(*abstracts: str, concept: str = "comunità energetica", strengths: dict[str, float] | None = None) -> str:
    """The key sentence of talks where one concept counts, wherever it stands; their ids are "0", "1" and so on."""
    talks = [Talk(str(number), "", abstract) for number, abstract in enumerate(abstracts)]
    by_talk = {
        talk.id: (Concept(concept, concept, 0.5, 1, (concept,), _spans(talk.abstract, concept)),) for talk in talks
    }
    return key_sentence(talks, Extraction(by_talk, {}, ()), {concept: 1.0}, strengths or dict.fromkeys(by_talk, 1.0))


def _spans(text: str, concept: str) -> tuple[Span, ...]:
    lower = text.lower()
    starts = [at for at in range(len(lower)) if lower.startswith(concept, at)]
    return tuple(Span("abstract", at, at + len(concept)) for at in starts)


@pytest.mark.parametrize(
    "worse",
    [
        "Ma la comunità energetica non basta a chi non ha nemmeno un tetto.",
        "Per questo la comunità energetica ha aperto uno sportello in piazza.",
        "Quanto costa davvero una comunità energetica a chi ci abita?",
        "Parole chiave: comunità energetica, condominio, bollette, famiglie.",
        "Per iscriversi alla comunità energetica scrivere a energia@example.org.",
        "- comunità energetica, condomini, bollette e altre voci di un elenco",
        "(*) La comunità energetica vale solo per chi abita nella stessa cabina.",
        "Partecipano: Ada Neri (Comune), Ugo Bruni (comunità energetica di valle).",
        "Useremo una comunità energetica e due sportelli per raggiungere questo obiettivo.",
        "La lezione non richiede conoscenze specifiche sulla comunità energetica.",
        "Sarà richiesta una conoscenza di base della comunità energetica.",
        "Saranno date per scontate le conoscenze di base sulla comunità energetica.",
        "Conti e condomini Questo studio legge la comunità energetica di una valle.",
        "Da qui la comunità energetica riparte con un nuovo regolamento.",
        "Vedremo come la comunità energetica eviti tutto questo a chi ci abita.",
        "Perché la comunità energetica non obbliga a prendere una strada nuova.",
        "This comunità energetica divides its costs among all the families.",
        "Si racconta come nasce una comunità energetica e come va avanti...",
        "Un minimo di conoscenza della comunità energetica è consigliata.",
        "Chi entra nella comunità energetica trova un posto a tavola :) .",
        "/La comunità energetica: rendere visibile ciò che non si vede.",
        "Da febbraio ci stanno sopra i pannelli della nuova comunità energetica.",
    ],
)
def test_a_sentence_that_stands_alone_is_quoted_before_one_that_does_not(worse: str) -> None:
    assert quoted(f"{worse}\n\n{GOOD}") == GOOD


def test_keywords_and_addresses_are_never_quoted() -> None:
    assert quoted("Parole chiave: comunità energetica, condominio, bollette, famiglie.") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dott. Rossi apre. Poi si mangia.", ["Il dott. Rossi apre.", "Poi si mangia."]),
        ("Versione 2.0 del piano. Fine.", ["Versione 2.0 del piano.", "Fine."]),
        ("Pane, vino ecc. e poi il resto. Fine.", ["Pane, vino ecc. e poi il resto.", "Fine."]),
        ("Che cosa resta? Nulla!", ["Che cosa resta?", "Nulla!"]),
        ("Un titolo senza punto\n\nUna frase.", ["Un titolo senza punto", "Una frase."]),
        ("Portare:\n- pane\n- vino", ["Portare:", "- pane", "- vino"]),
        ("«È finita.» Così disse.", ["«È finita.»", "Così disse."]),
    ],
)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_talks_without_an_abstract_do_not_keep_others_from_being_read() -> None:
    assert quoted(*[""] * 8, GOOD) == GOOD


@pytest.mark.parametrize(("italian", "expected"), [(1, GOOD), (0, "The comunità energetica is an energy community.")])
def test_italian_is_quoted_where_enough_talks_are_in_italian(italian: int, expected: str) -> None:
    english = "The comunità energetica is an energy community. A comunità energetica shares."
    talks = [Talk("a", "", english, language="en"), Talk("b", "", english, language="en")]
    talks += [Talk("c", "", GOOD)] * italian
    held = {
        t.id: (Concept("c", "comunità energetica", 0.5, 1, (), _spans(t.abstract, "comunità energetica")),)
        for t in talks
    }
    assert key_sentence(talks, Extraction(held, {}, ()), {"c": 1.0}, dict.fromkeys(held, 1.0)) == expected


@pytest.mark.parametrize(("own", "other", "expected"), [(0.9, 0.2, GOOD), (0.2, 0.9, "other"), (0.5, 0.5, "other")])
def test_a_talk_that_belongs_to_the_theme_is_quoted_before_one_that_hardly_does(
    own: float, other: float, expected: str
) -> None:
    """Equally strong, the first in the order of the talks is."""
    said = "Una comunità energetica è un condominio che divide la corrente del tetto."
    found = quoted(said, GOOD, strengths={"0": other, "1": own})
    assert found == (GOOD if expected == GOOD else said)


@given(st.text())
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    found = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(found.split()) == "".join(text.split())
