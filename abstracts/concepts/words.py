"""A `Doc` as words with the one-letter classes that the patterns are written in.

Hyphenated compounds are one word; a preposition with its article is its base; a title in capitals or Title Case
is read as if it were in lower case where the lexicon knows the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from abstracts.concepts import english
from abstracts.concepts.acronyms import of_one
from abstracts.concepts.capitals import LETTER, in_title_case, stressed
from abstracts.concepts.classes import ARTICLES, COMMON_ENGLISH, GENITIVE, HYPHEN, PREPOSITIONS, class_of, key_of
from abstracts.concepts.people import GIVEN
from abstracts.concepts.stopwords import CLASSIFYING, JUDGED
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from abstracts.lexicon import Entry, Lexicon

HYPHENS = frozenset("-‐‑")
HANGING = HYPHENS | {"/"}
"""At the end of a group it is punctuation after all."""
ENDINGS = {"o": ("Masc", "Sing"), "a": ("Fem", "Sing"), "i": ("Masc", "Plur"), "e": ("Fem", "Plur")}
INNER_CAPITAL = re.compile(r"\w*[a-zà-ý]\w*[A-ZÀ-Ý]\w*")
"""«eScriptorium», «GitHub»: a name, wherever it stands."""
PLURALS = frozenset((("a", "e"), ("o", "i")))
"""Last letters of a noun, and of its plural, that tell its gender."""
OPENERS = frozenset(("open", "big", "linked"))
"""English adjectives at home in Italian, whose noun may look Italian («data»)."""
PARTICLES = frozenset(("de", "von", "van", "der", "den", "du", "af", "bin", "y"))


class Word(NamedTuple):
    """A word of a field. There are thousands in a corpus: a named tuple is made in a third of a dataclass's time.

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


Asked = tuple["Lexicon", str, tuple[int, ...], str, bool, bool]
"""What the reading of a word depends on: the lexicon, its text, what the pipeline says of its last token, the class of
the word before it, `cased` as in `Word`, whether the whole field is in capitals. A plain tuple: it is made for each
word."""

_READINGS: dict[Asked, Reading] = {}
"""Half of the words of a corpus come again in the same way."""


