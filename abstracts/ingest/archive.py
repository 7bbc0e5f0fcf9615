"""Zip files (office documents, packed folders), opened only when they are what they seem."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from abstracts.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.source import Source

SIGNATURE = b"PK\x03\x04"
_MOST_FILES = 10_000
_MOST_BYTES = 512 * 2**20
_MOST_TIMES = 200
"""How many times its packed size a large file may grow: texts reach 20, bombs 1,000."""

_SMALL = 16 * 2**20


def is_zip(source: Source) -> bool:
    """Whether a file begins as zip files do."""
    return source.head.startswith(SIGNATURE)


def names(source: Source) -> set[str]:
    """The names inside a zip file; none where it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as packed:
            return set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return set()


def members(source: Source) -> Iterator[tuple[str, bytes]]:
    """The files inside, hidden ones aside, each with its bytes.

    Raises:
        InputError: the file is broken, locked with a password, or a bomb.
    """
    with _open(source) as packed:
        for entry in sorted(packed.infolist(), key=lambda entry: entry.filename):
            if not entry.is_dir():
                yield entry.filename, _read(packed, entry, source.path)


def member(source: Source, name: str) -> bytes:
    """The bytes of one file inside."""
    with _open(source) as packed:
        try:
            return _read(packed, packed.getinfo(name), source.path)
        except KeyError:
            raise InputError(f"broken: {name} is missing inside", path=source.path) from None


def checked(source: Source) -> io.BytesIO:
    """The bytes of an office document for a library to open, once all in it is known to be harmless."""
    for name, data in members(source):
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in data[:65_536]:
            raise InputError(f"{name} inside declares a document type, which office files never do", path=source.path)
    return io.BytesIO(source.data)


def _open(source: Source) -> zipfile.ZipFile:
    try:
        packed = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError("broken or cut short: the zip file cannot be opened", path=source.path) from error
    entries = packed.infolist()
    total = sum(entry.file_size for entry in entries)
    grows = total > _SMALL and total > _MOST_TIMES * len(source.data)
    if len(entries) > _MOST_FILES or total > _MOST_BYTES or grows:
        packed.close()
        raise InputError("refused: unpacked it would be far larger than any programme", path=source.path)
    return packed


def _read(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str) -> bytes:
    try:
        return packed.read(entry)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise InputError(f"broken or locked: {entry.filename} inside cannot be read", path=path) from error
