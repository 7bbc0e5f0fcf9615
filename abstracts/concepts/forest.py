"""Many small trees asked at once: all comparisons of a level are one operation on columns, not one a tree and row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abstracts.concepts.trees import Rows, Tree

    Places = np.ndarray[tuple[int, int], np.dtype[np.int32]]

AT_ONCE = 2048
"""Rows asked together: what is computed of them stays in tens of megabytes."""


def outputs(trees: Sequence[Tree], rows: Rows) -> Iterator[Rows]:
    """The value of the leaf that each row falls in: matrices (trees, rows), one for each part of the rows, in order.

    All parts together would take gigabytes for a large corpus; there is one at least, be it empty.
    """
    if not trees:
        yield np.zeros((0, len(rows)))
        return
    depth = max(_depth(tree) for tree in trees)
    shapes = [_complete(tree, depth) for tree in trees]
    nodes = [(tree, inner) for tree, (inner, _) in zip(trees, shapes, strict=True)]
    feature = np.array([[tree.feature[i] for i in inner] for tree, inner in nodes], dtype=np.int32)
    threshold = np.array([[tree.threshold[i] for i in inner] for tree, inner in nodes])
    value = np.array([leaves for _, leaves in shapes])
    for start in range(0, max(1, len(rows)), AT_ONCE):
        yield np.take_along_axis(value, _leaves(feature, threshold, rows[start : start + AT_ONCE], depth), axis=1)


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


def _leaves(feature: Places, threshold: Rows, rows: Rows, depth: int) -> Places:
    """Which leaf, from left to right, each row falls in: (trees, rows)."""
    right = _goes_right(feature, threshold, rows)
    at = np.zeros((len(feature), len(rows)), dtype=np.uint8 if depth < 8 else np.int32)
    for level in range(depth):
        first, here = 2**level - 1, right[:, 2**level - 1]
        for place in range(1, 2**level):
            here = np.where(at == place, right[:, first + place], here)
        at = 2 * at + here
    return at


def _goes_right(feature: Places, threshold: Rows, rows: Rows) -> np.ndarray[tuple[int, int, int], np.dtype[np.bool_]]:
    """Whether each row is above the threshold of each node: (trees, inner nodes, rows).

    Numbers are replaced by how many thresholds of their column are below them: small integers compare faster.
    """
    rank = np.zeros(feature.shape, dtype=np.int16)
    below = np.zeros(rows.shape[::-1], dtype=np.int16)
    for column in np.unique(feature):
        cuts = np.unique(threshold[feature == column])
        rank[feature == column] = np.searchsorted(cuts, threshold[feature == column])
        below[column] = np.searchsorted(cuts, rows[:, column])
    return below[feature] > rank[..., None]
