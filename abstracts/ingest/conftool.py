"""ConfTool's papers: authors and organisations numbered in two columns, states as figures, the session's own hours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts.ingest.columns import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Values = Mapping[str, object]

_AUTHORS = ("authors", "authors formatted")
_MARKS = re.compile(r"\s*\((?P<marks>\d+(?:\s*,\s*\d+)*)\)\s*$")
_PLACE = re.compile(r"^\s*(?P<mark>\d+)\s*:\s*(?P<place>.+)$", re.DOTALL)
_TRUE = frozenset({"1", "yes", "true", "x", "ja", "si"})


def is_export(headers: Iterable[str]) -> bool:
    """Whether columns or tags are those of ConfTool: papers with an id, and authors apart from their organisations."""
    names = set(map(key, headers))
    return bool(names & {"paper id", "paperid"}) and "organisations" in names and bool(names & {*_AUTHORS})


def mended(values: Values) -> dict[str, object]:
    """A paper with each author beside their organisations, its state as a word, and no hours but its own.

    >>> paper = {"authors": "Neri, Anna (1); Gialli, Ugo (1,2)", "organisations": "1: Ente; 2: Comune"}
    >>> mended(paper)["authors"][1]
    {'name': 'Ugo Gialli', 'affiliation': 'Ente; Comune'}
    """
    names = {key(header): header for header in values}
    found = dict(values)
    header = next((names[name] for name in _AUTHORS if _text(values, names, name)), None)
    if header:
        found |= {names[name]: "" for name in (*_AUTHORS, "presenting author", "organisations") if name in names}
        found[header] = _people(str(values[header]), _text(values, names, "organisations"))
    state = _state(values, names)
    found |= {names[name]: state for name in ("acceptance", "acceptance status") if name in names}
    if _text(values, names, "session title") and "session end" in names:
        found[names["session end"]] = ""
    return found


def _text(values: Values, names: Mapping[str, str], name: str) -> str:
    value = values.get(names.get(name, ""))
    return "" if value is None else "\n".join(map(str, value)) if isinstance(value, list) else str(value).strip()


def _people(authors: str, organisations: str) -> list[dict[str, str]]:
    """Authors with the organisations that their numbers name; all of them where there are no numbers."""
    places = _places(organisations)
    people = []
    for part in re.split(r"\s*[;\n]\s*", authors.strip(" ;\n")):
        marks = _MARKS.search(part)
        keys = re.split(r"\s*,\s*", marks["marks"]) if marks else [""]
        mine = "; ".join(places[mark] for mark in keys if mark in places)
        people.append({"name": _upright(_MARKS.sub("", part)), "affiliation": mine})
    return people


def _places(organisations: str) -> dict[str, str]:
    """Organisations by their number; without numbers, under the empty one."""
    parts = [part for part in re.split(r"\s*[;\n]\s*", organisations) if part.strip()]
    numbered = [found for part in parts if (found := _PLACE.match(part))]
    if numbered and len(numbered) == len(parts):
        return {found["mark"]: found["place"].strip() for found in numbered}
    return {"": "; ".join(part.strip() for part in parts)} if parts else {}


def _upright(name: str) -> str:
    """«Neri, Anna» as «Anna Neri»."""
    last, _, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip()


def _state(values: Values, names: Mapping[str, str]) -> str:
    """Withdrawn; what is written; or what the figure says: above zero accepted, below rejected."""
    if _text(values, names, "withdrawn").casefold() in _TRUE:
        return "withdrawn"
    written, figure = _text(values, names, "acceptance"), _text(values, names, "acceptance status")
    if written or not re.fullmatch(r"-?\d+", figure):
        return written or figure
    return "submitted" if int(figure) == 0 else "accepted" if int(figure) > 0 else "rejected"
