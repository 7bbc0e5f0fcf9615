"""New talks join an earlier analysis: its themes stay as they are, and what fits in none makes new ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

import numpy as np

from abstracts.themes import graph
from abstracts.themes.belonging import Belonging, homes_of, nearness_to_groups
from abstracts.themes.grouping import SMALLEST_MEAN, Grouping, consensus, good
from abstracts.themes.kept import kept_labels
from abstracts.themes.levels import GAP
from abstracts.themes.recognising import recognised
from abstracts.themes.records import Themes
from abstracts.themes.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.embeddings import Matrix
    from abstracts.themes.belonging import Flags
    from abstracts.themes.corpus import Corpus
    from abstracts.themes.graph import Labels
    from abstracts.themes.grouping import Run
    from abstracts.themes.records import Theme

FAR = -1e6
"""Nearness of talks of different groups that must stay apart: no mean with it is near."""

ALIKE = 0.2
"""Talks whose mean similarity is this high or higher are on one thing: so few may make a new theme."""

AMONG = 0.5
"""Of a new theme, this share of the talks or more has the nearest of all talks in it."""


APART = 0.3
"""New groups beside a single earlier theme are as assortative as this, or more."""


class JoiningModel(Grouping):
    """Consensus clustering in which some talks have their groups already (constrained: Wagstaff et al. 2001).

    Known groups are neither torn apart nor merged; the others join one of them, or make groups of their own where
    that scores better, as in `Grouping`; of numbers that do about equally well the smallest is taken.

    Parameters:
        As in `Grouping`; `max_themes` is the most groups beside the known ones.

    Attributes:
        known_: array (n,), what was given to `fit`.
        labels_: array (n,), group of each talk; known groups keep their numbers, and the others follow, largest first.
    """

    known_: Labels

    def fit(self, X: Matrix, y: Labels | None = None) -> Self:  # noqa: N803
        """Group talks by their coordinates (n, d); `y` (n,) holds the groups that are known, from 0, and -1."""
        self.known_ = np.full(len(X), -1) if y is None else np.asarray(y, dtype=np.int64)
        return super().fit(X)

    def _numbers(self, n: int) -> list[int]:  # noqa: ARG002
        known = self.known_[self.sample_]
        kept = len(np.unique(known[known >= 0]))
        more = min(self.max_themes, int((known < 0).sum()) // SMALLEST_MEAN)
        return list(range(kept, kept + more + 1)) if kept else super()._numbers(len(known))

    def _scores(self, rows: Matrix, runs: list[Run], numbers: list[int]) -> dict[int, float]:
        """As in `Grouping`; a single theme stands apart from nothing, so what is beside it must plainly differ."""
        found = super()._scores(rows, runs, numbers)
        if 1 in found:
            for k in numbers[1:]:
                if graph.assortativity(rows, self._grouped(runs, k, len(rows))[1]) < APART:
                    found[k] = 0.0
        return found

    def _choice(self, scores: dict[int, float]) -> int:
        """The smallest: what is new must be needed."""
        return good(scores)[0]

    def _grouped(self, runs: list[Run], k: int, n: int) -> tuple[Matrix, Labels]:
        known, found = self.known_[self.sample_], consensus(runs, k, n)
        both = (known[:, None] >= 0) & (known >= 0)
        held = np.where(both, np.where(known[:, None] == known, 1, FAR), np.minimum(found, 1 - GAP))
        labels = graph.by_size(graph.cut(graph.tree(held), [k])[k]) if n > 1 else np.zeros(1, dtype=np.int64)
        return found, self._numbered(labels, known)

    def _numbered(self, labels: Labels, known: Labels) -> Labels:
        """The same groups, those with known talks by their known numbers, the others after them."""
        numbers: dict[int, int] = dict(zip(labels[known >= 0].tolist(), known[known >= 0].tolist(), strict=True))
        following = int(self.known_.max(initial=-1)) + 1
        for group in range(labels.max() + 1):
            if group not in numbers:
                numbers[group], following = following, following + 1
        return np.array([numbers[group] for group in labels.tolist()], dtype=np.int64)

    def _place(self, rows: Matrix, labels: Labels) -> None:
        found = self.known_.copy()
        found[self.sample_] = labels
        self._centre(rows, found)
        if (found < 0).any():
            found[found < 0] = self.predict(rows[found < 0])
        self.labels_ = found


def join(corpus: Corpus, previous: Themes, min_size: int) -> Themes:
    """The themes of an earlier analysis with the talks that it does not know.

    Earlier talks stay where they were; a talk that was isolated may enter a new theme. New themes are numbered after
    the earlier ones.
    """
    previous = recognised(previous, corpus.talks)
    ids = {talk.id for talk in corpus.talks}
    kept = [theme for theme in previous.themes if ids & set(theme.talks)]
    belonging = _belonging(corpus, kept, {alone.talk for alone in previous.isolated}, min_size)
    after = highest(previous) + 1
    numbers = [theme.number for theme in kept] + list(range(after, after + len(belonging.groups) - len(kept)))
    telling = Telling(corpus, belonging, numbers)
    labels = kept_labels(corpus, telling, [theme.label for theme in kept])
    themes = [replace(theme, new=True) for theme in telling.themes(labels)]
    for place, earlier in enumerate(kept):
        stability = _stability(themes[place], earlier)
        tentative = telling.is_tentative(place, labels[place], stability)
        themes[place] = replace(
            themes[place], new=False, within=earlier.within, stability=stability, tentative=tentative
        )
    return Themes(
        themes=tuple(themes),
        isolated=telling.isolated(),
        warnings=corpus.warnings,
        settings={},
        strengths=telling.strengths(),
        fresh=tuple(sorted(ids - _talks(previous))),
        missing=tuple(sorted(_talks(previous) - ids)),
        ended=tuple(theme for theme in previous.themes if theme not in kept),
    )


def highest(found: Themes) -> int:
    """The highest number that a theme of an analysis has, or had in those that it joined: none is given anew."""
    earlier = found.settings.get("highest", 0)
    return max([earlier if isinstance(earlier, int) else 0, *(theme.number for theme in found.themes)])


def _stability(theme: Theme, earlier: Theme) -> float:
    """A theme whose talks are the same is as sure as it was."""
    return earlier.stability if earlier.stability and set(earlier.talks) == set(theme.talks) else theme.stability


def _talks(found: Themes) -> set[str]:
    return {talk for theme in found.themes for talk in theme.talks} | {alone.talk for alone in found.isolated}


def _belonging(corpus: Corpus, kept: Sequence[Theme], isolated: set[str], min_size: int) -> Belonging:
    """The earlier themes in their order, then the new ones, largest first."""
    place = {talk: number for number, theme in enumerate(kept) for talk in theme.talks} | dict.fromkeys(isolated, -1)
    said = list(zip((talk.id for talk in corpus.talks), corpus.contents.tolist(), strict=True))
    stand = {content: place[talk] for talk, content in said if talk in place}
    homes = [place.get(talk, stand.get(content)) for talk, content in said]  # copies are with the first
    known = np.array([-1 if home is None else home for home in homes], dtype=np.int64)
    fresh = np.array([home is None for home in homes], dtype=bool)
    if not kept and (corpus.warnings or not fresh.any()):
        return Belonging((), tuple(range(len(known))), np.zeros((len(known), 0)), np.eye(len(known)), {})
    fresh |= not kept  # without a theme to join, all themes are new ones
    model = JoiningModel(None if kept or corpus.differ else 1).fit(corpus.positions, known)
    found = _homes(corpus, model, fresh, min_size)
    groups = [np.flatnonzero(found == group).tolist() for group in range(found.max() + 1)]
    new = graph.largest_first(filter(None, groups[len(kept) :]))
    return Belonging.made(corpus.positions, model, [*groups[: len(kept)], *new])


def _homes(corpus: Corpus, model: JoiningModel, fresh: Flags, min_size: int) -> Labels:
    """(n,) number of the group of each talk, or -1.

    New groups that do not stand fall, one after the other: their talks join the nearest group or are isolated, as in
    any analysis. What was isolated stays so but in a new group; what opens, closes or interrupts a programme always.
    """
    known, labels = model.known_, model.labels_
    earlier = int(known.max(initial=-1)) + 1
    new = list(range(earlier, int(labels.max(initial=-1)) + 1))
    while True:
        nearness = nearness_to_groups(corpus.positions, labels, [*range(earlier), *new])
        homes = homes_of(nearness, labels, [*range(earlier), *new], corpus.lonely)
        out = ~corpus.told | (~fresh & ~np.isin(labels, new))
        homes = np.where(known >= 0, known, np.where(out, -1, homes))
        sizes = [int((homes == earlier + place).sum()) for place in range(len(new))]
        fallen = [
            group
            for place, group in enumerate(new)
            if sizes[place] < min_size or not _stands(corpus, homes == earlier + place, fresh, beside=earlier > 0)
        ]
        if not fallen:
            return homes
        new.remove(min(fallen, key=lambda group: (sizes[new.index(group)], -group)))


def _stands(corpus: Corpus, inside: Flags, fresh: Flags, *, beside: bool) -> bool:
    """Whether a new group is a theme, beside earlier ones or none.

    With few talks, chance puts newcomers together: beside earlier themes, either `SMALLEST_MEAN` of a new theme's talks
    are new or its talks are plainly alike, and half of them or more are nearest to one another. Copies count once.
    """
    if not beside or not (inside & fresh).any():
        return bool((inside & fresh).any())
    places = np.flatnonzero(inside)
    members = np.sort(places[np.unique(corpus.contents[places], return_index=True)[1]])
    count, newcomers = len(members), int(fresh[members].sum())
    alike = (corpus.similarity[np.ix_(members, members)].sum() - count) / max(1, count * (count - 1))
    nearness = np.round(corpus.positions[members] @ corpus.positions.T, graph.DECIMALS)
    nearness[corpus.contents[members][:, None] == corpus.contents] = -np.inf
    among = nearness[:, inside].max(axis=1) >= nearness.max(axis=1)
    return (newcomers >= SMALLEST_MEAN or alike >= ALIKE) and bool(among.mean() >= AMONG)
