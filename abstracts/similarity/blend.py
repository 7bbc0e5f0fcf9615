"""Views -> one similarity for pairs, and one set of coordinates for themes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import threadpoolctl  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix

from abstracts.embeddings import centred, unit
from abstracts.similarity.meaning import Meaning
from abstracts.similarity.views import look
from abstracts.talks import content_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.embeddings import Encoder, Matrix
    from abstracts.similarity.views import Views
    from abstracts.talks import Talk

WEIGHTS = {"words": 0.27, "titles": 0.23, "names": 0.22, "latent": 0.07, "sentences": 0.21}
"""Shares of the views in the similarity of a pair, fitted on half of a set of judged pairs (docs/method.md)."""

PLACES = {"headed": (1.0, 1.0), "topics": (0.5, 0.75), "latent": (1.25, 2.0)}
"""Lengths of the views in the coordinates of a talk, and of a title alone: its few words are chosen, its sentence says
less. Squares are shares of the cosine (docs/method.md)."""

DECIMALS = 5
"""Rounding before anything is compared: far coarser than the noise of any machine."""

ROWS = 512
"""Rows computed at a time, which bounds the memory."""


def in_content_order(talks: Sequence[Talk]) -> tuple[list[int], list[Talk]]:
    """Places of the talks sorted by their content, and the talks so sorted."""
    order = sorted(range(len(talks)), key=lambda i: content_key(talks[i]))
    return order, [talks[i] for i in order]


@dataclass(frozen=True, slots=True)
class Comparison:
    """n talks compared, in the order given.

    Attributes:
        similarity: symmetric matrix (n, n) in 0..1 with ones on its diagonal: how near each pair is.
        positions: (n, d) unit rows: where the talks stand by theme.
        meaning: what they and names for them mean.
    """

    similarity: Matrix
    positions: Matrix
    meaning: Meaning


def compare(talks: Sequence[Talk], encoder: Encoder) -> Comparison:
    """Compare n talks by their words, names, sentences and subjects; the same for any order of the talks."""
    order, ordered = in_content_order(talks)
    with threadpoolctl.threadpool_limits(1):
        views = look(ordered, encoder)
        matrix, places = blend(views), positions(views)
    back = np.argsort(order)
    return Comparison(matrix[np.ix_(back, back)], places[back], Meaning(views.sentences[back], encoder))


def blend(views: Views) -> Matrix:
    """The similarity of n seen talks: an (n, n) matrix in 0..1, rounded."""
    n = len(views.sentences)
    matrix = np.empty((n, n))
    for start in range(0, n, ROWS):
        matrix[start : start + ROWS] = _block(views, slice(start, start + ROWS))
    matrix += matrix.T.copy()
    matrix = np.clip(np.round(matrix / 2, DECIMALS, out=matrix), 0, 1, out=matrix)
    np.fill_diagonal(matrix, 1)
    return matrix


def _block(views: Views, rows: slice) -> Matrix:
    """Some rows of the blend: the weighted mean of the cosines of those views in which both talks have something."""
    total = np.zeros((len(views.sentences[rows]), len(views.sentences)))
    shares = np.zeros_like(total)
    for name, share in WEIGHTS.items():
        view = getattr(views, name)
        full = np.asarray(abs(view).sum(axis=1)).ravel() > 0
        cosines = view[rows] @ view.T
        total += share * (cosines.toarray() if isinstance(cosines, csr_matrix) else cosines)
        shares += share * np.outer(full[rows], full)
    return total / np.where(shares > 0, shares, 1)


def positions(views: Views) -> Matrix:
    """Where n talks stand by theme: an (n, d) matrix of unit rows whose products are their thematic nearness.

    Sentences, words and, with less weight, subjects, each without what all talks, or those of one language, share. But
    titles keep their language: a theme of titles in two languages has no words to be named by.
    """
    bare = views.bare[:, None]
    languages = ["" if alone else language for alone, language in zip(views.bare, views.languages, strict=True)]
    parts = [
        np.where(bare, title, whole) * centred(getattr(views, name), languages)
        for name, (whole, title) in PLACES.items()
    ]
    return np.round(unit(np.hstack(parts)), DECIMALS)
