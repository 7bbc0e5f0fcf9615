"""`abstracts learn`, and `abstracts concepts --model`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tagged_talks import talks
from typer.testing import CliRunner

from abstracts.cli import app
from abstracts.contract import talk_to_json

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

FORMS = "orti sociali      3  banca dei semi (grouped by you)\n"
TEXT = "Chi cura gli orti sociali conosce anche la banca dei semi."


@pytest.fixture(scope="session")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gold") / "tagged.jsonl"
    path.write_text("".join(json.dumps(talk_to_json(t)) + "\n" for t in talks()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def model(gold: Path) -> Path:
    folder = gold.parent / "model"
    result = CliRunner().invoke(app, ["learn", str(gold), "-o", str(folder)], prog_name="abstracts")
    assert result.exit_code == 0, result.stderr
    assert "Cross-validation by session, 36 talks" in result.stdout
    assert "Worst confusions" in result.stdout
    assert "terms in running text" in result.stdout
    return folder


def test_every_term_with_its_places(run: Run, model: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.jsonl"
    new.write_text(json.dumps({"id": "7", "title": "", "abstract": TEXT}) + "\n", encoding="utf-8")

    result = run("concepts", new, "--model", model, "--all", "-t", "jsonl")

    assert result.exit_code == 0, result.stderr
    (line,) = [json.loads(row) for row in result.stdout.splitlines()]
    spans = [span for concept in line["concepts"] for span in concept["spans"]]
    assert {TEXT[s["start"] : s["end"]] for s in spans} == {"orti sociali", "banca dei semi"}
    assert set(line["concepts"][0]) == {"label", "score", "count", "variants", "spans", "concept", "rule"}


def test_groups_of_variants_are_learned_too(run: Run, gold: Path, tmp_path: Path) -> None:
    groups, new = tmp_path / "groups.csv", tmp_path / "new.jsonl"
    groups.write_text("termine;concetto\norti sociali;verde\nbanca dei semi;verde\n", encoding="utf-8")
    new.write_text(json.dumps({"id": "7", "title": "", "abstract": f"{TEXT} Gli orti sociali."}), encoding="utf-8")

    learned = run("learn", gold, "--variants", groups, "-o", tmp_path / "grouped", "-q")
    result = run("concepts", new, "--model", tmp_path / "grouped", "--all", "-t", "csv")

    assert learned.exit_code == 0, learned.stderr
    assert result.stdout.splitlines()[0] == "id,label,score,count,variants,concept,rule"
    assert "banca dei semi,orti sociali,grouped by you" in result.stdout
    table = run("concepts", new, "--model", tmp_path / "grouped", "--all", "-q").stdout
    assert table.endswith("Terms that are one concept\nconcept       count  its forms\n" + FORMS)


def test_a_table_of_variants_without_its_columns(run: Run, gold: Path, tmp_path: Path) -> None:
    groups = tmp_path / "groups.csv"
    groups.write_text("parola,altro\na,b\n", encoding="utf-8")

    result = run("learn", gold, "--variants", groups, "-o", tmp_path / "m", "-q")

    assert result.exit_code == 1
    assert "groups.csv:1: expected a column term and a column cluster" in result.stderr


def test_key_concepts_ranked_by_the_model(run: Run, model: Path, gold: Path) -> None:
    for more in ((), ("--whole-corpus",)):
        result = run("concepts", gold, "--model", model, "-n", "10", "-q", *more)

        assert result.exit_code == 0, result.stderr
        assert "banca dei semi" in result.stdout


def test_a_model_of_another_pipeline(run: Run, model: Path, gold: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for file in model.iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    config = json.loads((other / "config.json").read_text(encoding="utf-8"))
    config["settings"]["pipeline"] = "it_core_news_lg"
    (other / "config.json").write_text(json.dumps(config), encoding="utf-8")

    result = run("concepts", gold, "--model", other)

    assert result.exit_code == 1
    assert "add --pipeline it_core_news_lg" in result.stderr


@pytest.mark.parametrize("command", ["concepts", "evaluate"])
def test_a_missing_model(run: Run, gold: Path, command: str) -> None:
    result = run(command, gold, "--model", "nowhere", "-q")

    assert result.exit_code == 1
    assert result.stderr.splitlines() == ["abstracts: no model at nowhere: `abstracts learn GOLD -o nowhere` makes one"]


def test_places_are_listed_by_talk(run: Run, model: Path, gold: Path) -> None:
    assert run("concepts", gold, "--model", model, "--all", "--whole-corpus").exit_code == 2


def test_too_little_to_learn_from(run: Run, tmp_path: Path) -> None:
    few = '{"title": "Orti sociali", "keywords": ["orti sociali"]}\n'

    result = run("learn", "-", "-o", tmp_path / "model", "-q", stdin=few)

    assert result.exit_code == 1
    assert "at least 20 are needed" in result.stderr
    assert not (tmp_path / "model").exists()


def test_a_file_in_the_way_is_told_before_the_work(run: Run, gold: Path) -> None:
    result = run("learn", gold, "-o", gold)

    assert result.exit_code == 1
    assert "it is a file, not a folder" in result.stderr
