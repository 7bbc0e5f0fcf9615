"""Key concepts side by side: ours against what is commonly used, on talks whose keywords are known.

    python benchmarks/concepts.py [GOLD.jsonl ...] [--teachers GOLD.jsonl ...] [--rounds 7] [--write]

GOLD are JSON lines with `id`, `title`, `abstract` and `keywords_it` or `keywords`; without any, the sample corpus and
its gold. Our ranker is learned anew for each of five folds, and that for five shuffles of the talks, whose scores are
averaged: no talk is judged by a ranker that saw it. Its teachers are
the other talks of all files and, as in the shipped ranker, with less weight the invented papers that the package ships,
the sample corpus and `--teachers`. Prints
a table a corpus with means over talks and 95 % intervals by bootstrap, the paired difference from the best peer, the
time against YAKE's (`concepts_time.py`), and the reliability of `score`. `--write` puts the first corpus into
README.md and benchmarks/README.md, between their marks. Needs `make bench`'s environment.
"""

from __future__ import annotations

import argparse
import importlib.util
import platform
import re
import time
import warnings
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import concepts_time
import numpy as np
from concepts_gold import read, sample
from concepts_peers import PEERS, Lists, formula
from concepts_scores import AT, Gold, Values, interval, scores

from abstracts import language
from abstracts.concepts import extraction, papers, training
from abstracts.concepts.calibration import calibration_error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.calibration import Bin

ROOT = Path(__file__).parent.parent
Runs = tuple[Lists, ...]
OURS, FORMULA = "abstracts, learned ranker", "abstracts, formula"
TEACHER = 0.1
"""Weight of keywords that are not the author's own, as in `models/ranker/build.py`."""
INVENTED = 0.3
"""Weight of the invented papers, as there."""
SHUFFLES = 5
"""Ways of dealing the talks into folds: one way alone moves the figures by a hundredth."""
NEEDS = {"YAKE": "yake", "KeyBERT": "keybert", "TextRank": "pytextrank", "PositionRank": "pytextrank"}
TITLES = ("F1@5", "P@5", "R@5", "F1@10", "P@10", "R@10", "F1@5 present", "F1@10 present", "F1@5 exact", "F1@10 exact")


def examples(golds: Sequence[Gold], teachers: Sequence[Gold]) -> training.Examples:
    """What our ranker learns from; the candidates of each corpus are its own."""
    lessons = []
    for gold in (*golds, *teachers):
        found = extraction.find(language.read(gold.talks, language.load()), gold.talks)
        own = gold in golds
        lessons.append(training.Lesson(found, gold.keywords, 1.0 if own else TEACHER, habits=own))
    return training.examples([*lessons, papers.lesson(language.load(), INVENTED)])


def run(gold: Gold, learned: Runs) -> tuple[dict[str, Runs], dict[str, float]]:
    """The lists of each method, of each shuffle for ours, and the seconds it took."""
    lists, seconds = {OURS: learned}, {}
    for name, make in {FORMULA: formula, **PEERS}.items():
        if name.split()[0] in NEEDS and not importlib.util.find_spec(NEEDS[name.split()[0]]):
            print(f"{name} is not installed: left out")
            continue
        extract = make()
        start = time.perf_counter()
        lists[name] = (extract(gold.talks),)
        seconds[name] = time.perf_counter() - start
    return lists, seconds


def scored(gold: Gold, runs: Runs, n: int, match: str = "stemmed", *, present: bool = False) -> Mapping[str, Values]:
    """Figures of each talk, means over the runs."""
    found = [scores(lists, gold.wanted(match, present=present), match, n) for lists in runs]
    return {name: np.mean([values[name] for values in found], axis=0) for name in found[0]}


def f1(gold: Gold, runs: Runs, n: int, match: str = "stemmed", *, present: bool = False) -> Values:
    """F1 of each talk."""
    return scored(gold, runs, n, match, present=present)["F1"]


def row(gold: Gold, runs: Runs) -> list[str]:
    """The figures of one method, in the order of `TITLES`."""
    cells = []
    for n in AT:
        found = scored(gold, runs, n)
        cells += [with_interval(found["F1"]), f"{found['P'].mean():.3f}", f"{found['R'].mean():.3f}"]
    cells += [f"{f1(gold, runs, n, present=True).mean():.3f}" for n in AT]
    return [*cells, *(f"{f1(gold, runs, n, 'exact').mean():.3f}" for n in AT)]


