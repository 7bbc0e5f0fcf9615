"""Tokens without attributes that nobody asks for, matrices on the faster library."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language

    Array = np.ndarray[Any, Any]

UNASKED = (
    "IS_ASCII IS_BRACKET IS_CURRENCY IS_DIGIT IS_LEFT_PUNCT IS_LOWER IS_PUNCT IS_QUOTE IS_RIGHT_PUNCT IS_STOP "
    "IS_TITLE IS_UPPER LANG LIKE_EMAIL LIKE_NUM LIKE_URL"
)
"""Attributes of words that nobody here asks for; spaCy would work them out for each new word."""


LONG = 100
"""Letters of a word whose shape is «LONG»."""


def lean(nlp: Language) -> Language:
    """The same pipeline, for analysing and not for training: words lack the attributes in `UNASKED`."""
    from spacy import attrs  # noqa: PLC0415  over a second: only those who parse pay

    vocab: Any = nlp.vocab
    for name in UNASKED.split():
        vocab.lex_attr_getters.pop(attrs.IDS[name], None)
    vocab.lex_attr_getters[attrs.IDS["SHAPE"]] = _shape(vocab.lex_attr_getters[attrs.IDS["SHAPE"]])
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = _unless_letters(tokenizer.prefix_search)
    tokenizer.suffix_search = _unless_letters(tokenizer.suffix_search)
    tokenizer.infix_finditer = _none_in_letters(tokenizer.infix_finditer)
    return on_numpy(nlp)


def _shape(shape: Callable[[str], str]) -> Callable[[str], str]:
    """Of a word in lower case, which most are: four «x» at most; of others what `shape` says, letter by letter."""
    return lambda text: "xxxx"[: len(text)] if text.isalpha() and text.islower() and len(text) < LONG else shape(text)


def _unless_letters(search: Callable[[str], object]) -> Callable[[str], object]:
    """A word of letters alone has no prefix and no suffix to split off: most words need not be searched."""
    return lambda text: None if text.isalpha() else search(text)


def _none_in_letters(finditer: Callable[[str], Iterator[object]]) -> Callable[[str], Iterator[object]]:
    return lambda text: iter(()) if text.isalpha() else finditer(text)


def on_numpy(nlp: Language) -> Language:
    """Its matrices multiplied by NumPy's BLAS in place of BLIS: the same tags in half the time."""
    from thinc.api import NumpyOps  # noqa: PLC0415  spaCy's, which only those who parse load

    class Ops(NumpyOps):  # type: ignore[misc]  # thinc's classes are not typed
        """Without noting which piece was the largest, which only training needs."""

        def maxout(self, X: Array) -> tuple[Array, Array]:  # noqa: N803  thinc's name
            return reduce(np.maximum, (X[..., piece] for piece in range(X.shape[2]))), np.zeros((0, 0), dtype=np.int32)

    ops = Ops(use_blis=False)
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            node.ops = ops if isinstance(node.ops, NumpyOps) else node.ops
    return nlp
