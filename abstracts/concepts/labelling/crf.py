"""Linear-chain conditional random fields (Lafferty et al. 2001) by CRFsuite (Okazaki 2007) with the labels B, I, O."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from abstracts.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable

Chances = np.ndarray[tuple[int, int], np.dtype[np.float64]]
"""(tokens, 2): the chances that a token begins a term, and that it goes on with one."""
Rows = Sequence[Sequence[str]]
"""The features of each token of one sequence, each a kind, a sign and a value: "lemma=rete"."""

SETTINGS: Mapping[str, Any] = {
    "c1": 0.05,
    "c2": 0.4,
    "max_iterations": 50,
    "feature.possible_transitions": True,
}
"""Elastic-net regularisation, chosen by cross-validation by document on sentences about municipal waste."""
UNSEEN = 0.55
"""Share of the kinds of features that a member does not see."""


class Member:
    """One trained field of a committee.

    Args:
        weights: a model file of CRFsuite.
        unseen: kinds of features that it was trained without.

    Raises:
        ModelError: the bytes are no weights of CRFsuite.
    """

    def __init__(self, weights: bytes, unseen: Iterable[str]) -> None:
        import pycrfsuite  # noqa: PLC0415  only those who learn or use a learned model pay

        self.weights, self.unseen = weights, frozenset(unseen)
        self._tagger = pycrfsuite.Tagger()
        try:
            self._tagger.open_inmemory(weights)
            self._labels = frozenset(self._tagger.labels())
        except ValueError as error:
            raise ModelError("the weights of the term labeller cannot be read: learn it again") from error

    def chances(self, rows: Rows) -> Chances:
        """Marginal probabilities of B and I for each token of one sequence."""
        if not rows:
            return np.zeros((0, 2))
        self._tagger.set(_seen(rows, self.unseen))
        return np.array([[self._chance(label, i) for label in "BI"] for i in range(len(rows))])

    def _chance(self, label: str, at: int) -> float:
        return float(self._tagger.marginal(label, at)) if label in self._labels else 0.0


def train(sequences: Sequence[tuple[Rows, Sequence[str]]], seed: int) -> Member:
    """A field fitted on sequences of features with their labels; the same sequences and seed give the same field.

    Args:
        sequences: of each one its features and labels.
        seed: chooses the kinds of features that the field does not see.
    """
    import pycrfsuite  # noqa: PLC0415  only those who learn or use a learned model pay

    features = {feature for rows, _ in sequences for row in rows for feature in row}
    kinds = sorted({kind_of(feature) for feature in features})
    unseen = frozenset(random.Random(seed).sample(kinds, int(UNSEEN * len(kinds))))  # noqa: S311  no secret
    seen = {feature for feature in features if kind_of(feature) not in unseen}
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=dict(SETTINGS), verbose=False)
    for rows, labels in sequences:
        trainer.append([[feature for feature in row if feature in seen] for row in rows], labels)
    with tempfile.TemporaryDirectory(prefix="abstracts-") as folder:
        path = Path(folder) / "member.crf"
        trainer.train(str(path))
        return Member(path.read_bytes(), unseen)


def kind_of(feature: str) -> str:
    """What stands before the sign.

    >>> kind_of("tag-1 tag=N=A")
    'tag-1 tag'
    """
    return feature.partition("=")[0]


def _seen(rows: Rows, unseen: frozenset[str]) -> list[list[str]]:
    return [[feature for feature in row if kind_of(feature) not in unseen] for row in rows]
