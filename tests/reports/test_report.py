"""The report: complete, honest, safe, the same for any order of the talks."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest

import abstracts
from abstracts import Overlap, Person, Session, Shared, Talk, Theme, Themes
from abstracts.concepts.records import Concept, Extraction, Span, Term
from abstracts.reports import render
from abstracts.reports.facts import Facts, same_sessions
from abstracts.reports.page import Medium, Page
from abstracts.themes import Isolated
from abstracts.themes.standing import parts_of

if TYPE_CHECKING:
    from pathlib import Path

    from abstracts import Analysis
    from abstracts.reports.words import Language

FILES = ["report.html", "report.json", "report.md", "talks.csv"]
VOID = {"meta", "rect", "br", "link", "img"}


class Outline(HTMLParser):
    """Reads a page as a browser would: nesting, headings, names, links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids.update([given["id"] or ""] if "id" in given else [])
        self.links += [given["href"] or ""] if tag == "a" else []
        self.loaded += [given[name] or "" for name in ("src", "srcset", "action") if name in given]
        self.loaded += [given["href"] or ""] if tag == "link" else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


class Given:
    """An analysis made by hand: what a report reads, without computing it."""

    def __init__(
        self, talks: tuple[Talk, ...], themes: Themes, overlaps: tuple[Overlap, ...], extraction: Extraction
    ) -> None:
        self.talks, self.themes, self.overlaps, self.extraction = talks, themes, overlaps, extraction
        self.across_languages = extraction
        self.similarity = np.full((len(talks), len(talks)), 0.2)
        self.min_score, self.settings = 0.3, {"pipeline": "it_abstracts", "k": None}


def given(**changes: object) -> Analysis:
    session = Session("s", "Cura & territori", "", start=datetime(2023, 9, 15, 9), room="3")
    talks = (
        Talk(
            "a/1", "Il <b>budget</b> di salute", "Parliamo di budget di salute. Altro.", (Person("Ada Neri"),), session
        ),
        Talk("b", "Budget di salute", session=session),
        Talk("c", "", "An abstract in English.", language="en"),
    )
    concept = Concept("budget salute", "budget di salute", 0.9, 1, ("budget di salute",), (Span("abstract", 12, 28),))
    titled = Concept("budget salute", "budget di salute", 0.5, 1, ("Budget di salute",), (Span("title", 0, 16),))
    theme = Theme(
        1,
        "budget di salute",
        ("budget di salute",),
        ("a/1", "b"),
        0.8,
        1.0,
        cohesion=0.5,
        strengths={"a/1": 1.0, "b": 0.5},
        named=2,
    )
    values: dict[str, object] = {
        "talks": talks,
        "themes": Themes((theme,), (Isolated("c", 1, 0.1),), (), {"k": None}),
        "overlaps": (Overlap("a/1", "b", 0.7, (Shared("budget di salute", 0.4),), simultaneous=True, duplicate=True),),
        "extraction": Extraction(
            {"a/1": (concept,), "b": (titled,), "c": ()},
            {},
            (Term("budget salute", "budget di salute", 0.95, ("a/1", "b"), (), ("budget di salute",)),),
        ),
    }
    return Given(**(values | changes))  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize("name", ["report.html", "report.md"])
@pytest.mark.parametrize(
    ("stability", "named", "said"),
    [
        (0.8, 2, "Nome da verificare"),
        (0.8, 1, "Da verificare"),
        (0.4, 2, "Da verificare"),
        (0.4, None, "Da verificare"),
    ],
)
def test_it_is_told_what_is_to_be_checked(name: str, stability: float, named: int | None, said: str) -> None:
    """Of a theme whose talks stay together and share something it is the name, if that covers too little."""
    theme = replace(given().themes.themes[0], stability=stability, tentative=True, named=named)
    text = page(given(themes=Themes((theme,), (Isolated("c", 1, 0.1),), (), {"k": None})), name=name)
    found = {words for words in ("Nome da verificare", "Da verificare") if words in text}
    assert found == {said}
    legends = ("Un tema è «da verificare» quando si divide spesso", "Il «nome da verificare» compare in meno di metà")
    assert [legend in unescape(text) for legend in legends] == [said == "Da verificare", said == "Nome da verificare"]


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("report.html", "it", "ambito: medicina e salute"),
        ("report.md", "it", "ambito: medicina e salute"),
        ("report.html", "en", "subject: medicine and health"),
    ],
)
def test_a_theme_that_its_name_does_not_cover_has_a_subject(name: str, language: Language, said: str) -> None:
    theme = replace(given().themes.themes[0], subject="medicine")
    themes = Themes((theme,), (Isolated("c", 1, 0.1),), (), {"k": None})
    assert said in page(given(themes=themes), language, name)
    assert said.partition(":")[0] + ":" not in page(given(), language, name)


