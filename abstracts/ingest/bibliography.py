"""BibTeX and RIS with abstracts and keywords, as proceedings and reference managers export them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abstracts.errors import InputError
from abstracts.ingest import rows
from abstracts.ingest.reading import short
from abstracts.ingest.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abstracts.ingest.reading import Context
    from abstracts.ingest.source import Source
    from abstracts.talks import Talk

FIELDS = ("id", "title", "abstract", "speakers", "keywords", "session", "edition", "url")
_KINDS = "article|inproceedings|incollection|misc|book|conference|proceedings|phdthesis|techreport|unpublished"
_BIBTEX = re.compile(rf"^\s*@(?:{_KINDS})\s*\{{", re.IGNORECASE | re.MULTILINE)
_RIS_END = re.compile(r"^ER  -", re.MULTILINE)
_RIS = re.compile(r"^\ufeff?TY  - \w+", re.MULTILINE)


class BibTeX:
    """The reader of BibTeX."""

    name = "bibtex"
    about = "BibTeX entries with abstracts and keywords"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """An entry of a kind that BibTeX knows."""
        return "entries of BibTeX" if source.is_text and _BIBTEX.search(source.opening) else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The entries, one a talk."""
        import bibtexparser  # noqa: PLC0415  only those who read BibTeX pay
        from bibtexparser.bparser import BibTexParser  # noqa: PLC0415

        text = source.text
        parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
        try:
            entries = bibtexparser.loads(text, parser).entries
        except Exception as error:  # the library raises whatever its grammar does
            raise InputError(f"not BibTeX that can be read ({type(error).__name__})", path=source.path) from error
        return rows.talks((_row(_plain(entry), text) for entry in entries), rows.AS_NAMED, context)


def _plain(entry: dict[str, str]) -> dict[str, str]:
    """Values without LaTeX: accents as letters, braces gone."""
    from bibtexparser.latexenc import latex_to_unicode  # noqa: PLC0415

    return {name: re.sub(r"[{}]", "", latex_to_unicode(str(value))) for name, value in entry.items()}


def _row(entry: dict[str, str], text: str) -> Row:
    authors = [_name(part) for part in re.split(r"\s+and\s+", entry.get("author", "")) if part.strip()]
    at = text.find(f"{{{entry.get('ID', '')},")
    values: dict[str, object] = {name: entry.get(name) for name in ("title", "abstract", "keywords", "url")}
    values |= {
        "id": entry.get("ID"),
        "speakers": authors,
        "edition": entry.get("year"),
        "language": entry.get("language"),
    }
    return Row(text.count("\n", 0, at) + 1 if at >= 0 else None, values)


def _name(text: str) -> dict[str, str]:
    """«Neri, Anna» -> «Anna Neri»."""
    last, _, first = text.partition(",")
    return {"name": f"{first.strip()} {last.strip()}".strip()}


class Ris:
    """The reader of RIS."""

    name = "ris"
    about = "RIS records with abstracts and keywords"
    fields = FIELDS

    def sniff(self, source: Source) -> str | None:
        """A record that opens with its type."""
        return "records of RIS" if source.is_text and _RIS.search(source.opening) else None

    def read(self, source: Source, context: Context) -> Iterator[Talk]:
        """The records, one a talk."""
        import rispy  # noqa: PLC0415  only those who read RIS pay

        text = source.text
        try:
            records = rispy.loads(text)
        except Exception as error:  # the library raises whatever its grammar does
            raise InputError(f"not RIS that can be read ({short(str(error))})", path=source.path) from error
        starts = [text.count("\n", 0, found.start()) + 1 for found in _RIS.finditer(text)]
        closed = text.count("\n", 0, max((found.end() for found in _RIS_END.finditer(text)), default=0)) + 1
        for line in [line for line in starts if line > closed]:
            starts.remove(line)
            message = "a record without its end (“ER  -”): is the file cut off?"
            context.invalid(InputError(message, path=source.path, line=line))
        lines = starts if len(starts) == len(records) else [None] * len(records)
        found = (_ris_row(record, line) for record, line in zip(records, lines, strict=True))
        return rows.talks(found, rows.AS_NAMED, context)


def _ris_row(record: dict[str, object], line: int | None) -> Row:
    authors = record.get("authors") or record.get("first_authors") or []
    values = {
        "id": record.get("id"),
        "title": record.get("title") or record.get("primary_title"),
        "abstract": record.get("abstract") or record.get("notes_abstract"),
        "speakers": [_name(str(author)) for author in authors] if isinstance(authors, list) else None,
        "keywords": record.get("keywords"),
        "edition": record.get("year") or record.get("publication_year"),
        "url": record.get("urls"),
        "language": record.get("language"),
    }
    return Row(line, values)
