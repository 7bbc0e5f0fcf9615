"""Topic reports: an analysis as pages for people (HTML, Markdown) and as data (JSON, CSV)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.reports.data import to_csv, to_json
from abstracts.reports.facts import Facts
from abstracts.reports.html import to_html
from abstracts.reports.markdown import to_markdown
from abstracts.reports.words import LANGUAGES

if TYPE_CHECKING:
    from abstracts.analysis import Analysis
    from abstracts.reports.words import Language

__all__ = ["render"]


def render(analysis: Analysis, language: Language = "it") -> dict[str, bytes]:
    """The files of a report: name -> content.

    Args:
        analysis: of the talks; their order changes no byte.
        language: of the report; talks stay in their own.

    Raises:
        ValueError: there is no such language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language is {language!r}; expected {', '.join(LANGUAGES)}")
    facts = Facts(analysis)
    files = {
        "report.html": to_html(facts, language),
        "report.md": to_markdown(facts, language),
        "report.json": to_json(facts),
        "talks.csv": to_csv(facts),
    }
    return {name: text.encode(errors="replace") for name, text in files.items()}
