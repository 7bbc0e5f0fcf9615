"""`abstracts ingest`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abstracts.cli import reading, writing
from abstracts.cli.groups import ReadingOptions, TalksOptions, To

if TYPE_CHECKING:
    from pathlib import Path

    from abstracts.talks import Talk

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
    elif listing.to is To.JSONL:
        _as_lines(read, listing.output)
    else:
        from abstracts.exports import talk_listing  # noqa: PLC0415  only a command that runs pays

        writing.write_listing(talk_listing(reading.read_talks(read)), listing.to, listing.output)


def _as_lines(read: ReadingOptions, output: Path | None) -> None:
    """A line for each talk; no talk is held, and nothing is written before all are read: a fault leaves no half."""
    from abstracts.exports import as_jsonl, talk_listing  # noqa: PLC0415

    with writing.whole(output) as lines:

        def write(talk: Talk) -> None:
            lines.write(as_jsonl(talk_listing((talk,))).encode(errors="replace"))

        reading.read_talks(read, into=write)
