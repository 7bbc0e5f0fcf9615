"""A `Doc` as words with the one-letter classes that the patterns are written in.

Hyphenated compounds are one word; a preposition with its article is its base; a title in capitals or Title Case
is read as if it were in lower case where the lexicon knows the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from abstracts.concepts import english
from abstracts.concepts.classes import ARTICLES, COMMON_ENGLISH, GENITIVE, PREPOSITIONS, class_of, key_of
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from abstracts.lexicon import Lexicon

LETTER = re.compile(r"[^\W\d_]")
HYPHENS = frozenset("-‐‑")
ENDINGS = {"o": ("Masc", "Sing"), "a": ("Fem", "Sing"), "i": ("Masc", "Plur"), "e": ("Fem", "Plur")}
MANY = 3
"""Longer words after the first, from which a Title shows."""
OPENERS = frozenset(("open", "big", "linked"))
"""English adjectives at home in Italian, whose noun may look Italian («data»)."""
PARTICLES = frozenset(("de", "von", "van", "der", "den", "du", "af", "bin", "y"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a field.

    Attributes:
        tag: its class: N noun, P proper noun, F foreign word, A adjective that classifies, B one that judges,
            V participle used as one,
            I preposition, D definite article, C conjunction «e», G English function word, M number or capital
            letter that names a version, O anything else.
        key: what its variants share: lemma of a noun, stem of an adjective, base of a preposition, "" of an article.
        start, end: characters in the field.
        agreement: gender and number, as ("Fem", "Plur"), "" where unknown.
        cased: its capital, or the lack of it, means something: it does not open a sentence or stand in a Title.
        lower: `lower_of` its text; kept, since it is asked for some twenty times.
    """

    text: str
    tag: str
    key: str
    start: int
    end: int
    sentence: int
    agreement: tuple[str, str]
    cased: bool
    lower: str


MOST_READINGS = 200_000
"""Readings remembered at a time: some 60 MB."""
Reading = tuple[str, str, tuple[str, str], str]
_READINGS: dict[tuple[object, ...], Reading] = {}


@lru_cache(maxsize=100_000)
def lower_of(text: str) -> str:
    """A word in lower case, with a straight apostrophe."""
    return straight_apostrophes(text.lower())


