"""No label hangs or breaks agreement: on the sample corpus, and on the development files where they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from label_checks import disagreements, hangs

import abstracts
from abstracts import lexicon
from abstracts.errors import AbstractsError

if TYPE_CHECKING:
    from abstracts import Analysis

DATA = Path(__file__).parent.parent.parent.parent / "shared" / "data"
FILES = sorted(
    path
    for folder in ("seed", "programmes", "keywords")
    for path in (DATA / folder).rglob("*")
    if path.suffix in {".jsonl", ".json", ".csv", ".yml", ".yaml", ".html", ".pdf", ".txt"} and path.stem != "SOURCE"
)


def broken(analysis: Analysis) -> list[str]:
    """Labels of talks and of the corpus that an Italian would call wrong."""
    labels = {t.label for t in analysis.glossary} | {c.label for found in analysis.concepts.values() for c in found}
    return sorted(label for label in labels if hangs(label) or any(disagreements(label, lexicon.load())))


@pytest.mark.parametrize(
    "label",
    [
        "di salute",
        "reti per",
        "Il budget",
        "dell'inclusione",
        "budget della",
        "molto atteso",
        "casa sempre",
        "dove",
    ],
)
def test_the_check_sees_what_hangs(label: str) -> None:
    assert hangs(label)


@pytest.mark.parametrize("label", ["cooperative di tipo A", "bene comune", "agenti AI", "CI/CD", "raccolta fondi"])
def test_the_check_leaves_good_labels_alone(label: str) -> None:
    assert not hangs(label)
    assert not list(disagreements(label, lexicon.load()))


@pytest.mark.parametrize(
    ("label", "wrong"),
    [
        ("innovazioni sociale", True),
        ("progettazione partecipato", True),
        ("ricerca equi", True),
        ("territori fragile", True),
        ("carta dei diritti fondamentali", False),
        ("braccia nuove", False),
        ("specie aliene", False),
        ("economia sociale e solidale", False),
    ],
)
def test_the_check_sees_broken_agreement(label: str, *, wrong: bool) -> None:
    assert bool(list(disagreements(label, lexicon.load()))) is wrong


def test_no_label_of_the_sample_corpus_is_broken(analysis: Analysis) -> None:
    assert not broken(analysis)


@pytest.mark.skipif(not FILES, reason="the development data is not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(DATA).as_posix() for path in FILES])
def test_no_label_of_a_development_file_is_broken(path: Path) -> None:
    try:
        talks = abstracts.read_talks(path)
    except AbstractsError:
        pytest.skip("no programme in it")
    assert not broken(abstracts.analyse(talks))
