"""XML that is a list of records, each with a title: ConfTool's export, OAI-like lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest import columns, rows, tree
from abstracts.ingest.rows import Row
from abstracts.ingest.tables import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.ingest.tree import Element
    from abstracts.talks import Talk


class RecordsXml:
    """The reader of ConfTool's XML and of any XML that lists records."""

    name = "conftool"
    about = "ConfTool, XML export of papers (any XML that lists records); its CSV is read as a table"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """XML whose root holds records with a title or an abstract."""
        if not source.is_text or not source.opening.lstrip("\ufeff \t\r\n").startswith("<?xml"):
            return None
        try:
            found = _records(tree.parse_xml(source.data, source.path))
        except InputError as error:
            return f"the name ends in .xml ({error.message})" if source.suffix == ".xml" else None
        return f"a list of <{found[0].name}> with a title" if found else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The records, one a talk."""
        found = _records(tree.parse_xml(source.data, source.path))
        names = list(dict.fromkeys(child.name for record in found for child in record.children))
        understood = columns.understand(names, context.options.columns)
        context.understood += understood.explained()
        return rows.talks((Row(record.line, _values(record)) for record in found), understood, context)


def _records(root: Element) -> list[Element]:
    """The elements that repeat under one parent and have a title or an abstract."""
    level = [root]
    while level:
        for parent in level:
            found = [child for child in parent.children if _is_record(child)]
            if found:
                return found
        level = [child for parent in level for child in parent.children]
    return []


def _is_record(element: Element) -> bool:
    return any(columns.field_of(child.name) in columns.TEXTS for child in element.children)


def _values(record: Element) -> dict[str, object]:
    """Texts by tag; a tag with parts («<authors><author>…») is a list of them."""
    values: dict[str, object] = {}
    for child in record.children:
        parts = [part.whole().strip() for part in child.children]
        value: object = parts or child.text.strip()
        values[child.name] = (
            value if child.name not in values else f"{rows.cell(values[child.name])}\n{rows.cell(value)}"
        )
    return values
