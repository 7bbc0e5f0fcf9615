"""OpenReview: the notes of a venue as JSON, in the first and in the second version of its API."""

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


class OpenReview:
    """The reader of OpenReview's notes."""

    name = "openreview"
    about = "OpenReview, notes as JSON (`notes`, each with its `content`)"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """Objects whose content has a title."""
        found = _notes(source.json)
        return f"{len(found)} notes with a content that has a title" if found else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The notes that are submissions."""
        found = _notes(source.parsed)
        return rows.talks((_row(note) for note in found), rows.AS_NAMED, context)


def _notes(node: object) -> list[dict[str, Any]]:
    notes = node.get("notes") if isinstance(node, dict) else node
    found = [note for note in notes if isinstance(note, dict)] if isinstance(notes, list) else []
    return [note for note in found if isinstance(note.get("content"), dict) and "title" in note["content"]]


def _row(note: dict[str, Any]) -> Row:
    content = {name: _value(value) for name, value in note["content"].items()}
    values = {name: content.get(name) for name in ("title", "abstract", "keywords", "venue")}
    values |= {
        "id": note.get("id") or note.get("forum"),
        "speakers": content.get("authors"),
        "track": content.get("track") or content.get("primary_area") or content.get("subject_area"),
        "state": _state(content.get("venue")),
    }
    return Row(tree.line_of(note), values)


def _value(value: object) -> object:
    """Version two wraps each field in {"value": …}."""
    return value["value"] if isinstance(value, dict) and "value" in value else value


def _state(venue: object) -> str | None:
    """The state that a venue's name tells: «Submitted to …», «… Withdrawn Submission»."""
    name = str(venue or "").casefold()
    return next((state for state in ("withdrawn", "reject") if state in name), None)
