"""The grouping of talks as an estimator of scikit-learn, for pipelines and searches of its users."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from abstracts.themes.grouping import Grouping

if TYPE_CHECKING:
    from abstracts.embeddings import Matrix
    from abstracts.themes.graph import Labels


class ThemeModel(ClusterMixin, Grouping, BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no types
    """`Grouping` with its parameters and attributes, and with checks of what it is given.

    Themes are found by `Grouping` itself: scikit-learn takes two seconds to load, as long as all the rest of a report
    of a hundred talks takes to compute.
    """

    def fit(self, X: Matrix, y: None = None) -> Self:  # noqa: N803  scikit-learn's names
        """As `Grouping.fit`."""
        return super().fit(validate_data(self, X, dtype=float), y)

    def predict(self, X: Matrix) -> Labels:  # noqa: N803
        """As `Grouping.predict`."""
        check_is_fitted(self)
        found: Labels = super().predict(validate_data(self, X, dtype=float, reset=False))
        return found
