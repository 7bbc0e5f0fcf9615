"""What a report says of two talks that are near: where what they share stands, or which words they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts.evidence import shared_places
from abstracts.reports.shared_words import words_of_both

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.records import Concept
    from abstracts.evidence import Snippet
    from abstracts.overlaps import Overlap
    from abstracts.talks import Talk


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
    by_id = {first.id: first, second.id: second}
    found = shared_places(overlap.shared[0].concept, first, second, concepts) if overlap.shared else ()
    places = tuple((by_id[place.owner], place) for place in found)
    words = () if overlap.shared else words_of_both(first, second)
    return OverlapFacts(overlap, first, second, words, places)
