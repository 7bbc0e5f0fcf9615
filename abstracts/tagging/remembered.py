"""What the network computes of a word alone, before it looks at its neighbours, remembered from word to word.

A third of the tagger's work concerns single words (their spelling, their vector), and most words come again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    Vectors = np.ndarray[Any, np.dtype[np.float32]]
    Key = tuple[int, int]

MOST = 50_000
"""Words remembered at a time: some 25 MB."""


class Remembered:
    """The first layer of a tagger, asked once for each word form.

    Args:
        layer: a `thinc` model from docs to a matrix (tokens, width) each, a row depending on its token alone.
    """

    def __init__(self, layer: Any) -> None:  # noqa: ANN401  thinc's models are generic beyond use
        self._layer = layer
        self._rows: dict[Key, int] = {}
        self._vectors: Vectors = np.zeros((0, 0), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Vectors]:
        """What the layer gives for some docs."""
        keys = [_keys(doc) for doc in docs]
        if len(self._rows) > MOST:
            self._rows.clear()
        new = list(dict.fromkeys(key for of in keys for key in of if key not in self._rows))
        if new:
            self._keep(new, self._layer.predict([_doc(docs[0].vocab, new)])[0])
        return [self._vectors[[self._rows[key] for key in of]] for of in keys]

    def _keep(self, new: Sequence[Key], vectors: Vectors) -> None:
        known, count = len(self._rows), len(self._rows) + len(new)
        if count > len(self._vectors):
            room = np.zeros((2 * count, vectors.shape[1]), dtype=np.float32)
            if known:
                room[:known] = self._vectors[:known]
            self._vectors = room
        self._vectors[known:count] = vectors
        self._rows |= {key: known + i for i, key in enumerate(new)}


def _doc(vocab: Vocab, keys: Sequence[Key]) -> Doc:
    """These words, side by side."""
    from spacy.tokens import Doc as Words  # noqa: PLC0415  costs over a second: only those who parse pay

    words = Words(vocab, words=[vocab.strings[form] for form, _ in keys])
    for i, ((_, norm), usual) in enumerate(zip(keys, words.to_array("NORM").tolist(), strict=True)):
        if norm != usual:
            words[i].norm_ = vocab.strings[norm]
    return words


def _keys(doc: Doc) -> list[Key]:
    """Form and norm of each token: prefix, suffix and shape follow from the form."""
    return [(form, norm) for form, norm in doc.to_array(["ORTH", "NORM"]).tolist()]


def remember_words(nlp: Language) -> Language:
    """The shipped pipeline with its first layer asked once for each word; for analysing, not for training."""
    from thinc.api import Model  # noqa: PLC0415  spaCy's, which only those who parse load

    tok2vec: Any = nlp.get_pipe("tok2vec")
    layers = tok2vec.model.layers
    remembered = Remembered(layers[0])
    layers[0] = Model("remembered", lambda _, docs, is_train: (remembered(docs), list))  # noqa: ARG005
    return nlp
