"""Shows where a concept stands: the words around it in the text that holds it (snippets, KWIC lines)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from abstracts.concepts.records import Span
from abstracts.talks import content_key, sessions_of
from abstracts.text import as_words, first_words, last_words, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from abstracts.concepts.records import Concept, Extraction
    from abstracts.language import Field
    from abstracts.talks import Session, Talk

    Concepts = Mapping[str, Sequence[Concept]]

AROUND = 70
"""Characters shown on each side of a concept."""

BESIDE = 40
"""Characters at most on each side of the keyword of a KWIC line."""

_SPACE = re.compile(r"\s+")


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
    places = [*sentences(text)]
    start = max((start for start, _ in places if start <= span.start), default=0)
    end = min((end for _, end in places if end >= span.end), default=len(text))
    before = _plain(text[start : span.start]).lstrip()
    after = _plain(text[span.end : end]).rstrip()
    hit = _plain(text[span.start : span.end])
    return Snippet(owner.id, span.field, _cut_left(before, around), hit, _cut_right(after, around))


def snippets(owner: Talk | Session, concept: Concept, most: int = 1) -> tuple[Snippet, ...]:
    """The first places of a concept, those in the abstract before the title, which people see anyway."""
    places = sorted(concept.spans, key=lambda span: (span.field, span.start))
    return tuple(snippet(owner, span) for span in places[:most])


@dataclass(frozen=True, slots=True)
class Line:
    """A keyword in context (KWIC, Luhn 1960): whole words of the field on both sides, white space made plain.

    Attributes:
        owner: id of the talk or session.
        field: "title" or "abstract".
        start: first character of the keyword in the field.
        left, keyword, right: the words as written; side by side they read as in the text.
    """

    owner: str
    field: str
    start: int
    left: str
    keyword: str
    right: str


def line(owner: Talk | Session, span: Span, around: int = BESIDE) -> Line:
    """The KWIC line of one place in a talk or session.

    >>> from abstracts.concepts.records import Span
    >>> from abstracts.talks import Talk
    >>> found = line(Talk("1", "", "Il budget di salute rigenera le comunità. Altro."), Span("abstract", 3, 19), 15)
    >>> found.left, found.keyword, found.right
    ('Il ', 'budget di salute', ' rigenera le')
    """
    text = owner.title if span.field == "title" else owner.abstract
    left, right = _plain(text[: span.start]).lstrip(), _plain(text[span.end :]).rstrip()
    return Line(
        owner.id,
        span.field,
        span.start,
        last_words(left, around),
        _plain(text[span.start : span.end]),
        first_words(right, around),
    )


def concordance(talks: Sequence[Talk], extraction: Extraction) -> dict[str, tuple[Line, ...]]:
    """Key of a term -> its KWIC lines: the first of each text, then the second of each.

    Talks come in the order of their content, before sessions.
    """
    texts = {t.id: t for t in talks} | {s.id: s for s in sessions_of(talks)}
    places: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    ordered = sorted(talks, key=content_key)  # the first lines do not depend on the order of the files
    told = [(talk.id, extraction.by_talk.get(talk.id, ())) for talk in ordered]
    for owner, concepts in chain(told, sorted(extraction.by_session.items())):
        for concept in concepts:
            places[concept.key] += _numbered(texts[owner], concept)
    return {key: tuple(found for _, found in sorted(of, key=lambda pair: pair[0])) for key, of in places.items()}


def _numbered(owner: Talk | Session, concept: Concept) -> list[tuple[int, Line]]:
    """The lines of one text, those in the abstract first, as for snippets."""
    spans = sorted(concept.spans, key=lambda span: (span.field, span.start))
    return [(number, line(owner, span)) for number, span in enumerate(spans)]


def found_in(owner: Talk | Session, concept: Concept) -> Concept | None:
    """A concept of another text where its forms stand in this one, be it inside longer concepts; None if they do not.

    >>> from abstracts.concepts.records import Concept
    >>> from abstracts.talks import Talk
    >>> linux = Concept("linux", "Linux", 0.9, 1, ("Linux",), ())
    >>> found_in(Talk("1", "Kali Linux e Linuxday"), linux).spans
    (Span(field='title', start=5, end=10),)
    """
    forms = sorted({concept.label, *concept.variants}, key=lambda form: (-len(form), form))
    stands = as_words(*forms)
    texts: tuple[tuple[Field, str], ...] = (("title", owner.title), ("abstract", owner.abstract))
    spans = tuple(Span(name, *match.span()) for name, text in texts for match in stands.finditer(text))
    return replace(concept, spans=spans, count=len(spans)) if spans else None


def shared_places(shared: str, first: Talk, second: Talk, concepts: Concepts) -> Iterator[Snippet]:
    """The first place in each of two talks of a concept that they share.

    Args:
        shared: label of the concept.
        first: a talk.
        second: another.
        concepts: id of a talk -> its concepts.
    """
    told = [concepts.get(talk.id, ()) for talk in (first, second)]
    key = next((c.key for c in chain(*told) if c.label == shared), "")
    own = [concept_of(of, key) for of in told]
    other = own[0] or own[1]
    for talk, concept in zip((first, second), own, strict=True):
        found = concept or (found_in(talk, other) if other else None)
        if found:
            yield from snippets(talk, found)


def concept_of(concepts: Iterable[Concept], key: str) -> Concept | None:
    """The concept with that key, if it is among them."""
    return next((c for c in concepts if c.key == key), None)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text)


def _cut_left(text: str, width: int) -> str:
    return text if len(text) <= width else "… " + last_words(text, width)


def _cut_right(text: str, width: int) -> str:
    return text if len(text) <= width else first_words(text, width) + " …"