def test_nothing_is_to_be_checked_where_all_is_sure() -> None:
    assert "da verificare" not in page(given()).lower()


def page(analysis: Analysis, language: Language = "it", name: str = "report.html") -> str:
    return render(analysis, language)[name].decode()


@pytest.fixture(scope="module", params=["it", "en"])
def outline(request: pytest.FixtureRequest, analysis: Analysis) -> Outline:
    return Outline(page(analysis, request.param))


def test_the_page_is_well_formed(outline: Outline) -> None:
    assert outline.open == []
    assert [name for name, times in outline.ids.items() if times > 1] == []


def test_every_link_leads_to_a_place_in_the_page(outline: Outline) -> None:
    assert [link for link in outline.links if not link.startswith("#") or link[1:] not in outline.ids] == []


def test_nothing_is_loaded_from_elsewhere(outline: Outline, analysis: Analysis) -> None:
    assert outline.loaded == []
    assert "url(" not in page(analysis)
    assert "<script" not in page(analysis)


def test_headings_go_down_one_step_at_a_time(outline: Outline) -> None:
    steps = zip(outline.headings, outline.headings[1:], strict=False)

    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert [step for step in steps if step[1] > step[0] + 1] == []


def test_every_talk_is_in_the_page_once(outline: Outline, analysis: Analysis) -> None:
    assert sum(re.fullmatch(r"t\d+", name) is not None for name in outline.ids) == len(analysis.talks)


def test_no_key_of_the_catalogue_and_no_hole_is_left(outline: Outline) -> None:
    assert not re.search(r"[{}]|\bNone\b|\bMarkup\b", outline.text)


def test_the_data_hold_every_talk_in_one_place(analysis: Analysis) -> None:
    data = json.loads(page(analysis, name="report.json"))
    placed = [talk for theme in data["themes"] for talk in theme["talks"]] + [lone["id"] for lone in data["isolated"]]

    assert sorted(placed) == sorted(talk["id"] for talk in data["talks"]) == sorted(t.id for t in analysis.talks)
    assert data["version"] == abstracts.__version__
    assert re.fullmatch("[0-9a-f]{64}", data["sha256"])


def test_the_table_has_a_row_for_each_talk(analysis: Analysis) -> None:
    rows = list(csv.DictReader(io.StringIO(page(analysis, name="talks.csv"))))

    assert sorted(row["id"] for row in rows) == sorted(talk.id for talk in analysis.talks)
    assert {"title", "theme", "label", "strength", "concepts"} <= set(rows[0])


def test_the_order_of_the_talks_changes_no_byte(corpus: Path) -> None:
    talks = abstracts.read_talks(corpus / "workshop-2023")
    shuffled = talks[1::2][::-1] + talks[::2]

    assert render(abstracts.analyse(talks)) == render(abstracts.analyse(shuffled))


def test_text_from_outside_is_harmless() -> None:
    html, markdown = page(given()), page(given(), name="report.md")

    assert "Il &lt;b&gt;budget&lt;/b&gt; di salute" in html
    assert "Cura &amp; territori" in html
    assert "Il \\<b\\>budget\\</b\\> di salute" in markdown


def test_a_spreadsheet_takes_no_title_for_a_formula_and_no_page_holds_control_characters() -> None:
    talks = (replace(given().talks[0], title='=HYPERLINK("x")\x1b\x9b'), *given().talks[1:])
    files = render(given(talks=talks))
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(files["talks.csv"].decode()))}
    assert rows["a/1"]["title"] == '\'=HYPERLINK("x")'
    for name in ("report.html", "report.md", "talks.csv"):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", files[name].decode())


def test_a_concept_in_its_context_keeps_its_spaces() -> None:
    assert "> Parliamo di **budget di salute**." in page(given(), name="report.md")


