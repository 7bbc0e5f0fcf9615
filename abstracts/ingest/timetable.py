"""Timetables in HTML: grids of rooms and times, and lists of «9:45 - 10:00 | what»."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from abstracts import text as txt
from abstracts.ingest import dates, drafts, html_text, people
from abstracts.ingest.drafts import Draft
from abstracts.ingest.page_lines import Role, lines
from abstracts.ingest.reading import short
from abstracts.ingest.vocabulary import TIMETABLE, any_of
from abstracts.talks import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

_ROOM = re.compile(rf"^{any_of(TIMETABLE['room'])}\b", re.IGNORECASE)
_SPAN = re.compile(
    r"^\s*(?:ore\s+)?(?P<time>\d{1,2}[:.]\d\d(?:\s*[-–—]\s*\d{1,2}[:.]\d\d)?)\s*(?:[|:–—-]\s*(?P<rest>.*))?$", re.DOTALL
)
_HOURS = re.compile(
    r"^(?:orari?o?|ore)\s*:?\s*(?:dalle\s+)?(?P<time>\d{1,2}[:.]\d\d\s*[-–—]\s*\d{1,2}[:.]\d\d)", re.IGNORECASE
)
_PARALLEL = re.compile(r"\bparallel[ei]?\b", re.IGNORECASE)
_CANCELLED = re.compile(any_of(TIMETABLE["cancelled"]), re.IGNORECASE)
_TALK_OF_ALL = re.compile(any_of(TIMETABLE["talk_of_all"]), re.IGNORECASE)
_MATERIAL = re.compile(rf"\s*\|?\s*\b(?:{any_of(TIMETABLE['material'])})\b.*$", re.IGNORECASE | re.DOTALL)
_SPEAKERS = re.compile(r"\s*\((?P<people>[^()]+)\)\s*(?:[-–—]\s*(?P<length>\d+\s*min\w*))?\s*[.;]?\s*$")
_KEYNOTE = re.compile(
    r"^(?:keynote|lezione|relazione|talk|intervento)\s+(?:di|by|of)\s+(?P<people>[^:]+):"
    r"\s*[\"“«]?(?P<title>.+?)[\"”»;.\s]*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_LEAST = 3


class Timetable:
    """The reader of timetables in HTML."""

    name = "timetable"
    about = "Timetables in HTML: grids with a room a column and a time a row, lists of times; cancelled ones left out"
    fields = ("title", "abstract", "speakers", "session", "start", "minutes", "room")

    def sniff(self, source: Source) -> str | None:
        """A table whose header names rooms, or several lines that begin with a time."""
        if not source.is_text or not html_text.looks_like_html(source.opening):
            return None
        page = html_text.content(source.text)
        if any(_rooms(table) for table in page.find_all("table")):
            return "a table with a room a column"
        timed = sum(bool(_SPAN.match(_flat(item))) for item in page.find_all("li"))
        is_session = any(line.role is Role.HEAD for line in lines(html_text.lines(source.text)))
        return f"{timed} list items that begin with a time" if timed >= _LEAST and not is_session else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of grids and lists, each with its room and time."""
        page = html_text.content(source.text)
        walk = _Walk(context)
        for draft in walk.drafts(page):
            if talk := drafts.finish(draft, context):
                yield talk


