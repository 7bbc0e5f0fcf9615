"""Programme pages: sessions with a chair, a list of talks and one abstract, as copied from a site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abstracts import text as txt
from abstracts.ingest import dates, drafts, page_talks, people
from abstracts.ingest.drafts import Draft
from abstracts.ingest.page_lines import Line, Role, chair, lines
from abstracts.ingest.reading import short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Session, Talk

_ROOM = re.compile(
    r"^(?:sala|aula|auditorium|teatro|room|spazio|piano|edificio|salone|cortile|chiostro|biblioteca)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"^(?P<label>data|quando|orario|ora|ore|sala|aula|luogo|dove|room|when|where)\s*:\s*(?P<value>\S.*)$", re.IGNORECASE
)
_PLACES = frozenset({"sala", "aula", "luogo", "dove", "room", "where"})
_PUBLISHED = re.compile(r"(?:pubblicato il|posted on)\s*:?\s*(?P<date>.*)$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_TAIL_WORDS = 6
_ROOM_WORDS = 4
_PROSE_WORDS = 30


@dataclass(slots=True)
class Block:
    """The lines of one session, sorted by role.

    Attributes:
        is_listing: from the head of the list of talks to the prose after it.
        is_closed: the site's own links have begun after the abstract.
        year: of publication, on this page.
    """

    title: str = ""
    line: int = 1
    bylines: list[Line] = field(default_factory=list)
    whens: list[Line] = field(default_factory=list)
    chairs: list[Line] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    bullets: list[Line] = field(default_factory=list)
    paragraphs: list[list[Line]] = field(default_factory=list)
    is_listing: bool = False
    is_closed: bool = False
    year: int | None = None

    @property
    def is_begun(self) -> bool:
        """Whether there is anything beyond a title."""
        return bool(self.bylines or self.whens or self.chairs or self.heads or self.bullets or self.paragraphs)


class SessionPage:
    """The reader of programme pages as text or Markdown."""

    name = "session-page"
    about = (
        "Pages of a programme copied from a site (text, Markdown): title, date, chair, talks, one abstract a session"
    )
    fields = ("title", "speakers", "session")

    def sniff(self, source: Source) -> str | None:
        """A line that names a chair, a list of talks or a session kind, and bullets in parts."""
        return why(lines(enumerate(source.opening.split("\n"), start=1))) if source.is_text else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of every session on the page."""
        return talks(lines(source.lines()), context)


PAGE = SessionPage()


def why(found: list[Line]) -> str | None:
    """What makes lines a programme page, or None."""
    roles = {line.role for line in found}
    parts = sum(line.role is Role.BULLET and "|" in line.text for line in found)
    if Role.HEAD in roles and Role.BULLET in roles:
        return "a list of talks under a line such as «Intervengono»"
    if parts and roles & {Role.CHAIR, Role.WHEN, Role.BYLINE}:
        return "bullets in parts («NAME | AFFILIATION | TITLE») under a session's date or chair"
    if Role.WHEN in roles and roles & {Role.CHAIR, Role.BYLINE}:
        return "a session's kind and date with a chair or an author"
    return None


def talks(found: list[Line], context: Context) -> Iterator[Talk]:
    """The talks of a page given as lines."""
    year: int | None = None
    for block in _blocks(found, context):
        year = block.year = _published(block, context) or year
        yield from _talks(block, context)


def _blocks(found: list[Line], context: Context) -> Iterator[Block]:
    """Sessions, each from its title to the line before the next title."""
    block = Block()
    apart = True
    for at, line in enumerate(found):
        if line.role is Role.BLANK:
            apart = True
            continue
        if _opens(line, found, at, block):
            if block.is_begun:
                yield block
            elif block.title:
                _leave_out("a heading with no session under it", block.title, block.line, context)
            block = Block(txt.clean_line(line.text), line.number)
        else:
            _place(line, block, context, apart=apart)
        apart = False
    if block.title or block.is_begun:
        yield block


def _opens(line: Line, found: list[Line], at: int, block: Block) -> bool:
    """Whether a line is the title of a session: a heading, or the line before a date, an author or a chair."""
    if line.role is Role.HEADING:
        return True
    if line.role is not Role.PROSE:
        return False
    if not block.title and not block.is_begun:
        return True
    following = next((other for other in found[at + 1 :] if other.role is not Role.BLANK), None)
    return following is not None and _starts_anew(following, block) and not _SENTENCE_END.search(line.text)


def _starts_anew(line: Line, block: Block) -> bool:
    """Whether a line holds what a session has at its top, and this session already has it or its talks."""
    if line.role in {Role.BYLINE, Role.WHEN}:
        return bool(block.whens or block.bylines or block.bullets or block.paragraphs)
    if line.role is Role.CHAIR:
        return bool(block.chairs or block.bullets)
    return line.role is Role.HEAD and bool(block.bullets)


def _place(line: Line, block: Block, context: Context, *, apart: bool) -> None:
    """Puts a line where it belongs in its session."""
    places = {Role.BYLINE: block.bylines, Role.WHEN: block.whens, Role.CHAIR: block.chairs, Role.HEAD: block.heads}
    if line.role in places:
        places[line.role].append(line)
        block.is_listing = line.role is Role.HEAD
    elif line.role is Role.BOILERPLATE:
        _leave_out("site boilerplate", line.text, line.number, context)
        block.is_closed = _has_prose(block)
    elif block.is_closed:
        _leave_out("after the site's links, no part of the session", line.text, line.number, context)
    elif line.role is Role.BULLET and _is_talk(line, block):
        block.bullets.append(line)
        block.is_listing = True
    elif not apart and block.is_listing and block.bullets and _continues(line, block.bullets[-1]):
        last = block.bullets[-1]
        block.bullets[-1] = Line(last.number, last.role, f"{last.text} {line.text}", last.indented)
    elif apart or block.is_listing or not block.paragraphs:
        block.paragraphs.append([line])
        block.is_listing = False
    else:
        block.paragraphs[-1].append(line)


