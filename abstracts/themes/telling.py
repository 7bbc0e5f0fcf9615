"""Groups of talks -> themes that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from abstracts.themes.drafts import HALF
from abstracts.themes.labels import Labeller
from abstracts.themes.records import NAMED, Isolated, Theme, is_steady
from abstracts.themes.sentences import key_sentence
from abstracts.themes.standing import widest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.embeddings import Matrix
    from abstracts.themes.belonging import Belonging
    from abstracts.themes.corpus import Corpus
    from abstracts.themes.labels import Label

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
        return self.labelled(self.corpus.extraction)

    def labelled(self, extraction: Extraction) -> tuple[Label, ...]:
        """A label for each group, of these concepts."""
        meaning = self.corpus.meaning
        aptness = partial(meaning.aptness, groups=self.belonging.groups) if meaning else None
        return Labeller(extraction, self.members, self.corpus.known_by, aptness, self.corpus.texts).labels

    def themes(self, labels: Sequence[Label] | None = None) -> tuple[Theme, ...]:
        """The groups as themes, called by their own labels or by those given."""
        return tuple(self._theme(place, label) for place, label in enumerate(labels or self.labels))

    def _theme(self, place: int, label: Label) -> Theme:
        members, texts = self.belonging.groups[place], self._texts(place)
        stability = round(self.belonging.stability(place, texts), DECIMALS)
        ordered = [self.corpus.talks[i] for i in members]
        strengths = {self.corpus.talks[i].id: self.belonging.strength(i, place) for i in members}
        return Theme(
            number=self.numbers[place],
            label=label.text,
            concepts=label.concepts,
            talks=tuple(talk.id for talk in ordered),
            stability=stability,
            coverage=round(label.coverage, DECIMALS),
            cohesion=round(_cohesion(self.corpus.similarity[np.ix_(texts, texts)]), DECIMALS),
            tentative=self.is_tentative(place, label, stability),
            representative=ordered[0].id,
            key_sentence=key_sentence(ordered, self.corpus.extraction, label.weights, strengths),
            strengths=strengths,
            named=None if label.given else self._named(place, label),
            subject=self._subject(place, label),
            kin=label.kin_of(strengths),
        )

    def _texts(self, place: int) -> list[int]:
        """The members of a group without the copies of others."""
        contents = {int(self.corpus.contents[i]): i for i in reversed(self.belonging.groups[place])}
        return [i for i in self.belonging.groups[place] if contents[int(self.corpus.contents[i])] == i]

    def is_tentative(self, place: int, label: Label, stability: float) -> bool:
        """Whether a person should look at a theme before it is signed; a name that a person gave it does not matter.

        Args:
            place: of its group.
            label: of the group.
            stability: 0..1, how often its talks stay together.
        """
        enough = min(NAMED, len(self._texts(place)))
        named = label.given or (label.coverage >= HALF and self._named(place, label) >= enough)
        return not (is_steady(stability) and named)

    def _named(self, place: int, label: Label) -> int:
        """In how many different texts of a group the concept of its label stands that stands in most."""
        texts = {self.corpus.talks[i].id: int(self.corpus.contents[i]) for i in self.belonging.groups[place]}
        return widest(label.parts, texts)

    def _subject(self, place: int, label: Label) -> str:
        """What the talks of a group speak of, where their label does not say it of half of them."""
        meaning = self.corpus.meaning
        if label.given or label.coverage >= HALF or meaning is None:
            return ""
        return meaning.subject(self._texts(place))

    def isolated(self) -> tuple[Isolated, ...]:
        """The talks in no group, with the theme nearest to each."""
        return tuple(self._alone(i) for i in self.belonging.isolated)

    def _alone(self, talk: int) -> Isolated:
        if not self.belonging.groups or not self.corpus.told[talk]:
            return Isolated(self.corpus.talks[talk].id, 0, 0.0)
        nearest = int(self.belonging.strengths[talk].argmax())
        mean = float(self.corpus.similarity[talk, self.belonging.groups[nearest]].mean())
        return Isolated(self.corpus.talks[talk].id, self.numbers[nearest], round(mean, DECIMALS))

    def strengths(self) -> dict[str, dict[int, float]]:
        """Of each talk, every theme that it touches."""
        return {
            talk.id: {self.numbers[place]: strength for place, strength in self.belonging.touched(i).items()}
            for i, talk in enumerate(self.corpus.talks)
        }


def _cohesion(inside: Matrix) -> float:
    """Mean similarity of different members; 1 for a single one."""
    n = len(inside)
    return float((inside.sum() - n) / (n * (n - 1))) if n > 1 else 1.0
