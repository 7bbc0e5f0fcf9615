"""Words of one family count for its concept."""

from __future__ import annotations

import numpy as np
import pytest

from abstracts.concepts.records import Extraction, Term
from abstracts.embeddings import EmbeddedEncoder
from abstracts.similarity import Meaning
from abstracts.talks import Talk
from abstracts.themes.families import with_kin
from abstracts.themes.labels import Labeller
from abstracts.themes.standing import kin_of, parts_of, said_of


def extraction_of(texts: list[str], concept: str, *, held: str, common: bool = False) -> Extraction:
    """Talks a, b, … of these titles, one concept, and the talks that hold it."""
    talks = [Talk(chr(ord("a") + i), text) for i, text in enumerate(texts)]
    term = Term(concept.lower(), concept, 0.5, tuple(held), (), (concept,))
    bare = Extraction({talk.id: () for talk in talks}, {}, () if common else (term,), common=(term,) if common else ())
    return with_kin(bare, talks, Meaning(np.zeros((len(talks), 512)), EmbeddedEncoder()))


@pytest.mark.parametrize(
    ("concept", "other", "kin"),
    [
        ("turismo", "Le guide turistiche", "turistiche"),
        ("turismo", "I TURISTI di passaggio", "turisti"),
        ("archivio", "Un fondo archivistico", "archivistico"),
        ("scuola", "Il tempo scolastico", ""),  # they do not begin alike
        ("costa", "La costituzione", ""),
        ("museo", "La musica", ""),
        ("privacy", "Le nozze private", ""),
        ("attivista", "Una nuova attività", ""),
        ("economia", "Il ciclo economico", "economico"),
        ("clima", "I turisti", ""),
        ("turismo", "Il viaggio in Italia", ""),
        ("italianistica", "Il cinema italiano", ""),  # everybody says «italiano»
        ("turismo lento", "Le guide turistiche", ""),  # of several words
        ("IA", "Le IA", ""),
    ],
)
def test_a_word_of_the_family_of_a_concept(concept: str, other: str, kin: str) -> None:
    found = extraction_of([concept, other], concept, held="a").kin
    assert found == ({concept.lower(): {"b": kin}} if kin else {})


def test_nouns_that_are_nobodys_concept_have_families_too() -> None:
    assert extraction_of(["turismo", "turisti"], "turismo", held="a", common=True).kin == {"turismo": {"b": "turisti"}}


def test_who_holds_the_concept_itself_is_no_kin() -> None:
    assert extraction_of(["Il turismo per i turisti", "I turisti"], "turismo", held="a").kin == {
        "turismo": {"b": "turisti"}
    }


@pytest.mark.parametrize(("held", "others", "speaks"), [("a", 2, True), ("a", 3, False), ("ab", 3, True)])
def test_a_concept_of_one_talk_does_not_speak_for_many(held: str, others: int, *, speaks: bool) -> None:
    said = ["Un bus turistico", "Una guida turistica", "I turisti"]
    texts = [*["Il turismo"] * len(held), *said[:others]]
    assert (len(extraction_of(texts, "turismo", held=held).kin.get("turismo", ())) == others) == speaks


def test_of_a_family_the_most_widespread_concept_speaks() -> None:
    talks = [Talk("a", "Le interviste"), Talk("b", "Le interviste"), Talk("c", "L'intervista")]
    terms = [
        Term(word, word, 0.5, held, (), (word,)) for word, held in (("interviste", ("a", "b")), ("intervista", ("c",)))
    ]
    meaning = Meaning(np.zeros((3, 512)), EmbeddedEncoder())
    assert with_kin(Extraction({}, {}, tuple(terms)), talks, meaning).kin == {"interviste": {"c": "intervista"}}


def test_no_texts_and_no_pairs() -> None:
    assert extraction_of([], "turismo", held="").kin == {}
    assert Meaning(np.zeros((0, 512)), EmbeddedEncoder()).near([], 0.7) == {}


def test_a_label_covers_who_speaks_of_the_same_in_other_words_and_says_so() -> None:
    found = extraction_of(["Il turismo", "Un bus turistico", "Un bilancio"], "turismo", held="a")
    (label,) = Labeller(
        found, [["a", "b", "c"]], {"a": "Il turismo", "b": "Un bus turistico", "c": "Un bilancio"}
    ).labels
    assert (label.text, label.coverage) == ("turismo", pytest.approx(2 / 3))
    assert label.parts == (frozenset("a"),)
    assert label.holders == frozenset("ab")
    assert label.kin_of("abc") == ("turistico",)
    assert label.kin_of("c") == ()


def test_a_label_stands_in_a_member_itself() -> None:
    """«turismo» is no name of a group in which only «turistico» is said."""
    found = extraction_of(["Il turismo", "Un bus turistico", "Una guida turistica"], "turismo", held="a")
    labels = Labeller(found, [["b", "c"], ["a"]], {"a": "Il turismo", "b": "Un bus turistico", "c": "Una guida"}).labels
    assert [label.text for label in labels] == ["Un bus turistico", "turismo"]


def test_what_is_said_and_what_is_kin_are_told_apart() -> None:
    found = extraction_of(["Il turismo", "Un bus turistico"], "turismo", held="a")
    assert parts_of(found, "Turismo") == (said_of(found.glossary, found),) == (frozenset("a"),)
    assert kin_of(found.glossary, found) == {"b": "turistico"}
