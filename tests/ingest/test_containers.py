from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from abstracts.errors import InputError, MissingExtraError
from abstracts.talks import Person

sys.path.insert(0, str(Path(__file__).parent))
import containers

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.ingest import Reading

    Read = Callable[..., Reading]

NETS = "Il progetto racconta come una rete di vicini, nata in un condominio inventato, è diventata un servizio."
WATER = "Cinque comuni inventati gestiscono insieme l'acqua della valle: ecco le regole e i conti dei primi tre anni."
TABLE: containers.Table = [
    ["Titolo", "Riassunto", "Relatori", "Sala", "Inizio", "Durata"],
    ["Reti di prossimità", NETS, "Anna Neri; Ugo Gialli", "Aula 1", "2018-09-14 09:30", 30],
    ["L’acqua come bene comune", WATER, "Ida Verdi", "Aula 2", "2018-09-14 10:00", 45],
]


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("t.xlsx", containers.xlsx({"Foglio1": TABLE}), "xlsx"),
        ("t.ods", containers.ods(TABLE), "ods"),
        ("t.parquet", containers.columns(TABLE), "parquet"),
        ("t.dati", containers.xlsx({"Foglio1": TABLE}), "xlsx"),
        ("t.docx", containers.word([], [[str(value) for value in row] for row in TABLE]), "docx"),
    ],
)
def test_tables(reading: Read, name: str, data: bytes, format_: str) -> None:
    found = reading(name, data)
    assert found.files[0].format == format_
    assert [(talk.title, talk.abstract) for talk in found.talks] == [(row[0], row[1]) for row in TABLE[1:]]
    assert found.talks[0].speakers == (Person("Anna Neri"), Person("Ugo Gialli"))
    assert [(talk.start, talk.minutes, talk.room) for talk in found.talks] == [
        (datetime(2018, 9, 14, 9, 30), 30, "Aula 1"),
        (datetime(2018, 9, 14, 10), 45, "Aula 2"),
    ]


def test_a_workbook_with_titles_above_and_other_sheets(reading: Read) -> None:
    above: containers.Table = [["Convegno di prova 2018"], [], [None, "versione del 3 maggio"], *TABLE]
    dates: containers.Table = [["Titolo", "Data", "Ora"], ["Case aperte", datetime(2018, 9, 15), "9.30"]]
    found = reading(
        "t.xlsx", containers.xlsx({"Note": [["prezzo", "colore"], [1, "blu"]], "Talk": above, "Altri": dates})
    )
    assert [talk.title for talk in found.talks] == ["Reti di prossimità", "L’acqua come bene comune", "Case aperte"]
    assert (found.talks[0].source or "").endswith(":5")
    assert found.talks[2].start == datetime(2018, 9, 15, 9, 30)
    assert [note.kind for note in found.notes] == ["left-out"]


def test_a_workbook_without_talks(reading: Read) -> None:
    with pytest.raises(InputError, match="no column for the title or the abstract; found prezzo, colore"):
        reading("t.xlsx", containers.xlsx({"Note": [["prezzo", "colore"], [1, "blu"]]}))


BOOK = [
    ("h", "Reti di prossimità"),
    ("p", "Anna Neri, Ugo Gialli"),
    ("p", NETS + " Il comune ha imparato a fidarsi."),
    ("p", "Parole chiave: reti, prossimità"),
    ("h", "L’acqua come bene comune"),
    ("p", "Ida Verdi"),
    ("p", WATER + " Nessuno rimpiange il passato."),
]
PAGE = [
    ("p", "Reti che reggono"),
    ("p", "SESSIONE PARALLELA | 14 settembre 2018 | ore 9"),
    ("p", "Conduce Anna Neri | Ente di Prova"),
    ("p", "Intervengono:"),
    ("li", "Ugo Gialli | Comune di Vallefinta | La rete e le sue regole"),
    ("li", "Ida Blu | L’acqua come bene comune"),
    ("p", NETS),
]


@pytest.mark.parametrize("pack", [containers.word, containers.odt])
def test_a_book_of_abstracts(reading: Read, pack: Callable[..., bytes]) -> None:
    found = reading("libro.bin", pack(BOOK))
    assert [(talk.title, talk.keywords) for talk in found.talks] == [
        ("Reti di prossimità", ("reti", "prossimità")),
        ("L’acqua come bene comune", ()),
    ]
    assert found.talks[0].abstract == NETS + " Il comune ha imparato a fidarsi."
    assert found.talks[1].speakers == (Person("Ida Verdi"),)


@pytest.mark.parametrize("pack", [containers.word, containers.odt])
def test_a_programme_page(reading: Read, pack: Callable[..., bytes]) -> None:
    found = reading("pagina.bin", pack(PAGE))
    assert [(talk.title, talk.speakers) for talk in found.talks] == [
        ("La rete e le sue regole", (Person("Ugo Gialli", "Comune di Vallefinta"),)),
        ("L’acqua come bene comune", (Person("Ida Blu"),)),
    ]
    session = found.talks[0].session
    assert session is not None
    assert (session.title, session.abstract) == ("Reti che reggono", NETS)


def test_a_programme_page_as_pdf(reading: Read) -> None:
    marks = {"li": "• "}
    lines = [part for kind, text in PAGE for part in (marks.get(kind, "") + text, " ")]
    found = reading("pagina.pdf", containers.pdf([[*lines, "1"]]))
    assert [(talk.title, talk.speakers[0].name) for talk in found.talks] == [
        ("La rete e le sue regole", "Ugo Gialli"),
        ("L’acqua come bene comune", "Ida Blu"),
    ]
    session = found.talks[0].session
    assert session is not None
    assert (session.title, session.abstract, session.start) == ("Reti che reggono", NETS, datetime(2018, 9, 14, 9))


