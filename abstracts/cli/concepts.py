"""`abstracts concepts`."""

from __future__ import annotations

from typing import Annotated

import typer

from abstracts.cli import writing
from abstracts.cli.analysing import analysed
from abstracts.cli.groups import LanguageOptions, ListingOptions, ReadingOptions

Number = Annotated[
    int, typer.Option("-n", "--number", min=1, help="How many concepts: of each talk, or of the corpus.")
]
WholeCorpus = Annotated[
    bool, typer.Option("--whole-corpus", help="One glossary of all the talks and sessions together.")
]


def concepts(
    read: ReadingOptions,
    language: LanguageOptions,
    listing: ListingOptions,
    number: Number = 10,
    whole_corpus: WholeCorpus = False,
) -> None:
    """Show the key concepts of each talk.

    With --whole-corpus, one glossary of all talks and sessions together.

    \b
        abstracts concepts programme.html -n 5
        abstracts concepts programme/ --whole-corpus -n 30 -t csv -o glossary.csv
    """  # noqa: D301  \b keeps the lines of the example apart
    writing.check(listing.output)
    analysis = analysed(read, language, "extraction")
    from abstracts import exports  # noqa: PLC0415  only a command that runs pays

    if whole_corpus:
        result = exports.glossary_listing(analysis.glossary, number)
    else:
        result = exports.concept_listing(analysis.talks, analysis.concepts, number)
    writing.write_listing(result, listing.to, listing.output)
