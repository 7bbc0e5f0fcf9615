"""Reads sources: finds the files, chooses a reader for each, checks that ids are unique."""

from __future__ import annotations

import dataclasses
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest import detect
from abstracts.ingest.reading import Context, FileRead, Note, Options, Reading, short
from abstracts.ingest.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from abstracts.ingest.formats import Reader
    from abstracts.talks import Talk

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DOCUMENTATION = re.compile(
    r"^(?:readme|source|sources|licen[sc]e|copying|changelog|authors|contributing|notice)\b", re.IGNORECASE
)


@dataclasses.dataclass(frozen=True, slots=True)
class _File:
    """A file to read; one found inside a folder may be passed over where no reader knows it."""

    source: Source
    edition: str | None = None
    is_given: bool = True


def read(  # noqa: PLR0913  each option is one of the command line
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
) -> Reading:
    """The talks of files and folders.

    Args:
        sources: files, folders (read whole, in the order of their names) or "-" for standard input.
        format: name of a reader (see docs/formats.md); None looks at the content of each file.
        skip_invalid: faulty rows become notes of kind "invalid" and the rest is kept.
        strict: whatever would be left out is an error.
        columns: field of a talk -> header of the table, where the headers say little.
        states: states of submissions to keep ("accepted", "rejected"); by default all but rejected and withdrawn ones.
        edition: edition of the talks whose source or folder names none ("2018").
        contacts: keep e-mail addresses and telephone numbers in the texts.
        stdin: what "-" stands for; None is the standard input of the process.

    Raises:
        InputError: a source cannot be read or understood; the message says where and what to do.
    """
    options = Options(format, skip_invalid, strict, dict(columns or {}), tuple(states), edition, contacts)
    talks: list[Talk] = []
    notes: list[Note] = []
    files: list[FileRead] = []
    seen: dict[str, Talk] = {}
    for file in _files(sources, stdin):
        context = Context(file.source.path, options, edition or file.edition)
        found = list(_unique(_talks_of(file, context, files), seen, context))
        talks += found
        _tell_languages(found, context)
        _tell_encoding(file.source, context)
        notes += context.notes
    return Reading(tuple(talks), tuple(notes), tuple(files))


def read_talks(*sources: str | Path) -> list[Talk]:
    """The talks of files and folders, in their order; faults are errors and notes are dropped (see `read`)."""
    return list(read(sources).talks)


def _files(sources: Iterable[str | Path], stdin: BinaryIO | None) -> Iterator[_File]:
    for source in sources:
        path = str(source)
        if path == "-":
            yield _File(Source("-", (stdin or sys.stdin.buffer).read()))
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        elif Path(path).exists():
            yield _File(Source(path))
        else:
            raise InputError("no such file or folder", path=path)


def _folder(folder: Path) -> Iterator[_File]:
    """The files of a folder and the folders in it, hidden ones aside; a folder named by a year is an edition."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and not _is_hidden(p.relative_to(folder)))
    if not paths:
        raise InputError("the folder is empty: give a folder with programmes or tables of talks", path=str(folder))
    for path in paths:
        years = [part for part in (folder.name, *path.relative_to(folder).parts[:-1]) if _YEAR.search(part)]
        found = _YEAR.search(years[-1]) if years else None
        yield _File(Source(str(path)), found[0] if found else None, is_given=False)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)


def _talks_of(file: _File, context: Context, files: list[FileRead]) -> Iterator[Talk]:
    reader = _reader(file, context)
    if reader is None:
        return
    count = 0
    for talk in reader.read(file.source, context):
        count += 1
        yield talk
    files.append(FileRead(file.source.path, reader.name, count))
    if not count:
        context.warn(f"no talk found (read as {reader.name})")


def _reader(file: _File, context: Context) -> Reader | None:
    """The reader of a file; None with a note where a file of a folder is no programme."""
    source = file.source
    if not file.is_given and _is_aside(Path(source.path)):
        context.left_out("documentation or gold standard by its name, not read: give the file itself to read it")
        return None
    problem = "the file is empty" if source.is_blank else None
    if context.options.format and not problem:
        return detect.named(context.options.format)
    found = None if problem else detect.detect(source)
    if found:
        context.understood.append(found[1])
        return found[0]
    problem = problem or _unknown(source)
    if file.is_given:
        raise InputError(problem, path=source.path)
    context.left_out(problem)
    return None


def _is_aside(path: Path) -> bool:
    """Whether a file found in a folder is there to explain or to measure the talks, not to give any."""
    return bool(_DOCUMENTATION.match(path.stem)) or path.parent.name.lower() == "gold"


def _unknown(source: Source) -> str:
    kind = "text in no format known here" if source.is_text else "not a text, and no document known here"
    return f"{kind}: see docs/formats.md, or force a format with --from"


def _unique(talks: Iterable[Talk], seen: dict[str, Talk], context: Context) -> Iterator[Talk]:
    """Talks whose id is new; the same talk again is left out, another talk with the id is an error."""
    for talk in talks:
        first = seen.setdefault(talk.id, talk)
        if first is talk:
            yield talk
        elif _same(first, talk):
            context.notes.append(
                Note(
                    context.path,
                    _line(talk),
                    f"the same talk as in {first.source}, kept once: “{short(talk.title or talk.abstract)}”",
                    "left-out",
                )
            )
        else:
            message = (
                f'two talks with the id "{talk.id}": {first.source} and {talk.source} differ; give each its own id'
            )
            context.invalid(InputError(message, path=context.path, line=_line(talk), field="id"))


def _same(first: Talk, second: Talk) -> bool:
    """Whether two talks differ at most in where they were read."""
    return dataclasses.replace(first, source=None, edition=None) == dataclasses.replace(
        second, source=None, edition=None
    )


def _line(talk: Talk) -> int | None:
    last = (talk.source or "").rpartition(":")[2]
    return int(last) if last.isdigit() else None


def _tell_languages(talks: Sequence[Talk], context: Context) -> None:
    others = Counter(talk.language for talk in talks if talk.language != "it")
    if others:
        counts = ", ".join(f"{code} {count}" for code, count in sorted(others.items()))
        context.warn(
            f"{others.total()} of {len(talks)} talks are not in Italian ({counts}): their concepts will be poorer"
        )


def _tell_encoding(source: Source, context: Context) -> None:
    if source.guessed_lines:
        context.warn(
            "not UTF-8: read as Windows-1252; check the accents, or save the file as UTF-8", source.guessed_lines[0]
        )
