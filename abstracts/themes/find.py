"""Talks, concepts and coordinates -> themes with their labels, or an honest word that there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abstracts.talks import content_key
from abstracts.themes.belonging import Belonging
from abstracts.themes.labels import Labeller
from abstracts.themes.model import ThemeModel
from abstracts.themes.records import Isolated, Theme, Themes
from abstracts.themes.sentences import key_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.embeddings import Matrix
    from abstracts.talks import Talk
    from abstracts.themes.belonging import Flags

FEW = 6
"""Fewer talks are too few to speak of themes."""

NOTHING = 0.12
"""If no two talks are this similar, they share nothing."""

LONELY = 0.15
"""A talk whose most similar talk is less similar than this is like no other."""

TENTATIVE = 0.6
"""A theme whose talks stay together less often than this is tentative."""

FIRST_WORDS = 8
"""Words by which a talk without a title is known."""

DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Corpus:
    """What themes are made from, in the order of the talks' content: n talks and matrices of n rows."""

    talks: tuple[Talk, ...]
    extraction: Extraction
    similarity: Matrix
    positions: Matrix

    @classmethod
    def in_content_order(
        cls, talks: Sequence[Talk], extraction: Extraction, similarity: Matrix, positions: Matrix
    ) -> Corpus:
        """The same for any order of the talks."""
        order = sorted(range(len(talks)), key=lambda i: content_key(talks[i]))
        return cls(tuple(talks[i] for i in order), extraction, similarity[np.ix_(order, order)], positions[order])


def find_themes(
    talks: Sequence[Talk],
    extraction: Extraction,
    similarity: Matrix,
    positions: Matrix,
    *,
    k: int | None = None,
    min_size: int = 2,
) -> Themes:
    """Group talks by theme; the order of `talks` changes nothing.

    Args:
        talks: n talks.
        extraction: their concepts.
        similarity: matrix (n, n) in 0..1, in the order of `talks`.
        positions: where they stand by theme (n, d), in the order of `talks` (`similarity.positions`).
        k: the number of themes, exactly, and no talk is isolated; without it, it is chosen from the data.
        min_size: smaller groups are no theme, unless `k` is given.

    Returns:
        Every talk in exactly one place. With fewer than six talks ("few-talks") or none that are alike
        ("nothing-shared") there is no theme unless `k` asks for it.
    """
    corpus = Corpus.in_content_order(talks, extraction, similarity, positions)
    warnings = _warnings(corpus)
    settings: dict[str, object] = {"k": k, "min_size": min_size}
    if not talks or (k is None and warnings):
        return Themes((), tuple(Isolated(t.id, 0, 0.0) for t in corpus.talks), warnings, settings)
    model = ThemeModel(k if k is not None or _differ(corpus) else 1).fit(corpus.positions)
    belonging = Belonging.of(corpus.positions, model, min_size if k is None else 1, _lonely(corpus))
    return Themes(
        _themes(corpus, belonging), _isolated(corpus, belonging), warnings, settings, _strengths(corpus, belonging)
    )


def _warnings(corpus: Corpus) -> tuple[str, ...]:
    few = ("few-talks",) if len(corpus.talks) < FEW else ()
    highest = np.triu(corpus.similarity, 1).max(initial=0)
    return few + (("nothing-shared",) if len(corpus.talks) > 1 and highest < NOTHING else ())


def _lonely(corpus: Corpus) -> Flags:
    """(n,) whether a talk is like no other."""
    others = corpus.similarity - np.eye(len(corpus.talks))
    lonely: Flags = others.max(axis=1) < LONELY
    return lonely


def _differ(corpus: Corpus) -> bool:
    """Whether there is anything to tell the talks apart by."""
    return bool(np.ptp(corpus.positions, axis=0).any())


def _themes(corpus: Corpus, belonging: Belonging) -> tuple[Theme, ...]:
    groups = [[corpus.talks[i].id for i in group] for group in belonging.groups]
    labeller = Labeller(corpus.extraction, groups, {t.id: _known_by(t) for t in corpus.talks})
    return tuple(_theme(number, corpus, belonging, labeller) for number in range(len(groups)))


def _known_by(talk: Talk) -> str:
    """Its title or, without one, how it begins."""
    return talk.title.strip() or " ".join(talk.abstract.split()[:FIRST_WORDS]) or talk.id


def _theme(number: int, corpus: Corpus, belonging: Belonging, labeller: Labeller) -> Theme:
    members = belonging.groups[number]
    label, stability = labeller.labels[number], round(belonging.stability(number), DECIMALS)
    ordered = [corpus.talks[i] for i in members]
    return Theme(
        number=number + 1,
        label=label.text,
        concepts=label.concepts,
        talks=tuple(talk.id for talk in ordered),
        stability=stability,
        coverage=round(label.coverage, DECIMALS),
        cohesion=round(_cohesion(corpus.similarity[np.ix_(members, members)]), DECIMALS),
        tentative=stability < TENTATIVE,
        representative=ordered[0].id,
        key_sentence=key_sentence(ordered, corpus.extraction, label.weights),
        strengths={corpus.talks[i].id: belonging.strength(i, number) for i in members},
    )


def _cohesion(inside: Matrix) -> float:
    """Mean similarity of different members; 1 for a single one."""
    n = len(inside)
    return float((inside.sum() - n) / (n * (n - 1))) if n > 1 else 1.0


def _isolated(corpus: Corpus, belonging: Belonging) -> tuple[Isolated, ...]:
    return tuple(_alone(corpus, belonging, i) for i in belonging.isolated)


def _alone(corpus: Corpus, belonging: Belonging, talk: int) -> Isolated:
    if not belonging.groups:
        return Isolated(corpus.talks[talk].id, 0, 0.0)
    means = [float(corpus.similarity[talk, group].mean()) for group in belonging.groups]
    nearest = int(np.argmax(np.round(means, DECIMALS)))
    return Isolated(corpus.talks[talk].id, nearest + 1, round(means[nearest], DECIMALS))


def _strengths(corpus: Corpus, belonging: Belonging) -> dict[str, dict[int, float]]:
    """Of each talk, every theme that it touches."""
    return {
        talk.id: {number + 1: strength for number, strength in belonging.touched(i).items()}
        for i, talk in enumerate(corpus.talks)
    }
