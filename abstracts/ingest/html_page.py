"""Programme pages as HTML: the same pages as `session_page`, read from their main content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.ingest import html_text, session_page
from abstracts.ingest.page_lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk


class HtmlPage:
    """The reader of programme pages saved from a site."""

    name = "html-page"
    about = "Programme pages saved from a site: as session-page, from the main content, without menus"
    fields = session_page.PAGE.fields

    def sniff(self, source: Source) -> str | None:
        """HTML whose text is a programme page."""
        if not source.is_text or not html_text.looks_like_html(source.opening):
            return None
        return session_page.why(lines(html_text.lines(source.text)))

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of every session on the page."""
        return session_page.talks(lines(html_text.lines(source.text)), context)
