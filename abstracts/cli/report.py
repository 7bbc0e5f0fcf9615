"""`abstracts report`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from abstracts.cli.analysing import analysed
from abstracts.cli.groups import LanguageOptions, ReadingOptions
from abstracts.files import check_folder, write_folder

NAMES = ("report.html", "report.md", "report.json", "talks.csv")


class ReportLanguage(StrEnum):
    """Languages that the report speaks; talks stay in their own."""

    IT = "it"
    EN = "en"


Folder = Annotated[
    Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the report; made where missing.")
]
Language = Annotated[ReportLanguage, typer.Option("--language", help="Language of the report.")]
Number = Annotated[
    int | None, typer.Option("-k", min=1, help="How many themes; chosen from the talks by itself.", show_default=False)
]


def report(
    read: ReadingOptions,
    analysing: LanguageOptions,
    output: Folder,
    language: Language = ReportLanguage.IT,
    k: Number = None,
) -> None:
    """Write the topic report.

    The folder gets report.html, report.md, report.json and talks.csv.

    \b
        abstracts report programme/ -o report
        abstracts report talks.jsonl -o report --language en
    """  # noqa: D301  \b keeps the lines of the example apart
    check_folder(output, NAMES)
    analysis = analysed(read, analysing, "extraction", "similarity", "themes", "overlaps", k=k)
    from abstracts import reports  # noqa: PLC0415  only a command that runs pays

    write_folder(output, reports.render(analysis, language.value))
    if not read.quiet:
        typer.echo(f"abstracts: the report is in {output / 'report.html'}", err=True)
