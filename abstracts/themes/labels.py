"""Names for groups of talks: concepts that stand in the members, cover them, and set the group apart."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from abstracts.themes.furniture import is_furniture, names_an_event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.records import Extraction, Term

MOST = 3
"""Concepts in a label, at most."""

HALF = 0.5
"""Share of the talks of a theme that its label covers, where any concepts do."""

BASES = (0.03, 0.1, 0.3, 1.0)
"""What holding a concept counts beside its score in the talk: the higher, the more coverage weighs against quality.
The first is tried for all themes; the others in turn for those whose label covers less than half of their talks."""

REPEATED = 0.1
"""What a talk that the label covers already counts, against one that it does not."""

WORTH = 0.15
"""Once half of the talks are covered, a further concept adds at least this part of what the first one did."""

APART = 2
"""Power of the share of a concept's use that is in the theme."""

LISTED = 12
"""Concepts listed for a theme."""

SMOOTHING = 0.5
"""Talks added to the others when rates are compared, so that a rare concept does not win by being rare."""

CONSIDERED = 200
"""Heaviest concepts of a theme that may enter its label, and as many of those that most of its talks hold."""

STEM = 5
"""Words that share this many first letters count as inflections of one word within labels."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name for a theme.

    Attributes:
        text: one to three concepts, or the title of the most typical talk where there is no concept left.
        concepts: the concepts of the theme, strongest first.
        coverage: 0..1, share of the members that hold a concept of the text.
        weights: key of a concept -> how much it says of the theme, for its listed concepts.
    """

    text: str
    concepts: tuple[str, ...]
    coverage: float
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that may name a group.

    Attributes:
        weight: how much it says of the group as a whole.
        apart: 0..1, how far it sets the group apart from the others.
        scores: member that holds it -> its score there.
    """

    weight: float
    apart: float
    term: Term
    stems: frozenset[str]
    scores: Mapping[str, float]
    furniture: bool


@dataclass(frozen=True, slots=True)
class Way:
    """How a label is made.

    Attributes:
        base: what holding a concept counts beside its score.
        least: members that hold a concept of the label, at least.
        furniture: whether concepts that are mere furniture of programmes may enter it.
    """

    base: float
    least: int = 2
    furniture: bool = False

    def allows(self, candidate: Candidate, size: int) -> bool:
        """Whether a concept may enter the label of a group of a size."""
        return len(candidate.scores) >= min(self.least, size) and (self.furniture or not candidate.furniture)


WAYS = tuple(Way(base, least, furniture) for furniture in (False, True) for least in (2, 1) for base in BASES)
"""Tried in this order until half of the talks are covered."""


@dataclass(slots=True)
class Draft:
    """A label in the making."""

    group: Sequence[str]
    candidates: Sequence[Candidate]
    chosen: list[Candidate] = field(default_factory=list)
    first: float = 0.0

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
        best = (max(c.apart * c.scores.get(talk, 0.0) for c in self.chosen) for talk in self.covered)
        return sum(best) / len(self.group)

    def best(self, used: set[str], way: Way) -> tuple[float, Candidate | None]:
        """The concept that adds most, per member, and how much; none where nothing is worth adding."""
        if len(self.chosen) == MOST:
            return 0.0, None
        covered = self.covered
        fresh = [c for c in self.candidates if way.allows(c, len(self.group)) and not c.stems & used]
        gains = [_gain(c, covered, way.base) / len(self.group) for c in fresh]
        best = max(gains, default=0.0)
        enough = WORTH * self.first if self.coverage >= HALF else 0.0
        return (best, fresh[gains.index(best)]) if best > enough else (0.0, None)

    def add(self, gain: float, candidate: Candidate) -> None:
        """Take a concept into the label."""
        self.first = self.first or gain
        self.chosen.append(candidate)


def _gain(candidate: Candidate, covered: frozenset[str], base: float) -> float:
    """What a concept adds to a label that covers some talks."""
    parts = ((base + score) * (REPEATED if talk in covered else 1.0) for talk, score in candidate.scores.items())
    return round(candidate.apart * sum(parts), 6)


class Labeller:
    """Labels for all groups at once, so that no word stands in two of them.

    A concept's weight is the expected number of members that it is key to (the sum of its scores there), times a power
    of how much of its use (as a rate of talks) is in the group: the reasoning of c-TF-IDF (Grootendorst 2022) on
    concepts and talks. Labels take concepts greedily by weight in the members not yet covered (maximum coverage,
    Nemhauser 1978), all groups at once: where two want one word, the group that it says more of has it. A label that
    covers less than half of its talks is made anew with the words that are left, coverage weighing more each time.
    Concepts of a single member come last, except in groups of two or three.

    Args:
        extraction: the concepts of the corpus.
        groups: ids of the members of each group, most typical first.
        titles: id -> title of a talk, or what else it is known by.
    """

    def __init__(self, extraction: Extraction, groups: Sequence[Sequence[str]], titles: Mapping[str, str]) -> None:
        self._groups, self._titles = [list(group) for group in groups], titles
        self._total = sum(map(len, self._groups))
        self._terms = [term for term in extraction.glossary if term.talks]
        self._holders = _holders(self._terms, extraction)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The label of each group, in their order."""
        ranked = [self._ranked(group) for group in self._groups]
        drafts = [Draft(g, _considered(r)) for g, r in zip(self._groups, ranked, strict=True)]
        _choose(drafts, set(), WAYS[0])
        for place in range(len(drafts)):
            drafts[place] = _covering(drafts[place], _used(drafts, place))
        for place in range(len(drafts)):
            _exchange(drafts, place)
        texts = self._texts(drafts)
        return tuple(_label(*parts) for parts in zip(texts, drafts, ranked, strict=True))

    def _ranked(self, group: list[str]) -> list[Candidate]:
        """Concepts of the members, heaviest first."""
        members = frozenset(group)
        held = [t for t in self._terms if self._holders[t.key].keys() & members and not names_an_event(t.label)]
        return sorted((self._candidate(t, members) for t in held), key=lambda c: (-c.weight, c.term.label, c.term.key))

    def _candidate(self, term: Term, members: frozenset[str]) -> Candidate:
        holders = self._holders[term.key]
        scores = {talk: score for talk, score in holders.items() if talk in members}
        inside = len(scores) / len(members)
        outside = (len(holders) - len(scores) + SMOOTHING) / (self._total - len(members) + SMOOTHING * 2)
        apart = (inside / (inside + outside)) ** APART
        weight = apart * sum(BASES[0] + score for score in scores.values())
        return Candidate(round(weight, 6), apart, term, stems(term.label), scores, is_furniture(term.label))

    def _texts(self, drafts: Sequence[Draft]) -> list[str]:
        """What stands for each label: its concepts or, where there are none, a title that no other label is."""
        texts: list[str] = []
        for draft in drafts:
            titles = [self._titles[talk] for talk in draft.group]
            free = [title for title in titles if title not in texts] or [f"{titles[0]} ({draft.group[0]})"]
            texts.append(", ".join(c.term.label for c in draft.chosen) or free[0])
        return texts


