"""PDF as organisers have it: papers in one and two columns, books of abstracts, programmes in tables."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts.errors import InputError
from abstracts.ingest import pdf_layout
from abstracts.talks import Person

sys.path.insert(0, str(Path(__file__).parent))
import containers
from books import SPEAKERS, SUBJECTS, abstract_of
from containers import Placed

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.ingest import Reading

    Read = Callable[..., Reading]


def _broken(text: str, width: int) -> list[str]:
    """Lines as a typesetter makes them, long words broken with a hyphen."""
    lines = textwrap.wrap(text, width, break_on_hyphens=False)
    for at in range(len(lines) - 1):
        word, _, rest = lines[at + 1].partition(" ")
        if len(word) >= 8 and len(lines[at]) <= width - 2 and word.isalpha():
            lines[at], lines[at + 1] = f"{lines[at]} {word[:4]}-", f"{word[4:]} {rest}".strip()
    return lines


def _column(x: float, top: float, lines: list[str], size: float = 9) -> list[Placed]:
    return [(x, top - 11 * at, size, line) for at, line in enumerate(lines)]


def _two_columns(*, by_rows: bool) -> list[Placed]:
    """A paper: a title and authors across, then two columns; drawn column by column, or row by row."""
    head: list[Placed] = [
        (120, 790, 16, "Orti sui tetti della valle: un anno di"),
        (190, 770, 16, "misure fatte in casa"),
        (230, 745, 10, "Anna Neri, Ugo Gialli"),
        (200, 731, 10, "Ente di Prova, anna@prova.example"),
    ]
    left = ["ABSTRACT (ITALIANO)", *_broken(abstract_of("orti sui tetti"), 44), "Parole chiave: orti; tetti; misure"]
    left += ["1. INTRODUZIONE", *_broken("Il corpo dell'articolo racconta il resto. " * 6, 44)]
    right = _broken("La seconda colonna continua il corpo e non entra nel riassunto. " * 9, 44)
    columns = [*_column(50, 700, left), *_column(310, 700, right)]
    if by_rows:
        columns.sort(key=lambda line: (-line[1], line[0]))
    return [*head, *columns]


@pytest.mark.parametrize("by_rows", [False, True])
def test_a_paper_in_two_columns(reading: Read, by_rows: bool) -> None:  # noqa: FBT001  a case
    (talk,) = reading("a.pdf", containers.placed_pdf([_two_columns(by_rows=by_rows)])).talks
    assert talk.title == "Orti sui tetti della valle: un anno di misure fatte in casa"
    assert talk.abstract == abstract_of("orti sui tetti")
    assert talk.keywords == ("orti", "tetti", "misure")
    assert talk.speakers == (Person("Anna Neri", "Ente di Prova"), Person("Ugo Gialli", "Ente di Prova"))


def _book(width: int, columns: tuple[float, ...], marked: bool) -> list[list[Placed]]:  # noqa: FBT001  a case
    """A book of ten abstracts that run on from column to column and page to page, with heads and page numbers."""
    lines: list[tuple[float, str]] = []
    for at, subject in enumerate(SUBJECTS):
        lines += [(14, subject), (0, ""), (10, SPEAKERS[at % 8]), (9, "Università di Prova, Vallefinta"), (0, "")]
        lines += [(9, "Abstract")] if marked else []
        lines += [(9, line) for line in _broken(abstract_of(subject), width)]
        lines += [(9, f"Parole chiave: valle; prova; tema {at}"), (0, ""), (0, "")]
    pages: list[list[Placed]] = []
    rows = 50 // len(columns)
    while lines:
        number = len(pages) + 1
        page: list[Placed] = [(50, 815, 8, "Convegno di prova 2018"), (480, 815, 8, f"Libro degli abstract {number}")]
        for x in columns:
            part, lines = lines[:rows], lines[rows:]
            page += [(x, 780 - 14 * row, size, text) for row, (size, text) in enumerate(part) if text]
        pages.append([*page, (295, 30, 8, str(number))])
    return pages


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize(("width", "columns"), [(95, (50.0,)), (46, (50.0, 310.0))])
def test_a_book_of_abstracts(reading: Read, width: int, columns: tuple[float, ...], marked: bool) -> None:  # noqa: FBT001
    pages = _book(width, columns, marked)
    assert len(pages) >= 3
    found = reading("libro.pdf", containers.placed_pdf(pages))
    assert [talk.title for talk in found.talks] == SUBJECTS
    assert [" ".join(talk.abstract.split()) for talk in found.talks] == [abstract_of(subject) for subject in SUBJECTS]
    assert [talk.keywords for talk in found.talks] == [("valle", "prova", f"tema {at}") for at in range(10)]
    assert [talk.speakers[0].name for talk in found.talks] == [SPEAKERS[at % 8] for at in range(10)]
    assert {talk.speakers[0].affiliation for talk in found.talks} == {"Università di Prova, Vallefinta"}


def test_a_book_whose_titles_are_merely_bold(reading: Read) -> None:
    lines = []
    for at, subject in enumerate(SUBJECTS):
        lines += [subject, f"{SPEAKERS[at % 8]} - Università di Prova", "", *_broken(abstract_of(subject), 95), ""]
    pages = [
        [(50.0, 780.0 - 14 * row, 9.0, line) for row, line in enumerate(lines[start : start + 50]) if line]
        for start in range(0, len(lines), 50)
    ]
    found = reading("libro.pdf", containers.placed_pdf(pages, bold=SUBJECTS))
    assert [talk.title for talk in found.talks] == SUBJECTS
    assert [talk.abstract for talk in found.talks] == [abstract_of(subject) for subject in SUBJECTS]
    people = [(Person(SPEAKERS[at % 8], "Università di Prova"),) for at in range(10)]
    assert [talk.speakers for talk in found.talks] == people


def test_a_programme_in_a_table_is_read_by_rows() -> None:
    runs = []
    for at, subject in enumerate(SUBJECTS):
        base = 700 - 20 * at
        runs += [
            pdf_layout.Run(f"{9 + at}:30", 50, 75, base, 10),
            pdf_layout.Run(subject, 120, 120 + 5 * len(subject), base, 10),
            pdf_layout.Run(SPEAKERS[at % 8], 380, 440, base, 10),
        ]
    rows = [" ".join(run.text for run in row) for row in pdf_layout.ordered(runs)]
    assert rows == [f"{9 + at}:30 {subject} {SPEAKERS[at % 8]}" for at, subject in enumerate(SUBJECTS)]


def test_a_password_is_told(reading: Read) -> None:
    with pytest.raises(InputError, match="not a PDF that can be read"):
        reading("a.pdf", b"%PDF-1.4\n1 0 obj\n<< /Broken")


RUNS = st.builds(
    lambda text, left, width, base, size: pdf_layout.Run(text, left, left + width, base, size),
    st.text("abc ", min_size=1, max_size=5).filter(str.strip),
    st.floats(0, 600),
    st.floats(1, 300),
    st.floats(0, 800),
    st.floats(4, 30),
)


@given(st.lists(st.lists(RUNS, max_size=40), max_size=3))
def test_no_run_is_lost_or_repeated(pages: list[list[pdf_layout.Run]]) -> None:
    for page in pages:
        kept = [run for row in pdf_layout.ordered(page) for run in row]
        assert sorted(map(repr, kept)) == sorted(map(repr, page))
    pdf_layout.lines(pages)


def test_an_item_broken_over_lines_is_whole(reading: Read) -> None:
    page: list[Placed] = [
        (50, 700, 16, "Orti, tetti, cortili"),
        (50, 670, 11, "SESSIONE PARALLELA | giovedì 12 settembre 2024 | ore 15 | Aula A"),
        (50, 640, 11, "Intervengono:"),
        (50, 610, 11, "• Anna Neri | Comune di Prova (Assessorato all'Ambiente) | Tetti pubblici, orti privati: il"),
        (50, 596, 11, "Comune come giardiniere della comunità"),
        (50, 570, 11, "• Ugo Gialli | Associazione di Prova | Un cortile"),
        (
            50,
            530,
            11,
            "Coltivare in città vuol dire mettersi d'accordo sull'acqua, sulla terra e sulle chiavi.",
        ),
    ]
    found = reading("pagina.pdf", containers.placed_pdf([page]))
    assert [talk.title for talk in found.talks] == [
        "Tetti pubblici, orti privati: il Comune come giardiniere della comunità",
        "Un cortile",
    ]
