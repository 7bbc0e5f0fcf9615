"""Talks, concepts and similarity -> themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from abstracts.talks import content_key
from abstracts.themes.model import ThemeModel
from abstracts.themes.records import Theme, Themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.embeddings import Matrix
    from abstracts.talks import Talk

FEW = 6


def find_themes(
    talks: Sequence[Talk], extraction: Extraction, similarity: Matrix, *, k: int | None = None, min_size: int = 2
) -> Themes:
    """Group talks by theme; the order of `talks` changes nothing.

    Args:
        talks: n talks.
        extraction: their concepts.
        similarity: matrix (n, n) in 0..1, in the order of `talks`.
        k: the number of themes; without it, it is chosen from the data.
        min_size: smaller groups are no theme (when `k` is not given).
    """
    order = sorted(range(len(talks)), key=lambda i: content_key(talks[i]))
    ordered = [talks[i] for i in order]
    matrix = similarity[np.ix_(order, order)]
    labels = ThemeModel(k).fit(matrix).labels_
    themes = tuple(
        _theme(number + 1, [int(i) for i in np.flatnonzero(labels == number)], ordered, extraction, matrix)
        for number in range(int(labels.max()) + 1 if len(labels) else 0)
    )
    warnings = ("few-talks",) if len(talks) < FEW else ()
    return Themes(themes, (), warnings, {"k": k, "min_size": min_size})


def _theme(number: int, members: list[int], talks: list[Talk], extraction: Extraction, similarity: Matrix) -> Theme:
    inside = similarity[np.ix_(members, members)]
    mean = (inside.sum(axis=1) - 1) / max(1, len(members) - 1)
    ranked = [talks[members[i]] for i in np.argsort(-np.round(mean, 6), kind="stable")]
    weight: dict[str, float] = {}
    for talk in ranked:
        for concept in extraction.by_talk.get(talk.id, ()):
            weight[concept.label] = weight.get(concept.label, 0) + concept.score
    concepts = tuple(sorted(weight, key=lambda label: (-weight[label], label)))[:10]
    chosen = set(concepts[:2])
    held = sum(any(c.label in chosen for c in extraction.by_talk.get(t.id, ())) for t in ranked)
    return Theme(
        number=number,
        label=", ".join(concepts[:2]) or ranked[0].title,
        concepts=concepts,
        talks=tuple(talk.id for talk in ranked),
        stability=1.0,
        coverage=held / len(ranked),
        cohesion=float(np.round(mean.mean(), 6)) if len(members) > 1 else 1.0,
        representative=ranked[0].id,
        strengths={talk.id: 1.0 for talk in ranked},
    )
