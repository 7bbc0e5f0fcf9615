"""`abstracts evaluate`, and the gold standards that it reads."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from abstracts.errors import InputError
from abstracts.ingest.gold import assign, read_gold
from abstracts.talks import Talk

if TYPE_CHECKING:
    from conftest import Run

TALKS = (
    Talk("1", "L’orto sociale", "Gli orti sociali e la banca dei semi.", edition="2023"),
    Talk("2", "Archivi", "Gli archivi digitali e il catalogo dei fondi.", edition="2023"),
    Talk("3", "Archivi", "Altri archivi digitali.", edition="2024"),
)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8-sig"))
    return path


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.csv", "id,keywords\n1,orti; semi\n3,archivi\n", {"1": ("orti", "semi"), "3": ("archivi",)}),
        ("b.csv", "Titolo;Parole chiave\nl'ORTO sociale!;orti, semi\n", {"1": ("orti", "semi")}),
        ("c.csv", 'edition,title,concepts\n2024,Archivi,"reti"\n2023,Archivi,uno\n', {"2": ("uno",), "3": ("reti",)}),
        ("d.tsv", "id\tkeywords\n2\ta; b\n\n", {"2": ("a", "b")}),
        ("e.jsonl", '{"id": "2", "title": "Archivi", "keywords": ["a"]}\n', {"2": ("a",)}),
    ],
)
def test_gold_standards(tmp_path: Path, name: str, text: str, found: dict[str, tuple[str, ...]]) -> None:
    assert assign(read_gold(written(tmp_path, name, text)), TALKS) == (found, ())


def test_lost_choices_are_named(tmp_path: Path) -> None:
    choices = read_gold(written(tmp_path, "a.csv", "title,keywords\nAltrove,orti\nArchivi,reti\n"))

    found, lost = assign(choices, TALKS)

    assert (found, [str(choice) for choice in lost]) == ({"2": ("reti",)}, ["Altrove"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "expected a column keywords"),
        ("", "expected a column keywords"),
        ("id,keywords\n1,\n", "no talk has keywords"),
    ],
)
def test_tables_without_choices(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_gold(written(tmp_path, "a.csv", text))


def test_a_missing_file() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(Path("nowhere.csv"))


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    rows = [{"id": t.id, "title": t.title, "abstract": t.abstract, "keywords": ["archivi digitali"]} for t in TALKS]
    return written(tmp_path, "talks.jsonl", "".join(json.dumps(row) + "\n" for row in rows))


def test_figures_and_misses(run: Run, talks: Path, tmp_path: Path) -> None:
    gold = written(tmp_path, "gold.csv", "id,keywords\n1,banca dei semi; reti\n9,altro\n")

    shown = run("evaluate", talks, "--gold", gold)
    data = json.loads(run("evaluate", talks, "--gold", gold, "-t", "json", "-q").stdout)

    assert shown.exit_code == 0
    assert "1 talk, 2 keywords" in shown.stdout
    assert "Keywords missed by the 15 best concepts: 1\n0 of them stand in title or abstract, 1 do not." in shown.stdout
    assert "L’orto sociale\nmissed  in the text\nreti    no\nFound: " in shown.stdout
    assert "no such talk in SOURCES: 9" in shown.stderr
    assert {"talk": "1", "keyword": "reti", "present": False} in data["misses"]
    assert {(s["match"], s["wanted"], s["n"]) for s in data["scores"]} == {
        (m, w, n) for m in ("exact", "stemmed") for w in ("all", "present") for n in (5, 10, 15)
    }


def test_the_keywords_of_the_talks_themselves(run: Run, talks: Path) -> None:
    data = json.loads(run("evaluate", talks, "-t", "json", "-q").stdout)

    assert data["keywords"] == 3


def test_figures_are_written_alike_in_every_format(run: Run, talks: Path) -> None:
    rows = csv.DictReader(run("evaluate", talks, "-t", "csv", "-q").stdout.splitlines())
    scores = json.loads(run("evaluate", talks, "-t", "json", "-q").stdout)["scores"]

    written = [[row["precision"], row["recall"], row["F1"]] for row in rows]
    assert written == [[str(s["precision"]), str(s["recall"]), str(s["f1"])] for s in scores]


def test_talks_without_keywords_and_no_gold(run: Run) -> None:
    result = run("evaluate", "-", "-q", stdin='{"title": "Orti sociali"}\n')

    assert result.exit_code == 1
    assert "no talk of SOURCES has keywords: give a person's choices with --gold FILE" in result.stderr


def test_gold_of_other_talks(run: Run, talks: Path, tmp_path: Path) -> None:
    result = run("evaluate", talks, "--gold", written(tmp_path, "gold.csv", "id,keywords\nx,altro\n"), "-q")

    assert result.exit_code == 1
    assert "ids or titles must be the same" in result.stderr