def with_interval(values: Values, digits: str = ".3f") -> str:
    """A mean and where it may lie."""
    low, high = interval(values)
    return f"{values.mean():{digits}} ({low:{digits}} to {high:{digits}})"


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Markdown."""
    lines = (titles, ["---", *["---:"] * (len(titles) - 1)], *rows)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def difference(gold: Gold, lists: Mapping[str, Runs]) -> str:
    """Ours against the best peer, talk by talk."""
    best = max((name for name in lists if name in PEERS), key=lambda name: f1(gold, lists[name], 5).mean())
    parts = [f"{with_interval(f1(gold, lists[OURS], n) - f1(gold, lists[best], n), '+.3f')} at {n}" for n in AT]
    return f"Ours less the best peer ({best}), paired, F1: {', '.join(parts)}."


def reliability(bins: Sequence[Bin]) -> str:
    """The curve of `score`."""
    rows = [[f"{b.low:.1f}-{b.high:.1f}", str(b.concepts), f"{b.score:.3f}", f"{b.chosen:.3f}"] for b in bins]
    head = table(("score", "concepts", "mean score", "share chosen by a person"), rows)
    return f"{head}\n\nExpected calibration error {calibration_error(bins):.3f}."


def times(gold: Path | None, seconds: Mapping[str, float], rounds: int) -> tuple[dict[str, str], str]:
    """Time of each method in YAKE's (ours measured apart, several times), and a line on ours."""
    if "YAKE" not in seconds:
        return {}, ""
    loaded = concepts_time.in_one_process(gold, rounds)
    whole = concepts_time.whole_processes(gold, rounds)
    shown = {name: f"{took / seconds['YAKE']:.1f}" for name, took in seconds.items() if name != FORMULA}
    line = f"Ours takes {loaded:.2f} of YAKE's time in one process with models loaded, {whole:.1f} as whole processes."
    return {**shown, OURS: f"{loaded:.2f}"}, line


def made_with() -> str:
    """Date and versions."""
    names = ("abstracts", "spacy", "scikit-learn", *dict.fromkeys(NEEDS.values()))
    installed = [f"{name} {version(name)}" for name in names if importlib.util.find_spec(name.replace("scikit-", "sk"))]
    return f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {', '.join(installed)}"


def put(path: Path, text: str) -> None:
    """Replaces what stands between the marks of a page."""
    page = path.read_text(encoding="utf-8")
    begin, end = "<!-- concepts: written by benchmarks/concepts.py -->", "<!-- end of concepts -->"
    found = re.sub(rf"(?s){re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n{text}\n{end}", page)
    path.write_text(found, encoding="utf-8")


def pages(gold: Gold, lists: Mapping[str, Runs], took: Mapping[str, str], notes: Sequence[str]) -> tuple[str, str]:
    """The short table for README.md, the long one for benchmarks/README.md."""
    head = f"{len(gold.keywords)} talks ({gold.name}), stemmed match, means and 95 % intervals; {made_with()}."
    cells = {name: row(gold, of) for name, of in lists.items()}
    short = [[name, c[0], c[3], c[6], took.get(name, "")] for name, c in cells.items()]
    brief = table(("method", "F1@5", "F1@10", "F1@5, keywords in the text", "time, in YAKE's"), short)
    full = table(("method", *TITLES, "time"), [[name, *c, took.get(name, "")] for name, c in cells.items()])
    return f"{brief}\n\n{head}", "\n\n".join((full, head, *notes))


def main() -> None:
    """Reads the arguments and prints the tables."""
    warnings.filterwarnings("ignore", category=DeprecationWarning)  # of the peers
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[])
    parser.add_argument("--rounds", type=int, default=7, help="of the measurement of time (default: 7)")
    parser.add_argument("--write", action="store_true", help="put the first table into README.md")
    options = parser.parse_args()
    golds = [read(path) for path in options.gold] or [sample()]
    data = examples(golds, [*([sample()] if options.gold else []), *map(read, options.teachers)])
    unseen = [training.held_out(data, seed=seed) for seed in range(SHUFFLES)]
    learned = tuple(training.cross_validated(data, of_shuffle) for of_shuffle in unseen)
    for gold, path in zip(golds, options.gold or [None], strict=True):
        lists, seconds = run(gold, learned)
        took, line = times(path, seconds, options.rounds)
        bins = training.reliability(data, unseen[0], {t for t, keywords in gold.keywords.items() if keywords})
        brief, full = pages(gold, lists, took, (difference(gold, lists), line, reliability(bins)))
        print(f"\n## {gold.name}\n\n{full}")
        if options.write and gold is golds[0]:
            put(ROOT / "README.md", brief)
            put(ROOT / "benchmarks" / "README.md", full)


if __name__ == "__main__":
    main()
