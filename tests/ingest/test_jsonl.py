from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts.contract import talk_to_json
from abstracts.errors import InputError
from abstracts.ingest import read

sys.path.insert(0, str(Path(__file__).parent))
from strategies import TALKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.ingest import Reading
    from abstracts.talks import Talk


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


def test_lines_with_italian_names_are_records(reading: Callable[..., Reading]) -> None:
    found = reading("t.jsonl", _lines({"titolo": "Reti", "riassunto": "perche' no", "relatori": ["Anna Neri"]}))
    assert (found.talks[0].title, found.talks[0].abstract) == ("Reti", "perché no")
    assert found.talks[0].source is not None
    assert found.talks[0].source.endswith(":1")


def test_a_date_that_is_none_is_told_once(reading: Callable[..., Reading]) -> None:
    notes = reading("t.jsonl", _lines({"title": "A", "date": "2018 9:30"}, {"title": "B", "date": "2018 10:30"})).notes
    assert [note.line for note in notes] == [1]


@given(st.lists(TALKS, max_size=4, unique_by=lambda talk: talk.id))
def test_reading_what_was_written_is_the_identity(talks: list[Talk]) -> None:
    """`ingest | ingest` changes nothing, whatever the talks hold."""
    data = _lines(*map(talk_to_json, talks)).encode()
    if talks:
        assert read(["-"], stdin=io.BytesIO(data)).talks == tuple(talks)
