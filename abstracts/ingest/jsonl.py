"""JSONL: the tool's own format, one talk an object a line."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from abstracts import contract
from abstracts.errors import InputError
from abstracts.ingest import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk


class Jsonl:
    """The reader of JSONL. Texts are taken exactly as they are: offsets into them stay true."""

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
        """One talk a line; a faulty line is told with its number."""
        unknown: set[str] = set()
        for number, line in source.lines():
            if not line.strip("\ufeff \t\r"):
                continue
            try:
                obj = parse(line, source.path, number)
                talk = _talk(obj, source.path, number, context)
            except InputError as error:
                context.invalid(error)
                continue
            _tell_unknown(obj, unknown, number, context)
            yield talk


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
    talk = contract.talk_from_json(obj, path, number)
    given = isinstance(obj, dict) and (obj.get("language") or obj.get("lang"))
    stated = languages.declared(str(given)) or talk.language if given else languages.of(talk.title, talk.abstract)
    return dataclasses.replace(talk, language=stated, edition=talk.edition or context.edition)


def _tell_unknown(obj: object, unknown: set[str], number: int, context: Context) -> None:
    """Notes fields that the contract does not have, each once a file."""
    new = [name for name in contract.unknown_fields(obj) if name not in unknown] if isinstance(obj, dict) else []
    if new:
        unknown.update(new)
        context.warn(f"fields not read: {', '.join(sorted(new))}", number)
