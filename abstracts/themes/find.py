"""Talks, concepts and coordinates -> themes with their labels, or an honest word that there are none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from abstracts.themes import levels
from abstracts.themes.belonging import SMALLEST, Belonging
from abstracts.themes.corpus import Corpus
from abstracts.themes.grouping import Grouping, check_whole
from abstracts.themes.joining import highest, join
from abstracts.themes.records import Broader, Isolated, Themes
from abstracts.themes.settling import divided, settled
from abstracts.themes.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.embeddings import Matrix
    from abstracts.similarity import Meaning
    from abstracts.talks import Talk
    from abstracts.themes.levels import Granularity
    from abstracts.themes.records import Theme


def find_themes(  # noqa: PLR0913  what themes are made from, and how
    talks: Sequence[Talk],
    extraction: Extraction,
    similarity: Matrix,
    positions: Matrix,
    *,
    meaning: Meaning | None = None,
    k: int | None = None,
    min_size: int = SMALLEST,
    granularity: Granularity = "medium",
    previous: Themes | None = None,
) -> Themes:
    """Group talks by theme; the order of `talks` changes nothing.

    Args:
        talks: n talks.
        extraction: their concepts.
        similarity: matrix (n, n) in 0..1, in the order of `talks`.
        positions: where they stand by theme (n, d), in the order of `talks` (`similarity.positions`).
        meaning: of the talks, in their order, by which the name of a theme is chosen; without it, by its words alone.
        k: the number of themes, as long as there are so many talks ("fewer-themes" if not), and no talk is isolated but
            openings and breaks; without it, it is chosen from the data.
        min_size: smaller groups are no theme, unless `k` is given; copies count once. "no-group-so-large" where more
            than two are asked for and there is no theme.
        granularity: broader or narrower themes than those that the data show most clearly; the levels nest.
        previous: an earlier analysis whose themes stay, with number, label and talks; talks that it does not know join
            them or make new themes.

    Returns:
        Every talk in exactly one place; what opens, closes or interrupts a programme is isolated, and counts for no
        talk. With fewer than six talks ("few-talks") or none that are alike ("nothing-shared") there is no theme unless
        `k` asks for it or `previous` holds it. Talks that nothing tells apart ("all-alike") are one theme.

    Raises:
        ValueError: `k` or `min_size` is no whole number from 1, `granularity` no level, or more than one of `k`,
            `granularity` and `previous` is given.
    """
    k = None if k is None else check_whole("k", k, 1)
    min_size = check_whole("min_size", min_size, 1)
    levels.check(granularity)
    if (k is not None) + (granularity != "medium") + (previous is not None) > 1:
        raise ValueError("k, granularity and previous exclude one another")
    corpus = Corpus.in_content_order(talks, extraction, similarity, positions, meaning)
    settings: dict[str, object] = {"k": k, "min_size": min_size, "granularity": granularity}
    if previous is not None:
        found = join(corpus, previous, min_size)
        settings["joined"] = True
        settings["highest"] = max((highest(previous), *(theme.number for theme in found.themes)))
    elif not corpus.told.any() or (k is None and corpus.warnings):
        found = Themes((), tuple(Isolated(t.id, 0, 0.0) for t in corpus.talks), corpus.warnings, {})
    else:
        found = _found(corpus, k, min_size, granularity)
    said = found.warnings + corpus.remarks
    if k is not None and len(found.themes) < k:
        said += ("fewer-themes",)
    if min_size > SMALLEST and not (said or found.themes):
        said = ("no-group-so-large",)
    return replace(found, warnings=said, settings=settings, titles={talk.id: talk.title for talk in corpus.talks})


def _found(corpus: Corpus, k: int | None, min_size: int, granularity: Granularity) -> Themes:
    number = k if k is not None or corpus.differ else 1
    level = granularity if number is None else "medium"
    places = np.flatnonzero(corpus.told)
    part = corpus.part(places) if len(places) < len(corpus.talks) else corpus
    model = Grouping(number, granularity=level).fit(part.positions)
    least = min_size if k is None and corpus.differ else 1
    found = Belonging.of(part.positions, model, least, part.contents, part.lonely).refined(part.positions, least)
    medium = settled(Telling.counted(part, found), least)
    if number is None:
        medium = divided(medium, model.max_themes, least)
    told = medium
    if level != "medium":
        told = Telling.counted(part, medium.belonging.at(level, part.positions, model, min_size, part.contents))
    telling = Telling.counted(corpus, told.belonging.among(corpus.positions, places))
    themes = _within(telling.themes(told.labels), told.belonging.within, medium)
    return Themes(themes, telling.isolated(), corpus.warnings, {}, telling.strengths())


def _within(themes: tuple[Theme, ...], places: tuple[int, ...], medium: Telling) -> tuple[Theme, ...]:
    """Narrower themes with the broader ones in which they lie."""
    if not places:
        return themes
    broader = [Broader(number, label.text) for number, label in zip(medium.numbers, medium.labels, strict=True)]
    return tuple(replace(theme, within=broader[place]) for theme, place in zip(themes, places, strict=True))
