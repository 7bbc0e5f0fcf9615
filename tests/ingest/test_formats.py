"""One small invented programme in every format: each reader must find the same talks in it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from abstracts.ingest import read
from abstracts.talks import Person

if TYPE_CHECKING:
    from pathlib import Path

    from abstracts.ingest import Reading

NETS = (
    "Il progetto racconta come una rete di vicini, nata in un condominio inventato, è diventata un servizio della "
    "valle di prova e che cosa ha imparato il comune."
)
WATER = (
    "Cinque comuni inventati gestiscono insieme l'acqua della valle: il contributo descrive le regole che si sono "
    "dati e i conti dei primi tre anni."
)
WHOLE = ("abstract", "speakers", "track", "start", "minutes", "room")
FORMATS = [
    ("talks.jsonl", "jsonl", (*WHOLE, "affiliation", "keywords", "id")),
    ("tabella.csv", "csv", (*WHOLE, "affiliation", "keywords", "id")),
    ("pretalx-export.json", "json", (*WHOLE, "id")),
    ("pretalx-export.csv", "csv", (*WHOLE, "id")),
    ("pretalx-api.json", "pretalx", (*WHOLE, "id")),
    ("schedule.json", "schedule-json", (*WHOLE, "id")),
    ("schedule.xml", "schedule-xml", (*WHOLE, "id")),
    ("sessionize.json", "sessionize", (*WHOLE, "id")),
    ("sessionize-gridsmart.json", "sessionize", (*WHOLE, "id")),
    ("sessionize-sessions.json", "sessionize", (*WHOLE, "id")),
    ("indico-abstracts.json", "indico", ("abstract", "speakers", "affiliation", "track", "id")),
    ("indico-contributions.json", "indico", (*WHOLE, "affiliation", "id")),
    ("easychair", "easychair", ("abstract", "speakers", "affiliation", "keywords")),
    ("conftool.xml", "conftool", ("abstract", "speakers", "affiliation", "track", "keywords", "room", "start", "id")),
    ("conftool.csv", "csv", ("abstract", "speakers", "affiliation", "track", "keywords", "room", "start", "id")),
    ("openreview.json", "openreview", ("abstract", "speakers", "track", "keywords", "id")),
    ("openreview-v1.json", "openreview", ("abstract", "speakers", "track", "keywords", "id")),
    ("programma.yaml", "yaml", ("abstract", "speakers", "start", "minutes", "room")),
    ("bibliografia.bib", "bibtex", ("abstract", "speakers", "keywords", "id")),
    ("bibliografia.ris", "ris", ("abstract", "speakers", "keywords", "id")),
    ("calendario.ics", "icalendar", (*WHOLE, "id")),
    ("orario.html", "timetable", ("speakers", "start", "minutes", "room")),
    ("libro.md", "document", ("abstract", "speakers", "keywords")),
]
EXPECTED = [
    {
        "id": "R1",
        "title": "Reti di prossimità",
        "abstract": NETS,
        "speakers": ("Anna Neri", "Ugo Gialli"),
        "affiliation": ("Ente di Prova", "Ente di Prova"),
        "track": "Welfare",
        "keywords": ("reti", "prossimità"),
        "start": datetime(2018, 9, 14, 9, 30),
        "minutes": 30,
        "room": "Aula 1",
    },
    {
        "id": "R2",
        "title": "L’acqua come bene comune",
        "abstract": WATER,
        "speakers": ("Ida Verdi",),
        "affiliation": ("Comune di Vallefinta",),
        "track": "Beni comuni",
        "keywords": ("acqua", "beni comuni"),
        "start": datetime(2018, 9, 14, 10),
        "minutes": 45,
        "room": "Aula 2",
    },
]


def _facts(found: Reading, fields: tuple[str, ...]) -> list[dict[str, object]]:
    facts = []
    for talk in found.talks:
        fact = {name: getattr(talk, name) for name in ("title", *fields) if name != "affiliation"}
        if "abstract" in fact:
            fact["abstract"] = " ".join(talk.abstract.split())
        if "speakers" in fact:
            fact["speakers"] = tuple(person.name for person in talk.speakers)
        if "affiliation" in fields:
            fact["affiliation"] = tuple(person.affiliation for person in talk.speakers)
        if "start" in fact and talk.start:
            fact["start"] = talk.start.replace(tzinfo=None)
        facts.append(fact)
    return facts


def _expected(fields: tuple[str, ...]) -> list[dict[str, object]]:
    return [{name: talk[name] for name in ("title", *fields)} for talk in EXPECTED]


@pytest.mark.parametrize(("name", "format_", "fields"), FORMATS, ids=[name for name, _, _ in FORMATS])
def test_the_same_talks_in_every_format(fixtures: Path, name: str, format_: str, fields: tuple[str, ...]) -> None:
    found = read([fixtures / name])
    assert [file.format for file in found.files] == [format_]
    assert _facts(found, fields) == _expected(fields)
    assert {talk.language for talk in found.talks} == {"it"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("pretalx-export.json", "rejected"),
        ("pretalx-export.csv", "rejected"),
        ("pretalx-api.json", "withdrawn"),
        ("sessionize.json", "a service session"),
        ("sessionize-gridsmart.json", "a service session"),
        ("indico-abstracts.json", "rejected"),
        ("easychair", "rejected"),
        ("conftool.xml", "rejected"),
        ("conftool.csv", "rejected"),
        ("conftool.csv", "withdrawn"),
        ("openreview.json", "rejected"),
        ("openreview-v1.json", "rejected"),
        ("calendario.ics", "canceled"),
        ("orario.html", "cancelled"),
        ("programma.yaml", "not a talk"),
    ],
)
def test_what_is_left_out_is_told_with_its_line(fixtures: Path, name: str, reason: str) -> None:
    notes = [note for note in read([fixtures / name]).notes if note.kind == "left-out" and reason in note.message]
    assert notes
    assert all(note.line for note in notes)


def test_the_state_chooses(fixtures: Path) -> None:
    path = fixtures / "pretalx-api.json"
    assert len(read([path], states=["all"]).talks) == 3
    assert [talk.id for talk in read([path], states=["withdrawn"]).talks] == ["R3"]
    assert [talk.id for talk in read([path], states=["accettata"]).talks] == ["R2"]


def test_a_folder_packed_as_zip(fixtures: Path, tmp_path: Path) -> None:
    packed = tmp_path / "esportazione.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for part in sorted((fixtures / "easychair").iterdir()):
            file.write(part, f"prova/{part.name}")
        file.write(fixtures / "tabella.csv", "altro/tabella.csv")
    found = read([packed])
    assert [(file.path.rpartition(".zip/")[2], file.format) for file in found.files] == [
        ("altro/tabella.csv", "csv"),
        ("prova/submission.csv", "easychair"),
    ]
    (told,) = (talk for talk in found.talks if talk.title == "Reti di prossimità")  # by both
    assert told.speakers[0].affiliation == "Ente di Prova"
    again = read(["-"], stdin=io.BytesIO(packed.read_bytes()))
    assert [talk.title for talk in again.talks] == [talk.title for talk in found.talks]


def test_sessions_of_a_programme(fixtures: Path) -> None:
    session = read([fixtures / "programma.yaml"]).talks[0].session
    assert session is not None
    assert (session.title, session.kind, session.room) == ("Vicini", "Sessione parallela", "Aula 1")
    assert session.chairs == (Person("Mia Rosa"),)
    assert session.start == datetime(2018, 9, 14, 9, 30)


def test_front_matter(fixtures: Path) -> None:
    found = read([fixtures / "scheda.md"])
    assert (
        _facts(found, ("abstract", "keywords", "track", "room", "start", "minutes"))
        == _expected(("abstract", "keywords", "track", "room", "start", "minutes"))[:1]
    )
    assert found.talks[0].speakers == (Person("Anna Neri", "Ente di Prova"), Person("Ugo Gialli"))


def test_a_paper(fixtures: Path) -> None:
    found = read([fixtures / "articolo.txt"])
    talk = found.talks[0]
    assert talk.title == "Reti di prossimità: un caso inventato"
    assert talk.abstract == NETS
    assert talk.abstract_en.startswith("The project tells how")
    assert talk.abstract_en.endswith("learned from it.\n\nKeywords: networks, proximity")
    assert talk.keywords == ("reti", "prossimità", "condominio")
    assert talk.speakers == (
        Person("Anna Neri", "Ente di Prova, Vallefinta"),
        Person("Ugo Gialli", "Comune di Vallefinta"),
    )
    assert any("body of a paper is not read" in note.message for note in found.notes)


def test_a_paper_of_conftool_has_its_session_and_no_hours_of_it(fixtures: Path) -> None:
    talk = read([fixtures / "conftool.csv"]).talks[0]
    assert talk.session is not None
    assert talk.session.title == "Vicini"
    assert talk.minutes is None


def test_submissions_whose_speakers_are_codes(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    slot = (
        '{"start": "2018-09-14T09:30:00+02:00", "end": "2018-09-14T10:00:00+02:00", "room": {"name": {"it": "Aula 1"}}}'
    )
    rest = f'"submission_type": 12, "track": 3, "state": "confirmed", "slots": [{slot}], "tags": [{{"tag": "reti"}}]'
    page = f'{{"results": [{{"code": "R1", "title": "Reti", "speakers": ["ABCDEF"], {rest}}}], "next": null}}'
    path.write_text(page, encoding="utf-8")
    found = read([path])
    assert (found.talks[0].speakers, found.talks[0].room, found.talks[0].tags) == ((), "Aula 1", ("reti",))
    assert any("ask the API for ?expand=speakers" in note.message for note in found.notes)


def test_a_page_of_the_api_that_is_not_the_last(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    talk = '{"code": "R1", "title": "Reti", "speakers": ["A"], "submission_type": 1, "state": "confirmed"}'
    path.write_text(f'{{"count": 80, "next": "https://x.example/?page=2", "results": [{talk}]}}', encoding="utf-8")
    notes = [note.message for note in read([path]).notes]
    assert notes[0] == "1 of 80 submissions: there are more pages, ask the API for them too (“next”)"
    assert notes[1].startswith("1 speaker is a code without a name: ")


def test_parallel_talks_without_a_time_have_the_hours_of_their_day(tmp_path: Path) -> None:
    path = tmp_path / "orario.html"
    days = [("14 settembre 2018", "sono sessioni parallele"), ("15 settembre 2018", "si svolgono una dopo l'altra")]
    parts = [
        f"<h3>{day}</h3><p><b>Orari</b>: 10.00 - 13:00 circa</p><p>I laboratori {how}.</p><ol>"
        f"<li><a href='#'>Mappe a piedi {day}</a> (Anna Neri)</li><li><a href='#'>Orti {day}</a> (Ugo Gialli)</li></ol>"
        for day, how in days
    ]
    table = "<table><tr><th></th><th>Aula 1</th><th>Aula 2</th></tr></table>"
    path.write_text(f"<html><body>{table}{''.join(parts)}</body></html>", encoding="utf-8")
    talks = read([path]).talks
    assert [(talk.start, talk.minutes) for talk in talks] == [(datetime(2018, 9, 14, 10), 180)] * 2 + [(None, None)] * 2
