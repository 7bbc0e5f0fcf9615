"""Whatever is thrown at a reader, only an `AbstractsError` may come out."""

from __future__ import annotations

import io
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abstracts.errors import AbstractsError
from abstracts.ingest import detect
from abstracts.ingest.collect import read
from abstracts.ingest.reading import Context, Options
from abstracts.ingest.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import containers

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE: containers.Table = [["Titolo", "Abstract"], ["Reti", "Testo"]]
PARTS = [("h", "Reti di vicini"), ("p", "Anna Neri"), ("p", "Il progetto racconta una rete. " * 5)]
CONTAINERS = {
    "xlsx": containers.xlsx({"a": TABLE}),
    "ods": containers.ods(TABLE),
    "docx": containers.word(PARTS),
    "odt": containers.odt(PARTS),
    "parquet": containers.columns(TABLE),
    "pdf": containers.pdf([[text for _, text in PARTS], ["Altro", "2"]]),
}
PIECES = st.sampled_from(
    [
        *(
            "Intervengono:",
            "Relatori",
            "Modera Anna Neri | Ente",
            "SESSIONE PARALLELA | venerdì 14 Settembre | ore 9",
            "# Titolo",
        ),
        *(
            "• Anna Neri | Ente | La rete",
            "- Ugo",
            "Scritto da: X | Pubblicato il: 30 agosto 2018",
            "---",
            "\t",
            "1. A | B",
        ),
        *(
            "titolo,abstract",
            "Titolo;Relatori;Stato",
            '"mai chiusa',
            '{"title": "T"}',
            "{",
            "[]",
            "<p>",
            "<li>A | B | C</li>",
        ),
        *(
            "<table>",
            "Parole chiave: reti, case",
            "English abstract",
            "ore 25:99",
            "32 dicembre 2018",
            "\u0000",
            "\ufeff",
            "BEGIN:VCALENDAR",
        ),
        *(
            "@article{a, title={T}}",
            "TY  - CONF",
            "%PDF-1.4",
            "PK\x03\x04",
            "<?xml version='1.0'?>",
            "schedule:",
            "- title: T",
            "&a *a",
        ),
    ]
)
TEXTS = st.text() | st.lists(PIECES | st.text(max_size=20), max_size=12).map("\n".join)


def _exhaust(reader: detect.Reader, data: bytes) -> None:
    source, context = Source("x", data), Context("x", Options(skip_invalid=True))
    with suppress(AbstractsError):
        reader.sniff(source)
    with suppress(AbstractsError):
        list(reader.read(source, context))


@pytest.mark.parametrize("reader", detect.READERS, ids=lambda reader: reader.name)
@settings(max_examples=25)
@given(data=st.binary())
def test_any_bytes(reader: detect.Reader, data: bytes) -> None:
    _exhaust(reader, data)


@pytest.mark.parametrize("reader", detect.READERS, ids=lambda reader: reader.name)
@settings(max_examples=40)
@given(text=TEXTS)
def test_any_text(reader: detect.Reader, text: str) -> None:
    _exhaust(reader, text.encode("utf-8", "surrogatepass"))


KEYS = [
    *("title", "abstract", "talks", "sessions", "speakers", "schedule", "day", "room", "start", "results", "notes"),
    *("content", "forum", "replyto", "details", "decision", "code", "state", "tags", "slots", "rooms", "id", "value"),
    *("startsAt", "isServiceSession", "categories", "categoryItems", "contributions", "persons"),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
EXPORTS = sorted((Path(__file__).parent.parent / "fixtures").glob("*.json"))


@pytest.mark.parametrize("reader", detect.READERS, ids=lambda reader: reader.name)
@settings(max_examples=25)
@given(obj=JSON)
def test_any_json(reader: detect.Reader, obj: object) -> None:
    _exhaust(reader, json.dumps(obj).encode())


def _places(node: object) -> Iterator[tuple[dict[str, object] | list[object], str | int]]:
    """Every place inside a JSON value, as its container and key."""
    found = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, inner in found:
        yield node, key  # type: ignore[misc]
        yield from _places(inner)


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
@settings(max_examples=60)
@given(data=st.data())
def test_an_export_with_anything_in_one_place(path: Path, data: st.DataObject) -> None:
    """The export of a system, where one value of it is of another kind."""
    export = json.loads(path.read_text(encoding="utf-8"))
    places = list(_places(export))
    container, key = places[data.draw(st.integers(0, len(places) - 1))]
    container[key] = data.draw(JSON)  # type: ignore[index,call-overload]
    written = json.dumps(export).encode()
    with suppress(AbstractsError):
        read(["-"], stdin=io.BytesIO(written))


@pytest.mark.parametrize("name", CONTAINERS)
@settings(max_examples=30)
@given(data=st.data())
def test_a_container_with_spoilt_bytes(name: str, data: st.DataObject) -> None:
    content = bytearray(CONTAINERS[name])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(AbstractsError):
        read(["-"], stdin=io.BytesIO(bytes(content)))


@given(text=TEXTS)
def test_any_text_through_the_front_door(text: str) -> None:
    with suppress(AbstractsError):
        read(["-"], stdin=io.BytesIO(text.encode("utf-8", "surrogatepass")))
