from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts.contract import TALK_FIELDS, talk_from_json, talk_to_json, unknown_fields
from abstracts.errors import AbstractsError, InputError
from abstracts.talks import Person, Session, Talk

sys.path.insert(0, str(Path(__file__).parent / "ingest"))
from strategies import TALKS, TEXT


@given(TALKS)
def test_a_talk_survives_json(talk: Talk) -> None:
    assert talk_from_json(json.loads(json.dumps(talk_to_json(talk)))) == talk


def test_the_fields_stand_in_the_documented_order() -> None:
    assert tuple(talk_to_json(Talk("a", "Reti"))) == TALK_FIELDS


def test_little_is_enough() -> None:
    talk = talk_from_json({"title": "Reti di prossimità"}, "t.jsonl", 4)
    assert talk.title == "Reti di prossimità"
    assert talk.id == talk_from_json({"title": "reti di  prossimità"}).id
    assert talk.source == "t.jsonl:4"


def test_texts_are_taken_as_they_are() -> None:
    assert talk_from_json({"abstract": " perche'  no \n"}).abstract == " perche'  no \n"


def test_speakers_may_be_texts_or_objects() -> None:
    people = ["Anna Neri", {"name": "Ugo Gialli", "affiliation": "Ente"}, {"name": "Ida Blu"}]
    talk = talk_from_json({"title": "T", "speakers": people})
    assert talk.speakers == (Person("Anna Neri"), Person("Ugo Gialli", "Ente"), Person("Ida Blu"))


@pytest.mark.parametrize("blank", ["", " ", {"name": ""}, {"name": " ", "affiliation": "Ente"}])
def test_a_blank_name_is_no_person(blank: object) -> None:
    assert talk_from_json({"title": "T", "speakers": [blank, "Ida Blu"]}).speakers == (Person("Ida Blu"),)


@pytest.mark.parametrize("session", ["Le reti", {"title": "Le reti"}])
def test_a_session_may_have_only_a_title(session: object) -> None:
    found = talk_from_json({"title": "T", "session": session}).session
    assert found is not None
    assert found.title == "Le reti"
    assert found.id


def test_a_session_may_have_only_an_id() -> None:
    assert talk_from_json({"title": "T", "session": {"id": 7}}).session == Session("7", "")


def test_older_names_are_read_and_what_they_hold_loosely_is_no_fault() -> None:
    talk = talk_from_json({"title": "T", "lang": "en", "date": "2018 9:30", "event": "Giornata di Prova 2018"})
    assert (talk.language, talk.start, talk.edition) == ("en", None, "2018")
    assert talk_from_json({"title": "T", "date": "2026-04-18T18:10:00.000"}).start == datetime(2026, 4, 18, 18, 10)


def test_unknown_fields_are_named() -> None:
    assert unknown_fields({"title": "T", "colour": 1, "lang": "it"}) == ["colour"]


@pytest.mark.parametrize(
    ("obj", "field", "message"),
    [
        ([], None, "expected a JSON object with a title or an abstract, found a list"),
        ({"title": ""}, "title", "both empty"),
        ({"title": 3}, "title", "expected a text, found a number"),
        ({"title": "T", "abstract": {}}, "abstract", "expected a text, found an object"),
        ({"title": "T", "speakers": 4}, "speakers", "expected a list of people"),
        ({"title": "T", "speakers": [{"nome": "X"}]}, "speakers", "expected a name"),
        ({"title": "T", "start": "ieri"}, "start", "such as 2018-09-14T09:00"),
        ({"title": "T", "minutes": "venti"}, "minutes", "whole number of minutes"),
        ({"title": "T", "minutes": True}, "minutes", "whole number of minutes"),
        ({"title": "T", "minutes": 99999999999999}, "minutes", "from 1 to 10080, found 99999999999999"),
        ({"title": "T", "minutes": -30}, "minutes", "from 1 to 10080, found -30"),
        ({"title": "T", "minutes": 0.0}, "minutes", "from 1 to 10080, found 0"),
        ({"title": "T", "language": "boh!"}, "language", "language code"),
        ({"title": "T", "session": []}, "session", "expected a session"),
        ({"title": "T", "tags": 5}, "tags", "expected a list of texts"),
        ({"title": "T", "tags": [[]]}, "tags", "a list of other things"),
    ],
)
def test_a_fault_says_where_which_field_and_what_was_expected(obj: object, field: str | None, message: str) -> None:
    with pytest.raises(InputError, match="talks.jsonl:3") as caught:
        talk_from_json(obj, "talks.jsonl", 3)
    assert caught.value.field == field
    assert message in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
)


@given(JSON | st.dictionaries(st.sampled_from([*TALK_FIELDS, "lang", "date", "event"]), JSON))
def test_any_json_gives_a_talk_or_a_clear_error(obj: object) -> None:
    try:
        talk = talk_from_json(obj, "x", 1)
    except AbstractsError:
        return
    assert talk_from_json(json.loads(json.dumps(talk_to_json(talk)))) == talk


@pytest.mark.parametrize(
    ("edition", "read"), [(" 2024 ", "2024"), ("IX  edizione", "IX edizione"), ("  ", None), (2024, "2024")]
)
def test_white_space_makes_no_other_edition(edition: object, read: str | None) -> None:
    assert talk_from_json({"title": "T", "edition": edition}).edition == read
