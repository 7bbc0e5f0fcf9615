"""A `Doc` as words with the one-letter classes that the patterns are written in.

Hyphenated compounds are one word; a preposition with its article is its base; a title in capitals or Title Case
is read as if it were in lower case where the lexicon knows the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abstracts.concepts.stopwords import CALENDAR, GENERIC_ADJECTIVES, POINTERS, VERBAL_PARTICIPLES
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from abstracts.lexicon import Lexicon

PREPOSITIONS = {
    form: base
    for base, forms in {
        "di": "di d' del dello dell' della dei degli delle",
        "a": "a ad al allo all' alla ai agli alle",
        "da": "da dal dallo dall' dalla dai dagli dalle",
        "in": "in nel nello nell' nella nei negli nelle",
        "su": "su sul sullo sull' sulla sui sugli sulle",
        "per": "per",
        "con": "con col coi",
        "tra": "tra fra",
    }.items()
    for form in forms.split()
}
COMMON_ENGLISH = 4.0  # Zipf
ENGLISH = frozenset("of the and for to with on from by an at as or into between".split())
ARTICLES = frozenset("il lo la l' i gli le".split())
HYPHENS = frozenset("-‐‑")
VERSION = re.compile(r"\d+\.\d+|20\d\d")
HYPHEN = re.compile("[-‐‑]")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a field.

    Attributes:
        tag: its class: N noun, P proper noun, F foreign word, A adjective that classifies, B one that judges, V participle used as one,
            I preposition, D definite article, C conjunction «e», G English function word, M number that names a
            version, O anything else.
        key: what its variants share: lemma of a noun, stem of an adjective, base of a preposition, "" of an article.
        start, end: characters in the field.
        cased: its capital, or the lack of it, means something: it does not open a sentence or stand in a Title.
    """

    text: str
    tag: str
    key: str
    start: int
    end: int
    sentence: int
    cased: bool

    @property
    def lower(self) -> str:
        """Lower case, with a straight apostrophe."""
        return straight_apostrophes(self.text.lower())


def adjective_stem(form: str) -> str:
    """What masculine, feminine, singular and plural of an adjective share.

    >>> {adjective_stem(form) for form in ("pubblico", "pubblica", "pubblici", "pubbliche")}
    {'pubblic'}
    >>> {adjective_stem(form) for form in ("comunitario", "comunitari", "comunitarie")}
    {'comunitar'}
    """
    stem = form.rstrip("aeiou") if len(form) > 4 else form
    stem = stem if len(stem) > 2 else form
    return stem[:-1] if stem.endswith(("ch", "gh")) and form.endswith(("he", "hi")) else stem


