"""A concept and its translation are one: «patrimonio culturale» and «cultural heritage» in a bilingual programme.

Both must be concepts of the corpus. What they mean decides, so this is for those who compare talks by meaning anyway;
the tags of a talk keep their language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from abstracts import lexicon as lexicons
from abstracts.concepts.classes import ARTICLES, PREPOSITIONS
from abstracts.concepts.stopwords import ENGLISH_EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from abstracts.concepts.records import Concept, Extraction, Term
    from abstracts.embeddings import Encoder, Matrix

    Labels = Sequence[str]

SAME, SAME_WORD = 0.8, 0.85
"""Cosine from which an English concept and an Italian one are the same, and from which two lone words are, which mean
more than one thing (docs/method.md)."""

EACH = 0.65
"""Cosine of each word with its counterpart: «scavo archeologico» is near to «archaeological strata» as a whole."""

USUAL = 2
"""An English form that stands in more than so many times as many talks is what Italians say too («citizen science»)."""

DECIMALS = 4
"""Rounding of cosines before they are compared."""

ROWS = 256
"""English concepts compared at a time, which bounds the memory."""

RULE = "translation"
"""Why a form in the other language is this concept."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_EMPTY = ARTICLES | PREPOSITIONS.keys() | ENGLISH_EMPTY


def joined(extraction: Extraction, encoder: Encoder) -> Extraction:
    """The same concepts, an English one and its Italian translation being one concept with the forms of both.

    Two are translations of each other if they have as many words that say something, each is the nearest such concept
    of its language to the other, near enough, and so are their words one by one. The Italian one gives key and label,
    unless the English one stands in more than twice as many talks.

    Args:
        extraction: concepts whose glossary holds both.
        encoder: one of several languages; one of a single language finds nothing.
    """
    sides = [
        (term, _words(term.label)) for term in sorted(extraction.glossary, key=lambda term: (term.label, term.key))
    ]
    into: dict[str, str] = {}
    for length in sorted({len(words) for _, words in sides}):
        english = [(term, words) for term, words in sides if len(words) == length and _is_english(words)]
        italian = [(term, words) for term, words in sides if len(words) == length and _is_italian(words)]
        for one, other in _pairs([t.label for t, _ in english], [t.label for t, _ in italian], encoder):
            (foreign, said), (own, told) = english[one], italian[other]
            if _are_near(said, told, encoder):
                kept, given = (foreign, own) if len(foreign.talks) > USUAL * len(own.talks) else (own, foreign)
                into[given.key] = kept.key
    return _renamed(extraction, into) if into else extraction


def _words(label: str) -> list[str]:
    """The words of a label that say something, in lower case."""
    return [word for word in _WORD.findall(label.lower()) if word not in _EMPTY]


def _is_english(words: Labels) -> bool:
    lexicon = lexicons.load()
    own = all(not lexicon[word].known or lexicon[word].english >= lexicon[word].zipf for word in words)
    return own and any(lexicon.foreign(word) for word in words)


def _is_italian(words: Labels) -> bool:
    lexicon = lexicons.load()
    return any(lexicon[word].known for word in words) and not any(lexicon.foreign(word) for word in words)


def _pairs(english: Labels, italian: Labels, encoder: Encoder) -> list[tuple[int, int]]:
    """Places of the labels that are nearest to each other and near enough; the first of equals."""
    if not english or not italian:
        return []
    rows, columns = (encoder.encode([label.lower() for label in labels]) for labels in (english, italian))
    nearest, best = _nearest(rows, columns)
    back, _ = _nearest(columns, rows)
    return [(i, j) for i, (j, cosine) in enumerate(zip(nearest, best, strict=True)) if cosine >= SAME and back[j] == i]


def _are_near(words: Labels, others: Labels, encoder: Encoder) -> bool:
    """Whether as many words of two concepts are near one by one, in whatever order."""
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  costs a third of a second: only who compares pays

    cosines = np.round(encoder.encode(words) @ encoder.encode(others).T, DECIMALS)
    least = cosines[linear_sum_assignment(-cosines)].min()
    return bool(least >= (EACH if len(words) > 1 else SAME_WORD))


