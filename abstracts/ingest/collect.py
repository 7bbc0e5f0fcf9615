"""Reads sources: chooses a reader for each file, checks that ids are unique, tells what was not understood."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypedDict, Unpack

from abstracts.errors import InputError
from abstracts.ingest import detect, files
from abstracts.ingest.mojibake import mended_talk
from abstracts.ingest.reading import Context, Explanation, FileRead, Note, Options, Reading, short
from abstracts.ingest.tables import NoTalksError
from abstracts.ingest.told_twice import fingerprint, put_together
from abstracts.talks import content_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from abstracts.ingest.files import File
    from abstracts.ingest.formats import Reader
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


_Met = tuple[int, str | None, str | None]
"""What is kept of a talk that was met: its fingerprint, where it stands, its edition."""


class HowToRead(TypedDict, total=False):
    """The options of reading; `Stream` says what each does."""

    format: str | None
    skip_invalid: bool
    strict: bool
    columns: Mapping[str, str] | None
    states: Sequence[str]
    edition: str | None
    contacts: bool
    stdin: BinaryIO | None


def read(
    sources: Sequence[str | Path], *, into: Callable[[Talk], object] | None = None, **options: Unpack[HowToRead]
) -> Reading:
    """The talks of files and folders, all at once.

    Args:
        sources: as those of `Stream`.
        into: takes each talk as soon as it is read; no talk is held then, and the reading has none.
        options: those of `Stream`.

    Raises:
        InputError: a source cannot be read or understood; the message says where and what to do.
    """
    stream = Stream(sources, **options)
    talks: list[Talk] = []
    keep = into or talks.append
    count = 0
    for count, talk in enumerate(stream, start=1):  # noqa: B007  the last number is how many there were
        keep(talk)
    return Reading(tuple(talks), tuple(stream.notes), tuple(stream.files), count)


def read_talks(*sources: str | Path) -> list[Talk]:
    """The talks of files and folders, in their order; faults are errors and notes are dropped (see `read`)."""
    return list(Stream(sources))


def explain(source: str | Path, **options: Unpack[HowToRead]) -> list[Explanation]:
    """How each file of a source is read: by which reader, why, and how its parts are understood."""
    stream = Stream([source], **options)
    for _ in stream:
        pass
    return stream.explanations


class Stream:
    """The talks of some sources, one at a time: what is streamed is never held whole.

    Several files may tell of one talk, so the talks of a folder or of several sources are held until all are read.

    Attributes:
        notes, files, explanations: of what was read so far.
    """

    def __init__(  # noqa: PLR0913  each option is one of the command line
        self,
        sources: Sequence[str | Path],
        *,
        format: str | None = None,  # noqa: A002  the name that users know from --from
        skip_invalid: bool = False,
        strict: bool = False,
        columns: Mapping[str, str] | None = None,
        states: Sequence[str] = (),
        edition: str | None = None,
        contacts: bool = False,
        stdin: BinaryIO | None = None,
    ) -> None:
        """Prepares; reading begins with the first talk.

        Args:
            sources: files, folders (read whole, in the order of their names) or "-" for standard input.
            format: name of a reader (see docs/formats.md); None looks at the content of each file.
            skip_invalid: faulty rows, and files that cannot be read beside others, become notes of kind "invalid"; the
                rest is kept.
            strict: whatever would be left out is an error.
            columns: field of a talk -> header of the table, where the headers say little.
            states: states of submissions to keep ("accepted", "all"); by default all but rejected and withdrawn ones.
            edition: edition of the talks whose source names none ("2018").
            contacts: keep e-mail addresses and telephone numbers in the texts.
            stdin: what "-" stands for; None is the standard input of the process.
        """
        self.sources, self.stdin = sources, stdin
        edition = " ".join((edition or "").split()) or None
        self.options = Options(format, skip_invalid, strict, dict(columns or {}), tuple(states), edition, contacts)
        self.notes: list[Note] = []
        self.files: list[FileRead] = []
        self._explanations: list[Explanation] = []
        self._seen = _Seen()

    def __iter__(self) -> Iterator[Talk]:
        for talk, context in self._told_once():
            kept = self._seen.check(talk, context)
            if kept is not None:
                yield kept

    @property
    def explanations(self) -> list[Explanation]:
        """How each file was read, with all notes on it so far."""
        notes = defaultdict(list)
        for note in self.notes:
            notes[note.path].append(note)
        return [dataclasses.replace(found, notes=tuple(notes[found.path])) for found in self._explanations]

    def _told_once(self) -> Iterator[tuple[Talk, Context]]:
        """The talks with what is known of their files; those of a file that is alone are not held."""
        held: list[tuple[Talk, Context]] = []
        for file in files.find(self.sources, self.stdin):
            if self._is_alone(file):
                yield from self._read(file)
            else:
                held += self._read(file)
        yield from put_together(held)

    def _is_alone(self, file: File) -> bool:
        return file.is_given and len(self.sources) == 1

    def _read(self, file: File) -> Iterator[tuple[Talk, Context]]:
        context = Context(file.source.path, self.options, self.options.edition or file.edition)
        context.notes = self.notes
        try:
            yield from self._file(file, context)
        except NoTalksError as error:
            if file.is_given:
                raise
            self._pass_over(error.message, context)
        except InputError as error:
            if self.options.strict or self._is_alone(file):
                raise
            context.invalid(error)
            self._explanations.append(Explanation(context.path, None, error.message))

    def _file(self, file: File, context: Context) -> Iterator[tuple[Talk, Context]]:
        """The talks of one file, each with what is known of it."""
        found = _reader(file, context)
        if isinstance(found, str):
            self._pass_over(found, context)
            return
        reader, reason = found
        languages: Counter[str] = Counter()
        count = 0
        for talk in map(mended_talk, reader.read(file.source, context)):
            count += 1
            languages[talk.language] += 1
            yield talk, context
        self.files.append(FileRead(context.path, reader.name, count))
        if not count:
            context.warn(f"no talk found (read as {reader.name})")
        _tell(file.source, languages, context)
        self._explanations.append(Explanation(context.path, reader.name, reason, tuple(context.understood), count))

    def _pass_over(self, why: str, context: Context) -> None:
        """Notes a file of a folder that is no programme."""
        context.left_out(why)
        self._explanations.append(Explanation(context.path, None, why))


def _reader(file: File, context: Context) -> tuple[Reader, str] | str:
    """The reader of a file and why; where a file of a folder is no programme, only why."""
    if file.is_aside:
        return "documentation or gold standard by its name: give the file itself to read it"
    source = file.source
    if not source.is_blank:
        if context.options.format:
            return detect.named(context.options.format), "asked for"
        if found := detect.detect(source):
            return found
    problem = "the file is empty" if source.is_blank else _unknown(source)
    if file.is_given:
        raise InputError(problem, path=source.path)
    return problem


def _unknown(source: Source) -> str:
    if source.head.startswith(_OLD_OFFICE):
        return "an Office file locked with a password, or of before 2007: save it as .xlsx or .docx, without a password"
    kind = "text in no format known here" if source.is_text else "not a text, and no document known here"
    return f"{kind}: see docs/formats.md, or force a format with --from"


class _Seen:
    """The talks met so far, by what it takes to tell them apart: an id, a fingerprint, a place."""

    def __init__(self) -> None:
        self.ids: dict[str, _Met] = {}
        self.titles: dict[int, _Met] = {}

    def check(self, talk: Talk, context: Context) -> Talk | None:
        """The talk, perhaps with an id of its edition; None where it is not new.

        Raises:
            InputError: another talk has its id.
        """
        print_ = fingerprint(talk)
        other = f"{talk.edition}/{talk.id}" if talk.edition else talk.id
        known, again = self.ids.get(talk.id), self.ids.get(other)
        for met in (known, again):
            if met and met[0] == print_:
                said = short(talk.title or talk.abstract)
                context.left_out(f"the same talk as in {met[1]}, kept once: “{said}”", _line(talk))
                return None
        if known and again is None and talk.edition != known[2]:
            context.warn(f'the id "{talk.id}" is taken by {known[1]}; here it becomes "{other}"', _line(talk))
            talk = dataclasses.replace(talk, id=other)
        elif known:
            message = f'two talks with the id "{talk.id}": {known[1]} and {talk.source} differ; give each its own id'
            context.invalid(InputError(message, path=context.path, line=_line(talk), field="id"))
            return None
        new = self.ids[talk.id] = (print_, talk.source, talk.edition)
        if known is None:
            self._versions(talk, new, context)
        return talk

    def _versions(self, talk: Talk, met: _Met, context: Context) -> None:
        """Tells a talk whose title and speakers were met before with another text."""
        if not (talk.abstract and talk.title and talk.speakers):
            return
        names = sorted(person.name for person in talk.speakers)
        first = self.titles.setdefault(hash((content_id(talk.title, *names), talk.edition)), met)
        if first[0] != met[0]:
            context.warn(
                f"“{short(talk.title)}” also stands in {first[1]} with other details: a new version?", _line(talk)
            )


def _line(talk: Talk) -> int | None:
    last = (talk.source or "").rpartition(":")[2]
    return int(last) if last.isdigit() else None


def _tell(source: Source, languages: Counter[str], context: Context) -> None:
    """Notes on a whole file: languages other than Italian, an encoding that was guessed."""
    others = {code: count for code, count in languages.items() if code != "it"}
    if others:
        counts = ", ".join(f"{code} {count}" for code, count in sorted(others.items()))
        total, whole = sum(others.values()), languages.total()
        verb, whose = ("is", "its") if total == 1 else ("are", "their")
        context.warn(f"{total} of {whole} talks {verb} not in Italian ({counts}): {whose} concepts will be poorer")
    if source.guessed_lines:
        message = "not UTF-8: read as Windows-1252; check the accents, or save the file as UTF-8"
        context.warn(message, source.guessed_lines[0])
