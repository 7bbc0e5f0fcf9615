"""When words are one word within the names of themes: they begin alike, or are the acronym of others.

Coarser than the stems by which texts are compared (`similarity.texts.stem`): no two names of a programme are to say
the same word in two forms, and it does no harm if two different words cannot both stand there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts.similarity.texts import weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STEM = 5
"""Words that share this many first letters count as inflections of one word within labels."""

ENGLISH = re.compile(r"(?<=\w{4})(?:ing|s)$")
"""English endings: «testing» and «tests» are inflections of «test»."""


def distinct(labels: Iterable[str]) -> Iterator[int]:
    """Places of the labels without those whose words all stand in an earlier one.

    >>> list(distinct(["budget di salute", "budget", "salute mentale"]))
    [0, 2]
    """
    told: list[frozenset[str]] = []
    for place, label in enumerate(labels):
        own = stems_of_words(label)
        if not any(own <= other for other in told):
            told.append(own)
            yield place


def acronyms_of(labels: Iterable[str]) -> frozenset[str]:
    """The acronyms among some labels, in lower case.

    >>> sorted(acronyms_of(["IA", "LLM", "intelligenza artificiale", "Alta Val", "MICROCREDITO"]))
    ['ia', 'llm']
    """
    short = (label for label in labels if 1 < len(label) <= STEM)
    return frozenset(label.lower() for label in short if label.isalpha() and label.isupper())


def stems(label: str, acronyms: frozenset[str] = frozenset()) -> frozenset[str]:
    """What a label's words share with their inflections, and with those acronyms that they may stand for, in any order.

    >>> sorted(stems("intelligenza artificiale", frozenset({"ai"})) & stems("AI"))
    ['ai']
    >>> sorted(stems("intelligenza artificiale") & stems("istituto agrario"))
    []
    >>> sorted(stems("testing") & stems("test")), sorted(stems("alberi") & stems("albero"))
    (['test'], ['alber'])
    """
    initials = "".join(word[0].lower() for word in re.findall(r"\w+", label) if len(word) >= STEM - 1)
    return stems_of_words(label) | ({initials, initials[::-1]} & acronyms if len(initials) > 1 else set())


def stems_of_words(label: str) -> frozenset[str]:
    """Stems of the words that say something; of all together too: «open source» shares it with «opensource».

    >>> sorted(stems_of_words("museo") & stems_of_words("musei"))
    ['muse']
    >>> sorted(stems_of_words("usi temporanei") & stems_of_words("uso civico"))
    ['us']
    >>> sorted(stems_of_words("budget di salute") & stems_of_words("di tutti"))
    []
    """
    said = [word for word in re.findall(r"\w+", label.lower()) if weight(word) > 0 or len(word) >= STEM - 1]
    found = [ENGLISH.sub("", word) for word in said] or [label.lower()]
    return frozenset(stem for word in (*found, "".join(found)) for stem in (word[:STEM], _bare(word)))


def _bare(word: str) -> str:
    """A short word without the vowel that inflects it; of a longer one what it begins with."""
    return word[:-1] if 2 < len(word) <= STEM and word[-1] in "aeio" else word[:STEM]
