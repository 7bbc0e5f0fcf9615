"""From runs placed on pages to lines in reading order: running heads, columns, headings, paragraphs.

The order is geometric. A page has two columns where a vertical gutter parts it: hardly a line crosses it, and on both
sides lines run the width of their column. What crosses (a title over both) ends a band; each band is read left column
first. Columns of a table are narrow or ragged, so that programmes in tables are read row by row.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from abstracts.ingest import page_lines, paper, people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Lines = list[tuple[int, str]]

_PAGE_NUMBER = re.compile(
    r"^\s*(?:pag(?:ina|\.)?\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:/|di|of)\s*\d{1,4})?\s*$", re.IGNORECASE
)
_REPEATED = 3
_BULLET = re.compile(rf"^\s*(?:[{page_lines.BULLETS}]|[-–—]\s)")
_LEAST_ROWS = 6
_MOST_CROSSING = 0.35
_HEADING = 1.12
_LONGEST_HEADING = 250
_BOLD = 0.0
"""Stands for the size of titles that are merely bold."""


@dataclass(frozen=True, slots=True)
class Run:
    """Signs on one line of a page, in points from its lower left corner; size is the height of a line of them."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False


Page = list[Run]


def lines(pages: Sequence[Page]) -> Lines:
    """Numbered lines in reading order (the number is the page), headings marked "#", blank lines after paragraphs."""
    clean = _without_running_heads(pages)
    sizes = Counter[float]()
    for run in (run for page in clean for run in page):
        sizes[round(run.size, 1)] += len(run.text)
    body = sizes.most_common(1)[0][0] if sizes else 1.0
    levels = _levels(size for size in sizes if size > _HEADING * body)
    usual = _usual_gutter(clean)
    rows = [ordered(page, usual) for page in clean]
    if _titles_are_bold([row for page in rows for row in page], levels):
        levels |= {_BOLD: 6}
    return [(number, text) for number, page in enumerate(rows, start=1) for text in _texts(page, levels)]


def _titles_are_bold(rows: list[Page], levels: dict[float, int]) -> bool:
    """Whether titles have the size of the text, and only their weight sets them apart; a paper has sections."""
    larger = sum(round(_main(row).size, 1) in levels for row in rows)
    bold = [_text(row) for row in rows if _is_bold(row)]
    return larger < 2 <= sum(map(_is_title, bold)) and not any(map(paper.is_section, bold))


def _is_bold(row: Page) -> bool:
    return all(run.is_bold for run in row)


def _is_title(text: str) -> bool:
    """No sentence, no label, no names."""
    return not (text.endswith((".", ":", ",", ";")) or paper.is_label(text) or people.several_names(text))


def _level(row: Page, levels: dict[float, int]) -> int:
    """The level of a heading, 0 for text."""
    text = _text(row)
    if len(text) > _LONGEST_HEADING:
        return 0
    by_weight = levels.get(_BOLD, 0) if _is_bold(row) and _is_title(text) else 0
    return levels.get(round(_main(row).size, 1), by_weight)


def _levels(sizes: Iterable[float]) -> dict[float, int]:
    """The level of each size of headings, the largest 1; sizes that the eye does not tell apart share one."""
    levels: dict[float, int] = {}
    level, last = 0, float("inf")
    for size in sorted(sizes, reverse=True):
        if size < last / _HEADING:
            level, last = min(level + 1, 6), size
        levels[size] = level
    return levels


def _without_running_heads(pages: Sequence[Page]) -> list[Page]:
    """Pages without numbers, and without what stands at the top or bottom of three of them, figures aside."""
    rows = [_rows(page) for page in pages]
    edges = Counter(_shape(row) for page in rows for row in _edges(page))
    running = {shape for shape, count in edges.items() if count >= _REPEATED}
    clean = []
    for page in rows:
        dropped = {id(row) for row in _edges(page) if _shape(row) in running or _PAGE_NUMBER.match(_text(row))}
        clean.append([run for row in page if id(row) not in dropped for run in row])
    return clean


