"""Files built to harm, or broken on the way: refused in one line, in little time and memory."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from abstracts.errors import AbstractsError, InputError
from abstracts.ingest import read

sys.path.insert(0, str(Path(__file__).parent))
import containers

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.ingest import Reading

    Read = Callable[..., Reading]
    Write = Callable[[str, str | bytes], Path]

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = f'<?xml version="1.0"?><!DOCTYPE schedule [<!ENTITY l0 "ah">{LAUGHS}]><schedule><day>&l9;</day></schedule>'
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>'


def _outcome(path: Path) -> str:
    """What a user is told of a file: nothing, or one error."""
    try:
        read([path])
    except AbstractsError as error:
        return str(error)
    return ""


def _zip(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/"), content)
    return data.getvalue()


@pytest.mark.parametrize("text", [ENTITIES, EXTERNAL])
def test_xml_with_entities_is_refused(reading: Read, text: str) -> None:
    with pytest.raises(InputError, match=r"schedule.xml:1: XML that declares entities is refused"):
        reading("schedule.xml", text)


def test_a_zip_bomb_is_refused(reading: Read) -> None:
    bomb = _zip(**{"a.txt": b"0" * (64 * 2**20)})
    with pytest.raises(InputError, match="refused: unpacked it would be far larger"):
        reading("a.zip", bomb)
    with pytest.raises(InputError, match="refused: unpacked it would be far larger"):
        reading("a.xlsx", _zip(**{"xl/workbook.xml": b" " * (64 * 2**20)}))


def test_a_bomb_inside_an_office_file_is_refused(reading: Read) -> None:
    with pytest.raises(InputError, match="declares a document type"):
        reading("a.docx", _zip(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": ENTITIES.encode()}))


def test_yaml_whose_aliases_multiply_is_refused(reading: Read) -> None:
    bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    bomb += "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    with pytest.raises(InputError, match="aliases multiply beyond measure"):
        reading("a.yaml", bomb + "title: T\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"title": "T"},' + "[" * 100_000),
        ("a.json", "[" * 100_000 + "]" * 100_000),
        ("a.yaml", "title: T\nx: " + "[" * 10_000),
        ("a.yaml", "title: T\n" + "".join(f"{' ' * depth}a:\n" for depth in range(3_000))),
        ("a.html", "<html><body>" + "<div>" * 10_000 + "Intervengono:<ul><li>A | B | C</li></ul>"),
        ("a.xml", "<?xml version='1.0'?>" + "<a>" * 100_000),
    ],
)
def test_deep_nesting_is_no_traceback(write: Write, name: str, text: str) -> None:
    assert "\n" not in _outcome(write(name, text))


def test_a_spreadsheet_that_repeats_without_end(reading: Read) -> None:
    one = containers.ods([["Titolo", "Riassunto"], ["Reti", "Un testo"]])
    with zipfile.ZipFile(io.BytesIO(one)) as packed:
        content = packed.read("content.xml").decode()
    rows, columns = (f'table:number-{what}-repeated="99999999"' for what in ("rows", "columns"))
    plain = "<table:table-row><table:table-cell><text:p>Reti"
    bomb = content.replace(plain, f"<table:table-row {rows}><table:table-cell {columns}><text:p>Reti")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", bomb)
    assert len(reading("a.ods", data.getvalue()).talks) <= 1


CUT = {
    "a.xlsx": containers.xlsx({"a": [["Titolo", "Abstract"], ["Reti", "Testo"]]}),
    "a.ods": containers.ods([["Titolo", "Abstract"], ["Reti", "Testo"]]),
    "a.docx": containers.word([("h", "Reti"), ("p", "Testo")]),
    "a.odt": containers.odt([("h", "Reti"), ("p", "Testo")]),
    "a.parquet": containers.columns([["Titolo", "Abstract"], ["Reti", "Testo"]]),
    "a.pdf": containers.pdf([["Reti", "Testo"]]),
}


TENTHS = [share / 10 for share in range(1, 10)]


@pytest.mark.parametrize("share", [*TENTHS, 0.99])
@pytest.mark.parametrize("name", CUT)
def test_a_truncated_container_is_one_line(write: Write, name: str, share: float) -> None:
    data = CUT[name]
    assert "\n" not in _outcome(write(name, data[: int(len(data) * share)]))


@pytest.mark.parametrize("share", [*TENTHS, 0.95])
def test_truncated_texts_are_one_line(fixtures: Path, write: Write, share: float) -> None:
    for path in sorted(fixtures.rglob("*.*")):
        data = path.read_bytes()
        assert "\n" not in _outcome(write(path.name, data[: int(len(data) * share)]))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any use of a socket, or of the resolver of names, fails the test."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file made the reader open a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)


CALL = "Il progetto racconta come una rete di vicini è diventata un servizio della valle inventata."
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//p//it\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Reti\r\n"
    f"DESCRIPTION:{CALL}\r\nATTACH:http://example.org/a.pdf\r\nDTSTART;TZID=Europe/Rome:20180914T093000\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
INCLUDED = (
    '<?xml version="1.0"?><schedule xmlns:xi="http://www.w3.org/2001/XInclude"><day date="2018-09-14"><room name="A">'
    '<event id="1"><title>Reti</title><abstract><xi:include parse="text" href="{href}"/></abstract></event>'
    "</room></day></schedule>"
)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ics", CALENDAR),
        ("a.yaml", f"- title: Reti\n  abstract: {CALL}\n  url: http://example.org/a\n"),
        ("a.md", f"# Reti\n\n![foto](http://example.org/a.png)\n\n{CALL} {CALL}\n"),
        ("a.xml", INCLUDED.format(href="http://example.org/a")),
        ("b.xml", '<?xml version="1.0"?><?xml-stylesheet href="http://example.org/a.xsl"?>' + INCLUDED[21:]),
        ("a.html", f"<html><head><base href='http://example.org/'></head><body><h1>Reti</h1><p>{CALL} {CALL}</p>"),
        ("a.bib", f"@article{{a, title={{Reti}}, abstract={{{CALL}}}, url={{http://example.org/a}}}}\n"),
    ],
)
def test_links_inside_are_not_followed(reading: Read, name: str, text: str) -> None:
    assert reading(name, text).talks[0].title == "Reti"


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><!DOCTYPE schedule SYSTEM "http://example.org/s.dtd"><schedule><day/></schedule>',
        '<?xml version="1.0"?><!DOCTYPE schedule PUBLIC "-//P" "http://example.org/s.dtd"><schedule>&x;</schedule>',
        '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY % x SYSTEM "http://example.org/x"> %x;]><schedule/>',
        '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "http://example.org/x">]><papers><paper>&x;</paper></papers>',
    ],
)
def test_no_definition_is_fetched(write: Write, text: str) -> None:
    assert "\n" not in _outcome(write("a.xml", text))


def test_no_file_is_included(reading: Read, write: Write) -> None:
    secret = write("segreto.txt", "parola segreta")
    (talk,) = reading("a.xml", INCLUDED.format(href=secret.as_uri())).talks
    assert "segreta" not in talk.abstract


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system ['false']", "!!python/name:os.system", "!x {a: 1}"])
def test_yaml_makes_no_objects(write: Write, tag: str) -> None:
    assert "\n" not in _outcome(write("a.yaml", f"- title: Reti\n  abstract: {tag}\n"))


@pytest.mark.usefixtures("no_network")
def test_nothing_is_fetched(fixtures: Path, write: Write) -> None:
    page = '<html><head><link href="http://example.org/a.css"></head><body><img src="http://example.org/a.png"><h1>Reti</h1>'
    for path in sorted(fixtures.iterdir()):
        read([path])
    read([write("a.html", page + "<p>Intervengono:</p><ul><li>Anna Neri | Ente | Reti</li></ul></body></html>")])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_a_large_table_takes_little_memory(tmp_path: Path) -> None:
    """Reads 8 MB as a stream in a process of its own: the peak after the first talk is nearly that after the last."""
    path = tmp_path / "grande.csv"
    abstract = "Il progetto racconta come una rete di vicini è diventata un servizio della valle. " * 20
    with path.open("w", encoding="utf-8") as file:
        file.write("titolo,abstract\n")
        for number in range(8_000_000 // len(abstract)):
            file.write(f"Reti {number},{abstract}\n")
    code = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from abstracts.ingest import Stream\n"
        "import abstracts.ingest.languages as l\n"
        "l.of = lambda *a, **k: 'it'\n"
        "peak = lambda: int(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024\n"
        "talks = iter(Stream([sys.argv[1]]))\n"
        "next(talks)\n"
        "first = peak()\n"
        "print(1 + sum(1 for _ in talks), first, peak())\n"
    )
    out = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    count, first, last = map(int, out.stdout.split())
    assert count == 8_000_000 // len(abstract)
    assert last - first < 10
    assert last < 200


RUNS = ["a", " ", "*", "[", "(", "<script", "<a ", "# ", "@", "1 ", "e' ", "A. ", "|", "\t", "- ", "&", "“"]


@pytest.mark.parametrize("run", RUNS)
def test_long_runs_take_no_long_time(write: Write, run: str) -> None:
    """No pattern may go back and forth over a long text: each of these would take minutes if one did."""
    long = run * (50_000 // len(run))
    top = "Le reti\n\nSESSIONE | 14 settembre 2018 | ore 9\n\n"
    start = time.monotonic()
    for name, text in [
        ("a.csv", f'titolo,abstract,relatori\nReti,"{long} x@y.it",Anna Neri\n'),
        ("b.txt", f"{top}Intervengono:\n\n- Anna Neri | Reti\n\n# {long}!\n"),
        ("c.html", f"<html><body><h1>Le reti</h1><p>{long}</p>"),
        ("d.md", f"# {long}\n\nAnna Neri\n\n{long}"),
    ]:
        _outcome(write(name, text))
    assert time.monotonic() - start < 10