@lru_cache(maxsize=100_000)
def lower_of(text: str) -> str:
    """A word in lower case, with a straight apostrophe."""
    return straight_apostrophes(text.lower())


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The columns of a `Doc`: asking its tokens one by one takes several times as long.

    Attributes:
        text: of each token.
        spaced: white space follows.
        start: first character in the field.
        opens: it opens a sentence, 1 yes, 0 not known; anything else is no.
        said: what the pipeline says of it.
    """

    text: Sequence[str]
    spaced: Sequence[bool]
    start: Sequence[int]
    opens: Sequence[int]
    said: Sequence[tuple[int, ...]]

    @classmethod
    def of(cls, doc: Doc) -> _Tokens:
        orth, spaced, opens, *said = doc.to_array(["ORTH", "SPACY", "SENT_START", "POS", "MORPH", "LEMMA"]).T.tolist()
        strings = doc.vocab.strings
        text = [strings[form] for form in orth]
        ends = accumulate((len(t) + s for t, s in zip(text, spaced, strict=True)), initial=0)
        return cls(text, spaced, list(ends)[:-1], opens, list(zip(orth, *said, strict=True)))


def words_of(doc: Doc, lexicon: Lexicon, *, calmed: bool = True) -> tuple[Word, ...]:
    """The words of one analysed field, in order.

    Args:
        doc: the field.
        lexicon: what is known of single words.
        calmed: whether capitals are taken for less than they seem: common words in capitals for mere stress are read
            in lower case, and a capital after a word opens no sentence («gestionale Open Source»). A labeller of terms
            is not to: in regulations headings stand so, and are labelled otherwise.
    """
    tokens = _Tokens.of(doc)
    groups = list(_groups(tokens.text, tokens.spaced))
    texts = [tokens.text[i] if j == i + 1 else "".join(tokens.text[i:j]) for i, j in groups]
    shouted = in_title_case([tokens.text[i] for i, _ in groups], lexicon)
    capitals = "".join(tokens.text).isupper()
    loud = stressed(texts, lexicon, capitals=capitals) if calmed else frozenset()
    sentence, before = -1, "O"
    words: list[Word] = []
    for place, (i, j) in enumerate(groups):
        torn = calmed and words and texts[place - 1][-1].isalnum()  # the pipeline takes «Source» for a new sentence
        first = (tokens.opens[i] == 1 and not torn) or (not words and tokens.opens[i] == 0)
        sentence += first
        cased = not (first or shouted or place in loud)
        text = texts[place].lower() if place in loud else texts[place]
        if text[-1] == "." and INNER_CAPITAL.fullmatch(text[:-1]):
            text = text[:-1]  # «POuL.» at the end of a sentence is no abbreviation
        asked = (lexicon, text, tokens.said[j - 1], before, cased, capitals)
        reading = _READINGS.get(asked)
        if reading is None:
            reading = _remembered(asked, _reading(doc[j - 1], asked, alone=j == i + 1))
        before, key, agreement, lower = reading
        start = tokens.start[i]
        words.append(Word(text, before, key, start, start + len(text), sentence, agreement, cased, lower))
    return tuple(_translated(_in_context(words, lexicon), words, lexicon))


def _remembered(asked: Asked, reading: Reading) -> Reading:
    if len(_READINGS) > MOST_READINGS:
        _READINGS.clear()
    _READINGS[asked] = reading
    return reading


def _translated(mended: Iterator[Word], words: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """Those of English sentences with the classes and keys of English."""
    foreign = english.sentences(words, lexicon)
    if not foreign:
        yield from mended
        return
    for number, sentence in groupby(mended, key=lambda w: w.sentence):
        if number not in foreign:
            yield from sentence
            continue
        group = tuple(sentence)
        for word, tag in zip(group, english.classes(group, lexicon), strict=True):
            key = english.key(word, lexicon) if tag == "F" else ""
            cased = word.cased or english.is_name(word.lower)
            yield word._replace(tag=tag, key=key, agreement=("", ""), cased=cased)


def _in_context(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """Mends what the tagger sees badly: foreign names word by word, adjectives used as nouns («l'umanistica»)."""
    before: Word | None = None
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        after = following.tag if following else "O"
        alone = word.tag not in "NAB" and after != "F" and (before is None or before.tag not in "FP")
        tag = _among_capitals(word, before, following, lexicon) if word.text[0].isupper() else ""
        if alone and not tag:
            before = word  # nothing around it can make it something else
        else:
            tag = tag or _mended_tag(word, before, after, lexicon)
            key = word.key if tag == word.tag else key_of(tag, word.lower, word.key, lexicon)
            before = word if tag == word.tag else word._replace(tag=tag, key=key)
        yield before


def _mended_tag(word: Word, before: Word | None, after: str, lexicon: Lexicon) -> str:
    entry, previous = lexicon[word.lower], before.tag if before else "O"
    if previous == "P" and after in "PF" and word.lower in PARTICLES:
        return "P"
    if word.cased and previous == after == "P" and word.lower in ARTICLES and word.text[0].isupper():
        return "P"
    if word.tag == "N" and previous in ("A", "N") and entry.adjective and not word.text[0].isupper():
        return "A"
    if word.tag == "B" and before is not None and previous in ("N", "A"):
        return "A" if word.key in CLASSIFYING and before.key not in JUDGED else "B"
    opened = word.lower in OPENERS or (before is not None and before.lower in OPENERS)
    if _is_foreign_here(word, previous, after, lexicon, opened=opened):
        return "F"
    return "N" if before is not None and _follows_article(before) and _is_nominal(word, after, entry) else word.tag


def _is_nominal(word: Word, after: str, entry: Entry) -> bool:
    """After an article it names a thing or people: «l'umanistica», «i minori stranieri»."""
    if word.tag == "A":
        return after not in "NPFC" and not entry.verb
    return word.tag == "B" and bool(entry.noun) and after == "A" and word.lower.endswith("i")


def _among_capitals(word: Word, before: Word | None, following: Word | None, lexicon: Lexicon) -> str:
    """Its class where capitals around it show it, else "".

    «Franco Fortini»; «Umanistica» in «la rivista Umanistica Digitale», after a noun without a capital; «Interactive
    Drama».
    """
    next_too = following is not None and _has_capital(following)
    if not word.text.istitle() or (before is None and not next_too):
        return ""
    if before is not None and word.cased and before.tag == "P" and before.text.istitle() and before.lower in GIVEN:
        return "P" if word.tag in "NAVO" else ""
    if not next_too or following is None:
        return ""
    if word.lower in GIVEN and following.text.istitle():
        return "P" if word.tag in "NA" else ""
    if word.tag == "O" and lexicon.foreign(word.lower) and not lexicon[word.lower].verb:
        return "F"
    opens = word.tag == "A" and following.tag in "AN" and before is not None and before.tag == "N"
    return "N" if opens and word.cased and before is not None and not _has_capital(before) else ""


def _has_capital(word: Word) -> bool:
    """And it means something."""
    return word.cased and word.text[0].isupper()


def _is_foreign_here(word: Word, previous: str, after: str, lexicon: Lexicon, *, opened: bool) -> bool:
    """English beside other foreign words or names: «open data», «Code» after «Public»."""
    entry = lexicon[word.lower]
    noun = word.tag in "NA" or (word.tag == "O" and entry.noun)  # «Open data e trasparenza»: no verb «datare»
    if noun and opened and entry.english > COMMON_ENGLISH:
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


def _groups(texts: Sequence[str], spaced: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Ranges of tokens that are one word: the parts of a hyphenated compound are; white space is left out."""
    i, n = 0, len(texts)
    while i < n:
        if texts[i].isspace():
            i += 1
            continue
        j = i + 1
        if j < n and not spaced[i] and LETTER.match(texts[i]):
            while j < n and not spaced[j - 1] and _goes_on(texts, i, j):
                j += 1
        if j > i + 1 and texts[j - 1] in HANGING:
            j -= 1
        yield i, j
        i = j


def _goes_on(texts: Sequence[str], first: int, at: int) -> bool:
    """A token belongs to the word that it touches: «co-progettazione», «GNU/Linux», «Let's»."""
    last, text = texts[at - 1], texts[at]
    if last in HYPHENS or (last == "/" and at - first > 1):
        return text[0].isalnum()
    between_names = text == "/" and last[0].isupper() and at + 1 < len(texts)
    return text in HYPHENS or text in GENITIVE or (between_names and texts[at + 1][0].isupper())


def _reading(last: Token, asked: Asked, *, alone: bool) -> Reading:
    """Class, key, agreement and lower case of a word whose last token is `last`, perhaps its only one."""
    lexicon, text, _, before, cased, capitals = asked
    lower = lower_of(text)
    tag = class_of(last, lower, before=before, cased=cased, shouted=capitals, lexicon=lexicon)
    if not (capitals or text.islower() or text.istitle()) and _is_capital_name(text, lexicon):
        tag = "P"
    key = key_of(tag, lower, (last.lemma_.lower() if alone else "") or lower, lexicon)
    one = of_one(text)
    key = one.lower() if one != text else key
    return tag, key, _agreement(last, tag, lower, lexicon), lower


def _is_capital_name(text: str, lexicon: Lexicon) -> bool:
    """«eScriptorium», «XML-TEI», «E-RIHS»: no part of three letters or more is an Italian word in capitals."""
    parts = HYPHEN.split(lower_of(text)) if text.isupper() else ()
    longer = [lexicon[part] for part in parts if len(part) > 2 and part.isalpha()]
    compound = len(parts) > 1 and bool(longer) and not any(e.known for e in longer)
    return compound or bool(INNER_CAPITAL.fullmatch(text))


def _agreement(token: Token, tag: str, lower: str, lexicon: Lexicon) -> tuple[str, str]:
    """Gender and number: of an adjective in «-o» and a noun in «-a» or «-o» by its ending, else as the tagger says."""
    entry = lexicon[lower]
    if tag in "ABV" and entry.adjective.endswith("o") and lower[-1] in ENDINGS:
        return ENDINGS[lower[-1]]
    if tag == "N" and (entry.noun[-1:], lower[-1]) in PLURALS:
        return ENDINGS[lower[-1]]
    return _gender_and_number(str(token.morph))


@lru_cache(maxsize=10_000)
def _gender_and_number(morphology: str) -> tuple[str, str]:
    """Of some features as Universal Dependencies write them, the first value where there are several."""
    values = dict(feature.split("=", 1) for feature in morphology.split("|") if feature)
    return values.get("Gender", "").split(",")[0], values.get("Number", "").split(",")[0]
