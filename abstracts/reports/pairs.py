"""What a report says of two talks that are near: where what they share stands, or which words they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts.evidence import concept_of, snippets
from abstracts.similarity.texts import own_text, stem, weight, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.records import Concept
    from abstracts.evidence import Snippet
    from abstracts.overlaps import Overlap
    from abstracts.talks import Talk

WORDS = 3
"""Words named for two talks that share no concept."""

TELLING = 0.3
"""Weight of such a word, at least."""


@dataclass(frozen=True, slots=True)
class OverlapFacts:
    """Two talks that are near.

    Attributes:
        words: words of both titles, or else of both texts, where the talks share no concept.
        places: where their strongest shared concept stands in each.
    """

    overlap: Overlap
    first: Talk
    second: Talk
    words: tuple[str, ...]
    places: tuple[tuple[Talk, Snippet], ...]


def facts_of(overlap: Overlap, first: Talk, second: Talk, concepts: Mapping[str, Sequence[Concept]]) -> OverlapFacts:
    """What is said of an overlap.

    Args:
        overlap: of the two talks.
        first: as the overlap has it.
        second: as the overlap has it.
        concepts: id of a talk -> its concepts.
    """
    strongest = overlap.shared[0].concept if overlap.shared else None
    key = next((c.key for c in concepts.get(first.id, ()) if c.label == strongest), None)
    places = []
    for talk in (first, second):
        concept = concept_of(concepts.get(talk.id, ()), key) if key is not None else None
        if concept:
            places += [(talk, s) for s in snippets(talk, concept)]
    words = () if overlap.shared else words_of_both(first, second)
    return OverlapFacts(overlap, first, second, words, tuple(places))


def words_of_both(first: Talk, second: Talk) -> tuple[str, ...]:
    """Words that say something and stand in both titles, or else in both texts, as the first writes them.

    >>> from abstracts.talks import Talk
    >>> words_of_both(Talk("1", "Formati aperti"), Talk("2", "LibreOffice e il formato aperto"))
    ('Formati', 'aperti')
    """
    titles, texts = (first.title, second.title), (own_text(first), own_text(second))
    return _words_of_both(*titles) or _words_of_both(*texts)


def _words_of_both(first: str, second: str) -> tuple[str, ...]:
    there = {_family(word) for word in words(second)}
    long = [word for word in words(first) if len(word) > 2 and not word.isdigit()]
    told = [word for word in long if _family(word) in there and weight(word.lower()) >= TELLING]
    by_family = {_family(word): word for word in reversed(told)}
    heaviest = sorted(by_family.values(), key=lambda word: -weight(word.lower()))[:WORDS]
    return tuple(sorted(heaviest, key=told.index))


def _family(word: str) -> str:
    """What the inflections of a word share; of a short one all but its last letter."""
    return stem(word)[: len(word) - 1]
