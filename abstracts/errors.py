"""Errors that a user can mend, each told in one line."""

from __future__ import annotations


class AbstractsError(Exception):
    """Base of all errors of this package; `str()` is the one line shown to the user."""


class InputError(AbstractsError):
    """Something in the input is not what it must be.

    Attributes:
        message: what is wrong and what was expected.
        path: the file, or "-" for standard input.
        line: 1-based line in the file, where one is known.
        field: the column or field at fault, where one is known.
    """

    def __init__(
        self, message: str, *, path: str | None = None, line: int | None = None, field: str | None = None
    ) -> None:
        self.message, self.path, self.line, self.field = message, path, line, field
        where = ":".join(str(part) for part in (path, line) if part is not None)
        what = f'"{field}": {message}' if field else message
        super().__init__(f"{where}: {what}" if where else what)


class ModelError(AbstractsError):
    """A model is missing or cannot be used."""


class MissingExtraError(InputError):
    """A file or an option asks for an optional dependency.

    Args:
        what: what needs it, as the user named it ("PDF files").
        extra: the extra of this package that brings it.
        path: the file that asks for it, if it is a file.
    """

    def __init__(self, what: str, extra: str, path: str | None = None) -> None:
        super().__init__(f"{what} need an optional part: pip install 'abstracts[{extra}]'", path=path)
