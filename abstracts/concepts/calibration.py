"""Scores as chances: Platt scaling, and the reliability curve that shows whether they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.trees import Vector

    Choices = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Bin:
    """Concepts of about one score.

    Attributes:
        low, high: the scores it holds, `low` included.
        concepts: how many.
        score: their mean score.
        chosen: share of them that a person chose.
    """

    low: float
    high: float
    concepts: int
    score: float
    chosen: float


def platt(scores: Vector, chosen: Choices, weight: Vector) -> tuple[float, float]:
    """Slope and intercept that turn the log-odds of scores into those of the shares seen (Platt 1999).

    The targets are 0 and 1 as they are, without Platt's smoothing, which a thousand concepts do not need.

    Args:
        scores: 0..1, of concepts whose talk was not learned from.
        chosen: whether a person chose them.
        weight: how much each counts.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  only those who learn pay

    model = LogisticRegression(C=1e6).fit(log_odds(scores)[:, None], chosen, sample_weight=weight)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def rescaled(scores: Vector, slope: float, intercept: float) -> Vector:
    """Scores with their log-odds times a slope plus an intercept."""
    chances: Vector = 1 / (1 + np.exp(-(slope * log_odds(scores) + intercept)))
    return chances


def log_odds(scores: Vector) -> Vector:
    """Of scores in 0..1, those at the ends a millionth inside."""
    inside = np.clip(scores, 1e-6, 1 - 1e-6)
    odds: Vector = np.log(inside / (1 - inside))
    return odds


def curve(scores: Vector, chosen: Choices, bins: int = 10) -> tuple[Bin, ...]:
    """The reliability curve (DeGroot & Fienberg 1983), in bins of equal width; empty ones are left out.

    >>> [(b.low, b.concepts, b.chosen) for b in curve(np.array([0.1, 0.12, 0.9]), np.array([False, True, True]))]
    [(0.1, 2, 0.5), (0.9, 1, 1.0)]
    """
    place = np.minimum((scores * bins).astype(int), bins - 1)
    return tuple(
        Bin(k / bins, (k + 1) / bins, int(at.sum()), float(scores[at].mean()), float(chosen[at].mean()))
        for k in range(bins)
        if (at := place == k).any()
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error (Naeini et al. 2015): mean distance between score and share, over concepts, 0..1."""
    return sum(b.concepts * abs(b.score - b.chosen) for b in bins) / max(1, sum(b.concepts for b in bins))
