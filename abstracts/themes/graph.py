"""Talks moved towards their neighbours, and trees of merges cut into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform

from abstracts.embeddings import unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abstracts.embeddings import Matrix

Labels = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
Row = np.ndarray[tuple[int], np.dtype[np.float64]]
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
    """(n, count) indices of the talks nearest to each, itself left out, in their order; of equally near ones the first.

    Where `argpartition` leaves ties depends on the processor.
    """
    distance = -np.round(nearness, DECIMALS)
    np.fill_diagonal(distance, np.inf)
    last = np.partition(distance, count - 1, axis=1)[:, count - 1 : count]
    nearer, tied = distance < last, distance == last
    room = count - nearer.sum(axis=1, keepdims=True)
    chosen = np.nonzero(nearer | (tied & (tied.cumsum(axis=1) <= room)))[1]
    return chosen.reshape(len(nearness), count).astype(np.int64)


def tree(nearness: Matrix, linked: Linkage = "average") -> Matrix:
    """Merges of talks by nearness in -1..1, as SciPy's (n - 1, 4).

    Average linkage (Sokal & Michener 1958), or Ward's (1963) on the distances 1 - nearness, whose groups are more even.
    """
    merges: Matrix = linkage(squareform(np.round(1 - nearness, DECIMALS), checks=False).clip(0), linked)
    return merges


def cut(merges: Matrix, numbers: list[int]) -> dict[int, Labels]:
    """The tree cut into exactly each of those numbers of groups; labels (n,) from 0, in the order of first talks.

    The same as SciPy's `cut_tree`, which goes through all talks for each merge.
    """
    n, pairs = len(merges) + 1, merges[:, :2].astype(np.int64)
    made = np.empty((n - 1, len(numbers)), dtype=bool)
    made[_in_turn(pairs, merges[:, 2])] = np.arange(n - 1)[:, None] < n - np.array(numbers)
    first = _first_talks(pairs, made)
    leads = first == np.arange(n)[:, None]
    labels = np.take_along_axis(leads.cumsum(axis=0) - 1, first, axis=0)
    return {k: labels[:, i] for i, k in enumerate(numbers)}


def _in_turn(pairs: Labels, heights: Row) -> Labels:
    """Merges, the lowest first; of equally high ones those that are further down the tree."""
    n = len(pairs) + 1
    found = [2 * n - 2]
    for node in found:
        found += [child for child in pairs[node - n, ::-1].tolist() if child >= n]
    upwards = np.array(found[::-1]) - n
    return upwards[np.argsort(heights[upwards], kind="stable")]


def _first_talks(pairs: Labels, made: Flags) -> Labels:
    """(n, cuts) first talk of the group of each talk, if of the n - 1 merges those that are `made` (n - 1, cuts)."""
    n = len(pairs) + 1
    lowest = np.arange(2 * n - 1)
    for node, pair in enumerate(pairs, start=n):
        lowest[node] = lowest[pair].min()
    first = np.repeat(lowest[:, None], made.shape[1], axis=1)
    for merge in reversed(range(n - 1)):
        first[pairs[merge]] = np.where(made[merge], first[n + merge], first[pairs[merge]])
    return first[:n]


def largest_first(groups: Iterable[list[int]]) -> list[list[int]]:
    """Groups of places by size, then by their places: in one order, however they were found."""
    return sorted(groups, key=lambda group: (-len(group), group))


def modularity(rows: Matrix, labels: Labels) -> float:
    """Links to nearest talks inside groups, above what chance would give (Newman & Girvan 2004), -0.5..1."""
    inside, chance = _inside(rows, labels)
    return inside - chance


def assortativity(rows: Matrix, labels: Labels) -> float:
    """Modularity as a share of that of groups with no link between them (Newman 2003), -1..1; of one group 0."""
    inside, chance = _inside(rows, labels)
    return (inside - chance) / (1 - chance) if labels.min() != labels.max() else 0.0


def _inside(rows: Matrix, labels: Labels) -> tuple[float, float]:
    """Share of the links to nearest talks that are inside groups, and what it would be by chance, 0..1."""
    n = len(rows)
    count = max(1, min(LINKS, n // 5))
    links = np.zeros((n, n))
    links[np.arange(n)[:, None], nearest(rows @ rows.T, count)] = 1
    links = np.maximum(links, links.T)
    degree, inside = links.sum(axis=1), labels[:, None] == labels
    total = float(degree.sum())
    return float((links * inside).sum()) / total, float((np.outer(degree, degree) * inside).sum()) / total**2


def by_size(labels: Labels) -> Labels:
    """Groups numbered by size, the largest 0; ties by their first talk."""
    groups, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    order = sorted(range(len(groups)), key=lambda g: (-sizes[g], first[g]))
    rank = {int(groups[g]): place for place, g in enumerate(order)}
    return np.array([rank[int(label)] for label in labels], dtype=np.int64)


def sizes_of(contents: Labels, labels: Labels) -> Labels:
    """How many talks that differ each group 0, 1, ... has; -1 is no group."""
    known = labels >= 0
    distinct = np.unique(np.column_stack([labels, contents])[known], axis=0)
    return np.bincount(distinct[:, 0], minlength=int(labels.max(initial=0)) + 1)
