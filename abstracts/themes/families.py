"""Words of the family of a concept: who says «turistico» or «turisti» speaks of «turismo»."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abstracts.similarity.texts import own_text, weight, words
from abstracts.themes.standing import holders_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.records import Extraction, Term
    from abstracts.similarity import Meaning
    from abstracts.talks import Talk

BEGINNING = 5
"""First letters that words of a family share: Italian derives at the end, as it inflects."""

MEANS = 0.8
"""Cosine from which words that begin so are of one family: «archivio» and «archivistico», not «costa» and
«costituzione», nor «attivista» and «attività», «privacy» and «private» (docs/method.md)."""

LONG, MEANS_LONG = 7, 0.7
"""Letters that words share which are of one family from this cosine on: «economia» and «economico»."""

SAYS = 0.25
"""Words that everybody uses («italiano») are of no family."""


ALONE = 2
"""A concept that stands in a single talk speaks for so many others at most: «italianistica» for the Italian language is
an accident."""


def with_kin(extraction: Extraction, talks: Sequence[Talk], meaning: Meaning) -> Extraction:
    """The same concepts, those of one word with the talks that hold only another word of their family.

    Of the concepts of one family the most widespread speaks for it: «interviste», not «intervistati».
    """
    terms = [(term, one) for term in (*extraction.glossary, *extraction.common) if (one := _only_word(term))]
    where = _where(talks, {word[:BEGINNING] for _, word in terms})
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for word in sorted(where):
        by_beginning[word[:BEGINNING]].append(word)
    pairs = ((word, other) for _, word in terms for other in by_beginning[word[:BEGINNING]])
    found = meaning.near(pairs, MEANS_LONG)
    near = {
        word: [other for other in cosines if _are_kin(word, other, cosines[other])] for word, cosines in found.items()
    }
    related = [(term, word) for term, word in terms if near.get(word)]
    holders = holders_of((term for term, _ in related), extraction)
    spread: dict[str, int] = defaultdict(int)
    for term, word in related:
        spread[word] = max(spread[word], len(holders[term.key]))
    kin = {
        term.key: _kin(holders[term.key], where, near[word])
        for term, word in related
        if spread[word] == max(spread[word], *(spread[other] for other in near[word]))
    }
    spoken = {key: held for key, held in kin.items() if held and (len(holders[key]) > 1 or len(held) <= ALONE)}
    return replace(extraction, kin=spoken)


def _are_kin(word: str, other: str, cosine: float) -> bool:
    return cosine >= (MEANS_LONG if word[:LONG] == other[:LONG] else MEANS)


def _only_word(term: Term) -> str:
    """The word of a concept of one long word, in lower case; else ""."""
    said = words(term.label.lower())
    return said[0] if said == [term.label.lower()] and len(said[0]) >= BEGINNING else ""


def _where(talks: Iterable[Talk], beginnings: set[str]) -> dict[str, list[str]]:
    """Words that begin so and say something, in lower case -> ids of the talks that hold them."""
    found: dict[str, list[str]] = defaultdict(list)
    for talk in talks:
        for word in {word.lower() for word in words(own_text(talk))}:
            if word[:BEGINNING] in beginnings and weight(word) >= SAYS:
                found[word].append(talk.id)
    return found


def _kin(held: Mapping[str, float], where: Mapping[str, Sequence[str]], near: Sequence[str]) -> dict[str, str]:
    """Talk that does not hold a concept -> the word of its family that stands there, the first of several."""
    return {talk: word for word in reversed(near) for talk in where[word] if talk not in held}
