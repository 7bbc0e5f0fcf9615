"""Time that our concepts take against YAKE's, in one process.

    python benchmarks/concepts_time.py [GOLD.jsonl] [--rounds 5]

Each round is a new process: it loads both, runs both on another corpus (first calls load lazily), then each in turn on
the texts in memory, the first one in every other round being YAKE. Nothing is known of these texts beforehand: what
ours remembers of words it learns in the timed run. One BLAS thread. A second figure takes whole processes, start and
loading included. Medians of the ratios of the rounds count, not seconds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import threadpoolctl
from concepts_gold import read, sample
from concepts_peers import ours, yake

TIMED = {"abstracts": ours, "YAKE": yake}
WARM = 10
ALONE = """
import json, sys, yake
extractor = yake.KeywordExtractor(lan="it", n=3, top=20)
for line in open(sys.argv[1], encoding="utf-8"):
    talk = json.loads(line)
    extractor.extract_keywords(talk["title"] + ". " + talk["abstract"])
"""


def measure(path: Path | None, *, turned: bool) -> dict[str, float]:
    """Seconds of extracting, each extractor once, in turn."""
    talks, found = (read(path) if path else sample()).talks, {}
    others = read_corpus() if path else talks[:1]
    loaded = {name: make() for name, make in TIMED.items()}
    for extract in loaded.values():
        extract(others)
    for name, extract in reversed(loaded.items()) if turned else loaded.items():
        start = time.perf_counter()
        extract(talks)
        found[name] = time.perf_counter() - start
    return found


def read_corpus() -> list:
    """A few talks of the sample corpus."""
    return [talk for talk in sample().talks if talk.abstract][:WARM]


def in_one_process(path: Path | None, rounds: int) -> float:
    """Our time in YAKE's, models loaded."""
    ratios = []
    for number in range(rounds):
        command = [sys.executable, __file__, *([str(path)] if path else []), "--once", str(number % 2)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        ratios.append(found["abstracts"] / found["YAKE"])
    return statistics.median(ratios)


def whole_processes(path: Path | None, rounds: int) -> float:
    """Our time in YAKE's, start and loading of the models included."""
    talks = (read(path) if path else sample()).talks
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "talks.jsonl"
        rows = ({"id": t.id, "title": t.title, "abstract": t.abstract} for t in talks)
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        mine = [sys.executable, "-m", "abstracts", "concepts", "-q", str(source), "-n", "20", "-t", "jsonl"]
        theirs = [sys.executable, "-c", ALONE, str(source)]
        return statistics.median(_seconds(mine) / _seconds(theirs) for _ in range(rounds))


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Prints the two ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--once", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once is not None:
        with threadpoolctl.threadpool_limits(1):
            print(json.dumps(measure(options.gold, turned=bool(options.once))))
        return
    print(f"ours takes {in_one_process(options.gold, options.rounds):.2f} of YAKE's time in one process, models loaded")
    print(f"{whole_processes(options.gold, options.rounds):.2f} as whole processes, start and loading included")


if __name__ == "__main__":
    main()
