"""Broader and narrower groups around the groups of a corpus, such that the levels nest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from abstracts.embeddings import unit
from abstracts.themes import graph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.embeddings import Matrix
    from abstracts.themes.graph import Labels

Granularity = Literal["coarse", "medium", "fine"]

COARSEST, COARSE = 1 / 4, 2 / 3
"""Coarse groups are between these parts of the medium ones: a level that merges one pair says nothing new."""

MOST_PARTS = 8
"""A medium group falls into so many fine ones at most."""

HOLDS = 0.6
"""A medium group is split only if talks of a part fall together this often when talks are left out."""

GAP = 1e-4
"""Talks of one medium group count as this much nearer than any two of different groups."""


def check(granularity: str) -> None:
    """Raise ValueError for what is no level."""
    if granularity not in get_args(Granularity):
        raise ValueError(f"granularity is {granularity!r}; expected {', '.join(get_args(Granularity))}")


def coarse_numbers(medium: int) -> list[int]:
    """Numbers of coarse groups to try, where there are so many medium ones.

    >>> coarse_numbers(9), coarse_numbers(2)
    ([3, 4, 5, 6], [])
    """
    return list(range(max(2, int(np.ceil(COARSEST * medium))), int(COARSE * medium) + 1))


def merged(consensus: Matrix, medium: Labels, number: int) -> Labels:
    """Coarse groups (m,) of m talks, made of whole medium ones: average linkage on the consensus."""
    held = np.where(medium[:, None] == medium, 1, np.minimum(consensus, 1 - GAP))
    return graph.by_size(graph.cut(graph.tree(held), [number])[number])


def holds(consensus: Matrix, labels: Labels) -> bool:
    """Whether talks of one part mostly fall together in the resamples."""
    same = labels[:, None] == labels
    np.fill_diagonal(same, val=False)
    return bool(same.any()) and float(consensus[same].mean()) >= HOLDS


def spread(rows: Matrix, medium: Labels, sample: Labels, labels: Labels) -> Labels:
    """Groups of a sample -> groups of all n talks, each the nearest of those that share its medium group.

    Args:
        rows: (n, d) unit rows.
        medium: (n,) medium groups.
        sample: (m,) places of the talks of the sample.
        labels: (m,) their groups, which nest with the medium ones.
    """
    centres = unit(np.array([rows[sample[labels == g]].mean(axis=0) for g in range(labels.max() + 1)]))
    meets = np.zeros((medium.max() + 1, labels.max() + 1), dtype=bool)
    meets[medium[sample], labels] = True
    nearness = np.where(meets[medium], np.round(rows @ centres.T, graph.DECIMALS), -np.inf)
    found: Labels = nearness.argmax(axis=1)
    found[sample] = labels
    return found


def joined(groups: Sequence[Sequence[int]], coarse: Labels) -> list[list[int]]:
    """Medium groups (places of talks) put together as most of their talks are, the largest first."""
    found: dict[int, list[int]] = {}
    for group in groups:
        found.setdefault(_commonest(coarse[list(group)]), []).extend(group)
    return graph.largest_first(sorted(group) for group in found.values())


def split(group: Sequence[int], positions: Matrix, fine: Labels, contents: Labels, min_size: int) -> list[list[int]]:
    """A medium group (places of talks) split into fine ones, the largest first.

    Talks of fine groups smaller than `min_size`, in which copies (equal `contents`) count once, join the nearest of the
    others; where all are smaller, the group stays whole.
    """
    members = np.sort(np.array(group))
    kept = np.flatnonzero(graph.sizes_of(contents[members], fine[members]) >= max(1, min_size))
    if len(kept) < 2:
        return [members.tolist()]
    centres = unit(np.array([positions[members[fine[members] == label]].sum(axis=0) for label in kept]))
    nearest = kept[np.round(positions[members] @ centres.T, graph.DECIMALS).argmax(axis=1)]
    homes = np.where(np.isin(fine[members], kept), fine[members], nearest)
    parts: list[list[int]] = [members[homes == label].tolist() for label in kept]
    return sorted(parts, key=lambda part: (-len(part), part))


def _commonest(labels: Labels) -> int:
    count = Counter(labels.tolist())
    return min(count, key=lambda label: (-count[label], label))
