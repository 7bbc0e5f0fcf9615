"""Learns a ranker from talks whose authors gave keywords."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abstracts import lexicon as lexicons
from abstracts.concepts.features import matrix
from abstracts.concepts.matching import stemmed
from abstracts.concepts.ranking import LearnedRanker
from abstracts.concepts.selection import select
from abstracts.concepts.trees import Trees
from abstracts.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sklearn.ensemble import GradientBoostingClassifier

    from abstracts.concepts.extraction import Found
    from abstracts.concepts.profiles import Profile
    from abstracts.concepts.trees import Rows, Vector

MODELS = 4
FEWEST = 20
"""Fewer matched keywords than this teach nothing."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Concepts of several corpora, and whether an author chose them.

    Attributes:
        rows: (examples, features).
        chosen: bool, (examples,).
        group: what must not be split between learning and measuring (a talk), (examples,).
        weight: how much each example counts in learning, (examples,).
        profiles, labels: what each example is.
    """

    rows: Rows
    names: tuple[str, ...]
    chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]
    group: np.ndarray[tuple[int], np.dtype[np.str_]]
    weight: Vector
    profiles: tuple[Profile, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A corpus to learn from.

    Attributes:
        found: its candidates.
        keywords: id of a talk -> its keywords; talks without keywords teach nothing.
        weight: how much its examples count beside those of other corpora.
    """

    found: Found
    keywords: Mapping[str, Sequence[str]]
    weight: float = 1.0


def examples(lessons: Iterable[Lesson]) -> Examples:
    """The concepts of some corpora beside their authors' keywords.

    Raises:
        InputError: too few of the keywords stand in their texts.
    """
    rows, chosen, group, weight, profiles, labels = [], [], [], [], [], []
    names: tuple[str, ...] = ()
    for lesson in lessons:
        for talk, wanted in lesson.keywords.items():
            owned = lesson.found.deserving(talk)
            if not owned or not wanted:
                continue
            stems = {stemmed(k) for k in wanted}
            values, names = matrix(owned, lesson.found.corpus, lexicons.load())
            rows.append(values)
            labels += [lesson.found.labels[p.key] for p in owned]
            chosen += [stemmed(lesson.found.labels[p.key]) in stems for p in owned]
            group += [talk] * len(owned)
            weight += [lesson.weight] * len(owned)
            profiles += owned
    if sum(chosen) < FEWEST:
        raise InputError(f"{sum(chosen)} keywords stand in their texts; at least {FEWEST} are needed to learn from")
    return Examples(
        np.vstack(rows), names, np.array(chosen), np.array(group), np.array(weight), tuple(profiles), tuple(labels)
    )


def fit(data: Examples) -> LearnedRanker:
    """A ranker from examples; the same examples give the same ranker.

    The mean of several gradient boostings (Friedman 2001) of shallow trees on random halves, best for small data.
    """
    return LearnedRanker(_fit(data, np.ones(len(data.chosen), dtype=bool)))


def _fit(data: Examples, at: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Trees:
    rows, chosen, weight = data.rows[at], data.chosen[at], data.weight[at]
    models = [_model(seed).fit(rows, chosen, sample_weight=weight) for seed in range(MODELS)]
    return Trees.from_sklearn(models, data.names, float(np.average(chosen, weights=weight)))


def cross_validated(data: Examples, folds: int = 5, seed: int = 0) -> dict[str, tuple[str, ...]]:
    """What each talk would get from a ranker that never saw it.

    Returns:
        id of the talk -> labels of its ten best concepts.
    """
    talks = sorted(set(data.group.tolist()))
    order = np.random.default_rng(seed).permutation(len(talks))
    scores = np.zeros(len(data.group))
    for k in range(folds):
        held = np.isin(data.group, [talks[i] for i in order[k::folds]])
        scores[held] = _fit(data, ~held).probabilities(data.rows[held])
    return {talk: _best(data, scores, np.flatnonzero(data.group == talk)) for talk in talks}


def _best(data: Examples, scores: Vector, at: np.ndarray[tuple[int], np.dtype[np.intp]]) -> tuple[str, ...]:
    label = {data.profiles[i].key: data.labels[i] for i in at}
    chosen = select([(float(scores[i]), data.profiles[i]) for i in at])
    return tuple(label[profile.key] for _, profile in chosen[:10])


def f1_at(found: Mapping[str, Sequence[str]], keywords: Mapping[str, Sequence[str]], n: int) -> float:
    """Mean over talks of F1 between the n best labels and all of the author's keywords, stemmed."""
    scores = []
    for talk, wanted in keywords.items():
        gold = {stemmed(k) for k in wanted}
        hits = len({stemmed(label) for label in found.get(talk, ())[:n]} & gold)
        scores.append(2 * hits / (n + len(gold)))
    return sum(scores) / len(scores)


def _model(seed: int) -> GradientBoostingClassifier:
    from sklearn.ensemble import GradientBoostingClassifier  # noqa: PLC0415  only those who learn pay

    return GradientBoostingClassifier(
        n_estimators=120,
        max_depth=3,
        learning_rate=0.05,
        subsample=0.5,
        max_features=0.3,
        min_samples_leaf=10,
        random_state=seed,
    )
