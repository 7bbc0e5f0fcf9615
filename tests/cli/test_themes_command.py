from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from conftest import Run


def test_the_smallest_theme_can_be_given(run: Run, corpus: Path) -> None:
    result = run("themes", "-q", "--min-size", "5", "-t", "json", corpus / "workshop-2024")
    document = json.loads(result.stdout)

    assert document["themes"]
    assert all(len(theme["talks"]) >= 5 for theme in document["themes"])
    assert sum(len(theme["talks"]) for theme in document["themes"]) + len(document["isolated"]) == 24
    assert document["settings"]["min_size"] == 5
    assert document["settings"]["encoder"] == "use-multilingual-v3"
    assert document["settings"]["pipeline"] == "it_abstracts"


def test_a_number_of_themes_and_a_smallest_size_exclude_each_other(run: Run, corpus: Path) -> None:
    result = run("themes", "-q", "--min-size", "5", "-k", "2", corpus / "workshop-2024")

    assert result.exit_code == 2
    assert "-k gives exactly so many themes" in result.stderr


def test_themes_by_edition(run: Run, corpus: Path) -> None:
    result = run("themes", "-q", "--by", "edition", "-t", "json", corpus)
    document = json.loads(result.stdout)

    assert document["editions"] == [{"edition": "2023", "talks": 24}, {"edition": "2024", "talks": 24}]
    energy = next(theme for theme in document["themes"] if "comunità energetiche" in theme["label"])
    assert energy["trend"] in {"appears", "grows"}
    assert len(document["without_edition"]) == 11


def test_narrow_themes_stand_under_the_broad_ones_in_which_they_lie(run: Run, corpus: Path) -> None:
    sources = ("-q", "--granularity", "fine", corpus)
    document = json.loads(run("themes", "-t", "json", *sources).stdout)
    medium = json.loads(run("themes", "-q", "-t", "json", corpus).stdout)
    talks = {theme["number"]: set(theme["talks"]) for theme in medium["themes"]}

    assert document["settings"]["granularity"] == "fine"
    assert len(document["themes"]) > len(medium["themes"])
    assert all(set(theme["talks"]) <= talks[theme["within"]["number"]] for theme in document["themes"])
    first = medium["themes"][0]
    assert run("themes", *sources).stdout.startswith(f"WITHIN 1. {first['label']}  ({len(first['talks'])} talks)")
    assert run("themes", "-t", "csv", *sources).stdout.startswith("id,title,theme,label,strength,others,within\n")


def test_new_talks_join_an_earlier_analysis(run: Run, corpus: Path, tmp_path: Path) -> None:
    lines = run("ingest", "-q", corpus / "workshop-2024").stdout.splitlines(keepends=True)
    may, june, kept = tmp_path / "may.jsonl", tmp_path / "june.jsonl", tmp_path / "may.json"
    may.write_text("".join(lines[:18]), encoding="utf-8")
    june.write_text("".join(lines[2:]), encoding="utf-8")
    run("themes", "-q", "-t", "json", "-o", kept, may)
    joined = run("themes", "--with", kept, "-t", "json", june)
    before, after = json.loads(kept.read_text(encoding="utf-8")), json.loads(joined.stdout)

    left = sorted((talk["id"], talk["title"]) for talk in map(json.loads, lines[:2]))
    assert sorted(after["missing_talks"]) == [talk for talk, _ in left]
    named = ", ".join(f"{talk} ({title})" for talk, title in left)
    assert f"{kept}: 2 talks not among the sources: {named}" in joined.stderr
    assert sorted(after["new_talks"]) == sorted(json.loads(line)["id"] for line in lines[18:])
    names = {theme["number"]: theme["label"] for theme in before["themes"]}
    assert {theme["number"]: theme["label"] for theme in after["themes"] if not theme["new"]} == names
    shown = run("themes", "-q", "--with", kept, june).stdout
    assert "  new" in shown
    assert run("themes", "-q", "--with", kept, "-t", "csv", june).stdout.startswith(
        "id,title,theme,label,strength,others,new\n"
    )


