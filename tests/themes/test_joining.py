from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_find import PER_FIELD, corpus, everyone

from abstracts.concepts import Extraction
from abstracts.embeddings import centred, unit
from abstracts.exports import theme_listing
from abstracts.talks import Talk
from abstracts.themes import Isolated, Theme, Themes, find_themes
from abstracts.themes.joining import JoiningModel
from abstracts.themes.records import Broader

NUMBERS = (7, 2, 4)
"""Of themes as a person may have kept them: with gaps, in no order."""


def earlier(*sizes: int) -> Themes:
    """Themes of the first talks of each field of `corpus`."""
    themes = [
        Theme(NUMBERS[n], f"nome {n}", (), tuple(f"t{n * PER_FIELD + i:02}" for i in range(size)), 0.9, 1.0)
        for n, size in enumerate(sizes)
        if size
    ]
    return Themes(tuple(themes), (), (), {})


def joined(previous: Themes, order: list[int] | None = None, min_size: int = 2, *, alike: float = 1.0) -> Themes:
    """`alike` is a factor of the similarity of different talks."""
    talks, extraction, similarity, positions = corpus()
    similarity = np.where(np.eye(len(talks)) == 1, 1.0, similarity * alike)
    order = list(range(len(talks))) if order is None else order
    given = [talks[i] for i in order]
    kept = Extraction(
        {t.id: extraction.by_talk[t.id] for t in given},
        {},
        tuple(replace(t, talks=tuple(i for i in t.talks if i in {g.id for g in given})) for t in extraction.glossary),
    )
    at = np.ix_(order, order)
    return find_themes(given, kept, similarity[at], positions[order], previous=previous, min_size=min_size)


def test_new_talks_join_the_theme_they_fit_in() -> None:
    found = joined(earlier(4, 3, 4))

    assert [theme.number for theme in found.themes] == [7, 2, 4]
    assert [theme.label for theme in found.themes] == ["nome 0", "nome 1", "nome 2"]
    assert [sorted(theme.talks) for theme in found.themes] == [
        [f"t{n * PER_FIELD + i:02}" for i in range(PER_FIELD)] for n in range(3)
    ]
    assert [theme.new for theme in found.themes] == [False] * 3
    assert found.fresh == ("t04", "t08", "t09", "t14")


def test_new_talks_that_hold_together_make_a_new_theme() -> None:
    found = joined(earlier(5, 4))

    assert [theme.number for theme in found.themes] == [7, 2, 8]
    assert [theme.new for theme in found.themes] == [False, False, True]
    assert sorted(found.themes[2].talks) == [f"t{i}" for i in range(10, 15)]
    assert "montagna" in found.themes[2].label


def test_the_label_of_a_new_theme_takes_no_word_of_the_others() -> None:
    previous = earlier(5, 5)
    named = replace(previous, themes=(replace(previous.themes[0], label="Montagne, boschi"), previous.themes[1]))
    found = joined(named)
    assert found.themes[0].label == "Montagne, boschi"
    assert "montagn" not in found.themes[2].label


def test_without_new_talks_all_stays() -> None:
    first = find_themes(*corpus())
    again = find_themes(*corpus(), previous=first)

    assert again.themes == tuple(replace(theme, new=False) for theme in first.themes)
    assert (again.isolated, again.strengths) == (first.isolated, first.strengths)
    assert again.fresh == again.missing == ()


@pytest.mark.parametrize(
    ("label", "title"), [("Talk 1", True), ("Talk 0 (t00)", True), ("Talk 1 e altro", False), ("Talk 0 (t01)", False)]
)
def test_a_label_that_begins_like_a_title_is_a_persons(label: str, *, title: bool) -> None:
    named, *others = earlier(5, 5, 5).themes
    found = joined(Themes((replace(named, label=label), *others), (), (), {}))
    assert found.themes[0].label == label
    assert found.themes[0].named == (0 if title else None)


def test_a_theme_is_as_sure_as_it_was_until_its_talks_change() -> None:
    previous = earlier(5, 4)
    found = joined(replace(previous, themes=tuple(replace(t, stability=0.5432) for t in previous.themes)))
    assert (found.themes[0].stability, found.themes[0].tentative) == (0.5432, True)
    assert found.themes[1].stability != 0.5432


@pytest.mark.parametrize(("alike", "new"), [(1.0, True), (0.2, False)])
def test_a_single_newcomer_makes_a_theme_of_isolated_talks_only_if_they_are_alike(alike: float, new: bool) -> None:  # noqa: FBT001
    previous = replace(earlier(5, 5), isolated=(Isolated("t10", 2, 0.1), Isolated("t11", 2, 0.1)))
    found = joined(previous, [*range(13)], alike=alike)
    assert [theme.new for theme in found.themes] == [False, False, *[True] * new]


def test_three_newcomers_make_a_theme_even_if_their_words_differ() -> None:
    found = joined(earlier(5, 5), [*range(13)], alike=0.2)
    assert [(theme.new, len(theme.talks)) for theme in found.themes] == [(False, 5), (False, 5), (True, 3)]


