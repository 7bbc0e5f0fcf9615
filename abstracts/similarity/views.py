"""Talks seen as rows of numbers, each view with unit rows, so that the product of a view with itself is a cosine."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, diags_array

from abstracts.embeddings import topics, unit
from abstracts.similarity.latent import latent
from abstracts.similarity.texts import heading, leaning, names_of, opening, own_text, weighed
from abstracts.talks import own_abstract

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.embeddings import Encoder, Matrix
    from abstracts.talks import Talk

TITLE = 0.5
"""What the embedding of a title adds to that of its talk, where its theme is sought."""


@dataclass(frozen=True, slots=True)
class Views:
    """What is compared: a row a talk in each, in one order.

    Attributes:
        words: TF-IDF of stems (n, vocabulary), unit rows.
        titles: the same of the opening sentence.
        names: idf of proper names (n, names), unit rows.
        latent: latent semantic analysis of the words (n, at most 400), those of titles twice, unit rows.
        sentences: embeddings (n, dimensions), unit rows.
        headed: the same, drawn towards those of the titles.
        topics: what they say of the subject (n, 80), or (n, 0); not scaled.
        bare: (n,) whether a talk has no abstract of its own.
        languages: of the n talks, ISO 639-1 codes.
    """

    words: csr_matrix
    titles: csr_matrix
    names: csr_matrix
    latent: Matrix
    sentences: Matrix
    headed: Matrix
    topics: Matrix
    bare: np.ndarray[tuple[int], np.dtype[np.bool_]]
    languages: tuple[str, ...]


def look(talks: Sequence[Talk], encoder: Encoder) -> Views:
    """The views of n talks, a row a talk, in their order."""
    texts = [own_text(talk) for talk in talks]
    bags = [weighed(text) for text in texts]
    frequency = Counter(word for bag in bags for word in bag)
    names = [dict.fromkeys(names, 1.0) for names in names_of(texts)]
    titles = [heading(talk) for talk in talks]
    sentences, headings = np.split(encoder.encode([*texts, *titles]), 2)
    return Views(
        words=tfidf(bags, frequency),
        titles=tfidf([weighed(opening(text)) for text in texts], frequency),
        names=tfidf(names, Counter(name for bag in names for name in bag)),
        latent=latent(tfidf([leaning(bag, title) for bag, title in zip(bags, titles, strict=True)], frequency)),
        sentences=sentences,
        headed=unit(sentences + TITLE * headings),
        topics=topics(sentences, encoder.name),
        bare=np.array([not own_abstract(talk) for talk in talks], dtype=np.bool_),
        languages=tuple(talk.language for talk in talks),
    )


def tfidf(bags: Sequence[Mapping[str, float]], frequency: Mapping[str, int]) -> csr_matrix:
    """Unit rows of tf * idf, idf = 1 + log((1 + n) / (1 + df)) (Salton & Buckley 1988, smoothed).

    Args:
        bags: word -> its weight in each of n texts.
        frequency: in how many texts each word stands.
    """
    columns = {word: i for i, word in enumerate(sorted(frequency))}
    idf = {word: 1 + np.log((1 + len(bags)) / (1 + df)) for word, df in frequency.items()}
    entries = [(i, columns[word], tf * idf[word]) for i, bag in enumerate(bags) for word, tf in sorted(bag.items())]
    rows, places, values = zip(*entries, strict=True) if entries else ((), (), ())
    return unit_rows(csr_matrix((values, (rows, places)), shape=(len(bags), len(columns)), dtype=float))


def unit_rows(matrix: csr_matrix) -> csr_matrix:
    """Rows scaled to length one; empty rows stay."""
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(diags_array(1 / np.where(length > 0, length, 1)) @ matrix)
