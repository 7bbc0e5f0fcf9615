"""Why the talks of a theme belong together, in sentences of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from abstracts.themes import JOINT, NAMED
from abstracts.themes.records import is_steady

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.reports.facts import Facts, ThemeFacts
    from abstracts.reports.words import Words

HELD = 4
"""Concepts named to say why talks belong together."""

FIRM = 0.75
"""Stability from which a theme is called firm."""

TELLING = 1.25
"""A mean similarity inside a theme is told when it is this many times the one among all talks."""


class Reasons:
    """The reasons for the themes of a report.

    Args:
        facts: of the report.
        t: its words.
        quoted: puts a concept between quotation marks.
    """

    def __init__(self, facts: Facts, t: Words, quoted: Callable[[str], Markup]) -> None:
        self._facts, self.t, self._quoted = facts, t, quoted

    def of(self, facts: ThemeFacts) -> list[Markup]:
        """Why the talks of a theme belong together, and how sure that is."""
        theme = facts.theme
        if len(theme.talks) == 1:
            return [self.t("alone-in-theme")]
        near = [self.t("cohesion", value=float(theme.cohesion), all=float(self._facts.mean_similarity))]
        tells = theme.cohesion > TELLING * self._facts.mean_similarity  # of a broad theme it says nothing
        return [*self._named(facts), *self._held(facts), self._stability(facts), *(near if tells else [])]

    def _named(self, facts: ThemeFacts) -> list[Markup]:
        """In how many of its talks a theme's label stands, if it is no title and the next sentence does not say it."""
        theme = facts.theme
        n, total = round(theme.coverage * len(theme.talks)), len(theme.talks)
        if theme.named is None:
            return [self.t("label-given")]
        if n > 1 and facts.apart:
            return [self.t("label-apart")] if facts.held else []
        several = JOINT in theme.label
        if theme.kin:
            family = self.t.several([self._quoted(word) for word in theme.kin])
            word = "label-parts-stand-kin" if several else "label-stands-kin"
            return [self.t(word, n=n, total=total, words=family)]
        said = facts.held and facts.held[0].label.casefold() == theme.label.casefold()
        return [self.t("label-parts-stand" if several else "label-stands", n=n, total=total)] if n and not said else []

    def _held(self, facts: ThemeFacts) -> list[Markup]:
        """The concepts that its talks share; where they share none, no more than the words of its name."""
        if not facts.held:
            return [] if (facts.theme.named or 0) >= NAMED else self._words(facts)
        first, *others = facts.held[:HELD]
        total = len(facts.theme.talks)
        said = [self.t("held-first", concept=self._quoted(first.label), n=first.talks, total=total)]
        said += [self.t("held-next", concept=self._quoted(held.label), n=held.talks) for held in others]
        return [self.t.several(said) + Markup(".")]

    def _words(self, facts: ThemeFacts) -> list[Markup]:
        """The words that talks share that share no concept."""
        total = len(facts.theme.talks)
        said = [self.t("words-next", word=self._quoted(word), n=n, total=total) for word, n in facts.words]
        return [self.t("held-words", words=self.t.several(said)) if said else self.t("held-nothing")]

    def _stability(self, facts: ThemeFacts) -> Markup:
        """How often they stay together, and what that means."""
        theme = facts.theme
        if "few-talks" in self._facts.found.warnings:
            return self.t("stability-unknown")
        firm, fair = is_steady(theme.stability, FIRM), is_steady(theme.stability)
        level = "high" if firm else "middle" if fair else "low"
        if fair and facts.apart and not facts.held:
            level = "apart"
        return self.t(f"stability-{level}", value=float(theme.stability))
