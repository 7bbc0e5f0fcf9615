"""A talk that several files tell of is one: the programme has its room, the book of abstracts its text."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from abstracts.talks import is_content_id, room_key, room_of, start_of
from abstracts.text import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abstracts.ingest.reading import Context
    from abstracts.talks import Talk

    Read = tuple[Talk, Context]

LONG = 3
"""Words of a title that nobody gives to two talks by chance."""

BEGINNING = 80
"""Signs of an abstract that is cut short, at least, if the rest is to be taken from the whole one."""

NAME = 2
"""Words of a name that two people do not share by chance."""

FILLED = ("speakers", "track", "tags", "keywords", "minutes", "abstract_en", "edition", "url")
"""What a record without it takes from the others."""

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def put_together(read: Sequence[Read]) -> list[Read]:
    """The talks, one record for each that two files or more tell of in other details; each file is told how many.

    Records are of one talk if they bear one title, come from one file each, and differ in nothing that both say:
    people, text, session, track, time, room, edition. A short title alone is not enough, and two lists of submissions
    with different ids, and no hours, tell of a talk that was sent twice: that is for the overlaps to say. The fullest
    record takes from the others what it lacks, so the order of the files does not matter.
    """
    into: dict[int, Read] = {}
    gone: set[int] = set()
    counts: Counter[tuple[str, str]] = Counter()
    contexts = {context.path: context for _, context in read}
    for places in _groups(read):
        records = [read[place] for place in places]
        if _are_one([talk for talk, _ in records]):
            best = min(records, key=lambda record: (-_fullness(record[0]), record[0].id))
            others = [record for record in records if record is not best]
            into[places[0]] = (_filled(best[0], [talk for talk, _ in others]), best[1])
            gone.update(places[1:])
            counts.update((context.path, best[1].path) for _, context in others)
    for (path, other), count in sorted(counts.items()):
        talks = "1 talk of this file also stands" if count == 1 else f"{count} talks of this file also stand"
        contexts[path].warn(f"{talks} in {other}: told once, with the details of both")
    return [into.get(place, record) for place, record in enumerate(read) if place not in gone]


def _groups(read: Sequence[Read]) -> Iterable[list[int]]:
    """Places of the records of one title and edition, of different files; no edition is that of the others."""
    by_title: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, (talk, _) in enumerate(read):
        by_title[_title(talk)].append(place)
    for title, places in by_title.items():
        editions = {edition for place in places if (edition := read[place][0].edition)}
        for edition in sorted(editions) if len(editions) > 1 else [None]:
            group = [place for place in places if edition is None or read[place][0].edition == edition]
            files = [read[place][1].path for place in group]
            if title and len(group) > 1 and len(set(files)) == len(files):
                yield group


def _title(talk: Talk) -> tuple[str, ...]:
    return tuple(_WORD.findall(talk.title.casefold()))


def _are_one(talks: Sequence[Talk]) -> bool:
    """Whether records of one title are of one talk, and not all the same: copies are told where ids are checked."""
    differ = len({fingerprint(talk) for talk in talks}) > 1
    return differ and all(_is_sure(one, two) and _agree(one, two) for one, two in combinations(talks, 2))


def fingerprint(talk: Talk) -> int:
    """The same for talks that differ at most in where they were read."""
    return hash(dataclasses.replace(talk, source=None, edition=None))


def _is_sure(one: Talk, two: Talk) -> bool:
    """More than a short title says so: a long one, the text or the people."""
    long = len(_LETTERS.findall(one.title)) >= LONG
    text = bool(one.abstract) and _plain(one.abstract) == _plain(two.abstract)
    return long or text or _share_people(one, two)


def _agree(one: Talk, two: Talk) -> bool:
    """They differ in nothing that both say."""
    starts = [start_of(one), start_of(two)]
    rooms = {room_key(one), room_key(two)} - {""}
    sessions = {talk.session.title.casefold() for talk in (one, two) if talk.session and talk.session.title}
    tracks = {talk.track.casefold() for talk in (one, two) if talk.track}
    if len({start.tzinfo is None for start in starts if start}) > 1:
        starts = [start and start.replace(tzinfo=None) for start in starts]
    return (
        max(len({*starts} - {None}), len(sessions), len(tracks), len(rooms)) < 2
        and (not (one.speakers and two.speakers) or _share_people(one, two))
        and _texts_agree(_plain(one.abstract), _plain(two.abstract))
        and not _are_two_submissions(one, two)
    )


def _are_two_submissions(one: Talk, two: Talk) -> bool:
    """Each has an id of its own, and neither the text or the place that the other lacks: it was sent twice.

    What two programmes put at one hour was sent once.
    """
    given = not any(is_content_id(talk.id) for talk in (one, two)) and one.id != two.id
    both_timed = bool(start_of(one) and start_of(two))  # at one hour: the records agree
    placed = [bool(start_of(talk) or room_of(talk) or talk.session) for talk in (one, two)]
    return given and not both_timed and bool(one.abstract) == bool(two.abstract) and placed[0] == placed[1]


def _share_people(one: Talk, two: Talk) -> bool:
    """Somebody gives both: the surname first or last, with an affiliation after the name or without."""
    names, others = ([set(_plain(person.name).split()) for person in talk.speakers] for talk in (one, two))
    return any(len(name & other) >= min(len(name), len(other), NAME) for name in names for other in others)


def _plain(text: str) -> str:
    """The words in small letters without accents: «è» is as often written «e'»."""
    return " ".join(_WORD.findall(without_accents(text.casefold())))


def _texts_agree(one: str, two: str) -> bool:
    """One is missing, or begins the other."""
    short, long = sorted((one, two), key=len)
    return not short or short == long or (len(short) >= BEGINNING and long.startswith(short))


def _fullness(talk: Talk) -> int:
    details = (talk.session, start_of(talk), room_of(talk), talk.abstract, *(getattr(talk, name) for name in FILLED))
    return sum(bool(detail) for detail in details)


def _filled(talk: Talk, others: Sequence[Talk]) -> Talk:
    """A record with what it lacks and others have, the longest text, and an id that somebody gave, if any did."""
    ids = {talk.id, *(other.id for other in others)}
    talk = dataclasses.replace(talk, id=min(ids, key=lambda id_: (is_content_id(id_), id_)))
    for other in sorted(others, key=lambda other: (-_fullness(other), other.id)):
        missing = {name: getattr(other, name) for name in FILLED if not getattr(talk, name)}
        if len(other.abstract) > len(talk.abstract):
            missing |= {"abstract": other.abstract, "language": other.language}
        talk = dataclasses.replace(
            talk,
            session=talk.session or other.session,
            start=talk.start or (None if start_of(talk) else start_of(other)),
            room=talk.room or (None if room_of(talk) else room_of(other)),
            **missing,
        )
    return talk
