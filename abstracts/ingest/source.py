"""A file or standard input as readers see it: its head to look at, its bytes, its text, its lines."""

from __future__ import annotations

import codecs
import io
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest import tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

HEAD = 65_536
WHOLE = 256 * 2**20
"""Formats that must be held whole are refused over this size; JSONL and CSV are streamed and know no limit."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_SHARE = 0.02


class Source:
    """One file, or one stream already in memory.

    Attributes:
        path: as the user named it; "-" is standard input.
        place: where the bytes are, if that is not the path.
        suffix: lower-case, with the dot; empty for standard input.
    """

    def __init__(
        self,
        path: str,
        data: bytes | None = None,
        siblings: Mapping[str, bytes] | None = None,
        place: Path | None = None,
    ) -> None:
        self.path, self.place = path, place
        self._siblings = siblings
        self.suffix = "" if path == "-" else Path(path).suffix.lower()
        self._data = data
        self.guessed_lines: list[int] = []

    def open(self) -> BinaryIO:
        """The bytes from the start; an unreadable file is an `InputError`."""
        if self._data is not None:
            return io.BytesIO(self._data)
        try:
            return (self.place or Path(self.path)).open("rb")
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror or error}", path=self.path) from error

    def beside(self, name: str) -> Source | None:
        """The file of that name in the same folder or zip file, where there is one."""
        if self._siblings is not None:
            return Source(name, self._siblings[name]) if name in self._siblings else None
        path = Path(self.path).with_name(name)
        is_alone = self._data is not None or self.place is not None
        return Source(str(path)) if not is_alone and path.is_file() else None

    @cached_property
    def head(self) -> bytes:
        """The first bytes, enough to tell the format."""
        with self.open() as stream:
            return stream.read(HEAD)

    @cached_property
    def data(self) -> bytes:
        """All the bytes, for formats that must be held whole."""
        with self.open() as stream:
            data = stream.read(WHOLE + 1)
        if len(data) > WHOLE:
            raise InputError(
                f"larger than {WHOLE // 2**20} MB: split it, or turn it into CSV or JSONL, which are streamed",
                path=self.path,
            )
        return data

    @cached_property
    def text(self) -> str:
        r"""All the text, line ends as «\n»."""
        return "\n".join(line for _, line in self._split(io.BytesIO(self.data)))

    @cached_property
    def json(self) -> object:
        """The JSON of the whole file; None where it begins like something else or is broken."""
        if not self.is_text or not self.opening.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
            return None
        try:
            return self.parsed
        except InputError:
            return None

    @cached_property
    def parsed(self) -> object:
        """The JSON of the whole file; an `InputError` where it is broken."""
        return tree.parse_json(self.text, self.path)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Numbered lines without their ends, one at a time: the file is never held whole."""
        with self.open() as stream:
            yield from self._split(stream)

    def _split(self, stream: BinaryIO) -> Iterator[tuple[int, str]]:
        encoding = self.encoding
        if encoding:
            reader = io.TextIOWrapper(stream, encoding=encoding, errors="replace")
            try:
                yield from ((number, line.rstrip("\n")) for number, line in enumerate(reader, start=1))
            finally:
                reader.detach()  # whoever opened the stream closes it
            return
        self.guessed_lines = []
        for number, line in enumerate(_byte_lines(stream), start=1):
            yield number, self._decode(number, line)

    def _decode(self, number: int, line: bytes) -> str:
        """UTF-8, or Windows-1252 for a line that is not: files glued from two sources hold both."""
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.guessed_lines.append(number)
            return line.decode("cp1252", errors="replace")

    @cached_property
    def encoding(self) -> str | None:
        """The encoding that a byte order mark (or a zero at every other byte) states; None where nothing does."""
        for mark, name in _BOMS:
            if self.head.startswith(mark):
                return name
        sample = self.head[:512]
        for first, name in ((0, "utf-16-be"), (1, "utf-16-le")):
            half = sample[first::2]
            if len(half) > 1 and half.count(0) > 0.7 * len(half) and sample[1 - first :: 2].count(0) == 0:
                return name
        return None

    @cached_property
    def is_text(self) -> bool:
        """Whether the head looks like text: hardly any control characters."""
        if self.encoding:
            return True
        odd = sum(byte < 0x20 and byte not in b"\t\n\r\f\x1b" for byte in self.head)
        return b"\0" not in self.head and odd <= _BINARY_SHARE * len(self.head)

    @cached_property
    def opening(self) -> str:
        """The text of the head, for sniffing."""
        if self.encoding:
            return self.head.decode(self.encoding, errors="ignore")
        try:
            return self.head.decode("utf-8")
        except UnicodeDecodeError as error:
            cut = error.start > len(self.head) - 4
            return self.head[: error.start].decode("utf-8") if cut else self.head.decode("cp1252", errors="replace")

    @cached_property
    def is_blank(self) -> bool:
        """Whether there is nothing but white space."""
        return not self.opening.strip("\ufeff \t\r\n\f") and len(self.head) < HEAD


def _byte_lines(stream: BinaryIO) -> Iterator[bytes]:
    r"""Lines at «\n», «\r\n» and, in files of old Macs, at a lone «\r»."""
    for line in stream:
        yield from line.rstrip(b"\r\n").split(b"\r") if line.rstrip(b"\r\n") else [b""]