def test_the_glossary_names_what_is_broader_and_narrower() -> None:
    term = Term("budget salute", "budget di salute", 0.9, ("b",), (), ("budget di salute",), broader=("budget",))
    text = Outline(page(given(extraction=Extraction({}, {}, (term,))))).text
    assert "Più in generale: budget." in text
    assert "Più in particolare" not in text


def test_a_theme_says_why_its_talks_belong_together() -> None:
    text = Outline(page(given())).text

    assert "«budget di salute» compare in 2 interventi su 2" in text
    assert "Tema solido (0,80)" in text
    assert "Somiglianza media fra loro: 0,50 (fra tutti gli interventi: 0,20)." in text


def test_words_of_programmes_in_general_are_no_reason() -> None:
    study = Concept("caso studio", "caso di studio", 0.9, 1, ("caso di studio",), (Span("title", 0, 6),))
    extraction = given().extraction
    both = {talk: (*concepts, study) for talk, concepts in extraction.by_talk.items()}
    why = Outline(page(given(extraction=replace(extraction, by_talk=both)))).text.split("Perché stanno insieme")[1]
    assert "«budget di salute» compare in 2 interventi su 2" in why
    assert "caso di studio" not in why.split("Tema solido")[0]


@pytest.mark.parametrize(
    ("label", "named", "said"),
    [
        ("reti, budget di salute", 2, "Almeno un’espressione del nome compare in 2 interventi su 2."),
        ("reti, orti", 1, "Nessuna espressione del nome compare in due testi diversi."),
        ("orti", 1, "Il nome compare in 1 intervento su 2."),
        ("Il <b>budget</b> di salute", 0, ""),
        ("Soldi e salute", None, "Il nome non è un concetto letto negli interventi"),
        ("Budget di salute", 2, ""),
    ],
)
def test_a_theme_says_in_how_many_talks_its_name_stands(label: str, named: int | None, said: str) -> None:
    analysis = given()
    more = (Term("orti", "orti", 0.2, ("b",), (), ("orti",)), Term("reti", "reti", 0.2, ("a/1",), (), ("reti",)))
    extraction = replace(analysis.extraction, glossary=(*analysis.extraction.glossary, *more))
    held = {talk for part in parts_of(extraction, label) for talk in part}
    theme = replace(analysis.themes.themes[0], label=label, coverage=len(held) / 2, named=named)
    text = Outline(page(given(themes=replace(analysis.themes, themes=(theme,)), extraction=extraction))).text
    assert said in text
    assert ("nome" in text.split("Perché stanno insieme")[1].split(" compare in")[0]) == bool(said)


def test_a_reason_counts_the_talks_in_which_a_concept_stands_not_those_it_is_key_to() -> None:
    """«budget di salute» is a concept of two talks, and stands in a longer one of the third."""
    analysis = given()
    extraction = replace(analysis.extraction, mentions={"budget salute": frozenset({"c"})})
    theme = replace(analysis.themes.themes[0], label="Un nome", talks=("a/1", "b", "c"))
    found = replace(analysis.themes, themes=(theme,), isolated=())
    assert "«budget di salute» compare in 3 interventi su 3" in page(given(themes=found, extraction=extraction))


def test_an_overlap_shows_what_is_shared_and_what_is_urgent() -> None:
    html = page(given())

    assert "In comune: «budget di salute»." in html
    assert "Parliamo di <mark>budget di salute</mark>." in html
    assert "Orari che si accavallano" in html
    assert "Forse un doppione" in html
    assert "Una di queste coppie è in programma in orari che si accavallano" in html


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_an_overlap_says_who_speaks_when_and_where(name: str) -> None:
    overlap = Outline(page(given(), name=name)).text.split("Sovrapposizioni")[-1]
    assert "Ada Neri · venerdì 15 settembre 2023, ore 9:00 · sala 3" in overlap


def test_a_part_of_what_is_shared_says_nothing_more() -> None:
    """«budget» beside «budget di salute», in overlaps and in the reasons of a theme."""
    part = Concept("budget", "budget", 0.9, 1, ("budget",), (Span("title", 0, 6),))
    extraction = given().extraction
    both = {talk: (*concepts, part) for talk, concepts in extraction.by_talk.items()}
    shared = (Shared("budget di salute", 0.4), Shared("budget", 0.3), Shared("cura", 0.2))
    overlap = replace(given().overlaps[0], shared=shared)
    terms = (*extraction.glossary, Term("budget", "budget", 0.9, ("a/1", "b"), (), ("budget",)))
    text = page(given(extraction=replace(extraction, by_talk=both, glossary=terms), overlaps=(overlap,)))
    assert "In comune: «budget di salute» e «cura»." in text
    assert "«budget» in 2" not in text


