"""HTML to numbered lines of Markdown: headings, bullets, paragraphs of the main content, no menus.

Beautiful Soup takes a tenth of a second to load: only those who read HTML pay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

Lines = list[tuple[int, str]]

_LOOKS = re.compile(r"<(?:!doctype html|html|body|head|div|p|h[1-6]|ul|ol|li|table|article|section)\b", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether a text begins like a page or a fragment of HTML."""
    start = text.lstrip("\ufeff \t\r\n")[:2000]
    return start.startswith("<") and bool(_LOOKS.search(start))


def lines(html: str) -> Lines:
    """The main content as lines of Markdown, each with its line in the source."""
    from abstracts.ingest import html_tree  # noqa: PLC0415

    return html_tree.lines(html)


def content(html: str) -> Tag:
    """The part of a page that holds its content, as a tree; nothing is fetched."""
    from abstracts.ingest import html_tree  # noqa: PLC0415

    return html_tree.content(html)
