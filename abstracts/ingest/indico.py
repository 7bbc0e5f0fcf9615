"""Indico: the abstracts of a call (JSON) and the contributions of an event (HTTP API)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abstracts.ingest import rows, tree
from abstracts.ingest.rows import Row
from abstracts.ingest.tables import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

_PEOPLE = ("speakers", "primaryauthors", "coauthors", "persons")
_STATES = {"accepted": "accepted", "merged": "withdrawn", "duplicate": "withdrawn"}


class Indico:
    """The reader of Indico's JSON."""

    name = "indico"
    about = "Indico, JSON of a call's abstracts and of an event's contributions"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """Abstracts with content and persons, or results with contributions."""
        found = _found(source.json)
        return f"{len(found)} abstracts or contributions as Indico writes them" if found else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The abstracts or contributions."""
        found = _found(source.parsed)
        return rows.talks((_row(item) for item in found), rows.AS_NAMED, context)


def _found(node: object) -> list[dict[str, Any]]:
    """The abstracts of a call, or the contributions of all events, in sessions or outside them."""
    if not isinstance(node, dict):
        return []
    abstracts = _objects(node.get("abstracts"))
    if abstracts and {"content", "persons", "submitted_dt"} & abstracts[0].keys():
        return abstracts
    events = _objects(node.get("results"))
    holders = (holder for event in events for holder in (event, *_objects(event.get("sessions"))))
    return [item for holder in holders for item in _objects(holder.get("contributions"))]


def _objects(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _row(item: dict[str, Any]) -> Row:
    tracks = [item.get("accepted_track") or item.get("track"), *_objects(item.get("submitted_for_tracks"))]
    values = {
        "id": item.get("friendly_id") or item.get("db_id") or item.get("id"),
        "title": item.get("title"),
        "abstract": item.get("content") or item.get("description"),
        "speakers": _people(item),
        "track": next((track for track in tracks if track), None),
        "tags": item.get("accepted_contrib_type") or item.get("submitted_contrib_type") or item.get("type"),
        "state": _STATES.get(str(item.get("state")), item.get("state")),
        "session": item.get("session"),
        "start": _moment(item.get("startDate")),
        "minutes": item.get("duration"),
        "room": item.get("room") or item.get("roomFullname"),
        "keywords": item.get("keywords"),
        "url": item.get("url"),
    }
    return Row(tree.line_of(item), values)


def _people(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Those who speak; authors where nobody is named as speaker."""
    for name in _PEOPLE:
        found = _objects(item.get(name))
        speaking = [person for person in found if person.get("is_speaker", True)] or found
        if speaking:
            return speaking
    return []


def _moment(value: object) -> object:
    """Indico's {"date", "time", "tz"} as one text."""
    return f"{value.get('date')}T{value.get('time')}" if isinstance(value, dict) else value
