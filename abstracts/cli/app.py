"""The commands together, and the one place where errors become a line and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from abstracts.cli import concepts, evaluate, ingest, learn, overlaps, report, themes
from abstracts.cli.groups import flat
from abstracts.errors import AbstractsError
from abstracts.version import __version__


class Boundary(TyperGroup):
    """Turns an error that a user can mend into one line on stderr and exit code 1.

    Exit codes: 0 success, 1 bad data or model, 2 usage, 130 interrupt (the last two are Typer's own).
    """

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: ANN401  the base class says no more
        """Runs a command inside the boundary."""
        try:
            return super().invoke(ctx)
        except AbstractsError as error:
            typer.echo(f"abstracts: {error}", err=True)
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=Boundary,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001  a Typer callback
    if wanted:
        typer.echo(f"abstracts {__version__}")
        raise typer.Exit


@app.callback()
def top(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read Italian session abstracts: key concepts, themes, overlaps, topic report.

    Results go to standard output, messages to standard error. Commands pipe into each other:

    \b
        abstracts ingest programme.html | abstracts themes
        abstracts report programme/ -o report
    """  # noqa: D301  \b keeps the lines of the example apart


COMMANDS = (
    ingest.ingest,
    concepts.concepts,
    themes.themes,
    overlaps.overlaps,
    learn.learn,
    evaluate.evaluate,
    report.report,
)

for command in COMMANDS:
    app.command()(flat(command))


def main() -> None:
    """Entry point of the command `abstracts`."""
    app(prog_name="abstracts")
    sys.exit(0)
