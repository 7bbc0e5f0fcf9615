"""A phrase as an Italian would write it inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.concepts.capitals import ACRONYM_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.words import Word


def surface(words: Sequence[Word]) -> str:
    """The form as it stands, but for capitals.

    Words whose case means nothing (they open a sentence, or stand in a Title) are put in lower case unless they are
    names or acronyms, or open a name («Internet Protocol»); everything else keeps the author's case.
    """
    if len(words) == 1:
        return _cased(words[0])
    parts, end = [], words[0].start
    for word in words:
        parts += [" " * (word.start > end), _cased(word)]
        end = word.end
    if _opens_a_name(words):
        parts[1] = words[0].text
    return "".join(parts)


def _opens_a_name(words: Sequence[Word]) -> bool:
    """The first word opens a sentence, and all others have a capital that means something."""
    first, *others = (w for w in words if w.tag not in "IDCG")
    return bool(others) and first.text.istitle() and all(w.cased and w.text[0].isupper() for w in others)


def _cased(word: Word) -> str:
    if word.tag in "IDCG":
        return word.text.lower()
    if word.cased or _is_acronym(word.text):
        return word.text
    if word.tag in "PM":
        return word.text.capitalize() if word.text.isupper() else word.text
    return word.text.lower() if word.text.isupper() or word.text[1:].islower() else word.text


def _is_acronym(text: str) -> bool:
    """Short and not all small after its first letter, as are its parts at a hyphen («XML-TEI»); or it has a digit."""
    if any(c.isdigit() for c in text):
        return True
    return any(c.isupper() for c in text[1:]) and all(len(part) <= ACRONYM_LENGTH for part in text.split("-"))
