"""Variants: the forms of one concept, and the form to show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from abstracts.concepts.merging import ACRONYM
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.candidates import Candidate


def grouped(candidates: Sequence[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """The distinct forms with their occurrences, most frequent first; case and apostrophes make no difference."""
    if len(candidates) == 1:
        return [(candidates[0].form, [*candidates])]
    same: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        same.setdefault(_plain(candidate.form), []).append(candidate)
    ranked = sorted(same.items(), key=lambda item: (-len(item[1]), len(item[0]), item[0]))
    return [(_best_cased(group), group) for _, group in ranked]


def _plain(form: str) -> str:
    return straight_apostrophes(form.lower())


def forms(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The distinct forms, most frequent first."""
    return tuple(form for form, _ in grouped(candidates))


def _best_cased(candidates: Sequence[Candidate]) -> str:
    """The commonest casing, counting only places where case means something if there are any."""
    if len(candidates) == 1:
        return candidates[0].form
    telling = [c for c in candidates if all(w.cased for w in c.words)]
    counts = Counter(c.form for c in telling or candidates)
    return min(counts, key=lambda form: (-counts[form], form))


def label(candidates: Sequence[Candidate]) -> str:
    """The form that names the concept: the most frequent one that stands on its own, a long form before its acronym.

    It is one of the `forms`, in the same casing. Among equals stands the form that gave the concept its key. An English
    plural gives way to the singular, which is what Italian makes of it: «i database».
    """
    if len(candidates) == 1:
        return candidates[0].form
    long = [c for c in candidates if c.merged_by != ACRONYM] or candidates
    alone = [c for c in long if not c.nested] or long
    kept = {_plain(c.form) for c in alone if not c.merged_by}
    groups = grouped(alone)
    likely = [form for form, group in groups if len(group) == len(groups[0][1])]
    best = _plain(next((form for form in likely if _plain(form) in kept), likely[0]))
    if best.endswith("s") and best[:-1] in {_plain(form) for form, _ in groups}:
        best = best[:-1]
    return next(form for form in forms(candidates) if _plain(form) == best)
