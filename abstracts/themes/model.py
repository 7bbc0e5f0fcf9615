"""Clustering of a similarity matrix: how many groups, and which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.base import BaseEstimator, ClusterMixin

if TYPE_CHECKING:
    from abstracts.embeddings import Matrix

Labels = np.ndarray[tuple[int], np.dtype[np.int64]]


class ThemeModel(ClusterMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no types
    """Groups talks by their similarity.

    Parameters:
        n_themes: int or None. The number of groups; None chooses it from the data.
        random_state: int. Seed of the resampling.

    Attributes:
        labels_: array (n,), group of each talk, 0 for the largest.
    """

    labels_: Labels

    def __init__(self, n_themes: int | None = None, random_state: int = 0) -> None:
        self.n_themes = n_themes
        self.random_state = random_state

    def fit(self, X: Matrix, y: None = None) -> Self:  # noqa: ARG002, N803  scikit-learn's names
        """Group the talks of a similarity matrix (n, n) in 0..1."""
        n = len(X)
        k = min(n, self.n_themes or max(1, round(np.sqrt(n / 2))))
        tree = linkage(squareform(np.round(1 - X, 6), checks=False), "average") if n > 1 else np.zeros((0, 4))
        raw = fcluster(tree, k, "maxclust") if n > 1 else np.ones(n, dtype=int)
        sizes = {g: (-int((raw == g).sum()), int(np.flatnonzero(raw == g)[0])) for g in set(raw.tolist())}
        rank = {g: i for i, g in enumerate(sorted(sizes, key=lambda g: sizes[g]))}
        self.labels_ = np.array([rank[g] for g in raw.tolist()], dtype=np.int64)
        return self
