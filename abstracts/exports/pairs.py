"""Overlaps -> a listing, with the places that explain them where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.evidence import shared_places
from abstracts.exports.listing import Listing, Sheet
from abstracts.results import LIST, figure, overlap_to_json
from abstracts.talks import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from abstracts.concepts.records import Concept
    from abstracts.evidence import Snippet
    from abstracts.exports.listing import Cell
    from abstracts.overlaps import Overlap
    from abstracts.results import Json
    from abstracts.talks import Talk

    Concepts = Mapping[str, Sequence[Concept]]
    Talks = Mapping[str, Talk]
    Places = Sequence[tuple[str, Snippet]]

SHARED = 5
"""Shared concepts that a table shows; the other formats have them all."""

COLUMNS = ("first", "first_title", "second", "second_title", "score", "shared", "simultaneous", "duplicate")


def overlap_listing(talks: Sequence[Talk], overlaps: Sequence[Overlap], concepts: Concepts | None = None) -> Listing:
    """Pairs of talks; with `concepts`, every pair shows where its shared concepts stand."""
    by_id = {talk.id: talk for talk in talks}
    records = tuple(overlap_to_json(o) for o in overlaps)
    sheet = Sheet(COLUMNS, tuple(_row(by_id, o) for o in overlaps))
    if concepts is None:
        tables: tuple[Sheet, ...] = (_table(by_id, overlaps),)
    else:
        places = [tuple(_places(by_id, o, concepts)) for o in overlaps]
        records = tuple(r | {"evidence": _evidence(found)} for r, found in zip(records, places, strict=True))
        tables = tuple(_explained(by_id, o, found) for o, found in zip(overlaps, places, strict=True))
        told = (LIST.join(f"{place.owner}: {place}" for _, place in found) or None for found in places)
        rows = tuple((*row, where) for row, where in zip(sheet.rows, told, strict=True))
        sheet = Sheet((*COLUMNS, "evidence"), rows)
    nothing = (Sheet((), (), remark="No such pair of talks reaches the score."),)
    return Listing(records, sheet, tables if overlaps else nothing)


def _row(by_id: Talks, o: Overlap) -> tuple[Cell, ...]:
    shared = LIST.join(s.concept for s in o.shared)
    first, second = by_id[o.first].title, by_id[o.second].title
    return (o.first, first, o.second, second, figure(o.score), shared, o.simultaneous, o.duplicate)


def _table(by_id: Talks, overlaps: Sequence[Overlap]) -> Sheet:
    rows = tuple((o.score, name_of(by_id[o.first]), name_of(by_id[o.second]), _shared(o), _flags(o)) for o in overlaps)
    return Sheet(("score", "first", "second", "shared", "note"), rows)


def _shared(overlap: Overlap) -> str:
    return ", ".join(s.concept for s in overlap.shared[:SHARED])


def _flags(overlap: Overlap) -> str:
    flags = (("duplicate", overlap.duplicate), ("same time", overlap.simultaneous))
    return ", ".join(name for name, holds in flags if holds)


def _places(by_id: Talks, o: Overlap, concepts: Concepts) -> Iterator[tuple[str, Snippet]]:
    """Each shared concept with its first place in each of the two talks."""
    for shared in o.shared:
        places = shared_places(shared.concept, by_id[o.first], by_id[o.second], concepts)
        yield from ((shared.concept, place) for place in places)


def _evidence(places: Places) -> list[Json]:
    return [
        {"concept": concept, "talk": place.owner, "field": place.field, "text": str(place)} for concept, place in places
    ]


def _explained(by_id: Talks, o: Overlap, places: Places) -> Sheet:
    """A pair with the words around the concepts that it shares, these between square brackets."""
    shown = [(p.owner, f"{p.before}[{p.hit}]{p.after}") for _, p in places[: 2 * SHARED]]
    names = f"{o.score:.2f}  {name_of(by_id[o.first])}  /  {name_of(by_id[o.second])}"
    shared = f"Shared: {_shared(o)}." if o.shared else "No concept in common: they say near things in other words."
    note = f" Note: {_flags(o)}." if _flags(o) else ""
    return Sheet(("talk", "where"), tuple(shown), names, shared + note)
