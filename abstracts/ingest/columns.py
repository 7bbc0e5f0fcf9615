"""Which column, key or header holds which field: Italian and English names in one vocabulary."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from abstracts.ingest.vocabulary import FIELDS, OTHER, any_of
from abstracts.text import mojibake

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXTS = ("title", "abstract")
_EXACT = {name: field for field, names in FIELDS.items() for name in names}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LATER = frozenset(OTHER["later"])
_SESSION_TITLES = frozenset({"session title", "titolo sessione", "titolo della sessione"})
_PRIVATE = frozenset(OTHER["private"])
_ASIDE = re.compile(rf"\b{any_of(OTHER['aside'])}\b")
_ARTICLES = re.compile(r"\b(?:di|del|della|dello|dell|dei|degli|delle|il|la|le|i|gli|the|of|it|ita|italiano)\b")
_ADJECTIVES = re.compile(r"\b(?:breve|estes[oa]|complet[oa]|tuo|tua|vostr[oa]|short|brief|extended|full|your)\b")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TELLING = re.compile(r"\b(?:inglese|english|eng?|or[ae]|hours?)\b", re.IGNORECASE)
"""Words in brackets that make another column of it: «Abstract (in inglese)», «Durata (ore)»."""

_LIMIT = re.compile(
    r"\W*\b(?:(?:max|massimo|maximum|min|minimo|almeno|fino a|up to)\b.*"
    r"|\d+(?:\W+\d+)*\s*(?:parole|battute|caratteri|righe|words|characters)\b.*)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[/|]\s*|\s+[–—-]\s+")
_ENDING = re.compile(r"[aeio]|tric[ei]|s")
_LONGEST = 120
"""Signs of a header, its instructions included; a longer text is none."""

_TALK = any_of(OTHER["talk"])
_PERSON = any_of(OTHER["person"])
_PERSONAL = frozenset({"speakers", "first_name", "last_name", "affiliation"})
_TEXTUAL = frozenset({"title", "abstract", "abstract_en", "keywords", "tags", "track", "language", "minutes"})


def key(header: str) -> str:
    """A header as the vocabulary writes it: lower case, no accents, words apart.

    >>> key("Tipologia di_Sessione:"), key("isServiceSession")
    ('tipologia di sessione', 'is service session')
    """
    text = _CAMEL.sub(" ", mojibake(header)).replace("’", " ")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.casefold()).split())


def field_of(header: str) -> str | None:
    """The field that a header names, or None.

    >>> field_of("1. Abstract dell'intervento (max 250 parole)"), field_of("Titolo/Title")
    ('abstract', 'title')
    """
    return _EXACT.get(_known_as(header))


@lru_cache(maxsize=4096)
def _known_as(header: str) -> str:
    """The name of the vocabulary that a header bears, with whatever a form adds to it; else its key."""
    whole = key(header)
    if len(header) > _LONGEST:
        return whole
    bare = _squeezed(_ARTICLES.sub(" ", whole))
    plain = _without_limits(header)
    names = (whole, bare, key(plain), _squeezed(_ARTICLES.sub(" ", key(plain))))
    return next((name for name in names if name in _EXACT), "") or _of_parts(plain) or _of_a_thing(names[-1]) or whole


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _without_limits(header: str) -> str:
    """A header without its number, what stands in brackets and how long the answer may be: «1. Titolo (max 90)»."""
    text = _BRACKETS.sub(lambda found: f" {' '.join(_TELLING.findall(found[0]))} ", header)
    return _LIMIT.sub("", re.sub(r"^\s*\d+\s*[.):-]?\s+", "", text))


def _of_parts(header: str) -> str:
    """The name of «Abstract / Riassunto» and «Relatore/i», whose parts say one thing."""
    first, *others = _PARTS.split(header)
    others = [part for part in others if not _ENDING.fullmatch(part.strip())]
    known = _known_as(first) if _PARTS.search(header) else ""
    return known if known in _EXACT and all(field_of(part) == _EXACT[known] for part in others) else ""


def _of_a_thing(name: str) -> str:
    """The name without the talk or the person that it is of: «abstract proposta», «cognome autore 1»."""
    bare = _squeezed(re.sub(r"\b\d+\b", "", _ADJECTIVES.sub(" ", name)))
    for thing, fields in ((_TALK, _TEXTUAL), (_PERSON, _PERSONAL)):
        for found in (bare, re.sub(rf" {thing}$", "", bare), re.sub(rf"^{thing} ", "", bare)):
            if _EXACT.get(found) in fields:
                return found
    return ""


@lru_cache(maxsize=4096)
def _number_of(header: str) -> int:
    """Which of several people a header is about: 2 for «Cognome autore 2», «Ente (2)»; 0 where it says none."""
    name = key(_without_limits(header))
    found = re.search(r"\((\d{1,3})\)$", header) or re.search(rf"\b{_PERSON} (\d{{1,3}})\b|\b(\d{{1,3}})$", name)
    return next((int(number) for number in found.groups() if number), 0) if found else 0


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

    @property
    def people(self) -> list[dict[str, str]]:
        """For each person with columns of their own («Autore 1», «Ente 1», «Autore 2»), field -> header."""
        found: dict[int, dict[str, str]] = defaultdict(dict)
        for field in _PERSONAL:
            headers = self.fields.get(field, ())
            is_shared = field == "affiliation" and len(headers) == 1 and not _number_of(headers[0])
            for header in headers if not is_shared else ():
                found[_number_of(header) or 1].setdefault(field, header)
        return [found[number] for number in sorted(found)] if len(found) > 1 else []

    @property
    def overlooked(self) -> tuple[str, ...]:
        """The headers that are not read and are worth a word: neither private nor of the form's own service."""
        return tuple(header for header in self.unread if not _is_aside(key(header)))

    def explained(self) -> list[str]:
        """A line a column: «"Riassunto" is the abstract»."""
        lines = [f'"{header}" is {field}' for field, headers in self.fields.items() for header in headers]
        aside = ("is private, not read" if key(header) in _PRIVATE else "is not read" for header in self.unread)
        return lines + [f'"{header}" {why}' for header, why in zip(self.unread, aside, strict=True)]


def _is_aside(name: str) -> bool:
    return name in _PRIVATE or bool(_ASIDE.search(name))


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
    _first_beside_last(fields)
    _english_twin(fields)
    for names in fields.values():
        names.sort(key=lambda header: (_known_as(header) in _LATER, key(header) not in _EXACT))
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
    sessions = [header for header in titles if _known_as(header) in _SESSION_TITLES]
    if sessions and len(sessions) < len(titles) and "session" not in fields:
        fields["title"] = [header for header in titles if header not in sessions]
        fields["session"] = sessions


def _first_beside_last(fields: dict[str, list[str]]) -> None:
    """«Nome relatore» is the whole name, save beside «Cognome relatore»."""
    twins = {key(header).replace("cognome", "nome") for header in fields.get("last_name", ())}
    firsts = [header for header in fields.get("speakers", ()) if key(header) in twins]
    if firsts:
        fields.setdefault("first_name", []).extend(firsts)
        fields["speakers"] = [header for header in fields["speakers"] if header not in firsts]
        if not fields["speakers"]:
            del fields["speakers"]


def _english_twin(fields: dict[str, list[str]]) -> None:
    """Names alone are speakers only where nothing else is: «Nome» beside «Relatori» is somebody else's."""
    if "speakers" in fields:
        fields.pop("first_name", None)
        fields.pop("last_name", None)
