"""Learns from a user's own choices: a labeller of terms, measured on groups of talks that it did not see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abstracts import lexicon as lexicons
from abstracts.concepts import extraction, training
from abstracts.concepts.labelling.crf import train
from abstracts.concepts.labelling.features import features
from abstracts.concepts.labelling.gazetteer import gazetteer
from abstracts.concepts.labelling.labeller import Labeller, chances, scores
from abstracts.concepts.labelling.spans import best
from abstracts.concepts.labelling.texts import labels_of, lowered, texts_of
from abstracts.errors import InputError
from abstracts.talks import content_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from abstracts.concepts.labelling.crf import Member
    from abstracts.concepts.labelling.gazetteer import Gazetteer
    from abstracts.concepts.labelling.texts import Range, Text
    from abstracts.concepts.ranking import LearnedRanker
    from abstracts.language import Passage
    from abstracts.talks import Talk

FEWEST = 20
"""Fewer keywords than this in their texts teach nothing."""
FOLDS = 5
MEMBERS = 3
"""Members of the committee that each fold trains."""
THRESHOLDS = tuple(n / 100 for n in range(15, 51, 5))
TOLERANCE = 0.02
"""Thresholds whose merit differs less are as good as each other."""
WORST = 10

Wanted = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Agreement with a person, each in 0..1; `types` counts every distinct term once."""

    precision: float
    recall: float
    f1: float
    types: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """A term on which the labeller and the person differ.

    Attributes:
        kind: "missed" by the labeller, or "invented".
        times: talks in which it was so.
    """

    term: str
    kind: str
    times: int


@dataclass(frozen=True, slots=True)
class Learned:
    """A labeller and what cross-validation says of it.

    Attributes:
        scores: on groups that were not learned from.
        worst: the most frequent confusions there.
        grouping: what was held together: "session", "edition" or "talk".
        talks, terms: how many talks taught, with how many terms marked in them.
        ranker: of key concepts; None where fewer than 20 keywords are candidates of their talks.
        ranking: "F1@5" and "F1@10" of the ranker, stemmed, in cross-validation by talk.
        groups: term in lower case -> name of the concept that it is a form of, as the user grouped terms.
    """

    labeller: Labeller
    scores: Scores
    worst: tuple[Confusion, ...]
    grouping: str
    talks: int
    terms: int
    ranker: LearnedRanker | None = None
    ranking: Mapping[str, float] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)


def learn(
    passages: Sequence[Passage],
    talks: Sequence[Talk],
    *,
    others: Sequence[training.Lesson] = (),
    progress: Callable[[str], None] = lambda _name: None,
) -> Learned:
    """Learns to find terms from talks whose `keywords` name them; in whatever order they come, the same is learned.

    Talks without keywords teach what is no term, if another talk of their session (or edition) has keywords.

    Args:
        passages: the analysed fields of the talks (`language.read`).
        talks: with `keywords`; compared without regard to case.
        others: what else teaches the ranker, beside these talks; nothing else is measured on it.
        progress: called with a word at the start of each step.

    Raises:
        InputError: fewer than 20 keywords stand in the texts, or all of them in one talk.
    """
    passages, talks = _in_order(passages, talks)
    grouping, groups = groups_of(talks)
    wanted = {t.id: t.keywords for t in talks}
    texts = texts_of(passages, lexicons.load(), groups, wanted)
    _check(texts)
    gold = {t.id: {lowered(k).strip() for k in t.keywords} for t in talks if t.id in groups}
    fold_of = folds(text.group for text in texts)
    parts = []
    for k in sorted(set(fold_of.values())):
        progress(f"fold {k + 1}")
        parts.append(_Part.learned(texts, {g for g, of in fold_of.items() if of == k}, k))
    scored = {n: s for part in parts for n, s in part.scored.items()}
    threshold = _threshold(texts, scored, gold)
    found = _forms(texts, scored, threshold)
    progress("ranker")
    ranker, ranking = _ranker(passages, talks, others)
    return Learned(
        labeller=Labeller(gazetteer(texts), tuple(m for part in parts for m in part.members), threshold),
        scores=measure(found, gold),
        worst=confusions(found, gold),
        grouping=grouping,
        talks=len(groups),
        terms=sum(len(text.terms) for text in texts),
        ranker=ranker,
        ranking=ranking,
    )


def _in_order(passages: Sequence[Passage], talks: Sequence[Talk]) -> tuple[list[Passage], list[Talk]]:
    """Sorted by content: fields are fitted, and trees drawn, in the order of what they learn from."""
    ordered = sorted(talks, key=content_key)
    place = {talk.id: n for n, talk in enumerate(ordered)}
    return sorted(passages, key=lambda p: place[p.owner] if p.kind == "talk" else len(place)), ordered


def _ranker(
    passages: Sequence[Passage], talks: Sequence[Talk], others: Sequence[training.Lesson]
) -> tuple[LearnedRanker | None, dict[str, float]]:
    """A ranker of key concepts with its scores (`training`), where these talks give enough to learn from."""
    keywords = {t.id: t.keywords for t in talks if t.keywords}
    own = training.Lesson(extraction.find(passages, talks), keywords)
    try:
        training.examples([own])
    except InputError:
        return None, {}
    data = training.examples([own, *others])
    unseen = training.held_out(data, folds=3)
    found = training.cross_validated(data, unseen)
    return training.fit(data, unseen), {f"F1@{n}": round(training.f1_at(found, keywords, n), 6) for n in (5, 10)}


