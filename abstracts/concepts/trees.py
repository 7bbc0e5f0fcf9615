"""Boosted trees as plain numbers: kept as JSON, read without scikit-learn, the same on every machine."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from abstracts.concepts.forest import Forest

if TYPE_CHECKING:
    from collections.abc import Mapping

Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
Rows = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Tree:
    """A binary tree: node i sends a row left when its feature is at most the threshold; -1 marks a leaf."""

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


@dataclass(frozen=True)
class Trees:
    """A sum of trees in log-odds (gradient boosting, Friedman 2001).

    Attributes:
        features: names of the columns it expects.
        start: log-odds before any tree.
        trees: their values already hold the learning rate.
    """

    features: tuple[str, ...]
    start: float
    trees: tuple[Tree, ...]

    def probabilities(self, rows: Rows) -> Vector:
        """0..1 for each row of a matrix (rows, features)."""
        odds = np.full(len(rows), self.start)
        if self.trees:
            odds = np.concatenate([_summed(self.start, part) for part in self._forest.outputs(rows)])
        chances: Vector = 1 / (1 + np.exp(-odds))
        return chances

    @cached_property
    def _forest(self) -> Forest:
        """The trees laid side by side, once for all questions."""
        return Forest.of(self.trees)

    def scaled(self, slope: float, intercept: float) -> Trees:
        """The same order, with log-odds times a slope plus an intercept (Platt 1999)."""
        trees = tuple(replace(t, value=tuple(round(v * slope, 6) for v in t.value)) for t in self.trees)
        return replace(self, start=round(self.start * slope + intercept, 6), trees=trees)

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dump`."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Trees:
        """What `to_json` gave."""
        trees = tuple(Tree(**{name: tuple(values) for name, values in tree.items()}) for tree in data["trees"])
        return cls(tuple(data["features"]), data["start"], trees)


def _summed(start: float, values: Rows) -> Vector:
    """Down the trees, always in their order: the same on every machine."""
    total: Vector = np.vstack([np.full((1, values.shape[1]), start), values]).sum(axis=0)
    return total