@pytest.mark.parametrize("seed", range(10))
def test_newcomers_like_the_only_theme_make_no_theme_beside_it(seed: int) -> None:
    rows = np.random.default_rng(seed).normal(size=(30, 12))
    model = JoiningModel().fit(centred(unit(rows)), np.repeat([0, -1], [20, 10]))
    assert set(model.labels_) == {0}


def test_newcomers_of_another_kind_make_a_theme_beside_the_only_one() -> None:
    found = joined(earlier(5), [*range(10)])
    assert [(theme.new, len(theme.talks)) for theme in found.themes] == [(False, 5), (True, 5)]


def test_copies_of_earlier_talks_join_them() -> None:
    talks, extraction, similarity, positions = corpus()
    copies = [10, 11, 12]
    twice = [*range(15), *copies]
    again = tuple(replace(talks[i], id=f"copy-{i}") for i in copies)
    wide = similarity[np.ix_(twice, twice)]
    broad = Theme(1, "tutto", (), tuple(talk.id for talk in talks), 0.9, 1.0)
    found = find_themes((*talks, *again), extraction, wide, positions[twice], previous=Themes((broad,), (), (), {}))
    assert [theme.number for theme in found.themes] == [1]
    assert len(found.themes[0].talks) == 18


@pytest.mark.parametrize("copies", [1, 4])
def test_a_copy_of_an_isolated_talk_is_isolated_too(copies: int) -> None:
    talks, extraction, similarity, positions = corpus()
    twice = [*range(11), *[10] * copies]
    again = [replace(talks[10], id=f"copy-{n}") for n in range(copies)]
    previous = replace(earlier(5, 5), isolated=(Isolated("t10", 2, 0.1),))
    wide = similarity[np.ix_(twice, twice)]
    found = find_themes((*talks[:11], *again), extraction, wide, positions[twice], previous=previous)
    assert len(found.themes) == 2
    assert len(found.isolated) == 1 + copies
    assert len(found.fresh) == copies


def test_copies_of_one_new_talk_are_no_theme() -> None:
    talks, extraction, similarity, positions = corpus()
    twice = [*range(10), *[10] * 4]
    again = [replace(talks[10], id=f"copy-{n}") for n in range(4)]
    wide = similarity[np.ix_(twice, twice)]
    found = find_themes((*talks[:10], *again), extraction, wide, positions[twice], previous=earlier(5, 5))
    assert [theme.new for theme in found.themes] == [False, False]


def test_a_new_theme_beside_narrow_ones_stands_in_no_broader_one() -> None:
    previous = earlier(5, 5)
    narrow = tuple(replace(theme, within=Broader(1, "tutto")) for theme in previous.themes)
    found = joined(replace(previous, themes=narrow))
    titles = [sheet.title for sheet in theme_listing(corpus()[0], found).tables]
    assert [title.split("  (")[0] for title in titles] == [
        "WITHIN 1. tutto",
        "7. nome 0",
        "2. nome 1",
        "WITHIN NO BROADER THEME",
        f"8. {found.themes[2].label}",
    ]


def test_no_theme_is_new_without_a_new_talk() -> None:
    isolated = tuple(Isolated(f"t{i}", 2, 0.1) for i in range(10, 15))
    found = joined(replace(earlier(5, 5), isolated=isolated))
    assert [theme.new for theme in found.themes] == [False, False]
    assert {alone.talk for alone in found.isolated} == {alone.talk for alone in isolated}


def test_talks_of_which_too_little_could_be_said_make_themes_once_there_are_more() -> None:
    earlier_on = Themes((), tuple(Isolated(f"t{i:02}", 0, 0.0) for i in range(5)), ("few-talks",), {})
    found = joined(earlier_on)
    assert [sorted(t.talks) for t in found.themes] == [sorted(t.talks) for t in find_themes(*corpus()).themes]


def test_talks_stay_where_they_were_even_if_another_theme_is_nearer() -> None:
    previous = earlier(5, 4, 5)
    moved = replace(previous.themes[0], talks=(*previous.themes[0].talks, "t09"))
    found = joined(replace(previous, themes=(moved, *previous.themes[1:])))
    assert "t09" in found.themes[0].talks


def test_an_isolated_talk_stays_isolated_or_enters_a_new_theme() -> None:
    previous = replace(earlier(5, 4), isolated=(Isolated("t09", 2, 0.1), Isolated("t10", 2, 0.1)))
    found = joined(previous)
    assert [alone.talk for alone in found.isolated] == ["t09"]
    assert "t10" in found.themes[2].talks
    assert "t10" not in found.fresh


def test_talks_that_left_are_told_and_a_theme_without_talks_is_not_shown() -> None:
    found = joined(earlier(5, 5, 3), order=[*range(4), *range(10, 15)])

    assert [theme.number for theme in found.themes] == [7, 4]
    assert found.missing == ("t04", "t05", "t06", "t07", "t08", "t09")
    assert [theme.number for theme in found.ended] == [2]


