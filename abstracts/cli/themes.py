"""`abstracts themes`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from abstracts.cli import writing
from abstracts.cli.analysing import analysed
from abstracts.cli.groups import LanguageOptions, ListingOptions, ReadingOptions

if TYPE_CHECKING:
    from abstracts.analysis import Analysis


class By(StrEnum):
    """What themes are told apart by."""

    EDITION = "edition"


SMALLEST = 2
"""Talks of the smallest theme, as in `abstracts.analysis`."""

Number = Annotated[
    int | None,
    typer.Option("-k", min=1, help="How many themes; chosen from the talks where it is left out.", show_default=False),
]
MinSize = Annotated[
    int,
    typer.Option("--min-size", metavar="N", min=1, help="Talks of the smallest theme, where -k is left out."),
]
ByWhat = Annotated[By | None, typer.Option("--by", help="Show how each theme fares by edition.", show_default=False)]


def themes(
    read: ReadingOptions,
    language: LanguageOptions,
    listing: ListingOptions,
    k: Number = None,
    min_size: MinSize = SMALLEST,
    by: ByWhat = None,
) -> None:
    """Group the talks by theme.

    Every talk is in one theme; those that fit nowhere are listed as isolated.

    \b
        abstracts themes programme/
        abstracts themes talks.jsonl -k 8 -t csv -o themes.csv
    """  # noqa: D301  \b keeps the lines of the example apart
    if k is not None and min_size != SMALLEST:
        raise typer.BadParameter("-k gives exactly so many themes, whatever their size", param_hint="--min-size")
    writing.check(listing.output)
    analysis = _analysis(read, language, k, min_size)
    from abstracts.exports import listings  # noqa: PLC0415  only a command that runs pays
    from abstracts.themes import by_edition  # noqa: PLC0415

    if by is By.EDITION:
        found = by_edition(analysis.talks, analysis.themes)
        result = listings.edition_listing(found, analysis.themes)
    else:
        result = listings.theme_listing(analysis.talks, analysis.themes)
    writing.write_listing(result, listing.to, listing.output)


def _analysis(read: ReadingOptions, language: LanguageOptions, k: int | None, min_size: int) -> Analysis:
    if min_size != SMALLEST:
        return replace(analysed(read, language), min_size=min_size)
    return analysed(read, language, "extraction", "similarity", "themes", k=k)
