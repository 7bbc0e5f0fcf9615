"""What a programme names that is no concept: its people and their affiliations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts.concepts.classes import ARTICLES, PREPOSITIONS
from abstracts.talks import sessions_of
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.talks import Person, Talk

WORD = re.compile(r"\w+")

_ROLES = """
    conduce conducono coordina coordinano discussant intervengono interviene introduce introducono modera moderano
    moderatore moderatrice partecipano
"""
ROLES = frozenset(_ROLES.split())
"""What stands before the names of a panel says nothing of a talk, though «modera» may look like a noun."""

SPEAKERS = frozenset(("partecipanti", "relatore", "relatori", "relatrice", "relatrici"))
"""So may these stand; by themselves they may be a subject."""

TAKES_PART = re.compile(
    rf"\b(?:{'|'.join(sorted(ROLES | SPEAKERS))})\s*:\s*(?P<people>[^\n.;]+)",
    re.IGNORECASE,
)
"""«Partecipano: Anna Neri (Ente di Prova), Ida Blu»; what stands in brackets is no name."""

BRACKETS = re.compile(r"\([^()]*\)?")
FULL_NAME = re.compile(r"[^\W\d_a-zà-ü][\w'’-]+(?: (?:[Dd][aeio]\w{0,3} )?[^\W\d_a-zà-ü][\w'’-]+){1,2}")


class Excluded:
    """Names of the speakers and chairs of some talks, of who takes part in a panel, and inside their affiliations."""

    def __init__(self, talks: Sequence[Talk]) -> None:
        people = [p for t in talks for p in t.speakers] + [p for s in sessions_of(talks) for p in s.chairs]
        self._names = {frozenset(_words(name)) for name in (*(p.name for p in people), *_taking_part(talks))}
        self._whole = {name.difference(PREPOSITIONS) for name in self._names}
        self._name_words = frozenset().union(*self._names)
        self._affiliations = _affiliations(people)

    def holds(self, candidate: Candidate) -> bool:
        """It is a person, or the word for what a person does there, or names an institution someone comes from."""
        said = frozenset(w.lower for w in candidate.content)
        if said <= ROLES or (len(said) > 1 and said in self._whole):  # «Cosetta Masi» may look like common words
            return True
        names = {w.lower for w in candidate.content if w.tag == "P"} - ARTICLES
        if not names:
            return False
        people = any(len(names & name) > 1 or names == name for name in self._names if names & name)
        return people or names <= self._affiliations or names <= self._name_words


def _taking_part(talks: Iterable[Talk]) -> Iterator[str]:
    """Names of people that an abstract says to speak in a panel."""
    for talk in talks:
        for found in TAKES_PART.finditer(talk.abstract):
            yield from FULL_NAME.findall(BRACKETS.sub(" ", found["people"]))


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
