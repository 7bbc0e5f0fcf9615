"""All trees asked together give what each tree gives when it is walked row by row."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from abstracts.concepts.forest import AT_ONCE, Forest
from abstracts.concepts.trees import Rows, Tree, Trees

STUMP = Tree(feature=(1, 0, 0), threshold=(0.5, 0.0, 0.0), left=(1, -1, -1), right=(2, -1, -1), value=(0.0, -1.0, 1.0))
LEAF = Tree(feature=(0,), threshold=(0.0,), left=(-1,), right=(-1,), value=(0.25,))
UNEVEN = Tree(
    feature=(0, 0, 1, 0, 0),
    threshold=(0.0, 0.0, 1.0, 0.0, 0.0),
    left=(1, -1, 3, -1, -1),
    right=(2, -1, 4, -1, -1),
    value=(0.0, 2.0, 0.0, 3.0, 5.0),
)


def walked(tree: Tree, row: list[float]) -> float:
    node = 0
    while tree.left[node] >= 0:
        node = tree.left[node] if row[tree.feature[node]] <= tree.threshold[node] else tree.right[node]
    return tree.value[node]


def together(trees: tuple[Tree, ...], rows: Rows) -> Rows:
    return np.concatenate(list(Forest.of(trees).outputs(rows)), axis=1)


NUMBERS = st.sampled_from([-1.0, 0.0, 0.5, 0.75, 1.0, 2.0])


@given(st.lists(st.lists(NUMBERS, min_size=2, max_size=2), min_size=1, max_size=30))
def test_together_as_one_by_one(rows: list[list[float]]) -> None:
    trees = (STUMP, LEAF, UNEVEN)
    assert together(trees, np.array(rows)).tolist() == [[walked(tree, row) for row in rows] for tree in trees]


def test_more_rows_than_are_asked_at_once() -> None:
    rows = np.random.default_rng(0).normal(size=(AT_ONCE + 5, 2))
    assert together((UNEVEN,), rows)[0].tolist() == [walked(UNEVEN, row) for row in rows.tolist()]


def test_no_rows_and_no_trees() -> None:
    assert together((STUMP,), np.zeros((0, 2))).shape == (1, 0)
    assert Trees(("a", "b"), 0.0, ()).probabilities(np.zeros((3, 2))).tolist() == [0.5, 0.5, 0.5]