@dataclass(frozen=True, slots=True)
class _Part:
    """What one fold gives: members that did not see it, and their scores for it (number of the text -> ranges)."""

    members: tuple[Member, ...]
    scored: Mapping[int, Mapping[Range, float]]

    @classmethod
    def learned(cls, texts: Sequence[Text], held: set[str], number: int) -> _Part:
        """Learns from all groups but those held."""
        seen = [text for text in texts if text.group not in held]
        known = gazetteer(seen)
        sequences = [(features(text, known), labels_of(text)) for text in seen if text.tokens]
        members = tuple(train(sequences, number * MEMBERS + m) for m in range(MEMBERS))
        scored = {n: _scores(text, known, members) for n, text in enumerate(texts) if text.group in held}
        return cls(members, scored)


def _scores(text: Text, known: Gazetteer, members: Sequence[Member]) -> dict[Range, float]:
    return scores(text, chances(text, known, members), known)


def groups_of(talks: Sequence[Talk]) -> tuple[str, dict[str, str]]:
    """What is held together in cross-validation, and id of each talk -> its group.

    Sessions where there are at least five, else editions where there are as many, else single talks. Talks of a group
    without a single keyword are left out: nobody has tagged them.
    """
    ways: tuple[tuple[str, Callable[[Talk], str | None]], ...] = (
        ("session", lambda t: t.session.id if t.session else None),
        ("edition", lambda t: t.edition),
    )
    for name, group in ways:
        found = {t.id: group(t) or f"\x1f{t.id}" for t in talks}
        tagged = {found[t.id] for t in talks if t.keywords}
        if len({g for t in talks if (g := group(t)) in tagged}) >= FOLDS:
            return name, {i: g for i, g in found.items() if g in tagged}
    return "talk", {t.id: t.id for t in talks if t.keywords}


def folds(groups: Iterable[str]) -> dict[str, int]:
    """Group -> fold, so that the folds hold about as many texts each; the largest groups are dealt first."""
    sizes = Counter(groups)
    loads = [0] * min(FOLDS, len(sizes))
    fold = {}
    for group in sorted(sizes, key=lambda g: (-sizes[g], g)):
        fold[group] = loads.index(min(loads))
        loads[fold[group]] += sizes[group]
    return fold


def _check(texts: Sequence[Text]) -> None:
    terms = sum(len(text.terms) for text in texts)
    if terms < FEWEST:
        raise InputError(f"{terms} keywords stand in their texts; at least {FEWEST} are needed to learn from")
    if len({text.group for text in texts}) < 2:
        raise InputError("all keywords are in one talk; at least two are needed to learn from")


def _threshold(texts: Sequence[Text], scored: Mapping[int, Mapping[Range, float]], gold: Wanted) -> float:
    """The lowest threshold about as good as any, by the sum of F1 over occurrences and F1 over distinct terms.

    Low, because the chances of the whole committee, whose members err in different ways, are less extreme than those
    of the few members that can be measured.
    """
    reached = [(t, measure(_forms(texts, scored, t), gold)) for t in THRESHOLDS]
    merits = {t: scores.f1 + scores.types for t, scores in reached}
    return min(t for t in THRESHOLDS if merits[t] >= max(merits.values()) - TOLERANCE)


def _forms(texts: Sequence[Text], scored: Mapping[int, Mapping[Range, float]], threshold: float) -> Wanted:
    """Id of the talk -> the terms found in it, in lower case."""
    found: Wanted = {text.owner: set() for text in texts}
    for n, text in enumerate(texts):
        found[text.owner].update(text.form(*span) for span in best(scored[n], threshold))
    return found


def measure(found: Mapping[str, set[str]], gold: Mapping[str, set[str]]) -> Scores:
    """Agreement of the terms found with those wanted, summed over talks (micro-average) and over distinct terms."""
    hits = sum(len(found.get(talk, set()) & terms) for talk, terms in gold.items())
    given, wanted = sum(map(len, found.values())), sum(map(len, gold.values()))
    types, gold_types = set().union(*found.values()), set().union(*gold.values())
    return Scores(
        precision=hits / given if given else 0.0,
        recall=hits / wanted if wanted else 0.0,
        f1=f1(hits, given, wanted),
        types=f1(len(types & gold_types), len(types), len(gold_types)),
    )


def f1(hits: int, given: int, wanted: int) -> float:
    """Harmonic mean of precision and recall, 0 where nothing is given or wanted.

    >>> f1(1, 2, 2)
    0.5
    """
    return 2 * hits / (given + wanted) if given + wanted else 0.0


def confusions(found: Mapping[str, set[str]], gold: Mapping[str, set[str]], most: int = WORST) -> tuple[Confusion, ...]:
    """The terms most often missed or invented, most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for talk, wanted in gold.items():
        given = found.get(talk, set())
        counts.update((term, "missed") for term in wanted - given)
        counts.update((term, "invented") for term in given - wanted)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(term, kind, times) for (term, kind), times in ranked[:most])
