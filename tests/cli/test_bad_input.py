"""Every fault in the input gives one clear line and exit code 1, and leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

FAULTS = {
    "empty file": ("vuoto.txt", b"", "vuoto.txt: the file is empty"),
    "not a text": ("dati.bin", bytes(range(256)) * 8, "dati.bin: not a text"),
    "no column": ("nomi.csv", b"nome,email\nAda,ada@example.org\n", "nomi.csv:1: no column for the title"),
    "broken JSON": ("rotto.jsonl", b'{"title":"Uno"}\n{"title":"Due"}\n{"title": Tre}\n', "rotto.jsonl:3: not JSON"),
    "two talks with one id": (
        "doppi.jsonl",
        b'{"id":"7","title":"Uno"}\n{"id":"7","title":"Due"}\n',
        'doppi.jsonl:2: "id": two talks with the id "7"',
    ),
    "no words": ("muto.jsonl", b'{"id":"7","title":" "}\n', 'muto.jsonl:1: "title": '),
}


@pytest.mark.parametrize(("name", "content", "message"), FAULTS.values(), ids=list(FAULTS))
def test_a_fault_is_one_line_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, name: str, content: bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content)

    result = run("report", name, "-o", "rapporto")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"abstracts: {message}")
    assert result.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_empty_folder(tmp_path: Path, run: Run) -> None:
    result = run("themes", tmp_path)

    assert result.exit_code == 1
    assert f"{tmp_path}: the folder is empty" in result.stderr


def test_a_file_that_is_not_there(run: Run) -> None:
    result = run("themes", "assente.txt")

    assert result.exit_code == 1
    assert result.stderr == "abstracts: assente.txt: no such file or folder\n"


def test_nothing_on_standard_input(run: Run) -> None:
    result = run("themes")

    assert result.exit_code == 1
    assert result.stderr.startswith("abstracts: -: ")


def test_another_encoding_is_read_with_a_warning(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "latino.csv"
    source.write_bytes("titolo;abstract\nPerché le città;È l'ora delle comunità\n".encode("cp1252"))

    result = run("ingest", source)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "Perché le città"
    assert "latino.csv:2: warning: not UTF-8" in result.stderr


def test_another_language_is_read_with_a_warning(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "inglese.jsonl"
    source.write_text(
        '{"title": "The future of work", "abstract": "This talk is about how people work in large cities."}'
    )

    result = run("report", source, "-o", tmp_path / "out")

    assert result.exit_code == 0
    assert "not in Italian" in result.stderr
    assert "Un intervento non è in italiano" in (tmp_path / "out/report.html").read_text(encoding="utf-8")


def test_an_abstract_of_one_word_is_read(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "breve.csv"
    source.write_text("titolo,abstract\nUn titolo qualunque,Cooperative\n", encoding="utf-8")

    result = run("report", source, "-o", tmp_path / "out")

    assert result.exit_code == 0
    assert "Con un solo intervento" in (tmp_path / "out/report.md").read_text(encoding="utf-8")


def test_an_abstract_of_200_000_words_is_read(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "lungo.jsonl"
    text = "Il budget di salute rigenera le reti di comunità locali. " * 20_000
    source.write_text(json.dumps({"id": "lungo", "title": "Un talk lungo", "abstract": text}), encoding="utf-8")

    result = run("concepts", source, "-t", "json")

    assert result.exit_code == 0
    assert "budget di salute" in {c["label"] for c in json.loads(result.stdout)[0]["concepts"]}


def test_faulty_rows_can_be_skipped(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "misto.jsonl"
    source.write_text('{"id": "1", "title": "Uno"}\n{"id": "2", "title"\n{"id": "3", "title": "Tre"}\n')

    result = run("ingest", source, "--skip-invalid")

    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "3"]
    assert "misto.jsonl:2: invalid: not JSON" in result.stderr


def test_strict_reading_stops_at_what_would_be_left_out(corpus: Path, run: Run) -> None:
    result = run("ingest", corpus / "workshop-2023/sguardi-laterali.txt", "--strict")

    assert result.exit_code == 1
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["report", "themes"])
def test_a_place_that_cannot_be_written_is_told_before_the_work(tmp_path: Path, run: Run, command: str) -> None:
    (tmp_path / "file").write_text("già qui")

    result = run(command, "assente.txt", "-o", tmp_path / "file" / "sotto")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"abstracts: {tmp_path / 'file' / 'sotto'}: cannot be written: ")
    assert (tmp_path / "file").read_text() == "già qui"


def test_no_pipeline_of_that_name(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "uno.jsonl"
    source.write_text('{"title": "Le reti di comunità"}')

    result = run("concepts", source, "-q", "--pipeline", "it_che_non_esiste")

    assert result.exit_code == 1
    assert result.stderr.startswith("abstracts: no pipeline 'it_che_non_esiste'")
    assert result.stderr.count("\n") == 1
