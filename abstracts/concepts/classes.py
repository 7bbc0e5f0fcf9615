"""The one-letter classes of words that the patterns are written in, and what the variants of a word share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts.concepts.stopwords import CALENDAR, GENERIC_ADJECTIVES, POINTERS, VERBAL_PARTICIPLES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from abstracts.lexicon import Entry, Lexicon

PREPOSITIONS = {
    form: base
    for base, forms in {
        "di": "di d' del dello dell' della dei degli delle",
        "a": "a ad al allo all' alla ai agli alle",
        "da": "da dal dallo dall' dalla dai dagli dalle",
        "in": "in nel nello nell' nella nei negli nelle",
        "su": "su sul sullo sull' sulla sui sugli sulle",
        "per": "per",
        "con": "con col coi",
        "tra": "tra fra",
    }.items()
    for form in forms.split()
}
COMMON_ENGLISH = 4.0  # Zipf
ENGLISH = frozenset(
    ("of", "the", "and", "for", "to", "with", "on", "from", "by", "an", "at", "as", "or", "into", "between")
)
ARTICLES = frozenset(("il", "lo", "la", "l'", "i", "gli", "le"))
VERSION = re.compile(r"\d+\.\d+|20[2-9]0")
"""«Industria 4.0», «Agenda 2030»; any other year only dates a talk."""
ADJECTIVE = re.compile(r".{3,}(?:(?:iv|os|istic|[ai]bil)[oaie]|(?:zion|ment|tur)al[ei])")
PARTICIPLE = re.compile(r".+(?:nt[ei]|(?:[aiu]t|tt|[gipcs]int|giunt|rt|st|lt|ss|rs|us|is|es|os)[oaie])")
ENCLITIC = re.compile(
    r".{2,}(?:[ae]ndo|ar|er|ir|iamo)(?:mi|ti|si|ci|vi|l[oaie]|ne|gli|me[lnc][aeio]?|te[lnc][aeio]?|se[lnc][aeio]?|[cvmt]isi|ce[ln][aeio]?)"
)
"""«confrontandone», «gestirne»: a verb with its pronouns."""
FINITE = re.compile(r".{2,}(?:[ei]r(?:ò|à|emo|ete|anno|ebbe|emmo|ebbero)|[ae]ss(?:imo|ero))")
"""«misureremo», «vedranno», «applicassimo»: a verb."""
HYPHEN = re.compile("[-‐‑]")
UNLIKELY = frozenset(("ADV", "VERB", "AUX", "INTJ"))
"""What no word is that begins with a capital inside a sentence, if the lexicon does not know it."""
NOMINAL = "NPFABV"
"""Classes after which an adjective is likelier than a noun."""
SHORTEST_NAME = 4
SHORTEST_PLURAL = 5
SHORTEST_ADVERB = len("realmente")
SAID_OF_TALKS = CALENDAR | {"grazie", "meno", "più"}
LETTER = re.compile(r"[^\W\d_]")
GENITIVE = frozenset(("'s", "’s"))
"""Last token of «Let's», which is a name."""
NO_WORD = re.compile(
    r"[\"@«»“”]|^['’]|['’]$|://|\w\.[\w-]+\.|^\d{2,}[a-z]+$|^\w/\w$|^\d+\.[a-z]$|^[-/]|[-\[\](){}<>=]$|[\[\](){}<>=]\w|^\w{1,3}\.$|\w{4}mente$"
)
"""Addresses, «'s», «po'», «c.d.», «al.», «10min», «3.A», what brackets cut, adverbs."""


def class_of(token: Token, lower: str, *, before: str, cased: bool, shouted: bool, lexicon: Lexicon) -> str:
    """The class of a word (`words.Word.tag` lists them).

    Args:
        token: its last token.
        lower: the whole word in lower case.
        before: the class of the word before it.
        cased: its capital means something.
        shouted: the whole field is in capitals.
        lexicon: what is known of single words.
    """
    capitals = not shouted and token.text.isupper() and token.is_alpha and len(lower) > 1
    acronym = capitals and (lower == "ai" or _is_acronym(token.text, lexicon[lower]))
    small = "" if acronym else _small_word(token.text, lower, before)
    if small:
        return small
    if _says_nothing(lower, lexicon[lower]) or (
        not acronym and _is_verb(token, lower, lexicon[lower], before, cased=cased)
    ):
        return "O"
    if acronym or token.text in GENITIVE:
        return "P"
    return _open_class(token, lower, before=before, cased=cased, lexicon=lexicon)


