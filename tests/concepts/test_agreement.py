"""BCubed of groups that need not hold the same terms."""

from __future__ import annotations

import pytest

from abstracts.concepts.agreement import bcubed

GOLD = {"vetro": "1", "vetri": "1", "carta": "2"}


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        (GOLD, 1, 1),
        ({"vetro": "a", "vetri": "b", "carta": "c"}, 1, 2 / 3),
        ({"vetro": "a", "vetri": "a", "carta": "a"}, 5 / 9, 1),
        ({"vetro": "a", "vetri": "a"}, 1, 2 / 3),
        ({"vetro": "a", "vetri": "a", "latta": "a"}, 4 / 9, 2 / 3),
        ({"latta": "a"}, 0, 0),
        ({}, 0, 0),
    ],
)
def test_bcubed(found: dict[str, str], precision: float, recall: float) -> None:
    scores = bcubed(found, GOLD)

    assert (scores.precision, scores.recall) == pytest.approx((precision, recall))
    assert scores.f1 == pytest.approx(2 * precision * recall / (precision + recall) if precision + recall else 0)
