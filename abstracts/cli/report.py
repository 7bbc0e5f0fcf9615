"""`abstracts report`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from abstracts.cli.analysing import analysed
from abstracts.cli.asking import tell_what_left, themes_asked
from abstracts.cli.groups import ComparingOptions, ReadingOptions, ThemeOptions
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


def report(
    read: ReadingOptions,
    comparing: ComparingOptions,
    asked: ThemeOptions,
    output: Folder,
    language: Language = ReportLanguage.IT,
) -> None:
    """Write the topic report.

    The folder gets report.html, report.md, report.json and talks.csv.

    \b
        abstracts report programme/ -o report
        abstracts report talks.jsonl -o report --language en
    """  # noqa: D301  \b keeps the lines of the example apart
    check_folder(output, NAMES)
    how = themes_asked(asked)
    analysis = analysed(read, comparing, "extraction", "similarity", "themes", "overlaps", **how)
    tell_what_left(analysis, asked, quiet=read.quiet)
    from abstracts import reports  # noqa: PLC0415  only a command that runs pays

    write_folder(output, reports.render(analysis, language.value))
    if not read.quiet:
        typer.echo(f"abstracts: the report is in {output / 'report.html'}", err=True)
