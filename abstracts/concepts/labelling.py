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
from abstracts.concepts.learning_features import features
from abstracts.concepts.learning_spans import best, candidates, exactly
from abstracts.concepts.learning_texts import text_of
from abstracts.concepts.records import Concept, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.learning_crf import Chances, Member
    from abstracts.concepts.learning_gazetteer import Gazetteer
    from abstracts.concepts.learning_texts import Range, Text, Token
    from abstracts.language import Passage
    from abstracts.talks import Talk

ACRONYM = 5
"""Letters of the longest word in capitals that keeps them in a label."""
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
    counts = Counter(_shown(text, span) for text, span, _ in same)
    variants = tuple(sorted(counts, key=lambda form: (-counts[form], len(form), form)))
    spans = tuple(Span(t.field, t.tokens[i].start, t.tokens[j - 1].end) for t, (i, j), _ in same)
    return Concept(key, variants[0], max(chance for *_, chance in same), len(same), variants, spans)


def _shown(text: Text, span: Range) -> str:
    """The form in lower case but for names and acronyms, white space made single."""
    start, end = span
    parts = []
    for i in range(start, end):
        token = text.tokens[i]
        gap = " " if i > start and token.start > text.tokens[i - 1].end else ""
        parts.append(gap + _cased(token))
    return "".join(parts)


def _cased(token: Token) -> str:
    acronym = token.text.isupper() and 1 < len(token.text) <= ACRONYM and token.tag in "PFNO" and not token.zipf > 4
    name = token.tag == "P" and not token.text.isupper()
    return token.text if acronym or name else token.text.lower()
