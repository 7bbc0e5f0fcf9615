"""Variants: the forms of one concept, and the form to show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from abstracts.concepts.merging import ACRONYM
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.words import Word

ACRONYM_LENGTH = 5


def surface(candidate: Candidate) -> str:
    """The form as it stands, cased as an Italian would write it inside a sentence.

    Words whose case means nothing (they open a sentence, or stand in a Title) are put in lower case unless they are
    names or acronyms, or open a name («Internet Protocol»); everything else keeps the author's case.
    """
    if len(candidate.words) == 1:
        return _cased(candidate.words[0])
    parts, end = [], candidate.start
    for word in candidate.words:
        parts += [" " * (word.start > end), _cased(word)]
        end = word.end
    if _opens_a_name(candidate.words):
        parts[1] = candidate.words[0].text
    return "".join(parts)


def _opens_a_name(words: Sequence[Word]) -> bool:
    """The first word opens a sentence, and all others have a capital that means something."""
    first, *others = (w for w in words if w.tag not in "IDCG")
    return bool(others) and first.text.istitle() and all(w.cased and w.text[0].isupper() for w in others)


def _cased(word: Word) -> str:
    if word.tag in "IDCG":
        return word.text.lower()
    if word.cased or (any(c.isupper() for c in word.text[1:]) and len(word.text) <= ACRONYM_LENGTH):
        return word.text
    if word.tag in "PM":
        return word.text.capitalize() if word.text.isupper() else word.text
    return word.text.lower() if word.text.isupper() or word.text[1:].islower() else word.text


def grouped(candidates: Iterable[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """The distinct forms with their occurrences, most frequent first; case and apostrophes make no difference."""
    same: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        same.setdefault(_plain(surface(candidate)), []).append(candidate)
    ranked = sorted(same.items(), key=lambda item: (-len(item[1]), len(item[0]), item[0]))
    return [(_best_cased(group), group) for _, group in ranked]


def _plain(form: str) -> str:
    return straight_apostrophes(form.lower())


def forms(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """The distinct forms, most frequent first."""
    return tuple(form for form, _ in grouped(candidates))


def _best_cased(candidates: Sequence[Candidate]) -> str:
    """The commonest casing, counting only places where case means something if there are any."""
    if len(candidates) == 1:
        return surface(candidates[0])
    telling = [c for c in candidates if all(w.cased for w in c.words)]
    counts = Counter(surface(c) for c in telling or candidates)
    return min(counts, key=lambda form: (-counts[form], form))


def label(candidates: Sequence[Candidate]) -> str:
    """The form that names the concept: the most frequent one that stands on its own, a long form before its acronym.

    It is one of the `forms`, in the same casing. Among equals stands the form that gave the concept its key.
    """
    long = [c for c in candidates if c.merged_by != ACRONYM] or candidates
    alone = [c for c in long if not c.nested] or long
    kept = {_plain(surface(c)) for c in alone if not c.merged_by}
    groups = grouped(alone)
    likely = [form for form, group in groups if len(group) == len(groups[0][1])]
    best = _plain(next((form for form in likely if _plain(form) in kept), likely[0]))
    return next(form for form in forms(candidates) if _plain(form) == best)
