"""The sentence that best says what a theme is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.talks import Talk

SENTENCE = re.compile(r"[^.!?…\s][^.!?…]*(?:[.!?…](?!\s|$)[^.!?…]*)*[.!?…]?", re.DOTALL)
SHORT, LONG = 40, 300
"""Characters of a sentence that can be quoted."""

TALKS = 5
"""Most typical talks whose sentences are read."""


def key_sentence(talks: Sequence[Talk], extraction: Extraction, weights: Mapping[str, float]) -> str:
    """Of the most typical talks, the sentence with the heaviest concepts of the theme; "" where none holds any.

    Args:
        talks: the members, most typical first.
        extraction: their concepts, with the places where they stand.
        weights: key of a concept -> how much it says of the theme.
    """
    best, found = 0.0, ""
    for talk in talks[:TALKS]:
        for start, end in _sentences(talk.abstract):
            weight = round(sum(_within(talk, extraction, weights, start, end)), 6)
            if weight > best:
                best, found = weight, " ".join(talk.abstract[start:end].split())
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in SENTENCE.finditer(text):
        if SHORT <= len(found.group().strip()) <= LONG:
            yield found.span()


def _within(talk: Talk, extraction: Extraction, weights: Mapping[str, float], start: int, end: int) -> Iterator[float]:
    """Weights of the concepts that stand between two characters of the abstract."""
    for concept in extraction.by_talk.get(talk.id, ()):
        if any(s.field == "abstract" and start <= s.start and s.end <= end for s in concept.spans):
            yield weights.get(concept.key, 0.0)
