"""Editions in order of time."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations

import pytest

from abstracts.editions import are_in_order, editions_of
from abstracts.talks import Talk


@pytest.mark.parametrize(
    "names",
    [
        ("2009", "2010", "2011"),
        ("Edizione 8", "Edizione 9", "Edizione 10"),
        ("VIII edizione", "IX edizione", "XI edizione", "XIV edizione", "XL edizione"),
        ("Prima edizione", "Seconda edizione", "Terza edizione"),
        ("Roma 2017", "Pisa 2018", "Bari 2019"),
        ("XX convegno (2001)", "XIX convegno (2002)"),
        ("alfa", "beta", "gamma"),
        ("Edizione 2", "III", "Edizione 11"),
        ("10", "9", "Extra"),
        ("XI edizione", "L'inverno della rete, XII edizione"),
        ("I edizione", "II edizione"),
        ("Giornata I", "Giornata II"),
        ("Edizione I, Pisa", "Edizione II, Roma"),
        ("I CONVEGNO", "II CONVEGNO"),
    ],
)
def test_editions_stand_in_order_of_time(names: tuple[str, ...]) -> None:
    for order in permutations(names):
        assert editions_of(Talk(name, "", "x", edition=name) for name in order) == names


def test_the_days_of_the_talks_say_what_the_names_do_not() -> None:
    starts = {"Primavera": datetime(2024, 4, 6, 10), "Autunno": datetime(2024, 10, 5, 10, tzinfo=UTC)}
    talks = [Talk(f"{name}{i}", "", "x", edition=name, start=start) for name, start in starts.items() for i in range(2)]
    assert editions_of(talks) == editions_of(talks[::-1]) == ("Primavera", "Autunno")
    talks.append(Talk("x", "", "x", edition="Inverno"))
    assert editions_of(talks) == ("Autunno", "Inverno", "Primavera")


def test_talks_of_no_edition_have_none() -> None:
    assert editions_of([Talk("a", "A"), Talk("b", "B", edition="")]) == ()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("L'inverno della rete", "XI edizione"),
        ("L’inverno della rete", "XI edizione"),
        ("I giorni della rete", "II edizione"),
        ("I workshop della rete", "II edizione"),
        ("Lecce", "II edizione"),
    ],
)
def test_an_article_or_a_capital_is_no_number(one: str, two: str) -> None:
    assert not are_in_order(Talk(name, "", "x", edition=name) for name in (one, two))
