"""Overlaps: pairs of talks on one thing, and what they share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from abstracts.concepts.furniture import is_frame, is_furniture
from abstracts.similarity.texts import weighed, words
from abstracts.talks import room_key, start_of
from abstracts.text import is_undecided

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from abstracts.concepts.records import Concept, Extraction
    from abstracts.embeddings import Matrix
    from abstracts.talks import Talk

MIN_SCORE = 0.22
"""Below this similarity a pair is no overlap."""

DUPLICATE = 0.75
"""From this similarity on a pair looks like one submission sent twice."""

TITLE = 2
"""Words that say something in a title, at least, if nobody gives it to two talks by chance."""

MOST = 200_000
"""Pairs kept at most, the strongest: more than anybody reads, and few enough for memory."""

MINUTES = 20
"""Length of a talk that does not say its own."""

PASSING = 0.5
"""What a concept counts where it only stands inside a longer one or in passing, beside its score in the other talk."""

DECIMALS = 6


NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shared:
    """A concept that two talks share; weights of one pair sum to at most 1."""

    concept: str
    weight: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two talks that are near.

    Attributes:
        first, second: ids, first < second.
        score: 0..1, their similarity.
        shared: concepts of one that stand in the other, strongest first; empty where only the sentences are near.
        simultaneous: the times meet, a talk without a length taking twenty minutes, and the rooms differ; None where a
            time is unknown and they are not known to be of different editions.
        duplicate: they look like one submission sent twice: nearly the same text, or one title and the same people.
    """

    first: str
    second: str
    score: float
    shared: tuple[Shared, ...]
    simultaneous: bool | None
    duplicate: bool


class _Time(NamedTuple):
    start: datetime
    end: datetime

    def on_the_wall(self) -> _Time:
        """The same without a zone, as a clock in the room shows it."""
        return _Time(self.start.replace(tzinfo=None), self.end.replace(tzinfo=None))


def find_overlaps(
    talks: Sequence[Talk], extraction: Extraction, similarity: Matrix, *, min_score: float = MIN_SCORE, most: int = MOST
) -> tuple[Overlap, ...]:
    """Pairs of talks whose similarity reaches `min_score`, strongest first, then by id.

    What opens, closes or interrupts a programme overlaps with nothing.

    Args:
        talks: n talks.
        extraction: their concepts.
        similarity: matrix (n, n) in 0..1, in the order of `talks`.
        min_score: pairs below it are left out.
        most: only so many, the strongest; a corpus of thousands of talks has millions of pairs.
    """
    told = np.array([not is_frame(talk.title, talk.abstract) for talk in talks], dtype=np.bool_)
    rows, columns = np.nonzero(np.triu(similarity >= min_score, 1) & told[:, None] & told)
    place = np.argsort(np.argsort(np.array([talk.id for talk in talks], dtype=object)))
    ends = np.sort(np.stack([place[rows], place[columns]]), axis=0)
    order = np.lexsort((ends[1], ends[0], -similarity[rows, columns]))[:most]
    passing: dict[str, set[str]] = defaultdict(set)
    for key, held in extraction.mentions.items():
        for talk in held:
            passing[talk].add(key)
    return tuple(
        _overlap(talks[i], talks[j], float(similarity[i, j]), extraction, passing)
        for i, j in zip(rows[order].tolist(), columns[order].tolist(), strict=True)
    )


def _overlap(
    one: Talk, two: Talk, score: float, extraction: Extraction, passing: Mapping[str, AbstractSet[str]]
) -> Overlap:
    first, second = sorted((one, two), key=lambda talk: talk.id)
    shared = shared_concepts(
        extraction.by_talk.get(first.id, ()),
        extraction.by_talk.get(second.id, ()),
        passing.get(first.id, NOTHING),
        passing.get(second.id, NOTHING),
    )
    return Overlap(
        first=first.id,
        second=second.id,
        score=score,
        shared=shared,
        simultaneous=simultaneous(first, second),
        duplicate=score >= DUPLICATE or _are_one(first, second),
    )


def _are_one(one: Talk, two: Talk) -> bool:
    """They have one title, and nobody else gives the other: a programme and its book of abstracts tell a talk twice."""
    titles = {tuple(word.casefold() for word in words(talk.title)) for talk in (one, two)}
    first, second = _people(one).keys(), _people(two).keys()
    same_people = not first.isdisjoint(second) or not ((first and second) or _are_apart(one, two))
    return len(titles) == 1 and len(weighed(one.title)) >= TITLE and same_people


