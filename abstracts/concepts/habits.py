"""The words that authors like in keywords, learned from the keywords of other talks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from abstracts.concepts.classes import ARTICLES, PREPOSITIONS, adjective_stem
from abstracts.concepts.runs import Runs
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.profiles import Profile
    from abstracts.concepts.trees import Rows

FEWEST, MOST = 2, 16
"""Talks that must have used a word; more than the second count no more."""
NAMES = ("usual words", "least usual word")
LINKS = ARTICLES | PREPOSITIONS.keys() | {"e", "ed", "&"}


@dataclass(frozen=True, slots=True)
class Habits:
    """How many talks used a word in their keywords (after the keyphrase frequency of KEA, Frank et al. 1999).

    Attributes:
        count: stem of a word -> talks.
    """

    count: Mapping[str, int]

    @classmethod
    def of(cls, keywords: Iterable[Sequence[str]]) -> Habits:
        """What the keywords of several talks have in common."""
        return cls(Counter(stem for of_talk in keywords for stem in stems(of_talk)))

    def kept(self) -> Habits:
        """The counts that make a difference."""
        return Habits({stem: min(n, MOST) for stem, n in sorted(self.count.items()) if n >= FEWEST})

    def columns(self, profiles: Sequence[Profile], own: Iterable[str] = ()) -> Rows:
        """Mean and least count of the words of some concepts: a matrix (concepts, 2).

        Args:
            profiles: the concepts.
            own: keywords of their own talk if it was counted: they do not count here, else the ranker would learn to
                trust the counts more than it may on new talks.
        """
        hidden = stems(own)
        if not profiles:
            return np.zeros((0, len(NAMES)))
        rows = [[self._usual(stem, hidden) for stem in _stems_of(p)] for p in profiles]
        runs, usual = Runs.of(rows), [n for row in rows for n in row]
        return np.column_stack([runs.mean(usual), runs.least(usual)])

    def _usual(self, stem: str, hidden: frozenset[str]) -> int:
        others = self.count.get(stem, 0) - (stem in hidden)
        return min(others, MOST) if others >= FEWEST else 0


def stems(keywords: Iterable[str]) -> frozenset[str]:
    """Stems of the content words of some keywords.

    >>> sorted(stems(["Archivi digitali", "reti per l'inclusione"]))
    ['archiv', 'digital', 'inclusion', 'reti']
    """
    words = (w for k in keywords for w in straight_apostrophes(k.lower()).replace("'", "' ").split())
    return frozenset(_stem(w.strip('.,;:()«»"“”')) for w in words if w not in LINKS) - {""}


def _stems_of(profile: Profile) -> list[str]:
    return [_stem(w.lower) for w in profile.occurrences[0].content]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return adjective_stem(word) if word else ""
