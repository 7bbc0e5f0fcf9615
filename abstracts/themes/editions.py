"""How themes fare from one edition of an event to the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import comb, erfc
from typing import TYPE_CHECKING, Literal

import numpy as np

from abstracts.editions import are_in_order, editions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.talks import Talk
    from abstracts.themes.records import Theme, Themes

Trend = Literal["appears", "grows", "fades", "ends", "steady", "unclear"]

CHANCE = 0.1
"""A change that chance alone would bring this often, or more often, is not called one."""

SLACK = 1e-9
"""Sums this near are equal."""

MANY = 100
"""Talks of a theme up to which the ways of dealing them are counted: for a thousand that would take minutes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A theme in an edition.

    Attributes:
        talks: how many of its talks are of the edition.
        share: 0..1, of the talks of the edition.
    """

    edition: str
    talks: int
    share: float


@dataclass(frozen=True, slots=True)
class Course:
    """A theme through the editions.

    Attributes:
        passages: one an edition, in their order.
        trend: along the editions: "grows" and "fades" where the share of the theme rises or falls, "appears" and "ends"
            where moreover the earlier or the later half (a middle one belongs to neither) has no talk of it, "steady"
            where it does neither, "unclear" where the talks are too few to tell.
        chance: 0..1, how often so clear a trend would come about were the talks dealt to the editions by lot; exact in
            themes of up to a hundred talks.
    """

    theme: Theme
    passages: tuple[Passage, ...]
    trend: Trend
    chance: float


@dataclass(frozen=True, slots=True)
class Editions:
    """Themes through editions.

    Attributes:
        editions: in their order, each with the number of its talks.
        courses: one a theme, in the order of the themes.
        without: ids of the talks that name no edition, which are not counted.
        in_order: whether anything tells their order but their names; if not, every trend is "unclear".
    """

    editions: tuple[tuple[str, int], ...]
    courses: tuple[Course, ...]
    without: tuple[str, ...]
    in_order: bool = True


def by_edition(talks: Sequence[Talk], found: Themes) -> Editions:
    """The themes of some talks through their editions, in order of time."""
    edition = {talk.id: talk.edition for talk in talks if talk.edition}
    count = Counter(edition.values())
    sizes = tuple((name, count[name]) for name in editions_of(talks))
    in_order = are_in_order(talks)
    courses = (_course(theme, edition, sizes) for theme in found.themes)
    return Editions(
        editions=sizes,
        courses=tuple(c if in_order else replace(c, trend="unclear", chance=1.0) for c in courses),
        without=tuple(sorted(talk.id for talk in talks if not talk.edition)),
        in_order=in_order,
    )


def _course(theme: Theme, edition: dict[str, str], sizes: Sequence[tuple[str, int]]) -> Course:
    counts = Counter(edition[talk] for talk in theme.talks if talk in edition)
    passages = tuple(Passage(name, counts[name], round(counts[name] / size, 4)) for name, size in sizes)
    half = len(sizes) // 2
    before, after = passages[:half], passages[len(sizes) - half :]
    chance, lean = _chance([counts[name] for name, _ in sizes], [size for _, size in sizes])
    return Course(theme, passages, _trend(before, after, lean, chance), chance)


def _trend(before: Sequence[Passage], after: Sequence[Passage], lean: float, chance: float) -> Trend:
    """From the earlier and the later half of the editions, and the way the shares lean."""
    held = [any(passage.talks for passage in side) for side in (before, after)]
    if not lean:
        return "steady" if all(held) else "unclear"
    if chance >= CHANCE:
        return "unclear"
    if not all(held):
        return "ends" if held[0] else "appears"
    return "grows" if lean > 0 else "fades"


def _chance(counts: Sequence[int], sizes: Sequence[int]) -> tuple[float, float]:
    """Test of a linear trend (Armitage 1955), two-sided: exact up to `MANY` talks, then by the normal distribution.

    Args:
        counts: talks of the theme in each edition.
        sizes: talks of each edition.

    Returns:
        The chance that the editions of the theme's talks, counted from 0, have a sum at least as far from what is
        expected, were the talks dealt by lot; and how far it is, negative where the earlier editions hold more.
    """
    held, total = sum(counts), sum(sizes)
    expected = held * sum(i * size for i, size in enumerate(sizes)) / total if total else 0.0
    lean = sum(i * count for i, count in enumerate(counts)) - expected
    chance = _dealt(held, sizes, expected, abs(lean)) if held <= MANY else _normal(held, sizes, abs(lean))
    return round(min(1.0, chance), 4), round(lean, 4)


def _dealt(held: int, sizes: Sequence[int], expected: float, lean: float) -> float:
    """Over all ways of dealing, edition by edition."""
    left = sum(sizes)
    ways = np.zeros((held + 1, held * (len(sizes) - 1) + 1))
    ways[held, 0] = 1.0  # chance by talks not yet dealt and sum so far
    for place, size in enumerate(sizes):
        dealt = np.zeros_like(ways)
        for rest in range(min(held, left) + 1):
            for number in range(max(0, rest + size - left), min(size, rest) + 1):
                share = comb(size, number) * comb(left - size, rest - number) / comb(left, rest)
                step = place * number
                dealt[rest - number, step:] += ways[rest, : ways.shape[1] - step] * share
        ways, left = dealt, left - size
    far = np.abs(np.arange(ways.shape[1]) - expected) >= lean - SLACK
    return float(ways[0, far].sum())


def _normal(held: int, sizes: Sequence[int], lean: float) -> float:
    """From the variance of the sum of a draw without replacement, with half a step for continuity."""
    total = sum(sizes)
    spread = float(np.var(np.repeat(np.arange(len(sizes)), sizes)))
    deviation = (held * (total - held) / max(1, total - 1) * spread) ** 0.5
    return erfc(max(0.0, lean - 0.5) / (deviation * 2**0.5)) if deviation else 1.0