def _edges(rows: list[Page]) -> list[Page]:
    return rows if len(rows) < 5 else [*rows[:2], *rows[-2:]]


def _shape(row: Page) -> str:
    return re.sub(r"\d+", "#", _text(row))


def _usual_gutter(pages: Sequence[Page]) -> float | None:
    """The gutter of a document where half the full pages have one: its last page may be too short to tell."""
    found = [_gutter(page) for page in pages if len(page) >= 2 * _LEAST_ROWS]
    places = [place for place in found if place is not None]
    return median(places) if len(places) >= max(1, len(found) / 2) else None


def ordered(page: Page, usual: float | None = None) -> list[Page]:
    """The rows of a page in reading order.

    Args:
        page: its runs.
        usual: the gutter of the document, for a page that has none of its own and is not crossed there.
    """
    gutter = _gutter(page)
    if gutter is None and usual is not None and sum(_crosses(run, usual) for run in page) <= _MOST_CROSSING * len(page):
        gutter = usual
    if gutter is None:
        return _rows(page)
    found: list[Page] = []
    band: Page = []
    for run in sorted(page, key=lambda run: -run.base):
        if _crosses(run, gutter):
            found += [*_columns(band, gutter), [run]]
            band = []
        else:
            band.append(run)
    return _merged([*found, *_columns(band, gutter)])


def _columns(band: Page, gutter: float) -> list[Page]:
    left = [run for run in band if run.right <= gutter]
    return _rows(left) + _rows([run for run in band if run.right > gutter])


def _merged(rows: list[Page]) -> list[Page]:
    """Runs across both columns that stand on one line are one row."""
    merged: list[Page] = []
    for row in rows:
        if merged and _on_line(_main(merged[-1]), _main(row)) and row[0].left > merged[-1][-1].right:
            merged[-1] = [*merged[-1], *row]
        else:
            merged.append(row)
    return merged


