"""Lists of keywords in the middle or at the end of a text: «Parole chiave: reti, acqua»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts import text as txt

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = r"(?:(?P<it>parol[ae][ -]?chiave|termini chiave)|key[ -]?words?)(?:\s*/\s*(?:parole[ -]chiave|key[ -]?words?))?"
_HEAD = re.compile(
    rf"^[ \t]*(?:[-–•*#_]\s?)*{_NAME}(?:\s*\([^()\n]{{1,40}}\))?[ \t*_]*(?P<sign>[:.–—-])?[ \t*_]*(?P<rest>[^\n]*)$",
    re.IGNORECASE,
)
_INLINE = re.compile(rf"(?<=[.!?»”\"])\s+[*_]*{_NAME}[*_]*\s*[:–—][*_]*[ \t]*(?P<rest>\S[^\n]*)$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–—•·*▪◦‣]|\d{1,2}[.)])\s+")
_LABEL = re.compile(r"^[\w ]{2,20}:")
_NUMBER = re.compile(r"(?:^|\s)\d{1,2}[.)]\s+")
_SEPARATORS = (";", ",", "·", "|", "•", " – ", " — ", " - ", " / ", "\n")
_ENDS = (";", ",", "·", "|", "•", "–", "—", "/")
_QUOTES = ' .,;·*_«»“”"'
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Found:
    """A list in a text: its lines, what is left of them, its keywords."""

    start: int
    end: int
    left: tuple[str, ...]
    keywords: tuple[str, ...]
    is_italian: bool


def take(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without its lists of keywords, and the keywords: those of the Italian lists where there are any."""
    return taken(text)[:2]


def taken(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A text without its lists of keywords, the keywords, and those in English beside Italian ones.

    A line of prose stays where it is.
    """
    lines = text.split("\n")
    found: list[_Found] = []
    at = 0
    while at < len(lines):
        if one := _at(lines, at):
            found.append(one)
        at = one.end if one else at + 1
    if not found:
        return text, (), ()
    for one in reversed(found):
        lines[one.start : one.end] = one.left or [""]
    return txt.spaces("\n".join(lines)), *by_language((one.is_italian, one.keywords) for one in found)


def by_language(lists: Iterable[tuple[bool, tuple[str, ...]]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keywords of lists (whether Italian, keywords), and those of English lists beside Italian ones."""
    held = list(lists)
    every = dict.fromkeys(word for _, words in held for word in words)
    italian = dict.fromkeys(word for is_italian, words in held if is_italian for word in words)
    return (tuple(italian), tuple(word for word in every if word not in italian)) if italian else (tuple(every), ())


def with_keywords(abstract_en: str, keywords: Iterable[str]) -> str:
    """An English abstract with English keywords as its last line; the line alone where there is no abstract."""
    listed = ", ".join(keywords)
    return "\n\n".join(filter(None, (abstract_en, listed and f"Keywords: {listed}")))


def split(text: str) -> tuple[str, ...]:
    """The keywords of a list separated by «;», «,», «·», «|», dashes, hashes, numbers or line ends."""
    text = txt.clean(text)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(map(_BULLET.match, lines)):
        parts = [_BULLET.sub("", line) for line in lines]
    elif text.count("#") > 1 and text.startswith("#"):
        parts = text.split("#")
    elif len(numbered := _NUMBER.split(text)) > 2 and not numbered[0].strip():
        parts = numbered
    else:
        parts = text.split(next((sign for sign in _SEPARATORS if sign in text), "\n"))
    found = (txt.one_line(part).strip(_QUOTES).removeprefix("#") for part in parts)
    return tuple(dict.fromkeys(part for part in found if part))


def _at(lines: list[str], at: int) -> _Found | None:
    """The list of keywords that begins in a line, if one does."""
    if head := _HEAD.match(lines[at]):
        if head["sign"] and head["rest"].strip():
            return _beside(lines, at, head)
        return _below(lines, at, head) if not head["rest"].strip() else None
    if (head := _INLINE.search(lines[at])) and _is_list(words := split(head["rest"])):
        return _Found(at, at + 1, (lines[at][: head.start()],), words, bool(head["it"]))
    return None


def _beside(lines: list[str], at: int, head: re.Match[str]) -> _Found | None:
    """A list on the line of its name; what follows its full stop is prose again."""
    end = _end(lines, at + 1, head["rest"])
    words = split("\n".join([head["rest"], *lines[at + 1 : end]]))
    if _is_list(words):
        return _Found(at, end, (), words, bool(head["it"]))
    listed, stop, prose = head["rest"].partition(". ")
    words = split(listed)
    return (
        _Found(at, at + 1, (prose,), words, bool(head["it"])) if stop and len(words) > 1 and _is_list(words) else None
    )


def _below(lines: list[str], at: int, head: re.Match[str]) -> _Found | None:
    """A list on the lines under its name, perhaps after an empty one."""
    start = at + 1 if at + 1 < len(lines) and lines[at + 1].strip() else at + 2
    if start >= len(lines) or not lines[start].strip():
        return None
    end = _end(lines, start + 1, lines[start])
    words = split("\n".join(lines[start:end]))
    is_list = _is_list(words) and (len(words) > 1 or bool(head["sign"] and len(words[0].split()) < _MOST_WORDS // 2))
    return _Found(at, end, (), words, bool(head["it"])) if is_list else None


def _end(lines: list[str], at: int, last: str) -> int:
    """The line after a list that may go on: under bullets, after a separator, in the middle of a keyword."""
    while at < len(lines) and (line := lines[at].strip()) and not (_LABEL.match(line) or _HEAD.match(line)):
        is_bullet = bool(_BULLET.match(line)) and (not last.strip() or bool(_BULLET.match(last)))
        if not (is_bullet or last.rstrip().endswith(_ENDS) or (line[0].islower() and not last.rstrip().endswith("."))):
            break
        last = line
        at += 1
    return at


def _is_list(words: tuple[str, ...]) -> bool:
    return bool(words) and all(len(word.split()) <= _MOST_WORDS for word in words)
