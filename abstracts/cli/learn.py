"""`abstracts learn`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from abstracts import __version__
from abstracts.cli import writing
from abstracts.cli.groups import LanguageOptions, ReadingOptions, To
from abstracts.cli.progress import steps
from abstracts.cli.reading import read_talks
from abstracts.files import check_folder

if TYPE_CHECKING:
    from abstracts.concepts.labelling.learning import Learned
    from abstracts.exports import Listing

Folder = Annotated[
    Path, typer.Option("-o", "--output", metavar="MODEL", help="Folder for the model; made where it is missing.")
]
Variants = Annotated[
    Path | None,
    typer.Option(
        "--variants",
        metavar="FILE",
        help="A table term, cluster: terms of one cluster name one concept. `concepts --all` then keeps them together.",
        show_default=False,
    ),
]
STEPS = 7
"""Reading, five folds and the ranker."""


def learn(read: ReadingOptions, language: LanguageOptions, output: Folder, variants: Variants = None) -> None:
    """Learn from talks with keywords: to find every term in running text, and to rank key concepts.

    SOURCES are talks whose keywords a person chose: JSONL, tables, folders of tagged files. Cross-validation is
    printed at the end; it holds sessions together (or editions; or single talks).

    \b
        abstracts learn tagged.jsonl -o my-model
        abstracts learn tagged.jsonl --variants clusters.csv -o my-model
        abstracts concepts talks.jsonl --model my-model --all
    """  # noqa: D301  \b keeps the lines of the example apart
    check_folder(output)
    from abstracts.ingest.gold import read_groups  # noqa: PLC0415  only a command that runs pays

    groups = read_groups(variants) if variants else {}
    with steps(STEPS, quiet=read.quiet) as step:
        step("reading")
        talks = read_talks(read)
        from abstracts.concepts import papers  # noqa: PLC0415  only a command that runs pays
        from abstracts.concepts.labelling import learning, store  # noqa: PLC0415
        from abstracts.language import load  # noqa: PLC0415
        from abstracts.language import read as analyse  # noqa: PLC0415

        nlp = load(language.pipeline)
        shipped = papers.lesson(nlp, papers.BESIDE_OWN)
        learned = learning.learn(analyse(talks, nlp), talks, others=[shipped], progress=step)
        learned = replace(learned, groups=groups)
        store.save(output, learned, pipeline=language.pipeline, made_by=__version__)
    writing.write_listing(_listing(learned), To.TABLE, None)
    if not read.quiet:
        typer.echo(f"abstracts: the model is in {output}", err=True)


def _listing(learned: Learned) -> Listing:
    from abstracts.exports import Listing, Sheet  # noqa: PLC0415

    scores = learned.scores
    title = f"Cross-validation by {learned.grouping}, {learned.talks} talks, {learned.terms} places of keywords"
    figures = Sheet(
        ("what", "precision", "recall", "F1"),
        (
            ("terms in running text", scores.precision, scores.recall, scores.f1),
            ("distinct terms", None, None, scores.types),
            *((f"key concepts, {name.partition('@')[2]} best", None, None, f1) for name, f1 in learned.ranking.items()),
        ),
        title,
        "" if learned.ranker else "Too few keywords are concepts of their talks: no ranker, only terms.",
    )
    worst = tuple((c.term, c.kind, c.times) for c in learned.worst)
    return Listing((), figures, (figures, Sheet(("term", "kind", "talks"), worst, "Worst confusions")))
