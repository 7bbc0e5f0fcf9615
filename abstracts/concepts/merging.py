"""Which keys name one concept: every merge has a rule with a name, and what the rule needs must stand in the corpus."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abstracts.concepts.classes import ARTICLES, PREPOSITIONS
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from abstracts.concepts.candidates import Candidate

FORM, ACRONYM, PREPOSITION, COMPLEMENT, INFLECTION, ARTICLE, SPELLING = (
    "same form",
    "acronym",
    "preposition",
    "adjective for complement",
    "inflection",
    "article",
    "spelling",
)
RELATIONAL = re.compile(r"i?al|ar|i?c|istic|iv|an|os|il|ens|ari")
"""What makes an adjective of a noun's stem: «territori-al-e»."""
SHORTEST_STEM = 5


def merged(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The same candidates with one key a concept; those whose key changed name the rule that did it."""
    count = Counter(c.key for c in candidates)
    target: dict[str, str] = {}
    rules: dict[str, str] = {}
    for kept, dropped, rule in _pairs(candidates, count, target):
        into, away = _end(kept, target), _end(dropped, target)
        if into != away:
            target[away] = into
            rules[away] = rule
    return [replace(c, key=_end(c.key, target), merged_by=rules[c.key]) if c.key in target else c for c in candidates]


def _end(key: str, target: Mapping[str, str]) -> str:
    while key in target:
        key = target[key]
    return key


def _pairs(
    candidates: Sequence[Candidate], count: Counter[str], target: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """(key to keep, key to drop, rule), the surest rules first, in an order that the texts' order does not change.

    Each pair is merged into `target` before the next one is asked for.
    """
    yield from _same_form(candidates, count)
    yield from _acronyms(candidates, count, target)
    yield from _prepositions(count)
    yield from _complements(count)


def _same_form(candidates: Iterable[Candidate], count: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """One form in lower case, tagged in two ways («Terzo Settore» as a name and as noun)."""
    keys: dict[str, set[str]] = defaultdict(set)
    for c in candidates:
        keys[straight_apostrophes(" ".join(w.lower for w in c.words))].add(c.key)
    for form in sorted(keys):
        first, *others = sorted(keys[form], key=lambda key: (-count[key], key))
        yield from ((first, other, FORM) for other in others)


def _acronyms(
    candidates: Iterable[Candidate], count: Counter[str], target: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """An acronym is its long form where the corpus gives it one long form only."""
    long: dict[str, set[str]] = defaultdict(set)
    for c in candidates:
        if c.acronym in count:
            long[c.acronym].add(_end(c.key, target))
    yield from ((min(keys), acronym, ACRONYM) for acronym, keys in sorted(long.items()) if len(keys) == 1)


def _prepositions(count: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """«reti per l'inclusione» is «reti di inclusione» where both stand in the corpus."""
    for key in sorted(count):
        if " per " in key and (other := key.replace(" per ", " di ")) in count:
            yield other, key, PREPOSITION


def _complements(count: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """«servizi del territorio» is «servizi territoriali» where both stand in the corpus."""
    by_head: dict[str, list[str]] = defaultdict(list)
    for key in count:
        if len(words := key.split()) == 2:
            by_head[words[0]].append(words[1])
    for key in sorted(count):
        words = key.split()
        if len(words) == 3 and words[1] == "di":
            for adjective in sorted(by_head[words[0]]):
                if _is_relational(adjective, words[2]):
                    yield f"{words[0]} {adjective}", key, COMPLEMENT


def _is_relational(adjective: str, noun: str) -> bool:
    stem = noun.rstrip("aeiouàèéìòù")
    stem += noun[len(stem) : -1]  # «territorio» keeps its i
    for root in (stem, stem.rstrip("i")):
        if len(root) >= SHORTEST_STEM and adjective.startswith(root) and RELATIONAL.fullmatch(adjective[len(root) :]):
            return True
    return False


def rule_of(label: str, variant: str, merged_by: str) -> str:
    """Why a form is the same concept as its label: the name of a rule, "" for the label itself.

    Args:
        label: the form that names the concept.
        variant: another form of it.
        merged_by: the rule that gave the variant the key of the concept, "" where it had that key of its own.
    """
    if label == variant:
        return ""
    if merged_by and merged_by != FORM:
        return merged_by
    plain = [re.sub(r"[\s'’‐‑-]", "", form.lower()) for form in (label, variant)]
    if plain[0] == plain[1]:
        return SPELLING
    bare = [
        [
            w
            for w in re.findall(r"\w+'?", straight_apostrophes(form.lower()))
            if w not in PREPOSITIONS and w not in ARTICLES
        ]
        for form in (label, variant)
    ]
    return ARTICLE if bare[0] == bare[1] else INFLECTION
