"""Broader and narrower terms: which terms of a glossary stand inside which others, and whether as their head.

«budget di salute» is broader than «budget di salute di comunità»: it holds the head, and the rest narrows it. «salute»
stands in both without being their head: related. As in SKOS (W3C 2009), only the nearest terms are named; what is
broader than a broader term is found there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abstracts.concepts.profiles import inner_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from abstracts.concepts.candidates import Candidate
    from abstracts.concepts.words import Word


@dataclass(frozen=True, slots=True)
class Relatives:
    """Keys of the terms around one, in alphabetical order.

    Attributes:
        broader: the nearest terms that are its head phrase.
        narrower: the nearest terms whose head phrase it is.
        related: other terms that hold it, or stand in it.
    """

    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


ALONE = Relatives()


def relatives(terms: Mapping[str, Sequence[Candidate]]) -> dict[str, Relatives]:
    """The relatives of each term of a glossary.

    Args:
        terms: key -> occurrences of that concept, one at least.
    """
    inside = {key: _nearest(inner_keys(key) & terms.keys()) for key in terms}
    up: dict[str, set[str]] = defaultdict(set)
    down: dict[str, set[str]] = defaultdict(set)
    beside: dict[str, set[str]] = defaultdict(set)
    for key, inner in inside.items():
        phrase = _head_phrase(terms[key])
        for other in inner:
            is_head = phrase is not None and _holds_head(key.split(), phrase, other.split())
            first, second = (up, down) if is_head else (beside, beside)
            first[key].add(other)
            second[other].add(key)
    return {k: Relatives(_sorted(up[k]), _sorted(down[k]), _sorted(beside[k])) for k in terms}


def _nearest(keys: Iterable[str]) -> set[str]:
    """Those that stand inside no other one."""
    found = set(keys)
    return found - {inner for key in found for inner in inner_keys(key)}


def _head_phrase(occurrences: Sequence[Candidate]) -> int | None:
    """Place of the head among the words of the key; None for a name, of which nothing is a kind.

    Tagged differently here and there, most occurrences decide, then the first place: not the order they come in.
    """
    own = [c for c in occurrences if not c.merged_by] or occurrences
    count = Counter(_head(c.words) for c in own)
    return min(count, key=lambda place: (-count[place], -1 if place is None else place))


def _head(words: Sequence[Word]) -> int | None:
    head = next(i for i, w in enumerate(words) if w.tag in "NFP")
    while words[head].tag == "F" and head + 1 < len(words) and words[head + 1].tag == "F":
        head += 1  # the head of «community management» is its last word
    return None if words[head].tag == "P" else _place(words, head)


def _place(words: Sequence[Word], at: int) -> int:
    """Of a word, counting only words that have a key."""
    return sum(bool(w.key) for w in words[:at])


def _holds_head(whole: Sequence[str], head: int, part: Sequence[str]) -> bool:
    """One of the places of `part` in `whole` covers the head."""
    starts = range(max(0, head - len(part) + 1), min(head, len(whole) - len(part)) + 1)
    return any(list(whole[i : i + len(part)]) == list(part) for i in starts)


def _sorted(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(keys))
