"""`abstracts themes`."""

from __future__ import annotations

from typing import Annotated

import typer

from abstracts.cli import writing
from abstracts.cli.analysing import analysed
from abstracts.cli.groups import LanguageOptions, ListingOptions, ReadingOptions

Number = Annotated[
    int | None,
    typer.Option("-k", min=1, help="How many themes; chosen from the talks where it is left out.", show_default=False),
]


def themes(read: ReadingOptions, language: LanguageOptions, listing: ListingOptions, k: Number = None) -> None:
    """Group the talks by theme.

    Every talk is in one theme; those that fit nowhere are listed as isolated.

    \b
        abstracts themes programme/
        abstracts themes talks.jsonl -k 8 -t csv -o themes.csv
    """  # noqa: D301  \b keeps the lines of the example apart
    writing.check(listing.output)
    analysis = analysed(read, language, "extraction", "similarity", "themes", k=k)
    from abstracts import exports  # noqa: PLC0415  only a command that runs pays

    writing.write_listing(exports.theme_listing(analysis.talks, analysis.themes), listing.to, listing.output)
