"""What stands on the pages of a PDF: runs of signs with their place and size, as the file draws them."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import TYPE_CHECKING

from abstracts.errors import InputError, MissingExtraError
from abstracts.ingest.pdf_layout import Run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    import pypdfium2  # type: ignore[import-untyped]

    from abstracts.ingest.source import Source

_MOST_PAGES = 3_000
_MOST_SIGNS = 200_000
"""No page is read beyond this: a page of print holds some five thousand signs."""

_BOLD = 600
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
"""How the library gives a hyphen that breaks a word at the end of a line."""


def pages(source: Source) -> list[list[Run]]:
    """The runs of each page.

    Raises:
        InputError: no PDF that can be opened, or one that asks for a password.
    """
    try:
        import pypdfium2  # noqa: PLC0415  an extra
    except ModuleNotFoundError:
        raise MissingExtraError("PDF files", "documents", source.path) from None
    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        why = "it asks for a password" if "password" in str(error).casefold() else "damaged, or cut short"
        raise InputError(f"not a PDF that can be read ({why})", path=source.path) from error
    try:
        return [_runs(document, number) for number in range(min(len(document), _MOST_PAGES))]
    finally:
        document.close()


def _runs(document: pypdfium2.PdfDocument, number: int) -> list[Run]:
    """The runs of a page; a page that is broken has none."""
    import pypdfium2  # noqa: PLC0415  an extra

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        return list(_joined(_signs(text)))
    finally:
        text.close()
        page.close()


def _signs(text: pypdfium2.PdfTextpage) -> Iterator[Run | None]:
    """Each sign as a run of its own; None where a line of the file ends. Signs that stand askew are passed over."""
    from pypdfium2 import raw  # noqa: PLC0415  an extra

    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    before: Run | None = None
    for at in range(min(text.count_chars(), _MOST_SIGNS)):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in {0x0A, 0x0D, 0}:
            before = None
            yield None
            continue
        raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box))
        raw.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
        size = box.top - box.bottom
        if size > 0 and abs(raw.FPDFText_GetCharAngle(text, at)) < 0.1:
            is_bold = raw.FPDFText_GetFontWeight(text, at) >= _BOLD or _is_named_bold(raw, text, at)
            before = Run(_HYPHENS.get(code) or chr(code), box.left, box.right, y.value, size, is_bold)
            yield before
        elif code == 0x20 and before:  # a space that the library saw between two words has no box
            yield replace(before, text=" ", left=before.right)


def _is_named_bold(raw: ModuleType, text: pypdfium2.PdfTextpage, at: int) -> bool:
    """Whether the font of a sign says that it is bold in its name: the standard fonts state no weight."""
    name = ctypes.create_string_buffer(64)
    raw.FPDFText_GetFontInfo(text, at, name, 64, None)
    return b"bold" in name.value.lower()


def _joined(signs: Iterator[Run | None]) -> Iterator[Run]:
    """Signs that follow one another on a line as one run; a gap wider than a letter is high parts two."""
    held: list[Run] = []
    for sign in signs:
        if held and (sign is None or not _follows(held[-1], sign)):
            yield from _whole(held)
            held = []
        if sign is not None:
            held.append(sign)
    yield from _whole(held)


def _follows(before: Run, sign: Run) -> bool:
    size = max(before.size, sign.size)
    return abs(before.base - sign.base) < 0.45 * size and -0.5 * size < sign.left - before.right < 0.8 * size


def _whole(signs: list[Run]) -> Iterator[Run]:
    text = "".join(sign.text for sign in signs)
    ink = [sign for sign in signs if sign.text.strip()]
    if ink:
        main = max(ink, key=lambda sign: sign.size)
        is_bold = all(sign.is_bold for sign in ink)
        yield Run(text.strip(), ink[0].left, max(sign.right for sign in ink), main.base, main.size, is_bold)
