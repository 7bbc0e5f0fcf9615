"""Selection: what may be a term of one text, which of a fragment and its whole stays, what a list shows."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from abstracts.concepts import profiles
from abstracts.concepts.classes import PREPOSITIONS
from abstracts.concepts.stopwords import GENERIC, GOVERNING, PRENOMINAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.profiles import Corpus, Profile
    from abstracts.concepts.records import Concept

Scored = tuple[float, "Profile"]

WORTH_SHOWING = 0.04
"""Least score of a concept in a list: below it most are no concept for a reader."""
SAYABLE = 0.03
"""Least score of the best one, which is shown where nothing is worth it."""
PART, WHOLE, ALIKE = 0.6, 0.4, 0.3
"""Least share of the score of a better concept that another one needs to stand beside it: where it is a part of it,
where it holds it, where they share half of their words."""


def recurs_or_stands(profile: Profile, corpus: Corpus) -> bool:
    """What may stand side by side by chance must come back in the corpus, or in the title.

    A judging adjective («idee chiare»), two nouns («malattia pianta»), two words that say little («spunti di
    riflessione») or a person's name in passing need either; a
    complement with a preposition that is not «di» («acqua con limone») must come back whatever the title says.
    """
    first = profile.occurrences[0]
    if corpus.count[profile.key] > 1:
        return True
    governed = any(w.key in GOVERNING for w in first.words if w.tag == "N")  # «diritto all'oblio»
    if not governed and any(w.tag == "I" and w.key not in ("di", "per") for w in first.words):
        return False
    return profile.in_title or not _side_by_side(first)


def _side_by_side(candidate: Candidate) -> bool:
    judged = "B" in candidate.pattern and candidate.words[0].key not in PRENOMINAL
    purpose = any(w.key == "per" for w in candidate.words)
    name = candidate.pattern == "PP" and all(w.text.istitle() for w in candidate.words)
    empty = candidate.pattern == "NIN" and all(w.key in GENERIC for w in candidate.content)
    return judged or purpose or name or empty or "NN" in candidate.pattern


def select(scored: Sequence[Scored]) -> list[Scored]:
    """Best first, without a fragment beside its whole: of the two, the better one stays."""
    taken: dict[str, Scored] = {}
    wholes: dict[str, list[Profile]] = defaultdict(list)
    for score, profile in sorted(scored, key=lambda pair: (-round(pair[0], 9), pair[1].key)):
        inner = profiles.inner_keys(profile.key)
        parts = [taken[key][1] for key in inner if key in taken]
        is_part = any(_only_inside(profile, whole) for whole in wholes[profile.key])
        if not is_part and not any(_only_inside(part, profile) for part in parts):
            taken[profile.key] = score, profile
            for key in inner:
                wholes[key].append(profile)
    return list(taken.values())


def _only_inside(part: Profile, whole: Profile) -> bool:
    """Every occurrence of the one lies inside the other: it never stands on its own."""
    places = sorted((c.field, c.start, c.end) for c in whole.occurrences)
    return all(_covered(c, places) for c in part.occurrences)


def _covered(candidate: Candidate, places: Sequence[tuple[str, int, int]]) -> bool:
    """It lies inside one of the places: they do not overlap, so the last that begins before its end decides."""
    at = bisect_right(places, (candidate.field, candidate.start, sys.maxsize)) - 1
    return at >= 0 and places[at][0] == candidate.field and candidate.end <= places[at][2]


def best(concepts: Iterable[Concept], most: int | None) -> tuple[Concept, ...]:
    """The list that people read: only what deserves a place, and no two that say nearly the same.

    A part beside its whole, a whole beside its part and two that share half of their words are kept together only
    where both are strong; the best one may be weaker than all others.

    Args:
        concepts: of one text, best first.
        most: how many at most, any number where it is None.
    """
    kept: list[Concept] = []
    for concept in concepts:
        if len(kept) == most or concept.score < (WORTH_SHOWING if kept else SAYABLE):
            break
        if all(_may_stand_beside(concept, better) for better in kept):
            kept.append(concept)
    return tuple(kept)


def _may_stand_beside(concept: Concept, better: Concept) -> bool:
    words, others = _content(concept), _content(better)
    shared, ratio = words & others, concept.score / max(better.score, 1e-9)
    if concept.key.replace(" ", "") == better.key.replace(" ", ""):
        return False
    if shared == words:
        return ratio >= PART
    if shared == others:
        return ratio >= WHOLE
    return ratio >= ALIKE or 2 * len(shared) < len(words | others)


def _content(concept: Concept) -> frozenset[str]:
    return frozenset(concept.key.split()) - set(PREPOSITIONS.values()) - {"e"}
