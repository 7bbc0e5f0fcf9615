"""Brings the Italian treebanks to one set of conventions, those of UD Italian-ISDT.

The treebanks were annotated by different groups over ten years, and they disagree on possessives, on the lemma of an
article, on the features of an elided word and so on. A tagger trained on all of them learns the disagreements as
noise, so every word is rewritten here, before multiword tokens are merged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Features: TypeAlias = dict[str, str]

KEPT_FEATURES = frozenset(
    {
        "Clitic",
        "Definite",
        "Degree",
        "Foreign",
        "Gender",
        "Mood",
        "Number",
        "NumType",
        "Person",
        "Poss",
        "PronType",
        "Tense",
        "VerbForm",
    }
)
FEATURELESS = frozenset({"PROPN", "ADP", "CCONJ", "SCONJ", "PUNCT", "SYM", "INTJ"})
INVARIABLE = tuple("àèéìòùbcdfgklmnprstxyz")
CASED = frozenset({"PROPN", "X", "SYM", "PUNCT"})
POSSESSIVES = frozenset({"mio", "tuo", "suo", "nostro", "vostro", "loro", "proprio"})
PRONOMINAL = frozenset(
    {
        "altro",
        "alcuno",
        "molto",
        "poco",
        "tanto",
        "tutto",
        "troppo",
        "quanto",
        "quale",
        "tale",
        "questo",
        "quello",
        "stesso",
        "uno",
        "nessuno",
        "parecchio",
    }
)
ORDINALS = frozenset(
    {"primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo", "ventesimo"}
)
FULL_LEMMAS = {
    "ad": "a",
    "ed": "e",
    "od": "o",
    "alcun": "alcuno",
    "ben": "bene",
    "buon": "buono",
    "gran": "grande",
    "maggior": "maggiore",
    "miglior": "migliore",
    "minor": "minore",
    "nessun": "nessuno",
    "peggior": "peggiore",
    "pur": "pure",
    "qual": "quale",
    "quest'": "questo",
    "san": "santo",
    "sol": "solo",
}
PERSONAL = frozenset({"egli", "lei", "loro", "lui"})
PARTICIPLE = re.compile("[st][aeio]$")
COMPARATIVES = frozenset({"inferiore", "maggiore", "migliore", "minore", "peggiore", "superiore"})
ENDINGS = {
    "o": {"Gender": "Masc", "Number": "Sing"},
    "a": {"Gender": "Fem", "Number": "Sing"},
    "i": {"Gender": "Masc", "Number": "Plur"},
    "e": {"Gender": "Fem", "Number": "Plur"},
}
PRONOUN_TYPES = {
    **dict.fromkeys(("questo", "quello", "tale", "ciò", "codesto"), "Dem"),
    **dict.fromkeys(("ogni", "alcuno", "molto", "poco", "tanto", "troppo", "qualche", "nessuno", "qualcuno"), "Ind"),
    **dict.fromkeys(("che", "cui"), "Rel"),
}
# (part of speech, form) whose part of speech differs from that of ISDT
MOVED = {
    ("ADP", "se"): "SCONJ",
    ("ADP", "mentre"): "SCONJ",
    ("CCONJ", "mentre"): "SCONJ",
    ("ADP", "fino"): "ADV",
    ("ADP", "non"): "ADV",
    ("CCONJ", "però"): "ADV",
    ("CCONJ", "quindi"): "ADV",
    ("CCONJ", "invece"): "ADV",
    ("DET", "ciò"): "PRON",
    ("INTJ", "ecco"): "ADV",
    ("NUM", "milioni"): "NOUN",
    ("NUM", "milione"): "NOUN",
    ("NUM", "miliardi"): "NOUN",
    ("NUM", "miliardo"): "NOUN",
}


def _features(text: str) -> Features:
    return dict(pair.split("=", 1) for pair in text.split("|") if "=" in pair)


GENDERED = {
    form: f"Gender={gender}|Number={number}"
    for gender, number, forms in (
        ("Masc", "Sing", "il lo un uno"),
        ("Fem", "Sing", "la una un'"),
        ("Masc", "Plur", "i gli"),
        ("Fem", "Plur", "le"),
    )
    for form in forms.split()
} | {"l'": "Number=Sing"}
# form -> (lemma, features)
ARTICLES = {
    form: (lemma, _features(f"Definite={definite}|{feats}|PronType=Art"))
    for form, feats in GENDERED.items()
    for definite, lemma in [("Ind", "uno") if form.startswith("un") else ("Def", "il")]
}
PARTITIVES = {
    "del": "Gender=Masc|Number=Sing",
    "dello": "Gender=Masc|Number=Sing",
    "della": "Gender=Fem|Number=Sing",
    "dell'": "Number=Sing",
    "dei": "Gender=Masc|Number=Plur",
    "degli": "Gender=Masc|Number=Plur",
    "delle": "Gender=Fem|Number=Plur",
}
CLITICS = {
    "mi": ("mi", "Number=Sing|Person=1"),
    "ti": ("ti", "Number=Sing|Person=2"),
    "si": ("si", "Person=3"),
    "ci": ("ci", "Number=Plur|Person=1"),
    "c'": ("ci", ""),
    "vi": ("vi", "Number=Plur|Person=2"),
    "ne": ("ne", ""),
    "lo": ("lo", "Gender=Masc|Number=Sing|Person=3"),
    "la": ("la", "Gender=Fem|Number=Sing|Person=3"),
    "l'": ("lo", "Number=Sing|Person=3"),
    "li": ("li", "Gender=Masc|Number=Plur|Person=3"),
    "le": ("le", "Gender=Fem|Number=Plur|Person=3"),
    "gli": ("gli", "Gender=Masc|Number=Sing|Person=3"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word of a treebank."""

    form: str
    lemma: str
    upos: str
    xpos: str = "_"
    feats: Features = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The form in lower case, with a straight apostrophe."""
        return self.form.lower().replace("\u2019", "'")


def _lemma(word: Word) -> Word:
    lemma = word.form if word.lemma in {"[PUNCT]", "_"} or word.upos == "PROPN" else word.lemma.split("|")[0]
    if word.upos not in CASED:
        lemma = lemma.lower()
    if word.upos == "ADV" and word.key.endswith("mente"):
        lemma = word.key
    elif word.upos == "ADJ" and lemma.endswith(("are", "ere", "ire", "rre")) and PARTICIPLE.search(word.key):
        lemma = word.key[:-1] + "o"
    return replace(word, lemma=FULL_LEMMAS.get(lemma, lemma))


def _verb(word: Word) -> Word:
    if word.upos not in {"VERB", "AUX"}:
        return word
    feats = dict(word.feats)
    if feats.get("Aspect") == "Imp" and feats.get("Tense") == "Past":
        feats["Tense"] = "Imp"
    if "VerbForm" not in feats:
        feats["VerbForm"] = _verb_form(word)
    lemma = "essere" if word.upos == "AUX" and word.key.startswith("stat") else word.lemma
    return replace(word, feats=feats, lemma=lemma)


def _verb_form(word: Word) -> str:
    if "Mood" in word.feats:
        return "Fin"
    if "Gender" in word.feats or word.feats.get("Tense") == "Past":
        return "Part"
    return "Ger" if word.key.endswith("ndo") else "Inf"


def _part_of_speech(word: Word) -> Word:
    upos = MOVED.get((word.upos, word.key), word.upos)
    if word.xpos == "DTP$":
        upos = "DET"
    elif upos == "NOUN" and word.lemma in PRONOMINAL:
        upos = "PRON"
    elif upos == "DET" and word.lemma == "altro":
        upos = "ADJ"
    elif upos == "ADJ" and word.lemma == "tutto":
        upos = "DET"
    return replace(word, upos=upos)


def _article(word: Word) -> Word:
    if word.upos != "DET":
        return word
    if word.key in ARTICLES:
        lemma, feats = ARTICLES[word.key]
        return replace(word, lemma=lemma, feats=feats)
    if word.key in PARTITIVES:
        return replace(word, lemma="di", feats={**_features(PARTITIVES[word.key]), "PronType": "Ind"})
    return word


def _clitic(word: Word) -> Word:
    if word.upos != "PRON" or word.key not in CLITICS:
        return word
    lemma, fixed = CLITICS[word.key]
    feats = {**_features(fixed), "Clitic": "Yes", "PronType": "Prs"}
    return replace(word, lemma=lemma, feats=feats)


def _pronominal(word: Word) -> Word:
    if word.upos not in {"DET", "PRON"} or word.feats.get("PronType") == "Art":
        return word
    feats = dict(word.feats)
    lemma = _pronominal_lemma(word)
    if lemma in POSSESSIVES and word.upos == "DET":
        feats |= {"PronType": "Prs", "Poss": "Yes"}
    elif lemma == "tutto":
        feats["PronType"] = "Tot" if word.upos == "DET" else "Ind"
    elif lemma in PRONOUN_TYPES:
        feats.setdefault("PronType", PRONOUN_TYPES[lemma])
    if feats.get("PronType") != "Prs" or "Poss" in feats:
        feats.pop("Person", None)
    for name in {"loro": ("Gender", "Number"), "che": ("Gender", "Number"), "cui": ("Gender", "Number")}.get(
        word.key,
        ("Gender",) if word.key in {"ogni", "qualche", "quale", "tale", "quali", "tali"} else (),
    ):
        feats.pop(name, None)
    return replace(word, feats=feats, lemma=lemma)


def _pronominal_lemma(word: Word) -> str:
    if word.upos == "PRON" and word.key in PERSONAL:
        return word.key
    singular = word.lemma[:-1] + "o"
    return singular if singular in PRONOMINAL else word.lemma


def _agreement(word: Word) -> Word:
    """Some treebanks leave out gender and number where the ending shows them."""
    inflected = word.upos in {"ADJ", "DET", "PRON"} and word.lemma.endswith("o") and len(word.lemma) > len("lo")
    participle = word.feats.get("VerbForm") == "Part" and "Clitic" not in word.feats
    if not (inflected or participle) or "Gender" in word.feats or word.key[-1:] not in ENDINGS or word.key == "loro":
        return word
    return replace(word, feats={**word.feats, **ENDINGS[word.key[-1]]})


def _adjective(word: Word) -> Word:
    """Adjectives in -e carry no gender; ordinals and comparatives say so."""
    if word.upos != "ADJ":
        return word
    feats = dict(word.feats)
    if word.lemma.endswith("e"):
        feats.pop("Gender", None)
    if word.lemma in ORDINALS:
        feats["NumType"] = "Ord"
    if word.lemma in COMPARATIVES:
        feats["Degree"] = "Cmp"
    return replace(word, feats=feats)


def _noun(word: Word) -> Word:
    """Nouns that do not change carry no number (`città`, `tesi`), those in -ista no gender in the singular."""
    if word.upos != "NOUN":
        return word
    feats = dict(word.feats)
    if word.key.endswith(INVARIABLE) or (word.key == word.lemma and word.key.endswith(("i", "ie"))):
        feats.pop("Number", None)
    if word.key.endswith("ista"):
        feats.pop("Gender", None)
    return replace(word, feats=feats)


def _bare(word: Word) -> Word:
    """Most closed classes carry no features at all."""
    if word.key == "non":
        return replace(word, feats={"PronType": "Neg"})
    if word.upos == "NUM":
        return replace(word, feats={"NumType": "Card"})
    if word.upos in FEATURELESS:
        return replace(word, feats={})
    return word


def _known_features(word: Word) -> Word:
    return replace(word, feats={name: value for name, value in word.feats.items() if name in KEPT_FEATURES})


RULES: tuple[Callable[[Word], Word], ...] = (
    _lemma,
    _verb,
    _part_of_speech,
    _article,
    _clitic,
    _pronominal,
    _agreement,
    _adjective,
    _noun,
    _bare,
    _known_features,
)


def harmonise(word: Word) -> Word:
    """Return the word as ISDT would have annotated it."""
    for rule in RULES:
        word = rule(word)
    return word
