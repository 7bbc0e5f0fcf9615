"""Names for groups of talks: concepts that stand in the members, cover them, and set the group apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from abstracts import lexicon
from abstracts.concepts.furniture import is_furniture, names_an_event
from abstracts.concepts.people import is_person
from abstracts.similarity.texts import said_in, weight, words
from abstracts.themes.drafts import HALF, Candidate, written
from abstracts.themes.records import JOINT
from abstracts.themes.standing import holders_of, kin_of
from abstracts.themes.stems import acronyms_of, distinct, stems, stems_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abstracts.concepts.records import Extraction, Term
    from abstracts.themes.drafts import Draft

APART = 2
"""Power of the share of a concept's use that is in the theme."""

HELD = 0.1
"""What holding a concept counts beside its score in the talk where concepts are listed."""

LISTED = 12
"""Concepts listed for a theme."""

SMOOTHING = 0.5
"""Talks added to the others when rates are compared, so that a rare concept does not win by being rare."""

COMMON = 0.4
"""What a lone word counts that everybody uses, where a term of its field counts 1."""

KEY = 0.02
"""A concept that no member holds with this score names a theme only if nothing better does."""

CUT = 0.75
"""A word is cut out of a longer concept if this part of the talks that hold it hold that."""

FEWEST = 3
"""Talks of a theme that hold a noun which is no talk's concept, if it is to name it."""

GOOD, POOR = (1 / 4, 0.7), (1 / 8, 0.5)
"""Share of the talks that hold such a noun, and how far it sets the theme apart, at least: to be as good a name as any
concept, and to be one if nothing better covers half."""

CONSIDERED = 200
"""Heaviest concepts of a theme that may enter its label, and as many of those that most of its talks hold."""


Aptness = Callable[[Sequence[Sequence[str]]], Sequence[Sequence[float]]]
"""Names of each group -> how well each says what the group is about, 0..1."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name for a theme.

    Attributes:
        text: one to three concepts, or the title of the most typical talk where there is no concept left.
        concepts: the concepts of the theme, strongest first.
        coverage: 0..1, share of the members that are among its holders.
        parts: of each concept of the text, ids of the talks, members or not, that hold it.
        kin: id of a talk, member or not, that holds none of them -> the word of the family of one that stands there.
        weights: key of a concept -> how much it says of the theme, for its listed concepts; those of the text count as
            much as the strongest.
        given: a person gave it: it is neither concepts nor a title.
    """

    text: str
    concepts: tuple[str, ...]
    coverage: float
    parts: tuple[frozenset[str], ...]
    weights: dict[str, float]
    kin: Mapping[str, str] = field(default_factory=dict)
    given: bool = False

    @property
    def holders(self) -> frozenset[str]:
        """Ids of the talks, members or not, that hold a concept of the text or a word of its family."""
        return frozenset(self.kin).union(*self.parts)

    def kin_of(self, members: Iterable[str]) -> tuple[str, ...]:
        """The words by which members are covered that hold no concept of the text, sorted."""
        own = self.text.lower().split(JOINT)
        return tuple(sorted({self.kin[talk] for talk in members if talk in self.kin}.difference(own)))


