"""Composes the run: talks -> `Analysis`, whose parts are computed when they are asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from numbers import Real
from typing import TYPE_CHECKING, Literal

from abstracts import concepts as concepts_
from abstracts import language
from abstracts.concepts.translations import joined
from abstracts.embeddings import EmbeddedEncoder, Encoder, Matrix
from abstracts.overlaps import MIN_SCORE, Overlap, find_overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from abstracts.concepts.records import Concept, Extraction, Term
    from abstracts.language import Passage
    from abstracts.similarity import Comparison
    from abstracts.talks import Talk
    from abstracts.themes import Granularity, Themes

THEMES = {
    "number": "Int64", "label": "object", "concepts": "object", "talks": "object", "stability": "float64",
    "coverage": "float64", "cohesion": "float64", "tentative": "boolean", "representative": "object",
    "key_sentence": "object", "kin": "object", "subject": "object", "new": "boolean",
}  # fmt: skip
"""Columns of the table of themes, as `Theme` has them, with their types."""

Table = Literal["talks", "themes", "strengths", "concepts", "overlaps"]

COLUMNS: dict[Table, dict[str, str]] = {
    "talks": {"id": "object", "title": "object", "theme": "Int64", "label": "object", "strength": "float64"},
    "themes": THEMES,
    "strengths": {"id": "object", "theme": "Int64", "label": "object", "strength": "float64"},
    "concepts": {"id": "object", "label": "object", "score": "float64", "count": "Int64"},
    "overlaps": {
        "first": "object", "second": "object", "score": "float64", "shared": "object", "simultaneous": "boolean",
        "duplicate": "boolean",
    },
}  # fmt: skip
"""Columns of each table with their types, the same where nothing is known: texts and tuples are objects."""


@dataclass(frozen=True)
class Analysis:
    """What is known of a corpus of talks; each part is computed once, when it is first asked for.

    Attributes:
        talks: in the order given.
        pipeline: name of the spaCy pipeline.
        encoder: for the sentence embeddings.
        k: number of themes, or None to choose it from the data.
        min_size: smallest theme, where `k` is None.
        min_score: lowest similarity of an overlap.
        granularity: broader or narrower themes, where `k` is None.
        previous: an earlier analysis whose themes stay, in place of `k` and `granularity`.
    """

    talks: tuple[Talk, ...]
    pipeline: str = language.PIPELINE
    encoder: Encoder = field(default_factory=EmbeddedEncoder)
    k: int | None = None
    min_size: int = 2
    min_score: float = MIN_SCORE
    granularity: Granularity = "medium"
    previous: Themes | None = None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Titles and abstracts, analysed."""
        return language.read(self.talks, language.load(self.pipeline))

    @cached_property
    def extraction(self) -> Extraction:
        """Concepts of talks, sessions and corpus."""
        return concepts_.extract(self.passages, self.talks)

    @cached_property
    def across_languages(self) -> Extraction:
        """The same, a concept and its translation being one: what themes, overlaps and reports speak of."""
        return joined(self.extraction, self.encoder)

    @property
    def concepts(self) -> dict[str, tuple[Concept, ...]]:
        """Id of a talk -> its concepts, best first."""
        return self.extraction.by_talk

    @property
    def glossary(self) -> tuple[Term, ...]:
        """Concepts of the whole corpus, best first."""
        return self.extraction.glossary

    @cached_property
    def similarity(self) -> Matrix:
        """Matrix (n, n) in 0..1 in the order of `talks`."""
        return self._compared.similarity

    @cached_property
    def _compared(self) -> Comparison:
        from abstracts.similarity import compare  # noqa: PLC0415  SciPy costs half a second: the tagger need not wait

        return compare(self.talks, self.encoder)

    @cached_property
    def themes(self) -> Themes:
        """Themes and isolated talks."""
        from abstracts.themes import find_themes  # noqa: PLC0415  as above

        found = find_themes(
            self.talks,
            self.across_languages,
            self.similarity,
            self._compared.positions,
            meaning=self._compared.meaning,
            k=self.k,
            min_size=self.min_size,
            granularity=self.granularity,
            previous=self.previous,
        )
        models = {"pipeline": self.pipeline, "encoder": self.encoder.name}
        return replace(found, settings={**models, **found.settings})

    @cached_property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Pairs of talks on one thing, strongest first."""
        return find_overlaps(self.talks, self.across_languages, self.similarity, min_score=self.min_score)

    @property
    def settings(self) -> dict[str, object]:
        """What the run was made with, ready for JSON."""
        return {
            "pipeline": self.pipeline,
            "encoder": self.encoder.name,
            "k": None if self.k is None else int(self.k),
            "min_size": int(self.min_size),
            "min_score": float(self.min_score),
            "granularity": self.granularity,
        }

    def to_frame(self, table: Table) -> pd.DataFrame:
        """A table with a row a talk, a theme, a theme that a talk touches, a concept of a talk, or an overlap.

        Raises:
            ValueError: there is no such table.
        """
        if table not in COLUMNS:
            raise ValueError(f"table is {table!r}; expected {', '.join(COLUMNS)}")
        import pandas as pd  # noqa: PLC0415  costs a third of a second: only those who ask for a table pay

        rows = {
            "talks": self._talk_rows,
            "themes": self._theme_rows,
            "strengths": self._strength_rows,
            "concepts": self._concept_rows,
            "overlaps": self._overlap_rows,
        }[table]
        return pd.DataFrame(list(rows()), columns=[*COLUMNS[table]], dtype=object).astype(COLUMNS[table])

    def _talk_rows(self) -> Iterable[tuple[object, ...]]:
        place = {talk: theme for theme in self.themes.themes for talk in theme.talks}
        for talk in self.talks:
            theme = place.get(talk.id)
            if theme is None:
                yield talk.id, talk.title, None, None, None
            else:
                yield talk.id, talk.title, theme.number, theme.label, theme.strengths[talk.id]

    def _theme_rows(self) -> Iterable[tuple[object, ...]]:
        for t in self.themes.themes:
            yield tuple(getattr(t, column) for column in THEMES)

    def _strength_rows(self) -> Iterable[tuple[object, ...]]:
        label = {theme.number: theme.label for theme in self.themes.themes}
        for talk in self.talks:
            for number, strength in self.themes.strengths.get(talk.id, {}).items():
                yield talk.id, number, label[number], strength

    def _concept_rows(self) -> Iterable[tuple[object, ...]]:
        for talk in self.talks:
            for c in self.concepts.get(talk.id, ()):
                yield talk.id, c.label, c.score, c.count

    def _overlap_rows(self) -> Iterable[tuple[object, ...]]:
        for o in self.overlaps:
            yield o.first, o.second, o.score, tuple(s.concept for s in o.shared), o.simultaneous, o.duplicate


def analyse(  # noqa: PLR0913  every part of a run can be chosen
    talks: Iterable[Talk],
    *,
    pipeline: str = language.PIPELINE,
    encoder: Encoder | None = None,
    k: int | None = None,
    min_size: int = 2,
    min_score: float = MIN_SCORE,
    granularity: Granularity = "medium",
    previous: Themes | None = None,
) -> Analysis:
    """The analysis of some talks; nothing is computed before it is asked for.

    Args:
        talks: with ids that differ.
        pipeline: name of the spaCy pipeline.
        encoder: for the sentence embeddings; the one that comes with the package where None.
        k: number of themes; chosen from the data where None.
        min_size: smallest theme, where `k` is None.
        min_score: lowest similarity of an overlap.
        granularity: "coarse" for broader themes, "fine" for narrower ones; the levels nest.
        previous: an earlier analysis (`read_themes`, or the `themes` of one) whose themes stay as they are; talks that
            it does not know join them or make new ones. Of `k`, `granularity` and `previous`, one can be given.

    Raises:
        ValueError: two talks have the same id, or `min_score` is no number from 0 to 1. What is wrong with the other
            arguments is told where it is first needed.
    """
    _check_score(min_score)
    given = tuple(talks)
    if twice := sorted(talk for talk, count in Counter(talk.id for talk in given).items() if count > 1):
        raise ValueError(f"talks with the same id: {', '.join(twice)}")
    return Analysis(given, pipeline, encoder or EmbeddedEncoder(), k, min_size, min_score, granularity, previous)


def _check_score(value: object) -> None:
    if not (isinstance(value, Real) and 0 <= float(value) <= 1):
        raise ValueError(f"min_score is {value!r}; expected a number from 0 to 1")
