"""CSV and TSV: separators, headers in Italian or English or none at all, read row by row."""

from __future__ import annotations

import csv
import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest import columns, rows, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

_SEPARATORS = (",", ";", "\t", "|")
_LONGEST_CELL = 16 * 2**20
_SAMPLE_ROWS = 30
_END = "\udfffend"
"""Follows the last line: no decoded text holds it, and it has a row of its own unless a quotation
mark is still open."""

_DECLARED = re.compile(r'^\ufeff?"?sep=(.)"?\s*$')
"""What Excel writes above a table: its separator."""

_SUFFIXES = frozenset({".csv", ".tsv", ".tab"})


class Delimited:
    """The reader of CSV and TSV. Rows are streamed: the size of the file does not matter."""

    name = "csv"
    about = "CSV and TSV with any separator: submission systems' exports, spreadsheets saved as text"
    fields = tables.FIELDS

    def sniff(self, source: Source) -> str | None:
        """A separator that gives rows of equal length, with a header that names a title or abstract, or none."""
        if not source.is_text:
            return None
        separator, table = best(source.opening)
        layout = tables.shape(table) if len(table) > 1 and len(table[0]) > 1 else None
        if layout and (not layout.is_headless or source.suffix in {"", *_SUFFIXES}):
            return f"rows of {len(table[0])} columns separated by {_name(separator)}"
        return f"the name ends in {source.suffix}" if source.suffix in _SUFFIXES else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks, a row each."""
        separator, sample = best(source.opening)
        shape = tables.shape(sample, context.options.columns)
        lines = _rows(_numbered(source), separator, context)
        if shape is None:
            raise tables.no_text(sample[0] if sample else [], context)
        context.understood += shape.columns.explained()
        body = lines if shape.is_headless else islice(lines, 1, None)
        return rows.talks(tables.named(body, shape, context), shape.columns, context)


def best(opening: str) -> tuple[str, list[list[str]]]:
    """The separator that makes the most sense of the first rows, and those rows."""
    first, _, rest = opening.partition("\n")
    if found := _DECLARED.match(first):
        separator, opening = found[1], rest
        if separator in _SEPARATORS:
            return separator, _sample(opening, separator)
    tried = [(separator, _sample(opening, separator)) for separator in _SEPARATORS]
    return max(tried, key=lambda pair: _sense(pair[1]))


def _sense(table: list[list[str]]) -> tuple[int, float]:
    """How many headers are known, then how even the rows are."""
    if not table or len(table[0]) < 2:
        known = int(bool(table) and len(table[0]) == 1 and columns.field_of(table[0][0]) in columns.TEXTS)
        return (known, 0.0)
    known = sum(columns.field_of(header) is not None for header in table[0])
    width = len(table[0])
    return (known, sum(len(row) == width for row in table) / len(table) * min(width, 20))


def _sample(opening: str, separator: str) -> list[list[str]]:
    lines = opening.splitlines(keepends=True)
    whole = lines if len(opening) < tables.SAMPLE else lines[:-1]
    try:
        reader = csv.reader(whole, delimiter=separator)
        return [row for row in islice(reader, _SAMPLE_ROWS) if any(value.strip() for value in row)]
    except csv.Error:
        return []


def _numbered(source: Source) -> Iterator[str]:
    return (f"{line}\n" for _, line in source.lines())


def _rows(lines: Iterable[str], separator: str, context: Context) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line where each starts; a row that the end of the file cuts off is none."""
    csv.field_size_limit(_LONGEST_CELL)
    first = next(iter(lines), "")
    above = int(bool(_DECLARED.match(first)))
    opening = [] if above else [first.removeprefix("\ufeff")]
    reader = csv.reader(chain(opening, lines, [_END]), delimiter=separator)
    start = 1 + above
    try:
        for row in reader:
            if row and row[-1].endswith(_END):
                _check_closed(row, start, reader.line_num - 1 + above, context)
            elif any(value.strip() for value in row):
                yield start, row
            start = reader.line_num + 1 + above
    except csv.Error as error:
        message = f"not a table from here ({error}); often a quotation mark that is never closed"
        context.invalid(InputError(message, path=context.path, line=start))


def _check_closed(row: list[str], start: int, last: int, context: Context) -> None:
    """Tells of a last row whose quotation mark is open where the file ends: whatever follows the mark is in it."""
    if row != [_END]:
        swallowed = f"lines {start} to {last} are no row" if last > start else "no row"
        message = f"a quotation mark is open where the file ends ({swallowed}): is the file cut off?"
        context.invalid(InputError(message, path=context.path, line=start))


def _name(separator: str) -> str:
    return {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}[separator]
