"""How many groups the talks fall into, and which: clusterings of many resamples brought to one."""

from __future__ import annotations

from numbers import Integral
from typing import TYPE_CHECKING, Self

import numpy as np
import threadpoolctl  # type: ignore[import-untyped]

from abstracts.embeddings import centred, unit
from abstracts.themes import graph, levels

if TYPE_CHECKING:
    from abstracts.embeddings import Matrix
    from abstracts.themes.graph import Labels
    from abstracts.themes.levels import Granularity

NEAR_BEST = 0.95
"""Numbers of themes whose score is this near the best do equally well, and the middle one of them is taken: too few
themes throw subjects together that people keep apart, too many tear them (docs/method.md)."""

UNDECIDED = 0.1
"""Two talks that fall together in this share of the resamples, or in all but this, are decided."""

FEWEST = 30
"""Resamples of a corpus of a thousand talks; smaller ones need more for the same answer from any seed."""

WIDTHS = (0.5, 1.0, 1.5)
"""Factors of the number of neighbours, in turn, so that no single number decides."""

EXPECTED, DEVIATION = 10, 1.0
"""Themes expected in a large corpus (in one of less than its square, the square root of the talks), and the standard
deviation of the logarithm of their number: so wide that it decides only where the talks hardly do."""

SMALLEST_MEAN = 3
"""Themes have this many talks on average, at least, where more than two are tried."""

LEAST = {"n_themes": 1, "max_themes": 2, "resamples": 1, "neighbours": 1, "rounds": 0, "sample": 2}
"""Whole numbers from which parameters of the model may be chosen."""


def check_whole(name: str, value: object, least: int) -> int:
    """The value as JSON can hold it (NumPy's cannot); ValueError for no whole number, or less than the least."""
    if isinstance(value, bool) or not isinstance(value, Integral) or int(value) < least:
        raise ValueError(f"{name} is {value!r}; expected a whole number, {least} or more")
    return int(value)


