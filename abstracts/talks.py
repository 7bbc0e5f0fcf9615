"""What the user has: people, sessions and talks, as frozen records."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts.text import first_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


_MADE = re.compile(r"[0-9a-f]{10}")

FIRST_WORDS = 8
"""Words by which a talk without a title is known."""
LONGEST_NAME = 160
"""Characters of a title where it only tells which talk is meant."""


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker or chair, with the affiliation as written."""

    name: str
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a programme; its abstract is shared by its talks and is no talk's own text."""

    id: str
    title: str
    abstract: str = ""
    chairs: tuple[Person, ...] = ()
    kind: str | None = None
    start: datetime | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk: it has a title or an abstract; either may be empty.

    Attributes:
        id: unique in a run.
        minutes: length in minutes.
        language: ISO 639-1 code of the abstract (or title).
        abstract_en: the English abstract, where the source gives one beside the Italian.
        edition: the edition of the event ("2018"), where the source gives one.
        source: "path:line" of where it was read.
    """

    id: str
    title: str
    abstract: str = ""
    speakers: tuple[Person, ...] = ()
    session: Session | None = None
    track: str | None = None
    tags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    start: datetime | None = None
    minutes: int | None = None
    room: str | None = None
    language: str = "it"
    abstract_en: str = ""
    edition: str | None = None
    url: str | None = None
    source: str | None = None


def content_id(*parts: str) -> str:
    """An id made from content alone, the same whatever the order or place of the files.

    Case, white space and the shape of apostrophes do not change it.

    >>> content_id("L’innovazione sociale") == content_id("l'innovazione  sociale ")
    True
    """
    text = "\x1f".join(" ".join(unicodedata.normalize("NFKC", part).casefold().split()) for part in parts)
    return hashlib.blake2b(text.replace("’", "'").encode(errors="replace"), digest_size=5).hexdigest()


def is_content_id(id_: str) -> bool:
    """Whether an id looks made by `content_id`: nobody gave it.

    >>> is_content_id(content_id("Reti")), is_content_id("cm24-007")
    (True, False)
    """
    return _MADE.fullmatch(id_) is not None


def sessions_of(talks: Iterable[Talk]) -> tuple[Session, ...]:
    """The distinct sessions of some talks, by id, in the order of their ids; of records that differ the fullest."""
    told: dict[str, Session] = {}
    for session in sorted((t.session for t in talks if t.session), key=_fullness):
        told[session.id] = session
    return tuple(told[id_] for id_ in sorted(told))


def _fullness(session: Session) -> tuple[object, ...]:
    start = session.start.isoformat() if session.start else ""
    chairs = [person.name for person in session.chairs]
    return (bool(start), len(session.abstract), session.title, session.abstract, start, chairs, str(session.room))


def session_name(session: Session) -> str:
    """What a session is called: its title or, without one, its kind («Poster»); may be empty."""
    return " ".join((session.title.strip() or session.kind or "").split())


def start_of(talk: Talk) -> datetime | None:
    """When a talk starts or, where only that is known, its session."""
    return talk.start or (talk.session.start if talk.session else None)


def room_of(talk: Talk) -> str | None:
    """The room of a talk or, where only that is known, of its session."""
    return talk.room or (talk.session.room if talk.session else None)


def room_key(talk: Talk) -> str:
    """The room, the same however it is spelt; "" where it is not known.

    >>> room_key(Talk("7", "Reti", room=" Aula  1"))
    'aula 1'
    """
    return " ".join((room_of(talk) or "").casefold().split())


def name_of(talk: Talk) -> str:
    """The title or, without one, how the text begins; never longer than a reference should be.

    >>> name_of(Talk("7", "", "Le comunità energetiche dei piccoli comuni di montagna si contano a decine."))
    'Le comunità energetiche dei piccoli comuni di montagna…'
    """
    first = talk.abstract.split()
    began = " ".join(first[:FIRST_WORDS]) + ("…" if len(first) > FIRST_WORDS else "")
    name = " ".join(talk.title.split()) or began or talk.id
    return name if len(name) <= LONGEST_NAME else first_words(name, LONGEST_NAME - 1) + "…"


def own_abstract(talk: Talk) -> str:
    """The talk's abstract, unless it is its session's."""
    shared = talk.session.abstract.strip() if talk.session else ""
    return "" if talk.abstract.strip() == shared else talk.abstract.strip()


def content_key(talk: Talk) -> tuple[str, str, str]:
    """What talks are sorted by before any computation, so that the order of the files changes nothing."""
    return (talk.title.casefold(), talk.abstract, talk.id)
