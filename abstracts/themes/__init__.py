"""Themes: talks that belong together, how many there are, what they are called, how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.themes.editions import Course, Editions, by_edition
from abstracts.themes.find import find_themes
from abstracts.themes.levels import Granularity
from abstracts.themes.previous import read_themes
from abstracts.themes.records import JOINT, NAMED, Broader, Isolated, Theme, Themes

if TYPE_CHECKING:
    from abstracts.themes.model import ThemeModel

__all__ = [
    "JOINT",
    "NAMED",
    "Broader",
    "Course",
    "Editions",
    "Granularity",
    "Isolated",
    "Theme",
    "ThemeModel",
    "Themes",
    "by_edition",
    "find_themes",
    "read_themes",
]


def __getattr__(name: str) -> object:
    if name != "ThemeModel":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from abstracts.themes.model import ThemeModel as Model  # noqa: PLC0415  scikit-learn: two seconds

    globals()[name] = Model
    return Model
