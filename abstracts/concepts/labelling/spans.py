"""From chances of tokens to terms: candidate ranges, their chances, and the best set of them that does not overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abstracts.concepts.labelling.crf import Chances
    from abstracts.concepts.labelling.gazetteer import Gazetteer
    from abstracts.concepts.labelling.texts import Range, Text

LEAST = 0.03
"""Ranges less likely than this are no candidates."""
LONGEST = 22


def candidates(text: Text, chances: Chances, known: Gazetteer) -> list[Range]:
    """Ranges that the labeller holds possible, and all phrases that other groups named, in order."""
    found = {(i, j) for i, j, key in known.phrases(text) if known.phrase(key, text.group).named}
    for i in np.flatnonzero(chances[:, 0] > LEAST).tolist():
        chance = chances[i, 0]
        for j in range(i + 1, min(i + LONGEST, len(chances)) + 1):
            found.add((i, j))
            chance *= goes_on(chances, j)
            if chance < LEAST / 2:
                break
    return sorted(found)


def goes_on(chances: Chances, at: int) -> float:
    """The chance that token `at` goes on with the term that its predecessor is part of."""
    if at >= len(chances):
        return 0.0
    return float(min(1.0, chances[at, 1] / max(1e-9, chances[at - 1].sum())))


def inside(chances: Chances, span: Range) -> float:
    """The chance that a term begins with the range and goes on at least to its end."""
    start, end = span
    return float(chances[start, 0] * np.prod([goes_on(chances, k) for k in range(start + 1, end)]))


def exactly(chances: Chances, span: Range) -> float:
    """The chance that the range is a term, 0..1: a Markov chain with the marginals of the field."""
    return inside(chances, span) * (1 - goes_on(chances, span[1]))


def best(scored: Mapping[Range, float], threshold: float) -> list[Range]:
    """The ranges that do not overlap with the greatest sum of what each exceeds the threshold by.

    Weighted interval scheduling; of equal sums the one found first wins.

    Args:
        scored: range of tokens -> chance that it is a term.
        threshold: ranges at or below it are never chosen.
    """
    ranges = sorted((r for r, chance in scored.items() if chance > threshold), key=lambda r: (r[1], r[0]))
    sums: list[tuple[float, tuple[Range, ...]]] = [(0.0, ())]
    for n, span in enumerate(ranges):
        before = next(m for m in range(n, -1, -1) if m == 0 or ranges[m - 1][1] <= span[0])
        total, chosen = sums[before]
        taken = (total + scored[span] - threshold, (*chosen, span))
        sums.append(max(sums[n], taken, key=lambda option: option[0]))
    return list(sums[-1][1])
