"""A talk -> its own text, its opening, its words and names."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from abstracts import lexicon
from abstracts.concepts.furniture import subject_of
from abstracts.talks import own_abstract
from abstracts.text import as_words, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.talks import Talk

STEM = 6
"""Italian inflects at the end: the first letters of a word stand for its family («piattaform-a», «-e»).

On pairs of texts this did better than lemmas, and it needs no pipeline (figures in docs/method.md)."""

COMMON_ZIPF, RARE_ZIPF = 6.0, 4.0
"""Zipf frequencies (log10 per billion words) from which a word says nothing of the subject, and all it can."""

ENGLISH, COMMON_ENGLISH_ZIPF = 0.5, 6.0
"""A word is English if it is more frequent there by this much. It says nothing from this frequency on, and all from one
below."""

NAME_RATIO = 3
"""A word is a name if the corpus writes it with a capital this many times as often as without."""

WORD = re.compile(r"\b\w{2,}\b(?!['’`´][aeiouhàèéìòù])", re.IGNORECASE)
"""Two letters and more; what an apostrophe elides before a vowel («sull'», «Sant'») is no word of its own."""
SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def own_text(talk: Talk) -> str:
    """The talk's own words: title and abstract, without an abstract that it shares with its session.

    What kind of talk it is («Tavola rotonda – …») says nothing of its subject, and is left out too.
    """
    title = subject_of(talk.title.strip()).rstrip(".")
    return whole(". ".join(part for part in (title, own_abstract(talk)) if part))


def heading(talk: Talk) -> str:
    """The title of a talk that has an abstract too, else "": the author chose it to stand for the rest."""
    return whole(subject_of(talk.title.strip())) if own_abstract(talk) else ""


def said_in(text: str, form: str) -> bool:
    """Whether a text says some words so, in any case.

    >>> said_in("I  pagamenti", "pagamenti"), said_in("Il pagamento", "pagamenti")
    (True, False)
    """
    return as_words(form).search(" ".join(text.split())) is not None


def opening(text: str) -> str:
    """The first sentence: the title, where there is one."""
    return SENTENCE.split(text, maxsplit=1)[0]


@cache
def weight(word: str) -> float:
    """0 for function words, 1 for rare words, by the frequency of the lower-case word in Italian.

    A word of English, by that in English too: «the» tells Italian talks from English ones, and nothing of the subject.

    >>> weight("della"), weight("rendicontazione"), weight("the")
    (0.0, 1.0, 0.0)
    """
    known = lexicon.load()
    entry = known[word]
    own = (COMMON_ZIPF - known.zipf(word)) / (COMMON_ZIPF - RARE_ZIPF)
    english = entry.english >= entry.zipf + ENGLISH
    return min(1.0, max(0.0, min(own, COMMON_ENGLISH_ZIPF - entry.english) if english else own))


def words(text: str) -> list[str]:
    """The words as written, in order.

    >>> words("Sull'uso dell`acqua a Sant’Ervo: the team's work")
    ['uso', 'acqua', 'Ervo', 'the', 'team', 'work']
    """
    return WORD.findall(text)


def stem(word: str) -> str:
    """The family of a word.

    >>> stem("piattaforme") == stem("Piattaforma")
    True
    """
    return word.lower()[:STEM]


def leaning(bag: Mapping[str, float], title: str) -> dict[str, float]:
    """The weights of a text's words, those of its title twice."""
    return {**bag, **{word: 2 * bag[word] for word in weighed(title) if word in bag}}


def weighed(text: str) -> dict[str, float]:
    """Stem -> (1 + log count) times the weight of its weightiest form, for the words that say something."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for word in words(text):
        family, heft = stem(word), weight(word.lower())
        if heft > 0:
            counts[family] += 1
            weights[family] = max(weights.get(family, 0.0), heft)
    return {family: (1 + math.log(n)) * weights[family] for family, n in counts.items()}


def names_of(texts: Sequence[str]) -> list[list[str]]:
    """Names of people, places, things and acronyms in each text: words that the corpus writes with a capital."""
    found = [words(text) for text in texts]
    small = Counter(word for text in found for word in text if word[0].islower())
    capital = Counter(word.lower() for text in found for word in text if word[0].isupper())
    known = {word for word, n in capital.items() if n > NAME_RATIO * small[word] and weight(word) > 0}
    return [sorted({word.lower() for word in text} & known) for text in found]
