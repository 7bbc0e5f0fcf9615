"""From the sources that the user names to the files to read: folders, zip files, standard input."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.files import IN_MEMORY
from abstracts.ingest import archive, easychair
from abstracts.ingest.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ASIDE = re.compile(
    r"^(?:readme|source|sources|licen[sc]e|copying|changelog|authors|contributing|notice)\b", re.IGNORECASE
)
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""What tells an office document from a zip file of programmes."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read.

    Attributes:
        edition: the year that its folder is named by.
        is_given: named by the user; one found inside a folder may be passed over where no reader knows it.
    """

    source: Source
    edition: str | None = None
    is_given: bool = True

    @property
    def is_aside(self) -> bool:
        """Whether it was found in a folder and is there to explain or to measure the talks, not to give any."""
        path = Path(self.source.path)
        return not self.is_given and (bool(_ASIDE.match(path.stem)) or path.parent.name.lower() == "gold")


def find(sources: Iterable[str | Path], stdin: BinaryIO | None = None) -> Iterator[File]:
    """The files of some sources, those of a folder in the order of their names.

    Raises:
        InputError: a source does not exist, or a folder holds nothing.
    """
    for source in sources:
        path = Path(source)
        if str(source) == "-":
            yield from _piped(stdin or sys.stdin.buffer)
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield from _unpacked(File(Source(str(source))))
        else:
            raise InputError("no such file or folder", path=str(source))


def _piped(stdin: BinaryIO) -> Iterator[File]:
    """Standard input, which readers look at more than once: much of it waits on disk."""
    data = stdin.read(IN_MEMORY)
    if len(data) < IN_MEMORY:
        yield from _unpacked(File(Source("-", data)))
        return
    with tempfile.TemporaryDirectory(prefix="abstracts-") as folder:
        place = Path(folder) / "stdin"
        with place.open("wb") as held:
            held.write(data)
            del data
            shutil.copyfileobj(stdin, held)
        yield from _unpacked(File(Source("-", place=place)))


def _folder(folder: Path) -> Iterator[File]:
    """The files of a folder and the folders in it, hidden ones aside."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(folder).parts))
    if not paths:
        raise InputError("the folder is empty: give a folder with programmes or tables of talks", path=str(folder))
    for path in paths:
        parts = (folder.resolve().name, *path.relative_to(folder).parts[:-1])
        if path.name not in easychair.COMPANIONS or not path.with_name(easychair.MAIN).exists():
            yield from _unpacked(File(Source(str(path)), _edition(parts), is_given=False))


def _is_hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith((".", "~$", "__MACOSX")) for part in parts)


def _edition(folders: tuple[str, ...]) -> str | None:
    """The year in the name of the innermost folder that has one."""
    years = [found[0] for name in folders if (found := _YEAR.search(name))]
    return years[-1] if years else None


def _unpacked(file: File) -> Iterator[File]:
    """The file itself, or the files inside where it is a zip file of programmes."""
    if not archive.is_zip(file.source) or not (names := archive.names(file.source)) or names & _DOCUMENTS:
        yield file
        return
    folders: dict[PurePosixPath, dict[str, bytes]] = defaultdict(dict)
    for name, data in archive.members(file.source):
        inner = PurePosixPath(name)
        if not _is_hidden(inner.parts):
            folders[inner.parent][inner.name] = data
    for folder, held in folders.items():
        for name, data in held.items():
            if name not in easychair.COMPANIONS or easychair.MAIN not in held:
                source = Source(f"{file.source.path}/{folder / name}", data, held)
                yield File(source, _edition(folder.parts) or file.edition, is_given=False)