class Labeller:
    """Labels for all groups at once, so that no word stands in two of them.

    A concept that means something else than the group is a poor name (Bhatia et al. 2016 choose labels so). A concept's
    weight is the expected number of members that it is key to (the sum of its scores there), times a power
    of how much of its use (as a rate of talks) is in the group: the reasoning of c-TF-IDF (Grootendorst 2022) on
    concepts and talks. Labels take concepts greedily by weight in the members not yet covered (maximum coverage,
    Nemhauser 1978), typical members counting more, all groups at once: where two want one word, the group that it says
    more of has it. A label that covers less than half of its talks is made anew with the words that are left, coverage
    weighing more each time; concepts that are key to no member, those of a single one, furniture and people come last.
    Common nouns that are nobody's concept may name a group that shares them («alberi»). At last labels exchange words
    where both together are better so.

    Args:
        extraction: the concepts of the corpus.
        groups: ids of the members of each group, most typical first.
        titles: id -> title of a talk, or what else it is known by.
        aptness: names of each group -> how well each says what the group is about, 0..1; None judges by words alone.
        texts: id -> text of a talk, in which form of a concept its members say it.
    """

    def __init__(
        self,
        extraction: Extraction,
        groups: Sequence[Sequence[str]],
        titles: Mapping[str, str],
        aptness: Aptness | None = None,
        texts: Mapping[str, str] | None = None,
    ) -> None:
        self._groups, self._titles, self._aptness = [list(group) for group in groups], titles, aptness
        self._told = texts or {}
        self._total = sum(map(len, self._groups))
        self._terms = [term for term in (*extraction.glossary, *extraction.common) if term.talks]
        self._acronyms = acronyms_of(term.label for term in self._terms)
        self._common = frozenset(term.key for term in extraction.common)
        self._holders, self._extraction = holders_of(self._terms, extraction), extraction
        self._said = {key: frozenset(held.keys() - extraction.kin.get(key, {})) for key, held in self._holders.items()}

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The label of each group, in their order."""
        ranked = [self._ranked(group) for group in self._groups]
        drafts = written(self._groups, self._judged([_considered(of) for of in ranked]))
        texts = self._texts(drafts)
        return tuple(self._label(*parts) for parts in zip(texts, drafts, ranked, strict=True))

    def _judged(self, considered: list[list[Candidate]]) -> list[list[Candidate]]:
        """The same concepts, which read the worse as a name the farther their meaning is from the group."""
        if self._aptness is None:
            return considered
        apt = self._aptness([[c.term.label for c in own] for own in considered])
        return [
            [replace(c, quality=c.quality * fit) for c, fit in zip(own, fits, strict=True)]
            for own, fits in zip(considered, apt, strict=True)
        ]

    def _ranked(self, group: list[str]) -> list[Candidate]:
        """Concepts of the members, heaviest first."""
        members = frozenset(group)
        held = [t for t in self._terms if self._said[t.key] & members and not names_an_event(t.label)]
        found = [c for c in (self._candidate(t, members) for t in held) if self._names(c, members, POOR)]
        return _without_cuttings(sorted(found, key=lambda c: (-c.weight, c.term.label, c.term.key)))

    def _candidate(self, term: Term, members: frozenset[str]) -> Candidate:
        holders = self._holders[term.key]
        scores = {talk: score for talk, score in holders.items() if talk in members}
        inside = len(scores) / len(members)
        outside = (len(holders) - len(scores) + SMOOTHING) / (self._total - len(members) + SMOOTHING * 2)
        apart = (inside / (inside + outside)) ** APART
        total = apart * sum(HELD + score for score in scores.values())
        nobodys = max(scores.values()) < KEY and term.key not in self._common
        vain = is_furniture(term.label) or _is_adjective(term.label) or (is_person(term.label) and inside < HALF)
        said, quality = stems(term.label, self._acronyms), _quality(term.label)
        found = Candidate(round(total, 6), apart, quality, term, said, scores, vain, nobodys)
        return found if self._names(found, members, GOOD) else replace(found, furniture=True)

    def _names(self, candidate: Candidate, members: frozenset[str], least: tuple[float, float]) -> bool:
        """It is a concept of some talk, or common and its own enough."""
        share, apart = least
        common = len(candidate.scores) >= max(FEWEST, share * len(members)) and candidate.apart >= apart
        return common or candidate.term.key not in self._common

    def _texts(self, drafts: Sequence[Draft]) -> list[str]:
        """What stands for each label: its concepts or, where there are none, a title that no other label is."""
        texts: list[str] = []
        for draft in drafts:
            titles = [self._titles[talk] for talk in draft.group]
            free = [title for title in titles if title not in texts] or [with_id(titles[0], draft.group[0])]
            chosen = sorted(draft.chosen, key=lambda c: -len(c.scores))
            texts.append(JOINT.join(self._form(c) for c in chosen) or free[0])
        return texts

    def _form(self, candidate: Candidate) -> str:
        """The concept as its label has it or, where no member says that, in its most frequent form that one says."""
        label, members = candidate.term.label, [self._told.get(talk, "") for talk in candidate.scores]
        forms = (label, *candidate.term.variants)
        found = next((form for form in forms if any(said_in(text, form) for text in members)), label)
        return found.lower() if label.islower() else found

    def _label(self, text: str, draft: Draft, ranked: Sequence[Candidate]) -> Label:
        listed = _distinct(ranked)
        named = {c.term.key: listed[0].weight for c in draft.chosen}
        parts = tuple(self._said[key] for key in named)
        kin = kin_of([c.term for c in draft.chosen], self._extraction)
        return Label(
            text=text,
            concepts=tuple(c.term.label for c in listed),
            coverage=draft.coverage,
            parts=parts,
            weights={c.term.key: c.weight for c in listed} | named,
            kin={talk: word for talk, word in kin.items() if not any(talk in part for part in parts)},
        )


def with_id(title: str, talk: str) -> str:
    """A title that tells its talk from others with the same."""
    return f"{title} ({talk})"


def _quality(label: str) -> float:
    """A lone word counts the less, the commoner it is in Italian: «linguaggio» says less than «ontologia»."""
    said = words(label)
    return COMMON + (1 - COMMON) * weight(said[0].lower()) if len(said) == 1 else 1.0


def _is_adjective(label: str) -> bool:
    """It is no noun: «spaziali»."""
    entry = lexicon.load()[label.lower()]
    return bool(entry.adjective) and not entry.noun


def _without_cuttings(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Words cut out of longer concepts come last: «budget», where most of its talks speak of «budget di salute»."""
    longer: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for word in stems_of_words(candidate.term.label) if len(words(candidate.term.label)) > 1 else ():
            longer[word].append(candidate)
    return [replace(c, furniture=c.furniture or _is_cut(c, longer)) for c in candidates]


def _is_cut(candidate: Candidate, longer: Mapping[str, Sequence[Candidate]]) -> bool:
    """«guerra mondiale» is, where its talks speak of «seconda guerra mondiale»; a phrase must be so in two talks."""
    own, said = stems_of_words(candidate.term.label), len(words(candidate.term.label))
    near = [whole for word in own for whole in longer.get(word, ()) if own <= stems_of_words(whole.term.label)]
    wholes = [whole for whole in near if len(words(whole.term.label)) > said]
    enough = max(CUT * len(candidate.scores), min(said, 2))
    return any(len(whole.scores.keys() & candidate.scores.keys()) >= enough for whole in wholes)


def _considered(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The concepts that may enter the label."""
    first = {c.term.key for c in ranked[:CONSIDERED]}
    common = sorted(ranked, key=lambda c: -len(c.scores))[:CONSIDERED]
    return [*ranked[:CONSIDERED], *(c for c in common if c.term.key not in first)]


def _distinct(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The heaviest concepts, without those whose words all stand in a heavier one."""
    return [ranked[place] for place in islice(distinct(c.term.label for c in ranked), LISTED)]
