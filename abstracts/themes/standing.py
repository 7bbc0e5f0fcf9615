"""In which talks concepts stand, and so the labels that are made of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abstracts.themes.records import JOINT

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from abstracts.concepts.records import Extraction, Term


def holders_of(terms: Iterable[Term], extraction: Extraction) -> dict[str, dict[str, float]]:
    """Key of a concept -> talk that holds it -> its score there.

    The score is 0 where it only stands in a longer one, or only another word of its family does.
    """
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for talk, concepts in extraction.by_talk.items():
        for concept in concepts:
            scores[concept.key][talk] = concept.score
    return {t.key: {talk: scores[t.key].get(talk, 0.0) for talk in _talks(t, scores, extraction)} for t in terms}


def _talks(term: Term, scores: Mapping[str, Mapping[str, float]], extraction: Extraction) -> list[str]:
    beside = (extraction.mentions, extraction.kin)
    return sorted({*term.talks, *scores[term.key], *(talk for held in beside for talk in held.get(term.key, ()))})


def said_of(terms: Sequence[Term], extraction: Extraction) -> frozenset[str]:
    """Ids of the talks in which one of some concepts stands itself."""
    return frozenset(
        talk
        for key, held in holders_of(terms, extraction).items()
        for talk in held
        if talk not in extraction.kin.get(key, ())
    )


def kin_of(terms: Iterable[Term], extraction: Extraction) -> dict[str, str]:
    """Id of a talk -> the word of the family of one of some concepts that stands there instead of it."""
    return {talk: word for term in terms for talk, word in extraction.kin.get(term.key, {}).items()}


def terms_of(extraction: Extraction, label: str) -> list[list[Term]]:
    """The concepts that each part of a label is a form of; nothing for what is no concept."""
    every = (*extraction.glossary, *extraction.common)
    found = ([term for term in every if part in _forms(term)] for part in label.casefold().split(JOINT))
    return list(filter(None, found))


def parts_of(extraction: Extraction, label: str) -> tuple[frozenset[str], ...]:
    """Ids of the talks that hold each concept of a label; nothing for what is no concept."""
    return tuple(said_of(terms, extraction) for terms in terms_of(extraction, label))


def _forms(term: Term) -> set[str]:
    return {form.casefold() for form in (term.label, *term.variants)}


def widest(parts: Sequence[frozenset[str]], members: Mapping[str, Hashable]) -> int:
    """In how many different texts of a theme the concept of its label stands that stands in most.

    Args:
        parts: talks that hold each concept.
        members: talk of the theme -> what is equal for copies.
    """
    return max((len({members[talk] for talk in part & members.keys()}) for part in parts), default=0)
