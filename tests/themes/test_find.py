from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import cut_tree
from sklearn.base import clone
from sklearn.metrics import adjusted_rand_score, silhouette_score

from abstracts.concepts import Concept, Extraction, Span, Term
from abstracts.embeddings import Matrix, centred, unit
from abstracts.talks import Talk
from abstracts.themes import ThemeModel, Themes, find_themes, graph
from abstracts.themes.belonging import Belonging
from abstracts.themes.corpus import Corpus, contents_of
from abstracts.themes.grouping import decided, expectation, good, silhouette
from abstracts.themes.labels import Label
from abstracts.themes.telling import Telling

if TYPE_CHECKING:
    from abstracts.themes.levels import Granularity

FIELDS = ("energia", "carcere", "montagna")
PER_FIELD = 5


def scattered(groups: int = 3, each: int = PER_FIELD, noise: float = 0.25) -> Matrix:
    """Talks around far centres, as unit rows without what all share."""
    rng = np.random.default_rng(1)
    rows = np.repeat(np.eye(groups, 12), each, axis=0) + noise * rng.normal(size=(groups * each, 12))
    return np.round(centred(unit(rows)), 5)


def corpus() -> tuple[tuple[Talk, ...], Extraction, Matrix, Matrix]:
    """Fifteen talks of three fields, each with the concept of its field and one of its own."""
    talks, by_talk = [], {}
    for i in range(len(FIELDS) * PER_FIELD):
        field = FIELDS[i // PER_FIELD]
        abstract = f"Qui si parla soprattutto di {field} e di altro ancora. Poi si saluta."
        talks.append(Talk(f"t{i:02}", f"Talk {i}", abstract))
        start = abstract.index(field)
        by_talk[f"t{i:02}"] = (
            Concept(field, field, 0.8, 1, (field,), (Span("abstract", start, start + len(field)),)),
            Concept(f"caso {i}", f"caso {i}", 0.9, 1, (f"caso {i}",), ()),
        )
    ids = [t.id for t in talks]
    terms = [
        Term(field, field, 0.8, tuple(ids[n * PER_FIELD : (n + 1) * PER_FIELD]), (), (field,))
        for n, field in enumerate(FIELDS)
    ]
    terms += [Term(f"caso {i}", f"caso {i}", 0.9, (ids[i],), (), (f"caso {i}",)) for i in range(len(ids))]
    positions = scattered()
    similarity = np.clip(np.round(positions @ positions.T, 5), 0, 1)
    np.fill_diagonal(similarity, 1)
    return tuple(talks), Extraction(by_talk, {}, tuple(terms)), similarity, positions


def everyone(found: Themes) -> list[str]:
    return sorted([t for theme in found.themes for t in theme.talks] + [i.talk for i in found.isolated])


TRUTH = np.repeat(np.arange(3), PER_FIELD)


def test_the_number_of_groups_is_found() -> None:
    model = ThemeModel().fit(scattered())
    assert adjusted_rand_score(TRUTH, model.labels_) == 1
    assert max(model.scores_, key=model.scores_.__getitem__) == 3


@pytest.mark.parametrize(("talks", "likeliest"), [(16, 4), (64, 8), (100, 10), (400, 10), (10000, 10)])
def test_about_the_square_root_of_the_talks_but_ten_at_most_are_likeliest(talks: int, likeliest: int) -> None:
    chances = [expectation(k, talks) for k in range(2, 40)]
    assert expectation(likeliest, talks) == max(chances) == 1
    assert expectation(likeliest // 2, talks) == pytest.approx(expectation(likeliest * 2, talks))
    assert min(chances) > 0


def test_of_numbers_that_do_about_equally_well_the_middle_one_is_taken() -> None:
    assert good({2: 0.5, 3: 0.96, 5: 0.97, 7: 1.0, 8: 0.94}) == [3, 5, 7]
    rows = unit(np.random.default_rng(3).normal(size=(40, 6)))
    model = ThemeModel(resamples=20).fit(rows)
    numbers = good(model.scores_)
    assert len(numbers) > 1
    assert len(set(model.labels_)) == numbers[len(numbers) // 2]


def test_pairs_that_fall_together_half_of_the_time_are_undecided() -> None:
    shares = np.array([[1, 0.95, 0.5, 0.05], [0.95, 1, 0.5, 0], [0.5, 0.5, 1, 0], [0.05, 0, 0, 1]])
    assert decided(shares) == pytest.approx(4 / 6)
    assert decided(np.ones((1, 1))) == 1


@pytest.mark.parametrize("k", range(1, 16))
def test_a_given_number_of_groups_is_given_exactly(k: int) -> None:
    assert set(ThemeModel(k, resamples=5).fit(scattered()).labels_) == set(range(k))


def test_a_given_number_of_groups_divides_large_groups_before_it_leaves_talks_alone() -> None:
    rows = np.vstack([scattered(2, 20, 0.3), scattered(4, 1, 0.9)])
    assert np.bincount(ThemeModel(5).fit(rows).labels_).min() > 1


def test_a_given_number_is_given_even_where_talks_are_the_same() -> None:
    same = np.tile(unit(np.ones((1, 4))), (8, 1))
    assert len(set(ThemeModel(3, resamples=5).fit(same).labels_)) == 3


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"n_themes": 0}, "n_themes is 0; expected a whole number, 1 or more"),
        ({"n_themes": 2.5}, "n_themes is 2.5; expected a whole number"),
        ({"n_themes": True}, "n_themes is True"),
        ({"max_themes": 1}, "max_themes is 1; expected a whole number, 2 or more"),
        ({"resamples": 0}, "resamples is 0"),
        ({"neighbours": 0}, "neighbours is 0"),
        ({"rounds": -1}, "rounds is -1"),
        ({"sample": None}, "sample is None"),
        ({"share": 0}, "share is 0; expected more than 0, and 1 at most"),
        ({"share": 1.5}, "share is 1.5"),
        ({"granularity": "finest"}, "granularity is 'finest'; expected coarse, medium, fine"),
    ],
)
def test_a_parameter_out_of_its_range_is_told(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ThemeModel(**wrong).fit(scattered())


def test_small_corpora_have_a_score_too() -> None:
    assert set(ThemeModel(resamples=5).fit(scattered(2, 3)).scores_) == {2}
    assert ThemeModel(2, resamples=5).fit(scattered(2, 3)).scores_ == {}
    assert ThemeModel(resamples=5).fit(scattered(1, 3)).scores_ == {}


def test_of_equally_near_talks_the_first_are_neighbours() -> None:
    nearness = np.ones((6, 6))
    nearness[0, 4] = nearness[4, 0] = 1.5
    assert graph.nearest(nearness, 2).tolist() == [[1, 4], [0, 2], [0, 1], [0, 1], [0, 1], [0, 1]]


@given(st.integers(0, 1000), st.integers(1, 8))
def test_the_neighbours_are_those_of_a_stable_sort(seed: int, count: int) -> None:
    nearness = np.random.default_rng(seed).integers(0, 4, (9, 9)) / 4
    np.fill_diagonal(nearness, -1)
    expected = np.sort(np.argsort(-nearness, axis=1, kind="stable")[:, :count], axis=1)
    assert (graph.nearest(nearness, count) == expected).all()


def test_groups_without_a_link_between_them_are_wholly_assortative() -> None:
    rows = np.repeat(np.eye(2, 4), 20, axis=0) + np.random.default_rng(0).normal(scale=0.01, size=(40, 4))
    truth = np.repeat([0, 1], 20)
    assert graph.assortativity(unit(rows), truth) == pytest.approx(1)
    assert graph.modularity(unit(rows), truth) == pytest.approx(0.5, abs=1e-3)
    assert abs(graph.assortativity(unit(rows), np.tile([0, 1], 20))) < 0.3
    assert graph.assortativity(unit(rows), np.zeros(40, dtype=int)) == 0


def test_an_estimator_is_cloned_without_what_it_learned() -> None:
    model = ThemeModel(4, resamples=7).fit(scattered())
    twin = clone(model)
    assert twin.get_params() == model.get_params()
    assert not hasattr(twin, "labels_")


def test_the_same_data_give_the_same_groups() -> None:
    rows = scattered(noise=0.6)
    assert (ThemeModel().fit(rows).labels_ == ThemeModel().fit(rows).labels_).all()


def test_new_talks_join_the_nearest_group() -> None:
    rows = scattered()
    model = ThemeModel(3).fit(rows)
    assert (model.predict(rows) == model.labels_).all()


@pytest.mark.parametrize("seed", range(8))
def test_the_silhouette_is_that_of_scikit_learn(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = np.vstack([np.zeros(6), *rng.normal(size=(5, 6)), *np.ones((2, 6)), *rng.normal(size=(5, 6))])
    labels = np.array([0, 0, 1, 1, 1, 4, 4, 2, 2, 2, 2, 0, 0])  # one number has no row, some rows are equal or empty
    rng.shuffle(labels)
    assert silhouette(rows, labels) == pytest.approx(silhouette_score(rows, labels, metric="cosine"), abs=1e-12)


def test_a_row_alone_in_its_group_adds_nothing_to_the_silhouette() -> None:
    rows = np.array([[1.0, 0.0], [1.0, 0.1], [0.0, 1.0]])
    assert silhouette(rows, np.array([0, 0, 1])) == pytest.approx(
        silhouette_score(rows, [0, 0, 1], metric="cosine"), abs=1e-12
    )


@pytest.mark.parametrize("linked", ["average", "ward"])
@pytest.mark.parametrize("steps", [1, 4, 1000])
def test_a_tree_is_cut_as_scipy_cuts_it_where_merges_are_equally_high_too(linked: graph.Linkage, steps: int) -> None:
    rng = np.random.default_rng(steps)
    for talks in range(2, 40):
        nearness = np.round(rng.random((talks, talks)) * steps) / steps
        merges = graph.tree(np.maximum(nearness, nearness.T), linked)
        numbers = sorted({*rng.integers(1, talks, size=4).tolist()})
        assert np.array_equal(np.column_stack([*graph.cut(merges, numbers).values()]), cut_tree(merges, numbers))
        assert graph.cut(merges, [1, talks])[talks].tolist() == list(range(talks))


def test_a_large_corpus_is_grouped_on_a_sample() -> None:
    rows = scattered(each=30)
    model = ThemeModel(3, sample=40).fit(rows)
    assert len(model.sample_) == 40
    assert adjusted_rand_score(np.repeat(np.arange(3), 30), model.labels_) == 1


def test_every_talk_is_in_one_place() -> None:
    found = find_themes(*corpus())
    assert everyone(found) == [f"t{i:02}" for i in range(15)]
    assert [len(theme.talks) for theme in found.themes] == [5, 5, 5]


def test_labels_are_concepts_of_the_members_that_tell_the_theme_apart() -> None:
    found = find_themes(*corpus())
    assert {theme.label.split(", ")[0] for theme in found.themes} == set(FIELDS)
    assert all(theme.coverage == 1 for theme in found.themes)
    words = [word for theme in found.themes for word in theme.label.split(", ")]
    assert len(words) == len(set(words))


def test_a_theme_tells_its_evidence() -> None:
    for theme in find_themes(*corpus()).themes:
        assert theme.stability > 0.9
        assert not theme.tentative
        assert theme.representative == theme.talks[0]
        assert theme.label.split(", ")[0] in theme.key_sentence
        assert all(0 <= strength <= 1 for strength in theme.strengths.values())


def is_tentative(stability: float, texts: str, *parts: str, given: bool = False) -> bool:
    """Whether a theme is, of talks 0, 1, … with those texts, of whose label the concepts stand in those talks."""
    talks = tuple(Talk(str(i), text) for i, text in enumerate(texts))
    corpus = Corpus(talks, Extraction({}, {}, ()), np.eye(len(talks)), np.zeros((len(talks), 1)))
    group = tuple(range(len(talks)))
    belonging = Belonging((group,), (), np.ones((len(talks), 1)), np.eye(len(talks)), {})
    label = Label("", (), 1.0, tuple(map(frozenset, parts)), {}, given=given)
    return Telling.counted(corpus, belonging).is_tentative(0, label, stability)


def test_a_theme_that_often_parts_is_tentative() -> None:
    assert is_tentative(0.59, "abcd", "0123")
    assert not is_tentative(0.61, "abcd", "0123")


@pytest.mark.parametrize(
    ("texts", "parts", "tentative"),
    [
        ("abcd", ("0",), True),
        ("abcd", ("01",), False),
        ("abc", ("0", "1", "2"), True),
        ("abc", ("0", "12"), False),
        ("aabc", ("01",), True),
        ("ab", (), True),
        ("a", ("0",), False),
        ("aaa", ("012",), False),
        ("abc", ("07",), True),
    ],
)
def test_a_theme_is_tentative_if_no_concept_of_its_label_stands_in_two_of_its_texts(
    texts: str, parts: tuple[str, ...], *, tentative: bool
) -> None:
    assert is_tentative(0.9, texts, *parts) == tentative


def test_a_name_that_a_person_gave_makes_no_theme_tentative() -> None:
    assert not is_tentative(0.9, "abc", given=True)
    assert is_tentative(0.5, "abc", given=True)


def test_copies_make_no_theme_sure() -> None:
    """Three copies always fall together; the talk beside them half of the time."""
    talks = tuple(Talk(str(i), text) for i, text in enumerate("aaab"))
    similarity = np.kron([[1.0, 0.0], [0.0, 1.0]], np.ones((3, 3)))[:4, :4]
    consensus = np.maximum(similarity, 0.5)
    belonging = Belonging(((0, 1, 2, 3),), (), np.ones((4, 1)), consensus, {i: i for i in range(4)})
    theme = Telling.counted(Corpus(talks, Extraction({}, {}, ()), similarity, np.zeros((4, 1))), belonging).themes()[0]
    assert (theme.stability, theme.cohesion) == (0.5, 0.0)


def test_strengths_of_a_talk_name_its_own_theme_first() -> None:
    found = find_themes(*corpus())
    place = {talk: theme.number for theme in found.themes for talk in theme.talks}
    assert {talk: next(iter(strengths)) for talk, strengths in found.strengths.items()} == place


@settings(max_examples=4)
@given(st.permutations(range(15)))
def test_the_order_changes_nothing(order: list[int]) -> None:
    talks, extraction, similarity, positions = corpus()
    mixed = find_themes(
        [talks[i] for i in order], extraction, similarity[np.ix_(order, order)], positions[order], k=None
    )
    assert mixed == find_themes(talks, extraction, similarity, positions)


def test_few_talks_make_no_theme() -> None:
    talks, extraction, similarity, positions = corpus()
    for n in range(6):
        found = find_themes(talks[:n], extraction, similarity[:n, :n], positions[:n])
        assert found.themes == ()
        assert "few-talks" in found.warnings
        assert everyone(found) == [t.id for t in talks[:n]]


@pytest.mark.parametrize("k", [1, 2, 9])
def test_few_talks_make_the_themes_that_are_asked_for(k: int) -> None:
    talks, extraction, similarity, positions = corpus()
    found = find_themes(talks[:3], extraction, similarity[:3, :3], positions[:3], k=k)
    assert len(found.themes) == min(k, 3)
    assert found.isolated == ()


def test_openings_and_breaks_do_not_make_few_talks_enough() -> None:
    talks, extraction, similarity, positions = corpus()
    pauses = [Talk(f"f{i}", "Pausa caffè", "") for i in range(3)]
    among = np.block([[similarity[:4, :4], np.zeros((4, 3))], [np.zeros((3, 4)), np.ones((3, 3))]])
    found = find_themes((*talks[:4], *pauses), extraction, among, positions[:7])
    assert found.themes == ()
    assert found.warnings == ("few-talks",)
    for few in ((Talk("a", "Energia"), *pauses), pauses):
        alone = find_themes(few, extraction, np.ones((len(few), len(few))), positions[: len(few)])
        assert alone.warnings == ("few-talks",)  # nothing is said of what talks share where there are no two


def test_openings_and_breaks_are_in_no_theme_however_few_the_talks() -> None:
    talks, extraction, similarity, positions = corpus()
    given = (*talks[:4], Talk("f", "Pausa caffè", ""))
    for k, warnings in ((2, ("few-talks",)), (5, ("few-talks", "fewer-themes"))):
        found = find_themes(given, extraction, similarity[:5, :5], positions[:5], k=k)
        assert ([i.talk for i in found.isolated], found.warnings) == (["f"], warnings)
        assert len(found.themes) == min(k, 4)
    found = find_themes(given[4:], extraction, similarity[:1, :1], positions[:1], k=1)
    assert (found.themes, found.warnings) == ((), ("few-talks", "fewer-themes"))


def test_where_no_group_is_as_large_as_asked_for_that_is_told() -> None:
    assert find_themes(*corpus(), min_size=14).warnings == ("no-group-so-large",)


@pytest.mark.parametrize(
    "wrong", [{"k": 0}, {"k": -3}, {"k": "3"}, {"k": 2.5}, {"min_size": 0}, {"min_size": True}, {"min_size": None}]
)
def test_numbers_that_are_none_are_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="expected a whole number, 1 or more"):
        find_themes(*corpus(), **wrong)


def test_copies_are_talks_of_the_same_words_or_nearly_so() -> None:
    talks = [Talk(str(i), title) for i, title in enumerate(("Reti", "reti ", "Orti 1", "Orti 2", "Orti 3", "Boschi"))]
    similarity = np.eye(6)
    similarity[2, 3] = similarity[3, 2] = similarity[4, 3] = similarity[3, 4] = 0.96  # a chain
    similarity[4, 5] = similarity[5, 4] = 0.94
    found = contents_of(talks, similarity)
    assert [found[i] == found[j] for i, j in ((0, 1), (2, 3), (2, 4), (4, 5), (1, 2))] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_talks_that_hardly_differ_are_one_theme() -> None:
    talks, extraction, _, positions = corpus()
    found = find_themes(talks, extraction, np.full((15, 15), 0.97), positions)
    assert ([len(theme.talks) for theme in found.themes], found.warnings) == ([15], ("all-alike",))


@pytest.mark.parametrize("granularity", ["coarse", "medium", "fine"])
def test_rows_that_do_not_differ_are_one_group(granularity: Granularity) -> None:
    rows = np.repeat(np.eye(1, 4), 12, axis=0)
    model = ThemeModel(granularity=granularity).fit(rows)
    assert set(model.labels_) == set(model.predict(rows)) == {0}


def test_a_level_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="granularity is 'bogus'"):
        find_themes(*corpus(), granularity="bogus")  # type: ignore[arg-type]


