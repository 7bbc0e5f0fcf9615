"""Builds `en.tsv.gz`: English words that are no nouns, with the class of word that they mostly are.

pip download --no-deps textblob && python -m zipfile -e textblob-*.whl DIR
python models/lexicon/build_english.py DIR/textblob/en/en-lexicon.txt     # needs: pip install wordfreq

Columns: word, class: J adjective, V verb, G form in -ing, D past form or participle, O any other (function words,
adverbs), N a noun whose ending looks like one of these, n and j a noun and an adjective always written with a capital.
A word that is not in the table is taken for a noun.
"""

from __future__ import annotations

import argparse
import gzip
import re
from pathlib import Path

import wordfreq

KNOWN = 3.2  # Zipf; names that are rarer are left out
CLASSES = {
    "J": ("JJ", "JJR", "JJS"),
    "V": ("VB", "VBP", "VBZ"),
    "G": ("VBG",),
    "D": ("VBN", "VBD"),
    "O": "RB RBR RBS IN DT PDT PRP PRP$ CC MD WRB WP WP$ WDT TO EX RP UH".split(),  # noqa: SIM905  a line, not fifteen
}
CLASS = {tag: name for name, tags in CLASSES.items() for tag in tags}
LOOKS_LIKE_NO_NOUN = re.compile(r"ly$|ing$|ed$|able$|ible$|ous$|ive$|ic$|al$|ful$|less$")


def rows(lexicon: Path) -> list[str]:
    """The lines of the table; where a word stands with and without a capital, without counts."""
    found: dict[str, str] = {}
    capital: dict[str, str] = {}
    common: set[str] = set()
    for line in lexicon.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if re.fullmatch(r"[A-Z][a-z]{3,}", word) and tag[:2] in ("NN", "JJ"):
            capital.setdefault(word.lower(), "j" if tag.startswith("JJ") else "n")
        if line.startswith(";;;") or not re.fullmatch(r"[a-z'-]+", word):
            continue
        common.add(word)
        if tag in CLASS or (tag.startswith("NN") and LOOKS_LIKE_NO_NOUN.search(word)):
            found.setdefault(word, CLASS.get(tag, "N"))
    names = {w: name for w, name in capital.items() if w not in common and wordfreq.zipf_frequency(w, "en") >= KNOWN}
    return [f"{word}\t{name}" for word, name in sorted((names | found).items())]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicon", type=Path, help="en-lexicon.txt of TextBlob")
    text = "\n".join(rows(parser.parse_args().lexicon))
    Path(__file__).with_name("en.tsv.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
