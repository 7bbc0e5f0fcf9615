"""How well lists of concepts agree with a person's keywords: scores a talk, means, intervals by bootstrap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abstracts.concepts.evaluation import plain
from abstracts.concepts.matching import stemmed

if TYPE_CHECKING:
    from abstracts.talks import Talk

Lists = Mapping[str, Sequence[str]]
Values = np.ndarray[tuple[int], np.dtype[np.float64]]

AT = (5, 10)
KEYS = {"stemmed": stemmed, "exact": plain}
DRAWS = 10_000


@dataclass(frozen=True)
class Gold:
    """A corpus with keywords.

    Attributes:
        name: what the table calls it.
        talks: all talks, those without keywords too.
        keywords: id of a talk -> its keywords.
    """

    name: str
    talks: Sequence[Talk]
    keywords: Lists

    def wanted(self, match: str, *, present: bool) -> dict[str, set[str]]:
        """Keys of the keywords of each talk that has any; `present`: of those in its title and abstract."""
        key, found = KEYS[match], {}
        for talk in self.talks:
            keys = {key(k) for k in self.keywords.get(talk.id, ())} - {""}
            text = f" {key(f'{talk.title}. {talk.abstract}')} "
            kept = {k for k in keys if f" {k} " in text} if present else keys
            if kept:
                found[talk.id] = kept
        return found


def scores(lists: Lists, wanted: Mapping[str, set[str]], match: str, n: int) -> dict[str, Values]:
    """Precision, recall and F1 of the n best labels of each talk: 2 · hits / (n + keywords)."""
    key = KEYS[match]
    hits = np.array([len({key(label) for label in lists.get(talk, ())[:n]} & keys) for talk, keys in wanted.items()])
    sizes = np.array([len(keys) for keys in wanted.values()])
    return {"P": hits / n, "R": hits / sizes, "F1": 2 * hits / (n + sizes)}


def interval(values: Values) -> tuple[float, float]:
    """Where 95 % of the means of talks drawn with replacement lie (Efron 1979)."""
    draws = np.random.default_rng(0).integers(0, len(values), (DRAWS, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)
