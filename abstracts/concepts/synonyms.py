"""Groups of terms that name one thing: inflections, parts left out, other words («ritiro», «raccolta»).

Wider than the merging of variants, which only joins what rules can justify: here a shared meaning is enough, so the
groups are proposals for a person who makes a glossary.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, cast

import numpy as np

from abstracts.concepts.matching import BASES, stemmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.embeddings import Encoder, Matrix

SPREAD = 0.4
"""Greatest mean distance inside a group; chosen on terms of municipal waste, where 0.35 to 0.5 do about as well."""
MEANING = 0.5
"""Weight of the embedding beside that of the words."""
SIGNS = re.compile(r"[-–/,.;]+")
EMPTY = frozenset(BASES.values()) | {"per", "con", "tra", "fra", "e", "ed", "o"}


def groups(terms: Sequence[str], encoder: Encoder, *, spread: float = SPREAD) -> list[int]:
    """The number of the group of each term, whatever their order.

    Average linkage (Sokal & Michener 1958) of half the cosine distance of embeddings and half the Jaccard distance of
    stems, each stem weighing as much as it is rare among these terms. Memory grows with the square of their number.

    Args:
        terms: in any case and inflection; the same term twice is in the same group.
        encoder: for the meaning.
        spread: 0..1, the greatest mean distance inside a group.

    Returns:
        For each term a number from 0; groups are numbered as their first terms in alphabetical order.
    """
    distinct = sorted(set(terms))
    found = _linked(_distances(distinct, encoder), spread) if len(distinct) > 1 else [0] * len(distinct)
    numbers = {group: n for n, group in enumerate(dict.fromkeys(found))}
    of_term = {term: numbers[group] for term, group in zip(distinct, found, strict=True)}
    return [of_term[term] for term in terms]


def _linked(distances: Matrix, spread: float) -> list[int]:
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415  only those who group pay
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    tree = linkage(squareform(distances, checks=False), "average")
    return [int(group) for group in fcluster(tree, spread, "distance")]


def _distances(terms: Sequence[str], encoder: Encoder) -> Matrix:
    """A symmetric matrix (terms, terms) in 0..1, rounded so that every machine gives the same."""
    vectors = encoder.encode(terms)
    likeness = MEANING * vectors @ vectors.T + (1 - MEANING) * _shared(terms)
    distances = np.clip(1 - (likeness + likeness.T) / 2, 0, 1).round(6)
    np.fill_diagonal(distances, 0)
    return cast("Matrix", distances)


def _shared(terms: Sequence[str]) -> Matrix:
    """Weighted Jaccard similarity of the stems of each two terms."""
    stems = [_stems(term) for term in terms]
    spread = Counter(stem for some in stems for stem in some)
    columns = {stem: n for n, stem in enumerate(sorted(spread))}
    weights = np.array([math.log(1 + len(terms) / spread[stem]) for stem in columns])
    holds = np.zeros((len(terms), len(columns)))
    for row, some in zip(holds, stems, strict=True):
        row[[columns[stem] for stem in some]] = 1
    both = (holds * weights) @ holds.T
    total = both.diagonal()
    either = total[:, None] + total[None, :] - both
    return cast("Matrix", np.divide(both, either, out=np.zeros_like(both), where=either > 0))


def _stems(term: str) -> set[str]:
    return set(stemmed(SIGNS.sub(" ", term)).split()) - EMPTY
