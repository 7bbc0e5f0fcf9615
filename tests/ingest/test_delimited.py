from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from abstracts.errors import InputError
from abstracts.ingest.columns import field_of
from abstracts.talks import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.ingest import Reading

ROWS = [
    [
        "Reti di prossimità",
        "Un abstract sulle reti, con una virgola e un punto; anche un punto e virgola.",
        "Anna Neri, Ugo Blu",
    ],
    ["Case aperte", "Un abstract sulle case e su chi le abita insieme agli altri.", "Ida Verdi"],
]


def _csv(separator: str, header: list[str], rows: list[list[str]] = ROWS) -> str:
    return "\n".join(separator.join(f'"{value}"' for value in row) for row in [header, *rows]) + "\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "header",
    [["Titolo", "Riassunto", "Relatori"], ["Title", "Abstract", "Speakers"], ["TITOLO:", "Descrizione", "Autori"]],
)
def test_separators_and_headers(reading: Callable[..., Reading], separator: str, header: list[str]) -> None:
    found = reading("tavola.csv", _csv(separator, header))
    assert [(talk.title, talk.abstract) for talk in found.talks] == [(row[0], row[1]) for row in ROWS]
    assert found.talks[0].speakers == (Person("Anna Neri"), Person("Ugo Blu"))
    assert [talk.source.rpartition(":")[2] for talk in found.talks if talk.source] == ["2", "3"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(reading: Callable[..., Reading], encoding: str) -> None:
    found = reading("tavola.csv", _csv(";", ["Titolo", "Riassunto", "Relatori"]).encode(encoding))
    assert found.talks[0].title == "Reti di prossimità"
    assert ("Windows-1252" in " ".join(note.message for note in found.notes)) == (encoding == "cp1252")


def test_all_that_a_table_may_hold(reading: Callable[..., Reading]) -> None:
    header = (
        "Codice;Titolo della proposta;Riassunto;Nomi dei relatori;Affiliazione;Tema;Tipologia di sessione;Sala;"
        "Inizio;Fine;Lingua;Parole chiave;Stato della proposta;E-mail;Note"
    )
    row = (
        "A7;Reti;Testo lungo sulle reti e sulle comunità che le tengono in vita ogni giorno.;Anna Neri;Ente di Prova;"
        "Welfare;Relazione;Aula 2;14/09/2018 09:30;14/09/2018 10:00;it;reti, comunità;Accettata;a@b.example;boh"
    )
    talk = reading("t.csv", f"{header}\n{row}\n").talks[0]
    assert talk.id == "A7"
    assert talk.speakers == (Person("Anna Neri", "Ente di Prova"),)
    assert (talk.track, talk.tags, talk.room, talk.minutes) == ("Welfare", ("Relazione",), "Aula 2", 30)
    assert talk.start == datetime(2018, 9, 14, 9, 30)
    assert talk.keywords == ("reti", "comunità")


def test_date_and_time_in_two_columns(reading: Callable[..., Reading]) -> None:
    talk = reading("t.csv", "titolo,data,ora,durata\nReti,14 settembre 2018,9.30,45 min\n").talks[0]
    assert (talk.start, talk.minutes) == (datetime(2018, 9, 14, 9, 30), 45)


def test_rejected_and_service_rows_are_left_out_and_told(reading: Callable[..., Reading]) -> None:
    table = "titolo,stato,service session\nReti,accettata,\nCase,Rifiutata,\nAcqua,ritirata,\nPausa,accettata,true\n"
    found = reading("t.csv", table)
    assert [talk.title for talk in found.talks] == ["Reti"]
    assert [(note.kind, note.line) for note in found.notes] == [("left-out", 3), ("left-out", 4), ("left-out", 5)]
    assert [talk.title for talk in reading("u.csv", table, states=["rejected"]).talks] == ["Case"]
    assert len(reading("v.csv", table, states=["all"]).talks) == 3


def test_columns_given_by_the_user(reading: Callable[..., Reading]) -> None:
    table = "cosa;di che si parla\nReti;Un testo\n"
    talk = reading("t.csv", table, columns={"title": "Cosa", "abstract": "2"}).talks[0]
    assert (talk.title, talk.abstract) == ("Reti", "Un testo")
    with pytest.raises(InputError, match="no such column"):
        reading("u.csv", table, columns={"title": "boh"})


def test_a_table_without_the_needed_column_says_what_it_has(reading: Callable[..., Reading]) -> None:
    with pytest.raises(InputError, match=r"t.csv:1: no column for the title or the abstract; found colore, prezzo"):
        reading("t.csv", "colore,prezzo\nrosso,3\n")


def test_a_table_without_header_is_told_by_what_it_holds(reading: Callable[..., Reading]) -> None:
    table = "".join(
        f"Un titolo di prova {n},chiave-{n},{ROWS[0][1].replace(',', '')} E poi altro {n},Anna Neri\n" for n in range(3)
    )
    talks = reading("t.csv", table).talks
    assert len(talks) == 3
    assert (talks[0].title, talks[0].tags, talks[0].speakers) == (
        "Un titolo di prova 0",
        ("chiave-0",),
        (Person("Anna Neri"),),
    )


def test_quoted_line_ends_keep_the_count_of_lines(reading: Callable[..., Reading]) -> None:
    found = reading("t.csv", 'titolo,abstract\nReti,"riga uno\n\nriga due"\nCase,testo\n')
    assert found.talks[0].abstract == "riga uno\n\nriga due"
    assert [(talk.source or "").rpartition(":")[2] for talk in found.talks] == ["2", "5"]


def test_too_many_cells_are_joined_and_told(reading: Callable[..., Reading]) -> None:
    found = reading("t.csv", "titolo,abstract,relatori\nReti,prima parte,seconda parte,Anna Neri\n")
    assert found.talks[0].abstract == "prima parte seconda parte"
    assert found.talks[0].speakers == (Person("Anna Neri"),)
    assert found.notes[0].line == 2


def test_a_row_without_title_and_abstract_is_an_error(reading: Callable[..., Reading]) -> None:
    table = "titolo,relatori\nReti,Anna Neri\n,Ugo Blu\n"
    with pytest.raises(InputError, match="t.csv:3: title and abstract are both empty"):
        reading("t.csv", table)
    found = reading("u.csv", table, skip_invalid=True)
    assert len(found.talks) == 1
    assert found.notes[0].kind == "invalid"


def test_an_endless_quotation_is_told(reading: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abstracts.ingest.delimited._LONGEST_CELL", 1000)
    with pytest.raises(InputError, match="t.csv:2: not a table from here"):
        reading("t.csv", 'titolo,abstract\nReti,"mai chiusa\n' + "parola " * 400)


STREET = "La rete dei vicini mostra in questo incontro come si tiene viva una strada intera, dalle chiavi alla spesa."


def test_a_text_in_the_place_of_the_speakers_is_abstract(reading: Callable[..., Reading]) -> None:
    found = reading("t.csv", f'Titolo,Riassunto,Relatori\nReti,"Un testo sulle reti.","{STREET}"\n')
    assert found.talks[0].speakers == ()
    assert found.talks[0].abstract == f"Un testo sulle reti.\n\n{STREET}"
    assert any("joined to the abstract" in note.message and note.line == 2 for note in found.notes)


def test_a_biography_gives_its_name(reading: Callable[..., Reading]) -> None:
    life = (
        "Anna Neri è una ricercatrice della valle inventata che da dieci anni studia le reti dei vicini e i loro conti"
    )
    found = reading("t.csv", f'Titolo,Riassunto,Relatori\nReti,"Un testo sulle reti.","{life}"\n')
    assert found.talks[0].speakers == (Person("Anna Neri"),)
    assert found.talks[0].abstract == "Un testo sulle reti."
    assert any("only its name is read, Anna Neri" in note.message for note in found.notes)


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("Titolo", "Abstract (max 250 parole)"),
        ("Titolo (max 100 caratteri)", "Testo dell'abstract"),
        ("Titolo proposta", "Abstract dell'intervento"),
        ("Titolo/Title", "Abstract / Riassunto"),
        ("1. Titolo", "2. Abstract della proposta"),
        ("Titolo dell’intervento (in italiano)", "Breve descrizione"),
        ("Titolo del talk", "Descrizione dell'intervento"),
        ("Abstract title", "Riassunto, max 1500 battute"),
    ],
)
def test_headers_of_forms(reading: Callable[..., Reading], title: str, abstract: str) -> None:
    found = reading("t.csv", f'"{title}";"{abstract}";"Parole chiave (max 5)"\nReti;Un testo breve;acqua, case\n')
    assert [(talk.title, talk.abstract, talk.keywords) for talk in found.talks] == [
        ("Reti", "Un testo breve", ("acqua", "case"))
    ]
    assert not found.notes


