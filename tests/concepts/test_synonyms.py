"""Groups of terms that name one thing."""

from __future__ import annotations

import pytest

from abstracts.concepts.synonyms import groups
from abstracts.embeddings import EmbeddedEncoder

TERMS = ["banca dei semi", "orti sociali", "banche dei semi", "orto sociale", "archivio digitale", "archivi digitali"]


def test_inflections_are_together_and_other_things_apart() -> None:
    found = groups(TERMS, EmbeddedEncoder())

    assert found[0] == found[2]
    assert found[4] == found[5]
    assert len({found[0], found[1], found[4]}) == 3


def test_the_order_changes_nothing() -> None:
    assert groups(TERMS[::-1], EmbeddedEncoder())[::-1] == groups(TERMS, EmbeddedEncoder())


@pytest.mark.parametrize(
    ("terms", "found"), [([], []), (["orto"], [0]), (["b", "a", "b"], [1, 0, 1]), (["-", "e"], None)]
)
def test_odd_lists(terms: list[str], found: list[int] | None) -> None:
    given = groups(terms, EmbeddedEncoder(), spread=0.01)

    assert given == found if found is not None else len(given) == len(terms)
