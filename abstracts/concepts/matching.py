"""When two phrases count as the same in a comparison with a person's choices."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from abstracts.concepts.classes import ARTICLES, PREPOSITIONS
from abstracts.text import straight_apostrophes

WORD = re.compile(r"[\w-]+")
DROPPED = {a.rstrip("'") for a in ARTICLES} | {"un", "uno", "una"}
BASES = {form.rstrip("'"): base for form, base in PREPOSITIONS.items() if len(form) > len(base)}


@lru_cache(maxsize=100_000)
def stemmed(phrase: str) -> str:
    """Lower case, without articles, articulated prepositions as their base, Snowball stems (Porter 2001).

    >>> stemmed("Reti dell’inclusione sociale") == stemmed("rete di inclusioni sociali")
    True
    """
    words = WORD.findall(straight_apostrophes(phrase.lower()))
    return " ".join(BASES.get(w) or _stemmer().stemWord(w) for w in words if w not in DROPPED)


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # noqa: ANN202  snowballstemmer ships no types
    import snowballstemmer  # noqa: PLC0415  only comparisons need it

    return snowballstemmer.stemmer("italian")
