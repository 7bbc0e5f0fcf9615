from __future__ import annotations

import dataclasses
import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts.contract import talk_to_json
from abstracts.errors import InputError
from abstracts.ingest import read
from abstracts.ingest.mojibake import mended_talk
from abstracts.talks import Person, Session, Talk
from abstracts.text import mojibake

sys.path.insert(0, str(Path(__file__).parent))
from strategies import TALKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from abstracts.ingest import Reading


TEXTS = st.text(st.sampled_from("àèéìòù€’“”–ÂÃâ\u0080\u0099\u00a0 aeiolmst")) | st.text()


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


@pytest.mark.parametrize("name", ["riassunto", "abstract"])
def test_lines_with_italian_names_are_records(reading: Callable[..., Reading], name: str) -> None:
    found = reading("t.jsonl", _lines({"titolo": "Reti", name: "perche' no", "relatori": ["Anna Neri"]}))
    assert (found.talks[0].title, found.talks[0].abstract) == ("Reti", "perché no")
    assert found.talks[0].speakers == (Person("Anna Neri"),)
    assert found.talks[0].source is not None
    assert found.talks[0].source.endswith(":1")


def test_a_date_in_words_is_the_start(reading: Callable[..., Reading]) -> None:
    found = reading(
        "t.jsonl",
        _lines(
            {"title": "A", "date": "11 Giugno 2025 10:40"},
            {"title": "B", "date": "Sabato 4 Aprile - 10:00", "event": "Giornate 2020"},
            {"title": "C", "date": "11 Giugno 2025 10:40", "start": "2025-06-12T09:00:00"},
        ),
    )
    assert [str(talk.start) for talk in found.talks] == [
        "2025-06-11 10:40:00",
        "2020-04-04 10:00:00",
        "2025-06-12 09:00:00",
    ]
    assert not any("date and time" in str(note) for note in found.notes)


def test_a_date_that_is_none_is_told_once(reading: Callable[..., Reading]) -> None:
    notes = reading("t.jsonl", _lines({"title": "A", "date": "2018 9:30"}, {"title": "B", "date": "2018 10:30"})).notes
    assert [note.line for note in notes] == [1]


@given(st.lists(TALKS, max_size=4, unique_by=lambda talk: talk.id))
def test_reading_what_was_written_is_the_identity(talks: list[Talk]) -> None:
    """`ingest | ingest` changes nothing, whatever the talks hold; only mojibake is mended, the first time."""
    first = _round(talks)
    assert _round(first) == first
    assert first == tuple(map(mended_talk, talks))
    if not re.search("[\u0080-\u009fÂÃÄÅÐÑâãïð]", _lines(*map(talk_to_json, talks))):
        assert first == tuple(talks)


def _round(talks: Sequence[Talk]) -> tuple[Talk, ...]:
    data = _lines(*map(talk_to_json, talks)).encode()
    return read(["-"], stdin=io.BytesIO(data)).talks if talks else ()


@given(TEXTS)
def test_what_was_mended_does_not_change_again(text: str) -> None:
    assert mojibake(mojibake(text)) == mojibake(text)


@given(st.text("àèéìòù aeioulmst.,’").map(str.strip))
def test_italian_read_in_the_wrong_encoding_is_mended(text: str) -> None:
    assert mojibake(f"perché {text} così".encode().decode("cp1252")) == f"perché {text} così"


def test_mojibake_is_mended_in_every_field(reading: Callable[..., Reading]) -> None:
    good = Talk(
        "x", "Città", "Perché l’acqua", (Person("Niccolò Neri", "Università"),),
        Session("s", "Comunità", "Già", (Person("Zoë Blu"),), "Attività", None, "Caffè"),
        "Società", ("qualità",), ("mobilità",), room="Metà", abstract_en="naïve",
    )  # fmt: skip
    wrong = _lines(talk_to_json(good)).encode().decode("cp1252")
    (talk,) = reading("t.jsonl", wrong).talks
    assert dataclasses.replace(talk, source=None) == good


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", "titolo,relatori,abstract,università\nLa città,Niccolò Neri,Perché l’acqua è così,Università\n"),
        ("t.json", '[{"titolo": "La città", "relatori": "Niccolò Neri", "abstract": "Perché l’acqua è così"}]'),
        ("t.yaml", "- titolo: La città\n  relatori: Niccolò Neri\n  abstract: Perché l’acqua è così\n"),
        ("t.jsonl", '{"titolo": "La città", "relatori": ["Niccolò Neri"], "abstract": "Perché l’acqua è così"}\n'),
    ],
)
def test_mojibake_is_mended_in_every_format(reading: Callable[..., Reading], name: str, content: str) -> None:
    (talk,) = reading(name, content.encode().decode("cp1252")).talks
    assert (talk.title, talk.abstract, talk.speakers[0].name) == (
        "La città",
        "Perché l’acqua è così",
        "Niccolò Neri",
    )


def test_a_text_where_speakers_should_be_goes_back_to_the_abstract(reading: Callable[..., Reading]) -> None:
    """As in tables: a name of fifteen words or more is a part of the abstract gone astray."""
    text = "La rete dei vicini racconta in questo incontro come si tiene viva una strada intera e con quali soldi."
    line = {"title": "Reti", "abstract": "Si comincia.", "speakers": [{"name": text}, {"name": "Anna Neri"}]}
    found = reading("talks.jsonl", json.dumps(line))
    assert [(talk.abstract, [p.name for p in talk.speakers]) for talk in found.talks] == [
        (f"Si comincia.\n\n{text}", ["Anna Neri"])
    ]
    assert "joined to the abstract" in found.notes[0].message
