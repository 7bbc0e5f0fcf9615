"""pretalx: the paged JSON of its API; its organisers' exports are read as tables or records."""

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

_MARKS = {"submission_type", "content_locale", "slot", "slots"}


class Pretalx:
    """The reader of pretalx's API: one page of submissions or talks, or several pages in a list."""

    name = "pretalx"
    about = "pretalx, JSON of the API (`results`); the organisers' CSV and JSON exports are read as tables and records"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """Objects with a code, a state and a submission type or slot."""
        for found in _submissions(source.json):
            return "submissions as pretalx's API gives them" if "code" in found and _MARKS & found.keys() else None
        return None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The submissions whose state is wanted."""
        found = list(_submissions(source.parsed))
        _tell_pages(source.parsed, len(found), context)
        codes = sum(isinstance(person, str) for item in found for person in _list_of(item.get("speakers")))
        if codes:
            speakers = (
                "1 speaker is a code without a name" if codes == 1 else f"{codes} speakers are codes without names"
            )
            context.warn(f"{speakers}: ask the API for ?expand=speakers,slots.room,track")
        return rows.talks((_row(item) for item in found), rows.AS_NAMED, context)


def _tell_pages(page: object, found: int, context: Context) -> None:
    """Notes that a page of the API, the only one here, is not the last."""
    if isinstance(page, dict) and page.get("next"):
        count = page.get("count")
        whole = f"{found} of {count} submissions" if isinstance(count, int) else f"only {found} submissions"
        context.warn(f"{whole}: there are more pages, ask the API for them too (“next”)")


def _list_of(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _submissions(node: object) -> Iterator[dict[str, Any]]:
    """The submissions of a page, a list of pages or a list of submissions."""
    if isinstance(node, dict) and isinstance(node.get("results"), list):
        node = node["results"]
    if isinstance(node, list):
        for item in node:
            if isinstance(item, dict) and isinstance(item.get("results"), list):
                yield from _submissions(item)
            elif isinstance(item, dict):
                yield item


def _row(item: dict[str, Any]) -> Row:
    slots = item.get("slots")
    slot = item.get("slot") or (slots[0] if isinstance(slots, list) and slots else None)
    slot = slot if isinstance(slot, dict) else {}
    values = {
        "id": item.get("code"),
        "title": item.get("title"),
        "abstract": item.get("abstract") or item.get("description"),
        "speakers": [s for s in item["speakers"] if isinstance(s, dict)]
        if isinstance(item.get("speakers"), list)
        else None,
        "track": _text_only(item.get("track")),
        "tags": [_text_only(item.get("submission_type")), *_list(item.get("tags"))],
        "state": item.get("state"),
        "language": item.get("content_locale"),
        "minutes": item.get("duration"),
        "start": slot.get("start"),
        "end": slot.get("end"),
        "room": _text_only(slot.get("room")),
        "url": (item.get("urls") or {}).get("public") if isinstance(item.get("urls"), dict) else None,
    }
    return Row(tree.line_of(item), values)


def _list(value: object) -> list[object]:
    """Tags by name: written, or expanded as {"tag": …}."""
    return [_text_only(item.get("tag", item) if isinstance(item, dict) else item) for item in _list_of(value)]


def _text_only(value: object) -> object:
    """A name, not the number that stands for one in another list of the API."""
    return value if isinstance(value, str | dict) else None
