"""The contract of every format, held on records made by hand."""

from __future__ import annotations

import csv
import json
import unicodedata
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from abstracts.concepts.records import Concept, Span, Term
from abstracts.evidence import Line
from abstracts.exports import (
    as_csv,
    as_json,
    as_jsonl,
    as_table,
    concept_listing,
    glossary_listing,
    overlap_listing,
    talk_listing,
    theme_listing,
)
from abstracts.overlaps import Overlap, Shared
from abstracts.talks import Person, Session, Talk
from abstracts.themes import Isolated, Theme, Themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.exports import Listing

SESSION = Session("s", "Cura e territori", start=datetime(2023, 9, 15, 9))
TALKS = (
    Talk("a", "Il budget di salute", "Un budget di salute, «per tutti».", (Person("Ada Neri", "Rete, Uno"),), SESSION),
    Talk("b", "Budget di salute e casa", minutes=20, tags=("casa", "salute")),
    Talk("c", 'Le "api", il miele\ne noi'),
)
BUDGET = Concept(
    "budget salute", "budget di salute", 0.9, 2, ("budget di salute",), (Span("abstract", 3, 19), Span("title", 3, 19))
)
CONCEPTS = {
    "a": (BUDGET,),
    "b": (Concept("budget salute", "budget di salute", 0.5, 1, ("Budget di salute",), (Span("title", 0, 16),)),),
}
THEMES = Themes(
    themes=(
        Theme(1, "budget di salute", ("budget di salute",), ("a", "b"), 2 / 3, 1.0, strengths={"a": 1.0, "b": 0.5}),
    ),
    isolated=(Isolated("c", 1, 0.123456789),),
    warnings=("few-talks",),
    settings={"k": None},
)
OVERLAP = Overlap("a", "b", 0.7000000001, (Shared("budget di salute", 0.25),), None, duplicate=False)


def test_talks_have_the_fields_of_the_contract() -> None:
    first = json.loads(as_jsonl(talk_listing(TALKS)).splitlines()[0])

    assert first["speakers"] == [{"name": "Ada Neri", "affiliation": "Rete, Uno"}]
    assert first["session"]["start"] == "2023-09-15T09:00:00"
    assert list(first)[:6] == ["id", "title", "abstract", "speakers", "session", "track"]


def test_concepts_have_the_fields_of_the_contract() -> None:
    rows = json.loads(as_json(concept_listing(TALKS, CONCEPTS, 10)))

    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert rows[2] == {"id": "c", "concepts": []}
    assert rows[0]["concepts"][0] == {
        "label": "budget di salute",
        "score": 0.9,
        "count": 2,
        "variants": ["budget di salute"],
        "spans": [{"field": "abstract", "start": 3, "end": 19}, {"field": "title", "start": 3, "end": 19}],
    }


TERM = Term(
    "budget salute",
    "budget di salute",
    1 / 3,
    ("a", "b"),
    ("s",),
    ("budget di salute", "budget della salute"),
    ("", "article"),
    ("budget",),
    ("budget di salute di comunità",),
    ("salute",),
)
LINES = [
    Line("a", "title", 3, "Il ", "budget di salute", ""),
    Line("b", "abstract", 18, "La cura passa dal ", "budget di salute", ", non dalla retta"),
]


def test_the_glossary_has_the_fields_of_the_contract() -> None:
    assert json.loads(as_jsonl(glossary_listing([TERM], 5, {"budget salute": LINES}, 1))) == {
        "label": "budget di salute",
        "score": 0.333333,
        "talks": ["a", "b"],
        "sessions": ["s"],
        "variants": ["budget di salute", "budget della salute"],
        "rules": ["", "article"],
        "broader": ["budget"],
        "narrower": ["budget di salute di comunità"],
        "related": ["salute"],
        "contexts": [
            {"id": "a", "field": "title", "start": 3, "left": "Il ", "keyword": "budget di salute", "right": ""}
        ],
    }


def test_the_csv_of_the_glossary_joins_its_lists() -> None:
    header, row = csv.reader(as_csv(glossary_listing([TERM], 5, {"budget salute": LINES})).splitlines())
    assert header[:4] == ["label", "score", "talks", "variants"]
    assert header[4:] == ["sessions", "broader", "narrower", "related", "contexts"]
    assert row[2:6] == ["a; b", "budget di salute; budget della salute", "s", "budget"]
    assert row[8] == "Il [budget di salute] | La cura passa dal [budget di salute], non dalla retta"


def test_keywords_in_context_begin_below_each_other() -> None:
    table = as_table(glossary_listing([TERM], 5, {"budget salute": LINES}, 2), 80).splitlines()
    assert len({line.index("budget di salute") for line in table if line.endswith((" a", " b"))}) == 1
    assert "Broader: budget. Narrower: budget di salute di comunità. Related: salute." in table
    assert not [line for line in as_table(glossary_listing([TERM], 5), 80).splitlines() if "Il budget" in line]


def test_themes_have_the_fields_of_the_contract() -> None:
    document = json.loads(as_json(theme_listing(TALKS, THEMES)))

    assert document["themes"] == [
        {
            "number": 1,
            "label": "budget di salute",
            "concepts": ["budget di salute"],
            "talks": ["a", "b"],
            "stability": 0.666667,
            "coverage": 1.0,
            "cohesion": 0.0,
            "tentative": False,
            "representative": "",
            "key_sentence": "",
            "kin": [],
            "subject": None,
        }
    ]
    assert document["isolated"] == ["c"]
    assert document["isolated_nearest"] == [{"id": "c", "nearest": 1, "similarity": 0.123457}]
    assert document["settings"] == {"k": None}


