"""Which words texts share that share no concept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from abstracts.concepts.furniture import VAGUE
from abstracts.similarity.texts import own_text, stem, weight, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.talks import Talk

MOST = 3
"""Words named at most."""

TELLING = 0.3
"""Weight of such a word, at least."""

SPREAD = 1 / 3
"""Part of many texts, and two at least, in which a word stands that they are said to share."""


def words_of_both(first: Talk, second: Talk) -> tuple[str, ...]:
    """Words that say something and stand in both titles, or else in both texts, as the first writes them.

    >>> from abstracts.talks import Talk
    >>> words_of_both(Talk("1", "Formati aperti"), Talk("2", "LibreOffice e il formato aperto"))
    ('Formati', 'aperti')
    """
    titles, texts = (first.title, second.title), (own_text(first), own_text(second))
    return _words_of_both(*titles) or _words_of_both(*texts)


def words_of_many(talks: Sequence[Talk]) -> tuple[tuple[str, int], ...]:
    """Words that say something and stand in a third of some talks, with the number of these; the most widespread first.

    >>> from abstracts.talks import Talk
    >>> words_of_many([Talk("1", "Formati aperti"), Talk("2", "Il formato aperto"), Talk("3", "Un formato")])
    (('formato', 3), ('aperti', 2))
    """
    forms: dict[str, Counter[str]] = {}
    held: Counter[str] = Counter()
    for talk in talks:
        told = sorted({word.lower() for word in _telling(own_text(talk))})
        held.update({_family(word) for word in told})
        for word in told:
            forms.setdefault(_family(word), Counter())[word] += 1
    least = max(2, SPREAD * len(talks))
    spread = [(family, n) for family, n in held.items() if n >= least]
    best = sorted(spread, key=lambda item: (-item[1], item[0]))[:MOST]
    return tuple((min(forms[family], key=lambda word: (-forms[family][word], word)), n) for family, n in best)


def _words_of_both(first: str, second: str) -> tuple[str, ...]:
    there = {_family(word) for word in words(second)}
    told = [word for word in _telling(first) if _family(word) in there]
    by_family = {_family(word): word for word in reversed(told)}
    heaviest = sorted(by_family.values(), key=lambda word: -weight(word.lower()))[:MOST]
    return tuple(sorted(heaviest, key=told.index))


def _telling(text: str) -> list[str]:
    """The words that say something, in order."""
    long = (word for word in words(text) if len(word) > 2 and not word.isdigit())
    return [word for word in long if weight(word.lower()) >= TELLING and word.lower() not in VAGUE]


def _family(word: str) -> str:
    """What the inflections of a word share; of a short one all but its last letter."""
    return stem(word)[: len(word) - 1]
