"""The words around a concept."""

from __future__ import annotations

import pytest

from abstracts.concepts.records import Span
from abstracts.evidence import snippet
from abstracts.talks import Talk


def shown(text: str, hit: str, around: int = 70) -> str:
    start = text.index(hit)
    return str(snippet(Talk("1", "", text), Span("abstract", start, start + len(hit)), around))


@pytest.mark.parametrize(
    "sentence",
    [
        "Con il prof. Rossi il budget di salute cresce.",
        "L'art. 7 vuole il budget di salute, cfr. Verdi e il cap. 3 della legge.",
        "Con A. Zampolli il budget di salute ha per es. B. Neri fra i soci.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert shown(f"Prima altro. {sentence} Poi altro.", "budget di salute") == sentence


def test_a_paragraph_ends_where_no_stop_does() -> None:
    assert shown("Un titolo\n\nIl budget di salute\ncresce\n\n- un elenco", "budget") == "Il budget di salute cresce"


@pytest.mark.parametrize(("around", "first", "last"), [("r" * 99, "… rr", "rr …"), ("reti " * 40, "… reti ", "reti …")])
def test_what_is_cut_shows_words_on_both_sides(around: str, first: str, last: str) -> None:
    found = shown(f"{around}-budget-{around}", "budget", 20)
    assert (found[: len(first)], found[-len(last) :]) == (first, last)
