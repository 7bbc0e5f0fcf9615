"""Scores a pipeline on treebanks, on gold tokens and from raw text, and times it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from treebanks import MEASURING, documents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Token

ATTRIBUTES = {"upos": "pos", "morph": "morph", "lemma": "lemma"}
MIB = 1024 * 1024

Scores = dict[str, float]


def _score(nlp: Language, golds: Sequence[Doc], starts: Sequence[Doc]) -> Scores:
    predicted = nlp.pipe(starts, batch_size=64)
    examples = [Example(doc, gold) for doc, gold in zip(predicted, golds, strict=True)]
    found = {
        name: Scorer.score_token_attr(examples, attribute, getter=_getter(attribute))[f"{attribute}_acc"]
        for name, attribute in ATTRIBUTES.items()
    }
    found["sentence_f"] = Scorer.score_spans(examples, "sents", getter=lambda doc, _: doc.sents)["sents_f"]
    found["token_f"] = Scorer.score_tokenization(examples)["token_f"]
    return {name: round(100 * value, 2) for name, value in found.items()}


def _getter(attribute: str) -> Callable[[Token, str], str]:
    return lambda token, _: str(token.morph) or "_" if attribute == "morph" else getattr(token, f"{attribute}_")


def score_treebank(nlp: Language, folder: Path) -> dict[str, Scores]:
    """Return the scores on gold tokens and on raw text, in per cent."""
    golds = list(documents(folder, nlp.vocab))
    tokenised = [
        Doc(nlp.vocab, words=[token.text for token in gold], spaces=[bool(token.whitespace_) for token in gold])
        for gold in golds
    ]
    return {
        "gold tokens": _score(nlp, golds, tokenised),
        "raw text": _score(nlp, golds, [nlp.make_doc(gold.text) for gold in golds]),
    }


def words_per_second(nlp: Language, folder: Path, rounds: int = 3) -> int:
    """Return the speed from raw text: words a second of processor time, best of some rounds."""
    texts = [gold.text for gold in documents(folder, nlp.vocab)]
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
        best = max(best, words / (time.process_time() - start))
    return int(round(best, -2))


def size_mib(folder: Path) -> float:
    """Return how much disk a folder takes."""
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MIB, 1)


def measure(nlp: Language, treebanks: Path, package: Path) -> dict[str, Any]:
    """Return every score of the model card."""
    found: dict[str, Any] = {
        f"{name} dev": score_treebank(nlp, treebanks / name) for name in MEASURING if (treebanks / name).is_dir()
    }
    timed = [treebanks / name for name in MEASURING if (treebanks / name).is_dir()]
    if timed:
        found["words_per_second"] = words_per_second(nlp, timed[0])
    return {**found, "size_mib": size_mib(package)}
