"""Rows of tables and flat objects -> talks: every reader of records ends here."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from abstracts import text as txt
from abstracts.ingest import conftool, dates, drafts, people, states
from abstracts.ingest import keywords as listing
from abstracts.ingest.columns import Columns
from abstracts.ingest.drafts import Draft
from abstracts.ingest.reading import short
from abstracts.ingest.vocabulary import FIELDS, OTHER
from abstracts.talks import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from abstracts.ingest.reading import Context
    from abstracts.talks import Session, Talk

_SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)+$")
_SPLIT_LIST = re.compile(r"\s*[;\n|]\s*")
_SPLIT_TAGS = re.compile(r"\s*[;\n|]\s*|\s*,\s*(?![^()]*\))")
_NOTHING = frozenset(OTHER["nothing"])
_TRUE = frozenset({"true", "1", "yes", "si", "sì", "vero", "x"})


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its line and its values by header."""

    line: int | None
    values: Mapping[str, object]


@dataclass(slots=True)
class Told:
    """What was already noted for a file, so that one fault of many rows gives one note."""

    once: set[str] = field(default_factory=set)

    def first(self, key: str) -> bool:
        """Whether this is the first time."""
        new = key not in self.once
        self.once.add(key)
        return new


def talks(rows: Iterable[Row], columns: Columns, context: Context) -> Iterator[Talk]:
    """The talks of rows whose columns are understood; empty rows give nothing."""
    told = Told()
    mend = conftool.mended if conftool.is_export([*columns.headers]) else None
    for row in rows:
        read = _Read(Row(row.line, mend(row.values)) if mend else row, columns)
        if read.is_blank or not _is_wanted(read, context):
            continue
        draft = _draft(read, context, told)
        if talk := drafts.finish(draft, context):
            yield talk


class _Read:
    """The values of a row by field."""

    def __init__(self, row: Row, columns: Columns) -> None:
        self.row, self.columns = row, columns

    @property
    def is_blank(self) -> bool:
        return not any(map(is_filled, self.row.values.values()))

    def values(self, name: str) -> list[object]:
        """All values of a field that are not empty."""
        found = (self.row.values.get(header) for header in self.columns.fields.get(name, ()))
        return [value for value in found if is_filled(value)]

    def value(self, name: str) -> object:
        return next(iter(self.values(name)), None)

    def text(self, name: str) -> str:
        return cell(self.value(name))


def _is_wanted(read: _Read, context: Context) -> bool:
    state = read.text("state")
    title = short(read.text("title") or read.text("abstract"))
    is_given = read.columns is not AS_NAMED and bool(read.columns.fields.get("state"))
    if not states.is_kept(state, context.options.states, is_given=is_given):
        context.left_out(f"{states.canonical(state) or 'no state'}: “{title}” (--state chooses)", read.row.line)
        return False
    if read.text("service").strip().casefold() in _TRUE:
        context.left_out(f"a service session: “{title}”", read.row.line)
        return False
    return True


def _draft(read: _Read, context: Context, told: Told) -> Draft:
    draft = Draft(title=read.text("title"), abstract=read.text("abstract"), line=read.row.line)
    draft.speakers = _speakers(read)
    _prose_for_speakers(draft, read, context)
    draft.track = ", ".join(tags(read.values("track"))) or None
    draft.tags = tags(read.values("tags"))
    draft.keywords, english = _keywords(read)
    draft.room = read.text("room") or None
    draft.language, draft.url = read.text("language") or None, read.text("url") or None
    draft.abstract_en = listing.with_keywords(read.text("abstract_en"), english)
    draft.id = txt.clean_line(read.text("id")) or None
    draft.edition = _edition(read)
    draft.start, draft.minutes = _times(read, draft.edition or context.edition, context, told)
    draft.session = _session(read)
    return draft


def is_filled(value: object) -> bool:
    """Whether a value says anything."""
    return bool(value) if isinstance(value, list | tuple | dict) else bool(cell(value).strip())


def cell(value: object) -> str:
    """A value as text: lists a line an item, one language of several, no «nan», no «N/A», no «12.0»."""
    if isinstance(value, str):
        return "" if value.strip() in _NOTHING else value
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(cell, value)))
    if isinstance(value, dict):
        return _named(value)
    return _scalar(value)


