"""Papers and books of abstracts as lines of text: title, authors, abstracts in two languages, keywords."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abstracts import text as txt
from abstracts.ingest import drafts, front, keywords, languages
from abstracts.ingest.drafts import Draft
from abstracts.ingest.people import is_institution, looks_like_name, several
from abstracts.ingest.reading import short
from abstracts.ingest.vocabulary import PAPER, any_of
from abstracts.talks import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abstracts.ingest.reading import Context

Lines = list[tuple[int, str]]

_LANGUAGE = r"(?:\s*[(\[/–—-]?\s*(?:in )?(?P<language>italiano|inglese|english|italian|ita?|eng?)\s*[)\]]?)?"
_ABSTRACT = re.compile(
    rf"^(?:#+\s*)?[*_]*(?P<english>english\s+)?{any_of(PAPER['abstract'])}{_LANGUAGE}[*_]*\s*(?:$|[.:–—]+[*_]*\s*(?P<rest>\S.*)?$)",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(
    rf"^(?:#+\s*)?[*_]*(?P<name>{any_of(PAPER['keywords'])})[*_]*\s*(?:$|[.:–—-]+[*_]*\s*(?P<rest>\S.*)?$)",
    re.IGNORECASE,
)
_NUMBER = r"(?-i:(?:\d{1,2}(?:\.\d+)*[.)]?|[IVX]{2,4}[.)]?|[IVX][.)])\s+[A-ZÀ-Þ])"
"""A section's number and the capital after it; «I comuni» begins with an article, not with a number."""

_SECTION = re.compile(rf"^(?:#+\s+\S|{_NUMBER}|{any_of(PAPER['sections'])}\s*$)", re.IGNORECASE)
_NUMBERED = re.compile(rf"^{_NUMBER}")
_ENGLISH = frozenset({"english", "inglese", "eng", "en"})
_LEAST_WORDS = 20
_LONGEST_TITLE = 300
_LONGEST_HEADING = 90


@dataclass(slots=True)
class _Section:
    """An abstract or a list of keywords: its kind, its language where stated, its lines."""

    kind: str
    language: str | None
    line: int
    lines: list[str] = field(default_factory=list)

    def text(self) -> str:
        return txt.unwrapped(txt.clean("\n".join(self.lines)))


def papers(lines: Lines, context: Context | None = None) -> Iterator[Draft]:
    """The papers of a document: those with a marked abstract, those under headings, or the document as one.

    Args:
        lines: the document, a heading marked with "#".
        context: where to note what is left out; None only looks.
    """
    marks = [at for at, (_, text) in enumerate(lines) if _ABSTRACT.match(text.strip())]
    sessions = _session_headings(lines, marks)
    starts = _starts_at_marks(lines, marks, sessions) if marks else _starts_at_headings(lines)
    parts = [(start, lines[start:end]) for start, end in itertools.pairwise([*starts, len(lines)])]
    least = _LEAST_WORDS if marks or not _is_book(parts) else 1
    session = None
    for start, part in parts:
        if start in sessions:
            session = drafts.session(part[0][1].lstrip("# "), "\n".join(text for _, text in part[1:]))
            continue
        is_empty = bool(sessions and marks) and not any(start <= mark < start + len(part) for mark in marks)
        draft = None if is_empty else _marked(part) if marks else _unmarked(part, least)
        if draft:
            draft.session = session
            yield draft
        elif context and (head := next((line for line in part if line[1].strip()), None)):
            context.left_out(f"{_lacks(part)}: “{short(head[1])}”", head[0])
    if marks and context:
        context.warn("read as papers: title, authors, abstracts and keywords; the body of a paper is not read")


def _is_book(parts: Sequence[tuple[int, Lines]]) -> bool:
    """Whether one of several headings is a talk, so that the others may be, whatever the length of their text."""
    return len(parts) > 1 and any(part[0][1].startswith("#") and _unmarked(part, _LEAST_WORDS) for _, part in parts)


def _lacks(lines: Lines) -> str:
    """Why the lines of a part are no talk."""
    full = [text for _, text in lines if text.strip()]
    words = sum(len(text.split()) for text in full[1:])
    if not words or len(full[0]) > _LONGEST_TITLE:
        return "no title over a text"
    return f"a text of {words} word{'s' if words > 1 else ''} and nobody who gives it"


