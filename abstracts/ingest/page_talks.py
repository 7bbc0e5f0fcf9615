"""The talks in the lists of programme pages: «NAME | AFFILIATION | TITLE», also with parts missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts import text as txt
from abstracts.ingest import people
from abstracts.ingest.drafts import Draft
from abstracts.ingest.reading import short
from abstracts.talks import Person

if TYPE_CHECKING:
    from abstracts.ingest.page_lines import Line
    from abstracts.ingest.reading import Context


def draft(bullet: Line, context: Context) -> Draft | None:
    """A talk from «NAME | AFFILIATION | TITLE», also with parts missing."""
    parts = [part.strip() for part in bullet.text.split("|")]
    if len(parts) == 1:
        return _unparted(parts[0], bullet, context)
    if len(parts) == 2:
        if people.is_institution(parts[1]):
            context.warn(f"“{short(parts[1])}” is taken as the title; write NAME | AFFILIATION | TITLE", bullet.number)
        return Draft(title=parts[1], speakers=_speakers(parts[0], None), line=bullet.number)
    if len(parts) > 3:
        context.warn(f"{len(parts)} parts: the first is read as name, the last as title", bullet.number)
    if not parts[-1]:
        context.left_out(f"no title: “{short(bullet.text)}”", bullet.number)
        return None
    return Draft(title=parts[-1], speakers=_speakers(parts[0], " | ".join(parts[1:-1]) or None), line=bullet.number)


def _speakers(names: str, affiliation: str | None) -> tuple[Person, ...]:
    found = people.several(names)
    place = txt.clean_line(affiliation) if affiliation else None
    return tuple(Person(person.name, person.affiliation or place) for person in found)


def _unparted(text: str, bullet: Line, context: Context) -> Draft | None:
    """A bullet without «|»: parts at dashes or colons, a title alone, or a name without a talk."""
    for separator in (r"\s+[–—]\s+", r"\s+-\s+", r":\s+"):
        parts = re.split(separator, text)
        if len(parts) > 1 and people.looks_like_name(re.sub(r"\s*[(,].*", "", parts[0])):
            place = " – ".join(parts[1:-1]) or None
            return Draft(title=parts[-1], speakers=_speakers(parts[0], place), line=bullet.number)
    if people.looks_like_name(re.sub(r"\s*[(,].*", "", text)):
        context.left_out(f"a name without a talk: “{short(text)}”; expected NAME | AFFILIATION | TITLE", bullet.number)
        return None
    context.warn(f"read as a title without speaker: “{short(text)}”", bullet.number)
    return Draft(title=text, line=bullet.number)
