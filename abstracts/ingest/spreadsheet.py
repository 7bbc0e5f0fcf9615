"""Spreadsheets: XLSX row by row, ODS, Parquet; every sheet that holds talks is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from abstracts.errors import InputError, MissingExtraError
from abstracts.ingest import archive, rows, tables, tree
from abstracts.ingest.reading import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.chartsheet import Chartsheet
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.ingest.tree import Element
    from abstracts.talks import Talk

    Row = list[object]
    Span = tuple[int, int, int]

_TOP = 20
"""How far down the header may stand: organisers put titles and notes above it."""

_MOST_REPEATS = 1_000
_MOST_COLUMNS = 500
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_SHARED = ("session", "chairs", "track", "tags", "room", "date", "start", "end", "minutes", "edition", "language")
"""Fields of which one cell may speak for the rows of several talks."""


class Sheet(NamedTuple):
    """The name and rows of a sheet, and its merged cells: first row, last row and column, from 0."""

    name: str
    rows: list[Row]
    spans: list[Span]


class Xlsx:
    """The reader of Excel workbooks."""

    name = "xlsx"
    about = "Excel workbooks: every sheet whose header names a title or an abstract, wherever the header stands"
    fields = tables.FIELDS

    def sniff(self, source: Source) -> str | None:
        """A zip file with a workbook inside."""
        return "an Excel workbook" if archive.is_zip(source) and "xl/workbook.xml" in archive.names(source) else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of each sheet."""
        import openpyxl  # noqa: PLC0415  costs a third of a second: only those who read workbooks pay

        data = archive.checked(source)
        try:
            book = openpyxl.load_workbook(data, read_only=True, data_only=True)
            sheets = [Sheet(name, _cells(book[name]), _spans(book, book[name])) for name in book.sheetnames]
        except Exception as error:  # the library raises whatever its parsers do
            message = f"not a workbook that can be read ({type(error).__name__})"
            raise InputError(message, path=source.path) from error
        return sheets_of(sheets, context)


def _cells(sheet: Worksheet | Chartsheet) -> list[Row]:
    """The rows of a sheet; a sheet that is a chart has none."""
    return [list(row) for row in sheet.iter_rows(values_only=True)] if hasattr(sheet, "iter_rows") else []


def _spans(book: Workbook, sheet: Worksheet | Chartsheet) -> list[Span]:
    """The merged cells of a sheet over several rows, which the library passes over where it reads row by row."""
    from openpyxl.utils import column_index_from_string  # noqa: PLC0415  as above

    path = getattr(sheet, "_worksheet_path", None)
    written = _MERGED.findall(book._archive.read(path)) if path else []  # type: ignore[attr-defined]  # noqa: SLF001
    ranges = ((int(top) - 1, int(bottom) - 1, column.decode()) for column, top, bottom in written)
    return [(top, bottom, column_index_from_string(name) - 1) for top, bottom, name in ranges if bottom > top]


class Ods:
    """The reader of Calc spreadsheets."""

    name = "ods"
    about = "OpenDocument spreadsheets (LibreOffice Calc): as xlsx"
    fields = tables.FIELDS

    def sniff(self, source: Source) -> str | None:
        """A zip file that says it is an OpenDocument spreadsheet."""
        is_ods = archive.is_zip(source) and b"opendocument.spreadsheet" in source.head[:200]
        return "an OpenDocument spreadsheet" if is_ods else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of each sheet; read here since the usual library unrolls what a hostile file says is repeated."""
        root = tree.parse_xml(archive.member(source, "content.xml"), source.path)
        tables_ = [table for sheet in root.all("spreadsheet") for table in sheet.children if table.name == "table"]
        return sheets_of(map(_ods_sheet, tables_), context)


class Parquet:
    """The reader of Parquet tables."""

    name = "parquet"
    about = "Parquet tables; needs `abstracts[parquet]`"
    fields = tables.FIELDS

    def sniff(self, source: Source) -> str | None:
        """The signature of Parquet."""
        return "a Parquet table" if source.head.startswith(b"PAR1") else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks, a row each."""
        try:
            from pyarrow import parquet  # noqa: PLC0415  an extra
        except ModuleNotFoundError:
            raise MissingExtraError("Parquet files", "parquet", source.path) from None
        try:
            with source.open() as stream:
                table = parquet.read_table(stream)
                columns = [column.to_pylist() for column in table.columns]
        except Exception as error:  # the library raises whatever its parsers do
            message = f"not a Parquet table that can be read ({type(error).__name__})"
            raise InputError(message, path=source.path) from error
        values = [list(row) for row in zip(*columns, strict=True)]
        return sheets_of([Sheet("", [list(table.column_names), *values], [])], context)


