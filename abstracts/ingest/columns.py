"""Which column, key or header holds which field: Italian and English names in one vocabulary."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts.ingest.vocabulary import FIELDS, OTHER
from abstracts.text import mojibake

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXTS = ("title", "abstract")
_EXACT = {name: field for field, names in FIELDS.items() for name in names}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LATER = frozenset(OTHER["later"])
_SESSION_TITLES = frozenset({"session title", "titolo sessione", "titolo della sessione"})
_PRIVATE = frozenset(OTHER["private"])


def key(header: str) -> str:
    """A header as the vocabulary writes it: lower case, no accents, words apart.

    >>> key("Tipologia di_Sessione:"), key("isServiceSession")
    ('tipologia di sessione', 'is service session')
    """
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(" ", mojibake(header))).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.casefold()).split())


def field_of(header: str) -> str | None:
    """The field that a header names, or None."""
    name = key(header)
    if name in _EXACT:
        return _EXACT[name]
    bare = re.sub(r"\b(?:del|della|dell|dei|il|la|le|i|gli|the|of|it|ita|italiano)\b", " ", name)
    return _EXACT.get(" ".join(bare.split()))


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of a table are understood.

    Attributes:
        fields: field -> its headers, the best first.
        unread: headers that say nothing to the tool.
    """

    fields: Mapping[str, tuple[str, ...]]
    unread: tuple[str, ...]

    @property
    def has_text(self) -> bool:
        """Whether there is a title or an abstract."""
        return any(self.fields.get(name) for name in TEXTS)

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers, understood or not."""
        return (*(header for names in self.fields.values() for header in names), *self.unread)

    def explained(self) -> list[str]:
        """A line a column: «"Riassunto" is the abstract»."""
        lines = [f'"{header}" is {field}' for field, headers in self.fields.items() for header in headers]
        aside = ("is private, not read" if key(header) in _PRIVATE else "is not read" for header in self.unread)
        return lines + [f'"{header}" {why}' for header, why in zip(self.unread, aside, strict=True)]


def understand(headers: Iterable[str], given: Mapping[str, str] | None = None) -> Columns:
    """What each header holds; what the user gave comes before what the names say."""
    given = dict(given or {})
    fields: dict[str, list[str]] = {field: [header] for field, header in given.items()}
    unread: list[str] = []
    headers = [header for header in headers if header and header not in given.values()]
    for header in headers:
        field = field_of(header)
        if field is None:
            unread.append(header)
        elif field not in given:
            fields.setdefault(field, []).append(header)
    _summary_as_title(fields)
    _title_of_session(fields)
    _english_twin(fields)
    for names in fields.values():
        names.sort(key=lambda header: key(header) in _LATER)
    return Columns({field: tuple(names) for field, names in fields.items()}, tuple(unread))


def _summary_as_title(fields: dict[str, list[str]]) -> None:
    """Calendars call the title «summary» and the abstract «description»."""
    abstracts = fields.get("abstract", [])
    summary = next((header for header in abstracts if key(header) == "summary"), None)
    if summary and "title" not in fields and len(abstracts) > 1:
        abstracts.remove(summary)
        fields["title"] = [summary]


def _title_of_session(fields: dict[str, list[str]]) -> None:
    """The title of the session is the talk's only where the talk has none of its own."""
    titles = fields.get("title", [])
    sessions = [header for header in titles if key(header) in _SESSION_TITLES]
    if sessions and len(sessions) < len(titles) and "session" not in fields:
        fields["title"] = [header for header in titles if header not in sessions]
        fields["session"] = sessions


def _english_twin(fields: dict[str, list[str]]) -> None:
    """Names alone are speakers only where nothing else is: «Nome» beside «Relatori» is somebody else's."""
    if "speakers" in fields:
        fields.pop("first_name", None)
        fields.pop("last_name", None)
