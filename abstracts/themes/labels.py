"""Names for groups of talks: concepts that stand in the members, cover them, and set the group apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.records import Extraction, Term

MOST = 3
"""Concepts in a label, at most."""

BASE = 0.05
"""Added to the score of a concept, so that one that many members hold may name a theme with a low score."""

LISTED = 12
"""Concepts listed for a theme."""

SMOOTHING = 0.5
"""Talks added to the others when rates are compared, so that a rare concept does not win by being rare."""

CONSIDERED = 200
"""Heaviest concepts of a theme that may enter its label."""

STEM = 5
"""Words that share this many first letters count as inflections of one word within labels."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name for a theme.

    Attributes:
        text: one to three concepts, or the title of the most typical talk where no concept is shared.
        concepts: the concepts of the theme, strongest first.
        coverage: 0..1, share of the members that hold a concept of the text.
        weights: key of a concept -> how much it says of the theme, for its listed concepts.
    """

    text: str
    concepts: tuple[str, ...]
    coverage: float
    weights: dict[str, float]


class Labeller:
    """Labels for all groups at once, so that no word stands in two of them.

    A concept's weight is the share of the members that hold it, times how much of its use (as a rate) is in the
    group, times its score as a concept: the reasoning of c-TF-IDF (Grootendorst 2022) on concepts and talks.
    Labels take concepts greedily by weight and by members not yet covered (maximum coverage, Nemhauser 1978).

    Args:
        extraction: the concepts of the corpus.
        groups: ids of the members of each group, most typical first.
        titles: id -> title of a talk.
    """

    def __init__(self, extraction: Extraction, groups: Sequence[Sequence[str]], titles: Mapping[str, str]) -> None:
        self._groups, self._titles = [list(group) for group in groups], titles
        self._total = sum(map(len, self._groups))
        self._terms = [term for term in extraction.glossary if term.talks]
        self._holders = {term.key: frozenset(term.talks) for term in self._terms}

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The label of each group, in their order."""
        ranked = [self._ranked(group) for group in self._groups]
        used: set[str] = set()
        return tuple(self._label(group, rank, used) for group, rank in zip(self._groups, ranked, strict=True))

    def _ranked(self, group: list[str]) -> list[tuple[float, Term]]:
        """Concepts of the members, heaviest first."""
        members = frozenset(group)
        weighed = [(self._weight(term, members), term) for term in self._terms if self._holders[term.key] & members]
        return sorted(weighed, key=lambda pair: (-pair[0], pair[1].label, pair[1].key))

    def _weight(self, term: Term, members: frozenset[str]) -> float:
        holders = self._holders[term.key]
        inside = len(holders & members) / len(members)
        outside = (len(holders - members) + SMOOTHING) / (self._total - len(members) + SMOOTHING * 2)
        return round(inside * inside / (inside + outside) * (BASE + term.score), 6)

    def _label(self, group: list[str], ranked: list[tuple[float, Term]], used: set[str]) -> Label:
        chosen = self._chosen(group, ranked, used)
        used.update(word for term in chosen for word in _stems(term.label))
        listed = _distinct(ranked)
        covered = [talk for talk in group if any(talk in self._holders[term.key] for term in chosen)]
        return Label(
            text=", ".join(term.label for term in chosen) or self._titles[group[0]],
            concepts=tuple(term.label for _, term in listed),
            coverage=len(covered) / len(group),
            weights={term.key: weight for weight, term in listed},
        )

    def _chosen(self, group: list[str], ranked: list[tuple[float, Term]], used: set[str]) -> list[Term]:
        """Up to three concepts, each the one that adds most: weight times members it newly covers."""
        chosen: list[Term] = []
        open_, taken = set(group), set(used)
        while len(chosen) < MOST:
            fresh = [(weight, term) for weight, term in ranked[:CONSIDERED] if not _stems(term.label) & taken]
            gains = [weight * len(self._holders[term.key] & open_) for weight, term in fresh]
            if max(gains, default=0) <= 0:
                break
            best = fresh[gains.index(max(gains))][1]
            chosen.append(best)
            taken |= _stems(best.label)
            open_ -= self._holders[best.key]
        return chosen


def _distinct(ranked: list[tuple[float, Term]]) -> list[tuple[float, Term]]:
    """The heaviest concepts, without those whose words all stand in a heavier one."""
    found: list[tuple[float, Term]] = []
    for weight, term in ranked:
        if not any(_stems(term.label) <= _stems(other.label) for _, other in found):
            found.append((weight, term))
        if len(found) == LISTED:
            break
    return found


def _stems(label: str) -> frozenset[str]:
    """What a label's words share with their inflections; «open source» shares it with «opensource»."""
    words = re.findall(r"\w+", label.lower())
    return frozenset(word[:STEM] for word in [*words, "".join(words)] if len(word) >= STEM - 1) or frozenset(words)