def _holders(terms: Sequence[Term], extraction: Extraction) -> dict[str, dict[str, float]]:
    """Key of a concept -> talk that holds it -> its score there."""
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for talk, concepts in extraction.by_talk.items():
        for concept in concepts:
            scores[concept.key][talk] = concept.score
    return {t.key: {talk: scores[t.key].get(talk, 0.0) for talk in sorted({*t.talks, *scores[t.key]})} for t in terms}


def _considered(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The concepts that may enter the label."""
    common = sorted(ranked, key=lambda c: -len(c.scores))[:CONSIDERED]
    return [*ranked[:CONSIDERED], *(c for c in common if c.weight < ranked[:CONSIDERED][-1].weight)]


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
    """The same label where it covers half of the talks; else the first that does, or the one that covers most."""
    tried = [draft]
    for way in WAYS:
        if tried[-1].coverage >= HALF:
            return tried[-1]
        tried.append(Draft(draft.group, draft.candidates))
        _choose(tried[-1:], set(used), way)
    return max(tried, key=lambda t: (min(t.coverage, HALF), t is tried[-1]))


def _used(drafts: Sequence[Draft], *places: int) -> set[str]:
    """Stems of the labels but those in some places."""
    return {stem for place, draft in enumerate(drafts) if place not in places for stem in draft.stems}


def _exchange(drafts: list[Draft], place: int) -> None:
    """A label below half takes the words of another one, if both then cover half; of several, the best exchange."""
    found: list[tuple[float, int, Draft, Draft]] = []
    for other in range(len(drafts)):
        if drafts[place].coverage < HALF and other != place:
            used = _used(drafts, place, other)
            mine = _covering(Draft(drafts[place].group, drafts[place].candidates), used)
            theirs = _covering(Draft(drafts[other].group, drafts[other].candidates), used | mine.stems)
            if min(mine.coverage, theirs.coverage) >= HALF:
                loss = drafts[other].worth - theirs.worth - mine.worth
                found.append((round(loss, 6), other, mine, theirs))
    if found:
        _, other, drafts[place], drafts[other] = min(found, key=lambda e: e[:2])


def _label(text: str, draft: Draft, ranked: Sequence[Candidate]) -> Label:
    listed = _distinct(ranked)
    return Label(
        text=text,
        concepts=tuple(c.term.label for c in listed),
        coverage=draft.coverage,
        weights={c.term.key: c.weight for c in listed},
    )


def _distinct(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The heaviest concepts, without those whose words all stand in a heavier one."""
    found: list[Candidate] = []
    for candidate in ranked:
        if not any(candidate.stems <= other.stems for other in found):
            found.append(candidate)
        if len(found) == LISTED:
            break
    return found


def stems(label: str) -> frozenset[str]:
    """What a label's words share with their inflections; «open source» shares it with «opensource»."""
    words = re.findall(r"\w+", label.lower())
    return frozenset(word[:STEM] for word in [*words, "".join(words)] if len(word) >= STEM - 1) or frozenset(words)
