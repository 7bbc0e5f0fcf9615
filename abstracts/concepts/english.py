"""English among Italian: which sentences are English, and which of their words can make a term.

The Italian tagger is lost there. A small table says what an English word mostly is (the idea of Brill 1992), a few
rules of context decide between verb and noun; adjectives and nouns that follow each other make a term.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from abstracts import resources
from abstracts.concepts.classes import ARTICLES, PREPOSITIONS, singular
from abstracts.concepts.stopwords import ENGLISH_EMPTY, ENGLISH_SIGNS, ITALIAN_SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.words import Word
    from abstracts.lexicon import Lexicon

ENDINGS = (
    (re.compile(r"\w{2,}ly$"), "O"),
    (re.compile(r"\w{2,}ing$"), "G"),
    (re.compile(r"\w{2,}ed$"), "D"),
    (re.compile(r"\w{3,}(?:able|ible|ous|ive|ic|al|ful|less)$"), "J"),
)
SMALL = ENGLISH_EMPTY | ITALIAN_SIGNS | ARTICLES | PREPOSITIONS.keys() | {"ci", "si", "ad", "ed"}
NO_WORD = re.compile(r"['/@\[\](){}<>=]|\w\.\w|^[-/]|-$|^\w{1,3}\.$")
LETTER = re.compile(r"[^\W\d_]")
AUXILIARIES = frozenset(
    ("be", "is", "are", "was", "were", "been", "being", "am", "has", "have", "had", "having", "do", "does")
)
COMMON = 4.7
"""Zipf frequency from which an English word alone says nothing of a subject."""


@cache
def table() -> Mapping[str, str]:
    """What English words mostly are (`models/lexicon`)."""
    text = gzip.decompress(resources.find("lexicon/en.tsv.gz").read_bytes()).decode()
    fields = text.replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], fields[1::2], strict=False))


def sentences(words: Sequence[Word], lexicon: Lexicon) -> set[int]:
    """Numbers of the sentences that are English; where a sentence does not show it, the whole field decides."""
    balances = {
        number: _balance([w.lower for w in sentence], lexicon)
        for number, sentence in groupby(words, key=lambda w: w.sentence)
    }
    whole = 0 if all(balances.values()) else _balance([w.lower for w in words], lexicon)
    return {number for number, balance in balances.items() if (balance or whole) > 0}


def _balance(lower: Sequence[str], lexicon: Lexicon) -> int:
    """Above 0 English, below 0 Italian, 0 unknown: by function words, or where there are none by all the words."""
    signs = sum([w in ENGLISH_SIGNS for w in lower])
    balance = signs - sum([w in ITALIAN_SIGNS for w in lower])
    if balance or signs:
        return balance
    longer = [w for w in lower if len(w) > 2 and LETTER.search(w)]
    foreign = sum(lexicon.foreign(w) and not lexicon[w].verb for w in longer)
    italian = sum(_is_italian(w, lexicon) for w in longer)
    return int(foreign > 1 and foreign > 2 * italian and any(w in table() for w in longer))


def _is_italian(word: str, lexicon: Lexicon) -> bool:
    """Known as Italian, and no commoner in English."""
    entry = lexicon[word]
    return entry.known and entry.zipf >= entry.english


def classes(sentence: Sequence[Word], lexicon: Lexicon) -> str:
    """For each word of an English sentence «F» where it is part of a term, else «O»."""
    parts = _parts(sentence)
    found = ["O"] * len(parts)
    for is_part, places in groupby(range(len(parts)), key=lambda i: parts[i] in "JN"):
        run = list(places) if is_part else []
        while run and parts[run[-1]] != "N":
            run.pop()
        if len(run) > 1 or (run and _says_something(sentence[run[0]], lexicon)):
            found[run[0] : run[-1] + 1] = "F" * len(run)
    return "".join(found)


def _says_something(word: Word, lexicon: Lexicon) -> bool:
    """A single word is rare enough, or a name."""
    return lexicon[word.lower].english < COMMON or is_name(word.lower) or (word.cased and not word.text.islower())


def is_name(lower: str) -> bool:
    """English always writes it with a capital."""
    return table().get(lower) in ("n", "j")


def _parts(sentence: Sequence[Word]) -> list[str]:
    """N noun, J what may stand before one, V verb, O the rest."""
    parts: list[str] = []
    for i, word in enumerate(sentence):
        before = sentence[i - 1].lower if i else ""
        parts.append(_part(word, before, parts[-1] if parts else "O"))
    return parts


def _part(word: Word, before: str, part_before: str) -> str:
    kind = _kind(word)
    if word.lower in AUXILIARIES:
        return "V"
    if kind == "V":
        return "N" if part_before == "J" or before in ("the", "a", "an") else "V"
    if kind == "G":  # «machine learning», «deep learning», but «situations happening»
        return "N" if part_before == "J" or (part_before == "N" and not before.endswith("s")) else "V"
    if kind == "D":  # «a distributed system», but «people involved»
        return "V" if part_before == "N" or before in AUXILIARIES else "J"
    return kind


def _kind(word: Word) -> str:
    lower = word.lower
    if not LETTER.search(lower) or len(lower) == 1 or lower in SMALL or NO_WORD.search(lower):
        return "O"
    known = table().get(lower)
    if known or not word.text.islower():
        return known.upper() if known else "N"
    return next((kind for ending, kind in ENDINGS if ending.search(lower)), "N")


def key(word: Word, lexicon: Lexicon) -> str:
    """What singular and plural share."""
    *prefix, last = re.split("[-‐‑]", word.lower)
    return "".join((*prefix, last if word.cased and not word.text.islower() else singular(last, lexicon)))
