"""Agreement of concepts with a person's keywords."""

from __future__ import annotations

import pytest

from abstracts.concepts.evaluation import Miss, evaluate

LABELS = {"1": ["rete sociale", "semi", "archivi"], "2": ["catalogo"]}
GOLD = {"1": ["Reti sociali", "semi"], "2": ["schede"], "3": []}
TEXTS = {"1": "Reti sociali e semi", "2": "Il catalogo"}


def score(match: str, wanted: str, n: int) -> tuple[float, float, float]:
    found = evaluate(LABELS, GOLD, TEXTS, at=(2, 3))
    return next((s.precision, s.recall, s.f1) for s in found.scores if (s.match, s.wanted, s.n) == (match, wanted, n))


def test_exact_and_stemmed() -> None:
    assert score("exact", "all", 2) == pytest.approx(((1 / 2 + 0) / 2, (1 / 2 + 0) / 2, (2 / 4 + 0) / 2))
    assert score("stemmed", "all", 2) == pytest.approx((1 / 2, 1 / 2, 1 / 2))


def test_precision_counts_places_left_empty() -> None:
    assert score("stemmed", "all", 3) == pytest.approx((1 / 3, 1 / 2, (4 / 5) / 2))


def test_keywords_that_are_not_in_the_text_can_be_left_out() -> None:
    assert score("stemmed", "present", 2) == pytest.approx((1, 1, 1))


def test_misses_say_whether_they_could_have_been_found() -> None:
    found = evaluate({"1": ["semi"]}, GOLD, TEXTS)

    assert found.misses == (Miss("1", "Reti sociali", present=True), Miss("2", "schede", present=False))
    assert (found.talks, found.keywords) == (2, 3)


def test_nothing_to_measure() -> None:
    found = evaluate({}, {}, {})

    assert {s.f1 for s in found.scores} == {0.0}
    assert found.misses == ()
