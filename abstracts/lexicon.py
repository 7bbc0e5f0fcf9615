"""What is known of single Italian words: frequency, lemma as noun and as adjective."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from abstracts import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN_ZIPF = 1.5
"""Zipf frequency given to words that the table does not hold: rarer than the rarest in it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word form.

    Attributes:
        zipf: frequency in Italian, log10 per billion words (van Heuven et al. 2014); 0 where unseen.
        english: the same in English.
        noun, adjective: its lemma as such, empty where it is none.
        verb: it is a verb form.
    """

    zipf: float
    english: float
    noun: str
    adjective: str
    verb: bool


NOTHING = Entry(0.0, 0.0, "", "", verb=False)


class Lexicon:
    """The table of `models/lexicon`, parsed word by word as they are asked for."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows
        self._asked: dict[str, Entry] = {}

    def __getitem__(self, word: str) -> Entry:
        """The entry of a lower-case form; `NOTHING` for an unknown one."""
        if word not in self._asked:
            self._asked[word] = self._parsed(word)
        return self._asked[word]

    def _parsed(self, word: str) -> Entry:
        row = self._rows.get(word)
        if row is None:
            return NOTHING
        zipf, english, noun, adjective, verb = row.split("\t")
        return Entry(float(zipf), float(english), noun, adjective, verb == "v")

    def zipf(self, word: str) -> float:
        """Italian frequency of a lower-case form, `UNKNOWN_ZIPF` at least."""
        return max(self[word].zipf, UNKNOWN_ZIPF)

    def foreign(self, word: str) -> bool:
        """Seen ten times more often in English than in Italian, or only there, and no Italian noun or adjective."""
        entry = self[word]
        return entry.english >= entry.zipf + 1 and not entry.noun and not entry.adjective


@cache
def load() -> Lexicon:
    """The lexicon that the package ships (two tenths of a second, once a process)."""
    text = gzip.decompress(resources.find("lexicon/it.tsv.gz").read_bytes()).decode()
    return Lexicon(dict(line.split("\t", 1) for line in text.splitlines()))