def _session_headings(lines: Lines, marks: Sequence[int]) -> frozenset[int]:
    """Headings over those of talks, where several head talks and one of them more than one."""
    found = [at for at, (_, text) in enumerate(lines) if text.startswith("#") and not is_label(text.strip("# "))]
    near = [max((at for at in found if at < mark), default=None) for mark in marks]
    titles = [at for at in near if at is not None] if marks else _titles(lines)
    levels = Counter(_level(lines[at][1]) for at in titles)
    level = max(levels, key=lambda level: levels[level], default=0)
    above = [at for at, after in itertools.pairwise(found) if _level(lines[at][1]) < level == _level(lines[after][1])]
    counts = Counter(_level(lines[at][1]) for at in above)
    sessions = [at for at in above if counts[_level(lines[at][1])] > 1]
    return frozenset(sessions if len(sessions) < levels[level] else ())


def _starts_at_headings(lines: Lines) -> list[int]:
    """Where the headings of talks, and those above them, open the parts of a document; what stands before is one."""
    titles = _titles(lines)
    if len(titles) < 2:
        return [0]
    level = _level(lines[titles[0]][1])
    starts = [at for at, (_, text) in enumerate(lines) if text.startswith("#") and _level(text) <= level]
    return starts if not any(text.strip() for _, text in lines[: starts[0]]) else [0, *starts]


def is_paper(lines: Lines) -> bool:
    """Whether a document says where its abstract is, or is a title with a text."""
    return any(True for _ in papers(lines))


def is_label(text: str) -> bool:
    """Whether a line is a label inside a paper: «Abstract», «Parole chiave: …», «Bibliografia»."""
    return bool(_ABSTRACT.match(text) or _KEYWORDS.match(text) or _SECTION.match(text))


def _starts_at_marks(lines: Lines, marks: Sequence[int], sessions: frozenset[int]) -> list[int]:
    """Where papers begin: abstracts with no title between them are of one paper. Sessions begin at their headings."""
    above = [at + 1 for at in sessions if at < marks[0]]
    starts = [0, _title_start(lines, max(above), marks[0])] if above else [0]
    for before, mark in itertools.pairwise(marks):
        end = _end_of_abstract(lines, before)
        title = next((at for at in range(end, mark) if lines[at][1].strip()), None)
        if title is not None:
            after = [at + 1 for at in sessions if end <= at < mark]
            starts.append(_title_start(lines, max(after, default=end), mark))
    return sorted({*starts, *sessions})


def _end_of_abstract(lines: Lines, mark: int) -> int:
    """The line after an abstract and its keywords."""
    at = mark + 1
    while at < len(lines) and not _ends(lines[at][1]):
        at += 1
    if at < len(lines) and _KEYWORDS.match(lines[at][1].strip()):
        at += 1
        while at < len(lines) and lines[at][1].strip() and not _ends(lines[at][1]):
            at += 1
    return at


def _title_start(lines: Lines, end: int, mark: int) -> int:
    """Where the next paper begins: at its heading, its page where pages are told apart, or the last abstract's end."""
    headings = [(_level(lines[at][1]), -at) for at in range(end, mark) if lines[at][1].startswith("#")]
    if headings:
        return -min(headings)[1]
    page = lines[mark][0]
    if lines[end - 1][0] != page and lines[0][0] != lines[-1][0]:
        first = next((at for at in range(end, mark) if lines[at][0] == page), None)
        if first is not None:
            return first
    return end


def _level(heading: str) -> int:
    return len(heading) - len(heading.lstrip("#"))


def _ends(text: str) -> bool:
    text = text.strip()
    return bool(_KEYWORDS.match(text) or _ABSTRACT.match(text) or is_section(text))


def is_section(text: str) -> bool:
    """Whether a line heads a section of the paper's body."""
    return len(text) <= _LONGEST_HEADING and bool(_SECTION.match(text)) and not text.endswith((".", ",", ";"))


def _marked(lines: Lines) -> Draft | None:
    """A paper whose abstracts are marked."""
    head, sections = _sections(lines)
    title, people = front.read([text for _, text in head])
    abstracts = [(section, section.text()) for section in sections if section.kind == "abstract"]
    abstracts = [(section, text) for section, text in abstracts if text]
    if not title and not abstracts:
        return None
    italian, english = _by_language(abstracts)
    line = next((number for number, text in head if text.strip()), lines[0][0])
    draft = Draft(title=title, abstract=italian or english, abstract_en=english if italian else "", line=line)
    draft.speakers, (draft.keywords, others) = people, _keywords(sections)
    draft.abstract_en = keywords.with_keywords(draft.abstract_en, others)
    return draft


def _sections(lines: Lines) -> tuple[Lines, list[_Section]]:
    """The lines before the first abstract, and the abstracts and keywords after it."""
    head: Lines = []
    sections: list[_Section] = []
    is_open = True
    for number, raw in lines:
        text = raw.strip()
        found = _ABSTRACT.match(text)
        words = _KEYWORDS.match(text)
        if found or words:
            sections.append(_section(number, found, words))
            is_open = True
        elif not sections:
            head.append((number, raw))
        elif is_section(text) or (sections[-1].kind == "keywords" and not text):
            is_open = False
        elif is_open:
            sections[-1].lines.append(raw)
    return head, sections


