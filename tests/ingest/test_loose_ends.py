"""What must not be lost in silence: rows cut off, events that are broken, breaks, keywords in two languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts.errors import InputError
from abstracts.ingest import drafts
from abstracts.ingest.drafts import is_service
from abstracts.talks import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.ingest import Reading

CUT = 'titolo,abstract\n"Reti","Un testo intero"\n"Acqua","Un testo che non\nfinisce'
EVENTS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Reti\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Acqua\r\n"
    "DTSTART:domani\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Case\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Orti"
)


def test_a_table_that_ends_in_an_open_quotation_mark(reading: Callable[..., Reading]) -> None:
    with pytest.raises(InputError, match="quotation mark") as told:
        reading("t.csv", CUT)
    assert told.value.line == 3
    found = reading("t.csv", CUT, skip_invalid=True)
    assert [talk.title for talk in found.talks] == ["Reti"]
    assert [(note.kind, note.line) for note in found.notes] == [("invalid", 3)]


def test_a_record_that_the_end_of_the_file_cuts_off(reading: Callable[..., Reading]) -> None:
    records = "TY  - JOUR\nTI  - Reti\nAB  - Un testo\nER  - \n\nTY  - JOUR\nTI  - Acqua\nAB  - Un testo\n"
    with pytest.raises(InputError, match="without its end") as told:
        reading("t.ris", records)
    assert told.value.line == 6
    found = reading("t.ris", records, skip_invalid=True)
    assert [(talk.title, (talk.source or "")[-2:]) for talk in found.talks] == [("Reti", ":1")]
    assert [(note.kind, note.line) for note in found.notes] == [("invalid", 6)]


@pytest.mark.parametrize("end", ['"', '"\n', '"\n\n', '"\r\n'])
def test_a_table_that_is_whole(reading: Callable[..., Reading], end: str) -> None:
    found = reading("t.csv", f"{CUT}{end}")
    assert ([talk.title for talk in found.talks], found.notes) == (["Reti", "Acqua"], ())


def test_a_broken_event_costs_no_other(reading: Callable[..., Reading]) -> None:
    with pytest.raises(InputError, match="event") as told:
        reading("c.ics", EVENTS)
    assert told.value.line == 6
    found = reading("c.ics", EVENTS, skip_invalid=True)
    assert [talk.title for talk in found.talks] == ["Reti", "Case"]
    assert [note.line for note in found.notes] == [6, 13]


@pytest.mark.parametrize(
    "title",
    ["Pausa caffè", "PAUSA PRANZO", "Break", "Coffee break", "Lunch", "Registrazione", "Registrazione dei partecipanti",
     "Registrazione e caffè di benvenuto", "Coffee break & networking", "Light lunch", "Pranzo", "– Pausa –"],
)  # fmt: skip
def test_what_happens_between_talks(title: str) -> None:
    assert is_service(title)


@pytest.mark.parametrize(
    "title",
    ["La pausa caffè come luogo di cura", "Pausa caffè: un luogo di cura", "Apertura dei dati e trasparenza",
     "Break the code", "Pranzo e città", "Welcome to the machine", "Networking sociale nelle aree interne", "Registri"],
)  # fmt: skip
def test_talks_about_breaks_are_talks(title: str) -> None:
    assert not is_service(title)


@given(st.text())
def test_any_title_can_be_asked(title: str) -> None:
    assert is_service(title) in {True, False}


def test_breaks_are_told_and_those_with_a_speaker_or_a_text_stay(reading: Callable[..., Reading]) -> None:
    found = reading(
        "p.yaml",
        "- title: Pausa caffè\n- title: Reti\n- title: Pranzo\n  abstract: Cuciniamo insieme ai vicini della valle\n"
        "- title: Saluti istituzionali\n  speakers: [Anna Neri]\n",
    )
    assert [talk.title for talk in found.talks] == ["Reti", "Pranzo", "Saluti istituzionali"]
    assert [(note.kind, note.line) for note in found.notes] == [("left-out", 1)]


def test_a_timetable_keeps_talks_that_begin_like_a_break(reading: Callable[..., Reading]) -> None:
    items = ["Registrazione", "Apertura dei dati e bilanci", "Pausa caffè (offerta dalla valle)", "Reti di vicini"]
    rows = "".join(f"<li>{9 + n}:00 - {9 + n}:30 | {item}</li>" for n, item in enumerate(items))
    found = reading("o.html", f"<html><body><ul>{rows}</ul></body></html>")
    assert [talk.title for talk in found.talks] == [items[1], items[3]]


def test_yaml_with_signs_of_windows(reading: Callable[..., Reading]) -> None:
    (talk,) = reading("p.yaml", "- title: L\u0092acqua Ã¨ di tutti\n  abstract: Un testo breve\n").talks
    assert talk.title in {"L’acqua è di tutti", "L'acqua è di tutti"}


def test_yaml_with_a_sign_of_no_text_names_its_line(reading: Callable[..., Reading]) -> None:
    with pytest.raises(InputError, match="U\\+0001") as told:
        reading("p.yaml", f"- title: Reti\n- title: Ac\x01qua\n  abstract: {'un testo ' * 20}\n")
    assert told.value.line == 2


def test_keywords_in_two_languages(reading: Callable[..., Reading]) -> None:
    (talk,) = reading("t.csv", "titolo;parole chiave;keywords\nReti;reti, acqua;networks, water\n").talks
    assert (talk.keywords, talk.abstract_en) == (("reti", "acqua"), "Keywords: networks, water")
    text = "Un testo sulle reti\n\nKeywords: networks, water\n\nParole chiave: reti, acqua"
    (talk,) = reading("t.csv", f'titolo;abstract\nReti;"{text}"\n').talks
    assert (talk.keywords, talk.abstract_en) == (("reti", "acqua"), "Keywords: networks, water")


def test_an_office_file_with_a_password_is_told(reading: Callable[..., Reading]) -> None:
    for name in ("a.xlsx", "a.docx", "a.xls"):
        with pytest.raises(InputError, match="password"):
            reading(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def test_contributions_of_indico_stand_in_their_sessions_too(reading: Callable[..., Reading]) -> None:
    talks = [{"title": title, "description": "Un testo breve", "session": "Reti"} for title in ("Acqua", "Case")]
    event = {"contributions": talks[:1], "sessions": [{"title": "Reti", "contributions": talks[1:]}]}
    found = reading("i.json", json.dumps({"count": 1, "results": [event]}))
    assert [talk.title for talk in found.talks] == ["Acqua", "Case"]
    assert [file.format for file in found.files] == ["indico"]


def test_sessions_without_a_title_are_one_if_their_kind_and_chairs_are() -> None:
    """A programme gave three keynotes no session but their chairs: they were one session of three days."""
    poster, other = drafts.session("", kind="Poster"), drafts.session("", kind="Demo")
    first, second = (drafts.session("", chairs=(Person(name),)) for name in ("Ada Neri", "Ugo Rossi"))
    assert len({s.id for s in (poster, other, first, second)}) == 4
    assert drafts.session("", kind="Poster").id == poster.id
    assert drafts.session("Cura", kind="Poster").id == drafts.session("Cura", kind="Demo").id
