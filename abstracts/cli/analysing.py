"""Reads and analyses for a command, with a progress bar."""

from __future__ import annotations

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
    """The analysis of the sources, with the parts that a command needs already computed."""
    with steps(1 + len(parts), quiet=reading.quiet) as step:
        step("reading")
        talks = read_talks(reading)
        from abstracts.analysis import analyse  # noqa: PLC0415  costs a second: `--help` must not pay
        from abstracts.overlaps import MIN_SCORE  # noqa: PLC0415

        least = MIN_SCORE if min_score is None else min_score
        analysis = analyse(talks, pipeline=language.pipeline, k=k, min_score=least)
        for part in parts:
            step(part)
            getattr(analysis, part)
    return analysis