class _Walk:
    """Goes through a page in order, remembering the day of the last heading."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.day: datetime | None = None
        self.level = 0
        self.hours: str | None = None
        self.is_parallel = False

    def drafts(self, page: Tag) -> Iterator[Draft]:
        for tag in page.find_all(["h1", "h2", "h3", "h4", "p", "table", "li"]):
            if tag.name == "p":
                self._remark(_flat(tag))
            elif tag.name == "table":
                yield from self._grid(tag)
            elif tag.name == "li":
                if not tag.find_parent("table"):
                    yield from self._item(tag)
            else:
                self._heading(tag)

    def _heading(self, tag: Tag) -> None:
        """A heading with a date opens a day; one as high without a date closes it."""
        day, level = dates.day(_flat(tag)), int(tag.name[1])
        if day or level <= self.level:
            self.day, self.level = day, level if day else 0
            self.hours, self.is_parallel = None, False

    def _remark(self, text: str) -> None:
        """«Orari: 10.00 - 13.00» and «sono sessioni parallele» hold for the talks of the day that have no time."""
        if found := _HOURS.match(text):
            self.hours = found["time"]
        self.is_parallel = self.is_parallel or bool(_PARALLEL.search(text))

    def _grid(self, table: Tag) -> Iterator[Draft]:
        """The cells under the rooms of a header, beside the times of the first column."""
        rooms = _rooms(table)
        for row in table.find_all("tr") if rooms else ():
            cells = row.find_all(["td", "th"], recursive=False)
            when = _SPAN.match(_flat(cells[0])) if cells else None
            if not when:
                continue
            for at, cell in enumerate(cells[1:], start=1):
                room = rooms.get(at) if len(cells) > 2 else None
                for text in _entries(cell):
                    yield from self._draft(text, cell.sourceline or row.sourceline, when["time"], room)

    def _item(self, item: Tag) -> Iterator[Draft]:
        """A list item that begins with a time, or that is a linked title with a speaker in brackets."""
        text = _flat(item)
        when = _SPAN.match(text)
        if when and when["rest"]:
            yield from self._timed(item, when["rest"], when["time"])
        elif (
            self.day and item.find("a") and _SPEAKERS.search(_CANCELLED.sub("", _MATERIAL.sub("", text)).strip(" -–.;"))
        ):
            yield from self._draft(text, item.sourceline, self.hours if self.is_parallel else None, None)

    def _timed(self, item: Tag, title: str, when: str) -> Iterator[Draft]:
        """A talk; an item that holds other timed items is no talk but their session."""
        if any(_SPAN.match(_flat(inner)) for inner in item.find_all("li")):
            self.context.warn(f"read as the session of what stands under it: “{short(title)}”", item.sourceline)
            return
        for draft in self._draft(title, item.sourceline, when, None):
            names, draft.abstract = _inside(item)
            draft.speakers = draft.speakers or names
            outer = item.find_parent("li")
            above = _SPAN.match(_flat(outer)) if outer else None
            draft.session = drafts.session(above["rest"]) if above and above["rest"] else None
            yield draft

    def _draft(self, text: str, line: int | None, when: str | None, room: str | None) -> Iterator[Draft]:
        """The talk of a cell or item, unless it is cancelled or a break."""
        if _CANCELLED.search(text):
            self.context.left_out(f"cancelled: “{short(text)}”", line)
            return
        text = _MATERIAL.sub("", text).strip(" |;-–")
        if not text or _TALK_OF_ALL.fullmatch(text) or drafts.is_service(_ASIDE.sub("", text)):
            if text:
                self.context.left_out(f"not a talk: “{short(text)}”", line)
            return
        start, minutes = dates.span(when or "")
        draft = _parsed(text)
        draft.line, draft.room, draft.minutes = line, room, draft.minutes or minutes
        draft.start = datetime.combine(self.day, start) if self.day and start else None
        yield draft


def _bare(text: str) -> str:
    """A text without what is said of slides and cancellations."""
    return _CANCELLED.sub("", _MATERIAL.sub("", text)).strip(" -–.;")


def _parsed(text: str) -> Draft:
    """Title and speakers of «Title (Anna Neri) - 30 min» or «Keynote di Anna Neri: “Title”»."""
    if found := _KEYNOTE.match(text):
        return Draft(title=found["title"], speakers=people.several(found["people"]))
    found = _SPEAKERS.search(text)
    if found and found.start() and all(map(people.looks_like_name, re.split(r"\s*,\s*|\s+e\s+", found["people"]))):
        length = dates.minutes(found["length"] or "")
        return Draft(title=text[: found.start()], speakers=people.several(found["people"]), minutes=length)
    return Draft(title=text)


def _inside(item: Tag) -> tuple[tuple[Person, ...], str]:
    """The people linked in the lists under an item, and the text beside their names."""
    lists = item.find_all(["ul", "ol"], recursive=False)
    links = [link for part in lists for link in part.find_all("a") if people.looks_like_name(_flat(link))]
    names = people.unique(Person(_flat(link)) for link in links)
    for link in links:
        link.extract()
    return names, "\n".join(txt.clean(part.decode_contents()) for part in lists)


def _rooms(table: Tag) -> dict[int, str]:
    """The rooms that a table's first row names, by column."""
    first = table.find("tr")
    cells = first.find_all(["td", "th"], recursive=False) if first else []
    named = {at: _flat(cell) for at, cell in enumerate(cells) if _ROOM.match(_flat(cell))}
    return named if len(named) > 1 else {}


def _entries(cell: Tag) -> list[str]:
    """The talks in a cell: line breaks part them."""
    html = re.split(r"<br\s*/?>", cell.decode_contents())
    return [text for part in html if (text := txt.clean_line(part).strip(" |"))]


def _flat(tag: Tag) -> str:
    """The text of a tag on one line, without the lists inside it."""
    inner = set(map(id, tag.find_all(["ul", "ol"]))) if tag.name == "li" else set()
    parts = [part for part in tag.strings if not inner or not any(id(parent) in inner for parent in part.parents)]
    return txt.clean_line("".join(parts))