def test_nothing_is_known_of_the_stability_of_talks_outside_the_sample() -> None:
    rows = scattered(each=4)
    model = ThemeModel(3, sample=8, resamples=20).fit(rows)
    outside = sorted(set(range(12)) - set(model.sample_.tolist()))
    belonging = Belonging.made(rows, model, [outside, [int(model.sample_[0])]])
    assert belonging.stability(0, outside) == 0.0


def test_talks_that_share_nothing_make_no_theme() -> None:
    talks, _, _, positions = corpus()
    found = find_themes(talks, Extraction({}, {}, ()), np.eye(15), positions)
    assert found.warnings == ("nothing-shared",)
    assert len(found.isolated) == 15


def test_identical_talks_are_one_theme() -> None:
    talks, extraction, _, _ = corpus()
    found = find_themes(talks, extraction, np.ones((15, 15)), np.zeros((15, 4)))
    assert [len(theme.talks) for theme in found.themes] == [15]
    assert found.warnings == ("all-alike",)
    assert find_themes(talks, extraction, np.ones((15, 15)), np.zeros((15, 4)), previous=found).warnings == (
        "all-alike",
    )


def test_copies_are_copies_wherever_they_stand() -> None:
    talks, extraction, similarity, positions = corpus()
    twice = [*range(10), 10, 10, 10]
    again = [replace(talks[10], id=f"c{n}", title=talks[10].title.upper()) for n in range(2)]
    rows = positions[twice]
    rows[-1, 0] += 1e-4  # what stands beside a copy may move it a little
    found = find_themes((*talks[:11], *again), extraction, similarity[np.ix_(twice, twice)], rows)
    assert len(found.themes) == 2  # the three make none
    assert not any(set(theme.talks) <= {"t10", "c0", "c1"} for theme in found.themes)


