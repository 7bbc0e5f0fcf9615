"""`abstracts evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abstracts.cli import writing
from abstracts.cli.analysing import analysed
from abstracts.cli.groups import LanguageOptions, ListingOptions, ReadingOptions
from abstracts.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.evaluation import Evaluation
    from abstracts.exports import Listing, Sheet
    from abstracts.talks import Talk

Gold = Annotated[
    Path | None,
    typer.Option(
        "--gold",
        metavar="FILE",
        help="A person's keywords: a table id or title -> keywords, talks as JSONL, or a folder of tagged files. "
        "Without it the keywords that SOURCES carry.",
        show_default=False,
    ),
]
WithModel = Annotated[
    Path | None,
    typer.Option("--model", metavar="MODEL", help="Rank with a model of `abstracts learn`.", show_default=False),
]
REMARK = """“exact”: without regard to case; “stemmed”: nor to inflection, articles and articulated prepositions.
“present”: only the keywords that stand in title or abstract."""
SHOWN = 8
"""Concepts shown beside what was missed."""


def evaluate(
    read: ReadingOptions,
    language: LanguageOptions,
    listing: ListingOptions,
    gold: Gold = None,
    model: WithModel = None,
) -> None:
    """Measure the concepts of talks against a person's keywords.

    Precision, recall and F1 of the 5, 10 and 15 best concepts of each talk, and the keywords missed.

    \b
        abstracts evaluate corpus/ --gold corpus/gold/concepts.csv
        abstracts evaluate tagged.jsonl -t json
    """  # noqa: D301  \b keeps the lines of the example apart
    writing.check(listing.output)
    analysis = analysed(read, language, *(() if model else ("extraction",)))
    from abstracts.cli.learned import extracted  # noqa: PLC0415  only a command that runs pays
    from abstracts.concepts.evaluation import evaluate as compare  # noqa: PLC0415

    wanted = _wanted(gold, analysis.talks, quiet=read.quiet)
    concepts = extracted(analysis, model, every=False)
    labels = {talk: [c.label for c in some] for talk, some in concepts.items()}
    texts = {t.id: f"{t.title}. {t.abstract}" for t in analysis.talks}
    found = compare(labels, wanted, texts)
    writing.write_listing(_listing(found, analysis.talks, labels), listing.to, listing.output)


def _wanted(gold: Path | None, talks: Sequence[Talk], *, quiet: bool) -> Mapping[str, Sequence[str]]:
    """Id of the talk -> keywords; talks of the gold standard that were not read are told on stderr."""
    from abstracts.ingest.gold import assign, of_talks, read_gold  # noqa: PLC0415

    wanted, lost = assign(read_gold(gold) if gold else of_talks(talks), talks)
    if not any(wanted.values()):
        if gold is None:
            raise InputError("no talk of SOURCES has keywords: give a person's choices with --gold FILE")
        raise InputError("no talk of SOURCES has keywords there: ids or titles must be the same", path=str(gold))
    if not quiet:
        for choice in lost:
            typer.echo(f"abstracts: {gold}: no such talk in SOURCES: {choice}", err=True)
    return wanted


def _listing(found: Evaluation, talks: Sequence[Talk], labels: Mapping[str, Sequence[str]]) -> Listing:
    from dataclasses import asdict  # noqa: PLC0415

    from abstracts.exports import Listing, Sheet  # noqa: PLC0415
    from abstracts.results import figure  # noqa: PLC0415

    scores = [{k: figure(v) if isinstance(v, float) else v for k, v in asdict(s).items()} for s in found.scores]
    rows = tuple(tuple(score.values()) for score in scores)
    columns = ("match", "keywords", "best", "precision", "recall", "F1")
    title = f"{_counted(found.talks, 'talk')}, {_counted(found.keywords, 'keyword')}; means over talks"
    document = {"talks": found.talks, "keywords": found.keywords, "scores": scores}
    document["misses"] = [asdict(m) for m in found.misses]
    table = Sheet(columns, rows, title, REMARK)
    tables = (table, _summary(found), *_missed_tables(found, talks, labels))
    return Listing(tuple(scores), Sheet(columns, rows), tables, document)


def _summary(found: Evaluation) -> Sheet:
    from abstracts.exports import Sheet  # noqa: PLC0415

    there = sum(miss.present for miss in found.misses)
    missed = len(found.misses)
    said = f"{there} of them stand in title or abstract, {missed - there} do not." if missed else "None is missed."
    return Sheet((), (), f"Keywords missed by the {max(s.n for s in found.scores)} best concepts: {missed}", said)


def _missed_tables(found: Evaluation, talks: Sequence[Talk], labels: Mapping[str, Sequence[str]]) -> Sequence[Sheet]:
    """Talk by talk: what was missed, and what stood there in its place."""
    from abstracts.exports import Sheet  # noqa: PLC0415

    titles = {t.id: t.title or t.id for t in talks}
    missed: dict[str, list[tuple[str, str]]] = {}
    for miss in found.misses:
        missed.setdefault(miss.talk, []).append((miss.keyword, "yes" if miss.present else "no"))
    return [
        Sheet(("missed", "in the text"), tuple(rows), titles[talk], f"Found: {', '.join(labels.get(talk, ())[:SHOWN])}")
        for talk, rows in missed.items()
    ]


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
