"""In which texts the words of a concept stand, be it as a candidate, inside a name or as part of a longer phrase.

«Linux» stands in «Kali Linux» and «tipo di carattere» in «tipo di carattere TrueType», though nothing is cut out of
either as a candidate.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abstracts.concepts.candidates import is_adverbial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.words import Word

    Mark = tuple[str, str]
    Reading = Callable[[Sequence[Word]], Iterator[tuple[int, Mark]]]
    Forms = Mapping[Mark, Sequence[tuple[tuple[Mark, ...], str]]]

NOUNS = "NPF"
KINDS = dict.fromkeys(NOUNS, "noun") | dict.fromkeys("ABV", "adjective")
"""Classes of words that the pipeline confuses without harm; anything else, a verb for one, is neither."""


def standing(
    fields: Iterable[tuple[str, Sequence[Word]]], occurrences: Mapping[str, Iterable[Candidate]]
) -> dict[str, frozenset[str]]:
    """Key of a concept -> the owners of the fields that hold it.

    Args:
        fields: owner and words of each field.
        occurrences: key of a concept -> its occurrences as candidate, which show its forms.
    """
    found: dict[str, set[str]] = {key: set() for key in occurrences}
    read = [(reading, _forms(reading, occurrences)) for reading in (_keyed, _spelt)]
    for owner, words in fields:
        for reading, forms in read:
            for key in _held(words, reading, forms):
                found[key].add(owner)
    return {key: frozenset(owners) for key, owners in found.items()}


def _keyed(words: Sequence[Word]) -> Iterator[tuple[int, Mark]]:
    """Places and keys of the words that have one: all inflections of a noun are one."""
    return ((place, (word.key, KINDS.get(word.tag, word.tag))) for place, word in enumerate(words) if word.key)


def _spelt(words: Sequence[Word]) -> Iterator[tuple[int, Mark]]:
    """Places and forms of the same words, «GNU/Linux» as two: «tipo» is an adjective to the pipeline here and there."""
    return (
        (place, (part, "" if word.tag in KINDS else word.tag))
        for place, word in enumerate(words)
        if word.key
        for part in word.lower.split("/")
    )


def _forms(reading: Reading, occurrences: Mapping[str, Iterable[Candidate]]) -> Forms:
    """First mark of a form -> the whole form, and the key of its concept."""
    by_first: dict[Mark, list[tuple[tuple[Mark, ...], str]]] = defaultdict(list)
    for key, of_key in occurrences.items():
        for form in {tuple(mark for _, mark in reading(candidate.words)) for candidate in of_key}:
            by_first[form[0]].append((form, key))
    return by_first


def _held(words: Sequence[Word], reading: Reading, forms: Forms) -> Iterator[str]:
    """Keys of the concepts that stand in a field."""
    marked = list(reading(words))
    said = tuple(mark for _, mark in marked)
    for at, first in enumerate(said):
        for form, key in forms.get(first, ()):
            end = at + len(form)
            if said[at:end] == form and _is_said(words, marked[at][0], marked[end - 1][0]):
                yield key


def _is_said(words: Sequence[Word], first: int, last: int) -> bool:
    """It stands in one sentence, is no way of speaking («a livello umano») and no lone adjective («digitale»)."""
    if words[first].sentence != words[last].sentence or (first == last and words[first].tag not in NOUNS):
        return False
    return not is_adverbial(words, first, last + 1)
