from __future__ import annotations

import json
from itertools import combinations
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts.exports import as_csv, as_json, as_table, edition_listing
from abstracts.talks import Talk
from abstracts.themes import Editions, Theme, Themes, by_edition, editions


def course(*editions: tuple[int, int]) -> Editions:
    """Editions of a number of talks each, of which the first few are of the theme."""
    talks = [
        Talk(f"{year}-{i}", "", "x", edition=str(year))
        for year, (_, size) in enumerate(editions, 2020)
        for i in range(size)
    ]
    members = tuple(f"{year}-{i}" for year, (held, _) in enumerate(editions, 2020) for i in range(held))
    return by_edition(talks, themes(members))


def themes(members: tuple[str, ...]) -> Themes:
    return Themes((Theme(1, "energia", ("energia",), members, 0.9, 1.0),), (), (), {})


@pytest.mark.parametrize(
    ("editions", "trend"),
    [
        ([(0, 24), (6, 24)], "appears"),
        ([(7, 24), (0, 24)], "ends"),
        ([(2, 24), (9, 24)], "grows"),
        ([(9, 24), (2, 24)], "fades"),
        ([(5, 20), (5, 20)], "steady"),
        ([(0, 24), (1, 24)], "unclear"),
        ([(3, 4), (1, 4)], "unclear"),
        ([(4, 10)], "unclear"),
        ([(1, 26), (1, 16), (5, 29), (9, 29), (8, 25), (6, 19)], "grows"),
        ([(0, 20), (9, 10), (8, 20)], "appears"),
        ([(2, 26), (2, 19), (7, 30), (8, 30), (8, 26), (4, 20)], "grows"),
        ([(5, 20), (3, 20), (2, 20), (1, 20)], "fades"),
        ([(3, 10), (0, 10), (3, 10)], "steady"),
    ],
)
def test_the_trend_is_told_where_the_talks_are_enough(editions: list[tuple[int, int]], trend: str) -> None:
    assert course(*editions).courses[0].trend == trend


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=3).filter(lambda e: any(map(sum, e)))
)
def test_the_chance_is_that_of_talks_dealt_by_lot(editions: list[tuple[int, int]]) -> None:
    """All ways of dealing the theme's talks, counted one by one."""
    places = [place for place, pair in enumerate(editions) for _ in range(sum(pair))]
    held = sum(place * inside for place, (inside, _) in enumerate(editions))
    sums = [sum(way) for way in combinations(places, sum(inside for inside, _ in editions))]
    expected = mean(sums)
    far = [abs(total - expected) >= abs(held - expected) - 1e-9 for total in sums]
    found = course(*((inside, inside + others) for inside, others in editions)).courses[0].chance
    assert found == pytest.approx(mean(far), abs=1e-4)


@pytest.mark.parametrize(
    "counts", [(30, 35, 36), (20, 38, 43), (40, 30, 31), (33, 34, 34), (18, 30, 20, 33), (50, 51), (60, 41)]
)
def test_large_themes_have_nearly_the_exact_chance(counts: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    held = [(count, 200) for count in counts]
    near = course(*held).courses[0].chance
    monkeypatch.setattr(editions, "MANY", sum(counts))
    assert near == pytest.approx(course(*held).courses[0].chance, abs=0.005)


def test_a_theme_of_a_thousand_talks_has_a_trend() -> None:
    found = course((100, 2000), (200, 2000), (300, 2000), (400, 2000)).courses[0]
    assert (found.trend, found.chance) == ("grows", 0.0)
    assert course((500, 1000), (500, 1000)).courses[0].trend == "steady"
    assert course((500, 500), (500, 500)).courses[0].chance == 1.0  # all talks are of it


def test_shares_are_of_the_talks_of_the_edition() -> None:
    found = course((1, 4), (3, 6))
    assert found.editions == (("2020", 4), ("2021", 6))
    assert [(p.talks, p.share) for p in found.courses[0].passages] == [(1, 0.25), (3, 0.5)]


def test_talks_without_an_edition_are_told_and_not_counted() -> None:
    talks = [Talk("a", "A"), Talk("b", "B", edition="2024")]
    found = by_edition(talks, themes(("a", "b")))
    assert found.without == ("a",)
    assert [p.talks for p in found.courses[0].passages] == [1]
    shown = as_table(edition_listing(found, themes(("a", "b"))), 80)
    assert "Not counted, naming no edition: 1 talk." in shown


def test_no_talk_names_its_edition() -> None:
    found = by_edition([Talk("a", "A")], themes(("a",)))
    assert "No talk names its edition" in as_table(edition_listing(found, themes(("a",))), 80)


def test_the_order_of_the_talks_changes_nothing() -> None:
    talks = [Talk(str(i), "", "x", edition=str(2020 + i % 3)) for i in range(9)]
    assert by_edition(talks, themes(("1", "2"))) == by_edition(talks[::-1], themes(("1", "2")))


def test_the_listing_of_editions() -> None:
    listing = edition_listing(course((0, 24), (6, 24)), themes(()))
    theme = json.loads(as_json(listing))["themes"][0]
    assert (theme["label"], theme["trend"]) == ("energia", "appears")
    assert theme["editions"][1] == {"edition": "2021", "talks": 6, "share": 0.25}
    assert as_csv(listing).splitlines()[2] == "1,energia,2021,6,24,0.25,appears"
    assert "6 (25%)" in as_table(listing, 80)


def test_many_editions_have_room_for_their_shares() -> None:
    shown = as_table(edition_listing(course((0, 24), (6, 24), (1, 20), (2, 20), (3, 20), (4, 20)), themes(())), 80)
    assert "25%" in shown
    assert "(" not in shown.splitlines()[1]


def test_long_names_of_editions_are_told_below_the_table() -> None:
    names = [f"Edizione numero {n}" for n in range(8, 14)]
    talks = [Talk(f"{name}-{i}", "", "x", edition=name) for name in names for i in range(3)]
    shown = as_table(edition_listing(by_edition(talks, themes((talks[0].id,))), themes(())), 80)
    assert shown.split()[:8] == ["theme", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "trend"]
    assert "3 in (1) Edizione numero 8" in shown