def _scalar(value: object) -> str:
    if value is None or type(value).__name__ in {"NaTType", "NAType"}:
        return ""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float):
        return "" if math.isnan(value) else str(int(value)) if value.is_integer() else str(value)
    return str(value)


def _named(value: Mapping[str, object]) -> str:
    """The text of an object: Italian before other languages, else its name or title."""
    for name in ("it", "it-IT", "ita", "name", "title", "titolo", "nome", "label", "value", "slug", "en"):
        if cell(value.get(name)):
            return cell(value[name])
    return ""


def tags(values: Iterable[object]) -> tuple[str, ...]:
    """Labels from cells and lists; commas separate, save inside brackets."""
    parts = (part for value in values for item in _items(value) for part in _pieces(item))
    return tuple(dict.fromkeys(part for part in parts if part))


def _items(value: object) -> Iterable[str]:
    return map(cell, value) if isinstance(value, list | tuple) else (cell(value),)


def _pieces(text: str) -> Iterable[str]:
    return map(txt.clean_line, _SPLIT_TAGS.split(text))


def keywords(value: object) -> tuple[str, ...]:
    """Keywords from a cell or a list."""
    if isinstance(value, list | tuple):
        return tuple(filter(None, (txt.clean_line(cell(item)) for item in value)))
    return drafts.split_keywords(cell(value)) if value else ()


