"""The JSON of results, and CSV: one place that gives concepts, themes and overlaps the documented fields.

The JSON of talks is in `abstracts.contract`. Fields are only ever added, never renamed.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from abstracts.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.records import Concept, Term
    from abstracts.evidence import Line
    from abstracts.overlaps import Overlap
    from abstracts.themes import Course, Isolated, Theme

Json = dict[str, Any]
LIST = "; "
"""What stands between the items of a list inside one cell of a table."""

FORMULA = ("=", "+", "-", "@", "\t")
"""What a formula begins with."""

DECIMALS = 6
"""Figures are rounded before they are written: the same bytes on every machine."""


def figure(number: float) -> float:
    """A figure as it is written."""
    return round(float(number), DECIMALS)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]], *, spreadsheet: bool = False) -> str:
    """CSV (RFC 4180, comma; lines end with a plain line feed, as everything else here); what is not known is empty.

    Args:
        header: names of the columns.
        rows: their cells; truth is told as in JSON, and texts lose control characters, which no terminal or
            spreadsheet should obey.
        spreadsheet: texts that a spreadsheet would take for a formula get an apostrophe before them (OWASP, CSV
            injection): titles come from strangers.
    """

    def cell(value: object) -> object:
        if isinstance(value, bool):
            return str(value).lower()
        if not isinstance(value, str):
            return value
        shown = visible(value)
        return f"'{shown}" if spreadsheet and shown.startswith(FORMULA) else shown

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def concept_to_json(concept: Concept) -> Json:
    """`{label, score, count, variants[], spans[{field, start, end}]}`; of terms in running text `concept, rule` too."""
    group = {"concept": concept.concept, "rule": concept.rule} if concept.concept else {}
    return {
        "label": concept.label,
        "score": figure(concept.score),
        "count": concept.count,
        "variants": list(concept.variants),
        "spans": [{"field": s.field, "start": s.start, "end": s.end} for s in concept.spans],
        **group,
    }


def concepts_to_json(owner: str, concepts: Iterable[Concept]) -> Json:
    """`{id, concepts[]}` of one talk or session."""
    return {"id": owner, "concepts": [concept_to_json(c) for c in concepts]}


def term_to_json(term: Term) -> Json:
    """`{label, score, talks[], sessions[], variants[], rules[], broader[], narrower[], related[]}` of the corpus.

    `rules` holds a rule for each of the `variants`, "" for the label itself.
    """
    return {
        "label": term.label,
        "score": figure(term.score),
        "talks": list(term.talks),
        "sessions": list(term.sessions),
        "variants": list(term.variants),
        "rules": list(term.rules),
        "broader": list(term.broader),
        "narrower": list(term.narrower),
        "related": list(term.related),
    }


def line_to_json(line: Line) -> Json:
    """`{id, field, start, left, keyword, right}` of one place of a term; `id` is of a talk or session."""
    return {
        "id": line.owner,
        "field": line.field,
        "start": line.start,
        "left": line.left,
        "keyword": line.keyword,
        "right": line.right,
    }


def theme_to_json(theme: Theme) -> Json:
    """The figures and words of a theme.

    `{number, label, concepts[], talks[], stability, coverage, cohesion, tentative, representative, key_sentence,
    kin[], subject}`; `subject` is null where none is told; a narrower theme has `within {number, label}`; one of an
    analysis that joined an earlier one has `new`.
    """
    within = {"within": {"number": theme.within.number, "label": theme.within.label}} if theme.within else {}
    return {
        "number": theme.number,
        "label": theme.label,
        "concepts": list(theme.concepts),
        "talks": list(theme.talks),
        "stability": figure(theme.stability),
        "coverage": figure(theme.coverage),
        "cohesion": figure(theme.cohesion),
        "tentative": theme.tentative,
        "representative": theme.representative,
        "key_sentence": theme.key_sentence,
        "kin": list(theme.kin),
        "subject": theme.subject or None,
        **within,
        **({} if theme.new is None else {"new": theme.new}),
    }


def strengths_to_json(strengths: Mapping[int, float]) -> Json:
    """Number of a theme -> how strongly a talk belongs to it."""
    return {str(number): figure(value) for number, value in strengths.items()}


def course_to_json(course: Course) -> Json:
    """`{number, label, editions[{edition, talks, share}], trend, chance}` of a theme through editions."""
    return {
        "number": course.theme.number,
        "label": course.theme.label,
        "editions": [{"edition": p.edition, "talks": p.talks, "share": figure(p.share)} for p in course.passages],
        "trend": course.trend,
        "chance": figure(course.chance),
    }


def isolated_to_json(isolated: Isolated) -> Json:
    """`{id, nearest, similarity}`; `nearest` is the number of a theme, null where there is none."""
    return {"id": isolated.talk, "nearest": isolated.nearest or None, "similarity": figure(isolated.similarity)}


def overlap_to_json(overlap: Overlap) -> Json:
    """`{first, second, score, shared[{concept, weight}], simultaneous, duplicate}`."""
    return {
        "first": overlap.first,
        "second": overlap.second,
        "score": figure(overlap.score),
        "shared": [{"concept": s.concept, "weight": figure(s.weight)} for s in overlap.shared],
        "simultaneous": overlap.simultaneous,
        "duplicate": overlap.duplicate,
    }
