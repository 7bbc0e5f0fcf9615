"""Key concepts, themes, overlaps and topic reports from Italian session abstracts.

Names are loaded when they are first used, so that `abstracts --help` does not wait for the language tools.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from abstracts.version import __version__

if TYPE_CHECKING:
    from abstracts.analysis import Analysis, analyse
    from abstracts.concepts.records import Concept, Extraction, Span, Term
    from abstracts.errors import AbstractsError, InputError, MissingExtraError, ModelError
    from abstracts.ingest import Reading, read, read_talks
    from abstracts.overlaps import Overlap, Shared
    from abstracts.talks import Person, Session, Talk
    from abstracts.themes import Isolated, Theme, Themes, read_themes

_HOMES = {
    "AbstractsError": "errors",
    "Analysis": "analysis",
    "Concept": "concepts.records",
    "Extraction": "concepts.records",
    "InputError": "errors",
    "Isolated": "themes",
    "MissingExtraError": "errors",
    "ModelError": "errors",
    "Overlap": "overlaps",
    "Person": "talks",
    "Reading": "ingest",
    "Session": "talks",
    "Shared": "overlaps",
    "Span": "concepts.records",
    "Talk": "talks",
    "Term": "concepts.records",
    "Theme": "themes",
    "Themes": "themes",
    "analyse": "analysis",
    "read": "ingest",
    "read_talks": "ingest",
    "read_themes": "themes",
}

__all__ = [
    "AbstractsError",
    "Analysis",
    "Concept",
    "Extraction",
    "InputError",
    "Isolated",
    "MissingExtraError",
    "ModelError",
    "Overlap",
    "Person",
    "Reading",
    "Session",
    "Shared",
    "Span",
    "Talk",
    "Term",
    "Theme",
    "Themes",
    "__version__",
    "analyse",
    "read",
    "read_talks",
    "read_themes",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
