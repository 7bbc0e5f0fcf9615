"""Acronyms that a text introduces beside their long form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abstracts.concepts.words import Word

LONGEST = 7
"""Letters of an acronym."""
BRACKET = 8
"""Words between brackets: «(d'ora in poi TS)»."""
MANY = re.compile(r"[A-Z]{2,}s")
"""An acronym in the plural of English."""
LINKS = "IDCG"
SIGNS = frozenset(",;:–—-=")


def introduced(words: Sequence[Word], start: int, end: int) -> str:
    """Key of the acronym that brackets join to the phrase `words[start:end]`, "" where there is none.

    «terzo settore (TS)», «TS (terzo settore)», «terzo settore (d'ora in poi TS)», «consiglio di amministrazione (CdA)»,
    «intelligenza artificiale (AI, artificial intelligence)».
    """
    phrase = words[start:end]
    beside = (of_one(word.text) for word in _beside(words, start, end))
    return next((letters.lower() for letters in beside if _fits(letters, phrase)), "")


def of_one(text: str) -> str:
    """An acronym without the s of an English plural; any other word as it is.

    >>> of_one("LLMs"), of_one("AWS"), of_one("CdA")
    ('LLM', 'AWS', 'CdA')
    """
    return text[:-1] if MANY.fullmatch(text) else text


def _beside(words: Sequence[Word], start: int, end: int) -> Iterator[Word]:
    """The words that may be the acronym."""
    if end < len(words) and words[end].text == "(":
        inside = _inside(words, end + 1)
        yield from inside[-1:]
        yield from inside[:1] if len(inside) > 1 and inside[1].text in SIGNS else ()
    if start > 1 and words[start - 1].text == "(" and end < len(words) and words[end].text in (")", ","):
        yield words[start - 2]


def _inside(words: Sequence[Word], start: int) -> Sequence[Word]:
    """The words up to the closing bracket, none where it is far."""
    texts = [w.text for w in words[start : start + BRACKET]]
    return words[start : start + texts.index(")")] if ")" in texts else ()


def _fits(letters: str, phrase: Sequence[Word]) -> bool:
    """The letters are the initials of the words, with the small words or without, in any order («AI» of «IA»)."""
    if not (1 < len(letters) <= LONGEST and letters[0].isupper() and sum(c.isupper() for c in letters) > 1):
        return False
    initials = ([w.text[0] for w in phrase if w.tag not in LINKS], [w.text[0] for w in phrase if w.tag != "D"])
    return any(sorted(letters.casefold()) == sorted("".join(some).casefold()) for some in initials)