@pytest.mark.parametrize(
    ("abstract", "alike", "isolated"),
    [("Lo zoo.", 0.06, True), ("Lo zoo.", 0.08, False), ("", 0.04, True), ("", 0.06, False)],
)
def test_a_talk_like_no_other_is_isolated_with_its_nearest_theme(
    abstract: str,
    alike: float,
    isolated: bool,  # noqa: FBT001  a case
) -> None:
    talks, extraction, similarity, positions = corpus()
    rows = np.zeros((16, 13))
    rows[:15, :12], rows[15, 12] = positions, 1
    rows[15, :12] = 0.03 * positions[:5].mean(axis=0)  # hardly nearer to one group than chance
    wide = np.eye(16)
    wide[:15, :15] = similarity
    wide[15, :5] = wide[:5, 15] = alike
    found = find_themes((*talks, Talk("z", "Zoologia", abstract)), extraction, wide, rows)
    alone = [i for i in found.isolated if i.talk == "z"]
    assert [(i.similarity > 0, i.nearest > 0) for i in alone] == [(True, True)] * isolated


def test_themes_without_shared_concepts_are_called_by_a_title() -> None:
    talks, _, similarity, positions = corpus()
    found = find_themes(talks, Extraction({}, {}, ()), similarity, positions, k=3)
    assert all(theme.label.startswith("Talk") for theme in found.themes)


