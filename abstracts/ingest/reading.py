"""What reading gives: talks, and notes on everything that was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from abstracts.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abstracts.talks import Talk

_SHOWN = 60

NoteKind = Literal["left-out", "warning", "invalid"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader wants people to know.

    Attributes:
        path: the file, or "-" for standard input.
        line: 1-based line, where one is known.
        kind: "left-out" for what gave no talk on purpose, "invalid" for a faulty row, "warning" for the rest.
        frame: the line itself, where it belongs to a site's frame around the programme: links, menus, sponsors.
    """

    path: str
    line: int | None
    message: str
    kind: NoteKind
    frame: str = ""

    @property
    def said(self) -> str:
        """The message after its kind."""
        return f"{self.kind.replace('-', ' ')}: {self.message}"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read, the format it was found to be in, and how many talks it gave."""

    path: str
    format: str
    talks: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The talks of some sources, with notes in the order in which they arose.

    Attributes:
        talks: empty where each went elsewhere as soon as it was read.
        kept: how many talks there were, whether they are held here or not.
    """

    talks: tuple[Talk, ...]
    notes: tuple[Note, ...]
    files: tuple[FileRead, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one file was read.

    Attributes:
        format: the reader that took it; None where it was passed over.
        reason: what in the content says so, or why it was passed over.
        understood: how each column or part was understood, a line each.
        notes: on what was not understood or left out.
    """

    path: str
    format: str | None
    reason: str
    understood: tuple[str, ...] = ()
    talks: int = 0
    notes: tuple[Note, ...] = ()

    def __str__(self) -> str:
        if self.format is None:
            return f"{self.path}: not read: {self.reason}"
        notes = (f"{f'line {note.line}: ' if note.line else ''}{note.said}" for note in self.notes)
        count = f"{self.talks} talk" if self.talks == 1 else f"{self.talks} talks"
        lines = "".join(f"\n  {line}" for line in (*self.understood, *notes, count))
        return f"{self.path}: read as {self.format}: {self.reason}{lines}"


@dataclass(frozen=True, slots=True)
class Options:
    """How to read.

    Attributes:
        format: name of the reader to use; None looks at the content.
        skip_invalid: faulty rows, and files that cannot be read beside others, become notes and the rest is kept.
        strict: whatever would be left out is an error.
        columns: field -> header, for tables whose headers say little.
        states: which submissions to keep ("accepted"); empty keeps all but the rejected and withdrawn.
        edition: edition of talks whose source names none.
        contacts: keep e-mail addresses and telephone numbers.
    """

    format: str | None = None
    skip_invalid: bool = False
    strict: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    edition: str | None = None
    contacts: bool = False


@dataclass(slots=True)
class Context:
    """What a reader knows while it reads one file, and where it leaves its notes.

    Attributes:
        path: the file as the user named it.
        edition: edition of the file's talks, from the options or the folder.
        understood: how each column or part was understood, for `explain`.
    """

    path: str
    options: Options = field(default_factory=Options)
    edition: str | None = None
    notes: list[Note] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)

    def warn(self, message: str, line: int | None = None) -> None:
        """Keeps a warning."""
        self.notes.append(Note(self.path, line, message, "warning"))

    def left_out(self, message: str, line: int | None = None, *, frame: str = "") -> None:
        """Keeps a note of something that gives no talk; an error when reading is strict.

        Args:
            message: what it is.
            line: where it stands.
            frame: the line itself, where it belongs to a site's frame.
        """
        if self.options.strict:
            raise InputError(f"{message} (left out; an error because reading is strict)", path=self.path, line=line)
        self.notes.append(Note(self.path, line, message, "left-out", short(frame)))

    def invalid(self, error: InputError) -> None:
        """Raises the error, or keeps it as a note where invalid rows are skipped."""
        if not self.options.skip_invalid:
            raise error
        what = f'"{error.field}": {error.message}' if error.field else error.message
        self.notes.append(Note(error.path or self.path, error.line, what, "invalid"))


def short(text: str) -> str:
    """A text for a message: its first words, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
