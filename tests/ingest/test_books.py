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
