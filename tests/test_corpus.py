"""The sample corpus is what its README says: counts, gold that exists, clashes that are clashes."""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
EDITIONS = ("2023", "2024")
BULLET = re.compile(r"^\s*[•–*-]\s+(?P<talk>[^|\n]+(?: \| [^|\n]+)+)$", re.MULTILINE)
SESSION = re.compile(r"^\W*SESSIONE PARALLELA\b.*$", re.MULTILINE)
BOILERPLATE = re.compile(r"\[?Il Programma completo del")


def rows(name: str, delimiter: str = ",") -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter, strict=True))


def contributions(edition: str) -> list[dict[str, Any]]:
    lines = (CORPUS / f"workshop-{edition}" / "contributi.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def pages(edition: str) -> list[Path]:
    folder = CORPUS / f"workshop-{edition}"
    return sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".html", ".md"})


def page_text(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return text
    text = re.sub(r"(?s)<(script|style|nav|aside|footer).*?</\1>", "", text)
    text = re.sub(r"<li[^>]*>", "\n• ", text)
    text = re.sub(r"</?(?:p|div|h\d|ul|br|li)\b[^>]*>", "\n", text)
    return html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\xa0", " ")


def page_talks(path: Path) -> list[list[str]]:
    return [[field.strip() for field in match["talk"].split(" | ")] for match in BULLET.finditer(page_text(path))]


def session_abstracts(path: Path) -> list[str]:
    return [line for line in page_text(path).splitlines() if len(line.split()) > 60]


def title_only(edition: str) -> list[str]:
    return [talk[-1] for path in pages(edition) for talk in page_talks(path)]


def own_words() -> dict[str, str]:
    words = {title: title for edition in EDITIONS for title in title_only(edition)}
    return words | {t["title"]: f"{t['title']}\n{t['abstract']}" for e in EDITIONS for t in contributions(e)}


def plain(text: str) -> str:
    return text.replace("’", "'").casefold()


ALL_PAGES = [pytest.param(path, id=path.stem) for edition in EDITIONS for path in pages(edition)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_has_24_talks_half_with_an_abstract(edition: str) -> None:
    assert len(title_only(edition)) == 12
    assert len(contributions(edition)) == 12


def test_the_48_titles_and_the_ids_are_unique() -> None:
    assert len(own_words()) == 48
    assert len({talk["id"] for edition in EDITIONS for talk in contributions(edition)}) == 24


def test_abstracts_have_80_to_200_words() -> None:
    assert all(80 <= len(t["abstract"].split()) <= 200 for e in EDITIONS for t in contributions(e))


def test_there_are_12_pages_as_text_html_and_markdown() -> None:
    kinds = Counter(path.suffix for edition in EDITIONS for path in pages(edition))
    assert kinds == {".txt": 6, ".html": 4, ".md": 2}


@pytest.mark.parametrize("path", ALL_PAGES)
def test_a_page_has_the_layout_of_a_session_page(path: Path) -> None:
    text = page_text(path)
    abstracts = session_abstracts(path)
    assert len(SESSION.findall(text)) == len(abstracts) == (2 if "venerdi" in path.stem or "voci" in path.stem else 1)
    assert all(80 <= len(abstract.split()) <= 180 for abstract in abstracts)
    assert "Scritto da: " in text
    assert re.search(r"Pubblicato il: \d{1,2} (agosto|settembre) 202[34]", text)
    assert text.index(abstracts[-1]) < BOILERPLATE.search(text).start() < text.index("Partecipa al follow-up")  # type: ignore[union-attr]


def test_one_talk_has_no_affiliation_and_none_has_more_than_three_fields() -> None:
    fields = Counter(len(talk) for edition in EDITIONS for path in pages(edition) for talk in page_talks(path))
    assert fields == {3: 23, 2: 1}


@pytest.mark.parametrize("edition", EDITIONS)
def test_contributions_belong_to_the_sessions_of_the_pages(edition: str) -> None:
    programme = "\n".join(page_text(path) for path in pages(edition))
    for talk in contributions(edition):
        assert talk["session"]["title"] in programme
        assert talk["session"]["room"] == talk["room"]
        assert datetime.fromisoformat(talk["session"]["start"]) < datetime.fromisoformat(talk["start"])
        assert talk["edition"] == edition
        assert talk["start"].startswith(edition)


@pytest.mark.parametrize("name", ["themes", "concepts", "timetable"])
def test_the_gold_has_each_talk_once(name: str) -> None:
    titles = [row["title"] for row in rows(f"gold/{name}.csv")]
    assert sorted(titles) == sorted(own_words())


def test_seven_themes_and_three_talks_that_fit_nowhere() -> None:
    themes = Counter(row["theme"] for row in rows("gold/themes.csv"))
    assert themes.pop("") == 3
    assert len(themes) == 7
    assert min(themes.values()) >= 5


def test_one_theme_is_new_in_2024_and_one_fades() -> None:
    count = Counter((row["theme"], row["edition"]) for row in rows("gold/themes.csv"))
    assert count["Comunità energetiche", "2023"] == 0
    assert count["Comunità energetiche", "2024"] == 5
    fading = "Inserimento lavorativo e cooperative di tipo B"
    assert count[fading, "2023"] > 2 * count[fading, "2024"] > 0


def test_editions_of_the_gold_are_those_of_the_talks() -> None:
    found = {t: e for e in EDITIONS for t in [*title_only(e), *(talk["title"] for talk in contributions(e))]}
    for name in ("themes", "concepts"):
        assert {row["title"]: row["edition"] for row in rows(f"gold/{name}.csv")} == found


def test_gold_concepts_stand_in_the_talks_own_words() -> None:
    words = own_words()
    for row in rows("gold/concepts.csv"):
        concepts = row["concepts"].split("; ")
        text = words[row["title"]]
        assert len(set(concepts)) == len(concepts)
        assert (len(concepts) == 5) if "\n" in text else (1 <= len(concepts) <= 5), row["title"]
        absent = [c for c in concepts if not re.search(rf"\b{re.escape(plain(c))}\b", plain(text))]
        assert not absent, row["title"]


def session_of() -> dict[str, str]:
    """The page block or the session id a talk belongs to, as the title of its session."""
    found = {t["title"]: t["session"]["title"] for e in EDITIONS for t in contributions(e)}
    sessions = {s for e in EDITIONS for s in {t["session"]["title"] for t in contributions(e)}}
    for path in (path for edition in EDITIONS for path in pages(edition)):
        text = page_text(path).split("</title>")[-1]
        for talk in page_talks(path):
            before = text[: text.index(talk[-1])]
            found[talk[-1]] = max(sessions, key=before.rfind)
    return found


def test_overlapping_pairs_are_talks_of_one_theme_in_different_sessions() -> None:
    theme = {row["title"]: row["theme"] for row in rows("gold/themes.csv")}
    session = session_of()
    pairs = rows("gold/overlaps.csv")
    assert len(pairs) == 13
    assert Counter(row["kind"] for row in pairs) == {"same-theme-strong": 12, "duplicate": 1}
    for row in pairs:
        assert row["why"]
        assert theme[row["title_a"]] == theme[row["title_b"]] != ""
        assert session[row["title_a"]] != session[row["title_b"]]


def test_the_duplicate_was_sent_twice_by_the_same_people() -> None:
    (pair,) = (row for row in rows("gold/overlaps.csv") if row["kind"] == "duplicate")
    talks = {talk["title"]: talk for talk in contributions("2023")}
    first, second = talks[pair["title_a"]], talks[pair["title_b"]]
    assert {s["name"] for s in first["speakers"]} == {s["name"] for s in second["speakers"]}
    assert first["abstract"] != second["abstract"]


def simultaneous(first: dict[str, Any], second: dict[str, Any]) -> bool:
    (start, end), (other_start, other_end) = (
        (begin, begin + timedelta(minutes=talk["minutes"]))
        for talk in (first, second)
        for begin in [datetime.fromisoformat(talk["start"])]
    )
    return start < other_end and other_start < end


def pairs_of_contributions() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    talks = [talk for edition in EDITIONS for talk in contributions(edition)]
    return [(first, second) for n, first in enumerate(talks) for second in talks[n + 1 :]]


def test_no_room_holds_two_talks_at_once() -> None:
    assert not [(a, b) for a, b in pairs_of_contributions() if simultaneous(a, b) and a["room"] == b["room"]]


def test_the_three_planted_clashes_are_the_only_ones() -> None:
    overlapping = {frozenset((row["title_a"], row["title_b"])) for row in rows("gold/overlaps.csv")}
    found = set()
    for first, second in pairs_of_contributions():
        titles = frozenset((first["title"], second["title"]))
        shared = {s["name"] for s in first["speakers"]} & {s["name"] for s in second["speakers"]}
        if simultaneous(first, second) and (shared or titles in overlapping):
            found.add(titles)
    planted: dict[str, set[str]] = {}
    for row in rows("gold/timetable.csv"):
        if row["clash"]:
            planted.setdefault(row["clash"].split(":")[0], set()).add(row["title"])
    assert found == {frozenset(titles) for titles in planted.values()}
    assert sorted(planted) == ["1", "2", "3"]


def test_no_overlapping_pair_is_in_parallel_sessions_save_for_the_clashes() -> None:
    start = {t["session"]["title"]: t["session"]["start"] for e in EDITIONS for t in contributions(e)}
    session = session_of()
    clash = {row["title"]: row["clash"].split(":")[0] for row in rows("gold/timetable.csv")}
    parallel = [
        row for row in rows("gold/overlaps.csv") if start[session[row["title_a"]]] == start[session[row["title_b"]]]
    ]
    assert sorted(clash[row["title_a"]] for row in parallel) == ["1", "2"]


def test_the_timetable_agrees_with_the_contributions() -> None:
    table = {row["title"]: row for row in rows("gold/timetable.csv")}
    for talk in (talk for edition in EDITIONS for talk in contributions(edition)):
        row = table[talk["title"]]
        assert (row["start"], row["minutes"], row["room"]) == (talk["start"], str(talk["minutes"]), talk["room"])


def test_the_study_day_is_an_italian_csv() -> None:
    assert (CORPUS / "giornata-alberi.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    talks = rows("giornata-alberi.csv", ";")
    columns = ["titolo", "riassunto", "relatori", "affiliazione", "sala", "inizio", "durata", "parole chiave"]
    assert [list(talk) for talk in talks] == [columns] * 11
    assert all(40 <= len(talk["riassunto"].split()) <= 90 for talk in talks)
    for talk in talks:
        datetime.strptime(talk["inizio"], "%d/%m/%Y %H:%M").astimezone()
        text = plain(f"{talk['titolo']} {talk['riassunto']}")
        assert all(talk[column] for column in columns), talk["titolo"]
        assert any(plain(keyword) in text for keyword in talk["parole chiave"].split(", "))
