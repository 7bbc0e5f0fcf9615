"""Writes files whole or not at all: what stops half-way leaves what was there before."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from abstracts.errors import AbstractsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

IN_MEMORY = 8 * 2**20
"""Bytes of a stream that wait in memory; more of them wait on disk."""


class OutputError(AbstractsError):
    """A file, a folder or a stream cannot be written."""

    def __init__(self, path: Path | str, why: OSError | str) -> None:
        reason = why if isinstance(why, str) else (why.strerror or str(why))
        super().__init__(f"{path}: cannot be written: {reason}; name another place with -o")


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes its place when the block ends; a fault or an interrupt leaves what was there.

    Devices and pipes get everything when the block ends.

    Raises:
        OutputError: it cannot be written, or anything in the block is an `OSError`; nothing has changed then.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as device, whole_stream(device) as held:
                yield held
            return
        target = path.resolve()
        check_folder(target.parent, (target.name,), shown=path)
        with _made(target.parent), _beside(target.parent) as work:
            with (work / target.name).open("wb") as file:
                yield file
            _take_place(work, target)
    except OSError as error:
        raise OutputError(path, error) from error


@contextmanager
def whole_stream(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """A place to write to, much of it on disk, whose content goes to a stream when the block ends well."""
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as held:
        yield held
        held.seek(0)
        shutil.copyfileobj(held, stream)
        stream.flush()


def write_folder(folder: Path, files: Mapping[str, bytes], *, shown: Path | None = None) -> None:
    """Writes some files into a folder, all of them or none; the folder is made where it is missing.

    Args:
        folder: may hold other files, which stay.
        files: name -> content.
        shown: what an error names, where that is not the folder.

    Raises:
        OutputError: the folder or a file cannot be written; nothing has changed then.
    """
    check_folder(folder, files, shown=shown)
    try:
        with _made(folder), _beside(folder) as work:
            for name, data in files.items():
                (work / name).write_bytes(data)
            for name in files:
                _take_place(work, folder / name)
    except OSError as error:
        raise OutputError(shown or folder, error) from error


def check_folder(
    folder: Path, names: Mapping[str, object] | tuple[str, ...] = (), *, shown: Path | None = None
) -> None:
    """Tells before any work is done that a folder, or some files in it, can never be written.

    Raises:
        OutputError: a file lies in the way, or permission is missing.
    """
    nearest = next((p for p in (folder, *folder.parents) if p.exists()), Path())
    if not nearest.is_dir():
        raise OutputError(
            shown or folder, f"{nearest} is a file" if nearest != folder else "it is a file, not a folder"
        )
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError(shown or folder, "permission denied")
    for name in names:
        if (folder / name).is_dir():
            raise OutputError(shown or folder / name, "it is a folder, not a file")


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """A folder that is there while the block runs; what was made for it goes again where the block fails."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        _remove_empty(missing)
        raise


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A place on the same disk, where everything waits under another name until all is written."""
    with tempfile.TemporaryDirectory(prefix=".abstracts-", dir=folder) as work:
        yield Path(work)


def _take_place(work: Path, target: Path) -> None:
    """What waits becomes the file, with the mode of the one it replaces."""
    if target.exists():
        (work / target.name).chmod(target.stat().st_mode)
    (work / target.name).replace(target)


def _remove_empty(folders: list[Path]) -> None:
    """Removes folders that this run made, innermost first, as far as they are empty."""
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return