def test_the_csv_of_themes_has_every_talk_once() -> None:
    assert as_csv(theme_listing(TALKS, THEMES)) == (
        "id,title,theme,label,strength,others\n"
        "a,Il budget di salute,1,budget di salute,1.0,\n"
        "b,Budget di salute e casa,1,budget di salute,0.5,\n"
        'c,"Le ""api"", il miele\ne noi",,,,\n'
    )


HOSTILE = Talk("x\x1b", "\x1b[31mRosso\x07 \ufeffe\u202e nero", "")


def test_csv_says_true_and_false_as_json_does() -> None:
    joined = replace(THEMES, settings={"joined": True}, fresh=("b",))
    told = [row[-1] for row in csv.reader(as_csv(theme_listing(TALKS, joined)).splitlines())][:3]
    assert told == ["new", "false", "true"]
    pairs = (OVERLAP, replace(OVERLAP, simultaneous=True, duplicate=True))
    assert [row[-2:] for row in csv.reader(as_csv(overlap_listing(TALKS, pairs)).splitlines())][1:] == [
        ["", "false"],
        ["true", "true"],
    ]


@pytest.mark.parametrize("write", [as_csv, lambda listing: as_table(listing, 80)])
def test_no_text_gives_orders_to_a_terminal(write: Callable[[Listing], str]) -> None:
    alone = Themes((), (Isolated(HOSTILE.id, 0, 0.0),), (HOSTILE.title,), {})
    shown = write(theme_listing([HOSTILE], alone)) + write(concept_listing([HOSTILE], {}, 3))
    assert "[31mRosso e nero" in shown
    assert not {c for c in shown if unicodedata.category(c) in {"Cc", "Cf"}} - {"\n"}


def test_a_talk_without_a_title_is_known_by_its_first_words_and_a_long_title_is_cut() -> None:
    talks = (Talk("a", "", "Gli orti urbani di quartiere si moltiplicano in tutte le città."), Talk("b", "orti " * 99))
    found = Themes((), tuple(Isolated(talk.id, 0, 0.0) for talk in talks), (), {})
    shown = " ".join(as_table(theme_listing(talks, found), 80).split())
    assert "a Gli orti urbani di quartiere si moltiplicano in…" in shown
    assert len(shown) < 300


def test_overlaps_have_the_fields_of_the_contract() -> None:
    plain = json.loads(as_json(overlap_listing(TALKS, [OVERLAP])))[0]
    explained = json.loads(as_json(overlap_listing(TALKS, [OVERLAP], CONCEPTS)))[0]

    assert plain == {
        "first": "a",
        "second": "b",
        "score": 0.7,
        "shared": [{"concept": "budget di salute", "weight": 0.25}],
        "simultaneous": None,
        "duplicate": False,
    }
    assert explained["evidence"][0] == {
        "concept": "budget di salute",
        "talk": "a",
        "field": "abstract",
        "text": "Un budget di salute, «per tutti».",
    }
    rows = list(csv.DictReader(as_csv(overlap_listing(TALKS, [OVERLAP], CONCEPTS)).splitlines()))
    assert rows[0]["evidence"] == "; ".join(f"{e['talk']}: {e['text']}" for e in explained["evidence"])
    assert "evidence" not in as_csv(overlap_listing(TALKS, [OVERLAP])).splitlines()[0]


def test_tables_are_plain_in_a_pipe() -> None:
    shown = as_table(theme_listing(TALKS, THEMES), width=60)

    assert shown.startswith("1. budget di salute  (2 talks, stability 0.67)\nid  title")
    assert "Isolated talks" in shown
    assert "Fewer than six talks" in shown
    assert "\x1b" not in shown
    assert not any(sign in shown for sign in "─│╭┃")


@pytest.mark.parametrize(
    ("label", "named", "kin", "said"),
    [
        ("budget di salute", 2, (), "The label stands in 2 of 2 talks."),
        ("budget, salute", 2, (), "A concept of the label stands in 2 of 2 talks."),
        ("budget, salute", 1, (), "A concept of the label stands in 2 of 2 talks, each in one text alone."),
        ("salute", 1, ("sanitario",), "The label, or a word of its family (sanitario), stands in 2 of 2 talks."),
        ("budget", None, (), "The label stands in 2 of 2 talks."),
    ],
)
def test_where_a_label_stands_is_told(label: str, named: int | None, kin: tuple[str, ...], said: str) -> None:
    """Concepts of single talks do not pass for what the talks share, nor other words of a family for the concept."""
    theme = replace(THEMES.themes[0], label=label, tentative=named == 1, named=named, kin=kin)
    assert said in as_table(theme_listing(TALKS, replace(THEMES, themes=(theme,))), width=200)


def test_too_little_to_say_is_said() -> None:
    alone = replace(THEMES, themes=(), isolated=tuple(Isolated(talk.id, 0, 0.0) for talk in TALKS))
    shown = as_table(theme_listing(TALKS, alone), width=80)
    assert "Too little to say: fewer than six talks" in shown
    assert "nearest" not in shown


@pytest.mark.parametrize(
    "listing", [theme_listing((), Themes((), (), (), {})), overlap_listing((), []), talk_listing(())]
)
def test_nothing_is_said_in_words(listing) -> None:  # noqa: ANN001
    assert as_table(listing, width=80).strip().endswith(".")
    assert as_jsonl(listing) == ""
    assert as_csv(listing).count("\n") == 1


def test_square_brackets_are_no_markup() -> None:
    shown = as_table(concept_listing([Talk("[bold]x[/bold]", "Uno [/] due")], {}, 3), width=80)

    assert "[bold]x[/bold]  Uno [/] due" in shown