def _says_nothing(lower: str, entry: Entry) -> bool:
    """A letter, a figure, an address, a date, thanks («grazie a»)."""
    if len(lower) == 1 or lower in SAID_OF_TALKS or entry.noun in SAID_OF_TALKS:
        return True
    if lower.isalpha():  # most words: no need to search them
        return lower.endswith("mente") and len(lower) >= SHORTEST_ADVERB
    return not LETTER.search(lower) or bool(NO_WORD.search(lower))


def _open_class(token: Token, lower: str, *, before: str, cased: bool, lexicon: Lexicon) -> str:
    """Noun, name, foreign word, adjective or participle, else O."""
    entry = lexicon[lower]
    pos = "PROPN" if cased and _is_unknown_name(token, entry) else _trusted_pos(token, entry, before, cased=cased)
    if pos in ("NOUN", "PROPN", "X", "ADJ") and lexicon.foreign(lower):
        return "F"
    if _looks_foreign(pos, lower, before, lexicon) or (not lower.isalpha() and _is_english_compound(lower, lexicon)):
        return "F"
    if pos in ("ADJ", "VERB"):
        return _modifier(token, lower, before) if pos == "ADJ" else _participle_class(token, lower, before)
    return (
        {"NOUN": "N", "PROPN": "P", "X": "P"}.get(pos, "O") if token.text[0].isupper() or pos == "NOUN" else _low(pos)
    )


def _looks_foreign(pos: str, lower: str, before: str, lexicon: Lexicon) -> bool:
    """No Italian adjective ends so («embeddings»), no such verb or adverb is known («data visualization»)."""
    entry, consonant = lexicon[lower], lower[-1] not in "aeiouàèéìòù"
    unknown = consonant and not entry.known
    after_noun = pos in ("VERB", "ADV") and before in "NF" and lexicon.foreign(lower) and not entry.verb
    return unknown and len(lower) > 3 and (pos == "ADJ" or after_noun)


def _is_english_compound(lower: str, lexicon: Lexicon) -> bool:
    """«game-based», «open-source»."""
    parts = [lexicon[part] for part in HYPHEN.split(lower)]
    return len(parts) > 1 and all(entry.english >= entry.zipf + 1 for entry in parts)


def _is_acronym(text: str, entry: Entry) -> bool:
    """Two to five capitals that are no Italian word, or end as few do: «principi FAIR» (the tagger is lost there)."""
    italian = entry.known
    return (
        text.isupper()
        and 2 <= len(text) <= 5
        and text.lower() not in ARTICLES | PREPOSITIONS.keys()
        and not (italian and (entry.noun or text[-1] in "AEIOU"))
    )


def _is_verb(token: Token, lower: str, entry: Entry, before: str, *, cased: bool) -> bool:
    """A verb that the tagger took for a noun or an adjective: no such noun or adjective is known."""
    noun = entry.noun and (token.pos_ != "ADJ" or before not in NOMINAL)
    english = token.pos_ == "NOUN" and entry.english > entry.zipf  # «rider», no short «ridere»
    if entry.adjective or noun or english:
        return False
    if not entry.known and FINITE.fullmatch(lower):
        return True
    if cased and not token.text.islower():
        return False
    return (entry.verb and not PARTICIPLE.fullmatch(lower)) or bool(ENCLITIC.fullmatch(lower))


def _low(pos: str) -> str:
    """A name in lower case is a foreign word."""
    return "F" if pos in ("PROPN", "X") else "O"


def _small_word(text: str, lower: str, before: str) -> str:
    """Class of the words that are known by their form, "" for the others."""
    if lower in PREPOSITIONS:
        return "I"
    if lower in ARTICLES:
        return "D" if before in "ID" else "O"
    if lower in ("e", "ed", "&"):
        return "C"
    if lower in ENGLISH:
        return "G"
    names_a_kind = len(text) == 1 and text.isupper() and before in ("N", "P")
    return "M" if names_a_kind or VERSION.fullmatch(lower) else ""


def _trusted_pos(token: Token, entry: Entry, before: str, *, cased: bool) -> str:
    """The tagger's word, but the lexicon's where a Title or a full stop made a name of it, or no such verb exists."""
    if token.pos_ == "PROPN" and (not cased or token.text.islower()) and (entry.noun or entry.adjective):
        return "NOUN" if entry.noun or before not in NOMINAL else "ADJ"
    if token.pos_ == "NOUN" and cased and token.text.istitle() and not (entry.noun or entry.adjective):
        return "PROPN"
    if token.pos_ == "NOUN" and not entry.noun:
        return _no_known_noun(token, entry, before)
    if token.pos_ == "ADV" and before == "N" and token.lower_.endswith(("nte", "nti")) and not entry.known:
        return "ADJ"  # «comunità educante»
    no_adjective = token.pos_ == "ADJ" and not entry.adjective and before not in NOMINAL  # «archivi digitali»
    no_verb = token.pos_ == "VERB" and not entry.verb
    if (no_adjective or no_verb) and (entry.noun or entry.adjective):
        return "NOUN" if entry.noun else "ADJ"
    return token.pos_


