"""A listing as tables for people, without lines or colours where they go to a file or a pipe."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from abstracts.text import visible

if TYPE_CHECKING:
    from rich.table import Table

    from abstracts.exports.listing import Cell, Listing, Sheet


def as_table(listing: Listing, width: int | None = None) -> str:
    """The tables one below the other.

    Args:
        listing: what to show.
        width: columns of text for a file or a pipe; None takes those of the terminal, and its colours.
    """
    from rich.console import Console  # noqa: PLC0415  only those who print tables pay
    from rich.markup import escape  # noqa: PLC0415

    text = io.StringIO()
    plain = width is not None
    console = Console(
        file=text, width=width, force_terminal=not plain, color_system=None if plain else "auto", highlight=False
    )
    for number, sheet in enumerate(listing.tables):
        if number:
            console.print()
        for line in filter(None, (sheet.title,)):
            console.print(f"[bold]{escape(visible(line))}[/]")
        if sheet.rows:
            console.print(_table(sheet, plain=plain))
        for line in filter(None, (sheet.remark,)):
            console.print(escape(visible(line)))
    return "".join(line.rstrip() + "\n" for line in text.getvalue().splitlines())


def _table(sheet: Sheet, *, plain: bool) -> Table:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None if plain else box.SIMPLE_HEAD, pad_edge=False, header_style="" if plain else "bold")
    for i, name in enumerate(sheet.columns):
        figures = all(isinstance(row[i], int | float) and not isinstance(row[i], bool) for row in sheet.rows)
        table.add_column(Text(name), justify="right" if figures else "left", overflow="fold", no_wrap=figures)
    for row in sheet.rows:
        table.add_row(*(Text(_shown(cell)) for cell in row))
    return table


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:.2f}" if isinstance(cell, float) else visible(str(cell))
