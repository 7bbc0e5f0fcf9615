"""Groups of term variants against a person's: BCubed precision, recall and F1 (`abstracts.concepts.agreement`).

    python benchmarks/variants.py CLUSTERS.csv [CLUSTERS.csv ...]
    python benchmarks/variants.py CLUSTERS.csv [CLUSTERS.csv ...] --talks GOLD.jsonl [--seeds 3]

The files have the columns `term` and `cluster` (ATE-IT subtask B, EVALITA 2026, in this form); a cluster has the same
name in all of them. Two questions are measured:

- terms given: the list of terms is given, only the groups are asked. Baselines: every term alone, terms of the same
  stems together.
- end to end, with --talks: as in the shared task. GOLD holds tagged talks (`benchmarks/terms.py` says how); a fifth of
  the documents is held out for each seed, a model is learned from the others, it finds the terms of the held-out
  documents, and these are grouped. Terms wrongly found lower precision, terms missed lower recall. «with known groups»
  is what `abstracts learn --variants` gives: the groups of the terms of the learning documents are known, as they were
  to the systems of the shared task (winner 0.441 on its own test part).

Seed 0 holds out the documents that nothing was chosen on; `synonyms.SPREAD` was chosen in cross-validation inside the
others.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import terms

import abstracts
from abstracts import language
from abstracts.concepts.agreement import bcubed
from abstracts.concepts.labelling import learning
from abstracts.concepts.labelling.naming import named
from abstracts.concepts.matching import stemmed
from abstracts.concepts.synonyms import groups
from abstracts.embeddings import EmbeddedEncoder
from abstracts.ingest.gold import read_groups

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from abstracts.concepts.records import Concept
    from abstracts.talks import Talk

    Groups = Mapping[str, Hashable]


def main() -> None:
    """Prints a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path, nargs="+")
    parser.add_argument("--talks", type=Path)
    parser.add_argument("--seeds", type=int, default=1)
    options = parser.parse_args()
    print("| terms | grouping | precision | recall | BCubed F1 |\n|---|---|---|---|---|")
    for path in options.clusters:
        gold = read_groups(path)
        show(f"given, {path.stem}", unsupervised(list(gold)), gold)
    if options.talks:
        known = {term: group for path in options.clusters for term, group in read_groups(path).items()}
        end_to_end(abstracts.read_talks(options.talks), known, options.seeds)


def unsupervised(given: Sequence[str]) -> dict[str, Groups]:
    """Name of each way of grouping -> term -> group."""
    return {
        "each alone": {term: term for term in given},
        "same stems": {term: stemmed(term) for term in given},
        "abstracts": dict(zip(given, groups(given, EmbeddedEncoder()), strict=True)),
    }


def end_to_end(talks: Sequence[Talk], known: Mapping[str, str], seeds: int) -> None:
    """Learns without the documents held out, finds their terms, groups them."""
    passages = language.read(talks, language.load())
    for seed in range(seeds):
        held = terms.held_out(talks, seed)
        seen, new = [t for t in talks if terms.document(t) not in held], [t for t in talks if terms.document(t) in held]
        gold, theirs = clusters_of(new, known), clusters_of(seen, known)
        ours = {t.id for t in seen}
        labeller = learning.learn([p for p in passages if p.owner in ours], seen).labeller
        found = labeller.concepts([p for p in passages if p.owner not in ours], new)
        ways: dict[str, Groups] = {
            "each alone": {form: form for form in forms(found, new)},
            "abstracts": concepts_of(found, new, {}),
            "abstracts, with known groups": concepts_of(found, new, theirs),
        }
        show(f"found, documents of seed {seed}", ways, gold)
        given = sorted(gold)
        more: Groups = dict(zip(given, groups(given, EmbeddedEncoder(), known=theirs), strict=True))
        show(
            f"given, documents of seed {seed}",
            unsupervised(given) | {"abstracts, with known groups": more},
            gold,
        )


def clusters_of(talks: Sequence[Talk], known: Mapping[str, str]) -> dict[str, str]:
    """Of the terms that a person marked in these talks."""
    marked = {keyword.lower() for talk in talks for keyword in talk.keywords}
    return {term: known[term] for term in sorted(marked) if term in known}


def concepts_of(found: Mapping[str, Sequence[Concept]], talks: Sequence[Talk], known: Mapping[str, str]) -> Groups:
    """Form -> label of its concept, as `abstracts concepts --all` says them; a form with two goes to the commoner."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for talk, concepts in named(found, talks, EmbeddedEncoder(), known).items():
        for concept in concepts:
            for form in forms({talk: [concept]}, talks):
                votes[form][concept.concept] += 1
    return {form: min(counts, key=lambda c: (-counts[c], c)) for form, counts in votes.items()}


def forms(found: Mapping[str, Sequence[Concept]], talks: Sequence[Talk]) -> set[str]:
    """Every form as it stands, in lower case."""
    by_id = {talk.id: talk for talk in talks}
    return {
        getattr(by_id[talk], span.field)[span.start : span.end].lower()
        for talk, concepts in found.items()
        for concept in concepts
        for span in concept.spans
    }


def show(what: str, ways: Mapping[str, Groups], gold: Groups) -> None:
    """A row for each way of grouping."""
    for name, found in ways.items():
        scores = bcubed(found, gold)
        figures = " | ".join(f"{figure:.3f}" for figure in (scores.precision, scores.recall, scores.f1))
        print(f"| {what} | {name} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
