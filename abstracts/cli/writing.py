"""Writes the result of a command: to standard output, or to a file whole or not at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from abstracts.cli.groups import To
from abstracts.files import check_folder, write_file

if TYPE_CHECKING:
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
        terminal = output is None and sys.stdout.isatty()
        text = exports.as_table(listing, width=None if terminal else PLAIN_WIDTH)
    else:
        text = {To.JSON: exports.as_json, To.JSONL: exports.as_jsonl, To.CSV: exports.as_csv}[to](listing)
    write(text, output)


def write(text: str, output: Path | None) -> None:
    """UTF-8 whatever the locale says, so that what one command writes another can read."""
    data = text.encode(errors="replace")
    if output is not None:
        write_file(output, data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
