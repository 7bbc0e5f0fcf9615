"""Writes files whole or not at all: what stops half-way leaves what was there before."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from abstracts.errors import AbstractsError

if TYPE_CHECKING:
    from collections.abc import Mapping


class OutputError(AbstractsError):
    """A file or folder cannot be written."""

    def __init__(self, path: Path, why: OSError | str) -> None:
        reason = why if isinstance(why, str) else (why.strerror or str(why))
        super().__init__(f"{path}: cannot be written: {reason}; name another place with -o")


def write_file(path: Path, data: bytes) -> None:
    """Writes one file; devices and pipes are written as they are.

    Raises:
        OutputError: it cannot be written; nothing has changed then.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
    except OSError as error:
        raise OutputError(path, error) from error
    target = path.resolve()
    write_folder(target.parent, {target.name: data}, shown=path)


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
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace_all(folder, files)
    except OSError as error:
        _remove_empty(missing)
        raise OutputError(shown or folder, error) from error
    except BaseException:
        _remove_empty(missing)
        raise


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


def _replace_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Everything goes to disk under other names first; only then do the names change."""
    with tempfile.TemporaryDirectory(prefix=".abstracts-", dir=folder) as work:
        for name, data in files.items():
            (Path(work) / name).write_bytes(data)
            if (folder / name).exists():
                (Path(work) / name).chmod((folder / name).stat().st_mode)
        for name in files:
            (Path(work) / name).replace(folder / name)


def _remove_empty(folders: list[Path]) -> None:
    """Removes folders that this run made, innermost first, as far as they are empty."""
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return
