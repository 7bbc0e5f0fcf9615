"""`abstracts overlaps`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abstracts.cli import writing
from abstracts.cli.analysing import How, analysed
from abstracts.cli.groups import ComparingOptions, ListingOptions, ReadingOptions
from abstracts.errors import AbstractsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abstracts.analysis import Analysis
    from abstracts.overlaps import Overlap

MinScore = Annotated[
    float | None,
    typer.Option(
        "--min-score", min=0, max=1, help="Leave out pairs below this similarity (0 to 1).", show_default=False
    ),
]
OfTalk = Annotated[
    str | None, typer.Option("--talk", metavar="ID", help="Only the pairs of this talk.", show_default=False)
]
Simultaneous = Annotated[bool, typer.Option("--simultaneous", help="Only pairs at the same time in different rooms.")]
Explain = Annotated[bool, typer.Option("--explain", help="Show where the shared concepts stand in each talk.")]


def overlaps(
    read: ReadingOptions,
    comparing: ComparingOptions,
    listing: ListingOptions,
    min_score: MinScore = None,
    talk: OfTalk = None,
    simultaneous: Simultaneous = False,
    explain: Explain = False,
) -> None:
    """List pairs of talks on one thing.

    The strongest come first, with the concepts that they share.

    \b
        abstracts overlaps programme/ --simultaneous
        abstracts overlaps talks.jsonl --talk t017 --explain
    """  # noqa: D301  \b keeps the lines of the example apart
    writing.check(listing.output)
    how: How = {} if min_score is None else {"min_score": min_score}
    analysis = analysed(read, comparing, "extraction", "similarity", "overlaps", **how)
    if talk is not None and talk not in {t.id for t in analysis.talks}:
        raise AbstractsError(f"no talk has the id {talk!r}: `abstracts ingest` lists the ids")
    from abstracts import exports  # noqa: PLC0415  only a command that runs pays

    found = list(_chosen(analysis, talk, simultaneous=simultaneous))
    result = exports.overlap_listing(analysis.talks, found, analysis.across_languages.by_talk if explain else None)
    writing.write_listing(result, listing.to, listing.output)


def _chosen(analysis: Analysis, talk: str | None, *, simultaneous: bool) -> Iterable[Overlap]:
    for overlap in analysis.overlaps:
        if talk in {None, overlap.first, overlap.second} and (overlap.simultaneous or not simultaneous):
            yield overlap
