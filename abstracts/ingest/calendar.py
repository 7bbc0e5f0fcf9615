"""iCalendar: an event a talk, with room, time and the text of its description."""

from __future__ import annotations

import re
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

_TITLE_AND_PEOPLE = re.compile(r"^(?P<title>.+?)\s+(?:[-–—]|\|)\s+(?P<people>[^-–—|]+)$")
_START = re.compile(r"^BEGIN:VEVENT\s*$", re.MULTILINE)


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
        import icalendar  # noqa: PLC0415  costs a third of a second: only those who read calendars pay

        try:
            events = icalendar.Calendar.from_ical(source.text).walk("VEVENT")
            found = [_row(event) for event in events]
        except Exception as error:  # the library raises whatever its grammar does
            raise InputError(f"not a calendar that can be read ({short(str(error))})", path=source.path) from error
        starts = [source.text.count("\n", 0, mark.start()) + 1 for mark in _START.finditer(source.text)]
        lines = starts if len(starts) == len(found) else [None] * len(found)
        return rows.talks(
            (Row(line, values) for line, values in zip(lines, found, strict=True)), rows.AS_NAMED, context
        )


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
