"""What a reader is: a name to call it by, a look at the content, and the reading itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk


class Reader(Protocol):
    """One format.

    Attributes:
        name: what `--from` takes and the summary shows.
        about: what it reads, in a line for docs/formats.md.
        fields: the fields of a talk that it can fill.
    """

    @property
    def name(self) -> str:
        """See above."""
        ...

    @property
    def about(self) -> str:
        """See above."""
        ...

    @property
    def fields(self) -> tuple[str, ...]:
        """See above."""
        ...

    def sniff(self, source: Source) -> str | None:
        """Why the content is in this format, or None where it is not."""
        ...

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks in their order, leaving notes in the context."""
        ...
