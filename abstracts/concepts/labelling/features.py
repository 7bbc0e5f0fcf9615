"""What the sequence labeller sees of each token: strings, as CRFsuite takes them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.labelling.gazetteer import Counts, Gazetteer
    from abstracts.concepts.labelling.texts import Text, Token

Columns = dict[str, str]

EDGE: Columns = {"tag": "^", "pos": "^", "shape": "^"}
"""Beyond the ends of a field."""

SINGLE = "word lemma pos tag shape p3 p4 p5 s2 s3 s4 zipf number form inside begins"
NEAR = "lemma pos tag inside begins"
BESIDE = "word shape zipf s3"
JOINT = (
    "tag-1 tag", "tag tag+1", "tag-1 tag tag+1", "tag tag+1 tag+2", "tag-2 tag-1 tag", "lemma-1 lemma",
    "lemma lemma+1", "inside-1 inside", "inside inside+1", "tag zipf", "tag inside",
)  # fmt: skip
"""Windows of Justeson & Katz (1995) patterns and of known words, as conjunctions."""


def features(text: Text, known: Gazetteer) -> list[list[str]]:
    """The features of each token of a text, (tokens, any number).

    Args:
        text: the sequence.
        known: the terms of other texts; what this text's own group tells is left out.
    """
    columns = [_columns(token, known.word(token.lemma, text.group)) for token in text.tokens]
    phrases = _phrases(text, known)
    length = str(min(len(columns), 10) // 3)
    rows = []
    for i in range(len(columns)):
        row = [*_from_columns(columns, i), *(phrases[i] or ["unlisted"]), f"length={length}"]
        row += [f"{at}{f}" for at in (-1, 1) if 0 <= i + at < len(columns) for f in phrases[i + at]]
        row += [edge for edge, there in (("first", i == 0), ("last", i == len(columns) - 1)) if there]
        rows.append(row)
    return rows


def _columns(token: Token, counts: Counts) -> Columns:
    low, often = token.lower, "+" if counts.seen > 3 else "-"
    return {
        "word": low,
        "lemma": token.lemma,
        "pos": token.pos,
        "tag": token.tag,
        "shape": shape(token.text),
        "p3": low[:3],
        "p4": low[:4],
        "p5": low[:5],
        "s2": low[-2:],
        "s3": low[-3:],
        "s4": low[-4:],
        "zipf": str(int(token.zipf)),
        "number": token.number,
        "form": token.form,
        "inside": share(counts.named, counts.seen) + often,
        "begins": share(counts.first, counts.seen),
    }


def _from_columns(columns: Sequence[Columns], i: int) -> list[str]:
    return [
        "=".join((name, *(_value(columns, i + at, column) for column, at in parts))) for name, parts in _templates()
    ]


def _value(columns: Sequence[Columns], at: int, column: str) -> str:
    return columns[at][column] if 0 <= at < len(columns) else EDGE.get(column, "")


@lru_cache(maxsize=1)
def _templates() -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Name of each feature -> the columns that it joins, with their offsets."""
    names = [*SINGLE.split()]
    names += [f"{column}{at:+d}" for at in (-2, -1, 1, 2) for column in NEAR.split()]
    names += [f"{column}{at:+d}" for at in (-1, 1) for column in BESIDE.split()]
    return tuple((name, tuple(_part(part) for part in name.split())) for name in (*names, *JOINT))


def _part(part: str) -> tuple[str, int]:
    sign = max(part.find("+"), part.find("-"))
    return (part[:sign], int(part[sign:])) if sign > 0 else (part, 0)


def _phrases(text: Text, known: Gazetteer) -> list[list[str]]:
    """For each token the listed phrases that it stands in: place in the phrase, reliability, spread over groups."""
    found = [(i, j, counts) for i, j, key in known.phrases(text) if (counts := known.phrase(key, text.group)).named]
    rows: list[list[str]] = [[] for _ in text.tokens]
    for i, j, counts in found:
        nested = any(a <= i and j <= b and (a, b) != (i, j) for a, b, _ in found)
        sure = share(counts.named, counts.seen)
        for k in range(i, j):
            place = "U" if j - i == 1 else "B" if k == i else "L" if k == j - 1 else "M"
            rows[k].append(f"listed={'nested' if nested else 'whole'}{place}{sure}{min(counts.first, 3)}")
            rows[k] += [] if nested else [f"whole={place}", f"sure={sure}"]
    return rows


def share(part: int, whole: int) -> str:
    """A share in five steps, "n" of nothing.

    >>> [share(part, 10) for part in (0, 1, 5, 8, 10)], share(0, 0)
    (['0', 'l', 'm', 'h', 'f'], 'n')
    """
    if not whole:
        return "n"
    bounds = ((0.0, "0"), (0.3, "l"), (0.6, "m"), (0.9, "h"))
    value = part / whole
    if value == 0:
        return "0"
    return next((name for bound, name in bounds[1:] if value < bound), "f")


@lru_cache(maxsize=50_000)
def shape(word: str) -> str:
    """Capitals and digits of a word.

    >>> [shape(word) for word in ("TARI", "Carta", "carta", "2024", "co2", "-")]
    ['AA', 'Aa', 'aa', '9', 'a9', 'x']
    """
    if word.isupper() and len(word) > 1:
        return "AA"
    if word[:1].isupper():
        return "Aa"
    if word.isdigit():
        return "9"
    if any(c.isdigit() for c in word):
        return "a9"
    return "aa" if word.isalpha() else "x"
