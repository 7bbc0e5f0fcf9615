"""Themes -> listings: the themes themselves, and how they fare through editions."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from abstracts.exports.listing import Listing, Sheet
from abstracts.results import LIST, course_to_json, figure, isolated_to_json, strengths_to_json, theme_to_json
from abstracts.talks import name_of
from abstracts.themes import JOINT, NAMED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.exports.listing import Cell
    from abstracts.results import Json
    from abstracts.talks import Talk
    from abstracts.themes import Course, Editions, Theme, Themes

WIDE = 4
"""More editions leave room for the shares alone in a table of 80 columns; CSV and JSON have the numbers of talks."""

NAMES, NAME = 36, 16
"""Characters of the names of all editions, and of one, that leave a table of 80 columns room for themes."""

ALWAYS = 3
"""Columns of the table of a theme that stand in every one."""

REMARKS = {
    "few-talks": "Fewer than six talks, without openings and breaks: too few to say how sure the themes are.",
    "nothing-shared": "The talks share nothing: do not rely on the themes.",
    "all-alike": "All talks say the same: nothing tells them apart.",
    "fewer-themes": "Fewer themes than were asked for: there are no more talks, without openings and breaks.",
}
NO_THEMES = {
    "few-talks": "Too little to say: fewer than six talks, without openings and breaks, make no themes. "
    "-k N groups them all the same.",
    "nothing-shared": "Too little to say: no two talks are alike, and every one stands alone.",
    "fewer-themes": "No theme: there are only openings and breaks.",
    "no-group-so-large": "No theme: no group of talks is as large as asked for.",
}


def theme_listing(talks: Sequence[Talk], found: Themes) -> Listing:
    """Themes with their talks, then the isolated talks."""
    titles, names = {talk.id: talk.title for talk in talks}, {talk.id: name_of(talk) for talk in talks}
    rows = [_csv_row(found, t, i, titles[i]) for t in found.themes for i in t.talks]
    rows += [_csv_row(found, None, i.talk, titles[i.talk]) for i in found.isolated]
    columns = ("id", "title", "theme", "label", "strength", "others")
    extra = (("within",) if _nested(found) else ()) + (("new",) if _joined(found) else ())
    return Listing(
        records=tuple(theme_to_json(theme) for theme in found.themes),
        sheet=Sheet(columns + extra, tuple(rows)),
        tables=_theme_tables(names, found),
        document=_themes_document(found),
    )


def _nested(found: Themes) -> bool:
    """Whether themes lie within broader ones."""
    return any(theme.within for theme in found.themes)


def _joined(found: Themes) -> bool:
    """Whether the talks joined an earlier analysis."""
    return bool(found.settings.get("joined"))


def _csv_row(found: Themes, theme: Theme | None, talk: str, title: str) -> tuple[Cell, ...]:
    number, label = (theme.number, theme.label) if theme else (None, None)
    row: tuple[Cell, ...] = (talk, title, number, label, _strength(theme, talk), _others(found, theme, talk, LIST))
    row += (theme.within.label if theme and theme.within else None,) if _nested(found) else ()
    return row + ((talk in found.fresh,) if _joined(found) else ())


def _strength(theme: Theme | None, talk: str) -> float | None:
    return figure(theme.strengths[talk]) if theme and talk in theme.strengths else None


def _others(found: Themes, theme: Theme | None, talk: str, between: str) -> str | None:
    """The other themes that a talk touches, strongest first: `3 (0.28)`."""
    strengths = found.strengths.get(talk, {})
    others = [f"{n} ({value:.2f})" for n, value in strengths.items() if theme is None or n != theme.number]
    return between.join(others) or None


def _themes_document(found: Themes) -> Json:
    joined = {"new_talks": list(found.fresh), "missing_talks": list(found.missing)} if _joined(found) else {}
    return {
        "themes": [theme_to_json(theme) for theme in found.themes],
        "isolated": [isolated.talk for isolated in found.isolated],
        "isolated_nearest": [isolated_to_json(isolated) for isolated in found.isolated],
        "strengths": {talk: strengths_to_json(strengths) for talk, strengths in found.strengths.items()},
        "titles": found.titles,
        **joined,
        "warnings": list(found.warnings),
        "settings": found.settings,
    }


def _theme_tables(names: Mapping[str, str], found: Themes) -> tuple[Sheet, ...]:
    remarks = [Sheet((), (), remark=remark) for remark in _remarks(found)]
    themes: list[Sheet] = []
    for broader, group in groupby(found.themes, key=lambda theme: theme.within):
        inside = list(group)
        if broader:
            count = _talks(sum(len(theme.talks) for theme in inside))
            themes.append(Sheet((), (), title=f"WITHIN {broader.number}. {broader.label}  ({count})"))
        elif _nested(found):  # they came later than the broader themes
            themes.append(Sheet((), (), title="WITHIN NO BROADER THEME"))
        themes += [_theme_table(names, found, theme) for theme in inside]
    return (*themes, *_alone_table(names, found), *remarks) or (Sheet((), (), remark="No talks, no themes."),)


def _remarks(found: Themes) -> list[str]:
    said = REMARKS if found.themes else NO_THEMES
    return [said.get(code, code) for code in found.warnings]


def _alone_table(names: Mapping[str, str], found: Themes) -> list[Sheet]:
    if not found.isolated:
        return []
    if not found.themes:
        return [Sheet(("id", "title"), tuple((i.talk, names[i.talk]) for i in found.isolated), "Talks, in no theme")]
    rows = tuple((i.talk, names[i.talk], i.nearest or None, i.similarity) for i in found.isolated)
    return [Sheet(("id", "title", "nearest theme", "similarity"), rows, "Isolated talks")]


def _theme_table(names: Mapping[str, str], found: Themes, theme: Theme) -> Sheet:
    count = len(theme.talks)
    sure = f"stability {theme.stability:.2f}{', tentative' if theme.tentative else ''}"
    title = f"{theme.number}. {theme.label}  ({'new, ' if theme.new else ''}{_talks(count)}, {sure})"
    subject = "A concept of the label" if JOINT in theme.label else "The label"
    family = f", or a word of its family ({', '.join(theme.kin)})," if theme.kin else ""
    alone = theme.tentative and theme.named is not None and theme.named < NAMED and not theme.kin
    apart = ", each in one text alone" if alone else ""
    covers = f"{subject}{family} stands in {round(theme.coverage * count)} of {_talks(count)}{apart}."
    if theme.named == 0 and not theme.coverage:
        covers = "The label is a title: no concept could be found that its talks share."
    covers += f" As a whole they speak of {theme.subject}." if theme.subject else ""
    concepts = f" Concepts: {', '.join(theme.concepts)}" if theme.concepts else ""
    return _without_empty(
        Sheet(
            ("id", "title", "strength", "also in", "new"),
            tuple(
                (i, names[i], _strength(theme, i), _others(found, theme, i, ", "), "new" if i in found.fresh else None)
                for i in theme.talks
            ),
            title,
            covers + concepts,
        )
    )


def _without_empty(sheet: Sheet) -> Sheet:
    """Without the columns in which nothing stands."""
    full = [i for i in range(len(sheet.columns)) if i < ALWAYS or any(row[i] is not None for row in sheet.rows)]
    rows = tuple(tuple("" if row[i] is None and i >= ALWAYS else row[i] for i in full) for row in sheet.rows)
    return replace(sheet, columns=tuple(sheet.columns[i] for i in full), rows=rows)


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
    heads = _heads([name for name, _ in found.editions])
    columns = ("theme", *heads.values(), "trend")
    rows = tuple(_course_row(course) for course in found.courses) if found.editions else ()
    remarks = _remarks(themes) + _edition_remarks(found, heads)
    return Sheet(columns, rows), *(Sheet((), (), remark=remark) for remark in remarks)


def _course_row(course: Course) -> tuple[Cell, ...]:
    many = len(course.passages) > WIDE
    shares = (f"{p.share:.0%}" if many else f"{p.talks} ({p.share:.0%})" for p in course.passages)
    return (f"{course.theme.number}. {course.theme.label}", *shares, course.trend)


def _heads(names: Sequence[str]) -> dict[str, str]:
    """Edition -> head of its column: its name or, where names leave themes no room, its place in brackets."""
    room = sum(map(len, names)) <= NAMES and all(len(name) <= NAME for name in names)
    return {name: name if room else f"({place})" for place, name in enumerate(names, start=1)}


def _edition_remarks(found: Editions, heads: Mapping[str, str]) -> list[str]:
    called = {name: name if head == name else f"{head} {name}" for name, head in heads.items()}
    remarks = (
        ["Talks: " + ", ".join(f"{size} in {called[name]}" for name, size in found.editions)] if found.editions else []
    )
    if not found.in_order:
        remarks.append("Nothing tells the order of the editions (no year, day or number): no trend is told.")
    elif any(course.trend == "unclear" for course in found.courses):
        remarks.append("Unclear: too few talks, or too small a change, to tell a trend from chance.")
    if len(found.editions) == 1:
        remarks.append("All talks are of one edition: there is nothing to compare.")
    if not found.editions:
        remarks.append("No talk names its edition: give it with --edition NAME when reading.")
    elif found.without:
        remarks.append(f"Not counted, naming no edition: {_talks(len(found.without))}.")
    return remarks
