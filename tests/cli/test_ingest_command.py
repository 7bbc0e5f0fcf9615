"""`abstracts ingest` writes everything or nothing, and holds no talk."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from abstracts.ingest import Stream, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run

COMMAND = [sys.executable, "-m", "abstracts", "ingest", "-q"]
HEADER = "id,titolo,abstract\n"
TEXT = "Le reti di vicinato sostengono le famiglie. " * 50
BROKEN = '200,"mai chiusa'


def _table(rows: int) -> str:
    return HEADER + "".join(f"{n},Talk {n},{TEXT}\n" for n in range(rows))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "out" / "talks.jsonl"
    path.parent.mkdir()
    path.write_text("quello di prima", encoding="utf-8")
    return path


def _is_untouched(target: Path) -> bool:
    return target.read_text(encoding="utf-8") == "quello di prima" and list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_a_fault_in_the_last_row_leaves_nothing_written(
    run: Run, tmp_path: Path, target: Path, options: tuple[str, ...]
) -> None:
    source = tmp_path / "t.csv"
    last = (
        "7,Ritirata,Testo di una proposta,ritirata\n" if options else "0,Altro,Un altro testo con il primo numero,ok\n"
    )
    source.write_text("id,titolo,abstract,stato\n" + "".join(f"{n},Talk {n},Testo,ok\n" for n in range(5)) + last)

    result = run("ingest", *options, "-o", target, source)
    shown = run("ingest", *options, source)

    assert (result.exit_code, shown.exit_code, shown.stdout) == (1, 1, "")
    assert f"{source}:7:" in result.stderr
    assert _is_untouched(target)


def test_a_fault_leaves_no_new_folder(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "t.csv"
    source.write_text("id,titolo\n1,Reti\n1,Case\n", encoding="utf-8")

    assert run("ingest", "-o", tmp_path / "a" / "b.jsonl", source).exit_code == 1
    assert list(tmp_path.iterdir()) == [source]


def test_an_interrupt_while_reading_leaves_what_was_there(target: Path) -> None:
    with subprocess.Popen([*COMMAND, "-o", target, "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.write(_table(5000).encode())
        process.stdin.flush()
        timer = threading.Timer(1.5, process.send_signal, [signal.SIGINT])
        timer.start()
        process.wait(30)
        timer.cancel()
        said = process.stderr.read() if process.stderr else b""

    assert process.returncode == 130
    assert b"Traceback" not in said
    assert _is_untouched(target)


def test_an_interrupt_between_talks_leaves_what_was_there(
    run: Run, tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "t.csv"
    source.write_text(_table(20), encoding="utf-8")
    whole = Stream.__iter__

    def interrupted(self: Stream) -> Iterator[object]:
        for number, talk in enumerate(whole(self)):
            if number == 10:
                raise KeyboardInterrupt
            yield talk

    monkeypatch.setattr(Stream, "__iter__", interrupted)

    assert run("ingest", "-o", target, source).exit_code == 130
    assert _is_untouched(target)


def test_a_source_may_be_its_own_output(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"title": "Reti"}\n', encoding="utf-8")

    assert run("ingest", "-o", path, path).exit_code == 0
    assert json.loads(path.read_text(encoding="utf-8"))["title"] == "Reti"


def test_much_standard_input_reads_as_little_does(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    table = _table(3)
    straight = run("ingest", stdin=table)
    monkeypatch.setattr("abstracts.ingest.files.IN_MEMORY", 64)

    waiting = run("ingest", stdin=table)

    assert (waiting.stdout, waiting.stderr) == (straight.stdout, straight.stderr)
    assert len(waiting.stdout.splitlines()) == 3


def test_reading_holds_no_talks(tmp_path: Path) -> None:
    """Ten times as many talks take hardly more memory: what is kept of each is some hundred bytes."""
    peaks = []
    read([_written(tmp_path, 5)], into=lambda _talk: None)  # libraries and caches
    for rows in (100, 1000):
        path = _written(tmp_path, rows)
        tracemalloc.start()
        assert read([path], into=lambda _talk: None).kept == rows
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 900 * len(TEXT) / 3


def _written(folder: Path, rows: int) -> Path:
    path = folder / f"{rows}.csv"
    path.write_text(_table(rows), encoding="utf-8")
    return path


def test_talks_come_before_the_file_ended(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(_table(100) + BROKEN + "x" * 17 * 2**20, encoding="utf-8")
    seen: list[str] = []
    with pytest.raises(Exception, match="never closed"):
        read([path], into=lambda talk: seen.append(talk.id))
    assert len(seen) == 100
