"""Learns a ranker from talks whose authors gave keywords."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from abstracts import lexicon as lexicons
from abstracts.concepts.boosting import boosted
from abstracts.concepts.calibration import curve, platt, rescaled
from abstracts.concepts.features import matrix
from abstracts.concepts.habits import NAMES, Habits
from abstracts.concepts.matching import stemmed
from abstracts.concepts.ranking import LearnedRanker
from abstracts.concepts.selection import select
from abstracts.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from abstracts.concepts.calibration import Bin
    from abstracts.concepts.extraction import Found
    from abstracts.concepts.profiles import Profile
    from abstracts.concepts.trees import Rows, Vector

    Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]

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
        keywords: id of a talk -> the keywords that teach habits.
    """

    rows: Rows
    names: tuple[str, ...]
    chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]
    group: np.ndarray[tuple[int], np.dtype[np.str_]]
    weight: Vector
    profiles: tuple[Profile, ...]
    labels: tuple[str, ...]
    keywords: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A corpus to learn from.

    Attributes:
        found: its candidates.
        keywords: id of a talk -> its keywords; talks without keywords teach nothing.
        weight: how much its examples count beside those of other corpora.
        habits: its keywords show which words authors like in keywords; an annotator's need not.
    """

    found: Found
    keywords: Mapping[str, Sequence[str]]
    weight: float = 1.0
    habits: bool = True


def examples(lessons: Iterable[Lesson]) -> Examples:
    """The concepts of some corpora beside their authors' keywords.

    Raises:
        InputError: too few of the keywords stand in their texts.
    """
    rows, chosen, group, weight, profiles, labels = [], [], [], [], [], []
    own: dict[str, Sequence[str]] = {}
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
            if lesson.habits:
                own[talk] = wanted
    if sum(chosen) < FEWEST:
        raise InputError(f"{sum(chosen)} keywords stand in their texts; at least {FEWEST} are needed to learn from")
    return Examples(
        np.vstack(rows), names, np.array(chosen), np.array(group), np.array(weight), tuple(profiles), tuple(labels), own
    )


def fit(data: Examples, unseen: Vector | None = None) -> LearnedRanker:
    """A ranker from examples; the same examples give the same ranker.

    Args:
        data: the examples.
        unseen: what `held_out` gave for them: scores are then made chances by them (Platt 1999), in the same order.
    """
    ranker = _fit(data, np.ones(len(data.chosen), dtype=bool))
    return (
        ranker
        if unseen is None
        else replace(ranker, trees=ranker.trees.scaled(*platt(unseen, data.chosen, data.weight)))
    )


def _fit(data: Examples, at: Mask) -> LearnedRanker:
    seen = set(data.group[at].tolist())
    habits = Habits.of(k for talk, k in data.keywords.items() if talk in seen)
    rows, chosen, weight = _with_habits(data, at, habits), data.chosen[at], data.weight[at]
    return LearnedRanker(boosted(rows, chosen, weight, data.names + NAMES), habits.kept())


def _with_habits(data: Examples, at: Mask, habits: Habits) -> Rows:
    """The rows with the columns of `habits`, each talk without its own keywords."""
    columns = np.zeros((len(at), len(NAMES)))
    for talk in sorted(set(data.group[at].tolist())):
        of_talk = np.flatnonzero(data.group == talk)
        own = data.keywords.get(talk, ())
        columns[of_talk] = habits.columns([data.profiles[i] for i in of_talk], own)
    return np.hstack([data.rows, columns])[at]


def held_out(data: Examples, folds: int = 5, seed: int = 0) -> Vector:
    """The score of every example from a ranker that never saw its talk, 0..1, before calibration."""
    talks = sorted(set(data.group.tolist()))
    order = np.random.default_rng(seed).permutation(len(talks))
    scores = np.zeros(len(data.group))
    for k in range(folds):
        held = np.isin(data.group, [talks[i] for i in order[k::folds]])
        ranker = _fit(data, ~held)
        own = [data.profiles[i] for i in np.flatnonzero(held)]
        scores[held] = ranker.trees.probabilities(np.hstack([data.rows[held], ranker.habits.columns(own)]))
    return scores


def chances(data: Examples, unseen: Vector, folds: int = 5) -> Vector:
    """The scores of `held_out`, calibrated as `fit` does but each talk by the others only, 0..1."""
    talks = sorted(set(data.group.tolist()))
    scores = np.zeros(len(unseen))
    for k in range(folds):
        held = np.isin(data.group, talks[k::folds])
        line = platt(unseen[~held], data.chosen[~held], data.weight[~held])
        scores[held] = rescaled(unseen[held], *line)
    return scores


def reliability(data: Examples, unseen: Vector, talks: Container[str] | None = None) -> tuple[Bin, ...]:
    """Whether scores are chances: ten bins of concepts whose talk taught neither the ranker nor its calibration.

    Args:
        data: the examples.
        unseen: what `held_out` gave for them.
        talks: those to judge, all where it is None.
    """
    judged = np.array([talks is None or talk in talks for talk in data.group.tolist()])
    return curve(chances(data, unseen)[judged], data.chosen[judged])


def cross_validated(data: Examples, unseen: Vector) -> dict[str, tuple[str, ...]]:
    """What each talk would get from a ranker that never saw it.

    Args:
        data: the examples.
        unseen: what `held_out` gave for them.

    Returns:
        id of the talk -> labels of its ten best concepts.
    """
    talks = sorted(set(data.group.tolist()))
    return {talk: _best(data, unseen, np.flatnonzero(data.group == talk)) for talk in talks}


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
