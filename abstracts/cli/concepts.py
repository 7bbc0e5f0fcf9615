"""`abstracts concepts`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from abstracts.cli import writing
from abstracts.cli.analysing import analysed
from abstracts.cli.groups import LanguageOptions, ListingOptions, ReadingOptions

Number = Annotated[
    int, typer.Option("-n", "--number", min=1, help="At most how many concepts: of each talk, or of the corpus.")
]
WholeCorpus = Annotated[
    bool, typer.Option("--whole-corpus", help="One glossary of all the talks and sessions together.")
]
Contexts = Annotated[
    int | None,
    typer.Option(
        "--contexts",
        min=0,
        metavar="N",
        help="With --whole-corpus: at most N places of each concept, with the words around them, "
        "and what is broader and narrower (without it: all places in JSON, three in CSV, none in the table).",
        show_default=False,
    ),
]
WithModel = Annotated[
    Path | None,
    typer.Option("--model", metavar="MODEL", help="Choose as a model of `abstracts learn` does.", show_default=False),
]
All = Annotated[
    bool, typer.Option("--all", help="All, not the best: with --model every term in running text, with its places.")
]


def concepts(  # noqa: PLR0913, PLR0917  a command has its options
    read: ReadingOptions,
    language: LanguageOptions,
    listing: ListingOptions,
    number: Number = 10,
    whole_corpus: WholeCorpus = False,
    contexts: Contexts = None,
    model: WithModel = None,
    every: All = False,
) -> None:
    """Show the key concepts of each talk.

    With --whole-corpus, one glossary of all talks and sessions together.

    \b
        abstracts concepts programme.html -n 5
        abstracts concepts programme/ --whole-corpus -n 30 -t csv -o glossary.csv
        abstracts concepts programme/ --whole-corpus --contexts 3
        abstracts concepts talks.jsonl --model my-model --all -t jsonl
    """  # noqa: D301  \b keeps the lines of the example apart
    writing.check(listing.output)
    if contexts is not None and not whole_corpus:
        raise typer.BadParameter("contexts are of the whole corpus: add --whole-corpus", param_hint="--contexts")
    if whole_corpus and every and model:
        raise typer.BadParameter(
            "terms in running text are listed by talk: leave out --whole-corpus", param_hint="--all"
        )
    analysis = analysed(read, language, *(() if model else ("extraction",)))
    from abstracts import exports  # noqa: PLC0415  only a command that runs pays
    from abstracts.cli.learned import extracted, ranked  # noqa: PLC0415
    from abstracts.evidence import concordance  # noqa: PLC0415

    most = None if every else number
    if whole_corpus:
        extraction = ranked(analysis, model)
        lines = concordance(analysis.talks, extraction)
        result = exports.glossary_listing(extraction.glossary, most, lines, contexts)
    else:
        result = exports.concept_listing(analysis.talks, extracted(analysis, model, every=every), most)
    writing.write_listing(result, listing.to, listing.output)
