"""Builds `it.tsv.gz`: Italian words with their frequencies and noun and adjective lemmas.

python models/lexicon/build.py --lookups DIR     # needs: pip install --group models

DIR holds the Morph-it tables of the package spacy-lookups-data (it_lemma_lookup_noun.json.gz, ..._adj, ..._verb).
Columns: word, Zipf frequency in Italian, Zipf frequency in English (0 where unknown), noun lemma, adjective lemma
(empty where the word is none), v where it is a verb form. Sorted by word, no time stamp inside: same input, same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from pathlib import Path

import wordfreq

RAREST_ITALIAN, RAREST_ENGLISH = 1.7, 3.2  # Zipf; below these a word counts as unknown
NOUNS = ("minore", "disabile", "migrante", "badante", "discente", "richiedente", "parlato", "scritto")
"""Nouns that Morph-it! knows as adjectives or participles only; plural in «-i»."""
OBSOLETE = ("indico",)
"""Adjectives that nobody uses, whose forms are those of a common verb («l'analisi indica»)."""


def zipf(frequency: float) -> float:
    """Zipf scale (van Heuven et al. 2014): log10 of occurrences per billion words."""
    return round(math.log10(frequency) + 9, 2) if frequency else 0.0


def rows(lookups: Path) -> list[str]:
    """The lines of the table."""
    tables = {
        kind: json.loads(gzip.decompress((lookups / f"it_lemma_lookup_{kind}.json.gz").read_bytes()))
        for kind in ("noun", "adj", "verb")
    }
    tables["adj"] = {form: adjective for form, adjective in tables["adj"].items() if adjective not in OBSOLETE}
    tables["noun"] |= {form: noun for noun in NOUNS for form in (noun, f"{noun[:-1]}i")}
    italian = wordfreq.get_frequency_dict("it", "large")
    english = wordfreq.get_frequency_dict("en", "large")
    words = {w for w, f in italian.items() if zipf(f) >= RAREST_ITALIAN and w.isalpha()}
    words |= {w for w, f in english.items() if zipf(f) >= RAREST_ENGLISH and w.isalpha()}
    words |= {w for kind in ("noun", "adj") for w in tables[kind] if w.isalpha() and w.islower()}
    return [
        "\t".join(
            (
                w,
                f"{zipf(italian.get(w, 0)):g}",
                f"{zipf(english.get(w, 0)):g}",
                tables["noun"].get(w, ""),
                tables["adj"].get(w, ""),
                "v" if w in tables["verb"] else "",
            )
        )
        for w in sorted(words)
    ]


def main() -> None:
    """Writes the table beside this script."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lookups", type=Path, required=True, help="folder of the Morph-it tables")
    lines = rows(parser.parse_args().lookups)
    target = Path(__file__).with_name("it.tsv.gz")
    target.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(f"{target}: {len(lines)} words, {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
