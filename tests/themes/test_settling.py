from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from test_find import corpus

from abstracts.concepts import Concept, Extraction, Term
from abstracts.talks import Talk
from abstracts.themes import find_themes
from abstracts.themes.belonging import Belonging
from abstracts.themes.corpus import Corpus
from abstracts.themes.settling import divided, settled
from abstracts.themes.telling import Telling

if TYPE_CHECKING:
    from abstracts.embeddings import Matrix

WORDS = {
    "a": "energia",
    "b": "energia",
    "c": "carcere",
    "d": "",
    "e": "",
    "f": "carcere",
    "g": "carcere",
    "h": "carcere",
}
"""Talk -> the concept that it holds: of the group a-e, c holds that of the other and two hold none."""


def telling(
    groups: list[str], words: dict[str, str], positions: Matrix | None = None, consensus: Matrix | None = None
) -> Telling:
    """Groups of talks that each hold one concept or none, all in the middle unless `positions` say otherwise."""
    held = sorted(set(words.values()) - {""})
    by_talk = {talk: (Concept(c, c, 0.5, 1, (c,), ()),) if c else () for talk, c in words.items()}
    terms = [Term(c, c, 0.5, tuple(t for t in words if words[t] == c), (), (c,)) for c in held]
    n = len(words)
    where = np.tile(np.eye(1, 4), (n, 1)) if positions is None else positions
    made = Corpus(tuple(Talk(t, f"Titolo {t}") for t in words), Extraction(by_talk, {}, tuple(terms)), np.eye(n), where)
    bare = Belonging((), (), np.zeros((n, 0)), np.eye(n) if consensus is None else consensus, {i: i for i in range(n)})
    places = {talk: place for place, talk in enumerate(words)}
    return Telling.counted(made, bare.regrouped(where, [[places[t] for t in group] for group in groups]))


def members(found: Telling) -> set[str]:
    return {"".join(sorted(group)) for group in found.members}


def standing(degrees: list[float], groups: list[list[int]]) -> tuple[Belonging, Matrix]:
    """Groups of talks that stand on a circle."""
    angles = np.radians(degrees)
    where = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    n = len(degrees)
    return Belonging((), (), np.zeros((n, 0)), np.eye(n), {i: i for i in range(n)}).regrouped(where, groups), where


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [
        ([0, 5, 10, 90, 95, 100, 80], {(0, 1, 2), (3, 4, 5, 6)}),  # it is of the other group
        ([0, 5, 10, 90, 95, 100, 51], {(0, 1, 2, 6), (3, 4, 5)}),  # hardly more of the other: linkage is trusted
    ],
)
def test_a_talk_that_linkage_put_in_the_wrong_group_goes_home(
    degrees: list[float], expected: set[tuple[int, ...]]
) -> None:
    found, where = standing(degrees, [[0, 1, 2, 6], [3, 4, 5]])
    assert {tuple(sorted(group)) for group in found.refined(where, 2).groups} == expected


@pytest.mark.parametrize("least", [2, 3])
def test_talks_that_go_home_leave_as_many_as_a_theme_has(least: int) -> None:
    found, where = standing([0, 90, 91, 92, 88, 89], [[0, 1, 2], [3, 4, 5]])
    sizes = sorted(len(group) for group in found.refined(where, least).groups)
    assert sizes == [least, 6 - least]


def test_a_talk_goes_where_its_words_are_the_name() -> None:
    assert members(settled(telling(["abcde", "fgh"], WORDS), 2)) == {"abde", "cfgh"}


def test_groups_whose_name_stands_in_half_of_them_keep_their_talks() -> None:
    words = WORDS | {"d": "energia"}
    assert members(settled(telling(["abcde", "fgh"], words), 2)) == {"abcde", "fgh"}


