from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from abstracts.contract import talk_to_json
from abstracts.errors import InputError
from abstracts.ingest import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from abstracts.ingest import Reading


def _lines(*objects: object) -> str:
    return "".join(json.dumps(obj, ensure_ascii=False) + "\n" for obj in objects)


def test_talks_of_a_file_are_those_that_were_written(write: Callable[[str, str], Path], fixtures: Path) -> None:
    first = read([fixtures / "pagina.txt"]).talks
    again = read([write("talks.jsonl", _lines(*map(talk_to_json, first)))]).talks
    assert again == first


def test_a_faulty_line_is_told_with_its_number(reading: Callable[..., Reading]) -> None:
    text = _lines({"title": "Reti"}, {"title": "Case"}) + "{rotto\n" + _lines({"title": "Acqua"})
    with pytest.raises(InputError, match="t.jsonl:3: not JSON"):
        reading("t.jsonl", text)
    found = reading("u.jsonl", text, skip_invalid=True)
    assert [talk.title for talk in found.talks] == ["Reti", "Case", "Acqua"]
    assert [(note.kind, note.line) for note in found.notes] == [("invalid", 3)]


def test_texts_are_kept_sign_by_sign(reading: Callable[..., Reading]) -> None:
    raw = "  perche' <b>no</b>\u00a0 x@y.example _x000D_\n"
    assert reading("t.jsonl", _lines({"title": "T", "abstract": raw})).talks[0].abstract == raw


def test_the_language_is_found_where_it_is_not_given(reading: Callable[..., Reading]) -> None:
    english = "We present a study of how cooperatives share risks and resources across remote rural valleys."
    talks = reading(
        "t.jsonl", _lines({"title": "A", "abstract": english}, {"title": "B", "lang": "de"}, {"title": "Reti"})
    ).talks
    assert [talk.language for talk in talks] == ["en", "de", "it"]


def test_unknown_fields_are_told_once(reading: Callable[..., Reading]) -> None:
    notes = reading("t.jsonl", _lines({"title": "A", "colore": 1}, {"title": "B", "colore": 2})).notes
    assert [note.message for note in notes] == ["fields not read: colore"]


def test_standard_input(fixtures: Path) -> None:
    found = read(["-"], stdin=io.BytesIO(_lines({"title": "Reti"}).encode()))
    assert found.files[0].format == "jsonl"
    assert found.talks[0].source == "-:1"
    assert read(["-"], stdin=io.BytesIO((fixtures / "pagina.txt").read_bytes())).files[0].format == "session-page"


@pytest.mark.parametrize(
    "name",
    [
        "devfest-pisa",
        "devfest-roma",
        "linuxdaymilano",
        "mergeit2020",
        "mergeit2023",
        "pycon-nove",
        "incontrodevops2019",
    ],
)
def test_the_readings_of_others(shared: Path, name: str) -> None:
    path = shared / "programmes" / name / "items.jsonl"
    found = read([path])
    assert len(found.talks) == len(path.read_text(encoding="utf-8").splitlines())
