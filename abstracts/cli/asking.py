"""What a command asks of themes, and what it tells of an earlier analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from abstracts.cli.groups import SMALLEST, Granularity

if TYPE_CHECKING:
    from abstracts.analysis import Analysis
    from abstracts.cli.analysing import How
    from abstracts.cli.groups import ThemeOptions

SHOWN = 10
"""Ids of talks named in a note."""


def themes_asked(options: ThemeOptions) -> How:
    """What the options ask of themes.

    Raises:
        typer.BadParameter: two of them exclude each other.
        InputError: the earlier analysis is none.
    """
    given = {"-k": options.k, "--granularity": options.granularity is not Granularity.MEDIUM, "--with": options.earlier}
    named = [name for name, value in given.items() if value]
    if len(named) > 1:
        raise typer.BadParameter(f"{named[0]} and {named[1]} exclude each other", param_hint=named[1])
    if options.k is not None and options.min_size != SMALLEST:
        raise typer.BadParameter("-k gives exactly so many themes, whatever their size", param_hint="--min-size")
    how: How = {"k": options.k, "granularity": options.granularity.value, "min_size": options.min_size}
    if options.earlier:
        from abstracts.themes import read_themes  # noqa: PLC0415  only those who join pay

        how["previous"] = read_themes(options.earlier)
    return how


def tell_what_left(analysis: Analysis, options: ThemeOptions, *, quiet: bool) -> None:
    """Talks and themes of an earlier analysis that are no longer there, on stderr."""
    found = analysis.themes
    if quiet or not options.earlier:
        return
    if found.missing:
        from abstracts.themes.recognising import NO_LONGER  # noqa: PLC0415  only those who join pay

        what = f"{len(found.missing)} {'talk' if len(found.missing) == 1 else 'talks'} not among the sources"
        more = ", ..." if len(found.missing) > SHOWN else ""
        titles = analysis.previous.titles if analysis.previous else {}
        said = [(talk, titles.get(talk.removesuffix(NO_LONGER))) for talk in found.missing[:SHOWN]]
        named = [f"{talk} ({title})" if title else talk for talk, title in said]
        typer.echo(f"abstracts: {options.earlier}: {what}: {', '.join(named)}{more}", err=True)
    for theme in found.ended:
        message = f"no talk is left of theme {theme.number}, {theme.label}: it is not shown"
        typer.echo(f"abstracts: {options.earlier}: {message}", err=True)