def _paper(title: str, author: str) -> list[str]:
    return [
        *(title, author, "Ente di Prova, Italia, indirizzo@prova.example", " ", "ABSTRACT (ITALIANO)"),
        *(
            "Il progetto racconta come una rete di vicini, nata in un condo-",
            "minio inventato, è diventata un servizio.",
        ),
        *(
            "Parole chiave: reti; vicini.",
            " ",
            "ABSTRACT (ENGLISH)",
            "The project tells how a network became a service.",
        ),
        *("Keywords: networks; neighbours", " ", "1. INTRODUZIONE", "Il corpo dell'articolo non si legge.", "12"),
    ]


def test_a_paper_as_pdf(reading: Read) -> None:
    found = reading("a.pdf", containers.pdf([_paper("Reti di prossimità", "Anna Neri"), ["Altro corpo.", "13"]]))
    talk = found.talks[0]
    assert (talk.title, talk.keywords) == ("Reti di prossimità", ("reti", "vicini"))
    assert (
        talk.abstract
        == "Il progetto racconta come una rete di vicini, nata in un condominio inventato, è diventata un servizio."
    )
    assert talk.abstract_en == "The project tells how a network became a service.\n\nKeywords: networks, neighbours"
    assert talk.speakers == (Person("Anna Neri", "Ente di Prova, Italia"),)


def test_a_book_of_papers_as_pdf(reading: Read) -> None:
    papers = [
        ("Reti di prossimità", "Anna Neri"),
        ("L’acqua come bene comune", "Ida Verdi"),
        ("Case aperte", "Ugo Gialli"),
    ]
    pages = [page for title, author in papers for page in (_paper(title, author), ["Altro corpo del testo.", "13"])]
    found = reading("libro.pdf", containers.pdf(pages))
    assert [(talk.title, talk.speakers[0].name) for talk in found.talks] == papers
    assert all(talk.abstract.startswith("Il progetto") and talk.abstract.endswith("servizio.") for talk in found.talks)


def test_a_scan_has_no_text(reading: Read) -> None:
    with pytest.raises(InputError, match="a scan must be put through OCR"):
        reading("scan.pdf", containers.pdf([[]]))


@pytest.mark.parametrize(
    ("module", "name", "data", "extra"),
    [
        ("pypdfium2", "a.pdf", containers.pdf([["x"]]), "documents"),
        ("docx", "a.docx", containers.word(PAGE), "documents"),
        ("pyarrow", "a.parquet", containers.columns(TABLE), "parquet"),
    ],
)
def test_a_missing_part_says_how_to_get_it(
    reading: Read, monkeypatch: pytest.MonkeyPatch, module: str, name: str, data: bytes, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"{name}: .*pip install 'abstracts\[{extra}\]'"):
        reading(name, data)


FORM: containers.Table = [
    ["Scheda della proposta", ""],
    ["Titolo:", "Uno di reti"],
    ["Autore", "Anna Neri"],
    ["Abstract (max 90 parole)", NETS],
    ["", WATER],
]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.xlsx", containers.xlsx({"Foglio1": FORM})),
        ("t.ods", containers.ods(FORM)),
        ("t.docx", containers.word([("p", "Scheda")], [[str(value) for value in row] for row in FORM[1:]])),
    ],
)
def test_a_form_with_its_labels_in_the_first_column_is_one_talk(reading: Read, name: str, data: bytes) -> None:
    found = reading(name, data)
    assert [(talk.title, talk.abstract) for talk in found.talks] == [("Uno di reti", f"{NETS}\n{WATER}")]
    assert found.talks[0].speakers == (Person("Anna Neri"),)


def test_forms_one_under_the_other(reading: Read) -> None:
    found = reading("t.xlsx", containers.xlsx({"Foglio1": [*FORM[1:], [], ["Titolo:", "Case"], ["Autore", "Ugo Blu"]]}))
    assert [talk.title for talk in found.talks] == ["Uno di reti", "Case"]
    assert [talk.speakers[0].name for talk in found.talks] == ["Anna Neri", "Ugo Blu"]


def test_a_table_of_two_columns_is_no_form(reading: Read) -> None:
    found = reading("t.xlsx", containers.xlsx({"Foglio1": [["Titolo", "Relatore"], ["Abstract", "Anna Neri"]]}))
    assert [talk.title for talk in found.talks] == ["Abstract"]


def _merged(session: object, room: object) -> containers.Table:
    return [
        ["Sessione", "Titolo", "Sala", "Relatore"],
        [session, "Reti", room, "Anna Neri"],
        [None, "Acqua", None, "Ugo Blu"],
        ["Case", "Orti", "B", "Ida Verdi"],
        ["", "Boschi", "", "Ida Verdi"],
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.xlsx", containers.xlsx({"Foglio1": _merged("Comuni", "A")}, merged=["A2:A3", "C2:C3"])),
        ("t.ods", containers.ods(_merged(("Comuni", 2), ("A", 2)))),
    ],
)
def test_merged_cells_speak_for_all_their_rows(reading: Read, name: str, data: bytes) -> None:
    talks = reading(name, data).talks
    assert [talk.title for talk in talks] == ["Reti", "Acqua", "Orti", "Boschi"]
    assert [talk.session.title if talk.session else "" for talk in talks] == ["Comuni", "Comuni", "Case", ""]
    assert [talk.room for talk in talks] == ["A", "A", "B", None]
    assert talks[1].speakers == (Person("Ugo Blu"),)
