"""A progress bar on stderr: only on a terminal, and only for what takes more than a second."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 1.0
"""Seconds before the bar shows."""


@contextmanager
def steps(count: int, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Gives a function to call at the start of each of `count` steps with its name."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():  # it is None where `2>&-` closed it
        yield lambda _name: None
        return
    from rich.console import Console  # noqa: PLC0415  only a command that runs pays
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(file=sys.stderr), transient=True)
    task = bar.add_task("", total=count)
    timer = Timer(PATIENCE, bar.start)
    timer.start()
    done = iter(range(count))
    try:
        yield lambda name: bar.update(task, description=name, completed=next(done, count))
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