@pytest.mark.parametrize(("holders", "told"), [(("a/1", "b", "c"), False), (("a/1", "b"), True)])
def test_what_most_talks_say_is_no_reason_for_a_theme(holders: tuple[str, ...], *, told: bool) -> None:
    """Four talks in two themes: what three hold sets none apart."""
    analysis = given()
    said = Concept("orti", "orti", 0.5, 1, ("orti",), (Span("title", 0, 4),))
    held = {
        talk: (*analysis.extraction.by_talk[talk], *([said] if talk in holders else [])) for talk in ("a/1", "b", "c")
    }
    term = Term("orti", "orti", 0.5, holders, (), ("orti",))
    extraction = replace(analysis.extraction, by_talk=held | {"d": ()}, glossary=(*analysis.extraction.glossary, term))
    second = replace(analysis.themes.themes[0], number=2, label="orti", talks=("c", "d"))
    themes = replace(analysis.themes, themes=(analysis.themes.themes[0], second), isolated=())
    text = page(
        given(talks=(*analysis.talks, Talk("d", "Altro")), themes=themes, extraction=extraction), name="report.md"
    )
    assert ("«orti» in 2" in text) == told


def test_an_example_of_the_glossary_is_from_a_talk_that_is_named() -> None:
    """From a session only where no talk has one, and then the session is named."""
    session = Session("s", "La cura", "Una cura per tutti.")
    talks = tuple(replace(talk, session=session) for talk in given().talks[:2])
    here = Concept("cura", "cura", 0.5, 1, ("cura",), (Span("abstract", 4, 8),))
    own = Concept("cura", "cura", 0.5, 1, ("cura",), (Span("title", 0, 4),))
    term = Term("cura", "cura", 0.5, ("a/1",), ("s",), ("cura",))
    themes = replace(given().themes, isolated=())
    for concepts, named in (((own,), False), ((), True)):
        extraction = Extraction(
            {"a/1": concepts, "b": ()}, {"s": (here,)}, (term,), mentions={"cura": frozenset({"a/1"})}
        )
        text = page(given(talks=talks, themes=themes, overlaps=(), extraction=extraction), name="report.md")
        entry = text.split("## Glossario")[1]
        assert ("Una **cura** per tutti" in entry) == named
        assert ("sessione La cura" in entry) == named


def test_the_setting_of_a_talk() -> None:
    assert "Cura &amp; territori · venerdì 15 settembre 2023, ore 9:00 · sala 3" in page(given())


def test_a_talk_keeps_its_own_language() -> None:
    assert '<span lang="en">An abstract in English.</span>' in page(given())
    english = page(given(), "en")
    assert '<html lang="en">' in english
    assert '<span lang="it">Budget di salute</span>' in english
    assert '“<span lang="it">budget di salute</span>” appears in 2 of the 2 talks' in english


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_a_talk_in_another_language_is_told_apart(name: str) -> None:
    assert page(given(), name=name).count("non in italiano") == 1
    assert page(given(), "en", name).count("not in Italian") == 2  # in short, and beside the talk


def test_talks_that_are_all_copies_are_told() -> None:
    talks = [Talk(str(n), "Reti di comunità", "Le reti di comunità curano i cortili.") for n in range(7)]
    text = page(abstracts.analyse(talks), name="report.md")
    assert "Gli interventi dicono tutti la stessa cosa, forse perché sono copie di uno solo" in text


def test_an_isolated_talk_without_title_names_the_nearest_theme() -> None:
    text = Outline(page(given())).text

    assert "Senza titolo (c)" in text
    assert "Il tema più vicino è «budget di salute» (somiglianza 0,10)." in text