@pytest.mark.parametrize("header", ["Titolo del relatore", "Abstract (in inglese)", "Durata (ore)", "Data proposta"])
def test_headers_that_say_something_else(header: str) -> None:
    assert field_of(header) not in {"title", "abstract", "minutes", "start", "date"}


def test_the_header_that_says_it_plainly_comes_first(reading: Callable[..., Reading]) -> None:
    table = "Titolo (dott., prof.);Titolo;Descrizione;Abstract (max 90 parole)\nProf.;Reti;Una nota;Un testo breve\n"
    talk = reading("t.csv", table).talks[0]
    assert (talk.title, talk.abstract) == ("Reti", "Un testo breve")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("relatore 1;relatore 2;Ente 1;Ente 2", "Anna Neri;Ugo Blu;Rete;Comune"),
        (
            "Nome autore 1;Cognome autore 1;Ente 1;Nome autore 2;Cognome autore 2;Ente 2",
            "Anna;Neri;Rete;Ugo;Blu;Comune",
        ),
        ("Author 1 name;Author 1 affiliation;Author 2 name;Author 2 affiliation", "Anna Neri;Rete;Ugo Blu;Comune"),
        ("Relatore 1;Relatore 2;Enti", "Anna Neri;Ugo Blu;Rete, Comune"),
    ],
)
def test_people_with_columns_of_their_own(reading: Callable[..., Reading], header: str, row: str) -> None:
    found = reading("t.csv", f"titolo;{header}\nReti;{row}\nCase;Ida Verdi;;;\n")
    assert found.talks[0].speakers == (Person("Anna Neri", "Rete"), Person("Ugo Blu", "Comune"))
    assert len(found.talks[1].speakers) == 1
    assert not found.notes