def _keywords(read: _Read) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keywords of all columns of them; English ones apart where another column is in Italian."""
    headers = read.columns.fields.get("keywords", ())
    return listing.by_language(("chiave" in name.casefold(), keywords(read.row.values.get(name))) for name in headers)


def _speakers(read: _Read) -> tuple[Person, ...]:
    each = read.columns.people
    places = "" if any("affiliation" in headers for headers in each) else read.text("affiliation")
    if each:
        found = people.unique(person for headers in each for person in _with_columns_of_their_own(read, headers))
    elif not read.values("speakers"):
        name = txt.clean_line(f"{read.text('first_name')} {read.text('last_name')}")
        found = (Person(name),) if name else ()
    else:
        found = people.unique(person for value in read.values("speakers")[:1] for person in persons(value))
    return _placed(found, places)


def _with_columns_of_their_own(read: _Read, headers: Mapping[str, str]) -> tuple[Person, ...]:
    """The people of «Nome autore 2», «Cognome autore 2», «Ente 2», most often one."""
    texts = {name: cell(read.row.values.get(header)).strip() for name, header in headers.items()}
    name = txt.clean_line(f"{texts.get('first_name', '')} {texts.get('last_name', '')}")
    found = (Person(name),) if name else persons(read.row.values.get(headers.get("speakers", "")))
    return _placed(found, texts.get("affiliation", ""))


def _prose_for_speakers(draft: Draft, read: _Read, context: Context) -> None:
    """A text in the place of speakers: who is named where it begins, or else a part of the abstract gone astray."""
    text = txt.clean_line(read.text("speakers"))
    found = people.of_prose(text)
    if found:
        draft.speakers = found
        context.warn(f"a text where speakers should be: only its name is read, {found[0].name}", read.row.line)
    elif found is not None:
        draft.speakers, draft.abstract = (), f"{draft.abstract}\n\n{text}".strip()
        context.warn(f"a text where speakers should be: joined to the abstract: “{short(text)}”", read.row.line)


def _placed(found: tuple[Person, ...], places: str) -> tuple[Person, ...]:
    """People with the affiliations of a column of its own: one each, or one for all."""
    if not places.strip():
        return found
    parts = [txt.clean_line(part) for part in _SPLIT_LIST.split(places.strip())]
    if len(parts) == 1 and len(found) > 1 and parts[0].count(",") == len(found) - 1:
        parts = [part.strip() for part in parts[0].split(",")]
    each = parts if len(parts) == len(found) else [", ".join(filter(None, parts))] * len(found)
    return tuple(Person(p.name, p.affiliation or place or None) for p, place in zip(found, each, strict=True))


def persons(value: object) -> tuple[Person, ...]:
    """The people of a cell, an object, or a list of either."""
    if isinstance(value, dict):
        found = _person(value)
        return (found,) if found else ()
    if isinstance(value, list | tuple):
        return people.unique(person for item in value for person in persons(item))
    text = cell(value)
    if _SLUG.match(text.strip()):
        return (Person(text.strip().replace("-", " ").title()),)
    return people.several(text)


_AFFILIATIONS = (
    "affiliation", "affiliazione", "organization", "organisation", "company", "ente", "institution", "azienda",
)  # fmt: skip
_PERSON_NAMES = ("name", "nome", "fullName", "full_name", "fullname", "public_name", "display_name", "person", "title")


def _person(value: Mapping[str, object]) -> Person | None:
    """A person from an object with a name, or a first and a last name."""
    whole = next((cell(value[name]) for name in _PERSON_NAMES if cell(value.get(name))), "")
    first = cell(value.get("firstName") or value.get("first_name") or value.get("nome"))
    last = cell(value.get("lastName") or value.get("last_name") or value.get("familyName") or value.get("cognome"))
    name = txt.clean_line(f"{first} {last}" if last else whole or first)
    place = next((txt.clean_line(cell(value[key])) for key in _AFFILIATIONS if cell(value.get(key))), None)
    return Person(name, place or None) if name else None


def _edition(read: _Read) -> str | None:
    text = read.text("edition")
    year = dates.year_of(text)
    return str(year) if year else txt.clean_line(text) or None


def _times(read: _Read, edition: str | None, context: Context, told: Told) -> tuple[datetime | None, int | None]:
    """Start and minutes from whatever the row has of day, start, end and length."""
    year = int(edition) if edition and edition.isdigit() else None
    start = _moment(read, year)
    length = dates.minutes(read.text("minutes"))
    end = _point(read.value("end"), year)
    if length is None and start and end:
        length = dates.between(start, end)
    if length is None:
        length = dates.span(read.text("start"))[1]
    if start is None and (fault := _fault(read, year)) and told.first(f"start: {fault[0]} {fault[2]}"):
        header, written, lack = fault
        context.warn(f"“{short(header)}”: “{short(written)}”: {lack}; such talks have no start", read.row.line)
    return start, length


def _fault(read: _Read, year: int | None) -> tuple[str, str, str] | None:
    """Why a row has no start: the header at fault, what stands under it, and what that lacks."""
    on, at = read.text("date"), read.text("start")
    if on and at:
        day = _day(read.value("date"), year)
        name, lack = ("start", "it names no time of day") if day else ("date", dates.lacks(on, year))
    else:
        name, lack = "start" if at else "date", dates.lacks(at or on, year)
    header = next((name for name in read.columns.fields.get(name, ()) if is_filled(read.row.values.get(name))), None)
    return (header, read.text(name), lack) if header else None


def _moment(read: _Read, year: int | None) -> datetime | None:
    """The start: a time of day in a column of its own comes before that of the date, often a midnight by default."""
    start, on = read.value("start"), read.value("date")
    if whole := _point(start, year):
        return whole
    at = None if on is None or isinstance(start, datetime) else dates.clock(cell(start))
    if at and (day := _day(on, year)):
        return datetime.combine(day, at)
    point = _point(on, year)
    return point if point and point.time() != time() else None


def _day(value: object, year: int | None) -> datetime | None:
    """The day of a date; seconds since 1970 name one at its midnight alone."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        point = dates.epoch(value)
        return point if point and point.time() == time() else None
    return value if isinstance(value, datetime) else dates.day(cell(value), year)


def _point(value: object, year: int | None) -> datetime | None:
    """A point in time from a spreadsheet's date, epoch seconds or a text."""
    if isinstance(value, datetime):
        return value if value.time() != time() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return dates.epoch(value)
    return dates.moment(cell(value), year) if value else None


def _session(read: _Read) -> Session | None:
    title = read.text("session")
    chairs = people.unique(person for value in read.values("chairs") for person in persons(value))
    if not title.strip() and not chairs:
        return None
    year = dates.year_of(read.text("edition"))
    start = _point(read.value("session_start"), year)
    kind, room = (txt.clean_line(read.text(name)) or None for name in ("session_kind", "session_room"))
    return drafts.session(title, read.text("session_abstract"), chairs=chairs, kind=kind, start=start, room=room)


_OWN = (*FIELDS, "session_kind", "session_start", "session_room", "session_abstract")
AS_NAMED = Columns({name: (name,) for name in _OWN}, ())
"""The columns of records whose keys are already the fields of a draft."""
