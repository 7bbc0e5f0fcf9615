"""The concepts of all texts together, with their forms and their relatives."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from abstracts.concepts import merging, variants
from abstracts.concepts.nesting import relatives
from abstracts.concepts.records import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.extraction import Found
    from abstracts.concepts.nesting import Relatives
    from abstracts.concepts.records import Concept


def glossary(chosen: Mapping[str, Sequence[Concept]], found: Found) -> tuple[Term, ...]:
    """The terms of a corpus, best first; a term's score is the chance that it is key to one of the texts.

    Args:
        chosen: id of a talk or session -> its concepts.
        found: the candidates that they were chosen from.
    """
    held: dict[str, dict[str, float]] = defaultdict(dict)
    for owner, concepts in chosen.items():
        for concept in concepts:
            held[concept.key][owner] = concept.score
    around = relatives({key: found.by_key[key] for key in held})
    terms = [_term(key, by_owner, around[key], found) for key, by_owner in held.items()]
    return tuple(sorted(terms, key=lambda t: (-t.score, t.label)))


def _term(key: str, by_owner: Mapping[str, float], around: Relatives, found: Found) -> Term:
    forms, label = variants.grouped(found.by_key[key]), found.labels[key]
    return Term(
        key=key,
        label=label,
        score=round(1 - math.prod(1 - score for score in by_owner.values()), 6),
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
