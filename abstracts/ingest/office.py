"""Word and Writer documents (DOCX, ODT): paragraphs as lines, headings and bullets marked, tables as tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from abstracts.errors import InputError, MissingExtraError
from abstracts.ingest import archive, documents, page_lines, paper, people, rows, session_page, tables, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.ingest.tree import Element
    from abstracts.talks import Talk

    Lines = list[tuple[int, str]]
    Table = list[list[object]]

_LONGEST_TITLE = 200
_HEADING = re.compile(r"(?:heading|titolo|title|überschrift)\s*(?P<level>\d?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph: "#" or a bullet before it, its text, whether all of it is bold."""

    mark: str
    text: str
    is_bold: bool = False

    @property
    def is_title(self) -> bool:
        """Bold, short, no sentence, no name, no label: what people write who do not use the styles of headings."""
        text = self.text
        return (
            self.is_bold
            and not self.mark
            and len(text) <= _LONGEST_TITLE
            and not text.endswith((".", ":", ",", ";"))
            and not paper.is_label(text)
            and not people.several_names(text)
        )


class Docx:
    """The reader of Word documents."""

    name = "docx"
    about = "Word: programme pages, abstracts, books of abstracts, tables of talks; needs `abstracts[documents]`"
    fields = documents.FIELDS

    def sniff(self, source: Source) -> str | None:
        """A zip file with a Word document inside."""
        return "a Word document" if archive.is_zip(source) and "word/document.xml" in archive.names(source) else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of the document."""
        document = _open(source)
        found = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
        return _talks(list(_word_parts(document)), [[list(row) for row in table] for table in found], context)


def _open(source: Source) -> WordDocument:
    try:
        import docx  # noqa: PLC0415  an extra
    except ModuleNotFoundError:
        raise MissingExtraError("Word files", "documents", source.path) from None
    data = archive.checked(source)
    try:
        return docx.Document(data)
    except Exception as error:  # the library raises whatever its parsers do
        raise InputError(f"not a Word document that can be read ({type(error).__name__})", path=source.path) from error


def _word_parts(document: WordDocument) -> Iterator[_Part]:
    for paragraph in document.paragraphs:
        style = (paragraph.style.name if paragraph.style else "") or ""
        heading = _HEADING.match(style)
        is_bullet = style.startswith("List") or (paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None)  # noqa: SLF001
        mark = f"{'#' * int(heading['level'] or 1)} " if heading else "• " if is_bullet else ""
        runs = [run for run in paragraph.runs if run.text.strip()]
        yield _Part(mark, paragraph.text.strip(), is_bold=bool(runs) and all(run.bold for run in runs))


class Odt:
    """The reader of Writer documents."""

    name = "odt"
    about = "OpenDocument texts (LibreOffice Writer): as docx"
    fields = documents.FIELDS

    def sniff(self, source: Source) -> str | None:
        """A zip file that says it is an OpenDocument text."""
        return "an OpenDocument text" if _is_opendocument(source, b"opendocument.text") else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The talks of the document."""
        root = tree.parse_xml(archive.member(source, "content.xml"), source.path)
        body = next(iter(root.all("text")), root)
        parts = list(_writer_parts(body, _bold_styles(root)))
        return _talks(parts, [_writer_table(table) for table in body.all("table")], context)


def _is_opendocument(source: Source, kind: bytes) -> bool:
    return archive.is_zip(source) and kind in source.head[:200]


def _bold_styles(root: Element) -> frozenset[str]:
    """The names of the styles that are bold."""
    bold = (
        style.attributes.get("style:name", "")
        for style in root.all("style")
        if any(part.attributes.get("fo:font-weight") == "bold" for part in style.all("text-properties"))
    )
    return frozenset(bold)


def _writer_parts(element: Element, bold: frozenset[str], *, bullet: str = "") -> Iterator[_Part]:
    """Paragraphs and headings in order; those of tables are read as tables."""
    for child in element.children:
        if child.name == "h":
            level = child.attributes.get("text:outline-level", "1")
            yield _Part(f"{'#' * int(level) if level.isdigit() else '#'} ", _flat(child))
        elif child.name == "p":
            yield _Part(bullet, _flat(child), is_bold=_is_bold(child, bold))
        elif child.name == "list":
            yield from _writer_parts(child, bold, bullet="• ")
        elif child.name in {"list-item", "section", "list-header"}:
            yield from _writer_parts(child, bold, bullet=bullet)


def _is_bold(paragraph: Element, bold: frozenset[str]) -> bool:
    """Whether a paragraph, or each span of it, has a bold style."""
    if paragraph.attributes.get("text:style-name") in bold:
        return True
    parts = [part for part in paragraph.content if not isinstance(part, str) or part.strip()]
    return bool(parts) and all(
        not isinstance(part, str) and part.attributes.get("text:style-name") in bold for part in parts
    )


def _flat(element: Element) -> str:
    """The text of a paragraph with what is inside its spans, in order."""
    return "".join(part if isinstance(part, str) else _inline(part) for part in element.content).strip()


def _inline(element: Element) -> str:
    marks = {"line-break": "\n", "s": " ", "tab": "\t"}
    if element.name in marks:
        return marks[element.name]
    return "" if element.name in {"note", "annotation"} else _flat_raw(element)


def _flat_raw(element: Element) -> str:
    return "".join(part if isinstance(part, str) else _inline(part) for part in element.content)


def _writer_table(table: Element) -> Table:
    return [
        ["\n".join(map(_flat, cell.all("p"))) for cell in row.children if cell.name == "table-cell"]
        for row in table.all("table-row")
    ]


def _talks(parts: list[_Part], found: list[Table], context: Context) -> Iterator[Talk]:
    """The talks of the tables that hold any; else those of the text."""
    taken = False
    for table in map(tables.upright, found):
        layout = tables.shape(table, context.options.columns)
        if layout and len(table) > 1 and not layout.is_headless:
            taken = True
            context.understood += layout.columns.explained()
            numbered = enumerate(table[1:], start=2)
            yield from rows.talks(tables.named(numbered, layout, context), layout.columns, context)
    if not taken:
        yield from documents.talks(_lines(parts), context)


def _lines(parts: list[_Part]) -> Lines:
    """Each paragraph as lines, with an empty one after it; titles that are merely bold are headings where none are."""
    plain = _numbered(parts)
    titles = [part for part in parts if part.is_title]
    headings = sum(part.mark.startswith("#") for part in parts)
    if headings > 1 or len(titles) < 2 or session_page.why(page_lines.lines(plain)):
        return plain
    return _numbered([replace(part, mark="## ") if part.is_title else part for part in parts])


def _numbered(parts: list[_Part]) -> Lines:
    texts = chain.from_iterable([*f"{part.mark}{part.text}".split("\n"), ""] if part.text else [""] for part in parts)
    return list(enumerate(texts, start=1))