def _nearest(rows: Matrix, columns: Matrix) -> tuple[list[int], list[float]]:
    """For each row the column with the highest cosine, and that."""
    places: list[int] = []
    highest: list[float] = []
    for start in range(0, len(rows), ROWS):
        cosines = np.round(rows[start : start + ROWS] @ columns.T, DECIMALS)
        places += cosines.argmax(axis=1).tolist()
        highest += cosines.max(axis=1).tolist()
    return places, highest


def _renamed(extraction: Extraction, into: Mapping[str, str]) -> Extraction:
    """The extraction with the concepts that are given up told as those that are kept."""
    terms = {term.key: term for term in extraction.glossary}
    given = {kept: terms[away] for away, kept in into.items()}
    label = {terms[away].label: terms[kept].label for away, kept in into.items()}
    glossary = tuple(
        _term(term, given.get(term.key), label) for term in _in_order(extraction.glossary, into) if term.key not in into
    )
    kept = {term.key: term for term in glossary if term.key in given}
    mentions: dict[str, AbstractSet[str]] = defaultdict(frozenset)
    for key, held in extraction.mentions.items():
        mentions[into.get(key, key)] |= held
    own = {key: frozenset(held).difference(kept[key].talks if key in kept else ()) for key, held in mentions.items()}
    return replace(
        extraction,
        by_talk={talk: _concepts(held, into, kept) for talk, held in extraction.by_talk.items()},
        by_session={session: _concepts(held, into, kept) for session, held in extraction.by_session.items()},
        glossary=glossary,
        mentions=own,
    )


def _in_order(glossary: Sequence[Term], into: Mapping[str, str]) -> list[Term]:
    """The terms in their order, each that is kept where the better of the two stood."""
    place: dict[str, int] = {}
    for i, term in enumerate(glossary):
        place.setdefault(into.get(term.key, term.key), i)
    return sorted(glossary, key=lambda term: place[into.get(term.key, term.key)])


def _term(term: Term, other: Term | None, label: Mapping[str, str]) -> Term:
    """A term with what its translation has, and other terms under the labels that they have now."""
    both = (term, other) if other else (term,)
    named = replace(
        term,
        broader=_named(term, (of.broader for of in both), label),
        narrower=_named(term, (of.narrower for of in both), label),
        related=_named(term, (of.related for of in both), label),
    )
    if other is None:
        return named
    fresh = [form for form in other.variants if form not in term.variants]
    return replace(
        named,
        score=max(term.score, other.score),
        talks=tuple(sorted({*term.talks, *other.talks})),
        sessions=tuple(sorted({*term.sessions, *other.sessions})),
        variants=(*term.variants, *fresh),
        rules=(*term.rules, *(RULE for _ in fresh)),
    )


def _named(term: Term, near: Iterable[Iterable[str]], label: Mapping[str, str]) -> tuple[str, ...]:
    """Labels of other terms as they are now, each once."""
    now = dict.fromkeys(label.get(at, at) for labels in near for at in labels)
    return tuple(at for at in now if at != term.label)


def _concepts(held: Iterable[Concept], into: Mapping[str, str], kept: Mapping[str, Term]) -> tuple[Concept, ...]:
    """Concepts of one text; one that stands there in both languages is one."""
    found: dict[str, Concept] = {}
    for concept in held:
        key = into.get(concept.key, concept.key)
        told = replace(concept, key=key, label=kept[key].label) if key in kept else concept
        found[key] = _both(found[key], told) if key in found else told
    return tuple(sorted(found.values(), key=lambda concept: -concept.score))


def _both(one: Concept, two: Concept) -> Concept:
    return replace(
        one,
        score=max(one.score, two.score),
        count=one.count + two.count,
        variants=tuple(dict.fromkeys((*one.variants, *two.variants))),
        spans=tuple(sorted({*one.spans, *two.spans}, key=lambda span: (span.field, span.start))),
    )
