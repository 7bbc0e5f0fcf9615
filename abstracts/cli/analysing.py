"""Reads and analyses for a command, with a progress bar."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING, Literal, TypedDict

import typer

from abstracts.cli.groups import ComparingOptions
from abstracts.cli.progress import steps
from abstracts.cli.reading import read_talks

if TYPE_CHECKING:
    from concurrent.futures import Future
    from types import ModuleType
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

    A command that needs both words and sentences does two things at a time: it loads libraries while it reads, and has
    the sentences encoded beside while it loads the pipeline and tags words.
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
            if beside and part != "extraction":
                beside.wait()
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
    if not isinstance(options, ComparingOptions) or options.encoder == ComparingOptions.encoder:
        return None
    from abstracts import encoders  # noqa: PLC0415

    return encoders.load(options.encoder)


class _Beside:
    """What goes on beside the main thread; an error in it comes up again where the main thread needs the result."""

    def __init__(self, ends: ExitStack, pipeline: str, encoder: Encoder | None) -> None:
        from abstracts.beside import EncoderBeside  # noqa: PLC0415  only a command that runs pays

        self._ends = ends
        self.encoder = encoder or ends.enter_context(EncoderBeside())
        self._threads = ends.enter_context(ThreadPoolExecutor(max_workers=2))
        self._libraries = self._threads.submit(import_module, "abstracts.similarity")
        self._loading = self._threads.submit(_load, pipeline, after=self._libraries)

    def compare(self, analysis: Analysis) -> None:
        """Start on the sentences, and wait for the pipeline.

        The main thread limits BLAS, once its libraries are loaded: `threadpoolctl` lets one thread at a time do so.
        """
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # noqa: PLC0415

        self._libraries.exception()
        self._ends.enter_context(threadpool_limits(1, user_api="blas"))
        self._comparing = self._threads.submit(getattr, analysis, "similarity")
        self._loading.exception()

    def wait(self) -> None:
        """Until talks are compared: who asks before that compares them a second time."""
        self._comparing.exception()


def _load(pipeline: str, after: Future[ModuleType]) -> None:
    """The pipeline comes second: with what compares talks, their texts are sent off and encoded while it loads."""
    from abstracts.language import load  # noqa: PLC0415

    after.exception()
    load(pipeline)
