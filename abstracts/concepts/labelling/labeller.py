"""Finds every term in running text, as a person marked terms in other texts.

A committee of conditional random fields, each of which sees part of the features (feature bagging, Sutton et al.
2005) and part of the learning texts (cross-validation committee, Parmanto et al. 1996), gives every token its chance
of being in a term; ranges of tokens are then chosen so that none overlaps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abstracts import lexicon as lexicons
from abstracts.concepts.labelling.features import features
from abstracts.concepts.labelling.spans import best, candidates, exactly
from abstracts.concepts.labelling.texts import text_of
from abstracts.concepts.records import Concept, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.labelling.crf import Chances, Member
    from abstracts.concepts.labelling.gazetteer import Gazetteer
    from abstracts.concepts.labelling.texts import Range, Text, Token
    from abstracts.language import Passage
    from abstracts.talks import Talk

ACRONYM = 5
"""Letters of the longest word in capitals that keeps them in a label."""
COMMON = 4.0
"""Words of this Zipf frequency are no acronyms («CARTA»)."""
OPENING = '.:;!?•–—-*(«“"'
"""After these a capital means nothing."""
NEW = ""
"""Group of texts that were not learned from."""


@dataclass(frozen=True, slots=True)
class Labeller:
    """Marks terms in texts.

    Attributes:
        known: the terms of the learning texts.
        members: the committee.
        threshold: 0..1, ranges at or below this chance are no terms.
    """

    known: Gazetteer
    members: tuple[Member, ...]
    threshold: float

    def terms(self, text: Text) -> dict[Range, float]:
        """Ranges of tokens that are terms -> their chance, in order, none over another."""
        scored = scores(text, chances(text, self.known, self.members), self.known)
        return {span: scored[span] for span in best(scored, self.threshold)}

    def concepts(self, passages: Iterable[Passage], talks: Sequence[Talk]) -> dict[str, tuple[Concept, ...]]:
        """Every term of each talk with its places, best first; inflections of a term are one concept.

        Args:
            passages: the analysed fields of these talks (`language.read`); those of sessions are left out.
            talks: the talks.

        Returns:
            id of the talk -> its terms; a talk without any has an empty tuple.
        """
        lexicon = lexicons.load()
        found: dict[str, list[tuple[Text, Range, float]]] = {talk.id: [] for talk in talks}
        for passage in passages:
            if passage.kind == "talk":
                text = text_of(passage, lexicon, NEW)
                found[passage.owner] += [(text, span, chance) for span, chance in self.terms(text).items()]
        return {talk: _concepts(places) for talk, places in found.items()}


def chances(text: Text, known: Gazetteer, members: Sequence[Member]) -> Chances:
    """The committee's mean chances for each token of a text, (tokens, 2)."""
    rows = features(text, known)
    mean: Chances = np.mean([member.chances(rows) for member in members], axis=0)
    return mean


def scores(text: Text, of_tokens: Chances, known: Gazetteer) -> dict[Range, float]:
    """Candidate ranges of a text -> chance that each is a term."""
    return {span: round(exactly(of_tokens, span), 6) for span in candidates(text, of_tokens, known)}


def _concepts(places: Sequence[tuple[Text, Range, float]]) -> tuple[Concept, ...]:
    grouped: Mapping[str, list[tuple[Text, Range, float]]] = defaultdict(list)
    for text, span, chance in places:
        grouped[text.key(*span)].append((text, span, chance))
    concepts = [_concept(key, same) for key, same in grouped.items()]
    return tuple(sorted(concepts, key=lambda c: (-c.score, c.spans[0].field != "title", c.spans[0].start)))


def _concept(key: str, same: Sequence[tuple[Text, Range, float]]) -> Concept:
    variants = _variants(_shown(text, span) for text, span, _ in same)
    spans = tuple(Span(t.field, t.tokens[i].start, t.tokens[j - 1].end) for t, (i, j), _ in same)
    return Concept(key, variants[0], max(chance for *_, chance in same), len(same), variants, spans)


def _variants(forms: Iterable[str]) -> tuple[str, ...]:
    """The distinct forms, most frequent first, each in its commonest case."""
    cased: dict[str, Counter[str]] = defaultdict(Counter)
    for form in forms:
        cased[form.lower()][form] += 1
    ranked = sorted(cased.values(), key=lambda counts: (-counts.total(), min(counts)))
    return tuple(min(counts, key=lambda form: (-counts[form], form)) for counts in ranked)


def _shown(text: Text, span: Range) -> str:
    """The form as it stands, without the capitals that open a sentence or shout; white space made single."""
    parts = []
    for i in range(*span):
        gap = " " if i > span[0] and text.tokens[i].start > text.tokens[i - 1].end else ""
        parts.append(gap + _cased(text.tokens, i))
    return "".join(parts)


def _cased(tokens: Sequence[Token], at: int) -> str:
    token, before = tokens[at], tokens[at - 1] if at else None
    if token.text.isupper():
        beside = [t for t in tokens[max(0, at - 1) : at + 2] if t is not token and t.text.isalpha() and len(t.text) > 1]
        acronym = 1 < len(token.text) <= ACRONYM and token.zipf < COMMON
        return token.text if acronym and not any(t.text.isupper() for t in beside) else token.text.lower()
    opens = before is None or before.text[-1] in OPENING
    return token.text.lower() if opens and token.tag != "P" and token.text[1:].islower() else token.text
