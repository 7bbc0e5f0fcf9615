"""The report as data: report.json with everything, talks.csv with a talk a row."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from abstracts.concepts.selection import best
from abstracts.contract import talk_to_json
from abstracts.reports.facts import CONCEPTS
from abstracts.results import (
    LIST,
    Json,
    concept_to_json,
    csv_text,
    figure,
    isolated_to_json,
    overlap_to_json,
    term_to_json,
    theme_to_json,
)
from abstracts.talks import room_of, start_of
from abstracts.version import __version__

if TYPE_CHECKING:
    from abstracts.reports.facts import Facts, SessionFacts, ThemeFacts
    from abstracts.talks import Talk

COLUMNS = ("id", "title", "speakers", "session", "start", "room", "theme", "label", "strength", "concepts", "edition")


def to_json(facts: Facts) -> str:
    """All that the pages say, and what they leave out."""
    document = {
        "version": __version__,
        "sha256": facts.digest,
        "settings": {**facts.found.settings, **facts.analysis.settings},
        "warnings": list(facts.found.warnings),
        "talks": [_talk(facts, talk) for talk in facts.talks],
        "themes": [_theme(theme) for theme in facts.themes],
        "isolated": [isolated_to_json(isolated) for isolated in facts.isolated],
        "sessions": [_session(session) for session in facts.sessions],
        "concepts": [term_to_json(term) for term in facts.terms],
        "overlaps": [overlap_to_json(overlap) for overlap in facts.overlaps],
        "clashes": [asdict(clash) for clash in facts.clashes],
    }
    return "{\n" + ",\n".join(f"{_dumped(name)}: {_listed(value)}" for name, value in document.items()) + "\n}\n"


def _listed(value: object) -> str:
    """A list with an item a line: half as large as one indented throughout, and changes show line by line."""
    return "[\n" + ",\n".join(map(_dumped, value)) + "\n]" if isinstance(value, list) and value else _dumped(value)


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _talk(facts: Facts, talk: Talk) -> Json:
    """A talk without the place it was read from: the report does not change when files move."""
    theme = facts.place.get(talk.id)
    fields = {name: value for name, value in talk_to_json(talk).items() if name != "source"}
    concepts = [concept_to_json(concept) for concept in facts.concepts(talk)]
    strengths = {str(number): figure(value) for number, value in facts.found.strengths.get(talk.id, {}).items()}
    place = {"theme": theme.number if theme else None, "strength": _strength(facts, talk), "strengths": strengths}
    return fields | place | {"concepts": concepts}


def _strength(facts: Facts, talk: Talk) -> float | None:
    theme = facts.place.get(talk.id)
    return figure(theme.strengths[talk.id]) if theme and talk.id in theme.strengths else None


def _theme(facts: ThemeFacts) -> Json:
    theme = facts.theme
    shared = [{"concept": held.label, "talks": held.talks} for held in facts.held]
    return theme_to_json(theme) | {"shared": shared}


def _session(facts: SessionFacts) -> Json:
    return {
        "id": facts.session.id,
        "title": facts.session.title,
        "talks": [talk.id for talk in facts.talks],
        "themes": [{"number": number or None, "talks": count} for number, count in facts.themes],
        "concepts": [concept_to_json(concept) for concept in facts.concepts],
    }


def to_csv(facts: Facts) -> str:
    """A talk a row, for spreadsheets."""
    return csv_text(COLUMNS, (_row(facts, talk) for talk in facts.talks), spreadsheet=True)


def _row(facts: Facts, talk: Talk) -> tuple[object, ...]:
    theme, session = facts.place.get(talk.id), talk.session
    start = start_of(talk)
    return (
        talk.id,
        talk.title,
        LIST.join(person.name for person in talk.speakers),
        session.title if session else None,
        start.isoformat() if start else None,
        room_of(talk),
        theme.number if theme else None,
        theme.label if theme else None,
        _strength(facts, talk),
        LIST.join(concept.label for concept in best(facts.concepts(talk), CONCEPTS)),
        talk.edition,
    )