def test_a_talk_may_touch_another_theme() -> None:
    themes = tuple(Theme(n, f"tema {n}", (), (talk,), 0.8, 1.0) for n, talk in ((1, "a/1"), (2, "b"), (3, "c")))
    strengths = {"a/1": {1: 0.7, 2: 0.3}, "b": {2: 0.9}, "c": {3: 0.4, 1: 0.3, 2: 0.3}}

    text = Outline(page(given(themes=Themes(themes, (), (), {}, strengths)))).text

    assert text.count("È vicino anche") == 2
    assert "È vicino anche al tema «tema 2»." in text
    assert "È vicino anche ai temi «tema 1» e «tema 2»." in text


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_a_talk_that_hardly_belongs_to_its_theme_is_marked(name: str) -> None:
    first = Theme(1, "reti", (), ("a/1", "b"), 0.8, 1.0, strengths={"a/1": 0.7, "b": 0.2})
    second = Theme(2, "orti", (), ("c",), 0.8, 1.0, strengths={"c": 0.5})
    text = page(given(themes=Themes((first, second), (), (), {})), name=name)
    assert "Un intervento ha un «legame debole» con il suo tema" in text
    assert text.count("legame debole") == 2
    assert "legame debole" not in page(given(), name=name)


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_a_person_in_two_rooms_at_once_is_told(name: str) -> None:
    first, second, third = given().talks
    there = replace(third, speakers=first.speakers, start=datetime(2023, 9, 15, 9), room="7")
    text = page(given(talks=(first, second, there)), name=name)
    assert "Una persona è attesa in due sale in orari che si accavallano." in text
    assert "Una persona attesa in due sale in orari che si accavallano" in text
    assert text.index("Una persona attesa") < text.index("Coppie di interventi che trattano")  # no heading of the pairs
    (clash,) = (line for line in Outline(text).text.splitlines() if "Ada Neri: " in line and " / " in line)
    assert "(venerdì 15 settembre 2023, ore 9:00 · sala 3)" in clash
    assert "(venerdì 15 settembre 2023, ore 9:00 · sala 7)" in clash
    assert json.loads(page(given(talks=(first, second, there)), name="report.json"))["clashes"] == [
        {"person": "Ada Neri", "first": "a/1", "second": "c"}
    ]
    assert "due sale" not in page(given(), name=name)


def test_a_session_told_twice_is_one() -> None:
    start = datetime(2023, 9, 15, 9)
    page_, table = Session("p", "Cura  dei luoghi", "Una lunga storia."), Session("t", "cura dei luoghi", start=start)
    later, nameless = Session("l", "Altro"), [Session("x", ""), Session("y", "")]

    groups = same_sessions([page_, table, later, *nameless])

    assert [[s.id for s in group] for group in groups] == [["p", "t"], ["l"], ["x"], ["y"]]


def test_two_editions_of_a_session_are_two() -> None:
    years = [Session(str(year), "Poster", start=datetime(year, 9, 15, 9)) for year in (2023, 2024)]

    assert [[s.id for s in group] for group in same_sessions([*years, Session("?", "Poster")])] == [
        ["2023"],
        ["2024"],
        ["?"],
    ]


def test_a_session_without_a_title_is_called_by_its_kind_and_one_without_both_is_not_listed() -> None:
    posters, nameless = Session("p", "", kind="Poster Madness"), Session("n", " ", chairs=(Person("Ada Neri"),))
    talks = tuple(replace(t, session=s) for t, s in zip(given().talks, (posters, nameless, None), strict=True))
    text = Outline(page(given(talks=talks))).text
    assert "1 sessione" in text
    assert "Poster Madness" in text


def test_a_loose_fit_says_which_other_theme_is_near() -> None:
    first = given().themes.themes[0]
    other = replace(first, number=2, label="orti", talks=("c",), strengths={"c": 1.0})
    loose = replace(first, strengths={"a/1": 1.0, "b": 0.2})
    found = Themes((loose, other), (), (), {}, {"a/1": {1: 1.0}, "b": {1: 0.2, 2: 0.15}, "c": {2: 1.0}})
    text = Outline(page(given(themes=found))).text
    assert text.count("È vicino anche al tema «orti».") == 1


def test_a_quote_names_its_talk_though_a_line_breaks_in_it() -> None:
    talks = tuple(replace(t, abstract=t.abstract.replace("budget di", "budget\n di")) for t in given().talks)
    theme = replace(given().themes.themes[0], key_sentence="Parliamo di budget di salute.")
    found = Themes((theme,), (Isolated("c", 1, 0.1),), (), {})
    assert "\n> Da " in page(given(talks=talks, themes=found), name="report.md")


