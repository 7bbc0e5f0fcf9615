"""A talk that several files tell of is one, with the details of all."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import datetime
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from abstracts.ingest import Reading, explain, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from abstracts.talks import Talk

    Write = Callable[[str, str | bytes], Path]

TEXT = "Una rete di vicini, nata in un condominio, è diventata un servizio della valle e racconta che cosa ha imparato."
NINE, TEN = "2018-09-14T09:30:00+00:00", "2018-09-14T10:30:00+00:00"
PROGRAMME = "titolo,relatori,sala,inizio\nReti di vicini,Anna Neri,Aula 1,2018-09-14 09:30\n"
BOOK = f'titolo,autori,abstract,parole chiave\n"Reti di vicini!","Neri Anna, Ente di Prova","{TEXT}","reti; vicini"\n'


def both(write: Write, first: str, second: str) -> Reading:
    return read([write("a.csv", first), write("b.csv", second)])


def told(reading: Reading) -> list[str]:
    return [note.message for note in reading.notes if "told once" in note.message]


def test_the_programme_and_the_book_of_abstracts_tell_of_one_talk(write: Write) -> None:
    found = both(write, PROGRAMME, BOOK)
    (talk,) = found.talks
    assert (talk.abstract, talk.room, talk.start) == (TEXT, "Aula 1", datetime(2018, 9, 14, 9, 30))
    assert talk.keywords == ("reti", "vicini")
    assert [file.talks for file in found.files] == [1, 1]
    (note,) = told(found)
    assert note.startswith("1 talk of this file also stands in ")
    assert not any("new version" in note.message for note in found.notes)


def test_the_order_of_the_files_changes_nothing(write: Write) -> None:
    paths = [
        write("a.csv", PROGRAMME),
        write("b.csv", BOOK),
        write("c.csv", "titolo,durata,relatori\nReti di vicini,30,Anna Neri\n"),
    ]
    found = {replace(talk, source=None) for order in permutations(paths) for talk in read(list(order)).talks}
    assert len(found) == 1
    assert next(iter(found)).minutes == 30


def test_a_folder_and_a_packed_one_are_several_files(write: Write, tmp_path: Path) -> None:
    folder = write("prova/a.csv", PROGRAMME).parent
    write("prova/b.csv", BOOK)
    packed = tmp_path / "prova.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for path in sorted(folder.iterdir()):
            file.write(path, path.name)
    piped = read(["-"], stdin=io.BytesIO(packed.read_bytes()))
    assert [len(found.talks) for found in (read([folder]), read([packed]), piped)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("book", "why"),
    [
        (BOOK.replace("Neri Anna", "Ugo Gialli"), "other people"),
        ("titolo,inizio\nReti di vicini,2018-09-14 11:00\n", "another time"),
        ("titolo,sala\nReti di vicini,Aula 2\n", "another room"),
        ("titolo,edizione\nReti di vicini,2017\n", "another edition"),
        ("titolo,sessione\nReti di vicini,Cura\n", "another session"),
        ("titolo,track\nReti di vicini,Abitare\n", "another track"),
        ("titolo,durata\nReti di vicini e di case,30\n", "another title"),
    ],
)
def test_what_differs_is_another_talk(write: Write, book: str, why: str) -> None:
    programme = (
        "titolo,relatori,sala,inizio,edizione,sessione,track\n"
        "Reti di vicini,Anna Neri,Aula 1,2018-09-14 09:30,2018,Casa,Cura\n"
    )
    found = both(write, programme, book)
    assert (len(found.talks), told(found)) == (2, []), why


def test_a_room_may_be_spelt_in_two_ways(write: Write) -> None:
    other = '{"title": "Reti di vicini", "speakers": ["Anna Neri"], "room": "aula  1", "minutes": 30}'
    (talk,) = read([write("a.csv", PROGRAMME), write("b.jsonl", other)]).talks
    assert (talk.minutes, talk.start) == (30, datetime(2018, 9, 14, 9, 30))


def test_another_text_is_a_new_version(write: Write) -> None:
    found = both(write, BOOK, BOOK.replace("condominio", "quartiere"))
    assert len(found.talks) == 2
    assert any("new version" in note.message for note in found.notes)


def test_a_text_cut_short_is_the_same(write: Write) -> None:
    found = both(write, BOOK.replace(TEXT, f"{TEXT[:90]}…"), BOOK.replace("è diventata", "e' diventata"))
    (talk,) = found.talks
    assert talk.abstract.endswith("imparato.")


@pytest.mark.parametrize("title", ["Robotica", "Tavola rotonda"])
def test_a_short_title_alone_is_not_enough(write: Write, title: str) -> None:
    found = both(write, f"titolo,sala\n{title},Aula 1\n", f"titolo,durata\n{title},30\n")
    assert len(found.talks) == 2
    again = both(
        write, f"titolo,sala,relatori\n{title},Aula 1,Anna Neri\n", f"titolo,durata,relatori\n{title},30,Anna Neri\n"
    )
    assert len(again.talks) == 1


def test_what_one_file_tells_twice_stays_two_talks(write: Write) -> None:
    """A workshop that is given again: which of the two the book means is not known."""
    found = both(write, f"{PROGRAMME}Reti di vicini,Anna Neri,Aula 1,2018-09-14 11:30\n", BOOK)
    assert len(found.talks) == 3


def test_an_edition_that_only_one_file_names(write: Write) -> None:
    found = both(write, PROGRAMME.replace("inizio\n", "inizio,edizione\n").replace("30\n", "30,2018\n"), BOOK)
    assert [talk.edition for talk in found.talks] == ["2018"]


def test_of_several_editions_each_has_its_own(write: Write) -> None:
    series = "titolo,sala,edizione\nLa giornata delle reti,Aula 1,2018\nLa giornata delle reti,Aula 1,2019\n"
    book = "titolo,durata,edizione\nLa giornata delle reti,20,2019\nLa giornata delle reti,10,2018\n"
    found = both(write, series, book)
    assert sorted((talk.edition, talk.minutes) for talk in found.talks) == [("2018", 10), ("2019", 20)]


def test_records_with_one_id(write: Write) -> None:
    """Two tables of one system tell the same talk under the same id."""
    found = both(write, f"id,{PROGRAMME}".replace("\nReti", "\n7,Reti"), f"id,{BOOK}".replace('\n"Reti', '\n7,"Reti'))
    assert [(talk.id, talk.room, bool(talk.abstract)) for talk in found.talks] == [("7", "Aula 1", True)]


def test_a_submission_sent_twice_stays_two(write: Write) -> None:
    """The organisers want to know of it: two exports of submissions, each with an id of its own."""
    sent = f'id,titolo,autori,abstract\n{{}},Reti di vicini,Anna Neri,"{TEXT}"\n'
    found = both(write, sent.format(17), sent.format(45))
    assert [talk.id for talk in found.talks] == ["17", "45"]
    placed = both(write, sent.format(17), "id,titolo,relatori,sala\n3,Reti di vicini,Anna Neri,Aula 1\n")
    assert [(talk.room, bool(talk.abstract)) for talk in placed.talks] == [("Aula 1", True)]


def test_two_programmes_with_ids_of_their_own_tell_of_one_talk_at_one_hour(write: Write) -> None:
    """Nobody sends a talk twice for the same slot; an hour that says it is in UTC is no other."""
    first = write("a.csv", f'id,titolo,autori,inizio,abstract\n17,Reti di vicini,Anna Neri,2018-09-14 09:30,"{TEXT}"\n')
    second = {"id": "45", "title": "Reti di vicini", "abstract": TEXT, "speakers": ["Anna Neri"]}
    at = {hour: write(f"{hour[11:13]}.jsonl", json.dumps(second | {"start": hour})) for hour in (NINE, TEN)}
    assert [talk.id for talk in read([first, at[NINE]]).talks] == ["17"]
    assert [talk.id for talk in read([first, at[TEN]]).talks] == ["17", "45"]


def test_an_id_that_somebody_gave_stays(write: Write) -> None:
    found = both(write, PROGRAMME, "id,titolo,relatori\nvicini-7,Reti di vicini,Anna Neri\n")
    assert [(talk.id, talk.room) for talk in found.talks] == [("vicini-7", "Aula 1")]


def test_a_time_with_a_zone_and_one_without(write: Write) -> None:
    with_zone = '{"title": "Reti di vicini", "start": "2018-09-14T09:30:00+02:00", "speakers": ["Anna Neri"]}\n'
    found = read([write("a.csv", PROGRAMME), write("b.jsonl", with_zone)])
    assert len(found.talks) == 1


def test_each_explanation_has_the_notes_of_its_file(write: Write) -> None:
    folder = write("prova/a.csv", PROGRAMME).parent
    write("prova/b.csv", BOOK)
    notes = [[note.message for note in found.notes] for found in explain(folder)]
    assert [sum("told once" in note for note in of) for of in notes] in ([0, 1], [1, 0])


def test_the_language_comes_with_the_text(write: Write) -> None:
    english = "We tell how a network of neighbours became a service of the valley, and what the town learned from it."
    found = both(write, PROGRAMME, BOOK.replace(TEXT, english))
    talk: Talk = found.talks[0]
    assert (talk.language, len(found.talks)) == ("en", 1)
