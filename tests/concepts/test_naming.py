"""Terms of running text: which are one concept, under which label, by which rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abstracts.concepts.labelling.naming import acronyms, named, rule
from abstracts.concepts.records import Concept, Span
from abstracts.embeddings import EmbeddedEncoder
from abstracts.talks import Talk


def marked(number: int, text: str, *terms: str) -> tuple[Talk, tuple[Concept, ...]]:
    """A talk, and what a labeller would find in it."""
    concepts = []
    for term in terms:
        start = text.index(term)
        span = Span("abstract", start, start + len(term))
        concepts.append(Concept(term.lower(), term, 0.9, 1, (term,), (span,)))
    return Talk(str(number), "", text), tuple(concepts)


def named_of(*marks: tuple[Talk, tuple[Concept, ...]], known: dict[str, str] | None = None) -> dict[str, Concept]:
    talks = [talk for talk, _ in marks]
    found = named({talk.id: concepts for talk, concepts in marks}, talks, EmbeddedEncoder(), known or {})
    return {c.label: c for concepts in found.values() for c in concepts}


def test_inflections_are_one_concept_under_the_commoner_form() -> None:
    terms = named_of(
        marked(1, "Gli orti sociali.", "orti sociali"),
        marked(2, "Un orto sociale.", "orto sociale"),
        marked(3, "Altri orti sociali.", "orti sociali"),
    )
    assert (terms["orto sociale"].concept, terms["orto sociale"].rule) == ("orti sociali", "inflection")
    assert (terms["orti sociali"].concept, terms["orti sociali"].rule) == ("orti sociali", "")


def test_an_acronym_is_its_long_form_wherever_it_stands() -> None:
    terms = named_of(
        marked(1, "La banca dei semi (BS) apre.", "banca dei semi"),
        marked(2, "La BS chiude. La BS riapre.", "BS"),
    )
    assert (terms["BS"].concept, terms["BS"].rule) == ("banca dei semi", "acronym")


def test_an_acronym_in_two_meanings_is_neither() -> None:
    terms = named_of(
        marked(1, "La banca dei semi (BS) apre.", "banca dei semi"),
        marked(2, "La bottega solidale (BS) vende.", "bottega solidale"),
        marked(3, "La BS chiude.", "BS"),
    )
    assert terms["BS"].concept == "BS"


def test_a_persons_groups_are_kept_and_new_inflections_join_them() -> None:
    marks = (marked(1, "Il vivaio.", "vivaio"), marked(2, "La banca dei semi.", "banca dei semi"))
    groups = {"vivai": "semenza", "banca dei semi": "semenza"}

    assert len({c.concept for c in named_of(*marks).values()}) == 2
    assert {c.rule for c in named_of(*marks, known=groups).values()} == {"", "grouped by you"}
    assert len({c.concept for c in named_of(*marks, known=groups).values()}) == 1


def test_both_orders_of_brackets_introduce_an_acronym() -> None:
    first = marked(1, "Il terzo settore (T.S.) e la BS (banca dei semi).", "terzo settore", "banca dei semi")

    assert acronyms({"1": first[1]}, [first[0]]) == {("t.s.", "terzo settore"), ("bs", "banca dei semi")}


@pytest.mark.parametrize("text", ["Il terzo settore (RM).", "Il terzo settore (ts).", "Il terzo settore, TS.", "TS"])
def test_other_brackets_introduce_nothing(text: str) -> None:
    talk, concepts = marked(1, f"{text} Il terzo settore.", "terzo settore")

    assert acronyms({"1": concepts}, [talk]) == set()


def test_the_label_has_no_capitals_where_it_is_also_written_without() -> None:
    terms = named_of(
        marked(1, "Orti Sociali", "Orti Sociali"),
        marked(2, "ORTI SOCIALI: Orti Sociali", "Orti Sociali"),
        marked(3, "gli orti sociali", "orti sociali"),
    )
    assert {c.concept for c in terms.values()} == {"orti sociali"}


@pytest.mark.parametrize(
    ("label", "term", "why"),
    [
        ("orti sociali", "orti sociali", ""),
        ("orti sociali", "orto sociale", "inflection"),
        ("e-learning", "elearning", "spelling"),
        ("rete di scuole", "rete delle scuole", "article"),
        ("gestione dei semi", "gestione semi", "preposition"),
        ("banca comunale dei semi", "banca dei semi comunale", "word order"),
        ("banca dei semi", "bs", "acronym"),
        ("vivaio", "semenzaio", "grouped by you"),
        ("vivaio", "serra", "meaning"),
        ("vivaio", "orto", "meaning"),
        ("prato", "bosco", "meaning"),
        ("r.a.e.e.", "raee", "spelling"),
    ],
)
def test_rules(label: str, term: str, why: str) -> None:
    known = {"vivaio": "1", "semenzaio": "1", "serra": "2", "prato": "", "bosco": ""}

    assert rule(label, term, {("bs", "banca dei semi")}, known) == why


@given(st.text(alphabet="aAtTsS (),.'’E\n", max_size=60), st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_gives_labels_that_stand_in_it(text: str, data: st.DataObject) -> None:
    """Whatever the places marked, every term has a concept, and its label is a term."""
    places = data.draw(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 8)), max_size=4))
    spans = [Span("abstract", i, i + n) for i, n in places if text[i : i + n].strip() and i + n <= len(text)]
    concepts = tuple(
        Concept(text[s.start : s.end].lower(), text[s.start : s.end], 0.5, 1, (text[s.start : s.end],), (s,))
        for s in spans
    )
    talk = Talk("1", "", text)

    found = named({"1": concepts}, [talk], EmbeddedEncoder(), {})["1"]

    assert len(found) == len(concepts)
    assert {c.concept.lower() for c in found} <= {c.label.lower() for c in concepts}
    assert all(bool(c.rule) == (c.concept.lower() != c.label.lower()) for c in found)
