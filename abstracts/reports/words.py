"""The words of a report: one catalogue for both languages, plurals, numbers, dates."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from markupsafe import Markup

from abstracts.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Language = Literal["it", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
CATALOGUE = Path(__file__).with_name("words.toml")


@cache
def catalogue() -> dict[str, dict[Language, str | list[str]]]:
    """Key -> language -> a text, or two: for one and for many."""
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


class Words:
    """Says things in one language.

    Args:
        language: of the report.
        safe: what makes text from outside harmless in the page; `Markup` that it gives is left as it is afterwards.

    >>> Words("it")("talks", n=1), Words("it")("talks", n=2)
    (Markup('1 intervento'), Markup('2 interventi'))
    >>> Words("it").number(0.625), Words("en").number(0.625)
    ('0,62', '0.62')
    """

    def __init__(self, language: Language, safe: Callable[[str], str] = str) -> None:
        self.language, self.safe = language, safe

    def __call__(self, key: str, **values: object) -> Markup:
        """The text with that key; `n` chooses between one and many."""
        text = catalogue()[key][self.language]
        if isinstance(text, list):
            text = text[values["n"] != 1]
        return self.fill(text, values)

    def fill(self, text: str, values: dict[str, object]) -> Markup:
        """Our own text with values put in, each made safe unless it already is."""
        shown = {name: self.shown(value) for name, value in values.items()}
        return Markup(text.format(**shown))  # noqa: S704  the text is ours and every value is safe

    def shown(self, value: object) -> Markup:
        """A value as it stands in the page."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, float):
            return Markup(self.number(value))  # noqa: S704  a figure
        if isinstance(value, int):
            return Markup(self.whole(value))  # noqa: S704  a figure
        return Markup(self.safe(visible(str(value))))  # noqa: S704  made safe

    def number(self, value: float, decimals: int = 2) -> str:
        """A figure with the decimal sign of the language."""
        return f"{value:.{decimals}f}".replace(".", "," if self.language == "it" else ".")

    def whole(self, value: int) -> str:
        """A count, its thousands set apart."""
        return f"{value:,}".replace(",", "." if self.language == "it" else ",")

    def date(self, moment: datetime) -> str:
        """The date as one says it.

        >>> from datetime import datetime
        >>> Words("it").date(datetime(2018, 9, 14, 9)), Words("en").date(datetime(2018, 9, 14, 9))
        ('venerdì 14 settembre 2018', 'Friday 14 September 2018')
        """
        weekday = self("weekdays").split()[moment.weekday()]
        return f"{weekday} {moment.day} {self('months').split()[moment.month - 1]} {moment.year}"

    def moment(self, moment: datetime, *, known: bool = False) -> str:
        """The date, and the hour where there is one; whether it is universal time, unless that is known."""
        if not (moment.hour or moment.minute):
            return self.date(moment)
        said = self("at", date=self.date(moment), time=f"{moment.hour}:{moment.minute:02}")
        return str(self("universal-time", moment=said) if moment.tzinfo is UTC and not known else said)

    def several(self, items: Sequence[object]) -> Markup:
        """Items one after the other, the last with «e».

        >>> str(Words("it").several(["a", "b", "c"]))
        'a, b e c'
        """
        texts = [self.shown(item) for item in items]
        if len(texts) < 2:
            return Markup("").join(texts)
        return Markup(", ").join(texts[:-1]) + Markup(f" {self('and')} ") + texts[-1]  # noqa: S704  our own word