@pytest.mark.parametrize("granularity", ["coarse", "medium", "fine"])
def test_openings_and_breaks_are_no_theme(granularity: Granularity) -> None:
    talks, extraction, similarity, positions = corpus()
    frames = [Talk(f"f{i}", title, "") for i, title in enumerate(("Lightning talks", "Pausa caffè", "Opening keynote"))]
    own = np.zeros((3, positions.shape[1]))
    own[:, -1] = 1  # near to one another, far from all others
    among = np.block([[similarity, np.zeros((15, 3))], [np.zeros((3, 15)), np.ones((3, 3))]])
    found = find_themes((*talks, *frames), extraction, among, np.vstack([positions, own]), granularity=granularity)
    assert {(i.talk, i.nearest) for i in found.isolated} == {("f0", 0), ("f1", 0), ("f2", 0)}
    assert [set(t.talks) for t in found.themes] == [
        set(t.talks) for t in find_themes(talks, extraction, similarity, positions, granularity=granularity).themes
    ]
    assert everyone(found) == sorted(t.id for t in (*talks, *frames))


def test_with_a_number_only_openings_and_breaks_stay_outside() -> None:
    talks, extraction, similarity, positions = corpus()
    pause = Talk("f", "Pausa caffè", "")
    among = np.block([[similarity, np.zeros((15, 1))], [np.zeros((1, 15)), np.ones((1, 1))]])
    place = np.vstack([positions, np.eye(positions.shape[1])[-1]])
    found = find_themes((*talks, pause), extraction, among, place, k=4)
    assert len(found.themes) == 4
    assert [i.talk for i in found.isolated] == ["f"]
    more = find_themes((*talks, pause), extraction, among, place, k=16)
    assert (len(more.themes), len(more.isolated), more.warnings) == (15, 1, ("fewer-themes",))


@pytest.mark.parametrize(
    ("strengths", "touched"),
    [
        ((0.7, 0.2, 0.1), {0: 0.7, 1: 0.2}),
        ((0.3, 0.19, 0.1), {0: 0.3}),
        ((0.24, 0.1, 0.15), {0: 0.24, 2: 0.15}),  # it hardly belongs to its own
        ((0.24, 0.1, 0.1), {0: 0.24, 1: 0.1}),
    ],
)
def test_a_talk_touches_themes_and_one_that_fits_loosely_the_nearest(
    strengths: tuple[float, ...], touched: dict[int, float]
) -> None:
    assert Belonging(((0,), (), ()), (), np.array([strengths]), np.eye(1), {}).touched(0) == touched


def test_a_talk_in_no_theme_and_one_in_the_only_theme_have_no_other() -> None:
    assert Belonging(((), ()), (0,), np.array([[0.15, 0.1]]), np.eye(1), {}).touched(0) == {}
    assert Belonging(((0,),), (), np.array([[0.1]]), np.eye(1), {}).touched(0) == {0: 0.1}
