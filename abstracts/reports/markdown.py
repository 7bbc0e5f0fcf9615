"""The report as Markdown: the same sentences as the page, for those who edit them or read them anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts.reports.html import template
from abstracts.reports.page import Medium, Page
from abstracts.reports.summary import Summary

if TYPE_CHECKING:
    from markupsafe import Markup

    from abstracts.reports.facts import Facts
    from abstracts.reports.words import Language

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_LIST = re.compile(r"^(\d+)([.)])(?=\s)|^([-+])(?=\s)")


def escaped(text: str) -> str:
    r"""Text in which nothing is taken for Markdown; line ends become spaces.

    >>> print(escaped("il *budget* di\nsalute"))
    il \*budget\* di salute
    >>> print(escaped("1. Primo"), escaped("- secondo"))
    1\. Primo \- secondo
    """
    plain = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", plain)


def _text(text: Markup, _about: str) -> Markup:
    return text


MARKDOWN = Medium(safe=escaped, link=_text, tongue=_text)


def to_markdown(facts: Facts, language: Language) -> str:
    """The whole text."""
    page = Page(facts, language, MARKDOWN)
    text = template("report.md.j2").render(page=page, summary=Summary(page), facts=facts, t=page.t)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
