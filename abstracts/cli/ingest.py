"""`abstracts ingest`."""

from __future__ import annotations

from abstracts.cli import reading, writing
from abstracts.cli.groups import ReadingOptions, TalksOptions


def ingest(read: ReadingOptions, listing: TalksOptions) -> None:
    """Read talks and print them, one JSON object a line, for other commands to read.

    \b
        abstracts ingest programme.html submissions.csv > talks.jsonl
        cat page.txt | abstracts ingest --from text
    """  # noqa: D301  \b keeps the lines of the example apart
    writing.check(listing.output)
    talks = reading.read_talks(read)
    from abstracts.exports import talk_listing  # noqa: PLC0415  only a command that runs pays

    writing.write_listing(talk_listing(talks), listing.to, listing.output)
