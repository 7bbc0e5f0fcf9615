"""The table of readers, and the one place that chooses among them by looking at the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest.bibliography import BibTeX, Ris
from abstracts.ingest.calendar import Calendar
from abstracts.ingest.delimited import Delimited
from abstracts.ingest.documents import Document
from abstracts.ingest.easychair import EasyChair
from abstracts.ingest.html_page import HtmlPage
from abstracts.ingest.indico import Indico
from abstracts.ingest.jsonl import Jsonl
from abstracts.ingest.office import Docx, Odt
from abstracts.ingest.openreview import OpenReview
from abstracts.ingest.pdf import Pdf
from abstracts.ingest.pretalx import Pretalx
from abstracts.ingest.programme_tree import Json, Yaml
from abstracts.ingest.records_xml import RecordsXml
from abstracts.ingest.schedule import ScheduleJson, ScheduleXml
from abstracts.ingest.session_page import PAGE
from abstracts.ingest.sessionize import Sessionize
from abstracts.ingest.spreadsheet import Ods, Parquet, Xlsx
from abstracts.ingest.timetable import Timetable

if TYPE_CHECKING:
    from abstracts.ingest.formats import Reader
    from abstracts.ingest.source import Source

READERS: tuple[Reader, ...] = (
    Jsonl(),
    Sessionize(),
    Pretalx(),
    ScheduleJson(),
    Indico(),
    OpenReview(),
    Json(),
    ScheduleXml(),
    RecordsXml(),
    Timetable(),
    HtmlPage(),
    Calendar(),
    BibTeX(),
    Ris(),
    Yaml(),
    EasyChair(),
    Delimited(),
    PAGE,
    Xlsx(),
    Ods(),
    Parquet(),
    Docx(),
    Odt(),
    Pdf(),
    Document(),
)
"""In the order in which they are asked: the most particular first."""


def named(name: str) -> Reader:
    """The reader of that name.

    Raises:
        InputError: there is none; the message lists them.
    """
    for reader in READERS:
        if reader.name == name.lower():
            return reader
    raise InputError(f"no format {name!r}; known are {', '.join(reader.name for reader in READERS)}")


def detect(source: Source) -> tuple[Reader, str] | None:
    """The reader for the content and why, or None where no reader knows it."""
    for reader in READERS:
        if reason := reader.sniff(source):
            return reader, reason
    return None
