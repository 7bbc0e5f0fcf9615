"""How well concepts agree with a person's choices: precision, recall and F1 of the best few, and what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from abstracts.concepts.matching import stemmed
from abstracts.text import straight_apostrophes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Match = Literal["exact", "stemmed"]
Wanted = Literal["all", "present"]

AT = (5, 10, 15)


@dataclass(frozen=True, slots=True)
class Score:
    """Means over talks, each in 0..1.

    Attributes:
        match: how labels and keywords are compared: "exact" without regard to case, "stemmed" as `matching.stemmed`.
        wanted: "all" keywords, or those "present" in title and abstract in this way of comparing.
        n: how many of the best concepts count. Precision is of n, even where a talk has fewer concepts.
    """

    match: Match
    wanted: Wanted
    n: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Miss:
    """A keyword that is not among the best concepts of its talk, stemmed.

    Attributes:
        present: it stands in the title or abstract, stemmed: it could have been found.
    """

    talk: str
    keyword: str
    present: bool


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Agreement of concepts with a person's keywords.

    Attributes:
        talks: how many talks have keywords.
        keywords: how many keywords they have.
        scores: for each way of comparing and each number of concepts.
        misses: beyond the greatest number of concepts, in the order of the talks.
    """

    talks: int
    keywords: int
    scores: tuple[Score, ...]
    misses: tuple[Miss, ...]


def evaluate(
    labels: Mapping[str, Sequence[str]],
    gold: Mapping[str, Sequence[str]],
    texts: Mapping[str, str],
    at: Sequence[int] = AT,
) -> Evaluation:
    """Compares the concepts of talks with the keywords that a person gave them.

    F1 of a talk is 2 · hits / (n + keywords), its mean over talks is the figure (macro-average), as in the literature
    on keyphrases (Hasan & Ng 2014).

    Args:
        labels: id of the talk -> its concepts, best first.
        gold: id of the talk -> its keywords; talks without any do not count.
        texts: id of the talk -> title and abstract.
        at: numbers of best concepts to measure.
    """
    tagged = {talk: tuple(keywords) for talk, keywords in gold.items() if keywords}
    scores = [
        _score(labels, tagged, texts, match, wanted, n)
        for match in KEYS
        for wanted in ("all", "present")
        for n in sorted(at)
    ]
    misses = [miss for talk in tagged for miss in _misses(talk, labels.get(talk, ())[: max(at)], tagged, texts)]
    return Evaluation(len(tagged), sum(map(len, tagged.values())), tuple(scores), tuple(misses))


def plain(phrase: str) -> str:
    """What an exact comparison compares: case, white space and the shape of apostrophes do not count.

    >>> plain("L’innovazione  Sociale") == plain("l'innovazione sociale")
    True
    """
    return " ".join(straight_apostrophes(phrase.lower()).split())


KEYS: Mapping[Match, Callable[[str], str]] = {"exact": plain, "stemmed": stemmed}


def _score(
    labels: Mapping[str, Sequence[str]],
    gold: Mapping[str, Sequence[str]],
    texts: Mapping[str, str],
    match: Match,
    wanted: Wanted,
    n: int,
) -> Score:
    counts = []
    for talk, keywords in gold.items():
        keys = {KEYS[match](k) for k in keywords} - {""}
        if wanted == "present":
            keys = {k for k in keys if _stands(k, texts.get(talk, ""), match)}
        if keys:
            counts.append((len({KEYS[match](label) for label in labels.get(talk, ())[:n]} & keys), len(keys)))
    talks = max(1, len(counts))
    return Score(
        match,
        wanted,
        n,
        precision=sum(hits / n for hits, _ in counts) / talks,
        recall=sum(hits / keys for hits, keys in counts) / talks,
        f1=sum(2 * hits / (n + keys) for hits, keys in counts) / talks,
    )


def _stands(key: str, text: str, match: Match) -> bool:
    """The keyword stands in the text as whole words."""
    whole = stemmed(text) if match == "stemmed" else " ".join(_spaced(plain(text)))
    return f" {key if match == 'stemmed' else ' '.join(_spaced(key))} " in f" {whole} "


def _spaced(text: str) -> list[str]:
    """Words, with all other signs as spaces."""
    return "".join(c if c.isalnum() or c in "-_" else " " for c in text).split()


def _misses(
    talk: str, labels: Sequence[str], gold: Mapping[str, Sequence[str]], texts: Mapping[str, str]
) -> list[Miss]:
    found = {stemmed(label) for label in labels}
    return [
        Miss(talk, k, _stands(stemmed(k), texts.get(talk, ""), "stemmed"))
        for k in gold[talk]
        if stemmed(k) not in found
    ]
