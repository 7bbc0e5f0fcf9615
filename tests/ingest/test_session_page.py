from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from abstracts.ingest import read
from abstracts.talks import Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from abstracts.ingest import Reading

PROSE = (
    "Le cooperative di prova lavorano da anni con i comuni della valle inventata e hanno imparato che una rete si "
    "tiene insieme con la fiducia, con le regole e con un poco di pazienza. La sessione mette a confronto tre casi."
)
PAGE = f"""Reti che reggono: cooperative e comuni a confronto

Scritto da: Rete di Prova | Pubblicato il: 30 agosto 2018

SESSIONE PARALLELA  | venerdì 14 Settembre  |  ore 9

Conduce Anna Neri | Ente di Prova

Intervengono:

  • Ugo Gialli | Comune di Vallefinta (VF) | La rete e le sue regole
  • Ida Blu | Tessere, Politecnico di Prova – Dip. “Terra” | L’acqua come bene comune
  • Leo Verdi | Cooperativa «La Prova» | Chi paga? Bilanci di cinque anni

{PROSE}

Il Programma completo del convegno


Partecipa al follow-up"""


def test_the_page_of_one_session(reading: Callable[..., Reading]) -> None:
    found = reading("pagina.txt", PAGE)
    assert [talk.title for talk in found.talks] == [
        "La rete e le sue regole",
        "L’acqua come bene comune",
        "Chi paga? Bilanci di cinque anni",
    ]
    assert [talk.speakers for talk in found.talks] == [
        (Person("Ugo Gialli", "Comune di Vallefinta (VF)"),),
        (Person("Ida Blu", "Tessere, Politecnico di Prova – Dip. “Terra”"),),
        (Person("Leo Verdi", "Cooperativa «La Prova»"),),
    ]
    session = found.talks[0].session
    assert session is not None
    assert session.title == "Reti che reggono: cooperative e comuni a confronto"
    assert session.kind == "SESSIONE PARALLELA"
    assert session.start == datetime(2018, 9, 14, 9)
    assert session.chairs == (Person("Anna Neri", "Ente di Prova"),)
    assert session.abstract == PROSE
    assert {talk.session for talk in found.talks} == {session}
    assert all(talk.abstract == "" for talk in found.talks)


def test_boilerplate_is_told_with_its_line(reading: Callable[..., Reading]) -> None:
    notes = reading("pagina.txt", PAGE).notes
    assert [(note.kind, note.line) for note in notes] == [("left-out", 17), ("left-out", 20)]


def test_each_talk_knows_its_line(reading: Callable[..., Reading]) -> None:
    assert [(talk.source or "").rpartition(":")[2] for talk in reading("p.txt", PAGE).talks] == ["11", "12", "13"]


def test_ids_do_not_depend_on_place_or_name(reading: Callable[..., Reading]) -> None:
    first = reading("a.txt", PAGE).talks
    second = reading("altra/b.md", "\n\n" + PAGE.replace("’", "'")).talks
    assert [talk.id for talk in first] == [talk.id for talk in second]


@pytest.mark.parametrize(
    "word", ["Modera", "Coordina", "Conduce", "Modera:", "Coordina:", "Moderatrice:", "Presiede", "Chair:"]
)
def test_words_for_the_chair(reading: Callable[..., Reading], word: str) -> None:
    session = reading("p.txt", PAGE.replace("Conduce", word)).talks[0].session
    assert session is not None
    assert session.chairs == (Person("Anna Neri", "Ente di Prova"),)


@pytest.mark.parametrize(
    ("line", "chairs"),
    [
        ("Modera: Anna Neri (Ente di Prova)", [("Anna Neri", "Ente di Prova")]),
        ("Modera: Anna Neri, Ente di Prova", [("Anna Neri", "Ente di Prova")]),
        ("Modera Anna Neri", [("Anna Neri", None)]),
        ("Conducono Anna Neri | Ente e Ugo Blu | Altro", [("Anna Neri", "Ente"), ("Ugo Blu", "Altro")]),
        ("Introduce e modera: Anna Neri | Ente", [("Anna Neri", "Ente")]),
        ("Coordinano: Anna Neri e Ugo Blu", [("Anna Neri", None), ("Ugo Blu", None)]),
        ("", []),
    ],
)
def test_chairs(reading: Callable[..., Reading], line: str, chairs: list[tuple[str, str | None]]) -> None:
    session = reading("p.txt", PAGE.replace("Conduce Anna Neri | Ente di Prova", line)).talks[0].session
    assert session is not None
    assert [(chair.name, chair.affiliation) for chair in session.chairs] == chairs


@pytest.mark.parametrize(
    "head", ["Intervengono", "Relatori:", "Interventi", "Relatrici e relatori:", "Ne discutono:", "RELAZIONI"]
)
def test_heads_of_the_list(reading: Callable[..., Reading], head: str) -> None:
    page = PAGE.replace("Intervengono:", head.replace("Relatrici e relatori", "Relatori e relatrici"))
    assert len(reading("p.txt", page).talks) == 3


