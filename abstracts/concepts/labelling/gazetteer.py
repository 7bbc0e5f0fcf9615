"""What the terms in the learning texts tell of a phrase: how often it was named, how often it was passed over.

A text that was learned from must not see its own answers, else a model trusts the list more than it may on new texts:
every count leaves out the group (session, edition, talk) of the text that asks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts.concepts.labelling.texts import labels_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from abstracts.concepts.labelling.texts import Text

LONGEST = 8
"""Tokens of the longest phrase looked up."""
TABLES = ("named", "seen", "words", "inside", "begins")

Table = dict[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Over the texts of other groups.

    Attributes:
        named: times it was a term (or stood inside one, for a word).
        seen: times it stood in a text.
        first: times it began a term (words only), or groups that named it (phrases).
    """

    named: int = 0
    seen: int = 0
    first: int = 0


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Counts of phrases and words by group.

    Attributes:
        named, seen: key of a phrase that was a term -> group -> times.
        words, inside, begins: lemma -> group -> times in texts, in terms, at the start of terms.
    """

    named: Table
    seen: Table
    words: Table
    inside: Table
    begins: Table

    def phrases(self, text: Text) -> Iterator[tuple[int, int, str]]:
        """Ranges of the text whose key is known, with the key."""
        lemmas = [t.lemma for t in text.tokens]
        for i in range(len(lemmas)):
            key = ""
            for j in range(i, min(i + LONGEST, len(lemmas))):
                key = f"{key} {lemmas[j]}" if key else lemmas[j]
                if key in self.named:
                    yield i, j + 1, key

    def phrase(self, key: str, group: str) -> Counts:
        """What other groups tell of a phrase."""
        named = self.named.get(key)
        if named is None:
            return Counts()
        groups = len(named) - (group in named)
        return Counts(_others(named, group), _others(self.seen.get(key), group), groups)

    def word(self, lemma: str, group: str) -> Counts:
        """What other groups tell of a word."""
        inside, begins = self.inside.get(lemma), self.begins.get(lemma)
        return Counts(_others(inside, group), _others(self.words.get(lemma), group), _others(begins, group))

    def to_json(self) -> dict[str, dict[str, dict[str, int]]]:
        """Plain data for `json.dump`; groups become numbers, so that no title is told."""
        groups = sorted({group for counts in self.words.values() for group in counts})
        number = {group: str(i) for i, group in enumerate(groups)}
        return {
            name: {key: {number[g]: n for g, n in sorted(c.items())} for key, c in sorted(getattr(self, name).items())}
            for name in TABLES
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Gazetteer:
        """What `to_json` gave."""
        return cls(**{name: {key: Counter(counts) for key, counts in data[name].items()} for name in TABLES})


def gazetteer(texts: Sequence[Text]) -> Gazetteer:
    """The counts of some texts whose terms are marked."""
    tables: dict[str, Table] = {name: defaultdict(Counter) for name in TABLES}
    for text in texts:
        for start, end in text.terms:
            tables["named"][text.key(start, end)][text.group] += 1
        for token, label in zip(text.tokens, labels_of(text), strict=True):
            tables["words"][token.lemma][text.group] += 1
            tables["inside"][token.lemma][text.group] += label != "O"
            tables["begins"][token.lemma][text.group] += label == "B"
    found = Gazetteer(**{name: dict(table) for name, table in tables.items()})
    for text in texts:
        for _, _, key in found.phrases(text):
            found.seen.setdefault(key, Counter())[text.group] += 1
    return found


def _others(counts: Counter[str] | None, group: str) -> int:
    return counts.total() - counts[group] if counts else 0
