"""Documents as lines of text, whatever the container: a programme page, papers, one abstract, front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from abstracts.errors import InputError
from abstracts.ingest import columns, drafts, html_text, page_lines, paper, rows, session_page, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

    Lines = list[tuple[int, str]]

FIELDS = ("title", "abstract", "abstract_en", "speakers", "keywords", "session")
_FRONT = re.compile(r"^---\s*$")
_SUFFIXES = frozenset({"", ".txt", ".md", ".markdown", ".text", ".html", ".htm"})


class Document:
    """The reader of texts that are one abstract, a paper, or a book of abstracts."""

    name = "document"
    about = "A text, Markdown (also with front matter) or HTML that is one abstract, a paper, or many under headings"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """Front matter with a title, a marked abstract, or a title over a text of some length."""
        if not source.is_text or source.suffix not in _SUFFIXES:
            return None
        lines = _lines(source)
        if _front_matter(lines, source.path)[0]:
            return "front matter with a title"
        return "a title over a text" if paper.is_paper(lines) else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of the document."""
        lines = _lines(source)
        front, body = _front_matter(lines, source.path)
        return _with_front(front, body, context) if front else talks(lines, context)


def _lines(source: Source) -> Lines:
    return html_text.lines(source.text) if html_text.looks_like_html(source.opening) else list(source.lines())


def talks(lines: Lines, context: Context) -> Iterator[Talk]:
    """The talks of any document: the programme page it is, or its papers."""
    found = page_lines.lines(lines)
    if session_page.why(found):
        yield from session_page.talks(found, context)
        return
    plain = [(number, page_lines.plain(text)) for number, text in lines]
    for draft in paper.papers(plain, context):
        if talk := drafts.finish(draft, context):
            yield talk


def _front_matter(lines: Lines, path: str) -> tuple[dict[str, Any], Lines]:
    """The fields between two lines of dashes at the top, where they name a title; and what follows."""
    if not lines or not _FRONT.match(lines[0][1]):
        return {}, lines
    end = next((at for at in range(1, len(lines)) if _FRONT.match(lines[at][1])), None)
    if end is None:
        return {}, lines
    try:
        found = tree.parse_yaml("\n".join(text for _, text in lines[1:end]), path)
    except InputError:
        return {}, lines
    is_ours = isinstance(found, dict) and columns.understand(map(str, found)).has_text
    return (found, lines[end + 1 :]) if is_ours and isinstance(found, dict) else ({}, lines)


def _with_front(front: dict[str, Any], body: Lines, context: Context) -> Iterator[Talk]:
    """One talk: what the front matter says, and the text below as abstract where it gives none."""
    understood = columns.understand(map(str, front), context.options.columns)
    context.understood += understood.explained()
    values = dict(front)
    if "abstract" not in understood.fields:
        values["abstract"] = "\n".join(text for _, text in body)
        understood = columns.understand([*map(str, front), "abstract"], context.options.columns)
    yield from rows.talks([rows.Row(1, values)], understood, context)