def _no_known_noun(token: Token, entry: Entry, before: str) -> str:
    """What the tagger took for a noun that no lexicon knows: perhaps an adjective or a participle."""
    if entry.adjective or ADJECTIVE.fullmatch(token.lower_):
        return "NOUN" if token.lower_.endswith("ica") else "ADJ"  # «l'umanistica»
    doer = token.lower_.endswith(("nte", "nti")) and before not in NOMINAL  # «i migranti»
    participle = entry.verb and PARTICIPLE.fullmatch(token.lower_) and not doer
    return "VERB" if participle else "NOUN"  # «quelli dismessi»


def _is_unknown_name(token: Token, entry: Entry) -> bool:
    """«su Instagram», «la rete CLARIN»: a capital inside a sentence, no word of the lexicon, no ending of an adverb."""
    if token.pos_ not in UNLIKELY or entry.known or token.text.islower():
        return False
    adverb = token.lower_[-1] in "aeiouàèéìòù" or len(token) < SHORTEST_NAME
    return token.pos_ != "ADV" or not adverb or entry.english > entry.zipf


def _modifier(token: Token, lower: str, before: str) -> str:
    lemma = token.lemma_.lower()
    if token.morph.get("Poss", []) or token.morph.get("PronType", []) or lemma in POINTERS:
        return "O"
    if lemma in GENERIC_ADJECTIVES or lower in GENERIC_ADJECTIVES or "issim" in lower:
        return "B"
    reports = lemma in VERBAL_PARTICIPLES or (before in "NPFA" and _masculine(lower) in VERBAL_PARTICIPLES)
    return "O" if reports else "A"


def _participle_class(token: Token, lower: str, before: str) -> str:
    by_form = token.pos_ == "NOUN"  # «manoscritti miniati»
    if before not in "NPFA" or not (by_form or "Part" in token.morph.get("VerbForm", [])):
        return "O"
    reports = _masculine(lower) in VERBAL_PARTICIPLES or lower.endswith(("ndo", "nte", "nti"))
    return "O" if reports else "V"


def _masculine(lower: str) -> str:
    """Masculine singular of a participle."""
    return lower[:-1] + "o" if lower[-1] in "aei" else lower


def key_of(tag: str, lower: str, lemma: str, lexicon: Lexicon) -> str:
    """What the variants of a word share: lemma of a noun, stem of an adjective, base of a preposition.

    Args:
        tag: its class.
        lower: the word in lower case.
        lemma: what the pipeline says, for nouns that the lexicon does not know.
        lexicon: what is known of single words.
    """
    if tag == "I":
        return PREPOSITIONS[lower]
    if tag in "DOG":
        return ""
    *prefix, last = HYPHEN.split(lower)
    entry = lexicon[last]
    if tag in "ABV" or (tag != "N" and entry.adjective and not entry.noun):
        last = adjective_stem(last)
    elif entry.noun:
        last = entry.noun
    elif tag == "F" or (tag == "N" and not entry.known and entry.english > max(COMMON_ENGLISH, entry.zipf)):
        last = singular(last, lexicon)  # «bike» is no plural of «bika»
    elif tag == "N" and not prefix:
        last = lemma
    return "".join((*prefix, last))


def adjective_stem(form: str) -> str:
    """What masculine, feminine, singular and plural of an adjective share.

    >>> {adjective_stem(form) for form in ("pubblico", "pubblica", "pubblici", "pubbliche")}
    {'pubblic'}
    >>> {adjective_stem(form) for form in ("comunitario", "comunitari", "comunitarie")}
    {'comunitar'}
    """
    stem = form.rstrip("aeiou") if len(form) > 4 else form
    stem = stem if len(stem) > 2 else form
    return stem[:-1] if stem.endswith(("ch", "gh")) and form.endswith(("he", "hi")) else stem


def singular(form: str, lexicon: Lexicon) -> str:
    """The singular of an English plural, where it is at least a tenth as common.

    >>> from abstracts import lexicon
    >>> [singular(word, lexicon.load()) for word in ("containers", "series", "kubernetes", "class")]
    ['container', 'series', 'kubernetes', 'class']
    """
    if len(form) < SHORTEST_PLURAL or not form.endswith("s") or form.endswith(("ss", "us", "is")):
        return form
    one = form[:-3] + "y" if form.endswith("ies") else form[:-1]
    return one if lexicon[one].english > max(lexicon[form].english - 1, 0) else form
