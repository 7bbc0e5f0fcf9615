"""What a programme names that is no concept: its people and their affiliations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts.concepts.classes import ARTICLES
from abstracts.talks import sessions_of
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.talks import Person, Talk

WORD = re.compile(r"\w+")


class Excluded:
    """Names of the speakers and chairs of some talks, and the names inside their affiliations."""

    def __init__(self, talks: Sequence[Talk]) -> None:
        people = [p for t in talks for p in t.speakers] + [p for s in sessions_of(talks) for p in s.chairs]
        self._names = {frozenset(_words(p.name)) for p in people}
        self._name_words = frozenset().union(*self._names)
        self._affiliations = _affiliations(people)

    def holds(self, candidate: Candidate) -> bool:
        """It is a person, or names an institution someone comes from."""
        names = {w.lower for w in candidate.content if w.tag == "P"} - ARTICLES
        if not names:
            return False
        people = any(len(names & name) > 1 or names == name for name in self._names if names & name)
        return people or names <= self._affiliations or names <= self._name_words


def _affiliations(people: Iterable[Person]) -> frozenset[str]:
    """Capitalised words of the affiliations."""
    return frozenset(
        word.lower()
        for p in people
        for word in WORD.findall(p.affiliation or "")
        if word[0].isupper() and len(word) > 2
    )


def _words(name: str) -> list[str]:
    return WORD.findall(straight_apostrophes(name.lower()))
