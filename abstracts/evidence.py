"""Shows where a concept stands: the words around it in the text that holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abstracts.concepts.records import Concept, Span
    from abstracts.talks import Session, Talk

AROUND = 70
"""Characters shown on each side of a concept."""

_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…]+[»”\"')]*\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A concept in its context, inside one sentence; white space is made plain.

    Attributes:
        owner: id of the talk or session.
        field: "title" or "abstract".
        before, hit, after: the words as written; «…» where something was cut.
    """

    owner: str
    field: str
    before: str
    hit: str
    after: str

    def __str__(self) -> str:
        return self.before + self.hit + self.after


def snippet(owner: Talk | Session, span: Span, around: int = AROUND) -> Snippet:
    """The words around one place in a talk or session.

    >>> from abstracts.concepts.records import Span
    >>> from abstracts.talks import Talk
    >>> str(snippet(Talk("1", "", "Il budget di salute rigenera le comunità. Altro."), Span("abstract", 3, 19)))
    'Il budget di salute rigenera le comunità.'
    """
    text = owner.title if span.field == "title" else owner.abstract
    before = _plain(_last_sentence(text[: span.start]))
    after = _plain(_first_sentence(text[span.end :]))
    hit = _plain(text[span.start : span.end])
    return Snippet(owner.id, span.field, _cut_left(before, around), hit, _cut_right(after, around))


def snippets(owner: Talk | Session, concept: Concept, most: int = 1) -> tuple[Snippet, ...]:
    """The first places of a concept, those in the abstract before the title, which people see anyway."""
    places = sorted(concept.spans, key=lambda span: (span.field, span.start))
    return tuple(snippet(owner, span) for span in places[:most])


def concept_of(concepts: Iterable[Concept], key: str) -> Concept | None:
    """The concept with that key, if it is among them."""
    return next((c for c in concepts if c.key == key), None)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text)


def _last_sentence(text: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(text + "x")]
    return text[ends[-1] :] if ends else text.lstrip()


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return text[: end.end()].rstrip() if end else text.rstrip()


def _cut_left(text: str, width: int) -> str:
    return text if len(text) <= width else "… " + text[-width:].partition(" ")[2]


def _cut_right(text: str, width: int) -> str:
    return text if len(text) <= width else text[:width].rpartition(" ")[0] + " …"
