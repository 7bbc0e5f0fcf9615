"""What each line of a session page is: title, byline, kind and time, chair, bullet, boilerplate, prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from abstracts import text as txt
from abstracts.ingest import dates
from abstracts.ingest.vocabulary import PAGE, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(Enum):
    """The part that a line plays."""

    BLANK = "blank"
    HEADING = "heading"
    BYLINE = "byline"
    WHEN = "session kind, date, time"
    CHAIR = "chair"
    HEAD = "head of the list of talks"
    BULLET = "talk"
    BOILERPLATE = "site boilerplate"
    PROSE = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number and role; `text` is without bullets, heading marks and the like."""

    number: int
    role: Role
    text: str
    indented: bool = False


_KIND = any_of(PAGE["kind"])
_CHAIRS = any_of(PAGE["chair"])
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(?P<text>\S.*)$")
_SETEXT = re.compile(r"^\s*(?:={3,}|-{3,}|_{3,}|\*{3,})\s*$")
_BYLINE = re.compile(
    r"^(?:scritto da|pubblicato (?:il|da)|a cura di|di redazione|autore|written by|posted (?:on|by))\b", re.IGNORECASE
)
_WHEN = re.compile(rf"^{_KIND}\b[^|]*\|", re.IGNORECASE)
_UPPER_KIND = re.compile(rf"^{_KIND}\b", re.IGNORECASE)
_LABEL = re.compile(r"^(?:data|quando|orario|ora|ore|sala|aula|luogo|dove|room|when|where)\s*:\s*\S", re.IGNORECASE)
_CHAIR = re.compile(
    rf"^(?:(?:introdu(?:ce|cono)|apr(?:e|ono)) e )?{_CHAIRS}"
    r"(?:\s+(?:e|la sessione|il panel|l['’]incontro|conduce|modera|coordina))*(?:\s*:\s*|\s+(?=(?-i:[A-ZÀ-Þ])))"
    r"(?P<who>\S.*)$",
    re.IGNORECASE,
)
_HEAD = re.compile(rf"^{any_of(PAGE['head'])}\s*(?:\([^)]*\))?\s*:?$", re.IGNORECASE)
BULLETS = "•·●▪◦‣∙○■□►▸➢*"
"""Signs before the items of a list; a dash is one only with a space after it."""

_BULLET = re.compile(rf"^(?P<indent>\s*)(?:[{BULLETS}+]|[-–—](?=\s)|\uf0b7|\d{{1,2}}[.)](?=\s))\s*(?P<text>\S.*)$")
_BOILERPLATE = re.compile(rf"^{any_of(PAGE['boilerplate'])}", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_SHORT = 100
_LONG = 5_000


def lines(numbered: Iterable[tuple[int, str]]) -> list[Line]:
    """The lines of a page with their roles."""
    return [_line(number, raw) for number, raw in numbered]


def plain(text: str) -> str:
    """A line of Markdown without emphasis and link targets; a very long one is prose, and stays."""
    return text if len(text) > _LONG else _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text))


def _line(number: int, raw: str) -> Line:
    text = txt.visible(plain(raw)).replace("\xa0", " ").expandtabs().rstrip()
    bare = text.strip().lstrip("> ")
    if not bare or _SETEXT.match(bare):
        return Line(number, Role.BLANK, "")
    heading = _HEADING.match(raw)
    if heading:
        bare = txt.one_line(plain(heading["text"])).rstrip("# ")
    bullet = _BULLET.match(text)
    inner = bullet["text"].strip() if bullet else bare
    role = _role(inner, is_bullet=bool(bullet), is_heading=bool(heading))
    kept = inner if bullet and role is not Role.PROSE else bare
    return Line(number, role, kept, indented=text[:1] == " ")


def _role(text: str, *, is_bullet: bool, is_heading: bool) -> Role:
    short = len(text) <= _SHORT
    if not is_bullet and short and _HEAD.match(text):
        return Role.HEAD
    if short and _BOILERPLATE.match(text) and "|" not in text.partition(":")[2]:
        return Role.BOILERPLATE
    if is_bullet:
        return Role.BULLET
    if is_heading and not chair(text):
        return Role.HEADING
    return _role_in_session(text)


def _role_in_session(text: str) -> Role:
    """The role of a line that is neither heading nor bullet."""
    if _BYLINE.match(text) and len(text) <= 2 * _SHORT:
        return Role.BYLINE
    if chair(text):
        return Role.CHAIR
    return Role.WHEN if _is_when(text) else Role.PROSE


def chair(text: str) -> str | None:
    """Whom a line names as chair, as written."""
    found = _CHAIR.match(text)
    return found["who"] if found and len(text) <= 3 * _SHORT else None


def _is_when(text: str) -> bool:
    """«SESSIONE PARALLELA | venerdì 14 settembre | ore 9», «Sala: B», or a line that is only a date or a time."""
    if len(text) > 2 * _SHORT:
        return False
    if _WHEN.match(text) or _LABEL.match(text):
        return True
    if _UPPER_KIND.match(text) and text.isupper():
        return True
    bare = re.sub(r"[|,;–—-]", " ", text)
    return len(bare.split()) <= 9 and (dates.names_day(text) or dates.clock(text) is not None) and _mostly_time(bare)


_TIME_WORDS = re.compile(
    r"\b(?:luned|marted|mercoled|gioved|venerd)[iì]['’]?|\b(?:sabato|domenica|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"|\b(?:ore|h|dalle|alle|dal|al|il|del|sala|aula|room|di)\b|\b\d{1,4}(?:[:.,]\d\d)?\b"
    r"|\b(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b",
    re.IGNORECASE,
)


def _mostly_time(text: str) -> bool:
    """Whether hardly a word is left once those of dates and times are taken away."""
    return len(_TIME_WORDS.sub(" ", text).split()) <= 1
