from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from abstracts.analysis import THEMES, analyse
from abstracts.reports import render
from abstracts.talks import Session, Talk

if TYPE_CHECKING:
    from abstracts.analysis import Analysis, Table

TITLES = (
    "Comunità energetiche e bollette",
    "Pannelli solari per la comunità energetica",
    "Energia rinnovabile nei condomini",
    "Lavoro in carcere e cooperative",
    "Il forno del carcere: formazione dei detenuti",
    "Dal carcere al lavoro: tirocini per detenuti",
    "Open data and public transport",
)


@pytest.fixture(scope="module")
def small() -> Analysis:
    session = Session("s", "Energia e lavoro", "Si discute di energia, di lavoro e di comunità.")
    return analyse([Talk(f"t{i}", title, session=session) for i, title in enumerate(TITLES)], k=2)


def test_nothing_is_computed_before_it_is_asked_for() -> None:
    assert analyse([Talk("a", "Reti")], pipeline="none_such").talks[0].id == "a"


def test_talks_with_one_id_are_told_apart_by_nobody() -> None:
    with pytest.raises(ValueError, match="talks with the same id: a, c"):
        analyse([Talk(name, name) for name in "cabac"])


@pytest.mark.parametrize("least", [-0.1, 1.5, float("nan"), "0.5", None])
def test_a_similarity_that_none_can_have_is_told_at_once(least: float) -> None:
    with pytest.raises(ValueError, match=f"min_score is {least!r}; expected a number from 0 to 1"):
        analyse([Talk("a", "Reti")], min_score=least)


def test_an_unknown_table_is_told_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="table is 'speakers'; expected talks, themes, strengths, concepts, overlaps"):
        analyse([]).to_frame("speakers")  # type: ignore[arg-type]


def test_an_unknown_language_is_told_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="language is 'de'; expected it, en"):
        render(analyse([]), "de")  # type: ignore[arg-type]


def test_numbers_of_numpy_are_numbers(small: Analysis) -> None:
    found = analyse(small.talks, k=np.int64(2), min_size=np.int32(2), min_score=np.float32(0.5))  # type: ignore[arg-type]
    assert found.themes == small.themes
    assert json.loads(json.dumps(found.settings)) == small.settings | {"min_score": 0.5}
    assert json.loads(json.dumps(found.themes.settings)) == small.themes.settings


@pytest.mark.parametrize("table", ["talks", "themes", "strengths", "concepts", "overlaps"])
def test_an_empty_table_has_the_types_of_a_full_one(small: Analysis, table: Table) -> None:
    full, empty = small.to_frame(table), analyse([]).to_frame(table)
    assert (len(full) > 0, len(empty)) == (True, 0)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert {str(dtype) for dtype in full.dtypes} <= {"object", "float64", "Int64", "boolean"}


def test_parts_follow_the_order_given(small: Analysis) -> None:
    assert [t.id for t in small.talks] == [f"t{i}" for i in range(7)]
    assert small.similarity.shape == (7, 7)
    assert set(small.concepts) == {t.id for t in small.talks}


def test_titles_alone_are_enough_for_themes(small: Analysis) -> None:
    place = {talk: theme.number for theme in small.themes.themes for talk in theme.talks}
    assert place["t3"] == place["t4"] == place["t5"] != place["t0"] == place["t1"]


def test_labels_stand_in_the_talks(small: Analysis) -> None:
    texts = " ".join(TITLES).lower()
    assert all(part.lower() in texts for theme in small.themes.themes for part in theme.label.split(", "))


@pytest.mark.parametrize(
    ("table", "columns", "rows"),
    [
        ("talks", ["id", "title", "theme", "label", "strength"], 7),
        (
            "themes",
            [*THEMES],
            2,
        ),
    ],
)
def test_results_are_tables_too(small: Analysis, table: Table, columns: list[str], rows: int) -> None:
    frame = small.to_frame(table)
    assert list(frame.columns) == columns
    assert len(frame) == rows


def test_numbers_of_themes_are_whole_where_talks_have_none(small: Analysis) -> None:
    alone = replace(small.themes, themes=small.themes.themes[:1])
    other = replace(small)
    vars(other)["themes"] = alone
    frame = other.to_frame("talks")
    assert str(frame["theme"].dtype) == "Int64"
    assert frame["theme"].isna().sum() == len(small.themes.themes[1].talks)


def test_the_table_of_strengths_has_each_talk_with_its_own_theme(small: Analysis) -> None:
    own = small.to_frame("talks")[["id", "theme", "strength"]]
    strengths = small.to_frame("strengths")
    assert len(own.merge(strengths, on=["id", "theme", "strength"])) == len(own)
    assert strengths["strength"].between(0, 1).all()


def test_the_levels_of_themes_nest_and_an_analysis_can_be_joined() -> None:
    talks = [Talk(f"t{i}", title) for i, title in enumerate(TITLES)]
    fine = analyse(talks, granularity="fine").themes
    assert fine.settings["granularity"] == "fine"
    assert fine.themes
    assert all(theme.within for theme in fine.themes)
    first = analyse(talks[:6], k=2).themes
    joined = analyse(talks, previous=first)
    assert [(t.number, t.label) for t in joined.themes.themes][:2] == [(t.number, t.label) for t in first.themes]
    assert joined.themes.fresh == ("t6",)


def test_tables_of_concepts_and_overlaps(small: Analysis) -> None:
    assert {"id", "label", "score", "count"} == set(small.to_frame("concepts").columns)
    assert len(small.to_frame("overlaps")) == len(small.overlaps)


def test_a_shuffled_corpus_has_the_same_themes(small: Analysis) -> None:
    talks = list(small.talks)
    random.Random(3).shuffle(talks)  # noqa: S311  no secret
    assert analyse(talks, k=2).themes == small.themes


@pytest.mark.parametrize(
    "talks",
    [
        [Talk("a", "Reti")],
        [Talk("a", "Reti"), Talk("b", "Reti")],
        [Talk(str(i), "Reti di prossimità", "Le reti.") for i in range(8)],
        [Talk(str(i), title) for i, title in enumerate(["Sole", "Carta", "Ponte", "Musica", "Denti", "Vino", "Api"])],
        [Talk(str(i), "") for i in range(7)],
    ],
)
def test_poor_corpora_lose_no_talk(talks: list[Talk]) -> None:
    found = analyse(talks).themes
    assert sorted([t for theme in found.themes for t in theme.talks] + [i.talk for i in found.isolated]) == [
        t.id for t in talks
    ]
