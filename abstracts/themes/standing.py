"""In which talks concepts stand, and so the labels that are made of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abstracts.themes.records import JOINT

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from abstracts.concepts.records import Extraction, Term


def holders_of(terms: Iterable[Term], extraction: Extraction) -> dict[str, dict[str, float]]:
    """Key of a concept -> talk that holds it -> its score there, 0 where it only stands in a longer one."""
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for talk, concepts in extraction.by_talk.items():
        for concept in concepts:
            scores[concept.key][talk] = concept.score
    return {
        t.key: {
            talk: scores[t.key].get(talk, 0.0)
            for talk in sorted({*t.talks, *scores[t.key], *extraction.mentions.get(t.key, ())})
        }
        for t in terms
    }


def parts_of(extraction: Extraction, label: str) -> tuple[frozenset[str], ...]:
    """Ids of the talks that hold each concept of a label; nothing for what is no concept."""
    found = []
    for part in label.casefold().split(JOINT):
        terms = [t for t in (*extraction.glossary, *extraction.common) if part in _forms(t)]
        found += [frozenset(talk for held in holders_of(terms, extraction).values() for talk in held)] if terms else []
    return tuple(found)


def _forms(term: Term) -> set[str]:
    return {form.casefold() for form in (term.label, *term.variants)}


def widest(parts: Sequence[frozenset[str]], members: Mapping[str, Hashable]) -> int:
    """In how many different texts of a theme the concept of its label stands that stands in most.

    Args:
        parts: talks that hold each concept.
        members: talk of the theme -> what is equal for copies.
    """
    return max((len({members[talk] for talk in part & members.keys()}) for part in parts), default=0)
