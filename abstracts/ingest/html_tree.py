"""HTML as a tree, and the tree as numbered lines of Markdown: the main content, no menus."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Comment, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString

from abstracts.ingest.vocabulary import HTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.html_text import Lines

_BLOCKS = frozenset(HTML["blocks"])
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}


def content(html: str) -> Tag:
    """The part of a page that holds its content, as a tree."""
    return _main(_soup(html))


def _soup(html: str) -> BeautifulSoup:
    """The page as a tree, with the lines of its source; nothing is fetched."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(html, "html.parser")


def lines(html: str) -> Lines:
    """The main content as lines of Markdown, each with its line in the source."""
    found: Lines = []
    for number, text in _flow(content(html)):
        if text == "\n":
            if found and found[-1][1]:
                found.append((number, ""))
        elif found and found[-1][1]:
            found[-1] = (found[-1][0], found[-1][1] + text)
        elif text.strip():
            found.append((number, text))
    return [(number, _tidy(text)) for number, text in found]


def _main(page: BeautifulSoup) -> Tag:
    """The part of a page that holds its content, without menus, forms and footers."""
    for tag in page(HTML["dropped"]):
        tag.decompose()
    for comment in page.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for selector in ("main", "[role=main]", "article"):
        found = page.select(selector)
        if len(found) == 1:
            return found[0]
    return page.body or page


def _tidy(text: str) -> str:
    """White space of HTML is one space; a heading or bullet that holds nothing else is nothing."""
    text = re.sub(r"\s+", " ", text.replace("\0", "\n")).strip()
    return "" if re.fullmatch(r"(?:#{1,6}|•)", text) else text


def _flow(tag: Tag) -> Iterator[tuple[int, str]]:
    r"""Pieces of text in order, with "\n" between blocks; walked without recursion, pages nest deeply."""
    stack: list[Tag | NavigableString | str] = [tag]
    line = 1
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            line = node.sourceline or line
            stack += reversed(list(_inside(node)))
        elif node == "\n":
            yield line, "\n"
        else:
            yield line, re.sub(r"\s+", " ", str(node))


def _inside(tag: Tag) -> Iterator[Tag | NavigableString | str]:
    """What a tag becomes: its marks and its children."""
    if tag.name == "br":
        yield "\n"
        return
    is_block = tag.name in _BLOCKS
    if is_block:
        yield "\n"
    if tag.name in _HEADINGS:
        yield f"{_HEADINGS[tag.name]} "
    elif tag.name == "li":
        yield "• "
    yield from (child for child in tag.children if isinstance(child, Tag | NavigableString))
    if is_block:
        yield "\n"
