"""What names mean beside groups of talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from abstracts.embeddings import EmbeddedEncoder, unit
from abstracts.similarity import Meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.embeddings import Matrix

NAMES = {"energia": [1.0, 0.2, 0.1], "carcere": [0.1, 1.0, 0.1], "montagna": [0.1, 0.2, 1.0]}
TALKS = unit(np.array([[1, 0.1, 0.2], [1, 0, 0.1], [0, 1, 0.1], [0.1, 1, 0], [0, 0.1, 1]], dtype=float))


class Known:
    """An encoder of a few names, which counts what it is asked."""

    name = "known"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        return unit(np.array([NAMES[text] for text in texts]))


def test_the_name_of_a_group_is_the_one_that_means_what_its_talks_mean() -> None:
    encoder = Known()
    apt = Meaning(TALKS, encoder).aptness([list(NAMES)] * 3, [[0, 1], [2, 3], [4]])
    assert np.argmax(apt, axis=1).tolist() == [0, 1, 2]
    assert np.min(apt) == 0.1
    assert np.max(apt) == 1.0
    assert encoder.asked == list(NAMES)


def test_a_name_is_encoded_once_and_some_of_the_talks_mean_the_same() -> None:
    encoder = Known()
    meaning = Meaning(TALKS, encoder)
    first = meaning.aptness([list(NAMES)], [[0, 1]])
    turned = meaning.part([4, 3, 2, 1, 0]).aptness([list(NAMES)], [[4, 3]])
    assert turned == first
    assert encoder.asked == list(NAMES)


def test_without_groups_nothing_is_apt() -> None:
    assert Meaning(TALKS, Known()).aptness([], []) == []


@pytest.mark.parametrize("names", [[[]], [["energia"]]])
def test_few_names_and_talks_are_no_error(names: list[list[str]]) -> None:
    assert Meaning(TALKS[:1], Known()).aptness(names, [[0]]) == [[0.1] * len(names[0])]


SPORT = ["Il portiere para un rigore", "La tappa di montagna del Giro", "Finale di tennis a Roma", "La gara di nuoto"]
OTHERS = [
    "La Corte annulla la sentenza",
    "Terapia del diabete",
    "Il forno di quartiere",
    "Un romanzo del Novecento",
] * 2


@pytest.mark.parametrize(
    ("texts", "group", "said"),
    [
        (SPORT + OTHERS, [0, 1, 2, 3], "sport"),
        (SPORT + OTHERS, [0, 1, 2], ""),
        (SPORT + OTHERS, [0, 5, 6, 7], ""),
        (SPORT, [0, 1, 2, 3], ""),
    ],
    ids=["plain", "few", "of nothing", "all talks are"],
)
def test_the_subject_of_a_group(texts: list[str], group: list[int], said: str) -> None:
    encoder = EmbeddedEncoder()
    assert Meaning(encoder.encode(texts), encoder).subject(group) == said
