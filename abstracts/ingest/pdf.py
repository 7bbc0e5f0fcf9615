"""PDF: a page, a single paper, a book of abstracts; numbers count pages."""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from abstracts.errors import InputError, MissingExtraError
from abstracts.ingest import documents
from abstracts.ingest.reading import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

    Lines = list[tuple[int, str]]

_PAGE_NUMBER = re.compile(
    r"^\s*(?:pag(?:ina|\.)?\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|di|of)\s*\d{1,4})?\s*$", re.IGNORECASE
)
_MOST_PAGES = 3_000
_REPEATED = 3


class Pdf:
    """The reader of PDF files with text in them; a scan has none, and is told."""

    name = "pdf"
    about = "PDF: a programme page, a single paper (title, authors, abstracts, keywords), a book of abstracts"
    fields = documents.FIELDS

    def sniff(self, source: Source) -> str | None:
        """The signature of PDF within the first kilobyte."""
        return "a PDF file" if b"%PDF-" in source.head[:1024] else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of the document."""
        pages = _pages(source)
        if not any(page.strip() for page in pages):
            raise InputError("no text inside, only images: a scan must be put through OCR first", path=source.path)
        return documents.talks(_lines(pages), context)


def _pages(source: Source) -> list[str]:
    """The text of each page."""
    try:
        import pypdf  # noqa: PLC0415  an extra
    except ModuleNotFoundError:
        raise MissingExtraError("PDF files", "documents") from None
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # its warnings are about bytes, of no use to readers
    try:
        with source.open() as stream:
            document = pypdf.PdfReader(stream)
            return [page.extract_text() for page, _ in zip(document.pages, range(_MOST_PAGES), strict=False)]
    except InputError:
        raise
    except Exception as error:  # the library raises whatever its parsers do
        raise InputError(
            f"not a PDF that can be read ({short(str(error)) or type(error).__name__})", path=source.path
        ) from error


def _lines(pages: list[str]) -> Lines:
    """Lines with their page, without page numbers and running heads."""
    split = [page.split("\n") for page in pages]
    edges = Counter(line.strip() for page in split for line in {*page[:2], *page[-2:]} if line.strip())
    running = {line for line, count in edges.items() if count >= _REPEATED}
    return [
        (number, line)
        for number, page in enumerate(split, start=1)
        for line in page
        if line.strip() not in running and not _PAGE_NUMBER.match(line)
    ]
