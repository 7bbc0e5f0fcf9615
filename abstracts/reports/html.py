"""The report as one HTML page: nothing is loaded from elsewhere, nothing needs a script."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup, escape

from abstracts.reports.chart import chart
from abstracts.reports.page import Medium, Page
from abstracts.reports.summary import Summary
from abstracts.version import __version__

if TYPE_CHECKING:
    from abstracts.reports.facts import Facts
    from abstracts.reports.words import Language

TEMPLATES = Path(__file__).with_name("templates")


def _link(text: Markup, anchor: str) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(anchor, text)


def _tongue(text: Markup, language: str) -> Markup:
    return Markup('<span lang="{}">{}</span>').format(language, text)


HTML = Medium(safe=escape, link=_link, tongue=_tongue)


def to_html(facts: Facts, language: Language) -> str:
    """The whole page."""
    page = Page(facts, language, HTML)
    return template("report.html.j2").render(
        page=page, summary=Summary(page), facts=facts, t=page.t, chart=chart(page), version=__version__
    )


@cache
def template(name: str) -> Template:
    """A template of the package, strict: a name that it does not know is an error.

    What it shows is made harmless in HTML; Markdown does that by itself.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["html.j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)
