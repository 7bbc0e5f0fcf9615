"""Many small trees asked at once: all comparisons of a level are one operation on columns, not one a tree and row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from abstracts.concepts.trees import Rows, Tree

    Places = np.ndarray[tuple[int, int], np.dtype[np.integer]]
    Column = np.ndarray[tuple[int], np.dtype[np.float64]]

AT_ONCE = 256
"""Rows asked together: what is computed of them stays in the cache."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees laid side by side, as if all their leaves were at one depth, level by level.

    Attributes:
        depth: of all trees.
        feature: column that each inner node asks, (trees, inner nodes).
        rank: how many `cuts` of that column are below the threshold of the node, same shape.
        cuts: column -> its thresholds, sorted, each once.
        value: of the leaves from left to right, (trees, leaves).
    """

    depth: int
    feature: Places
    rank: Places
    cuts: Mapping[int, Column]
    value: Rows

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> Forest:
        """The same trees, one at least."""
        depth = max(_depth(tree) for tree in trees)
        shapes = [_complete(tree, depth) for tree in trees]
        nodes = [(tree, inner) for tree, (inner, _) in zip(trees, shapes, strict=True)]
        feature = np.array([[tree.feature[i] for i in inner] for tree, inner in nodes], dtype=np.int32)
        threshold = np.array([[tree.threshold[i] for i in inner] for tree, inner in nodes])
        rank, cuts = np.zeros_like(feature, dtype=np.int16), {}
        for column in np.unique(feature):
            asked = feature == column
            cuts[int(column)] = np.unique(threshold[asked])
            rank[asked] = np.searchsorted(cuts[int(column)], threshold[asked])
        return cls(depth, feature, rank, cuts, np.array([leaves for _, leaves in shapes]))

    def outputs(self, rows: Rows) -> Iterator[Rows]:
        """The value of the leaf that each row falls in: matrices (trees, rows), one for each part of the rows.

        All parts together would take gigabytes for a large corpus; there is one at least, be it empty.
        """
        for start in range(0, max(1, len(rows)), AT_ONCE):
            leaves = self._leaves(rows[start : start + AT_ONCE])
            yield self.value.take(leaves + self.value.shape[1] * np.arange(len(leaves))[:, None])

    def _leaves(self, rows: Rows) -> Places:
        """Which leaf, from left to right, each row falls in: (trees, rows)."""
        right = self._goes_right(rows)
        at = np.zeros((len(self.feature), len(rows)), dtype=np.uint8 if self.depth < 8 else np.int32)
        for level in range(self.depth):
            first, here = 2**level - 1, right[:, 2**level - 1]
            for place in range(1, 2**level):
                here = np.where(at == place, right[:, first + place], here)
            at = 2 * at + here
        return at

    def _goes_right(self, rows: Rows) -> np.ndarray[tuple[int, int, int], np.dtype[np.bool_]]:
        """Whether each row is above the threshold of each node: (trees, inner nodes, rows).

        Numbers are replaced by how many thresholds of their column are below them: small integers compare faster.
        """
        below = np.zeros(rows.shape[::-1], dtype=np.int16)
        for column, cuts in self.cuts.items():
            below[column] = np.searchsorted(cuts, rows[:, column])
        return below[self.feature] > self.rank[..., None]


def _depth(tree: Tree, node: int = 0) -> int:
    return 1 + max(_depth(tree, tree.left[node]), _depth(tree, tree.right[node])) if tree.left[node] >= 0 else 0


def _complete(tree: Tree, depth: int) -> tuple[list[int], list[float]]:
    """The nodes of the tree as if all leaves were at one depth (a leaf stands for all below it), level by level.

    Returns:
        The inner nodes, and the values of the leaves from left to right.
    """
    inner, level = [], [0]
    for _ in range(depth):
        inner += level
        level = [child if child >= 0 else node for node in level for child in (tree.left[node], tree.right[node])]
    return inner, [tree.value[node] for node in level]
