"""Groups of terms that name one thing: inflections, parts left out, other words («ritiro», «raccolta»).

Wider than the merging of variants, which only joins what rules can justify: here a shared meaning is enough, so the
groups are proposals for a person who makes a glossary. Where a person has grouped terms before, new terms join those
groups.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np

from abstracts import lexicon as lexicons
from abstracts.concepts.matching import BASES, WORD, stemmed
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.embeddings import Encoder, Matrix

Pairs = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
"""A symmetric matrix (terms, terms)."""

SPREAD = 0.35
"""Greatest mean distance inside a group; chosen on terms of municipal waste, where 0.25 to 0.4 do about as well."""
MOST = 4000
"""Of more distinct terms than this, only inflections and known terms are joined: memory grows with their square."""
APART = 2.0
"""Distance of terms that are known to name different things: no mean distance that holds it is below `SPREAD`."""
MEANING = 0.5
"""Weight of the embedding beside that of the words."""
SIGNS = re.compile(r"[-–/,.;]+")
SHORTEST = 4
"""Letters of the shortest word that is looked up: «dei» is no plural of «dio»."""
NEGATIONS = frozenset(("non", "no", "senza"))
SERVICES = frozenset(stemmed(word) for word in ("servizio", "sistema"))
"""Heads that add little: «servizio di raccolta» is the «raccolta»."""
EMPTY = frozenset(BASES.values()) | {"per", "con", "tra", "fra", "e", "ed", "o"}


def groups(
    terms: Sequence[str], encoder: Encoder, *, spread: float = SPREAD, known: Mapping[str, str] | None = None
) -> list[int]:
    """The number of the group of each term, whatever their order.

    Average linkage (Sokal & Michener 1958) of half the cosine distance of embeddings and half the Jaccard distance of
    stems, each stem weighing as much as it is rare among these terms. Terms of one known group are never parted, those
    of different ones never joined, and a known group keeps its inflections.

    Args:
        terms: in any case and inflection; the same term twice is in the same group.
        encoder: for the meaning.
        spread: 0..1, the greatest mean distance inside a group.
        known: term in lower case -> name of its group, as a person has grouped terms before; they need not be among
            `terms`.

    Returns:
        For each term a number from 0; groups are numbered as their first terms in alphabetical order.
    """
    grouped = dict(known or {})
    distinct = sorted({*terms, *grouped})
    named = names(distinct, grouped)
    found = _found(distinct, named, encoder, spread)
    of_term = dict(zip(distinct, found, strict=True))
    numbers = {group: n for n, group in enumerate(dict.fromkeys(of_term[term] for term in sorted(set(terms))))}
    return [numbers[of_term[term]] for term in terms]


def names(terms: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """The known group of each term or of its inflections, "" where there is none or more than one."""
    of_stems: dict[str, set[str]] = defaultdict(set)
    for term, group in known.items():
        of_stems[inflected(term)].add(group)
    return [known.get(term.lower()) or _only(of_stems[inflected(term)]) for term in terms]


def _only(found: set[str]) -> str:
    return min(found) if len(found) == 1 else ""


def _found(terms: Sequence[str], named: Sequence[str], encoder: Encoder, spread: float) -> list[int]:
    if not 1 < len(terms) <= MOST:
        keys = [f"\0{name}" if name else inflected(term) for term, name in zip(terms, named, strict=True)]
        return _numbered(keys)
    distances = _distances(terms, encoder)
    groups_of = np.array(named)
    both = (groups_of[:, None] != "") & (groups_of[None, :] != "")
    same = groups_of[:, None] == groups_of[None, :]
    distances[both] = np.where(same, 0.0, APART)[both]
    np.fill_diagonal(distances, 0)
    return _linked(distances, spread)


def _numbered(keys: Sequence[str]) -> list[int]:
    number = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    return [number[key] for key in keys]


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
    distances[_other_heads(terms) | _denied(terms) | _done_to(terms)] = 1
    np.fill_diagonal(distances, 0)
    return cast("Matrix", distances)


def _other_heads(terms: Sequence[str]) -> Pairs:
    """Which two terms begin with different nouns of one stem («caso», «casa»), or with a verb and with a noun."""
    first = [(SIGNS.sub(" ", term).lower().split() or [""])[0] for term in terms]
    entries = [lexicons.load()[word] for word in first]
    stems, nouns = np.array([stemmed(word) for word in first]), np.array([entry.noun for entry in entries])
    verb = np.array([entry.verb and not entry.noun for entry in entries])
    only_noun = np.array([bool(entry.noun) and not entry.verb and not entry.adjective for entry in entries])
    fixed = np.array([bool(entry.noun) or not (entry.verb or entry.adjective) for entry in entries])
    differ = (stems[:, None] == stems) & (nouns[:, None] != nouns) & fixed[:, None] & fixed
    crossed = verb[:, None] & only_noun
    return cast("Pairs", differ | crossed | crossed.T)


def _done_to(terms: Sequence[str]) -> Pairs:
    """Of which two terms one is what the other speaks of: «rifiuti urbani», «smaltimento dei rifiuti urbani»."""
    phrases = [content(term) for term in terms]
    at: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, phrase in enumerate(phrases):
        at[tuple(phrase)].append(n)
    found = np.zeros((len(terms), len(terms)), dtype=np.bool_)
    for n, phrase in enumerate(phrases):
        if phrase and phrase[0] not in SERVICES:
            for start in range(1, len(phrase)):
                others = at.get(tuple(phrase[start:]), [])
                found[n, others] = found[others, n] = True
    return found


def _denied(terms: Sequence[str]) -> Pairs:
    """Of which two terms one says «non» and the other does not: «utenze domestiche», «utenze non domestiche»."""
    denies = np.array([not NEGATIONS.isdisjoint(term.lower().split()) for term in terms])
    return cast("Pairs", denies[:, None] != denies[None, :])


def _shared(terms: Sequence[str]) -> Matrix:
    """Weighted Jaccard similarity of the stems of each two terms."""
    stems = [set(content(term)) for term in terms]
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


def content(term: str) -> list[str]:
    """The stems of a term without prepositions and conjunctions, in order.

    >>> content("imballaggi in cartone") == content("imballaggio di cartone")
    True
    """
    return [stem for stem in inflected(SIGNS.sub(" ", term)).split() if stem not in EMPTY]


@lru_cache(maxsize=50_000)
def inflected(term: str) -> str:
    """What the inflections of a term share: stems of lemmas, for stems alone miss short words («orto», «orti»).

    >>> inflected("Orto dell'asilo") == inflected("orti di asili")
    True
    """
    lexicon = lexicons.load()
    words = WORD.findall(straight_apostrophes(term.lower()))
    known = (lexicon[w] if len(w) >= SHORTEST and w not in BASES else lexicons.NOTHING for w in words)
    return stemmed(" ".join(entry.noun or entry.adjective or w for entry, w in zip(known, words, strict=True)))
