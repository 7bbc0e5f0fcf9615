"""Learning from keywords: groups, folds, measures, too little data."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tagged_talks import talks

from abstracts import language
from abstracts.concepts.labelling import store
from abstracts.concepts.labelling.learning import confusions, folds, groups_of, learn, measure
from abstracts.errors import InputError
from abstracts.talks import Talk

if TYPE_CHECKING:
    from spacy.language import Language

    from abstracts.concepts.labelling.learning import Learned


def test_what_easy_talks_teach(learned: Learned) -> None:
    assert learned.grouping == "session"
    assert learned.talks == 36
    assert learned.terms == 48
    assert learned.scores.f1 > 0.6
    assert 0.15 <= learned.labeller.threshold <= 0.5


def test_the_order_of_the_talks_changes_no_byte(nlp: Language, learned: Learned) -> None:
    shuffled = random.Random(3).sample(talks(), 36)  # noqa: S311  no secret

    again = learn(language.read(shuffled, nlp), shuffled)

    first, second = (store.contents(model, "it_abstracts", "1") for model in (learned, again))
    assert [name for name, content in first.items() if content != second[name]] == []


def test_sessions_are_held_together_then_editions_then_talks() -> None:
    tagged = talks(6)
    years = [replace(t, session=None, edition=t.id[0]) for t in tagged]
    alone = [replace(t, session=None) for t in tagged]

    assert [groups_of(ts)[0] for ts in (tagged, years, alone, tagged[:12])] == ["session", "edition", "talk", "talk"]


def test_talks_that_nobody_tagged_teach_nothing() -> None:
    tagged = talks(6)
    untagged = [replace(t, keywords=()) if t.id.startswith("5") else t for t in tagged]

    _, groups = groups_of(untagged)

    assert {t.id for t in tagged} - set(groups) == {t.id for t in tagged if t.id.startswith("5")}


def test_folds_are_even_and_keep_groups_whole() -> None:
    fold = folds([g for g, n in (("a", 10), ("b", 5), ("c", 5), ("d", 1), ("e", 1), ("f", 1)) for _ in range(n)])

    assert fold == {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4, "f": 3}


def test_measure_counts_places_and_types() -> None:
    scores = measure({"1": {"a", "b"}, "2": {"a"}}, {"1": {"a"}, "2": {"a", "c"}, "3": {"a"}})

    assert (scores.precision, scores.recall) == pytest.approx((2 / 3, 0.5))
    assert scores.f1 == pytest.approx(4 / 7)
    assert scores.types == pytest.approx(0.5)


def test_confusions_come_most_frequent_first() -> None:
    found = confusions({"1": {"x"}, "2": {"x"}}, {"1": {"a"}, "2": set()})

    assert [(c.term, c.kind, c.times) for c in found] == [("x", "invented", 2), ("a", "missed", 1)]


@pytest.mark.parametrize(
    ("tagged", "told"),
    [
        ([], "0 keywords stand in their texts"),
        ([Talk("1", "Orti sociali", keywords=("orti sociali",))], "1 keywords .* at least 20"),
        ([Talk("1", "", "orto " * 30, keywords=("orto",))], "all keywords are in one talk"),
    ],
)
def test_too_little_to_learn_from(nlp: Language, tagged: list[Talk], told: str) -> None:
    with pytest.raises(InputError, match=told):
        learn(language.read(tagged, nlp), tagged)
