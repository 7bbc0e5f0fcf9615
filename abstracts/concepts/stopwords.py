"""Words that are no concepts by themselves; the lists are data, in `stopwords.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

_LISTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("stopwords.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


FURNITURE = _words("furniture")
"""Nouns of the programme itself: no concept alone, nor at the head of one."""

CALENDAR = _words("calendar")
"""Dates and times."""

GENERIC = _words("generic")
"""Nouns that need a complement to mean something: never a concept alone."""

TRANSPARENT = _words("transparent")
"""Heads whose complement is the concept: «forme di community management» is about community management."""

GENERIC_ADJECTIVES = _words("generic_adjectives")
"""Adjectives that judge or count and do not classify: no part of a concept."""

VERBAL_PARTICIPLES = _words("verbal_participles")
"""Participles, as masculine singular, that report an action and do not classify («i progetti avviati»)."""

POINTERS = _words("pointers")
"""Adjectives that point or count: a boundary of every concept."""

IDIOM_HEADS = _words("idiom_heads")
"""Nouns that make prepositions: «in termini di», «da parte di», «nell'ambito di»."""

PRENOMINAL = _words("prenominal")
"""Stems of adjectives that classify before their noun: «terzo settore», «pubblica amministrazione»."""

KIND_NOUNS = _words("kind_nouns")
"""Nouns that make adjectives of adjectives: «risorse di natura filantropica»."""

ENGLISH_SIGNS = _words("english_signs")
"""Function words that are English alone."""

ITALIAN_SIGNS = _words("italian_signs")
"""Function words that are Italian alone."""

ENGLISH_EMPTY = _words("english_empty")
"""English words that say nothing of a subject."""

ADVERBIAL = _words("adverbial")
"""Nouns that say how or when after a preposition without article: «in modo», «a livello», «in uso»."""

GOVERNING = _words("governing")
"""Nouns whose complement with «a», «in», «su» and an article makes a term: «diritto alla salute»."""

CLASSIFYING = _words("classifying")
"""Stems of adjectives that judge before their noun and classify after it."""

JUDGED = _words("judged")
"""Nouns that they judge wherever they stand."""

MEASURES = _words("measures")
"""Nouns that measure what stands before them: «di grandi dimensioni», «su larga scala»."""
