"""What an Italian would call a broken label: one that hangs, or whose noun and adjective do not agree.

Strict on purpose, and independent of the tagger: closed lists of small words, and gender and number as far as the
lexicon and the endings are sure of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.lexicon import Lexicon

PREPOSITIONS = """
di a da in con su per tra fra d' del dello dell' della dei degli delle al allo all' alla ai agli alle ad dal dallo
dall' dalla dai dagli dalle nel nello nell' nella nei negli nelle sul sullo sull' sulla sui sugli sulle col coi pel dopo
durante senza verso mediante tramite nonostante presso entro contro eccetto secondo sotto sopra
"""
ARTICLES = "il lo la l' i gli le un uno una un'"
ADVERBS = """
non più meno molto poco troppo anche ancora già mai sempre spesso forse così come quando dove dunque quindi infatti
inoltre oggi ieri domani ora adesso poi prima dopo bene male solo soltanto appena quasi circa davvero proprio pure
perché oltre insieme invece piuttosto perfino addirittura ovvero ossia cioè qui qua lì là ecco
"""
OTHERS = "e ed o od ma se che chi cui né si ci ne mi ti vi sé ogni quale quali questo questa questi queste quel quello"
ENGLISH = """
of the and for to with on from by an at as or into between how what why when we you it is are was can will not this
that these those our your their its be has have there
"""
SMALL = frozenset(f"{PREPOSITIONS} {ARTICLES} {ADVERBS} {OTHERS} {ENGLISH}".split())
PARTICIPLE = re.compile(r"\w{2,}[aiu]t[oaie]")
MENTE = re.compile(r"\w{4,}mente")
WORD = re.compile(r"\w[\w./-]*['’]?")
BEGINS_WELL = frozenset(("bene", "male", "prima", "secondo"))
"""«bene comune», «prima infanzia»: noun or adjective there, adverb at the end."""

MASCULINE = re.compile(r".*(?:[^n]o|[^a]no|ore|ma|mento|ismo|ggio)$")
FEMININE = re.compile(r".*(?:zione|sione|gione|[fn]orma|tà|tù|udine|trice|ità|ezza|enza|anza|ura|logia|grafia|eria)$")
EITHER = frozenset(("mano", "radio", "foto", "moto", "auto", "eco", "video", "euro", "fine", "carcere", "trama"))
UNSURE = frozenset(("specie", "fattispecie", "serie", "arti", "file", "video", "pari", "gemini"))
"""Forms whose number, or whose lemma, the form does not tell."""


class Features(NamedTuple):
    """Gender (m, f) and number (s, p), "" where unknown."""

    gender: str
    number: str


def hangs(label: str) -> bool:
    """It begins or ends with a preposition, an article, an adverb or another small word, in any case."""
    words = [w.replace("’", "'") for w in WORD.findall(label)]
    if not words or not label[0].isalnum() or label[-1] in "'’-/,;:([":
        return True
    names_a_kind = len(words) > 1 and len(words[-1]) == 1 and words[-1].isupper()  # «cooperative di tipo A»
    edges = [words[0], *([] if names_a_kind else [words[-1]])]
    if words[0].lower() in BEGINS_WELL and len(words) > 1:
        edges = edges[1:]
    acronyms = {w for w in edges if w.isupper() and len(w) > 1 and not label.isupper()} | {label}  # «agenti AI», «SU»
    small = {w.lower() for w in edges if not (w.isupper() and w in acronyms)}
    return any(w in SMALL or MENTE.fullmatch(w) for w in small)


def disagreements(label: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Adjectives of a label that agree with none of the nouns before them."""
    words = [w.replace("’", "'") for w in WORD.findall(label)]
    nouns: list[tuple[str, Features]] = []
    before = ""
    for word in words:
        adjective = None if before in SMALL - {"e", "ed"} else of_adjective(word, lexicon)
        before = word.lower()
        if adjective and nouns and not any(fit(noun, adjective) for _, noun in nouns):
            yield nouns[-1][0], word
        elif not adjective and lexicon[before].noun:
            nouns.append((word, of_noun(before, lexicon[before].noun)))
        elif not adjective and before not in SMALL:
            return  # a foreign word or a name: what follows may belong to it


def fit(noun: Features, adjective: Features) -> bool:
    """Nothing that is known of both differs."""
    return all(a == b for a, b in zip(noun, adjective, strict=True) if a and b)


def of_noun(form: str, lemma: str) -> Features:
    """Gender by the ending of the lemma, number by the form."""
    gender = "" if lemma in EITHER else "f" if FEMININE.fullmatch(lemma) else "m" if MASCULINE.fullmatch(lemma) else ""
    if form in UNSURE:
        return Features("", "")
    if lemma.endswith("o") and form.endswith("a"):
        return Features("f", "p")  # «braccia», «uova»
    if form == lemma:
        return Features(gender, "s" if re.search(r"[oae]$", form) and lemma not in EITHER else "")
    return Features(gender, "p" if re.search(r"[ie]$", form) else "")


def of_adjective(form: str, lexicon: Lexicon) -> Features | None:
    """Gender and number by the ending; None where the word may be something else."""
    entry = lexicon[form]
    if not form.islower() or form in SMALL | UNSURE or (entry.noun and entry.noun != entry.adjective):
        return None
    participle = not entry.adjective and entry.verb and PARTICIPLE.fullmatch(form)
    if entry.adjective.endswith("o") or participle:
        return {"o": Features("m", "s"), "a": Features("f", "s"), "i": Features("m", "p"), "e": Features("f", "p")}.get(
            form[-1]
        )
    if entry.adjective.endswith("e"):
        return {"e": Features("", "s"), "i": Features("", "p")}.get(form[-1])
    return None
