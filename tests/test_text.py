from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts import text

CASES = json.loads((Path(__file__).parent / "cases" / "text.json").read_text(encoding="utf-8"))


def _param(case: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(reason=case["fails"])] if "fails" in case else []
    return pytest.param(case["function"], case["input"], case["expected"], marks=marks, id=case["input"][:40])


@pytest.mark.parametrize(("function", "given_text", "expected"), [_param(case) for case in CASES])
def test_case(function: str, given_text: str, expected: str) -> None:
    assert getattr(text, function)(given_text) == expected


@given(st.text())
def test_clean_text_is_composed_and_visible(raw: str) -> None:
    clean = text.clean(raw)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == clean.strip()
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} and sign != "\n" for sign in clean)


@given(st.text())
def test_one_line_has_no_line_ends(raw: str) -> None:
    assert len(text.clean_line(raw).splitlines()) <= 1


@given(st.text(alphabet="abcdefghilmnopqrstuvz àèéìòù.,;:!?\n’«»"))
def test_plain_italian_is_cleaned_once_for_all(raw: str) -> None:
    clean = text.clean(raw)
    assert text.clean(clean) == clean


@pytest.mark.parametrize(
    ("whole", "width", "first", "last"),
    [
        ("il budget di salute", 19, "il budget di salute", "il budget di salute"),
        ("il budget di salute", 9, "il budget", "di salute"),
        ("il budget di salute", 8, "il", "salute"),
        ("il\nbudget\tdi\u00a0salute", 10, "il\nbudget", "di\u00a0salute"),
        ("budget", 3, "bud", "get"),
        (" budget ", 3, "", ""),
        ("budget", 0, "", ""),
    ],
)
def test_a_text_is_cut_at_white_space_where_there_is_any(whole: str, width: int, first: str, last: str) -> None:
    assert (text.first_words(whole, width), text.last_words(whole, width)) == (first, last)
