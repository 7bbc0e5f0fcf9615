"""Groups of talks -> themes that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from abstracts.themes.labels import Labeller
from abstracts.themes.records import Isolated, Theme
from abstracts.themes.sentences import key_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.embeddings import Matrix
    from abstracts.themes.belonging import Belonging
    from abstracts.themes.corpus import Corpus
    from abstracts.themes.labels import Label

TENTATIVE = 0.6
"""A theme whose talks stay together less often than this is tentative."""

NAMED = 2
"""One whose label stands in fewer of its talks is tentative too: nothing that they say in common could be found."""

DECIMALS = 4


@dataclass(frozen=True)
class Telling:
    """What is said of some groups of talks.

    Attributes:
        corpus: the talks.
        belonging: their groups.
        numbers: of the themes that the groups are, ascending.
    """

    corpus: Corpus
    belonging: Belonging
    numbers: Sequence[int]

    @classmethod
    def counted(cls, corpus: Corpus, belonging: Belonging) -> Telling:
        """The groups numbered from 1 in their order."""
        return cls(corpus, belonging, range(1, len(belonging.groups) + 1))

    @property
    def members(self) -> list[list[str]]:
        """Ids of the talks of each group, most typical first."""
        return [[self.corpus.talks[i].id for i in group] for group in self.belonging.groups]

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """A label for each group."""
        return Labeller(self.corpus.extraction, self.members, self.corpus.known_by).labels

    def themes(self, labels: Sequence[Label] | None = None) -> tuple[Theme, ...]:
        """The groups as themes, called by their own labels or by those given."""
        return tuple(self._theme(place, label) for place, label in enumerate(labels or self.labels))

    def _theme(self, place: int, label: Label) -> Theme:
        members, stability = self.belonging.groups[place], round(self.belonging.stability(place), DECIMALS)
        ordered = [self.corpus.talks[i] for i in members]
        return Theme(
            number=self.numbers[place],
            label=label.text,
            concepts=label.concepts,
            talks=tuple(talk.id for talk in ordered),
            stability=stability,
            coverage=round(label.coverage, DECIMALS),
            cohesion=round(_cohesion(self.corpus.similarity[np.ix_(members, members)]), DECIMALS),
            tentative=is_tentative(stability, label.coverage, len(members)),
            representative=ordered[0].id,
            key_sentence=key_sentence(ordered, self.corpus.extraction, label.weights),
            strengths={self.corpus.talks[i].id: self.belonging.strength(i, place) for i in members},
        )

    def isolated(self) -> tuple[Isolated, ...]:
        """The talks in no group, with the theme nearest to each."""
        return tuple(self._alone(i) for i in self.belonging.isolated)

    def _alone(self, talk: int) -> Isolated:
        if not self.belonging.groups or not self.corpus.told[talk]:
            return Isolated(self.corpus.talks[talk].id, 0, 0.0)
        means = [float(self.corpus.similarity[talk, group].mean()) for group in self.belonging.groups]
        nearest = int(np.argmax(np.round(means, DECIMALS)))
        return Isolated(self.corpus.talks[talk].id, self.numbers[nearest], round(means[nearest], DECIMALS))

    def strengths(self) -> dict[str, dict[int, float]]:
        """Of each talk, every theme that it touches."""
        return {
            talk.id: {self.numbers[place]: strength for place, strength in self.belonging.touched(i).items()}
            for i, talk in enumerate(self.corpus.talks)
        }


def is_tentative(stability: float, coverage: float, size: int) -> bool:
    """Whether a person should look at a theme before it is signed.

    Args:
        stability: 0..1, how often its talks stay together.
        coverage: 0..1, share of its talks that hold a concept of its label.
        size: its talks.
    """
    return stability < TENTATIVE or round(coverage * size) < min(NAMED, size)


def _cohesion(inside: Matrix) -> float:
    """Mean similarity of different members; 1 for a single one."""
    n = len(inside)
    return float((inside.sum() - n) / (n * (n - 1))) if n > 1 else 1.0
