"""The head of a paper: which lines are the title, who wrote it, where they work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts import text as txt
from abstracts.ingest import columns, people
from abstracts.talks import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_MARK = re.compile(r"(?<=[^\W\d_])[\d¹²³⁴⁵⁶⁷⁸⁹*†]+(?:\s*,\s*[\d¹²³⁴⁵⁶⁷⁸⁹*†]+)*(?=\s|,|;|$)")
_AFFILIATION = re.compile(r"^\s*(?P<mark>[\d¹²³⁴⁵⁶⁷⁸⁹*†]+)[.)]?\s*(?P<place>[^\d\s].*)$")
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_LABEL = re.compile(r"^(?:autor[ei]|autric[ei]|authors?|di|by|relator[ei])\s*:?\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;]\s*(?!\s*\d|[^()]*\))|\s+(?:e|and|&)\s+(?![^()]*\))")
"""What parts one name from the next: no comma in brackets, none between the marks of one name."""

_MOST_TITLE_LINES = 5
_LONGEST_LINE = 1_000


def read(lines: Sequence[str]) -> tuple[str, tuple[Person, ...]]:
    """The title and the authors of the lines above an abstract."""
    full = [line.strip().lstrip("# ").strip() for line in lines]
    start = next((at for at, line in enumerate(full) if line), len(full))
    end = next((at for at in range(start + 1, len(full)) if _ends_title(full, at)), len(full))
    end = min(end, start + _MOST_TITLE_LINES)
    title = txt.unwrapped(txt.clean("\n".join(full[start:end])))
    return unlabelled(txt.one_line(title), "title"), _people([line for line in full[end:] if line])


def unlabelled(line: str, field: str) -> str:
    """A line without the label of its field: «Titolo: Reti di vicini», «Ente di appartenenza: Comune di Prova»."""
    label, _, rest = line.partition(":")
    return rest.strip() if rest.strip() and columns.field_of(label) == field else line


def authors(lines: Sequence[str]) -> tuple[tuple[Person, ...], int]:
    """The authors right under a title, and how many lines they take; none where the text begins at once."""
    at = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    end = at
    while end < len(lines) and lines[end].strip() and _is_about_people(lines[end].strip()):
        end += 1
    found = _people([line.strip() for line in lines[at:end]])
    return (found, end) if found else ((), 0)


def _ends_title(lines: Sequence[str], at: int) -> bool:
    """Whether the line is no longer title: blank, or people."""
    return not lines[at] or _is_about_people(lines[at]) or _begins_person(lines[at])


def _is_about_people(line: str) -> bool:
    """Whether a line names authors or their places; a paragraph does not."""
    if len(line) > _LONGEST_LINE:
        return False
    line = _LABEL.sub("", line)
    if _EMAIL.search(line) or _AFFILIATION.match(line):
        return True
    names = [part for part in _BETWEEN.split(_MARK.sub("", line)) if part.strip()]
    return bool(names) and all(people.looks_like_name(re.sub(r"\s*\([^)]*\)", "", name)) for name in names)


def _begins_person(line: str) -> bool:
    """Whether a line is «Anna Neri, Università …» whose address stands further down."""
    name, comma, rest = line.partition(",")
    return bool(comma) and people.looks_like_name(_MARK.sub("", name)) and bool(rest.strip())


def _people(lines: list[str]) -> tuple[Person, ...]:
    if not lines:
        return ()
    lines = [_LABEL.sub("", lines[0]), *lines[1:]]
    names = _MARK.sub("", lines[0])
    parts = [part for part in _BETWEEN.split(names) if part.strip()]
    if all(people.looks_like_name(re.sub(r"\s*\([^)]*\)", "", part)) for part in parts):
        return _listed(lines)
    return _one_each(lines)


def _listed(lines: list[str]) -> tuple[Person, ...]:
    """All names first, marked with numbers that stand before the places below."""
    count = next((n for n, line in enumerate(lines) if n and not _is_names(line)), len(lines))
    places = _places(lines[count:])
    found = []
    for part in _BETWEEN.split(" ".join(lines[:count])):
        mark = _MARK.search(part)
        name = txt.clean_line(_MARK.sub("", part)).strip(" ,")
        if name:
            key = re.split(r"\s*,\s*", mark[0].translate(_SUPERSCRIPTS))[0] if mark else ""
            person = people.one(name)
            place = places.get(key) or (places.get("") if not mark else None)
            found.append(Person(person.name, person.affiliation or place) if person else Person(name, place))
    return people.unique(found)


def _is_names(line: str) -> bool:
    return _is_about_people(line) and not _EMAIL.search(line) and not _AFFILIATION.match(line)


def _places(lines: list[str]) -> dict[str, str]:
    """Places by their mark; one without a mark is everybody's."""
    places: dict[str, str] = {}
    key = ""
    for line in lines:
        found = _AFFILIATION.match(line)
        key = found["mark"].translate(_SUPERSCRIPTS) if found else key
        text = unlabelled(found["place"] if found else line, "affiliation")
        places[key] = f"{places.get(key, '')} {text}".strip()
    return {mark: place for mark, text in places.items() if (place := _without_address(text))}


def _one_each(lines: list[str]) -> tuple[Person, ...]:
    """«Anna Neri, Università di …, address» for each author, over one or more lines."""
    blocks: list[str] = []
    for line in lines:
        if blocks and not (_EMAIL.search(blocks[-1]) or not _begins_person(line)):
            blocks.append(line)
        elif blocks and not _EMAIL.search(blocks[-1]):
            blocks[-1] += f" {line}"
        else:
            blocks.append(line)
    found = []
    for block in blocks:
        name, _, rest = block.partition(",")
        if people.looks_like_name(_MARK.sub("", name)):
            found.append(Person(txt.clean_line(_MARK.sub("", name)), _without_address(rest) or None))
    return people.unique(found)


def _without_address(text: str) -> str:
    return re.sub(r"\s*[,;–-]\s*$", "", txt.clean_line(_EMAIL.sub("", text)).strip(" ,;–-"))
