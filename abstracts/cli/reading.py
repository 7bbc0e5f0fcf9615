"""Reads the sources of a command and tells on stderr what was read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from abstracts.cli.summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.cli.groups import ReadingOptions
    from abstracts.ingest.collect import HowToRead
    from abstracts.talks import Talk


def read_talks(options: ReadingOptions, into: Callable[[Talk], object] | None = None) -> tuple[Talk, ...]:
    """The talks of the sources; what was read goes to stderr, with whatever was not understood.

    Args:
        options: of the command.
        into: takes each talk as soon as it is read; none is held and none is given then.
    """
    from abstracts import ingest  # noqa: PLC0415  costs a quarter of a second: `--help` must not pay

    reading = ingest.read(sources_of(options), into=into, **_how(options))
    if not options.quiet:
        for line in summary(reading):
            typer.echo(line, err=True)
    return reading.talks


def explained(options: ReadingOptions) -> str:
    """How each file of the sources is understood, in place of its talks."""
    from abstracts import ingest  # noqa: PLC0415

    how = _how(options)
    return "".join(f"{found}\n" for source in sources_of(options) for found in ingest.explain(source, **how))


def _how(options: ReadingOptions) -> HowToRead:
    return {
        "format": _format(options.format),
        "skip_invalid": options.skip_invalid,
        "strict": options.strict,
        "columns": _columns(options.columns),
        "states": options.states or (),
        "edition": options.edition,
        "contacts": options.contacts,
    }


def _format(name: str | None) -> str | None:
    """The name of a reader; an unknown one is a fault in the command, not in the data."""
    from abstracts.ingest import READERS  # noqa: PLC0415

    known = [reader.name for reader in READERS]
    if name is not None and name.lower() not in known:
        raise typer.BadParameter(f"no format {name!r}; known are {', '.join(known)}", param_hint="--from")
    return name


def _columns(text: str | None) -> dict[str, str]:
    """`title=Oggetto,abstract=Testo` as a mapping."""
    pairs = [part.partition("=") for part in text.split(",")] if text else []
    if not all(field.strip() and header.strip() for field, _, header in pairs):
        raise typer.BadParameter(f"{text!r} is not FIELD=HEADER,FIELD=HEADER", param_hint="--columns")
    return {field.strip(): header.strip() for field, _, header in pairs}


def sources_of(options: ReadingOptions) -> list[str]:
    """The sources given, or standard input where it is piped."""
    if options.sources:
        return options.sources
    if sys.stdin is None or sys.stdin.isatty():
        raise typer.BadParameter("no SOURCES: name files or folders, or pipe something in", param_hint="SOURCES")
    return ["-"]
