"""What one text holds around its concepts: how often their words come back, which stand in the title."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.words import Word

    Places = Mapping[tuple[str, int], Word]


@dataclass(frozen=True, slots=True)
class Context:
    """The content words of all candidates of one talk or session, each place once.

    Attributes:
        count: key of a word -> its places.
        title: keys of the words in the title.
        foreign: field -> share of its words that are foreign, 0..1.
    """

    count: Counter[str]
    title: frozenset[str]
    foreign: Mapping[str, float]


def context_of(candidates: Iterable[Candidate]) -> Context:
    """The words of one text."""
    places = {(c.field, w.start): w for c in candidates for w in c.content}
    by_field: dict[str, list[Word]] = defaultdict(list)
    for (field, _), word in places.items():
        by_field[field].append(word)
    return Context(
        count=Counter(w.key for w in places.values()),
        title=frozenset(w.key for w in by_field["title"]),
        foreign={field: sum(w.tag == "F" for w in words) / len(words) for field, words in by_field.items() if words},
    )
