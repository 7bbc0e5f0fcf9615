"""`abstracts ingest`."""

from __future__ import annotations

from typing import Annotated

import typer

from abstracts.cli import reading, writing
from abstracts.cli.groups import ReadingOptions, TalksOptions

Explain = Annotated[bool, typer.Option("--explain", help="Show how each file is understood, rather than its talks.")]


def ingest(read: ReadingOptions, listing: TalksOptions, explain: Explain = False) -> None:
    """Read talks and print them as JSON lines.

    Other commands read these lines, and so does every program that reads JSON.

    \b
        abstracts ingest programme.html submissions.csv > talks.jsonl
        abstracts ingest --explain submissions.xlsx
    """  # noqa: D301  \b keeps the lines of the example apart
    writing.check(listing.output)
    if explain:
        writing.write(reading.explained(read), listing.output)
        return
    talks = reading.read_talks(read)
    from abstracts.exports import talk_listing  # noqa: PLC0415  only a command that runs pays

    writing.write_listing(talk_listing(talks), listing.to, listing.output)
