"""The layers of the tagger that look at a word's neighbours, in as few NumPy operations as there can be.

Same weights, same outputs but for the last bits; thinc's own layers spend half of their time beside the products.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]
    Row = np.ndarray[tuple[int], np.dtype[np.float32]]

NEARLY_NONE = np.float32(1e-8)
"""Added to a variance, as thinc does."""


class Layer(NamedTuple):
    """A word and its two neighbours in, as many numbers as a word has out; largest of several products, normalised.

    Attributes:
        weights: of a word, the one before and the one after, (3 * width, pieces * width), piece by piece.
        bias: added to the products, (pieces * width).
        scale, shift: of the normalised outputs, (width).
    """

    weights: Matrix
    bias: Row
    scale: Row
    shift: Row

    @classmethod
    def of(cls, layer: Any) -> Layer:  # noqa: ANN401  thinc's models are generic beyond use
        """The same layer of a trained `spacy.MaxoutWindowEncoder.v2`."""
        maxout, norm = (next(n for n in layer.walk() if n.name == name) for name in ("maxout", "layernorm"))
        weights, bias = maxout.get_param("W"), maxout.get_param("b")  # (width, pieces, 3 * width), (width, pieces)
        by_piece = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
        return cls(by_piece, bias.T.ravel(), norm.get_param("G"), norm.get_param("b"))

    def added(self, rows: Matrix) -> Matrix:
        """What it adds to some words side by side (words, width)."""
        width = rows.shape[1]
        seen = np.zeros((len(rows), 3 * width), dtype=rows.dtype)
        seen[1:, :width] = rows[:-1]
        seen[:, width : 2 * width] = rows
        seen[:-1, 2 * width :] = rows[1:]
        products = seen @ self.weights
        products += self.bias
        largest = products[:, :width]
        for piece in range(width, products.shape[1], width):
            largest = np.maximum(largest, products[:, piece : piece + width])
        largest -= largest.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", largest, largest)[:, None] / width
        largest *= (variance + NEARLY_NONE) ** -0.5
        largest *= self.scale
        largest += self.shift
        return largest


class Window:
    """All of them, one after the other, each adding to what the one before gives.

    Args:
        encoder: the trained `spacy.MaxoutWindowEncoder.v2` of a pipeline, with a window of one word.
    """

    def __init__(self, encoder: Any) -> None:  # noqa: ANN401
        chain = encoder.layers[0]
        self._layers = [Layer.of(layer) for layer in (chain.layers if chain.name.count("residual(") > 1 else [chain])]

    def __call__(self, texts: Sequence[Matrix]) -> list[Matrix]:
        """Rows of words, text by text, to rows that know of their neighbours; texts do not see each other."""
        apart = len(self._layers)
        rows = np.zeros((apart + sum(len(text) + apart for text in texts), texts[0].shape[1]), dtype=np.float32)
        places, start = [], apart
        for text in texts:
            places.append(slice(start, start + len(text)))
            rows[places[-1]] = text
            start += len(text) + apart
        for layer in self._layers:
            rows += layer.added(rows)
        return [rows[place] for place in places]


def window_on_numpy(nlp: Language) -> Language:
    """The shipped pipeline with these layers; for analysing, not for training."""
    from thinc.api import Model  # noqa: PLC0415  spaCy's, which only those who parse load

    layers = nlp.get_pipe("tok2vec").model.layers  # type: ignore[attr-defined]
    window = Window(layers[1])
    layers[1] = Model("window", lambda _, texts, is_train: (window(texts), list))  # noqa: ARG005
    return nlp
