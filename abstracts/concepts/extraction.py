"""Talks to concepts: candidates, variants, ranking, selection."""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts import lexicon as lexicons
from abstracts.concepts import candidates, mentions, merging, profiles, variants
from abstracts.concepts.exclusion import Excluded
from abstracts.concepts.glossary import common_nouns, glossary
from abstracts.concepts.ranking import LearnedRanker, deserves
from abstracts.concepts.records import Concept, Extraction, Span
from abstracts.concepts.selection import recurs_or_stands, select
from abstracts.concepts.words import words_of
from abstracts.talks import sessions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.profiles import Corpus, Profile
    from abstracts.concepts.ranking import Ranker
    from abstracts.concepts.words import Word
    from abstracts.language import Passage
    from abstracts.talks import Talk

FLOOR, FEWEST = 0.03, 3
"""A concept scores at least this in some text, or is among this many best of its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of a corpus before ranking.

    Attributes:
        by_owner: id of the talk or session -> its concepts.
        corpus: counts over all of them.
        by_key: key -> all occurrences.
        labels: key -> the form that names the concept in the whole corpus.
        talks: ids of the talks among the owners.
        fields: owner and words of each field.
    """

    by_owner: Mapping[str, Sequence[Profile]]
    corpus: Corpus
    by_key: Mapping[str, Sequence[Candidate]]
    labels: Mapping[str, str]
    talks: frozenset[str]
    fields: Sequence[tuple[str, tuple[Word, ...]]]

    def standing(self, keys: Iterable[str]) -> dict[str, frozenset[str]]:
        """Ids of the talks where each concept stands, inside longer ones and names too."""
        own = [(owner, words) for owner, words in self.fields if owner in self.talks]
        return mentions.standing(own, {key: self.by_key[key] for key in keys})

    def deserving(self, owner: str) -> list[Profile]:
        """The concepts of one owner that may be terms."""
        return [
            p for p in self.by_owner.get(owner, ()) if deserves(p, self.corpus) and recurs_or_stands(p, self.corpus)
        ]


def find(passages: Sequence[Passage], talks: Sequence[Talk]) -> Found:
    """All candidates of some talks and of their sessions."""
    lexicon, excluded = lexicons.load(), Excluded(talks)
    read = [(p, words_of(p.doc, lexicon)) for p in passages]
    found = merging.merged([c for p, words in read for c in candidates.find(p, words) if not excluded.holds(c)])
    by_owner = profiles.profiles(found)
    by_key: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_key[candidate.key].append(candidate)
    labels = {key: variants.label(occurrences) for key, occurrences in by_key.items()}
    fields = [(p.owner, words) for p, words in read]
    return Found(by_owner, profiles.corpus_of(by_owner), dict(by_key), labels, frozenset(t.id for t in talks), fields)


def extract(passages: Sequence[Passage], talks: Sequence[Talk], *, ranker: Ranker | None = None) -> Extraction:
    """The concepts of some talks and of their sessions.

    Args:
        passages: the analysed fields of these talks and sessions (`language.read`).
        talks: the talks; names of their speakers and chairs are no concepts.
        ranker: what scores the candidates; without it the learned ranker that the package ships.
    """
    with _without_collector():
        found, ranker = find(passages, talks), ranker or LearnedRanker.load()
        chosen = _worth_showing(_concepts(found, ranker))
        terms = glossary(chosen, found, {s.id: s.title for s in sessions_of(talks)})
        listed = {t.key for t in terms}
        lone = [key for key in found.by_key if " " not in key and key not in listed]
        standing = found.standing([*listed, *lone])
        return Extraction(
            by_talk={t.id: chosen.get(t.id, ()) for t in talks},
            by_session={owner: concepts for owner, concepts in chosen.items() if owner not in found.talks},
            glossary=terms,
            mentions={t.key: standing[t.key].difference(t.talks) for t in terms},
            common=common_nouns(found, {key: standing[key] for key in lone}),
        )


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's collector would look again and again at many new tuples, none of which it may free."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _worth_showing(ranked: Mapping[str, Sequence[Concept]]) -> dict[str, tuple[Concept, ...]]:
    """Without the long tail: a concept stays where it is among the best, or is good enough in some text."""
    good = {c.key for concepts in ranked.values() for c in concepts if c.score >= FLOOR}
    return {
        owner: tuple(c for i, c in enumerate(concepts) if i < FEWEST or c.key in good)
        for owner, concepts in ranked.items()
    }


def _concepts(found: Found, ranker: Ranker) -> dict[str, tuple[Concept, ...]]:
    """Owner -> its concepts, best first; all are scored at once, which is much faster than text by text."""
    owned = {owner: found.deserving(owner) for owner in found.by_owner}
    scores = iter(ranker.scores([p for of in owned.values() for p in of], found.corpus, lexicons.load()))
    chosen = {owner: select([(float(next(scores)), p) for p in of]) for owner, of in owned.items()}
    return {owner: tuple(_concept(p, score, found.labels) for score, p in best) for owner, best in chosen.items()}


def _concept(profile: Profile, score: float, labels: Mapping[str, str]) -> Concept:
    return Concept(
        key=profile.key,
        label=labels[profile.key],
        score=round(score, 6),
        count=len(profile.occurrences),
        variants=variants.forms(profile.occurrences),
        spans=tuple(Span(c.field, c.start, c.end) for c in profile.occurrences),
    )
