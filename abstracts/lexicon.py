"""What is known of single Italian words: frequency, lemma as noun and as adjective."""

from __future__ import annotations

import gzip
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from abstracts import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN_ZIPF = 1.5
"""Zipf frequency given to words that the table does not hold: rarer than the rarest in it."""


class Entry(NamedTuple):
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

    @property
    def known(self) -> bool:
        """It is an Italian noun, adjective or verb."""
        return bool(self.noun or self.adjective or self.verb)


NOTHING = Entry(0.0, 0.0, "", "", verb=False)


class Lexicon(dict[str, Entry]):
    """The table of `models/lexicon`: lower-case form -> entry, `NOTHING` for an unknown one.

    Rows are parsed word by word as they are asked for.
    """

    __hash__ = object.__hash__  # type: ignore[assignment]  # one lexicon is itself, whatever it was asked so far

    def __init__(self, rows: Mapping[str, str]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, word: str) -> Entry:
        """The entry of a word that was not asked before."""
        row = self._rows.get(word)
        entry = NOTHING
        if row is not None:
            zipf, english, noun, adjective, verb = row.split("\t")
            entry = Entry(float(zipf), float(english), noun, adjective, verb == "v")
        self[word] = entry
        return entry

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
