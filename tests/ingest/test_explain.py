from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abstracts.ingest import READERS, detect, explain, read
from abstracts.ingest.source import Source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_table_tells_how_each_column_is_understood(fixtures: Path) -> None:
    (found,) = explain(fixtures / "tabella.csv")
    assert (found.format, found.talks) == ("csv", 2)
    assert found.reason == "rows of 11 columns separated by semicolons"
    assert '"Riassunto" is abstract' in found.understood
    assert '"Tema" is track' in found.understood
    assert str(found).splitlines()[0].endswith("tabella.csv: read as csv: rows of 11 columns separated by semicolons")


def test_columns_that_are_private_or_unknown_are_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("titolo,e-mail,colore\nReti,a@b.example,blu\n", encoding="utf-8")
    (found,) = explain(path)
    assert found.understood == ('"titolo" is title', '"e-mail" is private, not read', '"colore" is not read')


def test_every_file_of_a_folder_is_explained(fixtures: Path) -> None:
    found = explain(fixtures / "easychair")
    assert [(item.format, item.reason) for item in found] == [("easychair", "submissions numbered as EasyChair does")]


def test_the_same_page_as_text_and_as_html(fixtures: Path) -> None:
    text, html = read([fixtures / "pagina.txt"]).talks, read([fixtures / "pagina.html"]).talks
    assert [(talk.id, talk.title, talk.speakers, talk.session) for talk in text] == [
        (talk.id, talk.title, talk.speakers, talk.session) for talk in html
    ]


@pytest.mark.parametrize(
    "name", ["pagina.txt", "tabella.csv", "talks.jsonl", "programma.yaml", "schedule.xml", "bibliografia.bib"]
)
def test_the_content_decides_whatever_the_name(fixtures: Path, name: str) -> None:
    data = (fixtures / name).read_bytes()
    named = detect.detect(Source(name, data))
    piped = detect.detect(Source("-", data))
    assert named is not None
    assert piped is not None
    assert named[0].name == piped[0].name


def test_names_are_unique_and_found() -> None:
    assert [detect.named(reader.name) for reader in READERS] == list(READERS)


def test_notes_and_files_passed_over_are_explained(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("titolo,stato\nReti,ritirata\nCase,accettata\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("# Come leggere\n", encoding="utf-8")
    aside, table = map(str, explain(tmp_path))
    assert ": not read: documentation or gold standard by its name" in aside
    assert "\n  line 2: left out: withdrawn: “Reti” (--state chooses)\n  1 talk" in table
