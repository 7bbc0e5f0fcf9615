"""Labels in the making: concepts chosen for several groups at once, so that no word stands in two labels."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.records import Term

MOST = 3
"""Concepts in a label, at most."""

HALF = 0.5
"""Share of the talks of a theme that its label covers, where any concepts do."""

BASES = (0.3, 0.5, 1.0)
"""What holding a concept counts beside its score in the talk: the higher, the more coverage weighs against quality.
The first is tried for all themes; the others in turn for those whose label covers less than half of their talks."""

REPEATED = 0.1
"""What a talk that the label covers already counts, against one that it does not."""

WORTH = 0.15
"""Once half of the talks are covered, a further concept adds at least this part of what the first one did."""

LEAST_TYPICAL = 0.5
"""What the last of a theme's talks counts in its label, where the most typical one counts 1."""

SHARE = 1 / 8
"""A concept that names a theme stands in this part of its talks, at least, wherever such ones cover half of them."""

ACCIDENT = 0.25
"""What a concept of a single talk counts when labels are compared."""

REACHED = 0.05
"""What it is worth that a label covers half, beside the coverage itself."""

ROUNDS = 2
"""How often each label may take words from the others."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that may name a group.

    Attributes:
        weight: how much it says of the group as a whole.
        apart: 0..1, how far it sets the group apart from the others.
        scores: member that holds it -> its score there.
        quality: 0..1, how well it would read as a name.
        furniture: it says nothing of a theme.
        weak: it is key to none of the talks.
    """

    weight: float
    apart: float
    quality: float
    term: Term
    stems: frozenset[str]
    scores: Mapping[str, float]
    furniture: bool
    weak: bool = False

    @property
    def worth(self) -> float:
        """0..1, how well it names the group; a concept of one talk is half an accident."""
        return self.apart * self.quality * (1.0 if len(self.scores) > 1 else ACCIDENT)


@dataclass(frozen=True, slots=True)
class Way:
    """How a label is made.

    Attributes:
        base: what holding a concept counts beside its score.
        share: 0..1, part of the members that hold a concept of the label, at least.
        least: the same as a number, in groups of more than three.
        quality: whether it counts how well a concept would read.
        weak: whether concepts that are key to no talk may enter it.
        furniture: whether concepts that are mere furniture of programmes may enter it.
    """

    base: float
    share: float = SHARE
    least: int = 2
    quality: bool = True
    weak: bool = False
    furniture: bool = False

    def allows(self, candidate: Candidate, size: int) -> bool:
        """Whether a concept may enter the label of a group of a size."""
        holders = len(candidate.scores)
        fit = (self.furniture or not candidate.furniture) and (self.weak or not candidate.weak)
        return fit and holders >= min(max(self.least, self.share * size), size)


WAYS = (
    *(Way(base) for base in BASES),
    *(Way(base, quality=False) for base in BASES[1:]),
    *(
        Way(base, 0, least, quality=False, weak=weak, furniture=furniture)
        for least, weak, furniture in (
            (2, False, False),
            (2, True, False),
            (1, False, False),
            (2, True, True),
            (1, True, True),
        )
        for base in BASES
    ),
)
"""Tried in this order until half of the talks are covered: what two talks share comes before what is key to one."""


