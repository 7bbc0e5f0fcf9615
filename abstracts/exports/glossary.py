"""The glossary of a corpus -> a listing: terms, their forms, their relatives, their contexts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.concepts.selection import WORTH_SHOWING
from abstracts.exports.listing import Listing, Sheet
from abstracts.results import LIST, figure, line_to_json, term_to_json
from abstracts.text import first_words, last_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.records import Term
    from abstracts.evidence import Line
    from abstracts.exports.listing import Cell

CSV_CONTEXTS = 3
"""Lines of context in a cell of the CSV, where no number was asked for."""
TABLE_WIDTH, NARROWEST = 76, 40
"""Characters of a line of context and its id in tables, so that it fits 80 columns, and of the context at least."""

COLUMNS = ("label", "score", "talks", "variants", "sessions", "broader", "narrower", "related", "contexts")


def glossary_listing(
    terms: Sequence[Term],
    most: int | None,
    lines: Mapping[str, Sequence[Line]] | None = None,
    contexts: int | None = None,
) -> Listing:
    """The best terms of the whole corpus.

    Args:
        terms: best first.
        most: how many at most of those that deserve a place; all where it is None.
        lines: key of a term -> its KWIC lines (`evidence.concordance`).
        contexts: lines of each term at most; where it is None all in JSON, three in CSV, none in the table.
    """
    best, lines = _best(terms, most), lines or {}
    in_cells = CSV_CONTEXTS if contexts is None else contexts
    return Listing(
        records=tuple(
            term_to_json(t) | {"contexts": [line_to_json(line) for line in lines.get(t.key, ())[:contexts]]}
            for t in best
        ),
        sheet=Sheet(COLUMNS, tuple(_row(term, lines.get(term.key, ())[:in_cells]) for term in best)),
        tables=(_overview(best), *_blocks(best, lines, contexts or 0)),
    )


def _best(terms: Sequence[Term], most: int | None) -> tuple[Term, ...]:
    return tuple(terms if most is None else (t for t in terms[:most] if t.score >= WORTH_SHOWING))


def _row(term: Term, lines: Sequence[Line]) -> tuple[Cell, ...]:
    lists = (term.talks, term.variants, term.sessions, term.broader, term.narrower, term.related)
    contexts = " | ".join(f"{line.left}[{line.keyword}]{line.right}" for line in lines)
    return (term.label, figure(term.score), *(LIST.join(items) for items in lists), contexts)


def _overview(terms: Sequence[Term]) -> Sheet:
    columns = ("concept", "score", "talks", "sessions", "other forms")
    rows = tuple((t.label, t.score, len(t.talks), len(t.sessions), ", ".join(_other_forms(t))) for t in terms)
    return Sheet(columns, rows, remark="" if terms else "No concepts.")


def _other_forms(term: Term) -> list[str]:
    return [form for form in term.variants if form != term.label]


def _blocks(terms: Sequence[Term], lines: Mapping[str, Sequence[Line]], contexts: int) -> list[Sheet]:
    """A term a block: where it stands, and below it what it is a kind of."""
    return [_block(term, lines.get(term.key, ())[:contexts]) for term in terms] if contexts else []


def _block(term: Term, lines: Sequence[Line]) -> Sheet:
    width = max(TABLE_WIDTH - max((len(line.owner) for line in lines), default=0), NARROWEST)
    rows = tuple((_aligned(line, width), line.owner) for line in lines)
    around = {"Broader": term.broader, "Narrower": term.narrower, "Related": term.related}
    remark = " ".join(f"{name}: {', '.join(labels)}." for name, labels in around.items() if labels)
    return Sheet(("context", "id"), rows, term.label, remark)


def _aligned(line: Line, width: int) -> str:
    """Keywords begin below each other."""
    side = width * 3 // 8
    room = max(width - side - len(line.keyword), 0)
    return f"{last_words(line.left, side):>{side}}{line.keyword}{first_words(line.right, room)}"
