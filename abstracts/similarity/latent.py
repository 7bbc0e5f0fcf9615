"""The latent view: words that stand in the same texts count as one dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import linalg

from abstracts.embeddings import unit

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix, csr_matrix

    from abstracts.embeddings import Matrix

LATENT = 400
"""Dimensions of the latent view of the words."""

MORE = 10
"""Directions drawn beside those that are wanted."""

FEW = 0.1
"""So small a share of all dimensions takes more rounds."""


def latent(words: csr_matrix, dimensions: int = LATENT) -> Matrix:
    """Latent semantic analysis (Deerwester et al. 1990): (n, at most `dimensions`) unit rows, the seed fixed."""
    rank = min(dimensions, *words.shape)
    if rank == 0:
        return np.zeros((words.shape[0], 0))
    if words.shape[0] < words.shape[1]:
        _, values, right = _leading(words.T, rank)
        return unit(right.T * values)
    left, values, _ = _leading(words, rank)
    return unit(left * values)


def _leading(matrix: csr_matrix | csc_matrix, rank: int) -> tuple[Matrix, Matrix, Matrix]:
    """Leading singular vectors and values, by random directions (Halko, Martinsson & Tropp 2011, 4.4 and 5.1).

    The same numbers as `sklearn.utils.extmath.randomized_svd`, which takes two seconds to load. Where no dimension is
    left out, an exact decomposition would do; but of talks with no word in common it gives other directions.
    """
    drawn = np.random.RandomState(0).normal(size=(matrix.shape[1], rank + MORE))
    for _ in range(7 if rank < FEW * min(matrix.shape) else 4):
        drawn = linalg.lu(matrix @ drawn, permute_l=True, check_finite=False)[0]
        drawn = linalg.lu(matrix.T @ drawn, permute_l=True, check_finite=False)[0]
    basis = linalg.qr(matrix @ drawn, mode="economic", check_finite=False)[0]
    left, values, right = linalg.svd(basis.T @ matrix, full_matrices=False)
    return basis @ left[:, :rank], values[:rank], right[:rank]
