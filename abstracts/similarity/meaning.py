"""What a name means beside what the talks of a group mean: embeddings of both, by one encoder."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from abstracts.embeddings import Matrix, centred, subject, unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abstracts.embeddings import Encoder

CLOSE = 0.3
"""Cosine from which a name means what its group is about (docs/method.md)."""

LEAST = 0.1
"""What a name is worth that means something else."""

PLAIN = 0.78
"""Cosine from which talks plainly speak of a field of knowledge (docs/method.md)."""

LEAST_TALKS = 4
"""Of fewer talks a field says little: one or two words decide it."""

DECIMALS = 4

ROWS = 4096
"""Pairs of words compared at a time, which bounds the memory."""


@dataclass(frozen=True)
class Meaning:
    """What n talks mean, and any name beside them.

    Attributes:
        sentences: embeddings of the talks (n, d), unit rows.
        encoder: that made them.
    """

    sentences: Matrix
    encoder: Encoder
    _known: dict[str, Matrix] = field(default_factory=dict)

    def part(self, places: Sequence[int]) -> Meaning:
        """Some of the talks alone, or all in another order."""
        return Meaning(self.sentences[list(places)], self.encoder, self._known)

    def aptness(self, names: Sequence[Sequence[str]], groups: Sequence[Sequence[int]]) -> list[list[float]]:
        """How well each name says what its group is about, from 0.1 to 1.

        The cosine of the name, without what all names share, with the mean of the group, without what all talks share,
        as a part of that from which a name is close.

        Args:
            names: of each group.
            groups: places of the talks of each.
        """
        if not groups:
            return []
        every = list(dict.fromkeys(name for own in names for name in own))
        vectors = dict(zip(every, centred(self._vectors(every)), strict=True))
        mean = self.sentences.mean(axis=0)
        centres = unit(np.array([self.sentences[list(group)].mean(axis=0) - mean for group in groups]))
        return [
            [round(float(np.clip(vectors[name] @ centre / CLOSE, LEAST, 1)), DECIMALS) for name in own]
            for own, centre in zip(names, centres, strict=True)
        ]

    def subject(self, group: Sequence[int]) -> str:
        """The field of knowledge that a group of talks plainly speaks of, and all talks together do not; else "".

        Args:
            group: places of its talks.
        """
        if len(group) < LEAST_TALKS:
            return ""
        name = self._plainly(self.sentences[list(group)])
        return name if name != self._subject_of_all else ""

    @cached_property
    def _subject_of_all(self) -> str:
        return self._plainly(self.sentences)

    def _plainly(self, sentences: Matrix) -> str:
        name, cosine = subject(sentences, self.encoder.name)
        return name if cosine >= PLAIN else ""

    def near(self, pairs: Iterable[tuple[str, str]], least: float) -> dict[str, dict[str, float]]:
        """First word of some pairs -> the second ones in their order -> their cosine, if it is this high or higher."""
        asked = list(pairs)
        if not asked:
            return {}
        every = list(dict.fromkeys(word for pair in asked for word in pair))
        place = {word: i for i, word in enumerate(every)}
        vectors = self.encoder.encode(every)
        found: dict[str, dict[str, float]] = {}
        for start in range(0, len(asked), ROWS):
            block = asked[start : start + ROWS]
            first, second = (vectors[[place[pair[side]] for pair in block]] for side in (0, 1))
            cosines = np.round((first * second).sum(axis=1), DECIMALS).tolist()
            for (word, other), cosine in zip(block, cosines, strict=True):
                if cosine >= least:
                    found.setdefault(word, {})[other] = cosine
        return found

    def _vectors(self, names: list[str]) -> Matrix:
        new = [name for name in names if name not in self._known]
        if new:
            self._known.update(zip(new, self.encoder.encode(new), strict=True))
        return np.array([self._known[name] for name in names]).reshape(len(names), self.sentences.shape[1])