def sheets_of(sheets: Iterable[Sheet], context: Context) -> Iterator[Talk]:
    """The talks of the sheets that hold any; the others are told."""
    first: list[object] = []
    found = 0
    for name, written, spans in sheets:
        sheet = tables.upright(written)
        at = _header(sheet, context)
        if at is None:
            if any(rows.cell(value).strip() for row in sheet for value in row):
                context.left_out(f"sheet “{short(name)}”: no column for the title or the abstract")
                first = first or next((row for row in sheet if any(row)), [])
            continue
        found += 1
        yield from _sheet(Sheet(name, sheet, spans if sheet is written else []), at, context)
    if not found:
        raise tables.no_text([value for value in first if value is not None], context)


def _sheet(sheet: Sheet, at: int, context: Context) -> Iterator[Talk]:
    layout = tables.shape(sheet.rows[at:], context.options.columns)
    if layout is None:  # pragma: no cover  `_header` found it
        return
    context.understood += [f"sheet “{sheet.name}”, header in row {at + 1}", *layout.columns.explained()]
    start = at if layout.is_headless else at + 1
    _fill(sheet, start, layout)
    body = ((number, row) for number, row in enumerate(sheet.rows[start:], start=start + 1))
    yield from rows.talks(tables.named(body, layout, context), layout.columns, context)


def _fill(sheet: Sheet, start: int, layout: tables.Shape) -> None:
    """Gives the value of merged cells to each of their rows with a talk in it: the session, the room, the hour."""
    shared = {layout.headers.index(header) for field in _SHARED for header in layout.columns.fields.get(field, ())}
    done: dict[int, int] = {}
    for top, bottom, column in sorted(sheet.spans):
        first = sheet.rows[top] if top < len(sheet.rows) else []
        if column in shared and top >= max(start, done.get(column, 0)) and column < len(first):
            for at, row in enumerate(sheet.rows[top + 1 : bottom + 1], start=top + 1):
                if any(map(rows.is_filled, row)):
                    before = [*row[:column], *[""] * (column - len(row))]
                    sheet.rows[at] = [*before, first[column], *row[column + 1 :]]
            done[column] = bottom + 1


def _header(sheet: list[Row], context: Context) -> int | None:
    """The row of the header: the first of the top ones that names a title or an abstract, else a table without one."""
    for at, row in enumerate(sheet[:_TOP]):
        if sum(value is not None and value != "" for value in row) > 1:
            layout = tables.shape([row], context.options.columns)
            if layout and not layout.is_headless:
                return at
    layout = tables.shape(sheet, context.options.columns) if len(sheet) > 1 else None
    return 0 if layout else None


def _ods_sheet(table: Element) -> Sheet:
    found = Sheet(table.attributes.get("table:name", ""), [], [])
    for row in table.all("table-row"):
        cells: Row = []
        for cell in row.children:
            if cell.name in {"table-cell", "covered-table-cell"}:
                last = len(found.rows) + _repeats(cell, "table:number-rows-spanned") - 1
                found.spans.extend([(len(found.rows), last, len(cells))] if last > len(found.rows) else [])
                cells += _ods_cells(cell)
        while cells and not cells[-1]:
            cells.pop()
        repeats = _repeats(row, "table:number-rows-repeated")
        found.rows.extend([cells] * min(repeats, _MOST_REPEATS if cells else 1))
    return found


def _ods_cells(cell: Element) -> list[object]:
    """A cell as often as it is repeated, within reason."""
    text: object = "\n".join(part.whole() for part in cell.children if part.name == "p")
    if date := cell.attributes.get("office:date-value"):
        text = date
    return [text] * min(_repeats(cell, "table:number-columns-repeated"), _MOST_COLUMNS)


def _repeats(element: Element, name: str) -> int:
    written = element.attributes.get(name, "1")
    return int(written) if written.isdigit() else 1
