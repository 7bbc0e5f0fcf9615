"""iCalendar: an event a talk, with room, time and the text of its description."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest import rows
from abstracts.ingest.reading import short
from abstracts.ingest.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Component

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

_START = re.compile(r"^BEGIN:VEVENT[ \t]*$", re.MULTILINE)
_STOP = re.compile(r"^END:VEVENT[ \t]*$", re.MULTILINE)
_ZONE = re.compile(r"^BEGIN:VTIMEZONE[ \t]*$.*?^END:VTIMEZONE[ \t]*$", re.MULTILINE | re.DOTALL)


class Calendar:
    """The reader of iCalendar."""

    name = "icalendar"
    about = "iCalendar: an event a talk (`SUMMARY`, `DESCRIPTION`, `LOCATION`, `ATTENDEE` and `ORGANIZER` names)"
    fields = ("id", "title", "abstract", "speakers", "track", "start", "minutes", "room", "url")

    def sniff(self, source: Source) -> str | None:
        """The opening line of iCalendar."""
        return "a calendar" if source.is_text and "BEGIN:VCALENDAR" in source.opening[:200] else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The events; cancelled ones are left out."""
        return rows.talks(_rows(source.text, context), rows.AS_NAMED, context)


def _rows(text: str, context: Context) -> Iterator[Row]:
    """The events, each parsed by itself: one that is broken or cut off costs no other."""
    marks = [mark.start() for mark in _START.finditer(text)]
    zones = "\n".join(_ZONE.findall(text))
    for start, end in pairwise((*marks, len(text))):
        line = text.count("\n", 0, start) + 1
        try:
            event = _event(text[start:end], zones)
            values = _row(event)
        except Exception as error:  # noqa: BLE001  the library raises whatever its grammar does
            context.invalid(InputError(f"an event that cannot be read ({error})", path=context.path, line=line))
            continue
        for name, fault in event.errors:
            context.warn(f"{name or 'a line'} of this event is not understood: {short(str(fault))}", line)
        yield Row(line, values)


def _event(text: str, zones: str) -> Component:
    """One event, with the time zones that the calendar defines.

    Raises:
        ValueError: the event has no end, or no line of it can be read.
    """
    import icalendar  # noqa: PLC0415  costs a third of a second: only those who read calendars pay

    end = _STOP.search(text)
    if not end:
        raise ValueError("it has no end: is the file cut off?")
    found = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\n{zones}\n{text[: end.end()]}\nEND:VCALENDAR\n")
    return found.walk("VEVENT")[0]


def _row(event: Component) -> dict[str, object]:
    start, end = (getattr(event.get(name), "dt", None) for name in ("DTSTART", "DTEND"))
    length = getattr(event.get("DURATION"), "dt", None)
    return {
        "id": _text(event.get("UID")),
        "title": _text(event.get("SUMMARY")),
        "abstract": _text(event.get("DESCRIPTION")),
        "room": _text(event.get("LOCATION")),
        "start": start,
        "end": end,
        "minutes": int(length.total_seconds() // 60) if length else None,
        "speakers": _people(event),
        "track": _categories(event),
        "state": "canceled" if _text(event.get("STATUS")).upper() == "CANCELLED" else None,
        "url": _text(event.get("URL")),
    }


def _text(value: object) -> str:
    return str(value) if value is not None else ""


def _people(event: Component) -> list[str]:
    """Those who attend by name; an address alone names nobody."""
    found = event.get("ATTENDEE") or event.get("ORGANIZER") or []
    listed = found if isinstance(found, list) else [found]
    return [str(person.params["CN"]) for person in listed if hasattr(person, "params") and "CN" in person.params]


def _categories(event: Component) -> str:
    found = event.get("CATEGORIES")
    return ", ".join(map(str, getattr(found, "cats", []))) if found else ""
