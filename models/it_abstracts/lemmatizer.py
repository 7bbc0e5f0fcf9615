"""Lemmas by part of speech, from suffix rules that reproduce a lexicon and generalise to words outside it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import srsly
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.language import Language
from spacy.pipeline import Pipe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

Rule: TypeAlias = "tuple[int, str]"
Suffixes: TypeAlias = "dict[str, int]"

WHOLE = "^"
MOST_KNOWN = 200_000
FALLBACK = {"AUX": "VERB"}
UNCHANGED = frozenset({"PROPN", "X", "SYM", "PUNCT", "SPACE"})
CLITIC = r"(?:mi|ti|si|ci|vi|lo|la|li|le|gli|ne)"
ENCLITICS = re.compile(rf"(?:(me|te|se|ce|ve|glie)(lo|la|li|le|ne)|({CLITIC}))$")
FILE = "lemmas.msgpack.gz"


def detail(pos: str, morph: dict[str, str]) -> str:
    """Return what tells two lemmas of the same form and part of speech apart (`letto`: a bed, or something read)."""
    if pos in {"VERB", "AUX"}:
        return morph.get("VerbForm", "")
    return f"{morph.get('Gender', '')}{morph.get('Number', '')}"


def enclitics(form: str) -> list[str]:
    """Return the pronouns at the end of a verb form: `farcelo` -> `ce`, `lo`."""
    match = ENCLITICS.search(form)
    return [group for group in match.groups() if group] if match else []


class SuffixLemmatizer(Pipe):
    """Gives each token the lemma of its form, part of speech and features.

    The longest known suffix of the form decides, and a whole form counts as its own longest suffix. A verb with
    pronouns attached yields its infinitive and the pronouns (`farlo` -> `fare lo`), an articulated preposition its
    parts (`della` -> `di il`), as in the Universal Dependencies treebanks; names, symbols and foreign words stay.
    """

    def __init__(self, name: str = "lemmatizer") -> None:
        self.name = name
        self.rules: list[Rule] = []
        self.suffixes: dict[str, Suffixes] = {}
        self.exceptions: dict[str, str] = {}
        self._known: dict[tuple[int, ...], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token."""
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        keys = [tuple(key) for key in doc.to_array([ORTH, POS, MORPH]).tolist()]
        for i, key in enumerate(keys):
            if key not in self._known:
                token = doc[i]
                self._known[key] = self.lemma(token.text, token.pos_, token.morph.to_dict())
        lemmas = [self._known[key] for key in keys]
        ids = {lemma: doc.vocab.strings.add(lemma) for lemma in set(lemmas)}
        return doc.from_array([LEMMA], np.array([ids[lemma] for lemma in lemmas], dtype=np.uint64))

    def lemma(self, text: str, pos: str, morph: dict[str, str]) -> str:
        """Return the lemma of a word, given its part of speech and its features."""
        if pos in UNCHANGED:
            return text
        form = text.lower().replace("\u2019", "'")
        lemma = self.exceptions.get(f"{pos} {detail(pos, morph)} {form}") or self.apply(form, pos)
        if pos in {"VERB", "AUX"} and "Clitic" in morph:
            lemma = " ".join([lemma, *enclitics(form)])
        return lemma

    def apply(self, form: str, pos: str) -> str:
        """Return what the longest suffix says; abbreviations and numbers have none."""
        whole = WHOLE + form
        for table in (pos, FALLBACK.get(pos, "")):
            suffixes = self.suffixes.get(table, {})
            for start in range(len(whole) + 1 if form[-1:].isalpha() else 1):
                rule = suffixes.get(whole[start:])
                if rule is not None:
                    cut, ending = self.rules[rule]
                    return form[: len(form) - cut] + ending
        return form

    def set_tables(self, rules: Iterable[Rule], suffixes: dict[str, Suffixes], exceptions: dict[str, str]) -> None:
        """Take the tables that the recipe built."""
        self.rules = [(int(cut), str(ending)) for cut, ending in rules]
        self.suffixes = suffixes
        self.exceptions = exceptions
        self._known.clear()

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy's signature
        """Return the tables, compressed."""
        data = srsly.msgpack_dumps({"rules": self.rules, "suffixes": self.suffixes, "exceptions": self.exceptions})
        return gzip.compress(data, mtime=0)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> SuffixLemmatizer:  # noqa: ARG002
        """Read what `to_bytes` wrote."""
        self.set_tables(**srsly.msgpack_loads(gzip.decompress(data)))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tables into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> SuffixLemmatizer:
        """Read what `to_disk` wrote."""
        return self.from_bytes((Path(path) / FILE).read_bytes(), exclude=exclude)


@Language.factory(
    "it_abstracts_lemmatizer",
    assigns=["token.lemma"],
    requires=["token.pos", "token.morph"],
    default_score_weights={"lemma_acc": 1.0},
)
def create_lemmatizer(nlp: Language, name: str) -> SuffixLemmatizer:  # noqa: ARG001 - spaCy's signature
    """Make an empty lemmatiser; its tables come from the disk or from the recipe."""
    return SuffixLemmatizer(name)
