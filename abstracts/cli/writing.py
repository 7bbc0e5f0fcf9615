"""Writes the result of a command: to standard output, or to a file whole or not at all."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from abstracts.cli.groups import To
from abstracts.files import OutputError, check_folder, whole_file, whole_stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from abstracts.exports import Listing

PLAIN_WIDTH = 80
"""Width of tables that go to a file or a pipe."""


def check(output: Path | None) -> None:
    """Fails before the work where the file can never be written."""
    if output is not None and not output.exists():
        check_folder(output.parent, shown=output)
    elif output is not None and output.is_dir():
        check_folder(output.parent, (output.name,), shown=output)


def write_listing(listing: Listing, to: To, output: Path | None) -> None:
    """A listing in the format asked for."""
    from abstracts import exports  # noqa: PLC0415  only a command that runs pays

    if to is To.TABLE:
        terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
        text = exports.as_table(listing, width=None if terminal else PLAIN_WIDTH)
    else:
        text = {To.JSON: exports.as_json, To.JSONL: exports.as_jsonl, To.CSV: exports.as_csv}[to](listing)
    write(text, output)


def write(text: str, output: Path | None) -> None:
    """UTF-8 whatever the locale says, so that what one command writes another can read."""
    with whole(output) as stream:
        stream.write(text.encode(errors="replace"))


@contextmanager
def whole(output: Path | None) -> Iterator[IO[bytes]]:
    """A place for the bytes of a result, which go to standard output or to a file when all are there."""
    if output is not None:
        with whole_file(output) as stream:
            yield stream
        return
    if sys.stdout is None:  # closed by the shell
        raise OutputError("standard output", "it is closed")
    try:
        sys.stdout.flush()
        with whole_stream(sys.stdout.buffer) as stream:
            yield stream
    except BrokenPipeError:
        raise  # who reads it has had enough, as `head`: no word of ours, Typer leaves
    except OSError as error:
        raise OutputError("standard output", error) from error
