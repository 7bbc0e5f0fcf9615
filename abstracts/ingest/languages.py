"""The language of a talk: declared or found, with Italian favoured where a text says little."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = ("it", "en", "fr", "de", "es")
_PRIOR = 0.9
"""What a short text must reach to be anything but Italian."""

_SHORT = 60
_ENOUGH = 1_500
_NAMES = {
    "it": "it ita italian italiano italiana it-it",
    "en": "en eng english inglese en-gb en-us en-en",
    "fr": "fr fra fre french francese français fr-fr",
    "de": "de deu ger german tedesco deutsch de-de",
    "es": "es spa spanish spagnolo español es-es",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def declared(value: str | None) -> str | None:
    """The code of a language that a source names: "Italiano", "it-IT", "ita"; None where it names none."""
    return _CODES.get((value or "").strip().casefold().replace("_", "-"))


def of(title: str, abstract: str, stated: str | None = None) -> str:
    """The language of an abstract, or of a title that stands alone; Italian unless clearly another.

    What the source states counts where the text is short: people state the language of the talk, and write in another.

    >>> of("Reti di prossimità", "")
    'it'
    """
    text = abstract if abstract.strip() else title
    if len(text) <= _SHORT and (code := declared(stated)):
        return code
    code, sure = best(text)
    return code if code == "it" or len(text) > _SHORT or sure >= _PRIOR else "it"


def best(text: str) -> tuple[str, float]:
    """The likeliest language of a text and its probability."""
    if not any(sign.isalpha() for sign in text):
        return "it", 0.0
    ranked: list[tuple[str, float]] = _identifier().rank(text[:_ENOUGH])
    return ranked[0]


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  costs a tenth of a second

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
