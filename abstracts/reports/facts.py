"""What a report says, in no language yet: an analysis put in the order in which a committee reads it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property
from typing import TYPE_CHECKING

from abstracts.concepts.furniture import is_frame, is_furniture
from abstracts.concepts.selection import best
from abstracts.contract import talk_to_json
from abstracts.editions import editions_of
from abstracts.evidence import concept_of, snippets
from abstracts.overlaps import find_clashes
from abstracts.reports.pairs import facts_of
from abstracts.reports.shared_words import words_of_many
from abstracts.talks import content_key, own_abstract, session_name, sessions_of, start_of
from abstracts.text import without_accents
from abstracts.themes import JOINT, NAMED
from abstracts.themes.corpus import contents_of
from abstracts.themes.standing import holders_of, terms_of
from abstracts.themes.stems import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abstracts.analysis import Analysis
    from abstracts.concepts.records import Concept, Extraction, Term
    from abstracts.evidence import Snippet
    from abstracts.overlaps import Clash, Overlap
    from abstracts.reports.pairs import OverlapFacts
    from abstracts.talks import Session, Talk
    from abstracts.themes import Isolated, Theme, Themes

GLOSSARY = 60
"""Concepts in the glossary that people read; report.json has them all."""

OVERLAPS = 20
"""Strongest overlaps that people read, beside every duplicate and every clash up to the same number."""

FURTHER = 200
"""Overlaps that follow them in a line each."""

CONCEPTS = 5
"""Concepts shown with a talk or session."""

PLACES = 2
"""Places shown with a concept of the glossary."""


@dataclass(frozen=True, slots=True)
class Held:
    """A concept and how many talks of a theme hold it."""

    label: str
    talks: int


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """A theme with what its talks have in common.

    Attributes:
        words: where they share no concept, words that they share, with the number of talks that hold them.
        texts: how many of its texts differ.
    """

    theme: Theme
    talks: tuple[Talk, ...]
    held: tuple[Held, ...]
    quoted: Talk | None
    words: tuple[tuple[str, int], ...]
    texts: int

    @property
    def apart(self) -> bool:
        """No concept of its label, and a person gave it none, stands in two of its texts."""
        return self.theme.named is not None and self.theme.named < min(self.texts, NAMED)


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept of the glossary, the talks and sessions that hold it, and some places where it stands."""

    term: Term
    talks: tuple[Talk, ...]
    sessions: tuple[Session, ...]
    places: tuple[tuple[Talk | Session, Snippet], ...]


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A session, its own concepts, its talks, and how many of them each theme has (0: isolated)."""

    session: Session
    concepts: tuple[Concept, ...]
    talks: tuple[Talk, ...]
    themes: tuple[tuple[int, int], ...]


class Facts:
    """Everything that the pages of a report take from an analysis; the order of its talks changes nothing."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.talks: tuple[Talk, ...] = tuple(sorted(analysis.talks, key=content_key))
        self.by_id = {talk.id: talk for talk in self.talks}
        self.sessions_by_id = {session.id: session for session in sessions_of(self.talks)}
        self.found: Themes = analysis.themes
        self.overlaps: tuple[Overlap, ...] = analysis.overlaps

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Id of a talk -> its name inside the page: ids may hold any character, names may not."""
        return {talk.id: f"t{number}" for number, talk in enumerate(self.talks, start=1)}

    @cached_property
    def place(self) -> dict[str, Theme]:
        """Id of a talk -> its theme; isolated talks are missing."""
        return {talk: theme for theme in self.found.themes for talk in theme.talks}

    @cached_property
    def mean_similarity(self) -> float:
        """Of all pairs of talks: what the talks of a theme are held against."""
        matrix, count = self.analysis.similarity, len(self.talks)
        return float(matrix.sum() - matrix.trace()) / (count * (count - 1)) if count > 1 else 0.0

    @property
    def extraction(self) -> Extraction:
        """The concepts, those of two languages that are one told once."""
        return self.analysis.across_languages

    def concepts(self, talk: Talk) -> tuple[Concept, ...]:
        """All concepts of a talk, best first."""
        return self.extraction.by_talk.get(talk.id, ())

    @cached_property
    def themes(self) -> tuple[ThemeFacts, ...]:
        """The themes, largest first."""
        return tuple(self._theme(theme) for theme in self.found.themes)

    def _theme(self, theme: Theme) -> ThemeFacts:
        talks = tuple(self.by_id[i] for i in theme.talks)
        said = theme.key_sentence
        quoted = next((t for t in talks if said and said in " ".join(t.abstract.split())), None)
        texts = {talk.id: self._contents[talk.id] for talk in talks}
        stand = {part: self._standing(part, theme.talks) for part in theme.label.split(JOINT)}
        named = [Held(part, len(ids)) for part, ids in stand.items() if len({texts[talk] for talk in ids}) > 1]
        held = self._held(named, talks)
        words = () if held else words_of_many(talks)
        return ThemeFacts(theme, talks, held, quoted, words, len(set(texts.values())))

    def _standing(self, part: str, talks: Sequence[str]) -> list[str]:
        """Those of some talks that hold a part of a label."""
        terms = [term for found in terms_of(self.extraction, part) for term in found]
        return [talk for talk in talks if any(talk in self._holders[term.key] for term in terms)]

    def _held(self, named: Sequence[Held], talks: Sequence[Talk]) -> tuple[Held, ...]:
        """What at least two of the talks hold: the concepts of the name, then others, the most widespread first.

        «budget» says nothing beside «budget di salute».
        """
        held = (*named, *self._shared(talks))
        return tuple(held[place] for place in distinct(each.label for each in held))

    def _shared(self, talks: Sequence[Talk]) -> tuple[Held, ...]:
        """Concepts of at least two of the talks, the most widespread first.

        «caso di studio» says nothing, nor what most talks of all say, unless there is one theme.
        """
        key_to: dict[str, int] = defaultdict(int)
        weight: dict[str, float] = defaultdict(float)
        label: dict[str, str] = {}
        texts: dict[str, set[int]] = defaultdict(set)
        for talk in talks:
            for concept in self.concepts(talk):
                key_to[concept.key] += 1
                texts[concept.key].add(self._contents[talk.id])
                weight[concept.key] += concept.score
                label.setdefault(concept.key, concept.label)
        most = len(self.talks) / 2 if len(self.found.themes) > 1 else len(self.talks)
        told = [key for key in key_to if len(texts[key]) > 1 and not is_furniture(label[key])]
        shared = [key for key in told if len(self._holders[key]) <= most]
        stands = {key: sum(talk.id in self._holders[key] for talk in talks) for key in shared}
        best = sorted(shared, key=lambda key: (-stands[key], -key_to[key], -round(weight[key], 6), key))
        return tuple(Held(label[key], stands[key]) for key in best)

    @cached_property
    def _contents(self) -> dict[str, int]:
        """Id of a talk -> a number, equal for copies."""
        contents = contents_of(self.analysis.talks, self.analysis.similarity)
        return {talk.id: content for talk, content in zip(self.analysis.talks, contents.tolist(), strict=True)}

    @cached_property
    def _holders(self) -> dict[str, dict[str, float]]:
        return holders_of((*self.extraction.glossary, *self.extraction.common), self.extraction)

    @cached_property
    def isolated(self) -> tuple[Isolated, ...]:
        """Talks in no theme, in the order of their titles."""
        return tuple(sorted(self.found.isolated, key=lambda i: content_key(self.by_id[i.talk])))

    @property
    def terms(self) -> tuple[Term, ...]:
        """The concepts of the whole corpus, best first."""
        return self.extraction.glossary

    @cached_property
    def best_terms(self) -> tuple[Term, ...]:
        """The concepts that people read, best first."""
        return self.terms[:GLOSSARY]

    @cached_property
    def glossary(self) -> tuple[Entry, ...]:
        """The best concepts, in alphabetical order."""
        return tuple(self.entry(term) for term in sorted(self.best_terms, key=lambda term: alphabetical(term.label)))

    def entry(self, term: Term) -> Entry:
        """One concept with its places."""
        talks = tuple(self.by_id[i] for i in self._holders[term.key] if i in self.by_id)
        sessions = tuple(self.sessions_by_id[i] for i in term.sessions if i in self.sessions_by_id)
        places = {(s.before, s.hit, s.after): (owner, s) for owner, s in self._places(term, talks, sessions)}
        return Entry(term, talks, sessions, tuple(places.values())[:PLACES])

    def _places(
        self, term: Term, talks: Iterable[Talk], sessions: Iterable[Session]
    ) -> Iterable[tuple[Talk | Session, Snippet]]:
        held = [(t, concept_of(self.concepts(t), term.key)) for t in talks]
        best = sorted(((t, c) for t, c in held if c), key=lambda pair: (-round(pair[1].score, 6), content_key(pair[0])))
        for talk, concept in best:
            yield from ((talk, s) for s in snippets(talk, concept))
        for session in () if best else sessions:
            in_session = concept_of(self.extraction.by_session.get(session.id, ()), term.key)
            if in_session:
                yield from ((session, s) for s in snippets(session, in_session))

    @cached_property
    def strongest(self) -> tuple[OverlapFacts, ...]:
        """The overlaps that people read, strongest first."""
        urgent = [o for o in self.overlaps[OVERLAPS:] if o.duplicate or o.simultaneous][:OVERLAPS]
        return tuple(map(self._pair, [*self.overlaps[:OVERLAPS], *urgent]))

    @cached_property
    def further(self) -> tuple[OverlapFacts, ...]:
        """The overlaps after those, as many as anybody may look through."""
        told = {(pair.overlap.first, pair.overlap.second) for pair in self.strongest}
        rest = [o for o in self.overlaps[: FURTHER + len(told)] if (o.first, o.second) not in told]
        return tuple(map(self._pair, rest[:FURTHER]))

    def _pair(self, overlap: Overlap) -> OverlapFacts:
        first, second = self.by_id[overlap.first], self.by_id[overlap.second]
        return facts_of(overlap, first, second, self.extraction.by_talk)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """People who are to speak in two rooms at once."""
        return find_clashes(self.talks)

    @cached_property
    def sessions(self) -> tuple[SessionFacts, ...]:
        """The sessions in the order of the programme; one that several files tell of is one, and one has a name."""
        called = filter(session_name, self.sessions_by_id.values())
        return tuple(sorted(map(self._session, same_sessions(called)), key=_programme))

    def _session(self, told: Sequence[Session]) -> SessionFacts:
        fullest = max(told, key=lambda s: (s.start is not None, len(s.abstract), s.id))
        ids = {session.id for session in told}
        talks = tuple(t for t in self.talks if t.session and t.session.id in ids)
        count = Counter(self.place[t.id].number if t.id in self.place else 0 for t in talks)
        themes = tuple(sorted(count.items(), key=lambda item: (-item[1], item[0])))
        concepts = {c.key: c for i in sorted(ids) for c in self.extraction.by_session.get(i, ())}
        ranked = sorted(concepts.values(), key=lambda c: (-round(c.score, 6), c.key))
        return SessionFacts(fullest, best(ranked, CONCEPTS), talks, themes)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what was read, whatever the order and names of the files."""
        talks = [talk_to_json(talk) | {"source": None} for talk in self.talks]
        lines = sorted(json.dumps(talk, ensure_ascii=False, sort_keys=True) for talk in talks)
        return hashlib.sha256("\n".join(lines).encode(errors="replace")).hexdigest()

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions of the event that the talks name, in order of time."""
        return editions_of(self.talks)

    def across(self, overlap: Overlap) -> bool:
        """Whether two talks are of different editions."""
        return len(self._named_editions(overlap)) > 1

    def _named_editions(self, overlap: Overlap) -> set[str]:
        return {e for e in (self.by_id[overlap.first].edition, self.by_id[overlap.second].edition) if e}

    @cached_property
    def is_universal(self) -> bool:
        """Whether all hours that are known are in universal time: that need not be said of each."""
        starts = [start for talk in self.talks if (start := start_of(talk))]
        return bool(starts) and all(start.tzinfo is UTC for start in starts)

    @property
    def frames(self) -> int:
        """How many talks only open, close or interrupt the programme."""
        return sum(is_frame(talk.title, talk.abstract) for talk in self.talks)

    @property
    def title_only(self) -> int:
        """How many talks have no abstract of their own."""
        return sum(not own_abstract(talk) for talk in self.talks)


def alphabetical(text: str) -> tuple[str, str]:
    """Order of an Italian index: case and accents do not count."""
    return without_accents(text.casefold()), text


def same_sessions(sessions: Iterable[Session]) -> list[list[Session]]:
    """Sessions put together that bear one title and do not differ in time: a page and a table may tell of the same."""
    by_title: dict[str, list[Session]] = defaultdict(list)
    for session in sessions:
        by_title[session_name(session).casefold() or session.id].append(session)
    groups: list[list[Session]] = []
    for told in by_title.values():
        starts = {session.start for session in told if session.start}
        by_start: dict[object, list[Session]] = defaultdict(list)
        for session in told:
            by_start[session.start if len(starts) > 1 else None].append(session)
        groups += by_start.values()
    return groups


def _programme(facts: SessionFacts) -> tuple[bool, str, str, str]:
    session = facts.session
    start = session.start.isoformat() if session.start else ""
    return (session.start is None, start, alphabetical(session_name(session))[0], session.id)
