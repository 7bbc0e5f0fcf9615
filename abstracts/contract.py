"""The JSON of a talk: one place that writes it and reads it back; the fields are those of the documentation.

Reading is liberal: a speaker may be a string, a session may be only a title, unknown fields do no harm.
Texts are taken exactly as they are, so that offsets into them stay true.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from abstracts.errors import InputError
from abstracts.talks import Person, Session, Talk, content_id, start_of
from abstracts.text import whole, year_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Json = dict[str, Any]

TALK_FIELDS = (
    "id", "title", "abstract", "speakers", "session", "track", "tags", "keywords", "start", "minutes", "room",
    "language", "abstract_en", "edition", "url", "source",
)  # fmt: skip
ALIASES = {"lang": "language", "date": "start", "event": "edition"}
"""Names that older files use; read where the field itself is missing, never written."""

LONGEST = 7 * 24 * 60
"""Minutes of a talk, at most: a week."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?", re.IGNORECASE)


class _FaultError(ValueError):
    """What is wrong with a value; becomes an `InputError` once field and place are known."""


def talk_to_json(talk: Talk) -> Json:
    """All fields of a talk, in the documented order, ready for `json.dumps`."""
    values = {name: getattr(talk, name) for name in TALK_FIELDS}
    values["speakers"] = [_person_to_json(person) for person in talk.speakers]
    values["session"] = session_to_json(talk.session) if talk.session else None
    values["tags"], values["keywords"] = list(talk.tags), list(talk.keywords)
    values["start"] = _iso(talk.start)
    return values


def session_to_json(session: Session) -> Json:
    """All fields of a session."""
    return {
        "id": session.id,
        "title": session.title,
        "abstract": session.abstract,
        "chairs": [_person_to_json(person) for person in session.chairs],
        "kind": session.kind,
        "start": _iso(session.start),
        "room": session.room,
    }


def _person_to_json(person: Person) -> Json:
    return {"name": person.name, "affiliation": person.affiliation}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def unknown_fields(obj: Mapping[str, object]) -> list[str]:
    """The fields of an object that the contract does not have."""
    return [name for name in obj if name not in TALK_FIELDS and name not in ALIASES]


def talk_from_json(obj: object, path: str | None = None, line: int | None = None) -> Talk:
    """A talk from parsed JSON.

    Args:
        obj: an object with a title or an abstract; every other field may be missing or null.
        path: the file, for messages.
        line: the line, for messages; with the path it becomes `source` where the object gives none.

    Raises:
        InputError: a field is not what it must be; the message says what was expected.
    """
    if not isinstance(obj, dict):
        raise InputError(
            f"expected a JSON object with a title or an abstract, found {_kind(obj)}", path=path, line=line
        )
    values = _with_aliases(obj)
    read = _Fields(values, path, line)
    talk = {name: read(name, parse) for name, parse in _PARSERS.items()}
    if not talk["title"].strip() and not talk["abstract"].strip():
        raise InputError(
            "title and abstract are both empty: a talk needs one of them", path=path, line=line, field="title"
        )
    talk["source"] = talk["source"] or (f"{path}:{line}" if path and line else path)
    return with_id(Talk(**talk))


def with_id(talk: Talk) -> Talk:
    """The talk with an id of its content where it has none: the same wherever it stands among the others."""
    if talk.id:
        return talk
    when = start_of(talk)
    names = (person.name for person in talk.speakers)
    where = (talk.room or "", talk.session.title if talk.session else "", talk.edition or "")
    return replace(talk, id=content_id(talk.title, talk.abstract, *names, _iso(when) or "", *where))


class _Fields:
    """Reads the fields of one object, telling faults with their place."""

    def __init__(self, values: Mapping[str, object], path: str | None, line: int | None) -> None:
        self.values, self.path, self.line = values, path, line

    def __call__(self, name: str, parse: Callable[[Any], Any]) -> Any:  # noqa: ANN401  each field has its own type
        try:
            return parse(self.values.get(name))
        except _FaultError as fault:
            raise InputError(str(fault), path=self.path, line=self.line, field=name) from None