def test_first_and_last_names_of_one_speaker(reading: Callable[..., Reading]) -> None:
    talk = reading("t.csv", "titolo;nome relatore;cognome relatore\nReti;Anna;Neri\n").talks[0]
    assert talk.speakers == (Person("Anna Neri"),)


def test_columns_that_are_not_read_are_told_once(reading: Callable[..., Reading]) -> None:
    table = (
        "titolo;colore;vuota;E-mail relatore;Informazioni cronologiche;note\n"
        "Reti;;;a@b.example;1/1;boh\nCase;blu;;;1/1;boh\n"
    )
    notes = reading("t.csv", table).notes
    assert [(note.kind, note.message) for note in notes] == [("warning", "columns not read: colore, note")]


@pytest.mark.parametrize(
    ("day", "hour", "said"),
    [
        ("31/02/2024", "9:30", "“data”: “31/02/2024”: it names no day"),
        ("14/09/2024", "25:00", "“ora”: “25:00”: it names no time of day"),
        ("14 settembre", "9:30", "“data”: “14 settembre”: it names no year"),
        ("14/09/2024", "", "“data”: “14/09/2024”: it names no time of day"),
        ("", "9:30", "“ora”: “9:30”: it names no day"),
    ],
)
def test_the_column_at_fault_is_named(reading: Callable[..., Reading], day: str, hour: str, said: str) -> None:
    found = reading("t.csv", f"titolo;data;ora\nReti;{day};{hour}\n")
    assert found.talks[0].start is None
    assert [note.message for note in found.notes] == [f"{said}; such talks have no start"]


