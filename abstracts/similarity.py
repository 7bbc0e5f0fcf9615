"""Talk x talk similarity from words, concepts and sentence embeddings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from abstracts.talks import content_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.embeddings import Encoder, Matrix
    from abstracts.talks import Talk

Bag = dict[str, float]
WORD_SHARE = 0.5
DECIMALS = 6


def own_text(talk: Talk) -> str:
    """The talk's own words: title and abstract, without an abstract that it shares with its session."""
    shared = talk.session.abstract.strip() if talk.session else ""
    abstract = talk.abstract.strip()
    own = "" if abstract and abstract == shared else abstract
    return ". ".join(part for part in (talk.title.strip().rstrip("."), own) if part)


def similarity(
    talks: Sequence[Talk],
    extraction: Extraction,
    encoder: Encoder,
    words: Mapping[str, Sequence[str]] | None = None,
) -> Matrix:
    """How near each talk is to each other.

    Args:
        talks: n talks.
        extraction: their concepts.
        encoder: for the sentence embeddings.
        words: id of a talk -> its content lemmas; without it, the words as written.

    Returns:
        A symmetric matrix (n, n) in 0..1 with ones on its diagonal, in the order of `talks`; the same for any order.
    """
    order = sorted(range(len(talks)), key=lambda i: content_key(talks[i]))
    by_content = [talks[i] for i in order]
    with threadpool_limits(1):
        matrix = _blend(by_content, extraction, encoder, words or {})
    place = np.argsort(order)
    result: Matrix = matrix[np.ix_(place, place)]
    return result


def _blend(talks: list[Talk], extraction: Extraction, encoder: Encoder, words: Mapping[str, Sequence[str]]) -> Matrix:
    bags = [_bag(talk, extraction, words) for talk in talks]
    vectors = _tfidf(bags)
    lexical = np.asarray((vectors @ vectors.T).todense())
    dense = encoder.encode([own_text(talk) for talk in talks])
    matrix = WORD_SHARE * lexical + (1 - WORD_SHARE) * np.clip(dense @ dense.T, 0, 1)
    matrix = np.clip(np.round((matrix + matrix.T) / 2, DECIMALS), 0, 1)
    np.fill_diagonal(matrix, 1)
    return matrix


def _bag(talk: Talk, extraction: Extraction, words: Mapping[str, Sequence[str]]) -> Bag:
    """Words and concepts of a talk, counted."""
    bag: Bag = {}
    for word in words.get(talk.id) or re.findall(r"[^\W\d_]{3,}", own_text(talk).casefold()):
        bag[word] = bag.get(word, 0) + 1
    for concept in extraction.by_talk.get(talk.id, ()):
        bag["concept:" + concept.key] = concept.count
    return bag


def _tfidf(bags: Sequence[Bag]) -> csr_matrix:
    """Rows of unit length, (1 + log tf) * smoothed idf (Salton & Buckley 1988)."""
    vocabulary = {word: i for i, word in enumerate(sorted({word for bag in bags for word in bag}))}
    frequency = np.zeros(len(vocabulary))
    rows, columns, values = [], [], []
    for i, bag in enumerate(bags):
        for word, count in sorted(bag.items()):
            frequency[vocabulary[word]] += 1
            rows.append(i)
            columns.append(vocabulary[word])
            values.append(1 + np.log(count))
    weight = 1 + np.log((1 + len(bags)) / (1 + frequency))
    matrix = csr_matrix((values, (rows, columns)), shape=(len(bags), len(vocabulary))).multiply(weight).tocsr()
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(matrix.multiply(1 / np.where(length > 0, length, 1)[:, None]))