def _section(number: int, found: re.Match[str] | None, words: re.Match[str] | None) -> _Section:
    mark = found or words
    rest = [mark["rest"]] if mark and mark["rest"] else []
    if found:
        stated = "english" if found["english"] else (found["language"] or "").casefold()
        language = "en" if stated in _ENGLISH else "it" if stated else None
        return _Section("abstract", language, number, rest)
    is_italian = bool(words and words["name"].casefold().startswith(("parol", "termin")))
    return _Section("keywords", "it" if is_italian else None, number, rest)


def _by_language(abstracts: list[tuple[_Section, str]]) -> tuple[str, str]:
    """The Italian and the English abstract, as stated or as found."""
    texts: dict[str, str] = {}
    for section, text in abstracts:
        code = section.language or ("en" if languages.best(text)[0] == "en" else "it")
        texts.setdefault(code, text)
    return texts.get("it", ""), texts.get("en", "")


def _keywords(sections: list[_Section]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The Italian keywords, or those there are; and the English ones beside them."""
    found = [section for section in sections if section.kind == "keywords"]
    return keywords.by_language(
        (section.language == "it", drafts.split_keywords(txt.one_line(section.text()))) for section in found
    )


def _titles(lines: Lines) -> list[int]:
    """Headings that are titles of talks, not sections of one paper."""
    found = [at for at, (_, text) in enumerate(lines) if text.startswith("#")]
    levels = [_level(lines[at][1]) for at in found]
    bare = [lines[at][1].lstrip("# ") for at in found]
    if any(_NUMBERED.match(text) or re.fullmatch(any_of(PAPER["sections"]), text, re.IGNORECASE) for text in bare):
        return []
    common = max(set(levels), key=lambda level: (levels.count(level), level), default=0)
    return [at for at, level in zip(found, levels, strict=True) if level == common]


def _unmarked(lines: Lines, least: int = _LEAST_WORDS) -> Draft | None:
    """A title, perhaps authors and where they work, a text of some length, perhaps a line of keywords after it.

    Args:
        lines: of one part of the document.
        least: words of a text under authors; without these, a text must be of some length.
    """
    full = [(number, text) for number, text in lines if text.strip()]
    if len(full) < 2 or len(full[0][1]) > _LONGEST_TITLE:
        return None
    at = lines.index(full[0]) + 1
    title = front.unlabelled(full[0][1].lstrip("# ").strip(), "title")
    texts = [text for _, text in lines[at:]]
    people, used = front.authors(texts)
    if not people:
        people, used = _placed_names(texts)
    place, after = _place(texts[used:]) if people else (None, 0)
    people = tuple(Person(person.name, person.affiliation or place) for person in people)
    texts, listed = _without_keywords(texts[used + after :])
    body = txt.unwrapped("\n".join(texts))
    if len(body.split()) < (least if people else _LEAST_WORDS):
        return None
    return Draft(title=title, abstract=body, speakers=people, keywords=listed, line=full[0][0])


def _placed_names(texts: list[str]) -> tuple[tuple[Person, ...], int]:
    """The people of a line «Anna Neri – Università di …», and how many lines that takes."""
    at = next((at for at, text in enumerate(texts) if text.strip()), len(texts))
    line = txt.clean_line(texts[at]) if at < len(texts) else ""
    if len(line) > 2 * _LONGEST_HEADING or line.endswith("."):
        return (), 0
    found = several(line)
    placed = all(looks_like_name(person.name) and is_institution(person.affiliation or "") for person in found)
    return (found, at + 1) if found and placed else ((), 0)


def _place(texts: list[str]) -> tuple[str | None, int]:
    """The institution named right under the authors, and how many lines it takes."""
    texts = [front.unlabelled(text, "affiliation") for text in texts]
    start = next((at for at, text in enumerate(texts) if text.strip()), 0)
    end = start
    while end < len(texts) and is_institution(texts[end]) and len(texts[end]) <= _LONGEST_HEADING:
        end += 1
    bare = [txt.clean_line(text) for text in texts[start:end]]
    return (", ".join(bare), end) if bare and not bare[-1].endswith(".") else (None, 0)


def _without_keywords(texts: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The lines of a text without those of its keywords, and these; they run on to the next blank line."""
    for at, text in enumerate(texts):
        found = _KEYWORDS.match(text.strip())
        if at and found and found["rest"]:
            end = next((end for end in range(at + 1, len(texts)) if not texts[end].strip()), len(texts))
            words = txt.unwrapped("\n".join([found["rest"], *texts[at + 1 : end]]))
            return texts[:at] + texts[end:], drafts.split_keywords(words)
    return texts, ()