class Grouping:
    """Consensus clustering of talks (Monti et al. 2003) over resamples that leave talks out.

    `themes.ThemeModel` is the same as an estimator of scikit-learn, which takes two seconds to load.

    Every resample smooths its talks on their neighbour graph and merges them by average linkage; the share of
    resamples in which two talks fall together is their consensus, and Ward linkage on the consensus gives the groups.
    Their number is the one whose groups come back in the resamples (mean adjusted Rand index, Hubert & Arabie 1985),
    leave few pairs of talks undecided (Senbabaoglu et al. 2014), stand apart (silhouette, Rousseeuw 1987) and hold the
    links to nearest talks (modularity, Newman & Girvan 2004): the product, weighed by a wide prior about the square
    root of the talks (ten at most), and of nearly equal ones the middle number.

    The order of the rows matters only where talks are equally near: sort them by content first.

    Parameters:
        n_themes: int or None. The number of groups, exactly; None chooses it from the data.
        granularity: "coarse", "medium" or "fine". Level of a hierarchy around the groups found when the number is free:
            coarse groups are made of whole medium ones, and their number maximises the same score in its range, without
            the prior; fine ones lie within a medium one, grouped anew by itself.
        max_themes: int. Most medium groups tried when the number is free.
        resamples: int. How many; corpora of more than 300 talks use fewer, down to 30 from 1,000 talks on.
        share: float in 0..1. Part of the talks in a resample.
        neighbours: int. Neighbours of a talk, half and one and a half times as many in turn; small corpora use a tenth
            of their talks.
        rounds: int. How often talks move towards their neighbours.
        sample: int. Larger corpora are grouped on this many talks, and the others join the nearest group.
        random_state: int. Seed of the resampling.

    Attributes:
        labels_: array (n,), group of each talk, 0 for the one that has most talks of the sample.
        levels_: dict of "medium", and of the granularity asked for, -> array (n,), groups of that level.
        consensus_: array (m, m), how often two talks of the sample fall together in -- their resamples, 0..1.
        medium_consensus_: the same for the medium groups, whatever granularity was asked for.
        sample_: array (m,), places of the talks of the sample (all talks, in corpora up to `sample`).
        centres_: array (groups, d), unit rows.
        scores_: dict of numbers of groups tried -> score; empty where the number was given, or for three talks.
    """

    labels_: Labels
    levels_: dict[Granularity, Labels]
    consensus_: Matrix
    medium_consensus_: Matrix
    sample_: Labels
    centres_: Matrix
    scores_: dict[int, float]

    def __init__(  # noqa: PLR0913  the parameters of an estimator
        self,
        n_themes: int | None = None,
        *,
        granularity: Granularity = "medium",
        max_themes: int = 20,
        resamples: int = 100,
        share: float = 0.8,
        neighbours: int = 20,
        rounds: int = 3,
        sample: int = 1500,
        random_state: int = 0,
    ) -> None:
        self.n_themes = n_themes
        self.granularity = granularity
        self.max_themes = max_themes
        self.resamples = resamples
        self.share = share
        self.neighbours = neighbours
        self.rounds = rounds
        self.sample = sample
        self.random_state = random_state

    def fit(self, X: Matrix, y: None = None) -> Self:  # noqa: ARG002, N803  scikit-learn's names
        """Group talks by their coordinates, (n, d) unit rows (`similarity.positions`).

        Raises:
            ValueError: a parameter is out of its range, or a number of groups and a level beside it are asked for.
        """
        self._check()
        with threadpoolctl.threadpool_limits(1):
            self._fit(X)
        return self

    def _check(self) -> None:
        """Parameters are looked at when the model is fitted, as scikit-learn asks."""
        for name, least in LEAST.items():
            if name != "n_themes" or self.n_themes is not None:
                check_whole(name, getattr(self, name), least)
        if not 0 < self.share <= 1:
            raise ValueError(f"share is {self.share!r}; expected more than 0, and 1 at most")
        levels.check(self.granularity)
        if self.n_themes is not None and self.granularity != "medium":
            raise ValueError("n_themes and granularity exclude each other: a given number has no level beside it")

    def predict(self, X: Matrix) -> Labels:  # noqa: N803
        """The group nearest to each talk; coordinates as in `fit`."""
        found: Labels = np.round(X @ self.centres_.T, graph.DECIMALS).argmax(axis=1)
        return found

    def _fit(self, rows: Matrix) -> None:
        rng = np.random.default_rng(self.random_state)
        self.sample_ = np.sort(rng.permutation(len(rows))[: max(self.sample, self.n_themes or 0)])
        inner = rows[self.sample_]
        alike = self.n_themes is None and not np.ptp(inner, axis=0).any()
        numbers = [1] if alike else self._numbers(len(inner))
        count = min(self.resamples, max(FEWEST, FEWEST * 1000 // max(1, len(inner)))) if len(inner) > numbers[0] else 0
        runs = [self._resample(inner, numbers, number, rng) for number in range(count)]
        self.scores_ = self._scores(inner, runs, numbers) if self.n_themes is None and runs and numbers != [1] else {}
        chosen = self._choice(self.scores_) if self.scores_ else numbers[0]
        self.consensus_, labels = self._grouped(runs, chosen, len(inner))
        if not runs and len(inner) > 1:
            self.consensus_ = np.ones_like(self.consensus_)  # nothing was left out: how sure a group is, is not known
        self.medium_consensus_ = self.consensus_
        self._place(rows, labels)
        self.levels_ = {"medium": self.labels_}
        if self.granularity != "medium":
            self._other_level(rows, runs, labels)

    def _scores(self, rows: Matrix, runs: list[Run], numbers: list[int]) -> dict[int, float]:
        """Number of groups -> score. Only one consensus at a time is held: they are large."""
        n = len(rows)
        return {k: expectation(k, n) * _score(rows, *self._grouped(runs, k, n), runs, k) for k in numbers}

    def _choice(self, scores: dict[int, float]) -> int:
        """Of the numbers that do about equally well, the middle one."""
        numbers = good(scores)
        return numbers[len(numbers) // 2]

    def _grouped(self, runs: list[Run], k: int, n: int) -> tuple[Matrix, Labels]:
        """Consensus (n, n) of the resamples, and the k groups it falls into."""
        found = consensus(runs, k, n)
        if n == 1:
            return found, np.zeros(1, dtype=np.int64)
        return found, graph.by_size(graph.cut(graph.tree(found, "ward"), [k])[k])

    def _other_level(self, rows: Matrix, runs: list[Run], medium: Labels) -> None:
        """Broader or narrower groups than the medium ones of the sample."""
        if self.granularity == "coarse":
            self.consensus_, labels = self._merged(rows[self.sample_], runs, medium)
        else:
            self.consensus_, labels = self._split(rows[self.sample_], medium)
        self._place(rows, labels)
        self.labels_ = levels.spread(rows, self.levels_["medium"], self.sample_, labels)
        self.levels_[self.granularity] = self.labels_

    def _merged(self, rows: Matrix, runs: list[Run], medium: Labels) -> tuple[Matrix, Labels]:
        """The number of broader groups that scores best, or the medium ones where there is no room for fewer."""

        def at(k: int) -> tuple[Matrix, Labels]:
            shares = consensus(runs, k, len(rows))
            return shares, levels.merged(shares, medium, k)

        scores = {k: _score(rows, *at(k), runs, k) for k in levels.coarse_numbers(int(medium.max()) + 1)}
        self.scores_ = scores or self.scores_
        return at(self._choice(scores)) if scores else (self.consensus_, medium)

    def _split(self, rows: Matrix, medium: Labels) -> tuple[Matrix, Labels]:
        """Each medium group grouped anew by itself, if its parts hold together."""
        parts, shares = np.zeros_like(medium), self.consensus_.copy()
        for group in range(medium.max() + 1):
            members = np.flatnonzero(medium == group)
            if len(members) >= 2 * SMALLEST_MEAN and np.ptp(rows[members], axis=0).any():
                model = self._for_parts().fit(centred(rows[members]))
                if levels.holds(model.consensus_, model.labels_):
                    parts[members] = model.labels_
                    shares[np.ix_(members, members)] = model.consensus_
        return shares, graph.by_size(medium * (parts.max() + 1) + parts)

    def _for_parts(self) -> Grouping:
        """The same for the talks of one group."""
        return Grouping(
            max_themes=levels.MOST_PARTS,
            resamples=self.resamples,
            share=self.share,
            neighbours=self.neighbours,
            rounds=self.rounds,
            sample=self.sample,
            random_state=self.random_state,
        )

    def _numbers(self, n: int) -> list[int]:
        """The numbers of groups to try."""
        if self.n_themes is not None:
            return [min(self.n_themes, n)]
        return list(range(2, max(2, min(self.max_themes, n // SMALLEST_MEAN)) + 1)) if n > SMALLEST_MEAN else [1]

    def _resample(self, rows: Matrix, numbers: list[int], number: int, rng: np.random.Generator) -> Run:
        """Groups of some talks drawn without replacement, for each number of groups."""
        drawn = np.sort(rng.permutation(len(rows))[: max(numbers[-1], round(self.share * len(rows)))])
        width = WIDTHS[number % len(WIDTHS)] * min(self.neighbours, len(drawn) / 10)
        count = min(max(2, round(width)), len(drawn) - 1)
        moved = graph.smoothed(rows[drawn], count, self.rounds)
        return drawn, graph.cut(graph.tree(moved @ moved.T), numbers)

    def _place(self, rows: Matrix, labels: Labels) -> None:
        """Groups of the sample -> centres -> groups of all talks."""
        self._centre(rows[self.sample_], labels)
        placed = Grouping.predict(self, rows)
        placed[self.sample_] = labels
        self.labels_ = placed

    def _centre(self, rows: Matrix, labels: Labels) -> None:
        self.centres_ = unit(np.array([rows[labels == g].mean(axis=0) for g in range(labels.max() + 1)]))


Run = tuple["Labels", dict[int, "Labels"]]
"""Places of the drawn talks, and their groups for each number of groups."""


def consensus(runs: list[Run], k: int, n: int) -> Matrix:
    """How often each two of n talks fall together in k groups, in their resamples; 0..1."""
    together, drawn = np.zeros((n, n), dtype=np.float32), np.zeros((n, n), dtype=np.float32)
    for places, groups in runs:
        together[np.ix_(places, places)] += groups[k][:, None] == groups[k]
        drawn[np.ix_(places, places)] += 1
    found: Matrix = np.where(drawn > 0, together / np.maximum(drawn, 1), 0).astype(float)
    np.fill_diagonal(found, 1)
    return found


def _score(rows: Matrix, shares: Matrix, labels: Labels, runs: list[Run], k: int) -> float:
    """How well k groups come back, are decided, stand apart and hold the links of the graph: the product."""
    stability = float(np.mean([_agreement(labels[places], groups[k]) for places, groups in runs]))
    apart = silhouette(rows, labels) if np.ptp(labels) and np.ptp(rows, axis=0).any() else 0.0
    parts = (stability, decided(shares), apart, graph.modularity(rows, labels))
    return float(np.round(np.prod(np.maximum(parts, 0)), graph.DECIMALS))


def silhouette(rows: Matrix, labels: Labels) -> float:
    """How much nearer talks are to their group than to the next one (Rousseeuw 1987), by cosine, -1..1; 0 if alone.

    Args:
        rows: (n, d).
        labels: (n,) of two groups or more.
    """
    directions, inside = unit(rows), labels[:, None] == np.unique(labels)
    distances = np.clip(1 - directions @ directions.T, 0, 2)
    np.fill_diagonal(distances, 0)
    sums, sizes = distances @ inside, inside.sum(axis=0)
    others = inside @ sizes - 1  # of the own group
    own = sums[inside] / np.maximum(others, 1)
    next_ = np.where(inside, np.inf, sums / sizes).min(axis=1)
    wider = np.maximum(own, next_)
    gaps = np.divide(next_ - own, wider, out=np.zeros(len(rows)), where=(wider > 0) & (others > 0))
    return float(gaps.mean())


def expectation(k: int, talks: int) -> float:
    """Log-normal prior of k themes, at most 1: about the square root of the talks (Bezdek & Pal 1998), ten at most."""
    return float(np.exp(-0.5 * (np.log(k / min(EXPECTED, talks**0.5)) / DEVIATION) ** 2))


def decided(shares: Matrix) -> float:
    """Share of pairs that nearly always fall together or apart, 0..1.

    One less the proportion of ambiguous clustering (Senbabaoglu et al. 2014).
    """
    pairs = shares[np.triu_indices(len(shares), 1)]
    return 1 - float(np.mean((pairs > UNDECIDED) & (pairs < 1 - UNDECIDED))) if len(pairs) else 1.0


def _agreement(first: Labels, second: Labels) -> float:
    """Adjusted Rand index (Hubert & Arabie 1985) of two groupings of the same talks, labels from 0.

    scikit-learn's checks its input anew each time: thousands of times a run, they cost more than all the rest.
    """
    table = np.bincount(first * (second.max() + 1) + second, minlength=(first.max() + 1) * (second.max() + 1))
    table = table.reshape(first.max() + 1, second.max() + 1)
    pairs, rows, columns = ((n * (n - 1) / 2).sum() for n in (table, table.sum(axis=1), table.sum(axis=0)))
    expected = rows * columns / max(1, len(first) * (len(first) - 1) / 2)
    most = (rows + columns) / 2
    return float((pairs - expected) / (most - expected)) if most != expected else 1.0


def good(scores: dict[int, float]) -> list[int]:
    """The numbers of groups that score about as well as the best one, ascending."""
    return sorted(k for k, score in scores.items() if score >= NEAR_BEST * max(scores.values()))
