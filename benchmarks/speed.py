"""The whole `abstracts report` side by side with YAKE doing keywords alone: wall time, memory, size on disk.

    python benchmarks/speed.py [--runs 5] [--environment PATH] [--check]

100 abstracts of 150 words are put together from the sentences of the sample corpus, always the same. The two processes
run in turn, so that whatever else the machine does falls on both alike; medians and ratios count, not seconds. Still,
on a busy machine ours loses more, since it uses two processes: the load is told. `--check` fails where a limit breaks.
Needs a Python that has `abstracts` and `yake` (`pip install --group bench`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import NamedTuple

import abstracts

CORPUS = Path(__file__).parent.parent / "corpus"
TALKS, WORDS = 100, 150
LIMITS = {"times YAKE": 6.0, "MB of memory": 900.0, "MB on disk": 700.0}
BUSY = 0.5
"""Processes that were running already, on average: with more, times are rough."""
YAKE = """
import json, sys, yake
extractor = yake.KeywordExtractor(lan="it", n=3, top=10)
for line in open(sys.argv[1], encoding="utf-8"):
    extractor.extract_keywords(json.loads(line)["abstract"])
"""


class Run(NamedTuple):
    """One whole process."""

    seconds: float
    megabytes: float


def talks() -> list[dict[str, str]]:
    """100 talks of 150 words, made of the sentences of the sample corpus in an order that a seed fixes."""
    found = abstracts.read_talks(CORPUS)
    sentences = sorted({s for talk in found for s in re.split(r"(?<=[.?!])\s+", talk.abstract) if len(s.split()) > 4})
    titles, random = sorted({talk.title for talk in found}), Random(0)  # noqa: S311  a benchmark
    made = []
    for number in range(TALKS):
        words: list[str] = []
        while len(words) < WORDS:
            words += random.choice(sentences).split()
        title = titles[number % len(titles)]
        made.append({"id": f"{number:03}", "title": title, "abstract": " ".join(words[:WORDS])})
    return made


def measure(command: list[str]) -> Run:
    """Wall time and peak memory of a process, its start included."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)[:80]}: {said.decode()[-500:]}")
    return Run(time.perf_counter() - start, used.ru_maxrss / 1024)


def size(folder: Path) -> float:
    """Megabytes of the files under a folder, links not followed."""
    return sum(p.lstat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink()) / 1e6


def main() -> None:
    """Prints a line a measure and whether it keeps to its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--environment", type=Path, help="a clean environment with nothing but abstracts, to size")
    parser.add_argument("--check", action="store_true", help="fail where a limit breaks")
    args = parser.parse_args()
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "talks.jsonl"
        source.write_text("".join(json.dumps(talk) + "\n" for talk in talks()), encoding="utf-8")
        report = [sys.executable, "-m", "abstracts", "report", "-q", str(source), "-o", str(Path(work) / "report")]
        pairs = [(measure(report), measure([sys.executable, "-c", YAKE, str(source)])) for _ in range(args.runs)]
    ours, theirs = (statistics.median(run.seconds for run in runs) for runs in zip(*pairs, strict=True))
    versions = f"Python {platform.python_version()}, abstracts {abstracts.__version__}, yake {version('yake')}"
    print(f"{versions}, {args.runs} runs")
    print(f"abstracts report: {ours:.1f} s; yake, keywords alone: {theirs:.1f} s (medians)")
    figures = {
        "times YAKE": statistics.median(our.seconds / their.seconds for our, their in pairs),
        "MB of memory": max(our.megabytes for our, _ in pairs),
    }
    if args.environment:
        figures["MB on disk"] = size(args.environment)
    for name, figure in figures.items():
        print(f"{figure:.1f} {name} (limit {LIMITS[name]:.0f}): {'kept' if figure <= LIMITS[name] else 'BROKEN'}")
    if busy > BUSY:
        print(f"load of the machine before: {busy:.1f}; the times count only on a machine that does nothing else")
    sys.exit(args.check and any(figure > LIMITS[name] for name, figure in figures.items()))


if __name__ == "__main__":
    main()
