"""What all tables share: where the header is, what columns without one hold, rows by header."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest import columns, people
from abstracts.ingest.columns import Columns
from abstracts.ingest.reading import short
from abstracts.ingest.rows import Row, cell, is_filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from abstracts.ingest.reading import Context

FIELDS = (
    "id", "title", "abstract", "abstract_en", "speakers", "session", "track", "tags", "keywords", "start", "minutes",
    "room", "language", "edition", "url",
)  # fmt: skip
SAMPLE = 60_000
_LONGEST_HEADER = 60
_PROSE = 80
_TITLE = (8, 200)
_SLUG = re.compile(r"^[\w]+(?:[-_][\w]+)*$")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is laid out.

    Attributes:
        headers: as written, or made-up names of columns without one.
        is_headless: the first row is a talk.
    """

    headers: tuple[str, ...]
    columns: Columns
    is_headless: bool = False


def shape(table: Sequence[Sequence[object]], given: Mapping[str, str] | None = None) -> Shape | None:
    """The layout of a table from its first rows; None where neither title nor abstract can be found."""
    if not table:
        return None
    headers = tuple(cell(value).strip() for value in table[0])
    apart = _apart(headers)
    understood = columns.understand(apart, _by_name(apart, given or {}))
    if understood.has_text:
        return Shape(apart, understood)
    return None if _is_header(headers) else _headless(table)


def upright(table: list[list[object]]) -> list[list[object]]:
    """A form, its labels in the first column and what was answered beside them, as a row; any other table as it is.

    A form that begins again, with its first label, is another row.
    """
    full = [[cell(value).strip() for value in row] for row in table if any(cell(value).strip() for value in row)]
    if not _is_form(full):
        return table
    records: list[dict[str, list[str]]] = []
    label = full[0][0]
    for row in full:
        if not records or (row[0] == full[0][0] and label != row[0]):
            records.append({})
        label = row[0] or label
        records[-1].setdefault(label, []).extend(value for value in dict.fromkeys(row[1:]) if value)
    labels = list(dict.fromkeys(label for record in records for label in record))
    answers: list[list[object]] = [["\n".join(record.get(label, ())) for label in labels] for record in records]
    return [[*labels], *answers]


def _is_form(full: list[list[str]]) -> bool:
    """Whether the first column names fields, a title or an abstract among them, and no row holds a second answer."""
    if len(full) < 2 or any(len({*filter(None, row[1:])}) > 1 for row in full):
        return False
    labels = [row[0] for row in full if row[0]]
    known = [field for label in labels if (field := columns.field_of(label))]
    is_header = any(columns.field_of(value) for value in full[0][1:])
    return not is_header and len({*known}) > 1 and 2 * len(known) >= len(labels) and bool({*known} & {*columns.TEXTS})


def _apart(headers: Sequence[str]) -> tuple[str, ...]:
    """Headers that all differ: the second «Relatore» is «Relatore (2)», so that no cell stands in for another."""
    seen: Counter[str] = Counter()
    found = []
    for header in headers:
        seen[header] += 1
        found.append(f"{header} ({seen[header]})" if header and seen[header] > 1 else header)
    return tuple(found)


def _by_name(headers: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """The user's columns as the file writes them; a number counts from 1."""
    found: dict[str, str] = {}
    for field, name in given.items():
        same = [header for header in headers if columns.key(header) == columns.key(name)]
        at = int(name) - 1 if name.isdigit() else -1
        if same:
            found[field] = same[0]
        elif 0 <= at < len(headers):
            found[field] = headers[at]
        else:
            raise InputError(
                f"--columns {field}={name}: no such column; the table has {', '.join(map(short, headers))}"
            )
    return found


def _is_header(headers: Sequence[str]) -> bool:
    """Whether a row reads like headers: short, all different, none empty."""
    return all(0 < len(h) <= _LONGEST_HEADER for h in headers) and len(set(headers)) == len(headers)


def _headless(table: Sequence[Sequence[object]]) -> Shape | None:
    """Columns told by what they hold: the longest texts, people, titles, short marks."""
    width = len(table[0])
    cells = [[cell(row[at]).strip() for row in table if at < len(row)] for at in range(width)]
    lengths = [mean([len(value) for value in column] or [0]) for column in cells]
    prose = max(range(width), key=lambda at: lengths[at])
    if width < 2 or lengths[prose] < _PROSE:
        return None
    names = tuple(f"column {at + 1}" for at in range(width))
    fields = {"abstract": (names[prose],)}
    for at in range(width):
        field = _kind(cells[at], lengths[at]) if at != prose else None
        if field and field not in fields:
            fields[field] = (names[at],)
    used = {name for headers in fields.values() for name in headers}
    unread = tuple(name for name in names if name not in used)
    return Shape(names, Columns(fields, unread), is_headless=True) if "title" in fields else None


def _kind(values: list[str], length: float) -> str | None:
    full = [value for value in values if value]
    if not full:
        return None
    if mean(any(people.looks_like_name(p.name) for p in people.several(v)) for v in full) >= 0.5:
        return "speakers"
    if all(_SLUG.match(value) for value in full):
        return "tags"
    return "title" if _TITLE[0] <= length <= _TITLE[1] else None


def named(lines: Iterable[tuple[int, Sequence[object]]], layout: Shape, context: Context) -> Iterator[Row]:
    """Rows by header; a row with too many cells is mended or noted, never cut in silence; columns not read are told."""
    width = len(layout.headers)
    overlooked = dict.fromkeys(layout.columns.overlooked, False)
    for line, values in lines:
        kept = (
            values
            if not any(cell(value).strip() for value in values[width:])
            else _mended(values, layout, line, context)
        )
        row = Row(line, dict(zip(layout.headers, kept, strict=False)))
        overlooked |= {header: True for header in overlooked if is_filled(row.values.get(header))}
        yield row
    if missed := [header for header, has_text in overlooked.items() if has_text]:
        context.warn(f"columns not read: {', '.join(map(short, missed))}")


def _mended(values: Sequence[object], layout: Shape, line: int, context: Context) -> Sequence[object]:
    """A row with too many cells: the abstract fell into several, since it is the one that holds separators."""
    extra = len(values) - len(layout.headers)
    more = f"{extra} cell{'s' if extra > 1 else ''} more than there are columns"
    abstract = next(iter(layout.columns.fields.get("abstract", ())), None)
    if abstract is None:
        context.warn(f"{more}, not read: a separator inside a text?", line)
        return values
    at = layout.headers.index(abstract)
    context.warn(f"{more}: joined to the abstract", line)
    joined = " ".join(filter(None, map(cell, values[at : at + extra + 1])))
    return [*values[:at], joined, *values[at + extra + 1 :]]


class NoTalksError(InputError):
    """A table that holds no talks: an error where it was given, a note where it merely lies in a folder."""


def no_text(headers: Sequence[object], context: Context) -> NoTalksError:
    """The error of a table without title and abstract."""
    found = ", ".join(short(cell(header)) for header in headers) or "nothing"
    return NoTalksError(
        f"no column for the title or the abstract; found {found}. Name them: --columns title=…,abstract=…",
        path=context.path,
        line=1,
    )
