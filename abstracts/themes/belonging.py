"""Which talks belong to which group, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from abstracts.embeddings import unit

if TYPE_CHECKING:
    from abstracts.embeddings import Matrix
    from abstracts.themes.model import ThemeModel

TOUCHES = 0.5
"""A talk touches another theme if it is near it by this part of its nearness to its own."""

DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Belonging:
    """The groups of n talks.

    Attributes:
        groups: places of the members, the strongest first; the largest group first.
        isolated: places of the talks in no group.
        nearness: (n, groups) cosine of each talk with the centre of each group without that talk, -1..1.
        consensus: (m, m) how often talks of the sample fall together, 0..1.
        sampled: place of a talk -> its row in `consensus`.
    """

    groups: tuple[tuple[int, ...], ...]
    isolated: tuple[int, ...]
    nearness: Matrix
    consensus: Matrix
    sampled: dict[int, int]

    @classmethod
    def of(cls, positions: Matrix, model: ThemeModel, min_size: int) -> Self:
        """Groups of at least `min_size`; talks of smaller ones join the group they are near, or are isolated."""
        labels = model.labels_.copy()
        sizes = np.bincount(labels)
        kept = [g for g in range(len(sizes)) if sizes[g] >= min_size]
        nearness = _nearness(positions, labels, kept)
        homes = _homes(nearness, labels, kept, strict=min_size > 1)
        groups = [sorted(np.flatnonzero(homes == g), key=lambda i: (-nearness[i, g], i)) for g in range(len(kept))]
        full = sorted((g for g in range(len(groups)) if groups[g]), key=lambda g: (-len(groups[g]), g))
        return cls(
            groups=tuple(tuple(int(i) for i in groups[g]) for g in full),
            isolated=tuple(int(i) for i in np.flatnonzero(homes < 0)),
            nearness=nearness[:, full],
            consensus=model.consensus_,
            sampled={int(talk): row for row, talk in enumerate(model.sample_)},
        )

    def stability(self, number: int) -> float:
        """Mean share of resamples in which two members fall together, 0..1; of a lone one, in which it is alone."""
        rows = [self.sampled[i] for i in self.groups[number] if i in self.sampled]
        if len(rows) > 1:
            inside = self.consensus[np.ix_(rows, rows)]
            return float((inside.sum() - len(rows)) / (len(rows) * (len(rows) - 1)))
        others = np.delete(self.consensus[rows], rows, axis=1) if rows else np.zeros((1, 0))
        return float(1 - others.max(initial=0))

    def strength(self, talk: int, number: int) -> float:
        """How strongly a talk belongs to a theme, 0..1."""
        return float(np.clip(np.round(self.nearness[talk, number], DECIMALS), 0, 1))

    def touched(self, talk: int) -> dict[int, float]:
        """Themes of a talk, strongest first: its own, and those nearly as near."""
        own = next((g for g, members in enumerate(self.groups) if talk in members), None)
        strengths = {g: self.strength(talk, g) for g in range(len(self.groups))}
        line = TOUCHES * (strengths[own] if own is not None else max(strengths.values(), default=0.0))
        near = [g for g, s in strengths.items() if g == own or (s > 0 and s >= line)]
        return {g: strengths[g] for g in sorted(near, key=lambda g: (g != own, -strengths[g], g))}


def _nearness(positions: Matrix, labels: np.ndarray[tuple[int], np.dtype[np.int64]], kept: list[int]) -> Matrix:
    """Cosine of each talk with the mean of each kept group, itself left out of its own; alone it is 1."""
    found = np.zeros((len(positions), len(kept)))
    for column, group in enumerate(kept):
        inside = labels == group
        total = positions[inside].sum(axis=0)
        centres = np.where(inside[:, None], total - positions, total)
        found[:, column] = (positions * unit(centres)).sum(axis=1)
        if inside.sum() == 1:
            found[inside, column] = 1.0
    return np.round(found, DECIMALS)


def _homes(
    nearness: Matrix, labels: np.ndarray[tuple[int], np.dtype[np.int64]], kept: list[int], *, strict: bool
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Column of the group of each talk; -1 for those that, when `strict`, are nearer to chance than to any group."""
    column = {group: i for i, group in enumerate(kept)}
    homes = np.array([column.get(int(label), -1) for label in labels], dtype=np.int64)
    if not strict:
        return homes
    if not kept:
        return np.full(len(labels), -1, dtype=np.int64)
    same = (nearness == 0).all(axis=1) & (homes >= 0)  # all talks alike: nothing is near or far
    best = nearness.argmax(axis=1)
    homes = np.where((homes < 0) | (nearness[np.arange(len(labels)), homes] <= 0), best, homes)
    lost = nearness.max(axis=1) <= 0
    return np.where(same, 0, np.where(lost, -1, homes))
