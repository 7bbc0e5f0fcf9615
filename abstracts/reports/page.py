"""The sentences of a report, in one language and for one medium; templates only put them in their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup

from abstracts.concepts.selection import best
from abstracts.editions import editions_of
from abstracts.reports.reasons import HELD, Reasons
from abstracts.reports.words import Words
from abstracts.talks import Session, name_of, own_abstract, room_of, session_name, start_of
from abstracts.text import first_words
from abstracts.themes.belonging import LOOSE, TOUCHES
from abstracts.themes.stems import distinct
from abstracts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from abstracts.concepts.records import Concept
    from abstracts.reports.facts import Entry, Facts, SessionFacts, ThemeFacts
    from abstracts.reports.pairs import OverlapFacts
    from abstracts.reports.words import Language
    from abstracts.talks import Talk
    from abstracts.themes import Isolated, Theme

RELATIVES = 6
"""Broader and narrower concepts named with a concept of the glossary, each at most."""
UNTOLD = frozenset(("highest",))
"""Settings that only a later analysis needs."""

LONGEST = 3000
"""Characters of an abstract that a page shows."""

TALKS_OF_A_CONCEPT = 4


@dataclass(frozen=True, slots=True)
class Medium:
    """What differs between HTML and Markdown.

    Attributes:
        safe: makes text from outside harmless.
        link: a safe text and the name of a place in the page -> a safe link.
        tongue: a safe text and its language -> the same, marked as being in that language.
    """

    safe: Callable[[str], str]
    link: Callable[[Markup, str], Markup]
    tongue: Callable[[Markup, str], Markup]


class Page:
    """The facts of a report said in a language."""

    def __init__(self, facts: Facts, language: Language, medium: Medium) -> None:
        self.facts, self.medium, self.language = facts, medium, language
        self.t = Words(language, medium.safe)

    def foreign(self, text: str, language: str = "it") -> Markup:
        """Text of a talk; marked with its language where the page speaks another."""
        shown = self.t.shown(text)
        return shown if language == self.language else self.medium.tongue(shown, language)

    def quoted(self, text: str) -> Markup:
        """A concept in the quotation marks of the language."""
        return self.t("quoted", text=self.foreign(text))

    def theme_title(self, theme: Theme) -> Markup:
        """The label as a heading."""
        return self.foreign(theme.label[:1].upper() + theme.label[1:])

    def theme_link(self, theme: Theme) -> Markup:
        """The label between quotation marks, leading to the theme."""
        return self.medium.link(self.quoted(theme.label), f"theme-{theme.number}")

    def title(self, talk: Talk) -> Markup:
        """The title of a talk, or something to call it by."""
        if talk.title.strip():
            return self.foreign(talk.title, talk.language)
        return self.t("untitled", id=talk.id)

    def talk_link(self, talk: Talk) -> Markup:
        """The title, cut where it is very long, leading to the talk."""
        named = self.foreign(name_of(talk), talk.language) if talk.title.strip() else self.title(talk)
        return self.medium.link(named, self.facts.anchors[talk.id])

    def session_title(self, session: Session) -> Markup:
        """The title of a session, or what kind of session it is."""
        name = session_name(session)
        return self.foreign(name) if name else self.t("untitled-session")

    def heading(self) -> Markup:
        """What the report is about."""
        count = len(self.facts.talks)
        return self.t("title", n=count) if count else self.t("title-none")

    def subtitle(self) -> str:
        """Sessions and days, as far as they are known; may be empty."""
        parts = [self.t("sessions", n=len(self.facts.sessions))] if self.facts.sessions else []
        starts = [start_of(talk) for talk in self.facts.talks]
        days = sorted({start.date(): start for start in starts if start}.items())
        if days:
            first, last = self.t.date(days[0][1]), self.t.date(days[-1][1])
            parts.append(self.t("when", first=first, last=last) if first != last else self.t("when-one-day", day=first))
        editions = self.facts.editions
        if len(editions) > 1:
            parts.append(self.t("editions", n=len(editions), editions=self.t.several(editions)))
        parts += [self.t("all-universal")] if self.facts.is_universal else []
        return Markup(", ").join(parts)

    def doubt(self, theme: Theme) -> Markup | None:
        """What a person should look at: the theme as a whole or, where that is sure, its name."""
        doubt = "tentative-name" if theme.badly_named else "tentative"
        return self.t(doubt) if theme.tentative else None

    def subject(self, theme: Theme) -> Markup | None:
        """What the talks of a theme speak of as a whole, where its name does not say it of half of them."""
        return self.t("subject", subject=self.t(f"subject-{theme.subject}")) if theme.subject else None

    def why(self, facts: ThemeFacts) -> list[Markup]:
        """Why the talks of a theme belong together, and how sure that is."""
        return Reasons(self.facts, self.t, self.quoted).of(facts)

    def within(self, theme: Theme) -> Markup | None:
        """The broader theme in which a theme lies, if that is known."""
        return self.t("within", theme=self.quoted(theme.within.label)) if theme.within else None

    def people(self, talk: Talk) -> Markup:
        """The speakers with their affiliations."""
        said = [f"{p.name}, {p.affiliation}" if p.affiliation else p.name for p in talk.speakers]
        return Markup("; ").join(self.t.shown(person) for person in said)

    def who_and_where(self, talk: Talk) -> Markup:
        """Who gives a talk, when and where, in short; may be empty."""
        people = [self.t.several([self.t.shown(person.name) for person in talk.speakers])] if talk.speakers else []
        return Markup(" · ").join([*people, *self._when_and_where(talk)])

    def setting(self, talk: Talk) -> Markup:
        """Session, time and room of a talk, as far as they are known."""
        session = talk.session
        parts = [self.session_title(session)] if session and session_name(session) else []
        return Markup(" · ").join([*parts, *self._when_and_where(talk)])

    def _when_and_where(self, talk: Talk) -> list[Markup]:
        start, room = start_of(talk), room_of(talk)
        parts = [self.t.shown(self.t.moment(start, known=self.facts.is_universal))] if start else []
        if talk.edition and len(self.facts.editions) > 1 and not (start and talk.edition == str(start.year)):
            parts.append(self.t("edition", edition=talk.edition))
        return [*parts, self._room(room)] if room else parts

    def _room(self, room: str) -> Markup:
        """A room as it is called, or «sala 3» where that is only a number or a sign."""
        return self.t.shown(room) if re.search(r"[^\W\d_]{4}", room) else self.t("room", room=room)

    def abstract(self, talk: Talk) -> Markup | None:
        """The talk's own abstract, cut where it is very long; None where it has none."""
        text = own_abstract(talk)
        shown = text if len(text) <= LONGEST else first_words(text, LONGEST) + " …"
        return self.foreign(shown, talk.language) if shown else None

    def concepts(self, talk: Talk, most: int = 5) -> list[Markup]:
        """The best concepts of a talk."""
        return [self._concept(concept, talk) for concept in best(self.facts.concepts(talk), most)]

    def _concept(self, concept: Concept, talk: Talk) -> Markup:
        """A concept under its label, which may be the Italian one in a talk in English."""
        own = concept.label.casefold() in {form.casefold() for form in concept.variants}
        return self.foreign(concept.label, talk.language if own else "it")

    def touches(self, talk: Talk) -> Markup | None:
        """The other themes that a talk touches, if any."""
        own = self.facts.place.get(talk.id)
        strengths = self.facts.found.strengths.get(talk.id, {})
        near = [t for t in self.facts.found.themes if t is not own and t.number in strengths]
        if not own or not near:
            return None
        others = [theme for theme in near if strengths[theme.number] >= TOUCHES] or near[:1]
        return self.t("touches", n=len(others), themes=self.t.several([self.theme_link(theme) for theme in others]))

    def shared(self, pair: OverlapFacts) -> Markup:
        """What two talks share."""
        if pair.overlap.shared:
            told = [shared.concept for shared in pair.overlap.shared]
            concepts = [self.quoted(told[place]) for place in islice(distinct(told), HELD)]
            return self.t("in-common", concepts=self.t.several(concepts))
        if pair.words:
            return self.t("words-in-common", words=self.t.several([self.quoted(word) for word in pair.words]))
        return self.t("nothing-in-common")

    def flags(self, pair: OverlapFacts) -> list[Markup]:
        """What makes an overlap urgent, or less so: talks of different editions never meet."""
        across = self.facts.across(pair.overlap)
        flags = {
            "repeated" if across else "duplicate": pair.overlap.duplicate,
            "simultaneous": pair.overlap.simultaneous,
        }
        editions = self.t.several(editions_of((pair.first, pair.second)))
        between = [self.t("across", editions=editions)] if across else []
        return [self.t(name) for name, holds in flags.items() if holds] + between

    def themes_intro(self) -> Markup:
        """What stands above the themes, or why there are none."""
        if not self.facts.themes:
            return self.t("no-themes-few" if "few-talks" in self.facts.found.warnings else "no-themes")
        loose = sum(map(self.is_loose, self.facts.talks))
        doubts = {theme.badly_named for theme in self.facts.found.themes if theme.tentative}
        told = [self.t("themes-intro")]
        told += [self.t(name) for name, bad in (("doubt-intro", False), ("doubt-name-intro", True)) if bad in doubts]
        told += [self.t("subject-intro")] if any(theme.subject for theme in self.facts.found.themes) else []
        return Markup(" ").join([*told, *([self.t("loose-intro", n=loose)] if loose else [])])

    def is_bare(self, talk: Talk) -> bool:
        """Whether a talk, unlike others, has no abstract of its own."""
        return not own_abstract(talk) and self.facts.title_only < len(self.facts.talks)

    def is_loose(self, talk: Talk) -> bool:
        """Whether a talk hardly belongs to its theme more than to others."""
        theme = self.facts.place.get(talk.id)
        return theme is not None and len(self.facts.themes) > 1 and theme.strengths.get(talk.id, 1.0) < LOOSE

    def alone_title(self) -> Markup:
        """The heading of the talks in no theme."""
        return self.t("isolated" if self.facts.themes or not self.facts.talks else "all-talks")

    def alone_intro(self) -> Markup:
        """What stands above the talks in no theme, or why there are none."""
        if not self.facts.isolated:
            return self.t("no-isolated" if self.facts.talks else "title-none")
        return self.t("isolated-intro" if self.facts.themes else "all-alone")

    def overlaps_intro(self) -> list[Markup]:
        """What stands above the overlaps, or why there are none."""
        shown, further, count = len(self.facts.strongest), len(self.facts.further), len(self.facts.overlaps)
        if not count:
            least = float(self.facts.analysis.min_score)
            return [self.t("no-overlaps", value=least) if len(self.facts.talks) > 1 else self.t("no-pairs")]
        said = [self.t("overlaps-intro")]
        if further:
            said.append(self.t("overlaps-shown", shown=shown, n=count))
        if shown + further < count:
            said.append(self.t("overlaps-left", n=count - shown - further))
        within = [o for o in self.facts.overlaps if not self.facts.across(o)]
        unknown = bool(within) and all(o.simultaneous is None for o in within)
        key = "times-unknown" if len(within) == count else "times-unknown-same"
        return [*said, self.t(key)] if unknown else said

    def clashes(self) -> list[Markup]:
        """The people who are to speak in two rooms at once, with their talks."""
        return [
            self.t(
                "clash",
                person=clash.person,
                first=self._clashing(self.facts.by_id[clash.first]),
                second=self._clashing(self.facts.by_id[clash.second]),
            )
            for clash in self.facts.clashes
        ]

    def _clashing(self, talk: Talk) -> Markup:
        """A talk with its time and room."""
        placed = Markup(" · ").join(self._when_and_where(talk))
        return self.t("clash-talk", talk=self.talk_link(talk), setting=placed)

    def nearest(self, isolated: Isolated) -> Markup | None:
        """The theme nearest to an isolated talk; None where there are no themes at all."""
        if not self.facts.themes:
            return None
        theme = next((t for t in self.facts.found.themes if t.number == isolated.nearest), None)
        if theme is None:
            return self.t("nearest-none")
        return self.t("nearest", theme=self.theme_link(theme), value=float(isolated.similarity))

    def session_themes(self, facts: SessionFacts) -> list[Markup]:
        """The themes of the talks of a session, with how many talks each has."""
        by_number = {theme.number: theme for theme in self.facts.found.themes}
        return [
            self.t("theme-and-number", theme=self.theme_link(by_number[number]), n=count)
            if number
            else self.t("isolated-count", n=count)
            for number, count in facts.themes
        ]

    def variants(self, entry: Entry) -> Markup | None:
        """The other forms of a concept."""
        label = entry.term.label
        others = [v for v in entry.term.variants if v.casefold() != label.casefold()]
        return self.t("variants", variants=self.t.several([self.foreign(v) for v in others])) if others else None

    def relatives(self, entry: Entry) -> Markup | None:
        """The concepts that are broader and narrower, if there are any."""
        near = {"broader": entry.term.broader, "narrower": entry.term.narrower}
        said = [self._relatives(name, labels[:RELATIVES]) for name, labels in near.items()]
        return Markup(" ").join(filter(None, said)) or None

    def _relatives(self, name: str, labels: Sequence[str]) -> Markup | None:
        return self.t(name, concepts=self.t.several([self.foreign(label) for label in labels])) if labels else None

    def found_in(self, entry: Entry) -> Markup:
        """The talks and sessions that hold a concept."""
        places = [self.talk_link(talk) for talk in entry.talks[:TALKS_OF_A_CONCEPT]]
        more = len(entry.talks) - len(places)
        places += [self.t("more-talks", n=more)] if more else []
        shown = [owner for owner, _ in entry.places if isinstance(owner, Session)] if places else entry.sessions
        titles = dict.fromkeys(self.session_title(session) for session in shown)
        places += [self.t("in-session", session=title) for title in [*titles][:TALKS_OF_A_CONCEPT]]
        return self.t("found-in", talks=Markup("; ").join(places))

    def glossary_intro(self) -> list[Markup]:
        """What stands above the glossary, or why it is empty."""
        shown, count = len(self.facts.best_terms), len(self.facts.terms)
        if not count:
            return [self.t("no-glossary")]
        return [self.t("glossary-intro"), *([self.t("glossary-shown", shown=shown, n=count)] if shown < count else [])]

    def settings(self) -> list[tuple[Markup, Markup]]:
        """How the run was made, name and value."""
        rows: list[tuple[str, object]] = [("version", f"abstracts {__version__}"), ("digest", self.facts.digest)]
        settings = {**self.facts.found.settings, **self.facts.analysis.settings}
        rows += ((name, value) for name, value in settings.items() if name not in UNTOLD)
        return [(self._setting(name), self._value(name, value)) for name, value in rows]

    def _value(self, name: str, value: object) -> Markup:
        if value is None or value is True:
            return self.t("chosen-from-data" if value is None else "yes")
        return self.t(f"granularity-{value}") if name == "granularity" else self.t.shown(value)

    def _setting(self, name: str) -> Markup:
        known = {"version", "digest", "pipeline", "encoder", "k", "min_size", "min_score", "granularity", "joined"}
        return self.t(f"setting-{name}") if name in known else self.t.shown(name)