def test_a_theme_whose_talks_have_all_left_is_told(run: Run, corpus: Path, tmp_path: Path) -> None:
    gone = {"number": 4, "label": "apicoltura", "talks": [f"x{i:02}" for i in range(12)]}
    (tmp_path / "may.json").write_text(json.dumps({"themes": [gone]}), encoding="utf-8")
    result = run("themes", "--with", tmp_path / "may.json", "-t", "json", corpus / "workshop-2024")

    assert "12 talks not among the sources: x00, x01, x02, x03, x04, x05, x06, x07, x08, x09, ...\n" in result.stderr
    assert "no talk is left of theme 4, apicoltura: it is not shown" in result.stderr
    document = json.loads(result.stdout)
    assert document["themes"]
    assert all(theme["new"] and theme["number"] > 4 for theme in document["themes"])
    assert "not among" not in run("themes", "-q", "--with", tmp_path / "may.json", corpus / "workshop-2024").stderr


def test_a_file_that_is_no_earlier_analysis_is_told(run: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "may.json").write_text('{"themes": [{"number": "uno"}]}', encoding="utf-8")
    result = run("themes", "-q", "--with", tmp_path / "may.json", corpus / "workshop-2024")

    assert result.exit_code == 1
    wanted = "\"themes[0].number\": a whole number from 1 expected, not 'uno'"
    assert result.stderr == f"abstracts: {tmp_path / 'may.json'}: {wanted}\n"


def test_ways_to_say_how_many_themes_exclude_one_another(run: Run, corpus: Path, tmp_path: Path) -> None:
    for words in (
        ("-k", "3", "--granularity", "fine"),
        ("-k", "3", "--with", tmp_path / "may.json"),
        ("--granularity", "coarse", "--with", tmp_path / "may.json"),
    ):
        for command in (("themes",), ("report", "-o", tmp_path / "out")):
            result = run(*command, "-q", *words, corpus / "workshop-2024")
            assert result.exit_code == 2
            assert "exclude each other" in result.stderr


def test_a_report_says_what_is_new_and_how_broad_its_themes_are(run: Run, corpus: Path, tmp_path: Path) -> None:
    lines = run("ingest", "-q", corpus / "workshop-2024").stdout.splitlines(keepends=True)
    (tmp_path / "may.jsonl").write_text("".join(lines[:18]), encoding="utf-8")
    run("report", "-q", "-o", tmp_path / "may", tmp_path / "may.jsonl")
    run("report", "-q", "-o", tmp_path / "june", "--with", tmp_path / "may" / "report.json", corpus / "workshop-2024")
    run("report", "-q", "-o", tmp_path / "fine", "--granularity", "fine", corpus / "workshop-2024")

    june = (tmp_path / "june" / "report.md").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "june" / "report.json").read_text(encoding="utf-8"))
    known = {json.loads(line)["id"] for line in lines[:18]}
    assert june.count("*nuovo*") == sum(talk["theme"] is not None and talk["id"] not in known for talk in data["talks"])
    assert "Aggiunta a un’analisi precedente | sì" in june
    assert "6 interventi sono nuovi rispetto all’analisi precedente." in june
    assert "Fa parte del tema più ampio «" in (tmp_path / "fine" / "report.html").read_text(encoding="utf-8")


def test_an_unknown_encoder_is_told(run: Run, corpus: Path) -> None:
    for command in ("themes", "overlaps"):
        result = run(command, "-q", "--encoder", "bert", corpus / "workshop-2024")
        assert result.exit_code == 1
        assert "no encoder 'bert'; known are" in result.stderr


def test_another_encoder_is_named_in_the_report(
    run: Run, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from abstracts import encoders  # noqa: PLC0415
    from abstracts.embeddings import EmbeddedEncoder  # noqa: PLC0415

    monkeypatch.setattr(encoders, "load", lambda name: encoders.ExtraEncoder(name, EmbeddedEncoder().encode))
    result = run("report", "-q", "--encoder", "model2vec:orto", "-o", tmp_path / "out", corpus / "workshop-2024")

    assert result.exit_code == 0
    settings = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["settings"]
    assert settings["encoder"] == "model2vec:orto"
