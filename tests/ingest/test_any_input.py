"""Whatever is thrown at a reader, only an `AbstractsError` may come out."""

from __future__ import annotations

import io
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abstracts.errors import AbstractsError
from abstracts.ingest import detect
from abstracts.ingest.collect import read
from abstracts.ingest.reading import Context, Options
from abstracts.ingest.source import Source

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


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["title", "abstract", "talks", "sessions", "speakers", "schedule", "day", "room", "start", "results"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("reader", detect.READERS, ids=lambda reader: reader.name)
@settings(max_examples=25)
@given(obj=JSON)
def test_any_json(reader: detect.Reader, obj: object) -> None:
    _exhaust(reader, json.dumps(obj).encode())


@given(text=TEXTS)
def test_any_text_through_the_front_door(text: str) -> None:
    with suppress(AbstractsError):
        read(["-"], stdin=io.BytesIO(text.encode("utf-8", "surrogatepass")))