def _leave_out(why: str, text: str, line: int, context: Context) -> None:
    """Notes a line of the page that is no part of a session: of the site's frame, unless it is a paragraph."""
    frame = "" if len(text.split()) >= _PROSE_WORDS else text
    context.left_out(f"{why}: “{short(text)}”", line, frame=frame)


def _is_talk(line: Line, block: Block) -> bool:
    """Whether a bullet is a talk: it has parts, or stands in the list of talks rather than in the abstract."""
    return "|" in line.text or block.is_listing


def _continues(line: Line, bullet: Line) -> bool:
    """Whether a line goes on with the bullet above it."""
    return len(line.text) < 200 and (line.indented or line.text[:1].islower() or bullet.text.count("|") < 2)


def _talks(block: Block, context: Context) -> Iterator[Talk]:
    session = _session(block, context)
    for bullet in block.bullets:
        draft = page_talks.draft(bullet, context)
        if draft:
            draft.session = session
            if talk := drafts.finish(draft, context):
                yield talk
    if not block.bullets:
        yield from _lone(block, session, context)


def _lone(block: Block, session: Session, context: Context) -> Iterator[Talk]:
    """A session without a list of talks is one talk, held by those who lead it."""
    if not (block.whens or block.chairs):
        why = f"no session under “{short(block.title)}”: neither date, nor chair, nor talks"
        context.left_out(why, block.line, frame="" if _has_prose(block) else block.title)
        return
    context.warn(f"no list of talks: “{short(block.title)}” is read as one talk", block.line)
    draft = Draft(title=session.title, abstract=session.abstract, speakers=session.chairs, line=block.line)
    draft.start, draft.room = session.start, session.room
    if talk := drafts.finish(draft, context):
        yield talk


def _session(block: Block, context: Context) -> Session:
    kind, start, room = _when(block, context)
    chairs = tuple(person for line in block.chairs for person in people.several(_split_chairs(chair(line.text) or "")))
    return drafts.session(block.title, _abstract(block, context), chairs=chairs, kind=kind, start=start, room=room)


def _split_chairs(text: str) -> str:
    """«A | X e B | Y» as one person a line."""
    return re.sub(r"(\|[^|;]+?)\s+e\s+(?=[^|;]+\|)", r"\1; ", text)


def _abstract(block: Block, context: Context) -> str:
    """The paragraphs of prose, without the short unfinished lines that sites put after them."""
    kept = list(block.paragraphs)
    while _has_prose(block) and len(kept) > 1 and _is_tail(kept[-1]):
        for line in kept.pop():
            _leave_out("after the abstract, read as site boilerplate", line.text, line.number, context)
    return "\n\n".join(_paragraph(part) for part in kept)


def _has_prose(block: Block) -> bool:
    return any(sum(len(line.text.split()) for line in part) >= _PROSE_WORDS for part in block.paragraphs)


def _paragraph(part: list[Line]) -> str:
    """Wrapped lines joined; the points of a list keep their lines."""
    return "".join(("\n– " if line.role is Role.BULLET else " ") + line.text for line in part).strip()


def _is_tail(part: list[Line]) -> bool:
    return all(len(line.text.split()) <= _TAIL_WORDS and not _SENTENCE_END.search(line.text) for line in part)


def _when(block: Block, context: Context) -> tuple[str | None, datetime | None, str | None]:
    """Kind, start and room of a session; what is none of them is noted."""
    kind: str | None = None
    room: str | None = None
    times: list[str] = []
    for line in block.whens:
        for part in filter(None, map(str.strip, re.split(r"[|•·]", line.text))):
            label = _LABEL.match(part)
            if (label and label["label"].lower() in _PLACES) or _ROOM.match(part):
                named = label and label["label"].lower() in {"luogo", "dove", "room", "where"}
                room = label["value"] if label and named else part.replace(":", "")
            elif label or dates.names_day(part) or dates.clock(part):
                times.append(label["value"] if label else part)
                if label and label["label"].lower() in {"ora", "ore", "orario"} and not dates.clock(label["value"]):
                    times[-1] = f"ore {label['value']}"
            elif kind is None:
                kind = txt.clean_line(part)
            elif room is None and len(part.split()) <= _ROOM_WORDS and part[:1].isupper():
                room = part
            else:
                context.warn(f"not understood beside the date: “{short(part)}”", line.number)
    return kind, _start(times, block, context), txt.clean_line(room) if room else None


def _start(times: list[str], block: Block, context: Context) -> datetime | None:
    """The session's start; a day without a year is in the year of publication, or of the edition."""
    text = ", ".join(times)
    if not text:
        return None
    line = block.whens[0].number
    year = _year(block, context)
    start = dates.moment(text, year)
    if start is None:
        context.warn(f"no start could be made of “{short(text)}”: {dates.lacks(text, year)}", line)
    return start


def _published(block: Block, context: Context) -> int | None:
    """The year of publication that a byline states."""
    for line in block.bylines:
        if found := _PUBLISHED.search(line.text):
            published = dates.day(found["date"])
            if published:
                return published.year
            context.warn(f"publication date not understood: “{short(found['date'])}”", line.number)
    return None


def _year(block: Block, context: Context) -> int | None:
    edition = context.edition if context.edition and context.edition.isdigit() else None
    return block.year or (int(edition) if edition else dates.year_of(block.title))
