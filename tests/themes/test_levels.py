from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_find import corpus

from abstracts.embeddings import unit
from abstracts.themes import ThemeModel, Themes, find_themes
from abstracts.themes.levels import coarse_numbers, merged

if TYPE_CHECKING:
    from abstracts.embeddings import Matrix
    from abstracts.themes import Granularity

LEVELS: tuple[Granularity, ...] = ("coarse", "medium", "fine")


def lies_within(narrow: list[int], broad: list[int]) -> bool:
    """Whether each narrow group lies in one broad group."""
    return len(set(zip(narrow, broad, strict=True))) == len(set(narrow))


def clouds(seed: int, noise: float) -> Matrix:
    """Three fields of two subjects each, near one another, as unit rows."""
    rng = np.random.default_rng(seed)
    fields = np.repeat(np.eye(3, 10), 12, axis=0)
    subjects = 0.6 * np.repeat(np.eye(10)[3:9], 6, axis=0)
    return np.round(unit(fields + subjects + noise * rng.normal(size=(36, 10))), 5)


@settings(max_examples=8)
@given(st.integers(0, 99), st.sampled_from([0.1, 0.3, 0.8]))
def test_levels_nest(seed: int, noise: float) -> None:
    rows = clouds(seed, noise)
    levels = {name: ThemeModel(granularity=name).fit(rows) for name in LEVELS}
    labels = {name: model.labels_.tolist() for name, model in levels.items()}

    assert lies_within(labels["fine"], labels["medium"])
    assert lies_within(labels["medium"], labels["coarse"])
    for name, model in levels.items():
        assert (model.levels_["medium"] == levels["medium"].labels_).all()
        assert (model.levels_[name] == model.labels_).all()


def test_narrow_groups_are_the_subjects_of_the_fields() -> None:
    rows = clouds(1, 0.1)
    assert ThemeModel().fit(rows).labels_.max() + 1 == 3
    fine = ThemeModel(granularity="fine").fit(rows).labels_
    assert fine.max() + 1 == 6
    assert lies_within(np.repeat(np.arange(6), 6).tolist(), fine.tolist())


def test_levels_nest_in_a_corpus_of_which_a_sample_is_grouped() -> None:
    rows = clouds(2, 0.4)
    for name in ("coarse", "fine"):
        model = ThemeModel(granularity=name, sample=24).fit(rows)
        narrow, broad = model.levels_["medium"].tolist(), model.labels_.tolist()
        assert lies_within(*((broad, narrow) if name == "fine" else (narrow, broad)))


def test_broad_groups_are_fewer_and_made_of_whole_ones() -> None:
    medium = np.repeat(np.arange(4), 3)
    near = np.kron(np.array([[1, 0.9, 0, 0], [0.9, 1, 0, 0], [0, 0, 1, 0.4], [0, 0, 0.4, 1]]), np.ones((3, 3)))
    assert coarse_numbers(4) == [2]
    assert merged(near, medium, 2).tolist() == [0] * 6 + [1] * 6


def test_a_number_and_a_level_exclude_each_other() -> None:
    with pytest.raises(ValueError, match="exclude each other"):
        ThemeModel(3, granularity="fine").fit(clouds(1, 0.1))
    with pytest.raises(ValueError, match="exclude one another"):
        find_themes(*corpus(), k=3, granularity="fine")


def themes_at(level: Granularity, order: list[int] | None = None, min_size: int = 2) -> Themes:
    talks, extraction, similarity, positions = corpus()
    order = order or list(range(len(talks)))
    return find_themes(
        [talks[i] for i in order],
        extraction,
        similarity[np.ix_(order, order)],
        positions[order],
        granularity=level,
        min_size=min_size,
    )


def place(found: Themes) -> dict[str, int]:
    return {talk: theme.number for theme in found.themes for talk in theme.talks}


@pytest.mark.parametrize("min_size", [1, 2, 4])
def test_themes_of_the_levels_nest_whatever_their_smallest_size(min_size: int) -> None:
    coarse, medium, fine = (themes_at(level, min_size=min_size) for level in LEVELS)
    ids = sorted(place(medium))

    assert ids
    assert sorted(place(coarse)) == ids == sorted(place(fine))
    assert coarse.isolated == () or [i.talk for i in coarse.isolated] == [i.talk for i in fine.isolated]
    assert lies_within([place(fine)[i] for i in ids], [place(medium)[i] for i in ids])
    assert lies_within([place(medium)[i] for i in ids], [place(coarse)[i] for i in ids])
    assert all(len(theme.talks) >= min_size for theme in fine.themes)


def test_a_narrow_theme_names_the_broader_one_in_which_it_lies() -> None:
    medium = {theme.number: theme for theme in themes_at("medium").themes}
    fine = themes_at("fine").themes
    assert fine
    for theme in fine:
        assert theme.within
        assert theme.within.label == medium[theme.within.number].label
        assert set(theme.talks) <= set(medium[theme.within.number].talks)
    assert [t.number for t in fine] == list(range(1, len(fine) + 1))
    assert [t.within.number for t in fine if t.within] == sorted(t.within.number for t in fine if t.within)


def test_no_word_stands_in_two_labels_of_a_level() -> None:
    for level in LEVELS:
        words = [word for theme in themes_at(level).themes for word in theme.label.split(", ")]
        assert words
        assert len(words) == len(set(words))


@settings(max_examples=3)
@given(st.permutations(range(15)))
def test_the_order_changes_nothing_at_any_level(order: list[int]) -> None:
    for level in LEVELS:
        assert themes_at(level, order) == themes_at(level)


def test_the_same_talk_many_times_has_no_levels() -> None:
    talks, extraction, _, _ = corpus()
    for level in LEVELS:
        found = find_themes(talks, extraction, np.ones((15, 15)), np.zeros((15, 4)), granularity=level)
        assert [len(theme.talks) for theme in found.themes] == [15]
