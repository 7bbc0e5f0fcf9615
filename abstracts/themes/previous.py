"""An earlier analysis, read back from the JSON in which `abstracts themes -t json` or a report wrote it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abstracts.errors import InputError
from abstracts.themes.records import Broader, Isolated, Theme, Themes

if TYPE_CHECKING:
    from collections.abc import Iterable

REPORT = "report.json"
"""What a report's folder holds of an analysis."""
WANTED = "the JSON of `abstracts themes -t json`, or the report.json of a report"


def read_themes(path: str | Path) -> Themes:
    """The themes of an earlier analysis, with what the file says of them.

    Args:
        path: JSON with `themes`, each with `number`, `label` and `talks` (ids), and `isolated`; or a report's folder.

    Raises:
        InputError: no such file, or it is something else; names the file and the field.
    """
    path = Path(path)
    path = path / REPORT if path.is_dir() else path
    document = _document(path)
    themes = tuple(_theme(obj, f"themes[{i}]", path) for i, obj in enumerate(_list(document, "themes", path)))
    isolated = tuple(_isolated(obj, f"isolated[{i}]", path) for i, obj in enumerate(_list(document, "isolated", path)))
    _once((str(theme.number) for theme in themes), "number of a theme", path)
    talks = [talk for theme in themes for talk in theme.talks] + [alone.talk for alone in isolated]
    _once(talks, "talk", path)
    settings = document.get("settings")
    return Themes(themes, isolated, (), settings if isinstance(settings, dict) else {}, titles=_titles(document))


def _titles(document: dict[str, Any]) -> dict[str, str]:
    """What helps to know a talk again; reports have whole talks. Files without titles are good too."""
    titles, talks = document.get("titles"), document.get("talks")
    pairs = list(titles.items()) if isinstance(titles, dict) else []
    pairs += [(t.get("id"), t.get("title")) for t in talks if isinstance(t, dict)] if isinstance(talks, list) else []
    return {str(talk): title for talk, title in pairs if isinstance(title, str)}


def _document(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise InputError("no such file", path=str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=str(path)) from error
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise InputError(f"not JSON; expected {WANTED}", path=str(path), line=line) from error
    if not isinstance(found, dict) or "themes" not in found:
        raise InputError(f"holds no themes; expected {WANTED}", path=str(path))
    return found


def _list(obj: dict[str, Any], field: str, path: str | Path, place: str = "") -> list[Any]:
    found = obj.get(field, [])
    if not isinstance(found, list):
        raise InputError(f"a list expected, in {WANTED}", path=str(path), field=f"{place}.{field}" if place else field)
    return found


def _theme(obj: object, place: str, path: str | Path) -> Theme:
    if not isinstance(obj, dict):
        raise InputError("an object with number, label and talks expected", path=str(path), field=place)
    return Theme(
        number=_number(obj.get("number"), f"{place}.number", path),
        label=" ".join(_text(obj.get("label"), f"{place}.label", path).split()),
        concepts=tuple(str(concept) for concept in _list(obj, "concepts", path, place)),
        talks=_talks(obj.get("talks"), f"{place}.talks", path),
        stability=_share(obj.get("stability", 0), f"{place}.stability", path),
        coverage=0.0,
        within=_within(obj.get("within"), f"{place}.within", path),
    )


def _within(obj: object, place: str, path: str | Path) -> Broader | None:
    if obj is None:
        return None
    if not isinstance(obj, dict):
        raise InputError("an object with number and label expected", path=str(path), field=place)
    number = _number(obj.get("number"), f"{place}.number", path)
    return Broader(number, _text(obj.get("label"), f"{place}.label", path))


def _number(value: object, place: str, path: str | Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise InputError(f"a whole number from 1 expected, not {value!r}", path=str(path), field=place)
    return value


def _share(value: object, place: str, path: str | Path) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise InputError(f"a number from 0 to 1 expected, not {value!r}", path=str(path), field=place)
    return float(value)


def _text(value: object, place: str, path: str | Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"a text expected, not {value!r}", path=str(path), field=place)
    return value


def _talks(value: object, place: str, path: str | Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(talk, str) for talk in value):
        raise InputError("a list of ids of talks expected", path=str(path), field=place)
    return tuple(value)


def _isolated(obj: object, place: str, path: str | Path) -> Isolated:
    """An id, or an object with one, as reports have."""
    talk = obj.get("id") if isinstance(obj, dict) else obj
    return Isolated(_text(talk, place, path), 0, 0.0)


def _once(values: Iterable[str], what: str, path: str | Path) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise InputError(f"the {what} {value!r} stands in it twice", path=str(path), field="themes")
        seen.add(value)
