"""How well groups of terms agree with a person's groups."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision, recall and F1, each in 0..1."""

    precision: float
    recall: float
    f1: float


def bcubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> BCubed:
    """BCubed (Bagga & Baldwin 1998; Amigó et al. 2009), as ATE-IT subtask B (EVALITA 2026) extends it.

    The two need not hold the same terms: a term that only was found counts 0 in precision (and lowers that of its
    group), one that only was wanted counts 0 in recall.

    Args:
        found: term -> its group.
        gold: term -> its group as a person made it.

    >>> bcubed({"vetro": 1, "vetri": 1, "carta": 2}, {"vetro": "a", "vetri": "a", "latta": "b"})
    BCubed(precision=0.6666666666666666, recall=0.6666666666666666, f1=0.6666666666666666)
    """
    given, wanted = _members(found), _members(gold)
    shared = {t: len(given[found[t]] & wanted[gold[t]]) for t in found.keys() & gold.keys()}
    precision = sum(n / len(given[found[t]]) for t, n in sorted(shared.items())) / max(1, len(found))
    recall = sum(n / len(wanted[gold[t]]) for t, n in sorted(shared.items())) / max(1, len(gold))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return BCubed(precision, recall, f1)


def _members(group_of: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for term, group in group_of.items():
        members[group].add(term)
    return members
