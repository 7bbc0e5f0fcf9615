"""Gradient boosting with Newton steps (Friedman 2001; Chen & Guestrin 2016), each tree on random rows and columns.

On little data this ranks better than boosting whose trees see all columns: few features cannot hide the others.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np

from abstracts.concepts.trees import Tree, Trees

if TYPE_CHECKING:
    from abstracts.concepts.trees import Rows, Vector

    SingleRows = np.ndarray[tuple[int, int], np.dtype[np.float32]]
    Labels = np.ndarray[tuple[int], np.dtype[np.bool_]]
    Columns = np.ndarray[tuple[int], np.dtype[np.intp]]

MEMBERS, ROUNDS, RATE = 3, 300, 0.05
"""Boostings whose log-odds are averaged, trees in each, learning rate."""
ROWS, COLUMNS = 0.5, 0.3
"""Shares of the rows and of the columns that a tree sees."""
DEPTH, LEAST = 3, 30
"""Levels of a tree, least rows in a leaf."""


def boosted(rows: Rows, labels: Labels, weight: Vector, names: tuple[str, ...]) -> Trees:
    """Trees fitted to the log loss; the same input gives the same trees.

    Args:
        rows: (examples, features).
        labels: bool, (examples,); both values must occur.
        weight: of each example.
        names: of the features.
    """
    prior = float(np.average(labels, weights=weight))
    start = float(np.log(prior / (1 - prior)))
    single = np.asarray(rows, dtype=np.float32)  # what scikit-learn would make of them for each tree
    with ThreadPoolExecutor(MEMBERS) as threads:  # most of the time is spent outside Python
        members = list(threads.map(lambda seed: _member(single, labels, weight, start, seed), range(MEMBERS)))
    return Trees(names, round(start, 6), tuple(tree for member in members for tree in member))


def _member(rows: SingleRows, labels: Labels, weight: Vector, start: float, seed: int) -> list[Tree]:
    from sklearn.tree import DecisionTreeRegressor  # noqa: PLC0415  only those who learn pay

    random = np.random.default_rng(seed)
    few, some = max(1, int(rows.shape[1] * COLUMNS)), max(1, int(len(rows) * ROWS))
    odds, trees = np.full(len(rows), start), []
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-odds))
        curvature = np.maximum(chance * (1 - chance), 1e-6)
        at = random.permutation(len(rows))[:some]
        columns = np.sort(random.permutation(rows.shape[1])[:few])
        seen = rows[:, columns]
        fitted = DecisionTreeRegressor(max_depth=DEPTH, min_samples_leaf=LEAST, random_state=0).fit(
            seen[at], ((labels - chance) / curvature)[at], sample_weight=(weight * curvature)[at]
        )
        odds += RATE * fitted.tree_.predict(seen)[:, 0]
        trees.append(_plain(fitted.tree_, columns))
    return trees


def _plain(tree: Any, columns: Columns) -> Tree:  # noqa: ANN401  scikit-learn does not type its trees
    return Tree(
        feature=tuple(int(columns[max(f, 0)]) for f in tree.feature),
        threshold=tuple(round(float(t), 6) for t in tree.threshold),
        left=tuple(int(n) for n in tree.children_left),
        right=tuple(int(n) for n in tree.children_right),
        value=tuple(round(float(v) * RATE / MEMBERS, 6) for v in tree.value[:, 0, 0]),
    )
