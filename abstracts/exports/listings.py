"""Talks and results -> listings."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from abstracts.concepts.selection import best
from abstracts.contract import talk_to_json
from abstracts.exports.listing import Listing, Sheet
from abstracts.results import (
    LIST,
    concepts_to_json,
    figure,
)
from abstracts.talks import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.records import Concept
    from abstracts.exports.listing import Cell
    from abstracts.talks import Person, Talk

TALK_COLUMNS = (
    "id", "title", "abstract", "speakers", "session", "track", "tags", "keywords", "start", "minutes", "room",
    "language", "abstract_en", "edition", "url",
)  # fmt: skip


def talk_listing(talks: Sequence[Talk]) -> Listing:
    """Talks; the CSV is one that `abstracts` itself reads."""
    rows = tuple((t.id, name_of(t), names(t.speakers), t.session.title if t.session else None) for t in talks)
    return Listing(
        records=tuple(talk_to_json(talk) for talk in talks),
        sheet=Sheet(TALK_COLUMNS, tuple(_talk_row(talk) for talk in talks)),
        tables=(Sheet(("id", "title", "speakers", "session"), rows, remark="" if rows else "No talks."),),
    )


def _talk_row(talk: Talk) -> tuple[Cell, ...]:
    values = talk_to_json(talk) | {
        "speakers": LIST.join(f"{p.name} | {p.affiliation}" if p.affiliation else p.name for p in talk.speakers),
        "session": talk.session.title if talk.session else None,
        "tags": LIST.join(talk.tags),
        "keywords": LIST.join(talk.keywords),
    }
    return tuple(values[name] for name in TALK_COLUMNS)


def names(people: Iterable[Person]) -> str:
    """Names alone, with commas."""
    return ", ".join(person.name for person in people)


def concept_listing(talks: Sequence[Talk], concepts: Mapping[str, Sequence[Concept]], most: int | None) -> Listing:
    """The best concepts of each talk that deserve a place, `most` at most; all of them where it is None."""
    every = ((talk, concepts.get(talk.id, ())) for talk in talks)
    chosen = [(talk, tuple(found) if most is None else best(found, most)) for talk, found in every]
    rows = tuple((talk.id, *_concept_row(c)) for talk, cs in chosen for c in cs)
    grouped = any(c.concept for _, cs in chosen for c in cs)
    columns = ("id", "label", "score", "count", "variants", *(("concept", "rule") if grouped else ()))
    return Listing(
        records=tuple(concepts_to_json(talk.id, cs) for talk, cs in chosen),
        sheet=Sheet(columns, rows),
        tables=(
            *(_concept_table(talk, cs) for talk, cs in chosen),
            *_concept_groups([c for _, cs in chosen for c in cs]),
        ),
    )


def _concept_row(c: Concept) -> tuple[Cell, ...]:
    group = (c.concept, c.rule) if c.concept else ()
    return (c.label, figure(c.score), c.count, LIST.join(c.variants), *group)


def _concept_table(talk: Talk, concepts: Sequence[Concept]) -> Sheet:
    grouped = any(c.rule for c in concepts)
    rows = tuple(
        (
            c.label,
            c.score,
            c.count,
            ", ".join(v for v in c.variants if v != c.label),
            *((f"{c.concept} ({c.rule})" if c.rule else "",) if grouped else ()),
        )
        for c in concepts
    )
    title = f"{talk.id}  {name_of(talk)}"
    columns = ("concept", "score", "count", "other forms", *(("same as",) if grouped else ()))
    return Sheet(columns, rows, title, "" if rows else "No concepts.")


def _concept_groups(concepts: Sequence[Concept]) -> tuple[Sheet, ...]:
    """Which terms of all the talks are one concept; no table where all stand alone."""
    times: Counter[str] = Counter()
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for c in concepts:
        times[c.concept] += c.count
        if c.rule:
            forms[c.concept].setdefault(c.label.lower(), f"{c.label} ({c.rule})")
    order = sorted(forms, key=lambda concept: (-times[concept], concept))
    rows = tuple(
        (concept, times[concept], ", ".join(f for _, f in sorted(forms[concept].items()))) for concept in order
    )
    return (Sheet(("concept", "count", "its forms"), rows, "Terms that are one concept"),) if rows else ()
