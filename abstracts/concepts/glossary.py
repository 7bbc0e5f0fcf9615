"""The concepts of all texts together, with their forms and their relatives."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from abstracts.concepts import merging, variants
from abstracts.concepts.nesting import ALONE, relatives
from abstracts.concepts.records import Term
from abstracts.concepts.selection import WORTH_SHOWING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.extraction import Found
    from abstracts.concepts.nesting import Relatives
    from abstracts.concepts.records import Concept

SHARED = 3
"""Talks that hold a common noun, at least."""


def glossary(
    chosen: Mapping[str, Sequence[Concept]], found: Found, sessions: Mapping[str, str] | None = None
) -> tuple[Term, ...]:
    """The terms of a corpus, best first; a term's score is the chance that it is key to one of the texts.

    Broader, narrower and related are terms whose score deserves a place in a list.

    Args:
        chosen: id of a talk or session -> its concepts.
        found: the candidates that they were chosen from.
        sessions: id of a session -> its title: sessions of one title count once, since several files may tell of one.
    """
    held: dict[str, dict[str, float]] = defaultdict(dict)
    for owner, concepts in chosen.items():
        for concept in concepts:
            held[concept.key][owner] = concept.score
    scores = {key: _chance(by_owner, sessions or {}) for key, by_owner in held.items()}
    around = relatives({key: found.by_key[key] for key, score in scores.items() if score >= WORTH_SHOWING})
    terms = [_term(key, by_owner, scores[key], around.get(key, ALONE), found) for key, by_owner in held.items()]
    return tuple(sorted(terms, key=lambda t: (-t.score, t.label)))


def common_nouns(found: Found, lone: Mapping[str, frozenset[str]]) -> tuple[Term, ...]:
    """Lone nouns of several talks that are in no list: «alberi» says too little of a talk, yet may name a theme.

    Args:
        found: all candidates.
        lone: key of a noun that is no term of the glossary -> talks where it stands.
    """
    held = {key: dict.fromkeys(talks, 0.0) for key, talks in lone.items() if len(talks) >= SHARED}
    terms = [_term(key, by_owner, 0.0, ALONE, found) for key, by_owner in held.items()]
    return tuple(sorted(terms, key=lambda t: t.label))


def _chance(by_owner: Mapping[str, float], sessions: Mapping[str, str]) -> float:
    """That at least one of several independent texts has it as key concept."""
    best: dict[str, float] = defaultdict(float)
    for owner, score in by_owner.items():
        text = "".join(sessions.get(owner, "").casefold().split()) or owner
        best[text] = max(best[text], score)
    return round(1 - math.prod(1 - score for score in best.values()), 6)


def _term(key: str, by_owner: Mapping[str, float], score: float, around: Relatives, found: Found) -> Term:
    forms, label = variants.grouped(found.by_key[key]), found.labels[key]
    return Term(
        key=key,
        label=label,
        score=score,
        talks=tuple(sorted(by_owner.keys() & found.talks)),
        sessions=tuple(sorted(by_owner.keys() - found.talks)),
        variants=tuple(form for form, _ in forms),
        rules=merging.rules_of(label, forms),
        broader=_labels(around.broader, found),
        narrower=_labels(around.narrower, found),
        related=_labels(around.related, found),
    )


def _labels(keys: Iterable[str], found: Found) -> tuple[str, ...]:
    return tuple(sorted(found.labels[key] for key in keys))
