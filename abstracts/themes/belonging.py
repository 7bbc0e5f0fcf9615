"""Which talks belong to which group, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from abstracts.embeddings import unit
from abstracts.themes import graph, levels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abstracts.embeddings import Matrix
    from abstracts.themes.graph import Labels
    from abstracts.themes.grouping import Grouping
    from abstracts.themes.levels import Granularity

Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]

TOUCHES = 0.2
"""A talk touches another theme if it belongs to it this strongly."""

LOOSE = 0.25
"""A talk that belongs to its own theme less strongly than this fits it loosely."""

NEAR = 0.05
"""Cosine with the mean of a group from which a talk that is like no other may stay in it (docs/method.md)."""

STRONGER = 1.5
"""A talk goes to the group to which it belongs so many times as strongly as to its own, or more (docs/method.md)."""

ROUNDS = 3
"""How often, since groups change with their talks."""

SMALLEST = 2
"""Talks of the smallest theme, where nothing else is asked for; so many stay in one that others leave."""

SHARPNESS = 10.0
"""Concentration of themes around their centres, in the strengths."""

DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Belonging:
    """The groups of n talks.

    Attributes:
        groups: places of the members, the strongest first; the largest group first.
        isolated: places of the talks in no group.
        strengths: (n, groups) how strongly each talk belongs to each group, 0..1, rows that sum to 1: the posterior of
            equally likely von Mises-Fisher groups (Banerjee et al. 2005) around centres without that talk.
        consensus: (m, m) how often talks of the sample fall together, 0..1.
        sampled: place of a talk -> its row in `consensus`.
        within: number of the broader group in which each group lies, where the groups are split ones.
    """

    groups: tuple[tuple[int, ...], ...]
    isolated: tuple[int, ...]
    strengths: Matrix
    consensus: Matrix
    sampled: dict[int, int]
    within: tuple[int, ...] = ()

    @classmethod
    def of(cls, positions: Matrix, model: Grouping, min_size: int, contents: Labels, lonely: Flags) -> Belonging:
        """Medium groups of at least `min_size`; talks of smaller ones join the group they are near, or are isolated.

        Args:
            positions: (n, d) unit rows, as the model was fitted on.
            model: fitted.
            min_size: 1 keeps every group as it is.
            contents: (n,) numbers, equal for copies, which count once.
            lonely: (n,) whether a talk is like no other; such talks are isolated where they stand near no group.
        """
        labels = model.levels_["medium"]
        sizes = graph.sizes_of(contents, labels)
        kept = [g for g in range(len(sizes)) if sizes[g] >= min_size]
        nearness = nearness_to_groups(positions, labels, kept)
        homes = homes_of(nearness, labels, kept, lonely if min_size > 1 else np.zeros_like(lonely))
        homes = large_enough(contents, homes, min_size)
        groups = [np.flatnonzero(homes == g).tolist() for g in range(len(kept))]
        found = cls.made(positions, model, sorted(filter(None, groups), key=lambda group: -len(group)))
        return replace(found, consensus=model.medium_consensus_)

    @classmethod
    def made(cls, positions: Matrix, model: Grouping, groups: Sequence[Sequence[int]]) -> Belonging:
        """Groups of talks, in their order, with the consensus of a fitted model; other talks are isolated."""
        sampled = {int(talk): row for row, talk in enumerate(model.sample_)}
        bare = cls((), (), np.zeros((len(positions), 0)), model.consensus_, sampled)
        return bare.regrouped(positions, groups)

    def refined(self, positions: Matrix, min_size: int) -> Belonging:
        """The same groups, with the talks that belong to them far more strongly than to their own.

        Linkage takes back nothing that it merged early; moving talks to nearer centres does (after Lloyd 1982).
        """
        found = self
        for _ in range(ROUNDS):
            groups = found._moved(max(SMALLEST, min_size))
            if groups == [sorted(group) for group in found.groups]:
                break
            found = found.regrouped(positions, graph.largest_first(groups))
        return found

    def _moved(self, least: int) -> list[list[int]]:
        """Members of each group, none of them left with fewer than these."""
        groups = [sorted(group) for group in self.groups]
        for own, group in enumerate(self.groups):
            for talk in reversed(group):  # the least typical first, as few may go
                other = int(self.strengths[talk].argmax())
                far = self.strength(talk, other) >= STRONGER * self.strength(talk, own)
                if other != own and far and len(groups[own]) > least:
                    groups[own].remove(talk)
                    groups[other].append(talk)
        return [sorted(group) for group in groups]

    def at(
        self, granularity: Granularity, positions: Matrix, model: Grouping, min_size: int, contents: Labels
    ) -> Belonging:
        """Medium groups merged or split as the model says; the same talks are isolated."""
        level, told = model.levels_[granularity], replace(self, consensus=model.consensus_)
        if granularity != "fine":
            return told.regrouped(positions, levels.joined(self.groups, level))
        parts = [levels.split(group, positions, level, contents, min_size) for group in self.groups]
        found = told.regrouped(positions, [group for part in parts for group in part])
        return replace(found, within=tuple(number for number, part in enumerate(parts) for _ in part))

    def regrouped(self, positions: Matrix, groups: Sequence[Sequence[int]]) -> Belonging:
        """Other groups of the same talks, in their order; talks in none of them are isolated."""
        homes = np.full(len(positions), -1, dtype=np.int64)
        for number, group in enumerate(groups):
            homes[list(group)] = number
        nearness = nearness_to_groups(positions, homes, list(range(len(groups))))
        return replace(
            self,
            groups=tuple(_nearest_first(group, nearness[:, g]) for g, group in enumerate(groups)),
            isolated=tuple(int(i) for i in np.flatnonzero(homes < 0)),
            strengths=_strengths(nearness),
        )

    def among(self, positions: Matrix, places: Labels) -> Belonging:
        """The same groups among more talks, the others of which are isolated.

        Args:
            positions: (n, d) of all talks.
            places: of the talks of this grouping among all.
        """
        sampled = {int(places[talk]): row for talk, row in self.sampled.items()}
        groups = [places[list(group)].tolist() for group in self.groups]
        return replace(replace(self, sampled=sampled).regrouped(positions, groups), within=self.within)

    def stability(self, number: int, texts: Sequence[int]) -> float:
        """Mean share of resamples in which two texts fall together, 0..1; of a lone one, in which it is alone.

        Args:
            number: of the group.
            texts: its members without copies, which tell nothing.
        """
        rows = [self.sampled[i] for i in texts if i in self.sampled]
        if len(rows) > 1:
            inside = self.consensus[np.ix_(rows, rows)]
            return float((inside.sum() - len(rows)) / (len(rows) * (len(rows) - 1)))
        if not rows:
            return 0.0  # none was in the sample: nothing is known
        all_ = [self.sampled[i] for i in self.groups[number] if i in self.sampled]
        others = np.delete(self.consensus[rows], all_, axis=1)
        return float(1 - others.max(initial=0))

    def strength(self, talk: int, number: int) -> float:
        """How strongly a talk belongs to a theme, 0..1."""
        return float(self.strengths[talk, number])

    def touched(self, talk: int) -> dict[int, float]:
        """Themes of a talk, its own first, then the others that it touches, strongest first.

        Where it hardly belongs to its own, the strongest of the others is among them, whatever its strength.
        """
        own = next((g for g, members in enumerate(self.groups) if talk in members), None)
        found = {g: self.strength(talk, g) for g in range(len(self.groups))}
        others = found.keys() - {own}
        is_loose = own is not None and found[own] < LOOSE and others
        second = max(others, key=lambda g: (found[g], -g)) if is_loose else None
        near = [g for g, strength in found.items() if g in (own, second) or strength >= TOUCHES]
        return {g: found[g] for g in sorted(near, key=lambda g: (g != own, -found[g], g))}


def _nearest_first(group: Iterable[int], nearness: Matrix) -> tuple[int, ...]:
    return tuple(sorted((int(i) for i in group), key=lambda i: (-float(nearness[i]), i)))


def _strengths(nearness: Matrix) -> Matrix:
    if not nearness.shape[1]:
        return nearness
    odds = np.exp(SHARPNESS * (nearness - nearness.max(axis=1, keepdims=True)))
    shares: Matrix = np.round(odds / odds.sum(axis=1, keepdims=True), DECIMALS)
    return shares


def nearness_to_groups(positions: Matrix, labels: Labels, kept: list[int]) -> Matrix:
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


def homes_of(nearness: Matrix, labels: Labels, kept: list[int], lonely: Flags) -> Labels:
    """Column of the group of each talk, or -1.

    Lonely talks that are near no group are in none; the other talks of groups that are not kept go to the nearest group
    that they are nearer to than chance.
    """
    column = {group: i for i, group in enumerate(kept)}
    homes = np.array([column.get(int(label), -1) for label in labels], dtype=np.int64)
    if not kept:
        return homes
    best = nearness.max(axis=1)
    homes = np.where((homes < 0) & (best > 0), nearness.argmax(axis=1), homes)
    return np.where(lonely & (best <= NEAR), -1, homes)


def large_enough(contents: Labels, homes: Labels, min_size: int) -> Labels:
    """The talks of groups that lonely talks have left too small stand alone."""
    sizes = graph.sizes_of(contents, homes)
    return np.where(sizes[homes] < min_size, -1, homes)
