"""What is known of a concept in one text and in the corpus, before it is ranked."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from abstracts.concepts.contexts import Context, context_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abstracts.concepts.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Profile:
    """All occurrences of one concept in one talk or session.

    Attributes:
        owner: id of the talk or session.
        key: of the concept.
        occurrences: in the order of the text.
    """

    owner: str
    key: str
    occurrences: tuple[Candidate, ...]

    @property
    def alone(self) -> int:
        """Occurrences that stand on their own."""
        return sum(not c.nested for c in self.occurrences)

    @property
    def in_title(self) -> bool:
        """It stands in the title."""
        return any(c.field == "title" for c in self.occurrences)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Counts over a corpus.

    Attributes:
        texts: how many talks and sessions there are.
        spread: key -> texts that hold it.
        count: key -> occurrences.
        alone: key -> occurrences that stand on their own.
        cut: key -> occurrences that a longer candidate continues to the right.
        containers: key -> distinct longer keys that hold it.
        word_spread: key of a content word -> texts that hold it in a candidate.
        contexts: id of a talk or session -> the words around its concepts.
    """

    texts: int
    spread: Counter[str]
    count: Counter[str]
    alone: Counter[str]
    cut: Counter[str]
    containers: Counter[str]
    word_spread: Counter[str]
    contexts: Mapping[str, Context]


def profiles(candidates: Iterable[Candidate]) -> dict[str, list[Profile]]:
    """Owner -> its concepts, in the order in which they first occur."""
    grouped: dict[str, dict[str, list[Candidate]]] = defaultdict(dict)
    for candidate in candidates:
        grouped[candidate.owner].setdefault(candidate.key, []).append(candidate)
    return {
        owner: [Profile(owner, key, tuple(occurrences)) for key, occurrences in by_key.items()]
        for owner, by_key in grouped.items()
    }


def corpus_of(by_owner: dict[str, list[Profile]]) -> Corpus:
    """The counts of a whole corpus."""
    spread: Counter[str] = Counter()
    count: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    cut: Counter[str] = Counter()
    word_spread: Counter[str] = Counter()
    contexts = {owner: context_of(c for p in owned for c in p.occurrences) for owner, owned in by_owner.items()}
    for owned in by_owner.values():
        for profile in owned:
            spread[profile.key] += 1
            count[profile.key] += len(profile.occurrences)
            alone[profile.key] += profile.alone
            cut[profile.key] += sum(c.goes_on for c in profile.occurrences)
        word_spread.update({w.key for p in owned for w in p.occurrences[0].content})
    return Corpus(len(by_owner), spread, count, alone, cut, _containers(spread), word_spread, contexts)


def _containers(keys: Counter[str]) -> Counter[str]:
    """How many longer keys hold each key as a stretch of whole words."""
    holders: Counter[str] = Counter()
    for key in keys:
        holders.update(inner & keys.keys() if (inner := inner_keys(key)) else ())
    return holders


@lru_cache(maxsize=100_000)
def inner_keys(key: str) -> frozenset[str]:
    """The shorter stretches of whole words of a key.

    >>> sorted(inner_keys("budget di salute"))
    ['budget', 'budget di', 'di', 'di salute', 'salute']
    """
    words = key.split()
    stretches = ((i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return frozenset(" ".join(words[i:j]) for i, j in stretches if j - i < len(words))
