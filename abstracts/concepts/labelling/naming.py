"""Which terms of running text name one concept, under which label, and why.

Inflections, acronyms that a text introduces, groups that a person made, and terms of one meaning (`synonyms`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abstracts.concepts.classes import ARTICLES, PREPOSITIONS
from abstracts.concepts.merging import ACRONYM, ORDER, PREPOSITION, SPELLING, rule_of
from abstracts.concepts.synonyms import content, groups, inflected, names
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from abstracts.concepts.records import Concept, Span
    from abstracts.embeddings import Encoder
    from abstracts.talks import Talk

GROUPED, MEANING = "grouped by you", "meaning"
"""Rules beside those of `merging`: a person put the two into one group; they mean about the same."""
LETTERS = r"[A-ZÀ-Ý]{2,7}|(?:[A-ZÀ-Ý]\.\s?){2,7}"
AFTER = re.compile(rf"\s?[(\[]\s?({LETTERS})\s?[)\]]")
BEFORE = re.compile(rf"({LETTERS})\s?[(\[]\s?$")
RARELY = 10
"""A form with less than one in so many of the places is rare."""
REACH = 20
"""Characters before a term in which its acronym may stand."""

Pair = tuple[str, str]
Terms = dict[str, tuple["Concept", ...]]


def named(
    found: Mapping[str, Sequence[Concept]], talks: Sequence[Talk], encoder: Encoder, known: Mapping[str, str]
) -> Terms:
    """The same terms, each with the label of the concept that it is a form of, and the rule.

    The label is the term of the group that occurs most often, a long form before its acronym: it stands in the texts.

    Args:
        found: id of the talk -> its terms, as `Labeller.concepts` gives them.
        talks: their texts introduce acronyms («terzo settore (TS)»).
        encoder: for the meaning.
        known: term in lower case -> its group, as a person made it; may be empty.
    """
    counts = _counts(c for concepts in found.values() for c in concepts)
    short = acronyms(found, talks)
    group_of = _joined(dict(zip(sorted(counts), groups(sorted(counts), encoder, known=known), strict=True)), short)
    labels = _labels(counts, group_of, {acronym for acronym, _ in short})
    by_hand = dict(zip(counts, names(counts, known), strict=True))
    return {
        talk: tuple(_named(c, labels[group_of[c.label.lower()]], short, by_hand) for c in concepts)
        for talk, concepts in found.items()
    }


def _counts(concepts: Iterable[Concept]) -> dict[str, Counter[str]]:
    """Label in lower case -> each casing of it -> times."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for concept in concepts:
        counts[concept.label.lower()][concept.label] += concept.count
    return counts


def acronyms(found: Mapping[str, Sequence[Concept]], talks: Sequence[Talk]) -> set[Pair]:
    """(acronym, long form), in lower case: «terzo settore (TS)», «TS (terzo settore)»."""
    return {
        (straight_apostrophes(letters.lower()), concept.label.lower())
        for talk in talks
        for concept in found.get(talk.id, ())
        for span in concept.spans
        for letters in _beside(talk.title if span.field == "title" else talk.abstract, span)
        if _fits(letters, concept.label)
    }


def _beside(text: str, span: Span) -> Iterator[str]:
    """What stands in brackets after a place, or before its own brackets."""
    found = AFTER.match(text, span.end), BEFORE.search(text[max(0, span.start - REACH) : span.start])
    yield from (match.group(1).strip() for match in found if match)


def _fits(letters: str, long: str) -> bool:
    """The letters are the initials of the words, in any order («AI» of «intelligenza artificiale»)."""
    words = re.findall(r"\w+'?", straight_apostrophes(long.lower()))
    initials = [w[0] for w in words if w not in PREPOSITIONS and w not in ARTICLES and w not in ("e", "ed")]
    return sorted(c for c in letters.lower() if c.isalpha()) == sorted(initials)


def _joined(group_of: dict[str, int], short: Iterable[Pair]) -> dict[str, int]:
    """The group of an acronym joins that of its long form, where all its long forms are of one group."""
    long: dict[str, set[int]] = defaultdict(set)
    for acronym, form in sorted(short):
        if acronym in group_of:
            long[acronym].add(group_of[form])
    into = {group_of[acronym]: min(of) for acronym, of in long.items() if len(of) == 1}
    return {term: into.get(group, group) for term, group in group_of.items()}


def _labels(counts: Mapping[str, Counter[str]], group_of: Mapping[str, int], short: set[str]) -> dict[int, str]:
    members: dict[int, list[str]] = defaultdict(list)
    for term, group in group_of.items():
        members[group].append(term)
    best = {g: min(ts, key=lambda t: (t in short, -counts[t].total(), len(t), t)) for g, ts in members.items()}
    return {group: _cased(counts[term]) for group, term in best.items()}


def _cased(casings: Counter[str]) -> str:
    """The form without capitals where it is used at all often, else the commonest."""
    plain = min(casings).lower()
    if casings[plain] * RARELY >= casings.total():
        return plain
    return min(casings, key=lambda form: (-casings[form], form))


def _named(term: Concept, label: str, short: set[Pair], by_hand: Mapping[str, str]) -> Concept:
    return replace(term, concept=label, rule=rule(label.lower(), term.label.lower(), short, by_hand))


def rule(label: str, term: str, short: set[Pair], by_hand: Mapping[str, str]) -> str:
    """Why a term is a form of the concept under this label: the name of a rule, "" for the label itself.

    Args:
        label: of the concept, in lower case.
        term: a form of it, in lower case.
        short: pairs of an acronym and its long form.
        by_hand: term -> the group that a person put it or its inflections in, "" for none.
    """
    if label == term:
        return ""
    if (term, label) in short or (label, term) in short:
        return ACRONYM
    return _by_form(label, term) or (GROUPED if by_hand.get(label) and by_hand[label] == by_hand.get(term) else MEANING)


def _by_form(label: str, term: str) -> str:
    """The rule that the forms alone show, "" for none."""
    if re.sub(r"\W", "", label) == re.sub(r"\W", "", term):
        return SPELLING
    if inflected(label) == inflected(term):
        return rule_of(label, term, "")
    first, second = content(label), content(term)
    if first == second:
        return PREPOSITION
    return ORDER if sorted(first) == sorted(second) else ""
