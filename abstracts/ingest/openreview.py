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
        """The notes that are submissions; the decisions among the replies tell their state."""
        found = _notes(source.parsed)
        decisions = _decisions(source.parsed)
        return rows.talks((_row(note, decisions) for note in found), rows.AS_NAMED, context)


def _objects(node: object, key: str) -> list[dict[str, Any]]:
    value = node.get(key) if isinstance(node, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _all(node: object) -> list[dict[str, Any]]:
    """Every note with a content: submissions, and reviews, comments and decisions that reply to them."""
    notes = _objects({"notes": node} if isinstance(node, list) else node, "notes")
    replies = [reply for note in notes for reply in _replies(note)]
    return [note for note in (*notes, *replies) if isinstance(note.get("content"), dict)]


def _replies(note: dict[str, Any]) -> list[dict[str, Any]]:
    details = note.get("details")
    return [*_objects(details, "replies"), *_objects(details, "directReplies")]


def _notes(node: object) -> list[dict[str, Any]]:
    """The submissions: notes with a title that reply to nothing."""
    return [note for note in _all(node) if "title" in note["content"] and not note.get("replyto")]


def _decisions(node: object) -> dict[str, object]:
    """What was decided, by the submission replied to."""
    replies = (note for note in _all(node) if note.get("replyto"))
    found = {str(note.get("forum")): _value(note["content"].get("decision")) for note in replies}
    return {forum: decision for forum, decision in found.items() if decision}


def _row(note: dict[str, Any], decisions: dict[str, object]) -> Row:
    content = {name: _value(value) for name, value in note["content"].items()}
    values = {name: content.get(name) for name in ("title", "abstract", "keywords", "venue")}
    values |= {
        "id": note.get("id") or note.get("forum"),
        "speakers": content.get("authors"),
        "track": content.get("track") or content.get("primary_area") or content.get("subject_area"),
        "state": _state(content.get("venue")) or decisions.get(str(note.get("forum") or note.get("id"))),
    }
    return Row(tree.line_of(note), values)


def _value(value: object) -> object:
    """Version two wraps each field in {"value": …}."""
    return value["value"] if isinstance(value, dict) and "value" in value else value


def _state(venue: object) -> str | None:
    """The state that a venue's name tells: «Submitted to …», «… Withdrawn Submission»."""
    name = str(venue or "").casefold()
    return next((state for state in ("withdrawn", "reject") if state in name), None)