def _with_aliases(obj: Mapping[str, object]) -> Json:
    """Older names as the fields they stand for; what they hold too loosely («2018 9:30») is no fault."""
    values = dict(obj)
    for alias, name in ALIASES.items():
        value = values.pop(alias, None)
        if values.get(name) is None and value is not None:
            values[name] = _LENIENT[alias](value)
    return values


def _loose_date(value: object) -> str | None:
    try:
        return datetime.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


def _year(value: object) -> str | None:
    return year_in(value) if isinstance(value, str) else None


_LENIENT: dict[str, Callable[[object], object]] = {"lang": lambda value: value, "date": _loose_date, "event": _year}


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return whole(value)
    raise _FaultError(f"expected a text, found {_kind(value)}")


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _name(value: object) -> str | None:
    """A text, or a number that stands for one (ids, years, rooms)."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _optional(value)


def _edition(value: object) -> str | None:
    """However it is spaced and composed: «2024 » is no other edition, and a blank is none."""
    return unicodedata.normalize("NFC", " ".join((_name(value) or "").split())) or None


def _identity(value: object) -> str:
    return _name(value) or ""


def _track(value: object) -> str | None:
    return ", ".join(_texts(value)) or None if isinstance(value, list) else _name(value)


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split(r"[;,\n]", whole(value)) if part.strip())
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        return tuple(whole(str(item)) for item in value)
    raise _FaultError(
        f"expected a list of texts, found {_kind(value)}{' of other things' if isinstance(value, list) else ''}"
    )


def _people(value: object) -> tuple[Person, ...]:
    if value is None:
        return ()
    if isinstance(value, str | dict):
        value = [value]
    if not isinstance(value, list):
        raise _FaultError(f"expected a list of people, found {_kind(value)}")
    return tuple(person for item in value if (person := _person(item)))


def _person(value: object) -> Person | None:
    if isinstance(value, str):
        value = {"name": value}
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return Person(value["name"], _optional(value.get("affiliation"))) if value["name"].strip() else None
    raise _FaultError(f'expected a name or {{"name": …, "affiliation": …}}, found {_kind(value)}')


def _moment(value: object) -> datetime | None:
    if value is None or value == "":
        return None
    try:
        return datetime.fromisoformat(_text(value))
    except ValueError as fault:
        if isinstance(fault, _FaultError):
            raise
        raise _FaultError(f"expected a date and time such as 2018-09-14T09:00, found {value!r}") from None


def _minutes(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _FaultError(f"expected a whole number of minutes, found {value!r}")
    if not 1 <= value <= LONGEST:
        raise _FaultError(f"expected a number of minutes from 1 to {LONGEST}, found {value!r}")
    return value


def _language(value: object) -> str:
    if value is None or value == "":
        return ""
    text = _text(value)
    if not _LANGUAGE.fullmatch(text):
        raise _FaultError(f'expected a language code such as "it" or "en", found {text!r}')
    return text


def _session(value: object) -> Session | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return Session(content_id("session", value), value)
    if not isinstance(value, dict):
        raise _FaultError(f"expected a session with an id or a title, found {_kind(value)}")
    start, title, abstract = _moment(value.get("start")), _text(value.get("title")), _text(value.get("abstract"))
    id_ = _identity(value.get("id")) or content_id("session", title, _iso(start) or "", abstract)
    people = _people(value.get("chairs"))
    return Session(id_, title, abstract, people, _optional(value.get("kind")), start, _name(value.get("room")))


_PARSERS: dict[str, Callable[[Any], Any]] = {
    "id": _identity,
    "title": _text,
    "abstract": _text,
    "speakers": _people,
    "session": _session,
    "track": _track,
    "tags": _texts,
    "keywords": _texts,
    "start": _moment,
    "minutes": _minutes,
    "room": _name,
    "language": _language,
    "abstract_en": _text,
    "edition": _edition,
    "url": _optional,
    "source": _optional,
}
