"""Reads and analyses for a command, with a progress bar."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Literal, TypedDict

import typer

from abstracts.cli.groups import ComparingOptions
from abstracts.cli.progress import steps
from abstracts.cli.reading import read_talks

if TYPE_CHECKING:
    from typing import Unpack

    from abstracts.analysis import Analysis
    from abstracts.cli.groups import LanguageOptions, ReadingOptions
    from abstracts.embeddings import Encoder
    from abstracts.themes import Granularity, Themes

Part = Literal["extraction", "similarity", "themes", "overlaps"]


class How(TypedDict, total=False):
    """What `abstracts.analysis.analyse` can be asked for."""

    k: int | None
    min_size: int
    min_score: float
    granularity: Granularity
    previous: Themes | None


def analysed(reading: ReadingOptions, language: LanguageOptions, *parts: Part, **how: Unpack[How]) -> Analysis:
    """The analysis of the sources, with the parts that a command needs already computed.

    A command that needs both words and sentences does two things at a time: it loads the pipeline while it reads, and
    has the sentences encoded beside while it tags words.
    """
    with ExitStack() as ends, steps(1 + len(parts), quiet=reading.quiet) as step:
        step("reading")
        other = _other_encoder(language)
        beside = _Beside(ends, language.pipeline, other) if len(parts) > 1 else None
        talks = read_talks(reading)
        from abstracts.analysis import analyse  # noqa: PLC0415  costs a second: `--help` must not pay

        encoder = beside.encoder if beside else other
        analysis = analyse(talks, encoder=encoder, pipeline=language.pipeline, **how)
        if beside:
            beside.compare(analysis)
        for part in parts:
            step(part)
            getattr(analysis, part)
    if "overlaps" in parts and not reading.quiet:
        _tell_what_is_left_out(analysis)
    return analysis


def _tell_what_is_left_out(analysis: Analysis) -> None:
    from abstracts.overlaps import MOST  # noqa: PLC0415  only a command that runs pays

    if len(analysis.overlaps) == MOST:
        typer.echo(f"abstracts: more than {MOST:,} pairs are alike; the strongest {MOST:,} are kept", err=True)


def _other_encoder(options: LanguageOptions) -> Encoder | None:
    """The encoder asked for, unless it is the one that comes with the package."""
    from abstracts.embeddings import EmbeddedEncoder  # noqa: PLC0415  only a command that runs pays

    if not isinstance(options, ComparingOptions) or options.encoder == EmbeddedEncoder.name:
        return None
    from abstracts import encoders  # noqa: PLC0415

    return encoders.load(options.encoder)


class _Beside:
    """What goes on beside the main thread; an error in it comes up again where the main thread needs the result."""

    def __init__(self, ends: ExitStack, pipeline: str, encoder: Encoder | None) -> None:
        from abstracts.beside import EncoderBeside  # noqa: PLC0415  only a command that runs pays
        from abstracts.language import load  # noqa: PLC0415

        self.encoder = encoder or ends.enter_context(EncoderBeside())
        self._thread = ends.enter_context(ThreadPoolExecutor(max_workers=1))
        self._loading = self._thread.submit(load, pipeline)

    def compare(self, analysis: Analysis) -> None:
        """Start on the sentences, once the pipeline is there."""
        self._loading.exception()
        self._thread.submit(getattr, analysis, "similarity")