def _people(talk: Talk) -> dict[str, str]:
    """Who gives a talk, as far as that is decided: the name in lower case with single spaces -> as it is written."""
    names = {" ".join(person.name.casefold().split()): person.name for person in talk.speakers}
    return {plain: name for plain, name in names.items() if plain and not is_undecided(plain)}


def _are_apart(one: Talk, two: Talk) -> bool:
    """They are known to be of different editions."""
    return bool(one.edition and two.edition and one.edition != two.edition)


def shared_concepts(
    one: Iterable[Concept],
    two: Iterable[Concept],
    in_one: AbstractSet[str] = NOTHING,
    in_two: AbstractSet[str] = NOTHING,
) -> tuple[Shared, ...]:
    """Concepts in both, each with its part (min over max, Ruzicka 1958) of all that the two hold; strongest first.

    What says nothing of a subject («servizio») is none.

    Args:
        one: concepts of a talk.
        two: concepts of another.
        in_one: keys of concepts that stand in the one only inside longer ones or in passing, and count half there.
        in_two: the same of the other.
    """
    left, right = {c.key: c.score for c in one}, {c.key: c.score for c in two}
    labels = {c.key: c.label for c in (*two, *one)}
    left, right = left | _passing(right, in_one - left.keys()), right | _passing(left, in_two - right.keys())
    union = sum(max(left.get(k, 0.0), right.get(k, 0.0)) for k in sorted({*left, *right}))
    shared = [
        Shared(labels[k], round(min(left[k], right[k]) / union, DECIMALS))
        for k in left.keys() & right.keys()
        if union > 0 and not is_furniture(labels[k])
    ]
    return tuple(sorted(shared, key=lambda s: (-s.weight, s.concept)))


def _passing(there: Mapping[str, float], here: AbstractSet[str]) -> dict[str, float]:
    """What concepts of another talk count where they only stand in passing."""
    return {key: PASSING * score for key, score in there.items() if key in here}


def simultaneous(one: Talk, two: Talk) -> bool | None:
    """Whether their times meet and their rooms differ; None where a time, or the edition of one, is unknown."""
    first, second = _time(one), _time(two)
    if first is None or second is None:
        return False if _are_apart(one, two) else None
    if (first.start.tzinfo is None) != (second.start.tzinfo is None):  # one source tells the zone, the other not
        first, second = first.on_the_wall(), second.on_the_wall()
    return _are_in_two_rooms(one, two) and first.start < second.end and second.start < first.end


@dataclass(frozen=True, slots=True)
class Clash:
    """A person who is to speak in two rooms at once.

    Attributes:
        person: the name as the first talk writes it.
        first, second: ids of the talks, by their times.
    """

    person: str
    first: str
    second: str


def find_clashes(talks: Iterable[Talk]) -> tuple[Clash, ...]:
    """People whose talks meet in time and are in different rooms, by name; a talk needs a time and a room to clash."""
    placed = [(time.on_the_wall(), t.id, t) for t in talks if (time := _time(t)) and room_key(t)]
    by_name: dict[str, list[tuple[str, Talk]]] = defaultdict(list)
    for *_, talk in sorted(placed, key=lambda place: place[:2]):
        for plain, name in _people(talk).items():
            by_name[plain].append((name, talk))
    return tuple(
        Clash(name, one.id, two.id)
        for _, held in sorted(by_name.items())
        for (name, one), (_, two) in combinations(held, 2)
        if simultaneous(one, two)
    )


def _time(talk: Talk) -> _Time | None:
    start = start_of(talk)
    return _Time(start, _end(start, talk.minutes or MINUTES)) if start else None


def _end(start: datetime, minutes: int) -> datetime:
    """When a talk ends; its start where no calendar has that day."""
    try:
        return start + timedelta(minutes=minutes)
    except OverflowError:
        return start


def _are_in_two_rooms(one: Talk, two: Talk) -> bool:
    """Their rooms differ; a talk without one is where its session is."""
    first, second = room_key(one), room_key(two)
    if first and second:
        return first != second
    return not (one.session and two.session and one.session.id == two.session.id)
