"""The schedule of frab, c3voc and pretalx, as JSON and as XML: days, rooms, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abstracts.ingest import rows, tree
from abstracts.ingest.rows import Row
from abstracts.ingest.tables import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.ingest.tree import Element
    from abstracts.talks import Talk

_SAME = ("title", "track", "language", "url", "room")


class ScheduleJson:
    """The reader of `schedule.json`."""

    name = "schedule-json"
    about = "`schedule.json` of frab, c3voc, pretalx: days, rooms, events, persons"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """An object with a schedule that holds a conference."""
        return "a schedule with a conference and days" if _days(source.json) else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The events of all days and rooms."""
        days = _days(source.parsed)
        return rows.talks((_row(*found) for found in _events(days)), rows.AS_NAMED, context)


def _days(node: object) -> list[dict[str, Any]]:
    schedule = node.get("schedule") if isinstance(node, dict) else None
    conference = schedule.get("conference") if isinstance(schedule, dict) else None
    days = conference.get("days") if isinstance(conference, dict) else None
    return [day for day in days if isinstance(day, dict)] if isinstance(days, list) else []


def _events(days: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str, object]]:
    """Each event with its room and day."""
    for day in days:
        rooms = day.get("rooms")
        for room, events in rooms.items() if isinstance(rooms, dict) else ():
            for event in events if isinstance(events, list) else ():
                if isinstance(event, dict):
                    yield event, str(room), day.get("date")


def _row(event: dict[str, Any], room: str, day: object) -> Row:
    values = {name: event.get(name) for name in _SAME}
    values |= {
        "id": event.get("code") or event.get("guid") or event.get("id"),
        "abstract": event.get("abstract") or event.get("description"),
        "speakers": event.get("persons") or event.get("speakers"),
        "date": day,
        "start": event.get("date") or event.get("start"),
        "minutes": event.get("duration"),
        "room": event.get("room") or room,
        "tags": event.get("type"),
    }
    return Row(tree.line_of(event), values)


class ScheduleXml:
    """The reader of `schedule.xml`."""

    name = "schedule-xml"
    about = "`schedule.xml` of frab, c3voc, pretalx; entities are refused, nothing is fetched"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """XML whose root is a schedule."""
        return "XML with the root <schedule>" if source.is_text and _root(source.opening) == "schedule" else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The events of all days and rooms."""
        root = tree.parse_xml(source.data, source.path)
        return rows.talks((_xml_row(*found) for found in _xml_events(root)), rows.AS_NAMED, context)


def _root(opening: str) -> str:
    """The name of the first element, seen without parsing."""
    rest = opening.lstrip("\ufeff \t\r\n")
    while rest.startswith(("<?", "<!")):
        end = rest.find(">")
        rest = rest[end + 1 :].lstrip() if end >= 0 else ""
    return (
        rest[1:].split(">")[0].split()[0].rstrip("/") if rest.startswith("<") and rest[1:].split(">")[0].split() else ""
    )


def _xml_events(root: Element) -> Iterator[tuple[Element, str, str]]:
    for day in root.all("day"):
        for room in day.all("room"):
            for event in room.children:
                if event.name == "event":
                    yield event, room.attributes.get("name", ""), day.attributes.get("date", "")


def _xml_row(event: Element, room: str, day: str) -> Row:
    texts = {child.name: child.whole().strip() for child in event.children}
    persons = [person.whole().strip() for person in event.all("person")] or [p.whole() for p in event.all("speaker")]
    values: dict[str, object] = {name: texts.get(name) for name in _SAME}
    values |= {
        "id": event.attributes.get("guid") or event.attributes.get("id"),
        "abstract": texts.get("abstract") or texts.get("description"),
        "speakers": persons,
        "date": day,
        "start": texts.get("date") or texts.get("start"),
        "minutes": texts.get("duration"),
        "room": texts.get("room") or room,
        "tags": texts.get("type"),
    }
    return Row(event.line, values)