def _rows(page: Iterable[Run]) -> list[Page]:
    """Runs on one line, from left to right; lines from top to bottom."""
    rows: list[Page] = []
    for run in sorted(page, key=lambda run: -run.base):
        if rows and _on_line(_main(rows[-1]), run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _main(row: Page) -> Run:
    """The run that sets the line: no mark above or below it."""
    return max(row, key=lambda run: run.size)


def _on_line(one: Run, other: Run) -> bool:
    """Whether two runs share a line; a small mark may stand higher or lower."""
    large, small = max(one.size, other.size), min(one.size, other.size)
    return abs(one.base - other.base) < (0.5 * large if small < 0.75 * large else 0.35 * small)


def _crosses(run: Run, gutter: float) -> bool:
    return run.left < gutter < run.right


def _gutter(page: Page) -> float | None:
    """Where a page is parted into two columns of text; None for one column and for tables."""
    if len(page) < 2 * _LEAST_ROWS:
        return None
    left, right = min(run.left for run in page), max(run.right for run in page)
    places = [left + (right - left) * share / 100 for share in range(30, 71)]
    crossing = [sum(_crosses(run, place) for run in page) for place in places]
    fewest = [place for place, count in zip(places, crossing, strict=True) if count == min(crossing)]
    best = median(fewest)
    best = min(fewest, key=lambda place: abs(place - best))
    sides = [[run for run in page if run.right <= best], [run for run in page if run.left >= best]]
    rows = [_rows(side) for side in sides]
    if min(map(len, rows)) < _LEAST_ROWS or min(crossing) > _MOST_CROSSING * sum(map(len, rows)):
        return None
    return best if all(_flows(side, right - left) for side in rows) and _beside(*sides) else None


def _flows(rows: list[Page], width: float) -> bool:
    """Whether the lines of a side run its width, as those of a text do and those of a table do not."""
    widths = [row[-1].right - row[0].left for row in rows]
    full = max(widths)
    running = [each for each in widths if each > 0.75 * full]
    return full > 0.25 * width and len(running) > 0.35 * len(widths) and sum(running) > 0.55 * sum(widths)


def _beside(left: Page, right: Page) -> bool:
    """Whether two sides stand beside each other, not one below the other."""
    (low, high), (other_low, other_high) = (
        (min(run.base for run in side), max(run.base for run in side)) for side in (left, right)
    )
    shared = min(high, other_high) - max(low, other_low)
    return shared > 0.5 * min(high - low, other_high - other_low)


def _text(row: Page) -> str:
    """The runs of a row as one text, a space where there is one to be seen."""
    parts = [row[0].text]
    for before, run in pairwise(row):
        parts.append(run.text if run.left - before.right < 0.12 * run.size else f" {run.text}")
    return "".join(parts)


def _texts(rows: list[Page], levels: dict[float, int]) -> Iterator[str]:
    """Rows as texts, blank lines between paragraphs, the lines of one heading joined and marked."""
    spacing = _Spacing(rows)
    before: Page | None = None
    heading = ""
    for row in _whole_items(rows, spacing):
        level, text = _level(row, levels), _text(row)
        is_heading = level > 0
        apart = before is not None and spacing.is_apart(before, row)
        if heading and (not is_heading or apart or not heading.startswith(f"{'#' * level} ")):
            yield from (heading, "")
            heading = ""
        elif apart:
            yield ""
        if is_heading:
            heading = _continued(heading, text) if heading else f"{'#' * level} {text}"
        else:
            yield text
        before = row
    if heading:
        yield from (heading, "")


def _continued(heading: str, text: str) -> str:
    """The next line of a heading; a word broken at its end is made whole."""
    is_broken = bool(re.search(r"[^\W\d_]-$", heading)) and text[:1].islower()
    return heading[:-1] + text if is_broken else f"{heading} {text}"


def _whole_items(rows: list[Page], spacing: _Spacing) -> list[Page]:
    """Items of lists that were broken over several lines are one row each."""
    whole: list[Page] = []
    for row in rows:
        above = whole[-1] if whole else None
        if above and _BULLET.match(_text(above)) and not _BULLET.match(_text(row)) and spacing.goes_on(above, row):
            last, text = _main(row), _continued(_text(above), _text(row))
            whole[-1] = [Run(text, above[0].left, row[-1].right, last.base, last.size, last.is_bold)]
        else:
            whole.append(row)
    return whole


class _Spacing:
    """How far apart the lines of a page stand, and hence where a paragraph ends."""

    def __init__(self, rows: list[Page]) -> None:
        gaps = [gap for above, below in pairwise(rows) if (gap := _main(above).base - _main(below).base) > 0]
        self.step = median(gaps) if gaps else 0.0
        self.size = median(_main(row).size for row in rows) if rows else 0.0
        self.width = max((row[-1].right - row[0].left for row in rows), default=0.0)

    def goes_on(self, above: Page, below: Page) -> bool:
        """Whether a line was broken because its next word had no room."""
        text, width = _text(below), below[-1].right - below[0].left
        word = width * len(text.split(" ", 1)[0]) / len(text)
        is_full = above[-1].right - above[0].left + word > 0.95 * self.width
        return is_full and _is_bold(above) == _is_bold(below) and not self.is_apart(above, below)

    def is_apart(self, above: Page, below: Page) -> bool:
        """More room than between lines, signs of another size, or a short line with an empty one after it.

        Headings of two lines are often set wider than the text, whose step then says nothing.
        """
        gap = _main(above).base - _main(below).base
        sizes = _main(above).size, _main(below).size
        is_short = above[-1].right - above[0].left < 0.7 * self.width
        if min(sizes) > _HEADING * self.size:
            return gap > 1.7 * sizes[1] or max(sizes) > _HEADING * min(sizes)
        return (
            gap > 1.35 * max(self.step, 0.95 * sizes[1])
            or max(sizes) > _HEADING * min(sizes)
            or (is_short and gap > 1.9 * sizes[1])
        )
