"""The themes at a glance: one square a talk, in rows under the name of their theme; here only the geometry."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from abstracts.talks import own_abstract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.reports.page import Page
    from abstracts.talks import Talk

WIDTH = 360
"""That of a telephone, so that letters are as large as the text around them there."""

SQUARE, STEP = 11, 14
LINE, GAP = 16, 14
MOST = 240
"""Squares of the largest theme; beyond, a square stands for several talks."""

LETTERS = 46
"""Letters of a name, and of the number after it, that fit on a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a name."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Square:
    """One talk; full where it has an abstract of its own."""

    x: int
    y: int
    full: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A theme: its name in lines, its size, its squares."""

    name: str
    lines: tuple[Line, ...]
    count: int
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing; `unit` talks a square."""

    width: int
    height: int
    unit: int
    rows: tuple[Row, ...]


def chart(page: Page) -> Chart:
    """The drawing of the themes of a report, the isolated talks last."""
    facts = page.facts
    groups = [(f"{f.theme.number}. {_first_upper(f.theme.label)}", f.talks) for f in facts.themes]
    if facts.isolated:
        groups.append((str(page.t("map-isolated")), tuple(facts.by_id[i.talk] for i in facts.isolated)))
    unit = max(1, -(-max((len(talks) for _, talks in groups), default=0) // MOST))
    rows, y = [], 0
    for name, talks in groups:
        rows.append(_row(name, talks, unit, y))
        y = rows[-1].squares[-1].y + SQUARE + GAP
    return Chart(WIDTH, max(1, y - GAP + 1), unit, tuple(rows))


def _row(name: str, talks: Sequence[Talk], unit: int, y: int) -> Row:
    across = WIDTH // STEP
    full = sorted((bool(own_abstract(talk)) for talk in talks), reverse=True)[::unit]
    lines = tuple(Line(text, y + 11 + i * LINE) for i, text in enumerate(wrap(name, LETTERS)))
    top = y + len(lines) * LINE + 2
    squares = tuple(Square(i % across * STEP + 1, top + i // across * STEP, is_full) for i, is_full in enumerate(full))
    return Row(name, lines, len(talks), squares)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
