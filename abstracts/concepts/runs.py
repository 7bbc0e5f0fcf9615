"""Values of several concepts, one after the other, and what each concept's own come to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Column = np.ndarray[tuple[int], np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Runs:
    """Where the values of each concept stand: each has one at least.

    Attributes:
        starts: place of the first value of each concept.
        lengths: how many each has.
    """

    starts: Column
    lengths: Column

    @classmethod
    def of(cls, groups: Iterable[Sequence[object]]) -> Runs:
        """As long as these."""
        lengths = [len(group) for group in groups]
        return cls(np.array([*accumulate(lengths, initial=0)][:-1], dtype=np.intp), np.array(lengths))

    def any(self, values: Sequence[bool] | Column) -> Column:
        """Whether one is true of each concept."""
        return np.logical_or.reduceat(values, self.starts)

    def least(self, values: Sequence[float] | Column) -> Column:
        """The least of each concept."""
        return np.minimum.reduceat(values, self.starts)

    def greatest(self, values: Sequence[float] | Column) -> Column:
        """The greatest of each concept."""
        return np.maximum.reduceat(values, self.starts)

    def mean(self, values: Sequence[float] | Column) -> Column:
        """Of each concept; of flags their share, 0..1."""
        return np.add.reduceat(np.asarray(values, dtype=np.float64), self.starts) / self.lengths
