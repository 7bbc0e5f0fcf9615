"""Talks moved towards their neighbours, and trees of merges cut into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy.cluster.hierarchy import cut_tree, linkage
from scipy.spatial.distance import squareform

from abstracts.embeddings import unit

if TYPE_CHECKING:
    from abstracts.embeddings import Matrix

Labels = np.ndarray[tuple[int], np.dtype[np.int64]]
Linkage = Literal["average", "ward"]
DECIMALS = 5

LINKS = 15
"""Links of a talk to its nearest in the modularity of groups."""


def smoothed(rows: Matrix, neighbours: int, rounds: int) -> Matrix:
    """Each talk moved halfway to the mean of its nearest talks, a few times: noise goes, groups draw together.

    Mean shift on a neighbour graph (Fukunaga & Hostetler 1975), equally diffusion (Coifman & Lafon 2006).

    Args:
        rows: (n, d) unit rows.
        neighbours: how many nearest talks.
        rounds: how often.
    """
    for _ in range(rounds):
        rows = unit(rows + rows[nearest(rows @ rows.T, neighbours)].mean(axis=1))
    return rows


def nearest(nearness: Matrix, count: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """(n, count) indices of the talks nearest to each, itself left out, in no order."""
    rounded = np.round(nearness, DECIMALS)
    np.fill_diagonal(rounded, -np.inf)
    found: np.ndarray[tuple[int, int], np.dtype[np.int64]] = np.argpartition(-rounded, count - 1, axis=1)[:, :count]
    return found


def tree(nearness: Matrix, linked: Linkage = "average") -> Matrix:
    """Merges of talks by nearness in -1..1, as SciPy's (n - 1, 4).

    Average linkage (Sokal & Michener 1958), or Ward's (1963) on the distances 1 - nearness, whose groups are more even.
    """
    merges: Matrix = linkage(squareform(np.round(1 - nearness, DECIMALS), checks=False).clip(0), linked)
    return merges


def cut(merges: Matrix, numbers: list[int]) -> dict[int, Labels]:
    """The tree cut into exactly each of those numbers of groups; labels (n,) from 0."""
    columns = cut_tree(merges, n_clusters=numbers)
    return {k: columns[:, i].astype(np.int64) for i, k in enumerate(numbers)}


def modularity(rows: Matrix, labels: Labels) -> float:
    """Links to nearest talks inside groups, above what chance would give (Newman & Girvan 2004), -0.5..1."""
    n = len(rows)
    count = max(1, min(LINKS, n // 5))
    links = np.zeros((n, n))
    links[np.arange(n)[:, None], nearest(rows @ rows.T, count)] = 1
    links = np.maximum(links, links.T)
    degree, inside = links.sum(axis=1), labels[:, None] == labels
    expected = np.outer(degree, degree) / degree.sum()
    return float(((links - expected) * inside).sum() / degree.sum())


def by_size(labels: Labels) -> Labels:
    """Groups numbered by size, the largest 0; ties by their first talk."""
    groups, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    order = sorted(range(len(groups)), key=lambda g: (-sizes[g], first[g]))
    rank = {int(groups[g]): place for place, g in enumerate(order)}
    return np.array([rank[int(label)] for label in labels], dtype=np.int64)