@pytest.mark.parametrize(("apart", "found"), [(0.05, {"abde", "cfgh"}), (0.9, {"abcde", "fgh"})])
def test_a_talk_goes_only_where_it_belongs(apart: float, found: set[str]) -> None:
    positions = np.tile(np.eye(1, 4), (8, 1))
    positions[5:] = [np.sqrt(1 - apart**2), apart, 0, 0]
    assert members(settled(telling(["abcde", "fgh"], WORDS, positions), 2)) == found


def test_a_group_is_not_left_too_small() -> None:
    words = (
        dict.fromkeys("abcd", "") | {"c": "carcere", "d": "carcere", "a": "energia"} | dict.fromkeys("fgh", "carcere")
    )
    given = telling(["abcd", "fgh"], words)
    assert min(len(group) for group in settled(given, 3).members) == 3
    assert min(len(group) for group in settled(given, 2).members) == 2


def test_all_stays_where_no_label_gains() -> None:
    words = {"a": "energia", "b": "carcere"} | dict.fromkeys("cdef", "") | dict.fromkeys("ghi", "carcere")
    given = telling(["abcdef", "ghi"], words)
    assert settled(given, 2) is given


def test_where_nothing_moves_nothing_is_done() -> None:
    given = telling(["abc", "def"], dict.fromkeys("abc", "energia") | dict.fromkeys("def", "carcere"))
    assert settled(given, 2) is given


def test_no_talk_is_lost() -> None:
    talks, extraction, similarity, positions = corpus()
    poor = Extraction({}, {}, extraction.glossary[1:2])  # one concept: the other themes have no name
    found = find_themes(talks, poor, similarity, positions)
    assert sorted(t for theme in found.themes for t in theme.talks) == [t.id for t in talks]


TWENTY = "abcdefghijklmnopqrst"
NAMES = ("energia", "carcere", "museo", "fiume", "biblioteca")
KEPT = dict.fromkeys(TWENTY, "") | {t: NAMES[i // 2] for i, t in enumerate("abefijmnqr")}
"""Five concepts, each of two talks: three of them stand in six of the twenty."""


def kin(*sizes: int) -> Matrix:
    """Consensus of talks of which so many, in turn, mostly fall together."""
    kind = np.repeat(np.arange(len(sizes)), sizes)
    found: Matrix = np.where(kind[:, None] == kind, 0.9, 0.1)
    np.fill_diagonal(found, 1)
    return found


@pytest.mark.parametrize(
    ("most", "min_size", "found"),
    [
        (20, 2, {"abcdefghijkl", "mnopqrst"}),  # three concepts of twelve talks, two of eight: half of each
        (20, 9, {TWENTY}),  # a part would be too small
        (1, 2, {TWENTY}),  # there would be too many themes
    ],
)
def test_a_group_that_no_label_covers_falls_into_parts_that_can_be_named(
    most: int, min_size: int, found: set[str]
) -> None:
    assert members(divided(telling([TWENTY], KEPT, consensus=kin(12, 8)), most, min_size)) == found


def test_a_group_stays_whole_where_less_than_half_of_it_would_have_a_name() -> None:
    words = KEPT | dict.fromkeys("abefij", "")
    assert members(divided(telling([TWENTY], words, consensus=kin(12, 8)), 20, 2)) == {TWENTY}


def test_concepts_of_single_talks_make_no_part() -> None:
    words = {talk: f"concetto {talk}" if i % 2 else "" for i, talk in enumerate(TWENTY)}
    assert members(divided(telling([TWENTY], words, consensus=kin(12, 8)), 20, 2)) == {TWENTY}


def test_a_group_that_its_label_covers_is_not_divided() -> None:
    words = KEPT | dict.fromkeys(TWENTY[:10], "energia")
    assert members(divided(telling([TWENTY], words, consensus=kin(12, 8)), 20, 2)) == {TWENTY}


def test_a_group_with_talks_outside_the_sample_is_not_divided() -> None:
    whole = telling([TWENTY], KEPT, consensus=kin(12, 8))
    partly = replace(whole, belonging=replace(whole.belonging, sampled={i: i for i in range(19)}))
    assert members(divided(partly, 20, 2)) == {TWENTY}
