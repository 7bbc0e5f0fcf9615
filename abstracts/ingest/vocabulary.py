"""The words that readers know, from `vocabulary.toml` beside this file."""

from __future__ import annotations

import tomllib
from pathlib import Path

_TABLE = tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))

FIELDS: dict[str, list[str]] = _TABLE["fields"]
STATES: dict[str, list[str]] = _TABLE["states"]
OTHER: dict[str, list[str]] = _TABLE["other"]
PAGE: dict[str, list[str]] = _TABLE["page"]
PAPER: dict[str, list[str]] = _TABLE["paper"]
PEOPLE: dict[str, list[str]] = _TABLE["people"]
HTML: dict[str, list[str]] = _TABLE["html"]
SERVICE: dict[str, list[str]] = _TABLE["service"]
TIMETABLE: dict[str, list[str]] = _TABLE["timetable"]


def any_of(patterns: list[str]) -> str:
    """One regular expression for any of several."""
    return f"(?:{'|'.join(patterns)})"
