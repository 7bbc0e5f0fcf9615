"""The section «What the files hold» of docs/cli.md names every key and column that is written, and no other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from abstracts.concepts.records import Concept
from abstracts.exports import as_csv, concept_listing
from abstracts.talks import Talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

    Keys = tuple[str, ...]

PAGE = Path("docs/cli.md").read_text(encoding="utf-8").partition("\n## What the files hold\n")[2]
MAPS = frozenset(("strengths", "titles"))
"""What has ids or numbers as keys."""
PLACES = (("Sala A", "2024-05-10T09:00:00"), ("Sala B", "2024-05-10T09:10:00"))
TEXTS = (
    "Il budget di salute porta a casa le cure: lo usano due cooperative.",
    "Con il budget di salute due cooperative portano a casa le cure.",
    "Il budget di salute dei comuni di valle.",
    "Il tiglio della piazza ha radici profonde e rami spezzati.",
    "I rami spezzati del tiglio e le radici sotto la piazza.",
    "Radici e rami del tiglio nei viali.",
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two themes and a break, in two rooms at once, with one speaker."""
    session = {
        "id": "s",
        "title": "Cura e alberi",
        "chairs": [{"name": "Ugo Riva"}],
        "abstract": "Del budget di salute e del tiglio.",
    }
    rows = [
        {"id": f"t{n}", "title": "", "abstract": text, "speakers": [{"name": "Ada Neri"}], "session": session}
        | {"room": PLACES[n % 2][0], "start": PLACES[n % 2][1], "edition": str(2023 + n % 2), "keywords": ["tiglio"]}
        for n, text in enumerate(TEXTS)
    ]
    path = tmp_path_factory.mktemp("files") / "talks.jsonl"
    lines = [json.dumps(row) for row in [*rows, {"id": "p", "title": "Pausa pranzo"}]]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def earlier(source: Path) -> Path:
    path = source.parent / "earlier.json"
    theme = {"number": 1, "label": "budget di salute", "talks": ["t0", "t1", "t2"]}
    path.write_text(
        json.dumps({"themes": [theme], "isolated": ["p"], "titles": {"p": "Chiusura dei lavori"}}), encoding="utf-8"
    )
    return path


def written_down(name: str) -> set[Keys]:
    """Paths of the keys that the page lists for a file."""
    block = re.search(rf"\n`{re.escape(name)}`[^`\n]*(?:`[^`\n]*`[^`\n]*)*:\n\n```\n(.*?)```", PAGE, re.DOTALL)
    assert block, name
    within, last, found = [], "", set()
    for sign in re.findall(r"\w+|[{}]", re.sub(r"\{\w+: [^{}]*(?:\{[^{}]*\})?\}", "", block[1])):
        if sign == "{":
            within.append(last)
        elif sign == "}":
            last = within.pop()
        else:
            last = sign
            found.add((*within, sign))
    return found


def held(value: object, path: Keys = ()) -> Iterator[Keys]:
    """Paths of the keys of a document."""
    if isinstance(value, list):
        for item in value:
            yield from held(item, path)
    elif isinstance(value, dict) and not (path and path[-1] in MAPS):
        for key, item in value.items():
            yield (*path, key)
            yield from held(item, (*path, key))


def test_a_report(run: Run, source: Path, tmp_path: Path) -> None:
    assert run("report", source, "-k", "2", "-q", "-o", tmp_path).exit_code == 0

    document = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    header = (tmp_path / "talks.csv").read_text(encoding="utf-8").partition("\n")[0]
    assert set(held(document)) == written_down("report.json")
    assert f"| `talks.csv` of a report | `{header}` |" in PAGE


@pytest.mark.parametrize("command", ["themes", "themes --by edition", "evaluate"])
def test_json(run: Run, source: Path, command: str) -> None:
    asked = ["-k", "2"] if command.startswith("themes") else []

    document = json.loads(run(*command.split(), source, *asked, "-q", "-t", "json").stdout)

    assert set(held(document)) == written_down(f"{command} -t json")


@pytest.mark.parametrize(
    "command",
    [
        "ingest", "concepts", "concepts --whole-corpus", "themes", "themes --granularity fine", "themes --with FILE",
        "themes --by edition", "overlaps", "evaluate",
    ],
)  # fmt: skip
def test_columns(run: Run, source: Path, earlier: Path, command: str) -> None:
    words = [earlier if word == "FILE" else word for word in command.split()]

    shown = run(*words, source, "-q", "-t", "csv").stdout

    assert f"| `{command}` | `{shown.partition(chr(10))[0]}` |" in PAGE


def test_columns_of_terms_in_running_text() -> None:
    term = Concept("a", "tiglio", 0.5, 1, ("tigli",), (), concept="tiglio", rule="inflection")

    header = as_csv(concept_listing([Talk("1", "Tigli")], {"1": (term,)}, None)).partition("\n")[0]

    assert f"| `concepts --model MODEL --all` | `{header}` |" in PAGE


def test_themes_that_new_talks_join(run: Run, source: Path, earlier: Path) -> None:
    document = json.loads(run("themes", source, "--with", earlier, "-q", "-t", "json").stdout)

    more = {("themes", "new"), ("new_talks",), ("missing_talks",), ("settings", "joined"), ("settings", "highest")}
    assert set(held(document)) == written_down("themes -t json") | more
    assert document["missing_talks"] == ["p (earlier)"]
    assert all(isinstance(alone, str) for alone in document["isolated"])
