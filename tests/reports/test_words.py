"""The catalogue says everything in both languages, and says it right."""

from __future__ import annotations

import re
import string
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from abstracts import reports, resources
from abstracts.reports.words import LANGUAGES, Words, catalogue

CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in Path(reports.__file__).parent.rglob("*")
    if path.suffix in {".py", ".j2"}
)


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", catalogue())
def test_both_languages_say_the_same_thing(key: str) -> None:
    said = catalogue()[key]

    assert set(said) == set(LANGUAGES)
    assert len({isinstance(text, list) for text in said.values()}) == 1
    whole = {language: text if isinstance(text, str) else text[1] for language, text in said.items()}
    assert names(whole["it"]) == names(whole["en"])
    assert all(text.strip() for text in whole.values())


@pytest.mark.parametrize("key", catalogue())
def test_plurals_have_two_forms_that_need_n(key: str) -> None:
    for text in catalogue()[key].values():
        assert isinstance(text, str) or (len(text) == 2 and names(text[0]) <= names(text[1]) | {"n"})


def test_every_key_of_the_code_is_in_the_catalogue() -> None:
    used = set(re.findall(r"""\bt\(\s*["']([a-z_-]+)["']\s*[,)]""", CODE))

    assert used - set(catalogue()) == set()
    assert len(used) > 50


def test_every_subject_is_called_something() -> None:
    """The fields of knowledge that the model can tell, and no others."""
    fields = tomllib.loads((resources.find("topics") / "fields.toml").read_text(encoding="utf-8"))
    assert {key for key in catalogue() if key.startswith("subject-")} - {"subject-intro"} == {
        f"subject-{name}" for name in fields
    }


def test_every_key_of_the_catalogue_is_used() -> None:
    made = ("figure-", "warn-", "stability-", "term-", "about-", "setting-", "granularity-", "subject-")
    plain = [key for key in catalogue() if not key.startswith(made) and not key.endswith("-short")]

    assert [key for key in plain if f'"{key}"' not in CODE and f"'{key}'" not in CODE] == []


@pytest.mark.parametrize(
    ("n", "it", "en"), [(0, "0 interventi", "0 talks"), (1, "1 intervento", "1 talk"), (2, "2 interventi", "2 talks")]
)
def test_plurals(n: int, it: str, en: str) -> None:
    assert (Words("it")("talks", n=n), Words("en")("talks", n=n)) == (it, en)


def test_figures_and_dates() -> None:
    it, en = Words("it"), Words("en")
    morning = datetime(2018, 9, 14, 9, 5)

    assert (it.number(0.625), en.number(0.625)) == ("0,62", "0.62")
    assert (it.whole(9999), it.whole(12345), en.whole(12345)) == ("9.999", "12.345", "12,345")
    assert it.moment(morning) == "venerdì 14 settembre 2018, ore 9:05"
    assert en.moment(morning) == "Friday 14 September 2018, 9:05"
    assert it.moment(datetime(2018, 9, 14)) == "venerdì 14 settembre 2018"


def test_lists() -> None:
    it = Words("it")

    assert [str(it.several(list("abc")[:n])) for n in range(4)] == ["", "a", "a e b", "a, b e c"]