def test_talks_that_share_words_alone_say_which_and_are_not_called_firm() -> None:
    bare = Extraction({"a/1": (), "b": (), "c": ()}, {}, ())
    theme = replace(given().themes.themes[0], label="Budget di salute", tentative=True, named=0, concepts=())
    found = Themes((theme,), (Isolated("c", 1, 0.1),), (), {})
    why = Outline(page(given(themes=found, extraction=bare))).text.split("Perché stanno insieme")[1]
    assert "solo parole: «budget» in 2 interventi su 2 e «salute» in 2 interventi su 2." in why
    assert "nessuna espressione li unisce" in why
    assert "Tema solido" not in why


def test_a_clash_of_times_is_not_denied_where_times_are_unknown() -> None:
    unknown = Overlap("a/1", "b", 0.7, (), simultaneous=None, duplicate=False)

    text = page(given(overlaps=(unknown,)))

    assert "non si può dire se si tengono alla stessa ora" in text
    assert "In comune solo parole: «budget» e «salute»." in text


def test_two_talks_with_no_word_in_common_are_near_in_sense() -> None:
    near = Overlap("b", "c", 0.7, (), simultaneous=None, duplicate=False)
    assert "li avvicina il senso di ciò che dicono" in page(given(overlaps=(near,)))


def editions_apart() -> Analysis:
    first, second, third = given().talks
    talks = (replace(first, edition="2022"), replace(second, edition="2024", session=None), third)
    return given(talks=talks, overlaps=(replace(given().overlaps[0], simultaneous=False),))


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_talks_of_different_editions_are_no_double_submission(name: str) -> None:
    text = page(editions_apart(), name=name)
    assert "2 edizioni: 2022 e 2024" in text
    assert "Forse lo stesso, in un’altra edizione" in text
    assert "Edizioni 2022 e 2024" in text
    assert "Una di queste coppie sembra lo stesso contributo riproposto in un’altra edizione." in text
    assert "inviato due volte" not in text
    assert "non si può dire se si tengono alla stessa ora" not in text


def test_a_talk_says_its_edition_where_there_are_several() -> None:
    text = page(editions_apart())
    assert "ore 9:00 · edizione 2022 · sala 3" in text  # the session is of 2023
    assert '<p class="meta">edizione 2024</p>' in text
    assert "edizione" not in page(given(talks=tuple(replace(t, edition="2023") for t in given().talks)))


@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_overlaps_that_are_not_among_the_first_follow_in_short(name: str) -> None:
    """No committee opens a file of JSON."""
    talks = tuple(Talk(f"t{n}", f"Budget di salute, parte {n}") for n in range(8))
    pairs = [(one.id, two.id) for one, two in combinations(talks, 2)]
    overlaps = tuple(Overlap(*pair, 0.7, (), simultaneous=None, duplicate=False) for pair in pairs)
    isolated = Themes((), tuple(Isolated(talk.id, 0, 0.0) for talk in talks), (), {"k": None})
    text = page(given(talks=talks, themes=isolated, overlaps=overlaps, extraction=Extraction({}, {}, ())), name=name)
    assert "Delle 28 coppie, qui le 20 da leggere per prime; le altre seguono in breve." in text
    assert "Altre 8 coppie, in breve" in text
    assert text.count("somiglianza 0,7") == len(pairs)


def test_what_the_name_of_a_theme_says_is_counted_before_what_else_its_talks_share() -> None:
    budget = Concept("budget salute", "budget di salute", 0.1, 1, ("budget di salute",), (Span("title", 0, 16),))
    plots = Concept("orti", "orti", 0.9, 1, ("orti",), ())
    terms = tuple(Term(c.key, c.label, 0.9, ("a/1", "b"), (), (c.label,)) for c in (plots, budget))
    held = Extraction({"a/1": (plots, budget), "b": (plots, budget), "c": ()}, {}, terms)
    assert "«budget di salute» compare in 2 interventi su 2 e «orti» in 2." in page(given(extraction=held))


def test_the_name_of_a_theme_is_not_denied() -> None:
    texts = {"a/1": (), "b": (), "c": ()}
    text = page(given(extraction=Extraction(texts, {}, given().extraction.glossary)))
    assert "«budget di salute» compare in 2 interventi su 2." in text
    assert "Non hanno espressioni in comune" not in text