@pytest.mark.parametrize("bullet", ["-", "–", "—", "*", "·", "▪", "1.", "●"])
def test_bullets(reading: Callable[..., Reading], bullet: str) -> None:
    assert [talk.title[:6] for talk in reading("p.txt", PAGE.replace("•", bullet)).talks] == [
        "La ret",
        "L’acqu",
        "Chi pa",
    ]


@pytest.mark.parametrize(
    ("line", "start", "room"),
    [
        ("SESSIONE PARALLELA | venerdì 14 Settembre | ore 9", datetime(2018, 9, 14, 9), None),
        ("WORKSHOP | 14 settembre | ore 14.30 | Sala Rossa", datetime(2018, 9, 14, 14, 30), "Sala Rossa"),
        (
            "Sessione parallela | ven. 14 settembre 2019 | dalle 9:15 alle 11 | Refettorio",
            datetime(2019, 9, 14, 9, 15),
            "Refettorio",
        ),
        ("SESSIONE PLENARIA | 14/09/2018 | ore 11:00 | Aula 3", datetime(2018, 9, 14, 11), "Aula 3"),
        ("SESSIONE PARALLELA | venerdì 14 Settembre", None, None),
        ("SESSIONE PARALLELA", None, None),
        ("venerdì 14 settembre 2018, ore 9.00", datetime(2018, 9, 14, 9), None),
    ],
)
def test_dates_and_rooms(reading: Callable[..., Reading], line: str, start: datetime | None, room: str | None) -> None:
    page = PAGE.replace("SESSIONE PARALLELA  | venerdì 14 Settembre  |  ore 9", line)
    session = reading("p.txt", page).talks[0].session
    assert session is not None
    assert (session.start, session.room) == (start, room)
    assert session.abstract == PROSE


def test_without_a_publication_date_the_missing_year_is_told(reading: Callable[..., Reading]) -> None:
    found = reading("p.txt", PAGE.replace(" | Pubblicato il: 30 agosto 2018", ""))
    assert found.talks[0].session.start is None  # type: ignore[union-attr]
    assert any("names no year" in note.message and note.line == 5 for note in found.notes)


def test_the_edition_gives_a_missing_year(write: Callable[[str, str], Path]) -> None:
    path = write("convegno-2019/p.txt", PAGE.replace(" | Pubblicato il: 30 agosto 2018", ""))
    talk = read([path.parent]).talks[0]
    assert talk.edition == "2019"
    assert talk.session is not None
    assert talk.session.start == datetime(2019, 9, 14, 9)


@pytest.mark.parametrize(
    ("bullet", "name", "affiliation", "title"),
    [
        ("Ugo Gialli | La rete", "Ugo Gialli", None, "La rete"),
        ("Ugo Gialli | | La rete", "Ugo Gialli", None, "La rete"),
        ("Ugo Gialli | Ente A | Ente B | La rete", "Ugo Gialli", "Ente A | Ente B", "La rete"),
        ("**Ugo Gialli** | *Ente* | [La rete](https://example.org)", "Ugo Gialli", "Ente", "La rete"),
        ("Ugo Gialli – Ente – La rete", "Ugo Gialli", "Ente", "La rete"),
        ("Ugo Gialli: La rete", "Ugo Gialli", None, "La rete"),
        ("Ugo Gialli | Ente |\n    La rete", "Ugo Gialli", "Ente", "La rete"),
        (
            "Ugo Gialli | Ente, sede di |\n    Vallefinta | La rete",
            "Ugo Gialli",
            "Ente, sede di | Vallefinta",
            "La rete",
        ),
    ],
)
def test_parts_of_a_talk(
    reading: Callable[..., Reading], bullet: str, name: str, affiliation: str | None, title: str
) -> None:
    talk = reading(
        "p.md", PAGE.replace("Ugo Gialli | Comune di Vallefinta (VF) | La rete e le sue regole", bullet)
    ).talks[0]
    assert talk.title == title
    assert talk.speakers == (Person(name, affiliation),)


def test_two_people_of_one_place(reading: Callable[..., Reading]) -> None:
    talk = reading("p.txt", PAGE.replace("Leo Verdi |", "Leo Verdi e Mia Rosa |")).talks[2]
    assert talk.speakers == (
        Person("Leo Verdi", "Cooperativa «La Prova»"),
        Person("Mia Rosa", "Cooperativa «La Prova»"),
    )


def test_a_name_without_a_talk_is_told(reading: Callable[..., Reading]) -> None:
    found = reading(
        "p.txt", PAGE.replace("Leo Verdi | Cooperativa «La Prova» | Chi paga? Bilanci di cinque anni", "Leo Verdi")
    )
    assert len(found.talks) == 2
    assert any("a name without a talk" in note.message and note.line == 13 for note in found.notes)


