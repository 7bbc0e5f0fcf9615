"""What stderr says of a reading: what could be a lost talk by line, the frames of pages in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abstracts.cli.summary import summary
from abstracts.ingest import read

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

PAGE = """{title}
SESSIONE PARALLELA | venerdì 14 settembre 2018 | ore 9
Modera: Anna Neri
Intervengono:
• UGO GIALLI | Ente Prova | Le reti di vicinato
Il programma completo
Condividi: Facebook Stampa
"""


def _pages(folder: Path, count: int) -> Path:
    for number in range(count):
        (folder / f"pagina-{number}.txt").write_text(PAGE.format(title=f"Sessione {number}"), encoding="utf-8")
    return folder


def test_the_frame_of_a_page_is_one_line(tmp_path: Path) -> None:
    path = _pages(tmp_path, 1) / "pagina-0.txt"
    first, last = summary(read([path]))
    assert first == (
        f"abstracts: {path}: left out: 2 lines of the page's frame (6, 7): “Il programma completo”, "
        "“Condividi: Facebook Stampa”; --explain shows each"
    )
    assert last == "abstracts: 1 talk read from 1 file (session-page 1)"


def test_the_frames_of_many_pages_are_one_line(tmp_path: Path) -> None:
    first, *rest = summary(read([_pages(tmp_path, 5)]))
    assert first == (
        "abstracts: left out: 10 lines of the pages' frame in 5 files: “Il programma completo” (5 files), "
        "“Condividi: Facebook Stampa” (5 files); --explain shows each"
    )
    assert len(rest) == 1


def test_the_explanation_shows_every_line(run: Run, tmp_path: Path) -> None:
    shown = run("ingest", "--explain", _pages(tmp_path, 5)).stdout
    assert shown.count("line 6: left out: site boilerplate: “Il programma completo”") == 5


def test_files_passed_over_for_one_reason_are_one_line(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "c.csv").write_text("titolo\nReti\n", encoding="utf-8")
    first, last = summary(read([tmp_path]))
    assert first == f"abstracts: {tmp_path / 'a.txt'}, {tmp_path / 'b.txt'}: left out: the file is empty"
    assert last == "abstracts: 1 talk read from 1 file (csv 1)"


def test_what_may_be_a_lost_talk_keeps_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ["1,Reti,ritirata", "2,Case,rifiutata", "3,Acqua,ok", "3,Altro,ok", "4,,ok", "3,Acqua,ok"]
    path.write_text("id,titolo,stato\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    lines = summary(read([path], skip_invalid=True))
    assert [line.removeprefix(f"abstracts: {path}:").partition(" ")[0] for line in lines[:-1]] == [
        f"{number}:" for number in (2, 3, 5, 6, 7)
    ]


def test_a_paragraph_without_a_session_keeps_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.md"
    prose = "Le reti di vicinato sostengono le famiglie della valle e le cooperative che lavorano con i comuni. " * 3
    path.write_text(f"# La giornata\n\n{prose}\n\n# {PAGE.format(title='Sessione')}", encoding="utf-8")
    assert any(line.startswith(f"abstracts: {path}:1: left out: no session under") for line in summary(read([path])))


@pytest.mark.parametrize("options", [(), ("--explain",)])
def test_strict_reading_takes_the_frame_for_left_out(run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    result = run("ingest", "--strict", *options, _pages(tmp_path, 1))
    assert result.exit_code == 1
    assert "pagina-0.txt:6: site boilerplate" in result.stderr