def words_of(doc: Doc, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of one analysed field, in order."""
    groups = list(_groups(doc))
    shouted, capitals = _is_title_case(groups, lexicon), doc.text.isupper()
    sentence, before = -1, "O"
    words: list[Word] = []
    for group in groups:
        first = group[0].is_sent_start is not False if not words else bool(group[0].is_sent_start)
        sentence += first
        cased = not (first or shouted)
        text = group[0].text if len(group) == 1 else "".join(t.text for t in group)
        before, key, agreement, lower = _reading(group, text, before, lexicon, cased=cased, capitals=capitals)
        start = group[0].idx
        words.append(Word(text, before, key, start, start + len(text), sentence, agreement, cased, lower))
    return tuple(_translated(tuple(_in_context(words, lexicon)), words, lexicon))


def _translated(mended: Sequence[Word], words: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """Those of English sentences with the classes and keys of English."""
    foreign = english.sentences(words, lexicon)
    for number, sentence in groupby(mended, key=lambda w: w.sentence):
        if number not in foreign:
            yield from sentence
            continue
        group = tuple(sentence)
        for word, tag in zip(group, english.classes(group, lexicon), strict=True):
            key = english.key(word, lexicon) if tag == "F" else ""
            cased = word.cased or english.is_name(word.lower)
            yield replace(word, tag=tag, key=key, agreement=("", ""), cased=cased)


def _in_context(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """Mends what the tagger sees badly: foreign names word by word, adjectives used as nouns («l'umanistica»)."""
    before: Word | None = None
    for i, word in enumerate(words):
        after = words[i + 1].tag if i + 1 < len(words) else "O"
        tag = _mended_tag(word, before, after, lexicon)
        before = word if tag == word.tag else replace(word, tag=tag, key=key_of(tag, word.lower, word.key, lexicon))
        yield before


def _mended_tag(word: Word, before: Word | None, after: str, lexicon: Lexicon) -> str:
    entry, previous = lexicon[word.lower], before.tag if before else "O"
    if previous == "P" and after in "PF" and word.lower in PARTICLES:
        return "P"
    if word.cased and previous == after == "P" and word.lower in ARTICLES and word.text[0].isupper():
        return "P"
    if word.tag == "N" and previous in ("A", "N") and entry.adjective and not word.text[0].isupper():
        return "A"
    opened = word.lower in OPENERS or (before is not None and before.lower in OPENERS)
    if _is_foreign_here(word, previous, after, lexicon, opened=opened):
        return "F"
    nominal = word.tag == "A" and before and _follows_article(before) and after not in "NPFC" and not entry.verb
    return "N" if nominal else word.tag


def _is_foreign_here(word: Word, previous: str, after: str, lexicon: Lexicon, *, opened: bool) -> bool:
    """English beside other foreign words or names: «open data», «Code» after «Public»."""
    entry = lexicon[word.lower]
    if word.tag in "NA" and opened and entry.english > COMMON_ENGLISH:
        return True
    if word.tag == "N" and previous == "F":
        return entry.english > COMMON_ENGLISH and not entry.noun
    if word.tag == "A" and after == "F" and entry.english > max(COMMON_ENGLISH, entry.zipf):
        return True
    return word.tag in "OAP" and (previous in ("F", "P") or after == "F") and _may_be_foreign(word, lexicon)


def _follows_article(word: Word) -> bool:
    """The word is an article, or a preposition with one inside."""
    return word.lower in ARTICLES or (word.tag == "I" and word.lower not in PREPOSITIONS.values())


def _may_be_foreign(word: Word, lexicon: Lexicon) -> bool:
    """Common in English, and no small word of Italian."""
    return lexicon[word.lower].english > COMMON_ENGLISH and len(word.lower) > 3 and word.text[0].isupper()


def _groups(doc: Doc) -> Iterator[list[Token]]:
    """Tokens, with the parts of a hyphenated compound together; white space is left out."""
    group: list[Token] = []
    for token in doc:
        if token.is_space:
            continue
        if group and not group[-1].whitespace_ and LETTER.match(group[0].text) and _goes_on(group, token):
            group.append(token)
            continue
        if group:
            yield from _split_hanging(group)
        group = [token]
    if group:
        yield from _split_hanging(group)


def _goes_on(group: Sequence[Token], token: Token) -> bool:
    """A token belongs to the word that it touches: «co-progettazione», «GNU/Linux», «Let's»."""
    last = group[-1].text
    if last in HYPHENS or (last == "/" and len(group) > 1):
        return token.text[0].isalnum()
    between_names = token.text == "/" and last[0].isupper() and token.i + 1 < len(token.doc)
    return token.text in HYPHENS or token.text in GENITIVE or (between_names and token.nbor().text[0].isupper())


def _split_hanging(group: list[Token]) -> Iterator[list[Token]]:
    """A hyphen at the end of a group is punctuation after all."""
    if len(group) > 1 and group[-1].text in (*HYPHENS, "/"):
        yield group[:-1]
        yield group[-1:]
    else:
        yield group


def _is_title_case(groups: Sequence[Sequence[Token]], lexicon: Lexicon) -> bool:
    """Most of the longer words after the first begin with a capital, names or not: no capital means anything here."""
    longer = [g[0].text for g in groups[1:] if len(g[0].text) > 3 and g[0].is_alpha and not g[0].is_upper]
    capitals = [w for w in longer if w[0].isupper()]
    if len(longer) < MANY:
        return bool(capitals) and capitals == longer and all(_is_common(w.lower(), lexicon) for w in longer)
    return len(capitals) > 0.7 * len(longer)


def _is_common(lower: str, lexicon: Lexicon) -> bool:
    """Known as a noun or an adjective."""
    return bool(lexicon[lower].noun or lexicon[lower].adjective)


def _reading(
    group: Sequence[Token], text: str, before: str, lexicon: Lexicon, *, cased: bool, capitals: bool
) -> Reading:
    """Class, key, agreement and lower case of a word, remembered: half of a corpus comes again in the same way."""
    last = group[-1]
    known = lexicon, text, last.orth, last.pos, hash(last.morph), last.lemma, before, cased, capitals
    reading = _READINGS.get(known)
    if reading is None:
        if len(_READINGS) > MOST_READINGS:
            _READINGS.clear()
        lower = lower_of(text)
        tag = class_of(last, lower, before=before, cased=cased, lexicon=lexicon)
        lemma = lower if len(group) > 1 else last.lemma_.lower() or lower
        key, agreement = key_of(tag, lower, lemma, lexicon), _agreement(last, tag, lower, lexicon)
        reading = _READINGS[known] = tag, key, agreement, lower
    return reading


def _agreement(token: Token, tag: str, lower: str, lexicon: Lexicon) -> tuple[str, str]:
    """Gender and number: of an adjective in «-o» by its ending, of other words as the tagger says."""
    if tag in "ABV" and lexicon[lower].adjective.endswith("o") and lower[-1] in ENDINGS:
        return ENDINGS[lower[-1]]
    gender, number = token.morph.get("Gender", []), token.morph.get("Number", [])
    return gender[0] if gender else "", number[0] if number else ""
