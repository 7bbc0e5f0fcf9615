"""Groups of term variants against a person's: BCubed precision, recall and F1 (Bagga & Baldwin 1998).

    python benchmarks/variants.py CLUSTERS.csv [CLUSTERS.csv ...]

Each file has the columns `term` and `cluster` (ATE-IT subtask B, EVALITA 2026, in this form). Beside ours stand two
baselines: every term alone, and terms of the same stems together. The list of the terms is given, so figures are
higher than those of the shared task, whose systems had to find the terms first.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from abstracts.concepts.matching import stemmed
from abstracts.concepts.synonyms import groups
from abstracts.embeddings import EmbeddedEncoder

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def main() -> None:
    """Prints a Markdown table."""
    print("| file | grouping | precision | recall | BCubed F1 |\n|---|---|---|---|---|")
    for path in map(Path, sys.argv[1:]):
        gold = read(path)
        terms = list(gold)
        ways: dict[str, Sequence[Hashable]] = {
            "each alone": terms,
            "same stems": [stemmed(term) for term in terms],
            "abstracts": groups(terms, EmbeddedEncoder()),
        }
        for name, found in ways.items():
            figures = " | ".join(f"{figure:.3f}" for figure in bcubed(list(gold.values()), found))
            print(f"| {path.stem} | {name} | {figures} |")


def read(path: Path) -> dict[str, str]:
    """Term -> its cluster; of a term given twice the first counts."""
    gold: dict[str, str] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            gold.setdefault(row["term"], row["cluster"])
    return gold


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1, means over the items."""
    wanted, given = _members(gold), _members(found)
    pairs = [(wanted[g], given[f]) for g, f in zip(gold, found, strict=True)]
    precision = sum(len(w & g) / len(g) for w, g in pairs) / len(pairs)
    recall = sum(len(w & g) / len(w) for w, g in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _members(labels: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    members: dict[Hashable, set[int]] = defaultdict(set)
    for at, label in enumerate(labels):
        members[label].add(at)
    return members


if __name__ == "__main__":
    main()
