"""Every programme of the development data, read directly, against one careful reading of it (Italian talks).

Set `ABSTRACTS_SHOW=1` to print the figures and the differences.
"""

from __future__ import annotations

import difflib
import json
import os
import re
from typing import TYPE_CHECKING

import pytest

from abstracts import text as txt
from abstracts.ingest import read

if TYPE_CHECKING:
    from pathlib import Path

    from abstracts.ingest import Reading
    from abstracts.talks import Talk

FILES = {
    "devfest-pisa": ["sessions.public.json"],
    "devfest-roma": ["sessions.public.csv"],
    "incontrodevops2019": ["talks.yml", "workshops.yml"],
    "linuxdaymilano": [f"year_{year}.yml" for year in (2018, 2019, 2022, 2023, 2024, 2025)],
    "mergeit2020": ["items.jsonl"],
    "mergeit2023": ["contents.csv"],
    "pycon-nove": ["events.json"],
}
_ROLE = re.compile(r"\b(?:e|modera)\b")
_SENTENCE = 15
"""A speaker of so many words is none: the other reading took the fourth of five cells for the speakers, where a comma
too many had parted the abstract, or a text that its writer put in the place of the speakers."""

PAPERS = (7, 13, 37, 66, 73)
NEAR = 0.98


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", txt.clean(text).casefold()))


def _same(gold: dict[str, list[str] | str], talk: Talk) -> dict[str, bool]:
    abstract, ours = _plain(str(gold["abstract"])), _plain(talk.abstract)
    near = abstract == ours or difflib.SequenceMatcher(None, abstract, ours, autojunk=False).ratio() >= NEAR
    names = _words(" ".join(gold["speakers"]))
    found = _words(" ".join(f"{person.name} {person.affiliation or ''}" for person in talk.speakers))
    return {"title": True, "abstract": near, "speakers": names == found}


def _words(people: str) -> set[str]:
    """The words of names; «e» between two, «Modera:» before one are no part of them."""
    return set(_ROLE.sub(" ", _plain(people)).split())


def _explained(gold: dict[str, list[str] | str]) -> bool:
    """Whether the other reading has a sentence where speakers should be: ours gives it back to the abstract."""
    return any(len(name.split()) >= _SENTENCE for name in gold["speakers"])


def _best(gold: dict[str, list[str] | str], found: Reading) -> dict[str, bool]:
    """How the best of the talks with that title agrees."""
    same = [_same(gold, talk) for talk in found.talks if _plain(talk.title) == _plain(str(gold["title"]))]
    return max(
        same, key=lambda each: sum(each.values()), default=dict.fromkeys(("title", "abstract", "speakers"), False)
    )


@pytest.mark.parametrize("name", FILES)
def test_programmes_agree(shared: Path, name: str) -> None:
    folder = shared / "programmes" / name
    found = read([folder / file for file in FILES[name]])
    every = [json.loads(line) for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = [item for item in every if not _explained(item)]
    agreed = [_best(item, found) for item in gold]
    if os.environ.get("ABSTRACTS_SHOW"):
        print(f"{name}: {len(every) - len(gold)} of {len(every)} explained")  # noqa: T201  asked for
    for field in ("title", "abstract", "speakers"):
        right = sum(each[field] for each in agreed)
        if os.environ.get("ABSTRACTS_SHOW"):
            print(f"{name} {field}: {right}/{len(gold)}")  # noqa: T201  asked for
        assert right >= 0.98 * len(gold)


def test_every_raw_file_is_compared(shared: Path) -> None:
    """All files of programmes are read by some test here, save those that name the source."""
    files = {
        f"{path.parent.name}/{path.name}"
        for path in (shared / "programmes").rglob("*")
        if path.suffix not in ("", ".txt")
    }
    read_here = {f"{folder}/{name}" for folder, names in FILES.items() for name in (*names, "items.jsonl")}
    others = {"odfest2017/index.html", "aiucd2025/program.yaml", "incontrodevops2019/conference.yml"}
    papers = {f"pdf/{number}.pdf" for number in PAPERS}
    assert files <= read_here | others | papers


def test_a_file_about_the_event_gives_no_talk(shared: Path) -> None:
    found = read([shared / "programmes" / "incontrodevops2019"])
    about = [note for note in found.notes if note.path.endswith("conference.yml")]
    assert about
    assert not [talk for talk in found.talks if "conference.yml" in talk.source]


def test_rows_gone_astray(shared: Path) -> None:
    """The talks that the other reading has with a sentence for a speaker: theirs and ours hold the same words."""
    folder = shared / "programmes" / "mergeit2023"
    talks = {_plain(talk.title): talk for talk in read([folder / "contents.csv"]).talks}
    lines = (folder / "items.jsonl").read_text(encoding="utf-8").splitlines()
    astray = [item for item in map(json.loads, lines) if _explained(item)]
    assert len(astray) == 4
    for item in astray:
        talk = talks[_plain(item["title"])]
        assert _plain(talk.abstract) == _plain(" ".join([item["abstract"], *item["speakers"]]))
        assert all(len(person.name.split()) == 2 for person in talk.speakers)


def test_the_hardest_page(shared: Path) -> None:
    found = read([shared / "programmes" / "odfest2017" / "index.html"])
    assert len(found.talks) == 22
    assert all(talk.start and talk.minutes for talk in found.talks)
    assert sum(bool(talk.speakers) for talk in found.talks) == 20
    assert {talk.room for talk in found.talks} == {None, "Sala A", "Sala B", "Sala C"}
    assert [note.line for note in found.notes if note.message.startswith("cancelled")] == [420]


@pytest.mark.parametrize("number", PAPERS)
def test_papers(shared: Path, number: int) -> None:
    lines = (shared / "keywords" / "aiucd2025-dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = next(item for item in map(json.loads, lines) if item["id"].endswith(f"-{number:03d}"))
    (talk,) = read([shared / "programmes" / "aiucd2025" / "pdf" / f"{number}.pdf"]).talks
    assert talk.title == gold["title"]
    assert _plain(talk.abstract) == _plain(gold["abstract"])
    assert list(talk.keywords) == gold["keywords_it"]
    assert {person.name for person in talk.speakers} <= set(gold["speakers"])


def test_the_bilingual_programme(shared: Path) -> None:
    found = read([shared / "programmes" / "aiucd2025" / "program.yaml"])
    lines = (shared / "keywords" / "aiucd2025-dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    rooms = {_plain(talk.title): (talk.room, talk.start) for talk in found.talks}
    right = sum(rooms.get(_plain(item["title"]), (None,))[0] == item["room"] for item in gold)
    assert right >= 0.98 * len(gold)
    assert all(talk.start for talk in found.talks)
