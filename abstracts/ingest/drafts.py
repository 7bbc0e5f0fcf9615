"""From what a reader found to a clean `Talk`: one place for cleaning, ids and languages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abstracts import contract
from abstracts import text as txt
from abstracts.errors import InputError
from abstracts.ingest import bilingual, keywords, languages
from abstracts.ingest.vocabulary import SERVICE, any_of
from abstracts.talks import Session, Talk, content_id

if TYPE_CHECKING:
    from datetime import datetime

    from abstracts.ingest.reading import Context
    from abstracts.talks import Person

LONG_WORDS = 5_000
"""An abstract over this length is read, with a warning: it may be a whole paper."""

_LABEL = re.compile(r"^\W*(?:abstract|riassunto|sommario)[*_]*\s*(?:[:–—]\s*|\n\s*)(?=\S)", re.IGNORECASE)

_ENTRY = any_of(SERVICE["titles"])
_SERVICE = re.compile(rf"{_ENTRY}(?:\s*(?:[,/+&–—-]|\b(?:e|ed|and|con|with)\b)\s*{_ENTRY}){{0,3}}", re.IGNORECASE)

split_keywords = keywords.split


@dataclass(slots=True)
class Draft:
    """What a reader found of one talk, as the source writes it.

    Attributes:
        line: where it starts.
        language: as declared; anything from "it" to "Italiano".
        id: the source's own id, if it has one.
    """

    title: str = ""
    abstract: str = ""
    speakers: tuple[Person, ...] = ()
    session: Session | None = None
    track: str | None = None
    tags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    start: datetime | None = None
    minutes: int | None = None
    room: str | None = None
    language: str | None = None
    abstract_en: str = ""
    edition: str | None = None
    url: str | None = None
    id: str | None = None
    line: int | None = None


def finish(draft: Draft, context: Context) -> Talk | None:
    """The talk of a draft, or None with a note where it has neither title nor abstract."""
    title = txt.clean_line(draft.title)
    contacts = context.options.contacts
    abstract, listed, english = _parts(draft.abstract, contacts=contacts)
    if not title and not abstract:
        context.invalid(InputError("title and abstract are both empty", path=context.path, line=draft.line))
        return None
    if not (abstract or draft.speakers) and is_service(title):
        context.left_out(f"not a talk: “{title}”", draft.line)
        return None
    abstract, abstract_en = bilingual.split(abstract)
    if not abstract_en:
        abstract_en, *others = _parts(draft.abstract_en, contacts=contacts)
        english = tuple(dict.fromkeys((*english, *(word for words in others for word in words))))
    _warn_of_length(abstract, draft, context)
    talk = Talk(
        id=draft.id or "",
        title=title,
        abstract=abstract,
        speakers=draft.speakers,
        session=draft.session,
        track=_line(draft.track),
        tags=_lines(draft.tags),
        keywords=_lines((*draft.keywords, *listed)),
        start=draft.start,
        minutes=draft.minutes,
        room=_line(draft.room),
        language=languages.of(title, abstract, draft.language),
        abstract_en=keywords.with_keywords(abstract_en, english),
        edition=draft.edition or context.edition,
        url=_line(draft.url),
        source=f"{context.path}:{draft.line}" if draft.line else context.path,
    )
    return contract.with_id(talk)


def is_service(title: str) -> bool:
    """Whether a title, whole, is what happens between talks.

    >>> is_service("Pausa caffè"), is_service("La pausa caffè come luogo di cura")
    (True, False)
    """
    return bool(_SERVICE.fullmatch(title.strip(" .!-–—*|()")))


def body(text: str, *, contacts: bool = False) -> tuple[str, tuple[str, ...]]:
    """An abstract cleaned, and the keywords of a «Parole chiave: …» line taken out of it."""
    return _parts(text, contacts=contacts)[:2]


def _parts(text: str, *, contacts: bool) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """An abstract cleaned, its keywords, and those in English beside Italian ones."""
    text, found, english = keywords.taken(txt.clean(text))
    text = _LABEL.sub("", text)
    return (text if contacts else txt.spaces(txt.without_contacts(text))), found, english


def session(title: str, abstract: str = "", **rest: object) -> Session:
    """A session with an id made from its content; without a title, from its kind and chairs too."""
    bare = Session("", txt.clean_line(title), body(abstract)[0], **rest)  # type: ignore[arg-type]
    start = bare.start.isoformat() if bare.start else ""
    others = () if bare.title else (bare.kind or "", *(person.name for person in bare.chairs))
    return replace(bare, id=content_id("session", bare.title, start, bare.abstract, *others))


def _warn_of_length(abstract: str, draft: Draft, context: Context) -> None:
    words = len(abstract.split())
    if words > LONG_WORDS:
        context.warn(f"an abstract of {words:,} words: is it a whole paper?", draft.line)
    elif words == 1:
        context.warn(f"an abstract of one word, “{abstract}”", draft.line)


def _line(value: str | None) -> str | None:
    return txt.clean_line(value) or None if value else None


def _lines(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for value in values if (line := txt.clean_line(value))))
