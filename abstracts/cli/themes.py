"""`abstracts themes`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from abstracts.cli import writing
from abstracts.cli.analysing import analysed
from abstracts.cli.asking import tell_what_left, themes_asked
from abstracts.cli.groups import ComparingOptions, ListingOptions, ReadingOptions, ThemeOptions


class By(StrEnum):
    """What themes are told apart by."""

    EDITION = "edition"


ByWhat = Annotated[By | None, typer.Option("--by", help="Show how each theme fares by edition.", show_default=False)]


def themes(
    read: ReadingOptions,
    comparing: ComparingOptions,
    asked: ThemeOptions,
    listing: ListingOptions,
    by: ByWhat = None,
) -> None:
    """Group the talks by theme.

    Every talk is in one theme; those that fit nowhere are listed as isolated.

    \b
        abstracts themes programme/
        abstracts themes talks.jsonl -k 8 -t csv -o themes.csv
        abstracts themes programme/ -t json -o may.json
        abstracts themes programme/ --with may.json
    """  # noqa: D301  \b keeps the lines of the example apart
    writing.check(listing.output)
    analysis = analysed(read, comparing, "extraction", "similarity", "themes", **themes_asked(asked))
    tell_what_left(analysis, asked, quiet=read.quiet)
    from abstracts import exports  # noqa: PLC0415  only a command that runs pays
    from abstracts.themes import by_edition  # noqa: PLC0415

    if by is By.EDITION:
        result = exports.edition_listing(by_edition(analysis.talks, analysis.themes), analysis.themes)
    else:
        result = exports.theme_listing(analysis.talks, analysis.themes)
    writing.write_listing(result, listing.to, listing.output)
