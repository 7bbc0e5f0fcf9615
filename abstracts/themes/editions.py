"""How themes fare from one edition of an event to the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.talks import Talk
    from abstracts.themes.records import Theme, Themes

Trend = Literal["appears", "grows", "fades", "ends", "steady", "unclear"]

CHANCE = 0.1
"""A change that chance alone would bring this often, or more often, is not called one."""


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
        trend: from the earlier half of the editions to the later half (a middle one belongs to neither): "appears" and
            "ends" where one half has no talk of the theme, "grows" and "fades" where its share changes, "steady" where
            it is the same, "unclear" where the talks are too few to tell.
        chance: 0..1, how often so unequal shares would come about were the talks dealt to the two halves by lot.
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
    """

    editions: tuple[tuple[str, int], ...]
    courses: tuple[Course, ...]
    without: tuple[str, ...]


def by_edition(talks: Sequence[Talk], found: Themes) -> Editions:
    """The themes of some talks through their editions, whose names sort as their years do."""
    edition = {talk.id: talk.edition for talk in talks if talk.edition}
    sizes = tuple(sorted(Counter(edition.values()).items()))
    return Editions(
        editions=sizes,
        courses=tuple(_course(theme, edition, sizes) for theme in found.themes),
        without=tuple(sorted(talk.id for talk in talks if not talk.edition)),
    )


def _course(theme: Theme, edition: dict[str, str], sizes: Sequence[tuple[str, int]]) -> Course:
    counts = Counter(edition[talk] for talk in theme.talks if talk in edition)
    passages = tuple(Passage(name, counts[name], round(counts[name] / size, 4)) for name, size in sizes)
    half = len(sizes) // 2
    before, after = sizes[:half], sizes[len(sizes) - half :]
    one, other = (sum(counts[name] for name, _ in side) for side in (before, after))
    of_one, of_other = (sum(size for _, size in side) for side in (before, after))
    chance = _chance(one, of_one, other, of_other)
    return Course(theme, passages, _trend(one, other, one * of_other, other * of_one, chance), chance)


def _trend(one: int, other: int, before: int, after: int, chance: float) -> Trend:
    """From numbers of talks, and shares on a common base."""
    if before == after:
        return "steady" if one else "unclear"
    if chance >= CHANCE:
        return "unclear"
    if not one:
        return "appears"
    if not other:
        return "ends"
    return "grows" if after > before else "fades"


def _chance(one: int, of_one: int, other: int, of_other: int) -> float:
    """Fisher's exact test, two-sided: the chance of shares at least as unequal, the numbers of talks being given."""
    held, total = one + other, of_one + of_other
    ways = [comb(of_one, n) * comb(of_other, held - n) for n in range(held + 1)]
    return round(sum(way for way in ways if way <= ways[one]) / comb(total, held), 4)
