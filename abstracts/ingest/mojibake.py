"""Talks of every reader without mojibake: «perchÃ¨» becomes «perchè», in JSONL too, which nothing else changes.

Clean text stays as it is, sign by sign, and what was mended does not change again: so talks that were read and written
are the same when they are read anew. Places of concepts are found after this, and stay true.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from abstracts.talks import Person
from abstracts.text import mojibake

if TYPE_CHECKING:
    from abstracts.talks import Session, Talk


def mended_talk(talk: Talk) -> Talk:
    """A talk whose texts, names and labels are mended; the same object where nothing needs it."""
    changed: dict[str, object] = {}
    for name in ("title", "abstract", "abstract_en", "track", "room"):
        text = getattr(talk, name)
        if text and (better := mojibake(text)) != text:
            changed[name] = better
    for name in ("tags", "keywords"):
        if (labels := tuple(map(mojibake, getattr(talk, name)))) != getattr(talk, name):
            changed[name] = labels
    if (people := tuple(map(_person, talk.speakers))) != talk.speakers:
        changed["speakers"] = people
    if talk.session and (session := _session(talk.session)) != talk.session:
        changed["session"] = session
    return dataclasses.replace(talk, **changed) if changed else talk  # type: ignore[arg-type]


def _person(person: Person) -> Person:
    return Person(mojibake(person.name), person.affiliation and mojibake(person.affiliation))


def _session(session: Session) -> Session:
    return dataclasses.replace(
        session,
        title=mojibake(session.title),
        abstract=mojibake(session.abstract),
        chairs=tuple(map(_person, session.chairs)),
        kind=session.kind and mojibake(session.kind),
        room=session.room and mojibake(session.room),
    )
