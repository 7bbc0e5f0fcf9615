"""Reads and analyses for a command, with a progress bar."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Literal

from abstracts.cli.progress import steps
from abstracts.cli.reading import read_talks

if TYPE_CHECKING:
    from abstracts.analysis import Analysis
    from abstracts.cli.groups import LanguageOptions, ReadingOptions

Part = Literal["extraction", "similarity", "themes", "overlaps"]


def analysed(
    reading: ReadingOptions,
    language: LanguageOptions,
    *parts: Part,
    k: int | None = None,
    min_score: float | None = None,
) -> Analysis:
    """The analysis of the sources, with the parts that a command needs already computed.

    A command that needs both words and sentences does two things at a time: it loads the pipeline while it reads, and
    has the sentences encoded beside while it tags words.
    """
    with ExitStack() as ends, steps(1 + len(parts), quiet=reading.quiet) as step:
        step("reading")
        beside = _Beside(ends, language.pipeline) if len(parts) > 1 else None
        talks = read_talks(reading)
        from abstracts.analysis import analyse  # noqa: PLC0415  costs a second: `--help` must not pay
        from abstracts.overlaps import MIN_SCORE  # noqa: PLC0415

        least = MIN_SCORE if min_score is None else min_score
        encoder = beside.encoder if beside else None
        analysis = analyse(talks, encoder=encoder, pipeline=language.pipeline, k=k, min_score=least)
        if beside:
            beside.compare(analysis)
        for part in parts:
            step(part)
            getattr(analysis, part)
    return analysis


class _Beside:
    """What goes on beside the main thread; an error in it comes up again where the main thread needs the result."""

    def __init__(self, ends: ExitStack, pipeline: str) -> None:
        from abstracts.beside import EncoderBeside  # noqa: PLC0415  only a command that runs pays
        from abstracts.language import load  # noqa: PLC0415

        self.encoder = ends.enter_context(EncoderBeside())
        self._thread = ends.enter_context(ThreadPoolExecutor(max_workers=1))
        self._loading = self._thread.submit(load, pipeline)

    def compare(self, analysis: Analysis) -> None:
        """Start on the sentences, once the pipeline is there."""
        self._loading.exception()
        self._thread.submit(getattr, analysis, "similarity")
