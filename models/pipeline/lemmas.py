"""Builds the tables of the lemmatiser from Morph-it! and the training treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import checkout  # noqa: F401 - the checkout's package, not an installed one
from it_abstracts.lemmatizer import UNCHANGED, WHOLE, SuffixLemmatizer, detail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from it_abstracts.lemmatizer import Rule, Suffixes
    from lexicon import Tables
    from spacy.tokens import Doc

LEXICON_WEIGHT = 1.5
LEXICON_PARTS = {
    "ADJ": ("adj",),
    "AUX": ("aux",),
    "DET": ("det",),
    "NOUN": ("noun",),
    "PRON": ("pron",),
    "VERB": ("verb",),
}
FIXED = {"ADP": {"coi": "con il", "col": "con il", "cogli": "con il"}, "PRON": {"qual": "quale"}}
OPEN = frozenset({"ADJ", "NOUN", "VERB"})

Lemmas = dict[str, Counter[str]]


def observed(docs: Iterable[Doc]) -> tuple[dict[str, Lemmas], dict[str, Lemmas]]:
    """Count the lemmas of each form by part of speech, and by part of speech with its telling features."""
    coarse: dict[str, Lemmas] = defaultdict(lambda: defaultdict(Counter))
    fine: dict[str, Lemmas] = defaultdict(lambda: defaultdict(Counter))
    for doc in docs:
        for token in doc:
            if token.pos_ in UNCHANGED or not token.lemma_:
                continue
            form = token.text.lower().replace("\u2019", "'")
            verbal = token.pos_ in {"VERB", "AUX"}
            lemma = token.lemma_.split(" ")[0] if verbal else token.lemma_
            coarse[token.pos_][form][lemma] += 1
            fine[f"{token.pos_} {detail(token.pos_, token.morph.to_dict())}"][form][lemma] += 1
    return coarse, fine


def rule_of(form: str, lemma: str) -> Rule:
    """Return how many letters to cut and what to append."""
    shared = next((place for place, pair in enumerate(zip(form, lemma, strict=False)) if len(set(pair)) > 1), None)
    if shared is None:
        shared = min(len(form), len(lemma))
    return len(form) - shared, lemma[shared:]


def _best(counts: Counter[str]) -> str:
    return min(counts, key=lambda lemma: (-counts[lemma], lemma))


def _merged(pos: str, seen: Lemmas, tables: Tables) -> dict[str, str]:
    counts: Lemmas = defaultdict(Counter, {form: Counter(lemmas) for form, lemmas in seen.items()})
    for part in LEXICON_PARTS.get(pos, ()):
        for form, lemma in tables[part].items():
            if form == form.lower() and lemma == lemma.lower() and (pos in OPEN or form not in seen):
                counts[form][lemma] += LEXICON_WEIGHT  # type: ignore[assignment]
    return {form: _best(lemmas) for form, lemmas in counts.items()} | FIXED.get(pos, {})


class SuffixTree:
    """The fewest suffix rules that give every form its lemma."""

    def __init__(self, forms: Suffixes) -> None:
        self.found: Suffixes = {}
        self._split(list(forms.items()), 0, -1)

    def _split(self, forms: list[tuple[str, int]], depth: int, inherited: int) -> None:
        counts = Counter(rule for _, rule in forms)
        if set(counts) == {inherited}:
            return
        if len(forms) == 1:
            self.found[forms[0][0]] = forms[0][1]
            return
        rule = min(counts, key=lambda number: (-counts[number], number))
        if rule != inherited:
            self.found[forms[0][0][len(forms[0][0]) - depth :]] = rule
        groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for form, number in forms:
            groups[form[-depth - 1]].append((form, number))
        for group in groups.values():
            self._split(group, depth + 1, rule)


def _suffixes(pos: str, lemmas: dict[str, str], numbers: dict[Rule, int]) -> Suffixes:
    """Closed classes are lists of whole forms; only open classes generalise."""
    forms = {WHOLE + form: numbers.setdefault(rule_of(form, lemma), len(numbers)) for form, lemma in lemmas.items()}
    if pos in OPEN:
        return SuffixTree(forms).found
    return forms


def fill(lemmatizer: SuffixLemmatizer, docs: Iterable[Doc], tables: Tables) -> None:
    """Give the lemmatiser its tables."""
    coarse, fine = observed(docs)
    numbers: dict[Rule, int] = {}
    suffixes = {pos: _suffixes(pos, _merged(pos, coarse[pos], tables), numbers) for pos in sorted(coarse)}
    lemmatizer.set_tables(numbers, suffixes, {})
    lemmatizer.set_tables(numbers, suffixes, _participles(tables["verb"]) | _exceptions(lemmatizer, fine))


def _participles(verbs: dict[str, str]) -> dict[str, str]:
    """Tell irregular participles from the present of a rarer verb.

    The table has one lemma a form, and for `diviso` it is the rare `divisare`; the feminine plural `divise` is a form
    of `dividere` alone.
    """
    found = {}
    for plural, lemma in verbs.items():
        if not plural.endswith("e") or plural == f"{lemma[:-2]}ste":
            continue
        for form in (plural[:-1] + ending for ending in "oai"):
            if verbs.get(form, lemma) != lemma:
                found[f"VERB Part {form}"] = lemma
    return found


def _exceptions(lemmatizer: SuffixLemmatizer, fine: dict[str, Lemmas]) -> dict[str, str]:
    exceptions = {}
    for key, forms in sorted(fine.items()):
        pos = key.split(" ")[0]
        for form, counts in sorted(forms.items()):
            lemma = _best(counts)
            if counts[lemma] > 1 and lemma != lemmatizer.apply(form, pos):
                exceptions[f"{key} {form}"] = lemma
    return exceptions
