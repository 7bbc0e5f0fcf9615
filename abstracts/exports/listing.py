"""What a listing holds before it takes a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abstracts.results import Json

Cell = str | float | int | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under column names, with a title above and a remark below for those who read it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One result in all the shapes that formats need.

    Attributes:
        records: the objects of the JSON contract, one a line in JSONL.
        sheet: the rows of the CSV.
        tables: what a person reads.
        document: what JSON holds, where that is more than the list of the records.
    """

    records: tuple[Json, ...]
    sheet: Sheet
    tables: tuple[Sheet, ...]
    document: Json | None = None
