"""What scikit-learn asks of an estimator, as far as it applies to groups of talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sklearn.utils.estimator_checks import parametrize_with_checks

from abstracts.themes import ThemeModel

if TYPE_CHECKING:
    from collections.abc import Callable


@parametrize_with_checks([ThemeModel(resamples=5)])
def test_estimator(estimator: ThemeModel, check: Callable[[Any], None]) -> None:
    check(estimator)
