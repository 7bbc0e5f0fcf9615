"""What concept extraction gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abstracts.language import Field


@dataclass(frozen=True, slots=True)
class Span:
    """Where a concept stands: a half-open range of characters of a field."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Concept:
    """A key concept of one talk (or session).

    Attributes:
        key: what its variants have in common; the same concept has the same key in every talk.
        label: a form that stands in the corpus, cased as an Italian would write it.
        score: 0..1, higher is more of a key concept.
        count: times it occurs here.
        variants: the forms found here, most frequent first.
        spans: where they stand.
        concept: for terms of running text (`labelling`), the label in all talks of the concept that it is a form of;
            else "".
        rule: why it is a form of that concept, "" where it is the label.
    """

    key: str
    label: str
    score: float
    count: int
    variants: tuple[str, ...]
    spans: tuple[Span, ...]
    concept: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of the whole corpus.

    Attributes:
        talks: ids of the talks whose own words hold it, sorted.
        sessions: ids of the sessions whose title or abstract holds it, sorted.
        variants: its forms in the corpus, most frequent first.
        rules: why each variant is this concept ("inflection", "article", "spelling", "acronym", "preposition",
            "adjective for complement"), "" for the label itself.
        broader, narrower: labels of the nearest terms that are its head phrase, and whose head phrase it is.
        related: labels of other terms that hold it or stand in it (`nesting`).
    """

    key: str
    label: str
    score: float
    talks: tuple[str, ...]
    sessions: tuple[str, ...]
    variants: tuple[str, ...]
    rules: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Concepts of a corpus.

    Attributes:
        by_talk: id of the talk -> its concepts, best first.
        by_session: id of the session -> its concepts, best first.
        glossary: the concepts of the whole corpus, best first.
        mentions: key of a concept -> ids of the talks where it stands only inside longer ones, or in passing.
        common: nouns that several talks share and none has as a concept, by label; with the talks where they stand.
        kin: key of a concept of one word -> talk that holds only another word of its family -> that word; filled where
            themes are sought.
    """

    by_talk: dict[str, tuple[Concept, ...]]
    by_session: dict[str, tuple[Concept, ...]]
    glossary: tuple[Term, ...]
    mentions: dict[str, frozenset[str]] = field(default_factory=dict)
    common: tuple[Term, ...] = ()
    kin: dict[str, dict[str, str]] = field(default_factory=dict)
