"""Programmes as YAML or JSON, however nested: days > slots > sessions > talks, or a flat list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from abstracts.errors import InputError
from abstracts.ingest import columns, rows, tree
from abstracts.ingest.drafts import is_service
from abstracts.ingest.reading import short
from abstracts.ingest.rows import Row, cell
from abstracts.ingest.tables import FIELDS
from abstracts.text import is_undecided

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

_INHERITED = ("edition", "date", "start", "room", "track", "language", "state")
_PEOPLE = frozenset({"speakers", "chairs", "affiliation"})
_YAML = re.compile(r"^(?:---\s*$|\s*-\s*$|\s*-\s+\w[\w .-]*:(?:\s|$)|[\w .-]+:(?:\s|$))", re.MULTILINE)
_SPAN = re.compile(r"\s*[-–—]\s*(?=\d{1,2}[:.]\d\d)")
_DEEPEST = 20


class Yaml:
    """The reader of YAML programmes."""

    name = "yaml"
    about = "Programmes as YAML: days, slots, sessions and talks nested in any way, or a flat list"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """YAML in which some objects have a title or an abstract."""
        if not source.is_text or source.suffix not in {"", ".yml", ".yaml"} or not _YAML.match(source.opening.lstrip()):
            return None
        try:
            held = holds_talks(tree.parse_yaml(source.text, source.path))
        except InputError as error:
            return None if not source.suffix else f"the name ends in {source.suffix} ({error.message})"
        return "YAML with objects that have a title" if held else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks, in the order of the file."""
        return talks(tree.parse_yaml(source.text, source.path), context)


class Json:
    """The reader of JSON that is no known system's: lists of records, nested programmes."""

    name = "json"
    about = "JSON in any shape: a list of records (also a spreadsheet's, with its headers), or a nested programme"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """JSON in which some objects have a title or an abstract."""
        if source.json is not None:
            return "JSON with objects that have a title" if holds_talks(source.json) else None
        return f"the name ends in {source.suffix}" if source.suffix == ".json" and source.is_text else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks, in the order of the file."""
        return talks(source.parsed, context)


def holds_talks(node: object, seen: set[int] | None = None) -> bool:
    """Whether somewhere in a tree an object has a title or an abstract."""
    seen = set() if seen is None else seen
    if not isinstance(node, dict | list) or id(node) in seen:
        return False
    seen.add(id(node))
    if isinstance(node, list):
        return any(holds_talks(item, seen) for item in node)
    if _own(node, None).keys() & {"title", "abstract"}:
        return True
    return any(holds_talks(value, seen) for name, value in node.items() if columns.field_of(str(name)) not in _PEOPLE)


def talks(node: object, context: Context) -> Iterator[Talk]:
    """The talks of a tree."""
    found = _Walk(context)
    yield from rows.talks(found.rows(node, {}, depth=0), rows.AS_NAMED, context)
    context.understood += found.understood


class _Walk:
    """Goes down a tree, taking along what days, slots and sessions say of their talks."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.seen: set[int] = set()
        self.understood: list[str] = []

    def rows(self, node: object, inherited: Mapping[str, Any], depth: int) -> Iterator[Row]:
        """The talks under a node; a node met twice (an alias) is read once."""
        if not isinstance(node, dict | list) or depth > _DEEPEST:
            return
        if isinstance(node, list):
            for item in node:
                yield from self.rows(item, inherited, depth + 1)
        elif id(node) not in self.seen:
            self.seen.add(id(node))
            yield from self._object(node, inherited, depth)

    def _object(self, node: dict[str, Any], inherited: Mapping[str, Any], depth: int) -> Iterator[Row]:
        inner = _containers(node)
        own = _own(node, self.context, inner)
        if inner:
            below = _handed_down(own, inherited, is_root=depth == 0)
            for name in inner:
                yield from self.rows(node[name], below, depth + 1)
        elif _is_talk(own):
            self._explain(node)
            yield Row(tree.line_of(node), {**inherited, **own})
        elif own:
            what = own.get("title") or own.get("tags") or next(iter(own.values()))
            why = "not a talk" if is_service(cell(what)) else "no title"
            self.context.left_out(f"{why}: “{short(cell(what))}”", tree.line_of(node))

    def _explain(self, node: dict[str, Any]) -> None:
        lines = columns.understand(map(str, node), self.context.options.columns).explained()
        self.understood += [line for line in lines if line not in self.understood]


def _own(
    node: Mapping[str, Any], context: Context | None, containers: list[str] | tuple[str, ...] = ()
) -> dict[str, Any]:
    """What an object says itself, by field."""
    given = context.options.columns if context else {}
    kept = {str(name): value for name, value in node.items() if name not in containers}
    found = columns.understand(kept, {field: name for field, name in given.items() if name in kept})
    own: dict[str, Any] = {}
    for field, headers in found.fields.items():
        values = [kept[header] for header in headers if rows.is_filled(kept[header])]
        if values:
            own[field] = values if field in {"tags", "track"} and len(values) > 1 else values[0]
    if isinstance(own.get("abstract"), dict) and "en" in own["abstract"] and "it" in own["abstract"]:
        own["abstract_en"] = own["abstract"]["en"]
    return own


def _is_talk(own: Mapping[str, Any]) -> bool:
    title = cell(own.get("title")).strip()
    return bool(cell(own.get("abstract")).strip() or (title and not is_undecided(title)))


def _containers(node: Mapping[str, Any]) -> list[str]:
    """The keys under which an object holds talks."""
    return [
        name
        for name, value in node.items()
        if columns.field_of(str(name)) not in _PEOPLE and isinstance(value, dict | list) and holds_talks(value)
        and not _is_text_in_languages(value)
    ]  # fmt: skip


def _is_text_in_languages(value: object) -> bool:
    return isinstance(value, dict) and {"it", "en"} & value.keys() != set() and not isinstance(value.get("it"), dict)


def _handed_down(own: Mapping[str, Any], inherited: Mapping[str, Any], *, is_root: bool) -> dict[str, Any]:
    """What the talks under an object inherit: day, time, room, and the object itself as their session."""
    below = {**inherited, **{name: own[name] for name in _INHERITED if name in own}}
    if "start" in own:
        below["start"] = _SPAN.split(cell(own["start"]))[0]  # a slot's length is none of its talks'
    title, chairs = own.get("title") or own.get("session"), own.get("chairs")
    if is_root or not (title or chairs):
        return below | ({"session_kind": own["tags"]} if "tags" in own else {})
    below |= {"session": title or "", "chairs": chairs, "session_abstract": own.get("abstract")}
    below["session_room"] = below.get("room")
    below["session_kind"] = own.get("tags") or inherited.get("session_kind")
    below["session_start"] = ", ".join(filter(None, (cell(below.get("date")), cell(below.get("start")))))
    return below
