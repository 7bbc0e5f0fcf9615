"""EasyChair: `submission.csv` with `author.csv` and `submission_topic.csv` beside it, in a folder or a zip."""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING

from abstracts.ingest import rows
from abstracts.ingest.columns import key
from abstracts.ingest.rows import Row
from abstracts.ingest.tables import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

    Record = dict[str, str]

MAIN = "submission.csv"
COMPANIONS = frozenset({"author.csv", "submission_topic.csv", "submission_field_value.csv", "topic.csv", "track.csv"})
"""Files that are read together with `submission.csv` and give no talks of their own."""

_MARKS = {"#", "title", "authors", "abstract"}


class EasyChair:
    """The reader of EasyChair's export."""

    name = "easychair"
    about = "EasyChair: `submission.csv` with `author.csv` and `submission_topic.csv`, as a folder or a zip"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """A table of submissions with a number, a title, authors and an abstract."""
        if not source.is_text:
            return None
        header = {name.strip().casefold() for name in next(csv.reader(source.opening.splitlines()[:1]), [])}
        return "submissions numbered as EasyChair does" if header >= _MARKS else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The submissions, with the affiliations and topics of the files beside."""
        authors = _by_submission(source.beside("author.csv"), context)
        topics = _by_submission(source.beside("submission_topic.csv"), context)
        records = _records(source)
        return rows.talks((_row(line, record, authors, topics) for line, record in records), rows.AS_NAMED, context)


def _records(source: Source) -> Iterator[tuple[int, Record]]:
    """Records by their headers, with the lines where they begin."""
    reader = csv.reader(f"{line}\n" for _, line in source.lines())
    header = [key(name) or name.strip() for name in next(reader, [])]
    start = reader.line_num + 1
    for row in reader:
        yield start, dict(zip(header, row, strict=False))
        start = reader.line_num + 1


def _by_submission(source: Source | None, context: Context) -> dict[str, list[Record]]:
    """The records of a companion by the number of their submission."""
    found: dict[str, list[Record]] = defaultdict(list)
    if source is None:
        context.warn("read without the file of authors or topics that EasyChair puts beside")
        return found
    for _, record in _records(source):
        found[record.get("submission", "")].append(record)
    return found


def _row(line: int, record: Record, authors: dict[str, list[Record]], topics: dict[str, list[Record]]) -> Row:
    number = record.get("#", "")
    people = [
        {"name": f"{a.get('first name', '')} {a.get('last name', '')}".strip(), "affiliation": a.get("affiliation")}
        for a in authors[number]
    ]
    values = {
        "id": number,
        "title": record.get("title"),
        "abstract": record.get("abstract"),
        "speakers": people or record.get("authors"),
        "keywords": record.get("keywords"),
        "tags": [topic.get("topic") for topic in topics[number]],
        "track": record.get("track name"),
        "state": "withdrawn" if record.get("deleted", "").casefold() in {"yes", "✓", "1"} else record.get("decision"),
    }
    return Row(line, values)
