"""Broader, narrower and related terms; keywords in their contexts."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts import language
from abstracts.concepts import Span, extract
from abstracts.concepts.candidates import Candidate
from abstracts.concepts.nesting import Relatives, relatives
from abstracts.concepts.ranking import FormulaRanker
from abstracts.concepts.words import Word
from abstracts.evidence import concordance, line
from abstracts.talks import Session, Talk

if TYPE_CHECKING:
    from spacy.language import Language

    from abstracts.concepts import Term

TEXT = (
    "Il budget di salute di comunità finanzia gli orti. Il budget di salute di comunità piace ai medici. Con il budget "
    "di salute si paga la casa, e la salute migliora. Un budget di salute dura un anno; la salute dura di più. "
    "Il community management si impara. Il digital community management si compra. La community cresce."
)


@pytest.fixture(scope="module")
def terms(nlp: Language) -> dict[str, Term]:
    it = Talk("t1", "", TEXT)
    return {t.label: t for t in extract(language.read([it], nlp), [it], ranker=FormulaRanker()).glossary}


def test_the_head_phrase_is_broader_and_a_complement_is_related(terms: dict[str, Term]) -> None:
    assert terms["budget di salute di comunità"].broader == ("budget di salute",)
    assert terms["budget di salute"].narrower == ("budget di salute di comunità",)
    assert terms["budget di salute"].related == ("salute",)


def test_relatives_are_mutual(terms: dict[str, Term]) -> None:
    for label, term in terms.items():
        assert all(label in terms[other].narrower for other in term.broader)
        assert all(label in terms[other].related for other in term.related)


def occurrence(tags: str) -> Candidate:
    """«data governance» with its words in some classes: the tagger is not of one mind about foreign words."""
    texts = ("data", "governance")
    words = tuple(Word(t, tag, t, 0, 1, 0, ("", ""), True, t) for t, tag in zip(texts, tags, strict=True))  # noqa: FBT003
    return Candidate(
        "t", "talk", "abstract", words, words, tags, "data governance", False, False, 0.0, "", "", "O", "O", "", ""  # noqa: FBT003
    )  # fmt: skip


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_most_occurrences_say_what_the_head_is_whatever_their_order(order: tuple[int, ...]) -> None:
    told = [occurrence(tags) for tags in ("NF", "FF", "PP", "FF")]
    found = relatives(
        {"data governance": [told[i] for i in order], "governance": told[:1], "data": told[:1]},
    )
    assert found["data governance"] == Relatives(broader=("governance",), related=("data",))


def test_every_occurrence_has_its_line(nlp: Language) -> None:
    session = Session("s", "Orti urbani", "Gli orti urbani di tutti.")
    talks = [Talk("t1", "Orti urbani", "Ecco gli orti  urbani.", session=session), Talk("t2", "Gli orti urbani")]
    extraction = extract(language.read(talks, nlp), talks)
    key = next(t.key for t in extraction.glossary if t.label == "orti urbani")
    lines = concordance(talks, extraction)[key]
    assert [(at.owner, at.field, at.left, at.keyword) for at in lines] == [
        ("t2", "title", "Gli ", "orti urbani"),
        ("t1", "abstract", "Ecco gli ", "orti urbani"),
        ("s", "abstract", "Gli ", "orti urbani"),
        ("t1", "title", "", "Orti urbani"),
        ("s", "title", "", "Orti urbani"),
    ]
    assert concordance(talks[::-1], extraction) == concordance(talks, extraction)


@given(st.text(max_size=120), st.integers(0, 120), st.integers(1, 20), st.integers(0, 50))
def test_a_line_holds_whole_words_of_the_text(text: str, start: int, length: int, around: int) -> None:
    found = line(Talk("t", "", text), Span("abstract", start, start + length), around)
    assert max(len(found.left), len(found.right)) <= around
    plain = " ".join(text.split())
    assert " ".join((found.left + found.keyword + found.right).split()) in plain