def test_the_number_of_a_theme_that_ended_is_not_given_anew() -> None:
    previous = replace(earlier(5, 5), themes=(*earlier(5, 5).themes, Theme(30, "finito", (), ("z",), 0.9, 1.0)))
    assert [theme.number for theme in joined(previous).themes] == [7, 2, 31]


def test_a_corpus_of_new_talks_alone_is_themed_as_any_other() -> None:
    found = joined(earlier(5, 5), order=[*range(10, 15), *range(5)])
    alone = Themes((Theme(3, "altro", (), ("z",), 0.9, 1.0),), (), (), {})
    new = find_themes(*corpus(), previous=alone)
    plain = find_themes(*corpus())

    assert [theme.new for theme in found.themes] == [False, True]
    assert [theme.number for theme in new.themes] == [4, 5, 6]
    assert [(t.label, t.talks) for t in new.themes] == [(t.label, t.talks) for t in plain.themes]


def test_few_talks_with_no_earlier_theme_stay_alone() -> None:
    found = joined(Themes((), (), (), {}), order=[0, 1, 2])
    assert found.themes == ()
    assert len(found.isolated) == 3
    assert "few-talks" in found.warnings


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_talks(count: int) -> None:
    found = joined(earlier(5), order=list(range(count)))
    assert everyone(found) == [f"t{i:02}" for i in range(count)]
    assert len(found.themes) == min(count, 1)


def test_a_lone_talk_far_from_all_is_isolated() -> None:
    talks, extraction, similarity, positions = corpus()
    rows, wide = np.zeros((16, 13)), np.eye(16)
    rows[:15, :12], rows[15, 12], wide[:15, :15] = positions, 1, similarity
    found = find_themes((*talks, Talk("z", "Zoologia")), extraction, wide, rows, previous=earlier(5, 5, 5))
    assert [alone.talk for alone in found.isolated] == ["z"]
    assert found.isolated[0].nearest in NUMBERS


@settings(max_examples=4)
@given(st.permutations(range(15)))
def test_the_order_changes_nothing(order: list[int]) -> None:
    assert joined(earlier(4, 3), order) == joined(earlier(4, 3))


@settings(max_examples=15)
@given(st.lists(st.integers(-1, 2), min_size=15, max_size=15), st.integers(1, 4))
def test_no_talk_is_lost_and_none_moves(homes: list[int], min_size: int) -> None:
    themes = [
        Theme(n + 1, f"nome {n}", (), tuple(f"t{i:02}" for i, home in enumerate(homes) if home == n), 0.9, 1.0)
        for n in range(3)
    ]
    found = joined(Themes(tuple(t for t in themes if t.talks), (), (), {}), min_size=min_size)

    assert everyone(found) == [f"t{i:02}" for i in range(15)]
    for theme in found.themes:
        if not theme.new:
            assert set(themes[theme.number - 1].talks) <= set(theme.talks)
        else:
            assert len(theme.talks) >= min_size


def test_a_talk_whose_id_has_changed_is_known_by_its_title() -> None:
    previous = replace(
        earlier(5, 5, 5),
        titles={"t00": "Talk 0", "old-1": " TALK  1", "old-2": "Talk 2", "old-3": "Talk 2", "old-4": ""},
    )
    old = replace(previous.themes[1], talks=("old-1", "old-2", "old-3", "old-4"))
    found = joined(replace(previous, themes=(replace(previous.themes[0], talks=("t00",)), old)), order=[0, 1, 2, 3])

    assert "t01" in found.themes[1].talks
    assert found.missing == ("old-2", "old-3", "old-4")
    assert found.fresh == ("t02", "t03")


def test_groups_that_are_known_are_kept_in_a_sample_too() -> None:
    _, _, _, positions = corpus()
    known = np.array([0, 0, 0, 0, -1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1])
    model = JoiningModel(sample=12).fit(positions, known)
    assert (model.labels_[known >= 0] == known[known >= 0]).all()
    assert (model.labels_ >= 0).all()


def test_other_numbers_go_without_an_earlier_analysis() -> None:
    with pytest.raises(ValueError, match="exclude one another"):
        find_themes(*corpus(), k=2, previous=earlier(5))


def test_breaks_among_the_newcomers_join_no_theme_and_make_none() -> None:
    talks, extraction, similarity, positions = corpus()
    last = [replace(t, title="Pausa caffè", abstract="") if t.id in {"t12", "t13", "t14"} else t for t in talks]
    found = find_themes(last, extraction, similarity, positions, previous=earlier(5, 5, 2))
    assert {(i.talk, i.nearest) for i in found.isolated} == {("t12", 0), ("t13", 0), ("t14", 0)}
    assert sorted(found.themes[2].talks) == ["t10", "t11"]
    assert everyone(found) == sorted(t.id for t in talks)