def test_a_title_alone_is_a_talk(reading: Callable[..., Reading]) -> None:
    found = reading("p.txt", PAGE.replace("Leo Verdi | Cooperativa «La Prova» | ", ""))
    assert found.talks[2].title == "Chi paga? Bilanci di cinque anni"
    assert found.talks[2].speakers == ()


def test_several_sessions_in_one_file(reading: Callable[..., Reading]) -> None:
    second = PAGE.replace("Reti che reggono: cooperative e comuni a confronto", "Abitare la valle").replace(
        "La rete", "La casa"
    )
    found = reading("p.txt", f"{PAGE}\n\n{second}")
    sessions = {talk.session.title: talk.session for talk in found.talks if talk.session}
    assert list(sessions) == ["Reti che reggono: cooperative e comuni a confronto", "Abitare la valle"]
    assert len(found.talks) == 6
    assert all(session.abstract == PROSE for session in sessions.values())


def test_sessions_under_markdown_headings(reading: Callable[..., Reading]) -> None:
    page = f"""# Il convegno di prova 2018

## Le reti

*SESSIONE PARALLELA | 14 settembre 2018 | ore 9*

### Intervengono

- Ugo Gialli | Ente | La rete

{PROSE}

---

## Le case

Interventi

- Ida Blu | La casa

{PROSE}
"""
    found = reading("p.md", page)
    assert [(talk.title, talk.session.title) for talk in found.talks if talk.session] == [
        ("La rete", "Le reti"),
        ("La casa", "Le case"),
    ]
    assert any("no session under it" in note.message for note in found.notes)


def test_the_abstract_may_come_before_the_talks(reading: Callable[..., Reading]) -> None:
    page = f"Le reti\n\nSESSIONE | 14 settembre 2018 | ore 9\n\n{PROSE}\n\nIntervengono:\n\n"
    page += "- Ugo Gialli | Ente | La rete\n- Ida Blu\n"
    found = reading("p.txt", page)
    assert [talk.title for talk in found.talks] == ["La rete"]
    assert found.talks[0].session.abstract == PROSE  # type: ignore[union-attr]
    assert any("Ida Blu" in note.message for note in found.notes)


def test_a_session_without_talks_is_one_talk(reading: Callable[..., Reading]) -> None:
    page = f"Lezione di apertura\n\nPLENARIA | 14 settembre 2018 | ore 9\n\nModera: Anna Neri\n\n{PROSE}\n"
    found = reading("p.txt", page)
    assert [(talk.title, talk.abstract, talk.start) for talk in found.talks] == [
        ("Lezione di apertura", PROSE, datetime(2018, 9, 14, 9))
    ]


def test_a_page_as_html(reading: Callable[..., Reading]) -> None:
    bullets = "".join(
        f"<li>{name} | {place} | {title}</li>"
        for name, place, title in [
            ("Ugo Gialli", "Ente", "La rete"),
            ("Ida Blu", "Citt&agrave; &amp; co.", "L&rsquo;acqua"),
        ]
    )
    page = f"""<!DOCTYPE html><html><head><title>x</title></head><body>
<nav><ul><li>Home | Chi siamo | Dove</li></ul></nav><!-- <li>Vecchio | Ente | Titolo vecchio</li> -->
<article><h1>Le reti</h1><p>Scritto da: Prova | Pubblicato il: 30 agosto 2018</p>
<p><strong>SESSIONE PARALLELA&nbsp; | venerd&igrave; 14 Settembre | ore 9</strong></p>
<p>Modera <b>Anna Neri</b> | Ente</p><p>Intervengono:</p><ul>{bullets}</ul><p>{PROSE}</p>
<p><a href="/">Il Programma completo</a></p></article><footer>Modera Nessuno | x</footer></body></html>"""
    found = reading("p.html", page)
    assert found.files[0].format == "html-page"
    assert [(talk.title, talk.speakers) for talk in found.talks] == [
        ("La rete", (Person("Ugo Gialli", "Ente"),)),
        ("L’acqua", (Person("Ida Blu", "Città & co."),)),
    ]
    session = found.talks[0].session
    assert session is not None
    assert (session.title, session.abstract, session.start) == ("Le reti", PROSE, datetime(2018, 9, 14, 9))


def test_the_page_that_the_project_was_born_from(shared: Path) -> None:
    found = read([shared / "seed"])
    assert len(found.talks) == 5
    session = found.talks[0].session
    assert session is not None
    assert session.start == datetime(2018, 9, 14, 9)
    assert len(session.chairs) == 1
    assert "follow-up" not in session.abstract
    assert "Programma completo" not in session.abstract
    assert all(talk.speakers[0].affiliation for talk in found.talks)
