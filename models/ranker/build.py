"""Learns the shipped ranker and prints its cross-validation.

python models/ranker/build.py GOLD.jsonl [GOLD.jsonl ...] [--annotated FILE.jsonl ...] [--write]

Each file holds talks (id, title, abstract) with their authors' keywords (`keywords`, or `keywords_it`); each file is
a corpus of its own. Keywords that somebody else chose are `--annotated` and count less. The invented papers in
`papers.jsonl` teach always. Cross-validation is by talk, five folds, five shuffles.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import numpy as np
import sklearn
import spacy

from abstracts import language
from abstracts.concepts import extraction, papers, training
from abstracts.concepts.calibration import calibration_error
from abstracts.concepts.matching import stemmed
from abstracts.talks import Person, Talk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.calibration import Bin

HERE = Path(__file__).parent
ANNOTATED = 0.1
"""Weight of keywords that are not the author's own; chosen by cross-validation on the authors' keywords."""
INVENTED = 0.3
"""Weight of the invented papers."""


def read(path: Path) -> tuple[list[Talk], dict[str, list[str]]]:
    """The talks of a file, and their keywords by id."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    talks = [
        Talk(
            f"{path.stem}/{r['id']}", r["title"], r["abstract"], tuple(Person(_name(s)) for s in r.get("speakers", []))
        )
        for r in rows
    ]
    keywords = [r.get("keywords_it") or r.get("keywords") or [] for r in rows]
    return talks, {t.id: k for t, k in zip(talks, keywords, strict=True) if k}


def _name(speaker: str | dict[str, str]) -> str:
    return speaker if isinstance(speaker, str) else speaker["name"]


def main() -> None:
    """Measures, and writes `ranker.json` where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--annotated", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true", help="write ranker.json beside this script")
    options = parser.parse_args()
    nlp = language.load()
    lessons, texts = {}, {}
    for path in (*options.gold, *options.annotated):
        talks, keywords = read(path)
        texts |= {t.id: f" {stemmed(f'{t.title}. {t.abstract}')} " for t in talks}
        found, own = extraction.find(language.read(talks, nlp), talks), path in options.gold
        lessons[path.stem] = training.Lesson(found, keywords, 1.0 if own else ANNOTATED, habits=own)
    data = training.examples([*lessons.values(), papers.lesson(nlp, INVENTED)])
    print(f"{len(data.chosen)} examples, {data.chosen.sum()} of them keywords, {len(data.names)} features")
    unseen = [training.held_out(data, seed=seed) for seed in range(5)]
    runs = [training.cross_validated(data, scores) for scores in unseen]
    scores = {
        f"F1@{n} {name}, {wanted} keywords": _score(runs, keywords, n)
        for name, lesson in lessons.items()
        for wanted, keywords in (("all", lesson.keywords), ("present", _present(lesson.keywords, texts)))
        for n in (5, 10)
    }
    print(json.dumps(scores, indent=2))
    for name, lesson in lessons.items():
        print(_table(name, training.reliability(data, unseen[0], lesson.keywords.keys())))
    if options.write:
        made = {
            "made with": {"scikit-learn": sklearn.__version__, "spacy": spacy.__version__},
            "cross-validation": scores,
        }
        ranker = training.fit(data, unseen[0]).to_json()
        (HERE / "ranker.json").write_text(json.dumps({**made, **ranker}, ensure_ascii=False), encoding="utf-8")


def _present(keywords: Mapping[str, Sequence[str]], texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Without the keywords that do not stand in title and abstract, stemmed, and talks that keep none."""
    found = {talk: [k for k in of_talk if f" {stemmed(k)} " in texts[talk]] for talk, of_talk in keywords.items()}
    return {talk: kept for talk, kept in found.items() if kept}


def _score(runs: Sequence[Mapping[str, Sequence[str]]], keywords: Mapping[str, Sequence[str]], n: int) -> list[float]:
    """Mean over runs and talks, and its 95 % interval by bootstrap over talks."""
    by_talk = [mean(training.f1_at(run, {talk: wanted}, n) for run in runs) for talk, wanted in keywords.items()]
    random = np.random.default_rng(0)
    means = random.choice(by_talk, (2000, len(by_talk))).mean(axis=1)
    return [round(float(value), 3) for value in (mean(by_talk), *np.quantile(means, (0.025, 0.975)))]


def _table(name: str, bins: Sequence[Bin]) -> str:
    """The reliability curve of one set, for the card."""
    rows = [f"| {b.low:.1f}-{b.high:.1f} | {b.concepts} | {b.score:.3f} | {b.chosen:.3f} |" for b in bins]
    return "\n".join((f"{name}: calibration error {calibration_error(bins):.3f}", *rows))


if __name__ == "__main__":
    main()
