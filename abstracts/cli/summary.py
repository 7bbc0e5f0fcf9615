"""What a person wants to know of a reading, on stderr: what could be a lost talk by line, the rest in groups."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abstracts.ingest.reading import FileRead, Note, Reading

_FEW_FILES = 3
"""The frames of so many pages are told page by page, those of more together."""

_SHOWN = 3


def summary(reading: Reading) -> list[str]:
    """The frames of pages and the files passed over in groups, all other notes by line, then the sums."""
    frames = [note for note in reading.notes if note.frame]
    passed = [note for note in reading.notes if note.kind == "left-out" and note.line is None]
    grouped = {*map(id, frames), *map(id, passed)}
    notes = (f"{_where(note)}: {note.said}" for note in reading.notes if id(note) not in grouped)
    lines = (*_frames(frames), *_passed_over(passed), *notes, _sums(reading))
    return [f"abstracts: {line}" for line in lines]


def _where(note: Note) -> str:
    return f"{note.path}:{note.line}" if note.line else note.path


def _frames(notes: Sequence[Note]) -> Iterator[str]:
    """What stood around the programme: a line for each page, or one for many pages."""
    pages: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        pages[note.path].append(note)
    if len(pages) > _FEW_FILES:
        texts = Counter(text for page in pages.values() for text in dict.fromkeys(n.frame for n in page))
        shown = (f"“{text}” ({_count(n, 'file')})" for text, n in texts.most_common())
        said = f"left out: {_count(len(notes), 'line')} of the pages' frame in {len(pages)} files"
        yield f"{said}: {_some(shown)}; --explain shows each"
        return
    for path, page in pages.items():
        said = f"left out: {_count(len(page), 'line')} of the page's frame"
        numbers = _some(str(note.line) for note in page)
        yield f"{path}: {said} ({numbers}): {_some(f'“{note.frame}”' for note in page)}; --explain shows each"


def _passed_over(notes: Sequence[Note]) -> Iterator[str]:
    """Files that gave nothing, those with one reason together."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for note in notes:
        reasons[note.said].append(note.path)
    for said, paths in reasons.items():
        yield f"{', '.join(paths)}: {said}"


def _some(parts: Iterable[str]) -> str:
    """The first of them, with an ellipsis where there are more."""
    all_ = list(parts)
    return ", ".join(all_[:_SHOWN]) + (" …" if len(all_) > _SHOWN else "")


def _sums(reading: Reading) -> str:
    files = reading.files
    read = f"{_count(reading.kept, 'talk')} read from {_count(len(files), 'file')}"
    return f"{read} ({_formats(files)})" if files else read


def _formats(files: Sequence[FileRead]) -> str:
    talks: Counter[str] = Counter()
    for file in files:
        talks[file.format] += file.talks
    return ", ".join(f"{name} {count}" for name, count in sorted(talks.items()))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
