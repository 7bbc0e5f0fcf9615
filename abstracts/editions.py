"""The editions of an event, in the order in which they were held."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from abstracts.talks import start_of
from abstracts.text import year_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from abstracts.talks import Talk

NUMBER = re.compile(r"\d+")
ARTICLE = r"I\s+\w*[^\WaeoAEO]\b"
"""«I giorni», unlike «I edizione»."""
ROMAN = re.compile(rf"\b(?=[IVXL])(?!{ARTICLE})(XL|L?X{{0,3}})(IX|IV|V?I{{0,3}})(?<=[IVXL])\b(?!['’])")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
ORDINALS = ("prim", "second", "terz", "quart", "quint", "sest", "settim", "ottav", "non", "decim")
ORDINAL = re.compile(rf"\b({'|'.join(ORDINALS)})[ao]\b", re.IGNORECASE)


def editions_of(talks: Iterable[Talk]) -> tuple[str, ...]:
    """The editions that talks name, in order of time.

    What all of them have decides, one after the other: a year in the name, the day of their first talk, a number in the
    name («11», «XI», «seconda»), the name itself.

    >>> from abstracts.talks import Talk
    >>> editions_of(Talk(name, "", "x", edition=name) for name in ("Edizione 10", "Edizione 9"))
    ('Edizione 9', 'Edizione 10')
    >>> editions_of(Talk(name, "", "x", edition=name) for name in ("Pisa 2019", "Roma 2018"))
    ('Roma 2018', 'Pisa 2019')
    """
    days, told = _told(talks)
    return tuple(sorted(days, key=lambda name: ([values[name] for values in told], name)))


def _told(talks: Iterable[Talk]) -> tuple[dict[str, set[str]], list[dict[str, Any]]]:
    """The days of each edition, and what all editions have that tells their order."""
    days: dict[str, set[str]] = {}
    for talk in talks:
        start = start_of(talk)
        if talk.edition:
            days.setdefault(talk.edition, set()).update([start.date().isoformat()] if start else [])
    values: list[dict[str, Any]] = [{name: of(name) for name in days} for of in (year_in, _first(days), _number)]
    return days, [told for told in values if None not in told.values()]


def are_in_order(talks: Iterable[Talk]) -> bool:
    """Whether anything but their names tells in which order the editions of some talks were held.

    >>> from abstracts.talks import Talk
    >>> are_in_order(Talk(name, "", "x", edition=name) for name in ("Primavera", "Estate"))
    False
    """
    days, told = _told(talks)
    return len({tuple(values[name] for values in told) for name in days}) == len(days)


def _first(days: Mapping[str, set[str]]) -> Callable[[str], str | None]:
    return lambda name: min(days[name], default=None)


def _number(name: str) -> int | None:
    if found := NUMBER.search(name):
        return int(found[0])
    if found := ROMAN.search(name):
        values = [VALUES[letter] for letter in found[0]]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    found = ORDINAL.search(name)
    return ORDINALS.index(found[1].lower()) + 1 if found else None