def words_of(doc: Doc, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of one analysed field, in order."""
    groups = list(_groups(doc))
    shouted = _is_title_case(groups)
    sentence, words = -1, []
    for group in groups:
        first = group[0].is_sent_start is not False if not words else bool(group[0].is_sent_start)
        sentence += first
        words.append(_word(group, sentence, first=first, shouted=shouted, lexicon=lexicon, previous=words[-1:]))
    return tuple(_in_context(words, lexicon))


def _in_context(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """Mends what the tagger sees badly: foreign names word by word, adjectives used as nouns («l'umanistica»)."""
    previous = ""
    for i, word in enumerate(words):
        after = words[i + 1].tag if i + 1 < len(words) else "O"
        entry = lexicon[word.lower]
        if word.cased and after == "P" and word.lower in ARTICLES and word.text[0].isupper():
            mended = replace(word, tag="P", key=word.lower)
        elif word.tag == "N" and previous == "A" and entry.adjective:
            mended = replace(word, tag="A", key=adjective_stem(word.lower))
        elif word.tag == "N" and previous == "F" and entry.english > COMMON_ENGLISH and not entry.noun:
            mended = replace(word, tag="F", key=word.lower)
        elif word.tag in "OAP" and (previous in ("F", "P") or after == "F") and _may_be_foreign(word, lexicon):
            mended = replace(word, tag="F", key=word.lower)
        elif word.tag == "A" and i and _follows_article(words[i - 1]) and after not in "NPF" and not entry.verb:
            mended = replace(word, tag="N")
        else:
            mended = word
        previous = mended.tag
        yield mended


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
        joined = group and not group[-1].whitespace_ and (token.text in HYPHENS or group[-1].text in HYPHENS)
        if joined and (LETTER.match(group[0].text)) and group[-1].i + 1 == token.i:
            group.append(token)
            continue
        if group:
            yield from _split_hanging(group)
        group = [token]
    if group:
        yield from _split_hanging(group)


def _split_hanging(group: list[Token]) -> Iterator[list[Token]]:
    """A hyphen at the end of a group is punctuation after all."""
    if len(group) > 1 and group[-1].text in HYPHENS:
        yield group[:-1]
        yield group[-1:]
    else:
        yield group


def _is_title_case(groups: Sequence[Sequence[Token]]) -> bool:
    """Most of the longer words begin with a capital: no capital means anything here."""
    longer = [g[0].text for g in groups if len(g[0].text) > 3 and g[0].is_alpha]
    return len(longer) >= 3 and sum(w[0].isupper() for w in longer) > 0.7 * len(longer)


def _word(
    group: Sequence[Token], sentence: int, *, first: bool, shouted: bool, lexicon: Lexicon, previous: Sequence[Word]
) -> Word:
    text = "".join(t.text for t in group)
    lower = straight_apostrophes(text.lower())
    tag = _tag(group, lower, plain=first or shouted, lexicon=lexicon, after=previous[0].tag if previous else "O")
    start = group[0].idx
    key = _key(tag, lower, group[-1], lexicon)
    return Word(text, tag, key, start, start + len(text), sentence, cased=not (first or shouted))


def _tag(group: Sequence[Token], lower: str, *, plain: bool, lexicon: Lexicon, after: str) -> str:
    token = group[-1]
    if lower in PREPOSITIONS:
        return "I"
    if lower in ARTICLES:
        return "D" if after in "ID" else "O"
    if lower in ("e", "ed", "&"):
        return "C"
    if VERSION.fullmatch(lower):
        return "M"
    if lower in ENGLISH:
        return "G"
    if not LETTER.search(lower) or len(lower) < 2 or lower in CALENDAR:
        return "O"
    return _content_tag(token, lower, plain=plain, lexicon=lexicon, after=after)


def _content_tag(token: Token, lower: str, *, plain: bool, lexicon: Lexicon, after: str) -> str:
    entry, pos = lexicon[lower], token.pos_
    if pos == "PROPN" and (plain or token.text.islower()) and (entry.noun or entry.adjective):
        pos = "NOUN" if entry.noun or after not in "NPFABV" else "ADJ"
    if pos in ("NOUN", "PROPN", "X", "ADJ") and lexicon.foreign(lower):
        return "F"
    if pos == "NOUN":
        return "N"
    if pos in ("PROPN", "X"):
        return "P" if token.text[0].isupper() else "F"
    if pos == "ADJ":
        return _adjective_tag(token, lower, after)
    if pos == "VERB" and "Part" in token.morph.get("VerbForm") and after in "NPFA":
        return "O" if _participle(lower) in VERBAL_PARTICIPLES or lower.endswith(("ndo", "nte", "nti")) else "V"
    return "O"


def _adjective_tag(token: Token, lower: str, after: str) -> str:
    lemma = token.lemma_.lower()
    if token.morph.get("Poss") or token.morph.get("PronType") or lemma in POINTERS:
        return "O"
    if lemma in GENERIC_ADJECTIVES or lower in GENERIC_ADJECTIVES:
        return "B"
    reports = lemma in VERBAL_PARTICIPLES or (after in "NPFA" and _participle(lower) in VERBAL_PARTICIPLES)
    return "O" if reports else "A"


def _participle(lower: str) -> str:
    """Masculine singular of a participle."""
    return lower[:-1] + "o" if lower[-1] in "aei" else lower


def _key(tag: str, lower: str, token: Token, lexicon: Lexicon) -> str:
    if tag == "I":
        return PREPOSITIONS[lower]
    if tag in "DOG":
        return ""
    *prefix, last = HYPHEN.split(lower)
    if tag in "ABV":
        return "".join(prefix) + adjective_stem(last)
    entry = lexicon[last]
    if entry.noun or (entry.adjective and tag != "N"):
        last = entry.noun or adjective_stem(last)
    elif tag == "N" and not HYPHEN.search(token.text):
        last = token.lemma_.lower() or last
    return "".join((*prefix, last))
