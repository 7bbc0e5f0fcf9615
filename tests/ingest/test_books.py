"""Books of abstracts in Word, Writer, Markdown, plain text: many talks under headings, or under titles merely bold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import containers
from books import PLACE, SPEAKERS, SUBJECTS, abstract_of, keywords_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.ingest import Reading

    Read = Callable[..., Reading]


def _parts(title: str) -> list[tuple[str, str]]:
    parts = []
    for at, subject in enumerate(SUBJECTS):
        parts += [(title, subject), ("p", SPEAKERS[at % 8]), ("p", PLACE), ("p", abstract_of(subject))]
        parts.append(("p", f"Parole chiave: {'; '.join(keywords_of(at))}"))
    return parts


def _markdown() -> str:
    parts = ["# Libro degli abstract"]
    for at, subject in enumerate(SUBJECTS):
        parts += [f"## {subject}", f"**{SPEAKERS[at % 8]}** ({PLACE})", abstract_of(subject)]
        parts.append(f"**Parole chiave:** {'; '.join(keywords_of(at))}")
    return "\n\n".join(parts)


CASES = [
    ("libro.docx", containers.word(_parts("h"))),
    ("libro.odt", containers.odt(_parts("h"))),
    ("grassetto.docx", containers.word(_parts("b"))),
    ("grassetto.odt", containers.odt(_parts("b"))),
    ("libro.md", _markdown().encode()),
]


@pytest.mark.parametrize(("name", "data"), CASES, ids=[name for name, _ in CASES])
def test_a_book_of_abstracts(reading: Read, name: str, data: bytes) -> None:
    found = reading(name, data)
    assert [talk.title for talk in found.talks] == SUBJECTS
    assert [talk.abstract for talk in found.talks] == [abstract_of(subject) for subject in SUBJECTS]
    assert [talk.keywords for talk in found.talks] == [keywords_of(at) for at in range(10)]
    people = [(SPEAKERS[at % 8], PLACE) for at in range(10)]
    assert [(talk.speakers[0].name, talk.speakers[0].affiliation) for talk in found.talks] == people


def test_a_line_that_begins_with_an_article_is_no_section(reading: Read) -> None:
    text = (
        "Reti di vicini\n\nAnna Neri\n\nAbstract\nUn gruppo di abitanti ha tenuto un diario.\nI comuni della valle lo\n"
    )
    text += "hanno letto in dodici riunioni, e in\n12 mesi ne hanno fatto un servizio.\n\nI. Introduzione\n\nCorpo."
    (talk,) = reading("a.txt", text).talks
    assert talk.abstract.startswith("Un gruppo")
    assert talk.abstract.endswith(
        "I comuni della valle lo hanno letto in dodici riunioni, e in 12 mesi ne hanno fatto un servizio."
    )


def _session_book(label: str) -> str:
    talks = [f"### {subject}\n\nAnna Neri\n\n{label}{abstract_of(subject)}" for subject in SUBJECTS[:4]]
    return "\n\n".join(
        ["# Convegno", "## Sessione Reti", *talks[:2], "## Sessione Acqua", "Un cappello breve.", *talks[2:]]
    )


@pytest.mark.parametrize("label", ["", "Abstract: "])
def test_headings_above_those_of_talks_are_their_sessions(reading: Read, label: str) -> None:
    found = reading("libro.md", _session_book(label))
    assert [(talk.title, talk.abstract) for talk in found.talks] == [(s, abstract_of(s)) for s in SUBJECTS[:4]]
    sessions = [talk.session.title if talk.session else "" for talk in found.talks]
    assert sessions == ["Sessione Reti", "Sessione Reti", "Sessione Acqua", "Sessione Acqua"]
    assert [talk.session.abstract for talk in found.talks if talk.session][2:] == ["Un cappello breve."] * 2
    assert [note.line for note in found.notes if note.kind == "left-out"] == [1]


def test_a_talk_of_few_words_among_others(reading: Read) -> None:
    text = (
        f"## {SUBJECTS[0]}\n\nAnna Neri\n\n{abstract_of(SUBJECTS[0])}\n\n## Reti\n\nUgo Blu\n\nUn testo breve.\n\n"
        "## Contatti\n\nUna nota breve.\n\n## Grazie\n"
    )
    found = reading("libro.md", text)
    assert [(talk.title, talk.abstract) for talk in found.talks][1:] == [("Reti", "Un testo breve.")]
    assert [note.message for note in found.notes] == [
        "a text of 3 words and nobody who gives it: “## Contatti”",
        "no title over a text: “## Grazie”",
    ]


@pytest.mark.parametrize("label", ["", "Abstract: "])
def test_labels_of_a_form_are_no_part_of_what_they_name(reading: Read, label: str) -> None:
    text = "Titolo: Reti di vicini: una prova\nAutore: Anna Neri\nEnte di appartenenza: Comune di Prova\n"
    (talk,) = reading("a.txt", f"{text}{label or chr(10)}{abstract_of('reti')}\n").talks
    assert talk.title == "Reti di vicini: una prova"
    assert [(person.name, person.affiliation) for person in talk.speakers] == [("Anna Neri", "Comune di Prova")]
