"""Which keys name one concept: every merge has a rule with a name, and what the rule needs must stand in the corpus."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from abstracts.concepts.classes import ARTICLES, PREPOSITIONS
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from abstracts.concepts.candidates import Candidate

FORM, ACRONYM, PREPOSITION, COMPLEMENT, INFLECTION, ARTICLE, SPELLING, ORDER = (
    "same form",
    "acronym",
    "preposition",
    "adjective for complement",
    "inflection",
    "article",
    "spelling",
    "word order",
)
RELATIONAL = re.compile(r"[iu]?al|ar|i?c|istic|iv|an|os|il|ens|ari")
"""What makes an adjective of a noun's stem: «territori-al-e»."""
SHORTEST_STEM = 5
STRAYED = re.compile(
    "central|classic|collettiv|differenzial|effettiv|elementar|essenzial|formal|fondamental|general|generos|"
    "ideal|material|metodic|normal|numeros|oggettiv|ordinar|original|particolar|periodic|personal|popolar|"
    "potenzial|principal|razional|regolar|secondar|soggettiv|spazios|special|sostanzial|strumental|virtual"
)
"""Stems of adjectives that have left their nouns: «questioni generali» are not «questioni di genere»."""
PEOPLE = (("trice", "tore"), ("tessa", "te"), ("volontaria", "volontario"), ("alunna", "alunno"))
"""How nouns of women end, and those of men."""
NO_WOMEN = frozenset(("motrice", "matrice", "calcolatrice", "lavatrice"))
FIXED = frozenset({"centro storic"})
"""Phrases with a meaning of their own."""


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
    by = {key: _telling(key, target, rules) for key in target}
    return [c._replace(key=_end(c.key, target), merged_by=by[c.key]) if c.key in by else c for c in candidates]


def _telling(key: str, target: Mapping[str, str], rules: Mapping[str, str]) -> str:
    """The rule that took a key away: that two tags have one form says nothing where what follows is an acronym."""
    while rules[key] == FORM and target[key] in rules:
        key = target[key]
    return rules[key]


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
    yield from _spellings(count)
    yield from _genders(count)
    yield from _acronyms(candidates, count, target)
    yield from _prepositions(candidates, count)
    yield from _complements(count)


def _same_form(candidates: Iterable[Candidate], count: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """One form in lower case, tagged in two ways («Terzo Settore» as a name and as noun)."""
    keys: dict[str, set[str]] = defaultdict(set)
    for c in candidates:
        keys[" ".join([w.lower for w in c.words])].add(c.key)
    for form in sorted(form for form, of in keys.items() if len(of) > 1):
        first, *others = sorted(keys[form], key=lambda key: (-count[key], key))
        yield from ((first, other, FORM) for other in others)


def _spellings(count: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """«open source» and «open-source», «co progettazione» and «coprogettazione»."""
    same: dict[str, list[str]] = defaultdict(list)
    for key in count:
        same[key.replace(" ", "")].append(key)
    for joined in sorted(joined for joined, of in same.items() if len(of) > 1):
        first, *others = sorted(same[joined], key=lambda key: (-count[key], key))
        yield from ((first, other, SPELLING) for other in others)


def _genders(count: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """«operatrici» are «operatori», «studentesse» are «studenti», where both stand in the corpus."""
    for key in sorted(count):
        noun, _, rest = key.partition(" ")
        for feminine, masculine in PEOPLE:
            if noun.endswith(feminine) and noun not in NO_WOMEN:
                other = " ".join(filter(None, (noun.removesuffix(feminine) + masculine, rest)))
                if other in count:
                    yield other, key, INFLECTION


def _acronyms(
    candidates: Iterable[Candidate], count: Counter[str], target: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """An acronym is its long form where the corpus gives it one long form only."""
    long: dict[str, set[str]] = defaultdict(set)
    for c in candidates:
        if c.acronym in count:
            long[c.acronym].add(_end(c.key, target))
    yield from ((min(keys), acronym, ACRONYM) for acronym, keys in sorted(long.items()) if len(keys) == 1)


def _prepositions(candidates: Iterable[Candidate], count: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """«reti per l'inclusione» is «reti di inclusione», «gestione dati» is «gestione dei dati», where both stand.

    With an article «di» may tell whose («progetti dei giovani») and «per» for whom («progetti per i giovani»).
    """
    plain = {c.key for c in candidates if "I" in c.pattern and any(w.lower in ("di", "d'") for w in c.words)}
    side_by_side = {c.key for c in candidates if c.pattern == "NN"}
    for key in sorted(count):
        if " per " in key and (other := key.replace(" per ", " di ")) in plain:
            yield other, key, PREPOSITION
        if key in side_by_side and (other := key.replace(" ", " di ")) in count:
            yield other, key, PREPOSITION


def _complements(count: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """«servizi del territorio» is «servizi territoriali» where both stand in the corpus."""
    by_head: dict[str, list[str]] = defaultdict(list)
    for key in count:
        head, _, last = key.rpartition(" ")
        by_head[head].append(last)
    for key in sorted(count):
        head, _, noun = key.rpartition(" di ")
        for adjective in sorted(by_head[head]) if head and " " not in noun else ():
            phrase = f"{head} {adjective}"
            if phrase not in FIXED and _is_relational(adjective, noun):
                yield phrase, key, COMPLEMENT


def _is_relational(adjective: str, noun: str) -> bool:
    if STRAYED.fullmatch(adjective):
        return False
    stem = noun.rstrip("aeiouàèéìòù")
    stem += noun[len(stem) : -1]  # «territorio» keeps its i
    for root in (stem, stem.rstrip("i")):
        if len(root) >= SHORTEST_STEM and adjective.startswith(root) and RELATIONAL.fullmatch(adjective[len(root) :]):
            return True
    return False


def rules_of(label: str, forms: Sequence[tuple[str, Sequence[Candidate]]]) -> tuple[str, ...]:
    """Why each form is the same concept as its label (`rule_of`), in the order of the forms.

    Args:
        label: the form that names the concept.
        forms: each form with its occurrences (`variants.grouped`).
    """
    merged_by = {form: group[0].merged_by for form, group in forms}
    named_by = merged_by.get(label, "")
    ways = {form: "" if by == named_by else by or named_by for form, by in merged_by.items()}
    return tuple(rule_of(label, form, ways[form]) for form, _ in forms)


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
