"""Corpora at the edge of what themes can be found in, through the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

BREAD = (
    ("Forni di comunità", "Il forno di comunità riapre nel paese: farine locali e turni dei volontari."),
    ("Il forno del paese", "Un forno cooperativo impasta la mattina con farine macinate nel mulino del paese."),
    ("Pane e farine locali", "Le farine dei grani antichi tornano nel pane del paese, tra mulino e forno."),
)
FIBRE = (
    ("Fibra nelle valli", "La banda larga arriva nelle valli: posa della fibra e permessi dei comuni."),
    ("Permessi per la fibra", "I comuni rilasciano i permessi per la posa della fibra ottica nelle valli."),
    ("Banda larga e manutenzione", "La manutenzione della banda larga pesa sui bilanci dei comuni di montagna."),
)
ENGLISH = (
    ("Community bakeries", "Community bakeries reopen in small villages with local flour and many volunteers at last."),
    ("Fibre in the valleys", "Broadband reaches the valleys: laying the fibre and the permits from the town councils."),
)
APART = ["Lanterna", "Zaffiro", "Gondola", "Trapano", "Vescovo", "Nuvola", "Cannella", "Sirena", "Ponteggio"]


def themes_of(run: Run, folder: Path, talks: list[tuple[str, str]], **more: object) -> dict[str, Any]:
    path = folder / "talks.jsonl"
    rows = [{"id": f"t{i:02}", "title": title, "abstract": text, **more} for i, (title, text) in enumerate(talks)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    result = run("themes", "-t", "json", path)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    everyone = [t for theme in found["themes"] for t in theme["talks"]] + found["isolated"]
    assert sorted(everyone) == [row["id"] for row in rows]
    return found | {"stderr": result.stderr}


def groups(found: dict[str, Any]) -> set[frozenset[str]]:
    return {frozenset(theme["talks"]) for theme in found["themes"]}


@pytest.mark.parametrize("number", [1, 2])
def test_one_talk_and_two_equal_ones_are_too_few_for_themes(run: Run, tmp_path: Path, number: int) -> None:
    found = themes_of(run, tmp_path, [BREAD[0]] * number)
    assert (found["themes"], found["warnings"]) == ([], ["few-talks"])


def test_talks_that_are_all_equal_are_one_theme_and_none_is_isolated(run: Run, tmp_path: Path) -> None:
    found = themes_of(run, tmp_path, [BREAD[0]] * 12)
    assert [len(theme["talks"]) for theme in found["themes"]] == [12]
    assert found["themes"][0]["coverage"] == 1


def test_talks_with_no_words_in_common_make_no_theme(run: Run, tmp_path: Path) -> None:
    found = themes_of(run, tmp_path, [(title, "") for title in APART])
    assert (found["themes"], found["warnings"]) == ([], ["nothing-shared"])


def test_a_session_that_all_share_makes_no_talks_alike(run: Run, tmp_path: Path) -> None:
    session = {"id": "s", "title": "Pane e reti", "abstract": "Una sessione su forni, reti e territori che cambiano."}
    found = themes_of(run, tmp_path, [*BREAD, *FIBRE], session=session)
    assert groups(found) == {frozenset({"t00", "t01", "t02"}), frozenset({"t03", "t04", "t05"})}


def test_titles_alone_are_grouped(run: Run, tmp_path: Path) -> None:
    found = themes_of(run, tmp_path, [(title, "") for title, _ in (*BREAD, *FIBRE)])
    assert found["warnings"] == []


def test_talks_in_english_are_kept_and_told_apart(run: Run, tmp_path: Path) -> None:
    found = themes_of(run, tmp_path, [*BREAD, *FIBRE, *ENGLISH])
    assert "2 of 8 talks are not in Italian (en 2)" in found["stderr"]
