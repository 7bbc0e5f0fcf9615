"""Finding every term in running text: ours, learned on one part of a tagged corpus, beside what else can be had.

    python benchmarks/terms.py GOLD.jsonl [--seeds 5] [--report FILE]

GOLD holds talks (one sentence or abstract each) with `keywords`, and a `session` that says which document they are
from (ATE-IT, EVALITA 2026, in this form gives the figures of the README). For each seed a fifth of the documents is
held out; nothing of it is seen in learning. Peers: the list of the terms of the learning part, longest match; the
candidate patterns of `abstracts concepts` without learning; YAKE, ten terms a text, where it is installed. The 95 %
interval comes from 1,000 samples of held-out documents, drawn with replacement.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import abstracts
from abstracts import language, lexicon
from abstracts.concepts import candidates
from abstracts.concepts.labelling import learning
from abstracts.concepts.labelling.gazetteer import gazetteer
from abstracts.concepts.labelling.spans import best
from abstracts.concepts.labelling.texts import texts_of
from abstracts.concepts.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abstracts.concepts.labelling.learning import Scores
    from abstracts.concepts.labelling.texts import Text
    from abstracts.language import Passage
    from abstracts.talks import Talk

SAMPLES = 1000
Found = dict[str, set[str]]


def main() -> None:
    """Measures, prints a Markdown table, and writes it where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--report", type=Path, help="write the table to this file too")
    options = parser.parse_args()
    talks = abstracts.read_talks(options.gold)
    passages = language.read(talks, language.load())
    runs: dict[str, list[tuple[Scores, float, float]]] = defaultdict(list)
    for seed in range(options.seeds):
        held = held_out(talks, seed)
        gold = {t.id: {k.lower() for k in t.keywords} for t in talks if document(t) in held}
        for name, found in compared(passages, talks, held).items():
            runs[name].append((learning.measure(found, gold), *interval(found, gold, talks)))
    text = table(runs)
    print(text)
    if options.report:
        options.report.write_text(text + "\n", encoding="utf-8")


def document(talk: Talk) -> str:
    """What is held out together."""
    return talk.session.id if talk.session else talk.id


def held_out(talks: Sequence[Talk], seed: int) -> frozenset[str]:
    """A fifth of the documents."""
    documents = sorted({document(t) for t in talks})
    random.Random(seed).shuffle(documents)  # noqa: S311  no secret
    return frozenset(documents[: max(1, len(documents) // 5)])


def compared(passages: Sequence[Passage], talks: Sequence[Talk], held: frozenset[str]) -> dict[str, Found]:
    """Name of each method -> the terms that it finds in the talks held out."""
    seen, new = [t for t in talks if document(t) not in held], [t for t in talks if document(t) in held]
    theirs, ours = ({t.id for t in some} for some in (seen, new))
    learning_part = [p for p in passages if p.owner in theirs]
    held_part = [p for p in passages if p.owner in ours and p.kind == "talk"]
    started = time.perf_counter()
    labeller = learning.learn(learning_part, seen).labeller
    print(f"learned from {len(seen)} talks in {time.perf_counter() - started:.0f} s")
    by_talk = {t.id: t for t in new}
    concepts = labeller.concepts(held_part, new)
    return {
        "abstracts learn": {
            i: {getattr(by_talk[i], s.field)[s.start : s.end].lower() for c in cs for s in c.spans}
            for i, cs in concepts.items()
        },
        "list of the learned terms": listed(learning_part, seen, held_part, new),
        "candidate patterns alone": patterns(held_part),
        **yake(new),
    }


def listed(seen: Sequence[Passage], talks: Sequence[Talk], held: Sequence[Passage], new: Sequence[Talk]) -> Found:
    """The terms of the learning part wherever they stand, the longest first."""
    words = lexicon.load()
    known = gazetteer(texts_of(seen, words, {t.id: document(t) for t in talks}, {t.id: t.keywords for t in talks}))
    found: Found = defaultdict(set)
    for text in texts_of(held, words, {t.id: "" for t in new}, {}):
        found[text.owner] |= _longest(text, [(i, j) for i, j, _ in known.phrases(text)])
    return found


def _longest(text: Text, ranges: Sequence[tuple[int, int]]) -> set[str]:
    return {text.form(*r) for r in best({(i, j): (j - i) ** 2 for i, j in ranges}, 0)}


def patterns(held: Sequence[Passage]) -> Found:
    """Every longest candidate."""
    words = lexicon.load()
    found: Found = defaultdict(set)
    for p in held:
        spans = candidates.find(p, words_of(p.doc, words))
        found[p.owner] |= {p.doc.text[c.start : c.end].lower() for c in spans if not c.nested}
    return found


def yake(talks: Sequence[Talk]) -> dict[str, Found]:
    """YAKE (Campos et al. 2020), where it is installed: a benchmark extra, for its licence is the GPL."""
    try:
        from yake import KeywordExtractor  # noqa: PLC0415
    except ImportError:
        return {}
    extractor = KeywordExtractor(lan="it", n=3, top=10)
    return {
        "YAKE": {t.id: {k.lower() for k, _ in extractor.extract_keywords(f"{t.title}. {t.abstract}")} for t in talks}
    }


def interval(found: Found, gold: Mapping[str, set[str]], talks: Sequence[Talk]) -> tuple[float, float]:
    """95 % of the micro-F1 of samples of documents."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for talk in talks:
        if talk.id in gold:
            given, wanted = found.get(talk.id, set()), gold[talk.id]
            sums = (len(given & wanted), len(given), len(wanted))
            counts[document(talk)] = [a + b for a, b in zip(counts[document(talk)], sums, strict=True)]
    drawn = random.Random(0)  # noqa: S311  no secret
    rows = list(counts.values())
    values = sorted(learning.f1(*map(sum, zip(*drawn.choices(rows, k=len(rows)), strict=True))) for _ in range(SAMPLES))
    return values[int(0.025 * SAMPLES)], values[int(0.975 * SAMPLES)]


def table(runs: Mapping[str, Sequence[tuple[Scores, float, float]]]) -> str:
    """Means over the seeds."""
    lines = ["| method | precision | recall | micro F1 | 95 % interval | F1 of types |", "|---|---|---|---|---|---|"]
    for name, scored in runs.items():
        scores = [s for s, _, _ in scored]
        figures = [mean(getattr(s, part) for s in scores) for part in ("precision", "recall", "f1", "types")]
        low, high = mean(low for _, low, _ in scored), mean(high for *_, high in scored)
        precision, recall, f1, types = (f"{figure:.3f}" for figure in figures)
        lines.append(f"| {name} | {precision} | {recall} | {f1} | {low:.3f}-{high:.3f} | {types} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
