"""JSONL: the tool's own format, one talk an object a line."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from abstracts import contract
from abstracts.errors import InputError
from abstracts.ingest import columns, dates, languages, people, rows
from abstracts.ingest.reading import short
from abstracts.ingest.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk


class Jsonl:
    """The reader of JSONL. Texts are taken as they are, mojibake aside: offsets into them stay true."""

    name = "jsonl"
    about = "The tool's own format: one talk a line, as `abstracts ingest` writes it"
    fields = contract.TALK_FIELDS

    def sniff(self, source: Source) -> str | None:
        """The first line is one JSON object with a title or an abstract, or the name ends in .jsonl."""
        if source.suffix in {".jsonl", ".ndjson"} and source.is_text:
            return f"the name ends in {source.suffix}"
        first = source.opening.lstrip().partition("\n")[0]
        if first.startswith("{") and _is_talk(first):
            return "the first line is a JSON object with a title or an abstract"
        return None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """One talk a line; a faulty line is told with its number. Lines with other names for the fields are records."""
        if _is_foreign(source):
            return _records(source, context)
        return _talks(source, context)


def _talks(source: Source, context: Context) -> Iterator[Talk]:
    """The talks of lines in the tool's own fields."""
    unknown: set[str] = set()
    for number, obj in _objects(source, context):
        try:
            talk = _talk(obj, source.path, number, context)
        except InputError as error:
            context.invalid(error)
            continue
        _tell_unknown(obj, talk, unknown, number, context)
        yield talk


def _records(source: Source, context: Context) -> Iterator[Talk]:
    """The talks of lines with other keys, «titolo» and «riassunto»: understood and cleaned as tables are."""
    found = [Row(number, obj) for number, obj in _objects(source, context) if isinstance(obj, dict)]
    keys = dict.fromkeys(str(key) for row in found for key in row.values)
    understood = columns.understand(keys, context.options.columns)
    context.understood += understood.explained()
    return rows.talks(found, understood, context)


def _objects(source: Source, context: Context) -> Iterator[tuple[int, object]]:
    """The parsed lines with their numbers, empty ones aside."""
    for number, line in source.lines():
        if line.strip("\ufeff \t\r"):
            try:
                yield number, parse(line, source.path, number)
            except InputError as error:
                context.invalid(error)


def _is_foreign(source: Source) -> bool:
    """Whether the first object has another name for the title or the abstract."""
    first = source.opening.lstrip("\ufeff \t\r\n").partition("\n")[0]
    try:
        obj = json.loads(first)
    except (ValueError, RecursionError):
        return False
    if not isinstance(obj, dict):
        return False
    fields = columns.understand(obj).fields
    return any(name in fields and name not in obj for name in columns.TEXTS)


def parse(line: str, path: str, number: int) -> object:
    """The JSON of one line."""
    try:
        return json.loads(line.strip("\ufeff"))
    except RecursionError:
        raise InputError("JSON nested too deeply", path=path, line=number) from None
    except ValueError as error:
        raise InputError(f"not JSON ({error}); expected one object a line", path=path, line=number) from error


def _is_talk(line: str) -> bool:
    try:
        obj = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(obj, dict) and bool({"title", "abstract"} & obj.keys())


def _talk(obj: object, path: str, number: int, context: Context) -> Talk:
    talk = _without_prose_for_speakers(contract.talk_from_json(obj, path, number), number, context)
    given = isinstance(obj, dict) and (obj.get("language") or obj.get("lang"))
    stated = languages.declared(str(given)) or talk.language if given else languages.of(talk.title, talk.abstract)
    edition = talk.edition or context.edition
    return dataclasses.replace(talk, language=stated, edition=edition, start=talk.start or _start(obj, edition))


def _without_prose_for_speakers(talk: Talk, number: int, context: Context) -> Talk:
    """Whoever made the file may have taken a part of the abstract for a name; as in tables, it goes back there."""
    astray = [person.name for person in talk.speakers if people.of_prose(person.name) == ()]
    for text in astray:
        context.warn(f"a text where speakers should be: joined to the abstract: “{short(text)}”", number)
    left = tuple(person for person in talk.speakers if person.name not in astray)
    abstract = "\n\n".join(filter(None, (talk.abstract, *astray)))
    return dataclasses.replace(talk, speakers=left, abstract=abstract) if astray else talk


def _start(obj: object, edition: str | None) -> datetime | None:
    """The `date` of older files in words: «11 giugno 2025 10:40», «sabato 4 aprile - 10:00» of an edition."""
    said = obj.get("date") if isinstance(obj, dict) else None
    return dates.moment(said, dates.year_of(edition or "")) if isinstance(said, str) else None


def _tell_unknown(obj: object, talk: Talk, unknown: set[str], number: int, context: Context) -> None:
    """Notes fields that the contract does not have, and dates that could not be read, each once a file."""
    if not isinstance(obj, dict):
        return
    if obj.get("date") and talk.start is None and "date" not in unknown:
        unknown.add("date")
        context.warn(f"“{short(str(obj['date']))}” is no date and time: such talks have no start", number)
    new = [name for name in contract.unknown_fields(obj) if name not in unknown]
    if new:
        unknown.update(new)
        context.warn(f"fields not read: {', '.join(map(short, sorted(new)))}", number)
