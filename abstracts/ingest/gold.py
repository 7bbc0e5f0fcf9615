"""A person's choices: which keywords belong to which talk, and which terms name one concept.

Keywords come from a table, or from talks that carry them; groups of terms from a table.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest.collect import read
from abstracts.ingest.columns import key
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from abstracts.talks import Talk

HEADERS = {
    "id": ("id", "talk", "talk id", "code", "codice"),
    "title": ("title", "titolo"),
    "edition": ("edition", "edizione", "year", "anno"),
    "keywords": (
        "keywords",
        "concepts",
        "keywords it",
        "parole chiave",
        "concetti",
        "concetti chiave",
        "tags",
        "terms",
    ),
}
GROUP_HEADERS = {
    "term": ("term", "termine", "variant", "variante"),
    "cluster": ("cluster", "concept", "concetto", "group", "gruppo"),
}
TABLES = frozenset({".csv", ".tsv", ".tab"})
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Choice:
    """The keywords that a person gave one talk, known by its id or by its title (and edition)."""

    id: str
    title: str
    edition: str
    keywords: tuple[str, ...]

    def __str__(self) -> str:
        return self.title or self.id


def read_gold(path: Path) -> tuple[Choice, ...]:
    """The choices of a file or folder.

    Args:
        path: CSV or TSV with `keywords` (or `concepts`) and `id` or `title`, keywords separated by semicolons; or
            anything that `ingest` reads and that holds keywords: JSONL of talks, a folder of files with keywords.

    Raises:
        InputError: it cannot be read, or holds no keyword.
    """
    choices = _table(path) if path.suffix.lower() in TABLES else _talks(read([path]).talks)
    if not any(choice.keywords for choice in choices):
        raise InputError("no talk has keywords", path=str(path))
    return choices


def read_groups(path: Path) -> dict[str, str]:
    """Term in lower case -> name of its group; of a term given twice the first counts.

    Args:
        path: CSV or TSV with a column `term` and a column `cluster` (or `concept`, `group`).

    Raises:
        InputError: it cannot be read, a column is missing, or no row has both.
    """
    rows = [row for row in csv.reader(_lines(path), delimiter=_separator(path)) if any(cell.strip() for cell in row)]
    headers = [key(cell) for cell in rows[0]] if rows else []
    term, group = (next((headers.index(n) for n in names if n in headers), None) for names in GROUP_HEADERS.values())
    if term is None or group is None:
        raise InputError("expected a column term and a column cluster (or concept)", path=str(path), line=1)
    groups: dict[str, str] = {}
    for row in rows[1:]:
        if (form := " ".join(_cell(row, term).lower().split())) and (name := _cell(row, group)):
            groups.setdefault(form, name)
    if not groups:
        raise InputError("no row has a term and its cluster", path=str(path))
    return groups


def of_talks(talks: Iterable[Talk]) -> tuple[Choice, ...]:
    """The keywords that talks carry themselves."""
    return _talks(talks)


def assign(choices: Sequence[Choice], talks: Sequence[Talk]) -> tuple[dict[str, tuple[str, ...]], tuple[Choice, ...]]:
    """Finds the talk of each choice.

    Returns:
        Id of the talk -> its keywords, in the order of the talks; and the choices whose talk is not there.
    """
    by_id, by_title = {t.id: t.id for t in talks}, _titles(talks)
    found: dict[str, tuple[str, ...]] = {}
    lost = []
    for choice in choices:
        words = _words(choice.title)
        talk = by_id.get(choice.id) or by_title.get((words, choice.edition)) or by_title.get((words, ""))
        if talk is None:
            lost.append(choice)
        else:
            found[talk] = found.get(talk, ()) + choice.keywords
    return {t.id: found[t.id] for t in talks if t.id in found}, tuple(lost)


def _titles(talks: Sequence[Talk]) -> Mapping[tuple[str, str], str]:
    """Words of a title and edition -> id; a title that is there once is found without its edition too."""
    found: dict[tuple[str, str], str] = {}
    for talk in reversed(talks):
        if words := _words(talk.title):
            found[words, talk.edition or ""] = found[words, ""] = talk.id
    return found


def _words(title: str) -> str:
    return " ".join(WORD.findall(straight_apostrophes(title.casefold())))


def _talks(talks: Iterable[Talk]) -> tuple[Choice, ...]:
    return tuple(Choice(t.id, t.title, t.edition or "", t.keywords) for t in talks)


def _table(path: Path) -> tuple[Choice, ...]:
    rows = [row for row in csv.reader(_lines(path), delimiter=_separator(path)) if any(cell.strip() for cell in row)]
    headers = [key(cell) for cell in rows[0]] if rows else []
    at = {field: next((headers.index(n) for n in names if n in headers), None) for field, names in HEADERS.items()}
    if at["keywords"] is None or (at["id"] is None and at["title"] is None):
        message = "expected a column keywords (or concepts) and a column id or title"
        raise InputError(message, path=str(path), line=1)
    cells = ({field: _cell(row, i) for field, i in at.items()} for row in rows[1:])
    return tuple(Choice(c["id"], c["title"], c["edition"], _split(c["keywords"])) for c in cells)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _split(text: str) -> tuple[str, ...]:
    """Keywords with semicolons between them, or commas where there is no semicolon."""
    parts = text.split(";" if ";" in text else ",")
    return tuple(part.strip() for part in parts if part.strip())


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=str(path)) from error
    try:
        return data.decode("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").splitlines(keepends=True)


def _separator(path: Path) -> str:
    first = next(iter(_lines(path)), "")
    return max(",;\t", key=first.count)