def test_a_line_that_declares_the_separator(reading: Callable[..., Reading]) -> None:
    found = reading("t.csv", "sep=;\r\ntitolo;abstract\r\nReti, case;Un testo, breve\r\n")
    assert [(talk.title, talk.abstract) for talk in found.talks] == [("Reti, case", "Un testo, breve")]
    assert (found.talks[0].source or "").endswith(":3")


@pytest.mark.parametrize("nothing", ["nan", "NaN", "N/A", "#N/A", "#REF!", "#RIF!", "n.d.", "-", "null", "None"])
def test_cells_that_say_nothing(reading: Callable[..., Reading], nothing: str) -> None:
    talk = reading("t.csv", f"titolo;abstract;relatore;sala\nReti;{nothing};{nothing};{nothing}\n").talks[0]
    assert (talk.abstract, talk.speakers, talk.room) == ("", (), None)
    assert reading("u.csv", "titolo;nome;cognome\nReti;Nan;Null\n").talks[0].speakers == (Person("Nan Null"),)


def test_states_are_chosen_in_any_case_and_none_is_none_of_them(reading: Callable[..., Reading]) -> None:
    table = "titolo;stato\nReti;accettata\nCase;Rifiutata\nAcqua;\n"
    assert [talk.title for talk in reading("t.csv", table, states=["reJECTED"]).talks] == ["Case"]
    assert len(reading("u.csv", table, states=["ALL"]).talks) == 3
    assert [talk.title for talk in reading("v.csv", table).talks] == ["Reti", "Acqua"]
    assert len(reading("w.csv", "titolo\nReti\n", states=["rejected"]).talks) == 1


def test_notes_are_of_one_line(reading: Callable[..., Reading]) -> None:
    found = reading("t.csv", 'titolo;abstract;"note\na piè di pagina"\nReti;"Acqua\n\nCase";boh\n')
    assert not any("\n" in note.message for note in found.notes)


def test_columns_with_one_header(reading: Callable[..., Reading]) -> None:
    table = (
        "titolo;abstract;relatore;ente;relatore;ente;sala;sala;abstract;titolo\n"
        "Reti;Un testo;Anna Neri;Rete;Ugo Blu;Comune;A;;;\nCase;;Ida Verdi;;;;;B;Altro testo;\n"
    )
    first, second = reading("t.csv", table).talks
    assert (first.title, first.abstract, first.room) == ("Reti", "Un testo", "A")
    assert first.speakers == (Person("Anna Neri", "Rete"), Person("Ugo Blu", "Comune"))
    assert (second.title, second.abstract, second.room) == ("Case", "Altro testo", "B")
    assert second.speakers == (Person("Ida Verdi"),)


@pytest.mark.parametrize("day", ["2024-09-14 00:00:00", "14/09/2024 00:00:00", "2024-09-14T00:00:00+02:00"])
def test_the_hour_comes_from_its_own_column(reading: Callable[..., Reading], day: str) -> None:
    assert reading("t.csv", f"titolo;data;ora\nReti;{day};9:30\n").talks[0].start == datetime(2024, 9, 14, 9, 30)
    assert reading("u.csv", f"titolo;data;sala\nReti;{day};A\n").talks[0].start is None


def test_the_hour_beside_a_day_in_milliseconds(reading: Callable[..., Reading]) -> None:
    found = reading("t.json", '[{"titolo": "Reti", "abstract": "Un testo", "data": 1726272000000, "ora": "9:30"}]')
    assert found.talks[0].start == datetime(2024, 9, 14, 9, 30)