@dataclass(slots=True)
class Draft:
    """A label in the making."""

    group: Sequence[str]
    candidates: Sequence[Candidate]
    chosen: list[Candidate] = field(default_factory=list)
    first: float = 0.0
    typical: Mapping[str, float] = field(init=False)

    def __post_init__(self) -> None:
        self.typical = dict(zip(self.group, _typicality(len(self.group)), strict=True))

    def anew(self) -> Draft:
        """The same group without a label."""
        return Draft(self.group, self.candidates)

    def without_accidents(self) -> Draft:
        """Without the concepts of single talks, which do not make up for what a large group lacks; unless all are."""
        shared = [c for c in self.chosen if len(c.scores) > 1 or len(self.group) * SHARE <= 1]
        return replace(self, chosen=shared or self.chosen)

    @property
    def covered(self) -> frozenset[str]:
        """Members that hold a chosen concept."""
        return frozenset(talk for candidate in self.chosen for talk in candidate.scores)

    @property
    def coverage(self) -> float:
        """0..1, share of the members."""
        return len(self.covered) / len(self.group)

    @property
    def stems(self) -> set[str]:
        """Of the chosen concepts."""
        return {stem for candidate in self.chosen for stem in candidate.stems}

    @property
    def worth(self) -> float:
        """How well its concepts stand in the members that they cover, 0..1."""
        best = (
            max(c.worth * (BASES[0] + c.scores[talk]) for c in self.chosen if talk in c.scores) for talk in self.covered
        )
        return sum(best) / len(self.group)

    def best(self, used: set[str], way: Way) -> tuple[float, Candidate | None]:
        """The concept that adds most, per member, and how much; none where nothing is worth adding."""
        if len(self.chosen) == MOST:
            return 0.0, None
        covered = self.covered
        fresh = [c for c in self.candidates if way.allows(c, len(self.group)) and not c.stems & used]
        gains = [self._gain(c, covered, way) / len(self.group) for c in fresh]
        best = max(gains, default=0.0)
        enough = WORTH * self.first if self.coverage >= HALF else 0.0
        return (best, fresh[gains.index(best)]) if best > enough else (0.0, None)

    def _gain(self, candidate: Candidate, covered: frozenset[str], way: Way) -> float:
        """What a concept adds to the label."""
        parts = (
            (way.base + score) * self.typical[talk] * (REPEATED if talk in covered else 1.0)
            for talk, score in candidate.scores.items()
        )
        return round(candidate.apart * (candidate.quality if way.quality else 1.0) * sum(parts), 6)

    def add(self, gain: float, candidate: Candidate) -> None:
        """Take a concept into the label."""
        self.first = self.first or gain
        self.chosen.append(candidate)


def _typicality(size: int) -> list[float]:
    """What each member counts, the most typical first."""
    return [1 - (1 - LEAST_TYPICAL) * place / max(1, size - 1) for place in range(size)]


def written(groups: Sequence[Sequence[str]], candidates: Sequence[Sequence[Candidate]]) -> list[Draft]:
    """Labels of all groups.

    Args:
        groups: ids of the members of each group, most typical first.
        candidates: the concepts that may enter the label of each.
    """
    drafts = [Draft(group, own) for group, own in zip(groups, candidates, strict=True)]
    _choose(drafts, set(), WAYS[0])
    for place in range(len(drafts)):
        drafts[place] = _covering(drafts[place], _used(drafts, place))
    for place in [*range(len(drafts))] * ROUNDS:
        _exchange(drafts, place)
    return drafts


def _choose(drafts: Sequence[Draft], used: set[str], way: Way) -> None:
    """Fill labels with the concepts that add most, whichever label they are of; ties go to the first."""
    best = [draft.best(used, way) for draft in drafts]
    while any(candidate for _, candidate in best):
        place = max(range(len(best)), key=lambda i: best[i][0])
        gain, candidate = best[place]
        if candidate is None:
            break
        drafts[place].add(gain, candidate)
        used |= candidate.stems
        for i, (_, other) in enumerate(best):
            if i == place or (other and other.stems & used):
                best[i] = drafts[i].best(used, way)


def _covering(draft: Draft, used: set[str]) -> Draft:
    """The same label where it covers half of the talks; else the first that does, or the best without furniture."""
    tried = [draft]
    for way in WAYS:
        if tried[-1].coverage >= HALF:
            return tried[-1]
        tried.append(draft.anew())
        _choose(tried[-1:], set(used), way)
    plain = [t for t in tried if t.chosen and not any(c.furniture for c in t.chosen)]
    return tried[-1] if tried[-1].coverage >= HALF else max(plain or tried, key=_value).without_accidents()


def _used(drafts: Sequence[Draft], *places: int) -> set[str]:
    """Stems of the labels but those in some places."""
    return {stem for place, draft in enumerate(drafts) if place not in places for stem in draft.stems}


def _exchange(drafts: list[Draft], place: int) -> None:
    """A label takes the words of the one that holds those it would best have, if the two are better so."""
    wished = _covering(drafts[place].anew(), set())
    for other in range(len(drafts)):
        if other != place and wished.stems & drafts[other].stems:
            used = _used(drafts, place, other)
            mine = _covering(drafts[place].anew(), set(used))
            theirs = _covering(drafts[other].anew(), used | mine.stems)
            if _value(mine, theirs) > _value(drafts[place], drafts[other]):
                drafts[place], drafts[other] = mine, theirs


def _value(*drafts: Draft) -> float:
    """How well labels stand in their talks, and cover half of them."""
    return round(sum(d.worth + min(d.coverage, HALF) + REACHED * (d.coverage >= HALF) for d in drafts), 6)
