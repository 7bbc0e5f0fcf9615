"""Talks and results -> listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.contract import talk_to_json
from abstracts.exports.listing import Listing, Sheet
from abstracts.results import (
    concepts_to_json,
    course_to_json,
    figure,
    isolated_to_json,
    theme_to_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.records import Concept
    from abstracts.exports.listing import Cell
    from abstracts.results import Json
    from abstracts.talks import Person, Talk
    from abstracts.themes import Course, Editions, Theme, Themes

LIST = "; "
"""What stands between the items of a list inside one cell."""

TALK_COLUMNS = (
    "id", "title", "abstract", "speakers", "session", "track", "tags", "keywords", "start", "minutes", "room",
    "language", "abstract_en", "edition", "url",
)  # fmt: skip

REMARKS = {
    "few-talks": "Fewer than six talks: too few to say how sure the themes are.",
    "nothing-shared": "The talks share no concept: every one stands alone.",
}


def talk_listing(talks: Sequence[Talk]) -> Listing:
    """Talks; the CSV is one that `abstracts` itself reads."""
    rows = tuple((t.id, t.title, names(t.speakers), t.session.title if t.session else None) for t in talks)
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
    """The best `most` concepts of each talk, all where it is None."""
    chosen = [(talk, tuple(concepts.get(talk.id, ()))[:most]) for talk in talks]
    rows = tuple((talk.id, *_concept_row(c)) for talk, cs in chosen for c in cs)
    grouped = any(c.concept for _, cs in chosen for c in cs)
    columns = ("id", "label", "score", "count", "variants", *(("concept", "rule") if grouped else ()))
    return Listing(
        records=tuple(concepts_to_json(talk.id, cs) for talk, cs in chosen),
        sheet=Sheet(columns, rows),
        tables=tuple(_concept_table(talk, cs, grouped=grouped) for talk, cs in chosen),
    )


def _concept_row(c: Concept) -> tuple[Cell, ...]:
    group = (c.concept, c.rule) if c.concept else ()
    return (c.label, figure(c.score), c.count, LIST.join(c.variants), *group)


def _concept_table(talk: Talk, concepts: Sequence[Concept], *, grouped: bool) -> Sheet:
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
    title = f"{talk.id}  {talk.title}" if talk.title else talk.id
    columns = ("concept", "score", "count", "other forms", *(("same as",) if grouped else ()))
    return Sheet(columns, rows, title, "" if rows else "No concepts.")


def theme_listing(talks: Sequence[Talk], found: Themes) -> Listing:
    """Themes with their talks, then the isolated talks."""
    titles = {talk.id: talk.title for talk in talks}
    rows: list[tuple[Cell, ...]] = [
        (i, titles[i], t.number, t.label, _strength(t, i)) for t in found.themes for i in t.talks
    ]
    rows += [(i.talk, titles[i.talk], None, None, None) for i in found.isolated]
    return Listing(
        records=tuple(theme_to_json(theme) for theme in found.themes),
        sheet=Sheet(("id", "title", "theme", "label", "strength"), tuple(rows)),
        tables=_theme_tables(titles, found),
        document=_themes_document(found),
    )


def _strength(theme: Theme, talk: str) -> float | None:
    return figure(theme.strengths[talk]) if talk in theme.strengths else None


def _themes_document(found: Themes) -> Json:
    return {
        "themes": [theme_to_json(theme) for theme in found.themes],
        "isolated": [isolated.talk for isolated in found.isolated],
        "isolated_nearest": [isolated_to_json(isolated) for isolated in found.isolated],
        "warnings": list(found.warnings),
        "settings": found.settings,
    }


def _theme_tables(titles: Mapping[str, str], found: Themes) -> tuple[Sheet, ...]:
    remarks = [Sheet((), (), remark=REMARKS.get(code, code)) for code in found.warnings]
    themes = [_theme_table(titles, theme) for theme in found.themes]
    rows = tuple((i.talk, titles[i.talk], i.nearest or None, i.similarity) for i in found.isolated)
    alone = [Sheet(("id", "title", "nearest theme", "similarity"), rows, "Isolated talks")] if rows else []
    return (*themes, *alone, *remarks) or (Sheet((), (), remark="No talks, no themes."),)


def _theme_table(titles: Mapping[str, str], theme: Theme) -> Sheet:
    count = len(theme.talks)
    rows = tuple((i, titles[i], _strength(theme, i)) for i in theme.talks)
    sure = f"stability {theme.stability:.2f}{', tentative' if theme.tentative else ''}"
    title = f"{theme.number}. {theme.label}  ({_talks(count)}, {sure})"
    covers = f"The label stands in {round(theme.coverage * count)} of {_talks(count)}."
    concepts = f" Concepts: {', '.join(theme.concepts)}" if theme.concepts else ""
    return Sheet(("id", "title", "strength"), rows, title, covers + concepts)


def _talks(count: int) -> str:
    return f"{count} {'talk' if count == 1 else 'talks'}"


def edition_listing(found: Editions, themes: Themes) -> Listing:
    """Themes through the editions: talks and shares of each, and what becomes of it."""
    sizes = dict(found.editions)
    rows = tuple(
        (c.theme.number, c.theme.label, p.edition, p.talks, sizes[p.edition], figure(p.share), c.trend)
        for c in found.courses
        for p in c.passages
    )
    return Listing(
        records=tuple(course_to_json(course) for course in found.courses),
        sheet=Sheet(("theme", "label", "edition", "talks", "of", "share", "trend"), rows),
        tables=_edition_tables(found, themes),
        document={
            "editions": [{"edition": name, "talks": size} for name, size in found.editions],
            "themes": [course_to_json(course) for course in found.courses],
            "without_edition": list(found.without),
            "warnings": list(themes.warnings),
            "settings": themes.settings,
        },
    )


def _edition_tables(found: Editions, themes: Themes) -> tuple[Sheet, ...]:
    columns = ("theme", *(name for name, _ in found.editions), "trend")
    rows = tuple(_course_row(course) for course in found.courses) if found.editions else ()
    remarks = [REMARKS.get(code, code) for code in themes.warnings] + _edition_remarks(found)
    return Sheet(columns, rows), *(Sheet((), (), remark=remark) for remark in remarks)


def _course_row(course: Course) -> tuple[Cell, ...]:
    shares = (f"{p.talks} ({p.share:.0%})" for p in course.passages)
    return (f"{course.theme.number}. {course.theme.label}", *shares, course.trend)


def _edition_remarks(found: Editions) -> list[str]:
    remarks = ["Talks: " + ", ".join(f"{size} in {name}" for name, size in found.editions)] if found.editions else []
    if any(course.trend == "unclear" for course in found.courses):
        remarks.append("Unclear: too few talks, or too small a change, to tell a trend from chance.")
    if len(found.editions) == 1:
        remarks.append("All talks are of one edition: there is nothing to compare.")
    if not found.editions:
        remarks.append("No talk names its edition: give it with --edition NAME when reading.")
    elif found.without:
        remarks.append(f"Not counted, naming no edition: {_talks(len(found.without))}.")
    return remarks
