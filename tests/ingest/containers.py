"""Small files in binary formats, made for the tests."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import docx
import openpyxl
import pyarrow as pa
from pyarrow import parquet

if TYPE_CHECKING:
    from collections.abc import Sequence

Table = list[list[object]]


def xlsx(sheets: dict[str, Table], merged: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, table in sheets.items():
        sheet = book.create_sheet(name)
        for row in table:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _packed(kind: str, content: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype"), f"application/vnd.oasis.opendocument.{kind}")
        file.writestr("content.xml", content)
    return data.getvalue()


_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>'
)
_CLOSE = "</office:body></office:document-content>"


def ods(table: Table) -> bytes:
    rows = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in table)
    cell = '<table:table-cell table:number-columns-repeated="1000"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048000">{cell}</table:table-row>'
    sheet = f'<office:spreadsheet><table:table table:name="Foglio 1">{rows}{empty}</table:table></office:spreadsheet>'
    return _packed("spreadsheet", f"{_OPEN}{sheet}{_CLOSE}")


def _cell(value: object) -> str:
    """A cell; one that covers others is written (value, rows), one that is covered None."""
    if value is None:
        return "<table:covered-table-cell/>"
    if isinstance(value, tuple):
        text, span = value
        return _cell(text).replace("<table:table-cell>", f'<table:table-cell table:number-rows-spanned="{span}">')
    return f"<table:table-cell><text:p>{escape(str(value))}</text:p></table:table-cell>"


def odt(parts: Sequence[tuple[str, str]]) -> bytes:
    marks = {
        "h": '<text:h text:outline-level="2">{}</text:h>',
        "p": "<text:p>{}</text:p>",
        "b": '<text:p><text:span text:style-name="T1">{}</text:span></text:p>',
        "li": "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
    }
    body = "".join(marks[kind].format(escape(text)) for kind, text in parts)
    bold = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    opening = _OPEN.replace("<office:body>", f"<office:automatic-styles>{bold}</office:automatic-styles><office:body>")
    return _packed("text", f"{opening}<office:text>{body}</office:text>{_CLOSE}")


def word(parts: Sequence[tuple[str, str]], table: list[list[str]] | None = None) -> bytes:
    document = docx.Document()
    for kind, text in parts:
        if kind == "h":
            document.add_heading(text, level=2)
        elif kind == "b":
            document.add_paragraph().add_run(text).bold = True
        else:
            document.add_paragraph(text, style="List Bullet" if kind == "li" else None)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, values in zip(grid.rows, table, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def columns(table: Table) -> bytes:
    header, *rows = table
    data = io.BytesIO()
    parquet.write_table(pa.table({str(name): [row[at] for row in rows] for at, name in enumerate(header)}), data)
    return data.getvalue()


Placed = tuple[float, float, float, str]
"""A line on a page of a PDF: how far right and how high in points, the size of its signs, its text."""


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF whose pages hold lines of text in Helvetica, from the top."""
    return placed_pdf([[(50, 780 - 14 * at, 10, line) for at, line in enumerate(lines)] for lines in pages])


def placed_pdf(pages: Sequence[Sequence[Placed]], bold: Sequence[str] = ()) -> bytes:
    """A PDF whose pages hold lines in Helvetica (some texts bold) where they are put, drawn in the order given."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        font = {text: "/F2" if text in bold else "/F1" for _, _, _, text in lines}
        stream = "\n".join(
            f"BT {font[text]} {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, size, text in lines
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R {fonts}"
        objects.append(f"<< {page} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _assembled(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects: list[str]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(data)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end = f"{head}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return data + end.encode()
