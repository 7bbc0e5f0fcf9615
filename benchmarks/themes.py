"""Themes side by side: ours against what is commonly used, on talks whose groups are known.

    python benchmarks/themes.py TALKS... [--gold track] [--least 3] [--shuffles 3] [--pairs PAIRS.tsv]

TALKS are JSON Lines with `id`, `title`, `abstract` and the field named by `--gold`, or tables of
`id<TAB>group<TAB>text` with a header line; several tables are one corpus. Prints one table a corpus: ARI and
V-measure with known groups, number of groups, share of talks left out (each counts as a group of its own), worst ARI
between shuffled orders, share of labels that stand in half of their talks or more, words (first five letters) that
stand in two labels, wall time against TF-IDF + k-means. Methods that name no groups are called by their three words
of highest class-based TF-IDF, stop words left out. `--pairs` (score<TAB>text<TAB>text) adds the Spearman correlation of
the similarity of pairs. BERTopic runs where it is installed, with our embeddings.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, v_measure_score
from sklearn.preprocessing import normalize
from spacy.lang.it.stop_words import STOP_WORDS

from abstracts.analysis import analyse
from abstracts.embeddings import EmbeddedEncoder
from abstracts.talks import Talk

Texts = Sequence[str]
Method = Callable[[Texts, int], Sequence[int]]


def tfidf(texts: Texts) -> object:
    """Rows of TF-IDF, as anybody would make them."""
    return TfidfVectorizer(sublinear_tf=True).fit_transform(texts)


def kmeans(rows: object, k: int) -> Sequence[int]:
    """Ten starts of k-means."""
    return KMeans(k, n_init=10, random_state=0).fit_predict(rows).tolist()


def words_kmeans(texts: Texts, k: int) -> Sequence[int]:
    """TF-IDF + k-means."""
    return kmeans(tfidf(texts), k)


def lsa_kmeans(texts: Texts, k: int) -> Sequence[int]:
    """Latent semantic analysis + k-means."""
    matrix = tfidf(texts)
    return kmeans(normalize(TruncatedSVD(min(100, *matrix.shape), random_state=0).fit_transform(matrix)), k)


def nmf(texts: Texts, k: int) -> Sequence[int]:
    """Non-negative matrix factorisation; the strongest factor."""
    return NMF(k, init="nndsvda", random_state=0, max_iter=1000).fit_transform(tfidf(texts)).argmax(axis=1).tolist()


def embedding_kmeans(texts: Texts, k: int) -> Sequence[int]:
    """Our sentence embeddings + k-means."""
    return kmeans(EmbeddedEncoder().encode(texts), k)


def as_talks(texts: Texts) -> list[Talk]:
    """Texts as talks without titles."""
    return [Talk(f"{i:06}", "", text) for i, text in enumerate(texts)]


def ours(texts: Texts, k: int | None) -> Sequence[int]:
    """`Analysis.themes`; isolated talks stand alone."""
    talks = as_talks(texts)
    found = analyse(talks, k=k).themes
    number = {talk: theme.number for theme in found.themes for talk in theme.talks}
    return [number.get(talk.id, -1 - i) for i, talk in enumerate(talks)]


def ours_free(texts: Texts, _k: int) -> Sequence[int]:
    """The same, the number of themes chosen by itself."""
    return ours(texts, None)


def bertopic(texts: Texts, k: int | None) -> Sequence[int]:
    """BERTopic with our embeddings; outliers stand alone."""
    from bertopic import BERTopic  # noqa: PLC0415  optional

    labels, _ = BERTopic(embedding_model=None, nr_topics=k).fit_transform(list(texts), EmbeddedEncoder().encode(texts))
    return [label if label >= 0 else -1 - i for i, label in enumerate(labels)]


HALF = 0.5
"""Share of its talks that a label should cover."""

STEM = 5
"""Words that share this many first letters are one word, in labels."""


def stems(text: str) -> set[str]:
    """First letters of the words of a text; of the short ones, all."""
    return {word[:STEM] for word in re.findall(r"\w+", text.lower()) if len(word) >= STEM - 1}


def our_labels(texts: Texts, k: int | None) -> list[tuple[str, float]]:
    """Labels of our themes with their coverage."""
    return [(t.label, t.coverage) for t in analyse(as_talks(texts), k=k).themes.themes]


def word_labels(texts: Texts, groups: Sequence[int]) -> list[tuple[str, float]]:
    """Three words of each group by class-based TF-IDF (Grootendorst 2022), as BERTopic calls its topics; coverage."""
    counts = CountVectorizer(
        stop_words=sorted({word for phrase in STOP_WORDS for word in re.findall(r"\w\w+", phrase)})
    )
    matrix, names = counts.fit_transform(texts), sorted({g for g in groups if g >= 0})
    inside = np.array([np.asarray(matrix[np.equal(groups, g)].sum(axis=0)).ravel() for g in names])
    total = inside.sum(axis=0)
    weights = inside * np.log(1 + total.sum() / len(names) / np.maximum(total, 1))
    words = counts.get_feature_names_out()
    best = weights.argsort(axis=1)[:, :-4:-1]
    held = [np.asarray(matrix[np.equal(groups, g)][:, b].sum(axis=1)).ravel() for g, b in zip(names, best, strict=True)]
    return [(", ".join(words[b]), float((h > 0).mean())) for b, h in zip(best, held, strict=True)]


def naming(labels: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """Share of labels that cover half of their talks, and stems that stand in two labels."""
    uses = Counter(stem for label, _ in labels for stem in stems(label))
    return float(np.mean([coverage >= HALF for _, coverage in labels] or [0])), sum(n > 1 for n in uses.values())


METHODS: dict[str, Method] = {
    "TF-IDF + k-means": words_kmeans,
    "LSA + k-means": lsa_kmeans,
    "NMF": nmf,
    "embedding + k-means": embedding_kmeans,
    "abstracts, k given": ours,
    "abstracts, k free": ours_free,
}
if importlib.util.find_spec("bertopic"):
    METHODS |= {"BERTopic, k given": bertopic, "BERTopic, k free": lambda texts, _: bertopic(texts, None)}


def labels_of(method: Method, texts: Texts, k: int, groups: Sequence[int]) -> list[tuple[str, float]]:
    """What a method calls its groups, with coverage."""
    if method in {ours, ours_free}:
        return our_labels(texts, k if method is ours else None)
    return word_labels(texts, groups)


def read(paths: Sequence[Path], field: str, least: int) -> tuple[list[str], list[str]]:
    """Texts and their groups; groups of fewer than `least` are left out."""
    rows = [row for path in paths for row in (_table(path) if path.suffix == ".tsv" else _objects(path, field))]
    sizes = Counter(group for _, group in rows)
    kept = [(text, group) for text, group in rows if group and sizes[group] >= least]
    return [text for text, _ in kept], [group for _, group in kept]


def _table(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(text, group) for _, group, text in (line.split("\t") for line in lines)]


def _objects(path: Path, field: str) -> list[tuple[str, str]]:
    objects = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(f"{o['title']}. {o['abstract']}", str(o.get(field) or "")) for o in objects]


def worst_agreement(method: Method, texts: list[str], k: int, first: Sequence[int], shuffles: int) -> float:
    """Lowest ARI between the groups of one corpus in several orders."""
    worst = 1.0
    for seed in range(shuffles):
        order = list(range(len(texts)))
        random.Random(seed).shuffle(order)  # noqa: S311  no secret
        other = method([texts[i] for i in order], k)
        worst = min(worst, adjusted_rand_score([first[i] for i in order], other))
    return worst


def compare(texts: list[str], gold: list[str], shuffles: int) -> None:
    """Print the table of one corpus."""
    k, unit = len(set(gold)), 0.0
    ours(texts[:10], 2)  # models loaded before any clock runs
    print(f"\n{len(texts)} talks, {k} groups\n")
    names = ("method", "ARI", "V", "groups", "left out", "worst ARI of orders", "labels cover half", "repeated", "time")
    print("|", " | ".join(names), "|\n" + "|---" * len(names) + "|")
    for name, method in METHODS.items():
        start = time.perf_counter()
        found = method(texts, k)
        took = time.perf_counter() - start
        unit = unit or took
        figures = (adjusted_rand_score(gold, found), v_measure_score(gold, found), len({g for g in found if g >= 0}))
        left, worst = np.mean([g < 0 for g in found]), worst_agreement(method, texts, k, found, shuffles)
        print("| {} | {:.2f} | {:.2f} | {} |".format(name, *figures), end="")
        half, repeated = naming(labels_of(method, texts, k, found))
        print(f" {left:.2f} | {worst:.2f} | {half:.2f} | {repeated} | {took / unit:.1f} |")


def pairs(path: Path) -> None:
    """Print the correlation of our similarity with judged pairs."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    place = {text: i for i, text in enumerate(dict.fromkeys(text for _, *both in lines for text in both))}
    similarity = analyse(Talk(str(i), "", text) for text, i in place.items()).similarity
    found = [similarity[place[one], place[two]] for _, one, two in lines]
    print(f"\n{len(lines)} pairs: Spearman {spearmanr([float(s) for s, *_ in lines], found).statistic:.3f}")


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("talks", nargs="*", type=Path)
    parser.add_argument("--gold", default="track", help="field of the known group (default: track)")
    parser.add_argument("--least", type=int, default=3, help="smallest known group that counts (default: 3)")
    parser.add_argument("--shuffles", type=int, default=3)
    parser.add_argument("--pairs", type=Path)
    arguments = parser.parse_args()
    tables = [path for path in arguments.talks if path.suffix == ".tsv"]
    for corpus in [*([tables] if tables else []), *([path] for path in arguments.talks if path not in tables)]:
        compare(*read(corpus, arguments.gold, arguments.least), arguments.shuffles)
    if arguments.pairs:
        pairs(arguments.pairs)


if __name__ == "__main__":
    main()
