"""Fields of talks as sequences of tokens, and where in them the terms stand that a person named."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts.concepts.matching import DROPPED, stemmed
from abstracts.concepts.words import words_of
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

    from abstracts.concepts.words import Word
    from abstracts.language import Field, Passage
    from abstracts.lexicon import Lexicon

Range = tuple[int, int]
"""Half-open range of tokens."""

GLUED = re.compile(r"[;/\[\]|]+|[^;/\[\]|]+")
"""Signs that tables and lists glue to words («Vetro;Carta») are tokens of their own."""
LINKS = "IDC"


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a field.

    Attributes:
        lower: lower case, with a straight apostrophe.
        lemma: what its inflections share; the base of a preposition, "_" for an article.
        tag: class of its word (`words.Word.tag`), "O" for punctuation.
        pos, number, form: part of speech, number and verb form as the pipeline sees them.
        zipf: frequency in Italian.
        start, end: characters in the field.
    """

    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    number: str
    form: str
    zipf: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """One field as a sequence.

    Attributes:
        owner: id of the talk.
        group: what must not be split between learning and measuring (a session, an edition, a talk).
        lower: the field in lower case, as long as the field itself.
        terms: where the terms stand that a person named, in order, none inside another.
    """

    owner: str
    group: str
    field: Field
    content: str
    lower: str
    tokens: tuple[Token, ...]
    terms: tuple[Range, ...] = ()

    def key(self, start: int, end: int) -> str:
        """What the inflections of the phrase in this range share."""
        return " ".join(t.lemma for t in self.tokens[start:end])

    def form(self, start: int, end: int) -> str:
        """The phrase in this range as it stands, in lower case."""
        return self.lower[self.tokens[start].start : self.tokens[end - 1].end]


def text_of(passage: Passage, lexicon: Lexicon, group: str, wanted: Iterable[str] = ()) -> Text:
    """A passage as a sequence.

    Args:
        passage: one field, analysed.
        lexicon: for frequencies.
        group: see `Text.group`.
        wanted: the terms that a person named for the talk, in any case.
    """
    content = passage.doc.text
    low = lowered(content)
    tokens = tuple(_tokens(passage.doc, lexicon))
    return Text(passage.owner, group, passage.field, content, low, tokens, _places(low, tokens, wanted))


def texts_of(
    passages: Sequence[Passage], lexicon: Lexicon, groups: Mapping[str, str], wanted: Mapping[str, Sequence[str]]
) -> list[Text]:
    """The fields of the talks in `groups`, with the terms of `wanted` marked in them; sessions are left out."""
    return [
        text_of(p, lexicon, groups[p.owner], wanted.get(p.owner, ()))
        for p in passages
        if p.kind == "talk" and p.owner in groups
    ]


def lowered(text: str) -> str:
    """Lower case without a change of length, so that offsets stay true.

    >>> len(lowered("İstituto")) == len("İstituto")
    True
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def labels_of(text: Text) -> list[str]:
    """B for the first token of a term, I for its others, O for the rest."""
    labels = ["O"] * len(text.tokens)
    for start, end in text.terms:
        labels[start:end] = ["B", *["I"] * (end - start - 1)]
    return labels


def _tokens(doc: Doc, lexicon: Lexicon) -> Iterator[Token]:
    word_at = {i: word for word in words_of(doc, lexicon, calmed=False) for i in range(word.start, word.end)}
    for token in doc:
        if token.is_space:
            continue
        pieces = list(GLUED.finditer(token.text))
        for piece in pieces:
            start = token.idx + piece.start()
            yield _token(token, piece.group(), start, word_at.get(start), lexicon, whole=len(pieces) == 1)


def _token(token: SpacyToken, text: str, start: int, word: Word | None, lexicon: Lexicon, *, whole: bool) -> Token:
    lower = straight_apostrophes(text.lower())
    tag = word.tag if word else "O"
    inflected = whole and token.pos_ in ("NOUN", "VERB", "ADJ")
    lemma = token.lemma_.lower() if inflected else lower
    return Token(
        text=text,
        lower=lower,
        lemma=(_key(word, lower) if word else "") or lemma or lower,
        tag=tag,
        pos=token.pos_,
        number="".join(token.morph.get("Number", [])),
        form="".join(token.morph.get("VerbForm", [])),
        zipf=lexicon[lower].zipf,
        start=start,
        end=start + len(text),
    )


def _key(word: Word, lower: str) -> str:
    if word.tag in LINKS:
        return word.key or "_"
    return word.key if word.tag != "O" and "-" not in lower else ""


def _places(low: str, tokens: Sequence[Token], wanted: Iterable[str]) -> tuple[Range, ...]:
    """Every occurrence of the phrases, longest phrases first, at whole tokens, none over another.

    A phrase that does not stand in the text as written is sought in another inflection.
    """
    taken: set[int] = set()
    places: list[Range] = []
    for phrase in sorted({lowered(w).strip() for w in wanted} - {""}, key=lambda w: (-len(w), w)):
        for start, end in _exact(low, tokens, phrase) or _inflected(low, tokens, phrase):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                places.append((start, end))
    return tuple(sorted(places))


def _exact(low: str, tokens: Sequence[Token], phrase: str) -> list[Range]:
    first, last = {t.start: i for i, t in enumerate(tokens)}, {t.end: i + 1 for i, t in enumerate(tokens)}
    places = ((first.get(at), last.get(at + len(phrase))) for at in _occurrences(low, phrase))
    return [(start, end) for start, end in places if start is not None and end is not None]


def _inflected(low: str, tokens: Sequence[Token], phrase: str) -> list[Range]:
    """Where the phrase stands in another inflection (Snowball stems; `matching.stemmed`)."""
    wanted = stemmed(phrase)
    longest = len(phrase.split()) + 2
    bounds = [t.lower.isalnum() and t.tag not in LINKS and t.lower not in DROPPED for t in tokens]
    return [
        (i, j)
        for i in range(len(tokens))
        for j in range(i + 1, min(i + longest, len(tokens)) + 1)
        if bounds[i] and bounds[j - 1] and stemmed(low[tokens[i].start : tokens[j - 1].end]) == wanted
    ]


def _occurrences(low: str, phrase: str) -> Iterator[int]:
    at = low.find(phrase)
    while at >= 0:
        yield at
        at = low.find(phrase, at + 1)


def by_owner(texts: Iterable[Text], forms: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    """Id of the talk -> all the forms found in its fields."""
    found: dict[str, set[str]] = defaultdict(set)
    for text, some in zip(texts, forms, strict=True):
        found[text.owner].update(some)
    return found
