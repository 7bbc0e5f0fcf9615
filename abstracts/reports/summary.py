"""The first page of a report: its figures, the whole in a few sentences, what to keep in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from abstracts.reports.page import Page

TOP_THEMES = 4
TOP_CONCEPTS = 8
WARNINGS = frozenset(("few-talks", "nothing-shared", "all-alike", "fewer-themes", "no-group-so-large"))


class Summary:
    """The report in short, said in the language and the medium of a page."""

    def __init__(self, page: Page) -> None:
        self.page, self.facts, self.t = page, page.facts, page.t

    def figures(self) -> list[tuple[str, Markup]]:
        """The figures at the top: number and what it counts."""
        f = self.facts
        counts = {
            "talks": f.talks,
            "themes": f.themes,
            "concepts": f.terms,
            "overlaps": f.overlaps,
        }
        counts |= {"isolated": f.isolated} if f.themes else {}
        return [(self.t.whole(len(of)), self.t(f"figure-{name}", n=len(of))) for name, of in counts.items()]

    def sentences(self) -> list[Markup]:
        """The report in a few sentences."""
        said = [self._themes(), *self._concepts(), *self._overlaps()]
        counts = {
            "clashes": len(self.facts.clashes),
            "new": len(self.facts.found.fresh),
            "new-themes": sum(theme.new is True for theme in self.facts.found.themes),
            "isolated": len(self.facts.isolated) if self.facts.themes else 0,
            "title-only": 0 if self._all_titles() else self.facts.title_only,
            "foreign": self._foreign(),
        }
        return said + [self.t(f"{name}-short", n=n) for name, n in counts.items() if n]

    def _themes(self) -> Markup:
        themes = sorted((facts.theme for facts in self.facts.themes), key=lambda t: (-len(t.talks), t.number))
        if not themes:
            return self.t("no-themes-short")
        key = "only-theme" if len(themes) == 1 else "the-themes" if len(themes) <= TOP_THEMES else "largest-themes"
        named = [self.t("theme-with-talks", theme=self.page.theme_link(t), n=len(t.talks)) for t in themes[:TOP_THEMES]]
        return self.t(key, themes=self.t.several(named))

    def _concepts(self) -> Iterator[Markup]:
        best = self.facts.best_terms[:TOP_CONCEPTS]
        if best:
            yield self.t("top-concepts", concepts=self.t.several([self.page.quoted(term.label) for term in best]))

    def _overlaps(self) -> Iterator[Markup]:
        found = self.facts.overlaps
        if not found:
            if len(self.facts.talks) > 1:
                yield self.t("no-overlaps-short")
            return
        yield self.t("overlaps-short", n=len(found))
        across = [o for o in found if self.facts.across(o)]
        for name, count in (
            ("simultaneous", sum(bool(o.simultaneous) for o in found)),
            ("across", len(across)),
            ("duplicates", sum(o.duplicate for o in found) - sum(o.duplicate for o in across)),
            ("repeated", sum(o.duplicate for o in across)),
        ):
            if count:
                yield self.t(f"{name}-short", n=count)

    def _foreign(self) -> int:
        return sum(talk.language != "it" for talk in self.facts.talks)

    def cautions(self) -> list[Markup]:
        """What the corpus is too small or too poor to say."""
        talks = self.facts.talks
        if len(talks) == 1:
            return [self.t("warn-one-talk")]
        said = [self._warning(code) for code in self.facts.found.warnings if talks]
        return [*said, self.t("warn-all-titles")] if talks and self._all_titles() else said

    def _all_titles(self) -> bool:
        return self.facts.title_only == len(self.facts.talks)

    def _warning(self, code: str) -> Markup:
        if code not in WARNINGS:
            return self.t("warn-other", code=code)
        asked = "-asked" if code == "few-talks" and self.facts.themes else ""
        frames = self.facts.frames
        talks = self.t("talks", n=len(self.facts.talks) - frames)
        left_out = self.t("without-frames", talks=talks, n=frames) if frames else talks
        return self.t(f"warn-{code}{asked}", talks=left_out)
