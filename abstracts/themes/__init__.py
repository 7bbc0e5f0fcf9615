"""Themes: talks that belong together, how many there are, what they are called, how sure that is."""

from abstracts.themes.editions import Course, Editions, by_edition
from abstracts.themes.find import find_themes
from abstracts.themes.levels import Granularity
from abstracts.themes.model import ThemeModel
from abstracts.themes.previous import read_themes
from abstracts.themes.records import JOINT, Broader, Isolated, Theme, Themes

__all__ = [
    "JOINT",
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
