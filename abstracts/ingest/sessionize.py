"""Sessionize: the JSON of its API, where speakers, rooms and categories stand apart from the sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abstracts.ingest import columns, rows, tree
from abstracts.ingest.rows import Row
from abstracts.ingest.tables import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

_PARTS = {"sessions", "speakers", "categories", "rooms"}
_MARKS = {"title", "startsAt", "isServiceSession"}


class Sessionize:
    """The reader of Sessionize's JSON; its spreadsheet exports are read as tables."""

    name = "sessionize"
    about = "Sessionize, JSON of the API (views All, Sessions, GridSmart); its spreadsheets are read as tables"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """An object with sessions, speakers, categories and rooms; or groups or days of such sessions."""
        found = source.json
        if isinstance(found, dict):
            return "sessions, speakers and rooms as Sessionize writes them" if found.keys() >= _PARTS else None
        marked = any(session.keys() >= _MARKS for session in _sessions(found))
        return "groups or days of sessions as Sessionize writes them" if marked else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The sessions that are talks; service sessions are left out."""
        found = source.parsed
        names = _names(found if isinstance(found, dict) else {})
        return rows.talks((_row(session, names) for session in _sessions(found)), rows.AS_NAMED, context)


def _sessions(node: object) -> Iterator[dict[str, Any]]:
    """The sessions of the view All, of groups (Sessions) or of days and rooms (GridSmart), each once.

    GridSmart repeats plenary sessions in every room, and all of them by the time of day.
    """
    seen: set[str] = set()
    for part in node if isinstance(node, list) else [node]:
        if isinstance(part, dict):
            inner = [session for room in _objects(part, "rooms") for session in _objects(room, "sessions")]
            for session in (*_objects(part, "sessions"), *inner):
                name = str(session.get("id") or tree.line_of(session))
                if name not in seen:
                    seen.add(name)
                    yield session


def _objects(node: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects in a list under a key; anything else is nothing."""
    value = node.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _names(parts: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Speakers, rooms and category items by their ids."""
    items = [
        (str(item.get("id")), {"field": _category_field(category), "name": item.get("name")})
        for category in _objects(parts, "categories")
        for item in _objects(category, "items")
    ]
    return {
        "speakers": {str(speaker.get("id")): speaker for speaker in _objects(parts, "speakers")},
        "rooms": {str(room.get("id")): room.get("name") for room in _objects(parts, "rooms")},
        "items": dict(items),
    }


def _category_field(category: Mapping[str, Any]) -> str:
    """Whether a category is the track or the language; what it is not is a tag."""
    field = columns.field_of(str(category.get("title") or ""))
    return field if field in {"track", "language"} else "tags"


def _row(session: dict[str, Any], names: Mapping[str, Mapping[str, Any]]) -> Row:
    items = _items(session, names)
    chosen = {field: [i["name"] for i in items if i["field"] == field] for field in ("track", "tags", "language")}
    speakers = session.get("speakers")
    values = {
        "id": session.get("id"),
        "title": session.get("title"),
        "abstract": session.get("description"),
        "speakers": [_speaker(s, names) for s in speakers] if isinstance(speakers, list) else None,
        "start": session.get("startsAt"),
        "end": session.get("endsAt"),
        "room": names["rooms"].get(str(session.get("roomId"))) or session.get("room"),
        "service": session.get("isServiceSession"),
        "state": session.get("status"),
        "url": session.get("liveUrl"),
    }
    return Row(tree.line_of(session), values | chosen)


def _items(session: Mapping[str, Any], names: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The categories of a session, by number (All) or with their names (Sessions, GridSmart)."""
    ids = session.get("categoryItems")
    numbered = [names["items"].get(str(number)) for number in ids] if isinstance(ids, list) else []
    named = [
        {"field": _category_field({"title": category.get("name")}), "name": item.get("name")}
        for category in _objects(session, "categories")
        for item in _objects(category, "categoryItems")
    ]
    return [*filter(None, numbered), *named]


def _speaker(speaker: object, names: Mapping[str, Mapping[str, Any]]) -> object:
    """A speaker by id (All), or as given (Sessions, GridSmart)."""
    return {"name": speaker.get("name")} if isinstance(speaker, dict) else names["speakers"].get(str(speaker))
