"""PDF: a page, a single paper, a book of abstracts, in one column or two; numbers count pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest import documents, pdf_layout, pdf_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk


class Pdf:
    """The reader of PDF files with text in them; a scan has none, and is told."""

    name = "pdf"
    about = "PDF in one or two columns: a programme page, a paper, a book of abstracts; needs `abstracts[documents]`"
    fields = documents.FIELDS

    def sniff(self, source: Source) -> str | None:
        """The signature of PDF within the first kilobyte."""
        return "a PDF file" if b"%PDF-" in source.head[:1024] else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of the document."""
        pages = pdf_text.pages(source)
        if not any(pages):
            raise InputError("no text inside, only images: a scan must be put through OCR first", path=source.path)
        return documents.talks(pdf_layout.lines(pages), context)
