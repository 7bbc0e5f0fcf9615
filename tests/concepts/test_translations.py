"""An English concept and its Italian translation are one."""

from __future__ import annotations

from itertools import permutations

import pytest

from abstracts.analysis import analyse
from abstracts.concepts.records import Concept, Extraction, Span, Term
from abstracts.concepts.translations import joined
from abstracts.embeddings import EmbeddedEncoder
from abstracts.talks import Talk

ENCODER = EmbeddedEncoder()


def term(label: str, talks: str = "a", score: float = 0.5, **more: tuple[str, ...]) -> Term:
    """A concept of some talks, one letter each."""
    return Term(label.lower(), label, score, tuple(talks), (), (label,), rules=("",), **more)


def concept(label: str, score: float, start: int = 0) -> Concept:
    return Concept(label.lower(), label, score, 1, (label,), (Span("abstract", start, start + len(label)),))


@pytest.mark.parametrize(
    ("english", "italian"),
    [
        ("cultural heritage", "patrimonio culturale"),
        ("neural networks", "reti neurali"),
        ("speech recognition", "riconoscimento vocale"),
        ("testing", "test"),
        ("stylometric analysis", "analisi stilometrica"),
    ],
)
def test_translations_are_one_concept_under_the_italian_name(english: str, italian: str) -> None:
    (found,) = joined(Extraction({}, {}, (term(english, "ab"), term(italian, "bc", 0.4))), ENCODER).glossary
    assert (found.label, found.key, found.talks, found.score) == (italian, italian, ("a", "b", "c"), 0.5)
    assert (found.variants, found.rules) == ((italian, english), ("", "translation"))


@pytest.mark.parametrize(
    ("english", "italian"),
    [
        ("archaeological strata", "scavo archeologico"),  # near as a whole, not word by word
        ("scarce resources", "patrimonio culturale"),
        ("cultural heritage data", "patrimonio culturale"),  # one word more
        ("mpv-pause", "mpv-start"),
        ("motion", "movimenti"),  # lone words mean more than one thing
        ("Kubernetes", "contenitori"),
        ("patrimonio artistico", "patrimonio culturale"),  # of one language
        ("of the", "della"),
    ],
)
def test_what_is_no_translation(english: str, italian: str) -> None:
    extraction = Extraction({}, {}, (term(english), term(italian)))
    assert joined(extraction, ENCODER) is extraction


def test_the_english_name_stays_where_it_is_what_people_say() -> None:
    terms = (term("scienza dei cittadini", "a"), term("citizen science", "bcd"))
    (found,) = joined(Extraction({}, {}, terms), ENCODER).glossary
    assert (found.label, found.variants) == ("citizen science", ("citizen science", "scienza dei cittadini"))


def test_the_better_of_two_is_nearest() -> None:
    """Of two concepts that would do, the nearer; the other stays what it is."""
    terms = (term("cultural heritage"), term("patrimonio culturale"), term("beni culturali"))
    expected = {"patrimonio culturale", "beni culturali"}
    for ordered in permutations(terms):
        assert {t.label for t in joined(Extraction({}, {}, ordered), ENCODER).glossary} == expected


def test_talks_hold_it_once_and_the_places_of_both_are_kept() -> None:
    held = (concept("cultural heritage", 0.3, 40), concept("museo", 0.2), concept("patrimonio culturale", 0.1, 4))
    extraction = Extraction(
        {"a": held, "b": (concept("cultural heritage", 0.9),)},
        {"s": (concept("cultural heritage", 0.4),)},
        (term("cultural heritage", "ab"), term("museo"), term("patrimonio culturale", "a")),
        mentions={
            "cultural heritage": frozenset("c"),
            "patrimonio culturale": frozenset("bd"),
            "museo": frozenset("b"),
        },
    )
    found = joined(extraction, ENCODER)
    assert [c.label for c in found.by_talk["a"]] == ["patrimonio culturale", "museo"]
    (both, _) = found.by_talk["a"]
    assert (both.score, both.count, both.variants) == (0.3, 2, ("cultural heritage", "patrimonio culturale"))
    assert [span.start for span in both.spans] == [4, 40]
    assert {c.key for c in (*found.by_talk["b"], *found.by_session["s"])} == {"patrimonio culturale"}
    assert found.mentions == {"patrimonio culturale": frozenset("cd"), "museo": frozenset("b")}


def test_other_concepts_speak_of_it_under_its_name() -> None:
    terms = (
        term("heritage", narrower=("cultural heritage", "patrimonio culturale")),
        term("cultural heritage", "ab", broader=("heritage",)),
        term("patrimonio", narrower=("patrimonio culturale",)),
        term("patrimonio culturale", broader=("patrimonio",)),
    )
    heritage, both, patrimonio = joined(Extraction({}, {}, terms), ENCODER).glossary
    assert heritage.narrower == patrimonio.narrower == ("patrimonio culturale",)
    assert both.broader == ("patrimonio", "heritage")


TALKS = (
    Talk("it", "Il patrimonio culturale delle valli", "Conservare il patrimonio culturale."),
    Talk("en", "Cultural heritage of the valleys", "We preserve cultural heritage.", language="en"),
    Talk("no", "Il bilancio dei comuni", "Entrate e uscite dei comuni."),
)


def test_talks_in_two_languages_share_it_and_keep_their_own_tags() -> None:
    analysis = analyse(TALKS)
    (pair,) = (o for o in analysis.overlaps if {o.first, o.second} == {"it", "en"})
    assert "patrimonio culturale" in [shared.concept for shared in pair.shared]
    assert "cultural heritage" in [c.label.lower() for c in analysis.concepts["en"]]


def test_no_concepts() -> None:
    extraction = Extraction({}, {}, ())
    assert joined(extraction, ENCODER) is extraction