def test_an_hour_without_a_zone_of_its_own_says_so() -> None:
    talks = tuple(replace(talk, start=datetime(2018, 4, 22, 5, tzinfo=UTC)) for talk in given().talks)
    one = (replace(talks[0], start=datetime(2018, 4, 22, 5)), *talks[1:])
    assert "domenica 22 aprile 2018, ore 5:00 (ora UTC)" in page(given(talks=one))


def test_hours_that_are_all_universal_are_told_so_once() -> None:
    talks = tuple(replace(talk, start=datetime(2018, 4, 22, 5, tzinfo=UTC)) for talk in given().talks)
    text = page(given(talks=talks))
    assert text.count("UTC") == 1
    assert "domenica 22 aprile 2018, orari in ora UTC" in text
    assert "domenica 22 aprile 2018, ore 5:00" in text
    assert "UTC" not in page(given())


def test_a_long_name_is_whole_in_the_chart() -> None:
    label = "salute mentale, presidio di prossimità, progetto individuale"
    found = given().themes
    drawing = page(given(themes=replace(found, themes=(replace(found.themes[0], label=label),))))
    shown = re.findall(r"<text y[^>]*>([^<]*)", drawing.split("</svg>")[0])
    assert " ".join(shown[:-1]).split() == f"1. Salute{label[6:]}".split()


def test_a_place_is_quoted_once_and_a_session_named_once() -> None:
    told = [Session(n, "Orti", "Gli orti sociali curano i cortili.") for n in "ab"]
    talks = tuple(Talk(s.id, "Altro", session=s) for s in told)
    concept = Concept("orti sociali", "orti sociali", 0.9, 1, ("orti sociali",), (Span("abstract", 4, 16),))
    term = Term("orti sociali", "orti sociali", 0.9, (), ("a", "b"), ("orti sociali",))
    held = Extraction({"a": (), "b": ()}, {"a": (concept,), "b": (concept,)}, (term,))
    found = Themes((), (Isolated("a", 0, 0.0), Isolated("b", 0, 0.0)), (), {})
    text = page(given(talks=talks, themes=found, overlaps=(), extraction=held), name="report.md")
    assert text.count("sessione Orti") == 1
    assert text.count("Gli **orti sociali** curano i cortili") == 1


@pytest.mark.parametrize("count", range(6))
def test_small_corpora_get_honest_reports(corpus: Path, count: int) -> None:
    talks = abstracts.read_talks(corpus / "workshop-2024")[:count]

    files = render(abstracts.analyse(talks))

    assert sorted(files) == FILES
    text = Outline(files["report.html"].decode()).text
    assert ("Da tenere presente" in text) == (count > 0)
    assert ("non si formano temi" in text) == (count > 1)
    assert text.count("Nessun tema gli è vicino") == 0
    assert ("Con un solo intervento non ci possono essere temi" in text) == (count == 1)


def test_nothing_at_all() -> None:
    text = Outline(
        page(given(talks=(), themes=Themes((), (), (), {}), overlaps=(), extraction=Extraction({}, {}, ())))
    ).text

    assert "Nessun intervento" in text
    assert "Per parlare di sovrapposizioni servono almeno due interventi." in text


def test_titles_alone_are_told() -> None:
    talks = [Talk(str(n), title) for n, title in enumerate(["Reti di comunità", "Le reti di comunità e la cura"])]

    text = Outline(page(abstracts.analyse(talks))).text

    assert "solo titolo" not in text  # of each, since it is so of all
    some = [*talks, Talk("2", "Reti", "Le reti di comunità curano chi resta.")]
    assert Outline(page(abstracts.analyse(some))).text.count("solo titolo") == 2
    assert "Degli interventi si conosce solo il titolo" in text


@pytest.mark.parametrize(("abstract", "end"), [("api\n" * 1500, "api\napi …"), ("a" * 5000, "aa …")])
def test_a_long_abstract_without_spaces_is_cut_and_does_not_vanish(abstract: str, end: str) -> None:
    talk = Talk("d", "Api", abstract)
    medium = Medium(str, lambda text, _: text, lambda text, _: text)
    shown = Page(Facts(given(talks=(talk,))), "it", medium).abstract(talk)
    assert shown
    assert shown.endswith(end)
    assert len(shown) > 2900
