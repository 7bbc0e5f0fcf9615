"""The learned ranker: words that authors like, words that a talk comes back to, scores that are chances."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tagged_talks import talks

from abstracts import language, lexicon
from abstracts.concepts import extraction, papers, training
from abstracts.concepts.calibration import calibration_error, curve, platt, rescaled
from abstracts.concepts.features import matrix
from abstracts.concepts.habits import Habits, stems
from abstracts.talks import Talk

if TYPE_CHECKING:
    from spacy.language import Language

    from abstracts.concepts.training import Examples


@pytest.fixture(scope="module")
def data(nlp: Language) -> Examples:
    tagged = talks()
    found = extraction.find(language.read(tagged, nlp), tagged)
    return training.examples([training.Lesson(found, {t.id: t.keywords for t in tagged if t.keywords})])


@pytest.fixture(scope="module")
def unseen(data: Examples) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return training.held_out(data, folds=3)


def _feature(nlp: Language, talk: Talk, label: str, name: str) -> float:
    found = extraction.find(language.read([talk], nlp), [talk])
    profiles = found.by_owner[talk.id]
    rows, names = matrix(profiles, found.corpus, lexicon.load())
    return float(rows[[found.labels[p.key] for p in profiles].index(label), names.index(name)])


def test_words_that_the_talk_comes_back_to(nlp: Language) -> None:
    text = "Le barche di legno marciscono. Chi ripara barche conosce il legno, e un molo regge poche barche."
    talk = Talk("t", "Il molo", text)

    assert _feature(nlp, talk, "barche di legno", "log count of words") == pytest.approx(np.log2(1 + 2.5))
    assert _feature(nlp, talk, "molo", "words in title") == 1
    assert _feature(nlp, talk, "barche di legno", "words in title") == 0


def test_habits_count_talks_and_hide_the_talk_itself(nlp: Language) -> None:
    talk = Talk("t", "", "Curiamo archivi digitali e un vivaio.")
    found = extraction.find(language.read([talk], nlp), [talk])
    habits = Habits.of([["archivi digitali"], ["archivio storico", "archivio"], ["archivi"], ["vivaio"]])
    profiles = {found.labels[p.key]: p for p in found.by_owner["t"]}

    known = habits.columns([profiles["archivi digitali"], profiles["vivaio"]])
    hidden = habits.columns([profiles["archivi digitali"]], own=["archivi digitali"])

    assert known.tolist() == [[1.5, 0], [0, 0]]
    assert hidden.tolist() == [[1, 0]]
    assert habits.kept() == Habits({"archiv": 3})


@given(st.lists(st.text(max_size=30), max_size=5))
def test_stems_of_anything(keywords: list[str]) -> None:
    assert "" not in stems(keywords)


def test_no_talk_is_scored_by_a_ranker_that_saw_it(data: Examples) -> None:
    """Other keywords of the judged talks change nothing that is said of them."""
    first = min(data.group.tolist())
    held = data.group == first
    other = replace(data, chosen=np.where(held, ~data.chosen, data.chosen), keywords={**data.keywords, first: ("x",)})

    assert training.held_out(data, folds=3)[held].tolist() == training.held_out(other, folds=3)[held].tolist()


def test_calibration_keeps_the_order(data: Examples, unseen: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    rows = np.hstack([data.rows, np.zeros((len(data.rows), 2))])
    plain, calibrated = (
        ranker.trees.probabilities(rows) for ranker in (training.fit(data), training.fit(data, unseen))
    )

    by_score = np.argsort(plain, kind="stable")
    assert (np.diff(calibrated[by_score]) > -1e-4).all()


def test_reliability_counts_every_concept_once(
    data: Examples, unseen: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> None:
    bins = training.reliability(data, unseen)
    some = training.reliability(data, unseen, {data.group[0]})

    assert sum(b.concepts for b in bins) == len(data.chosen)
    assert sum(b.concepts for b in some) == (data.group == data.group[0]).sum()
    assert all(b.low <= b.score <= b.high for b in bins)


def test_platt_mends_scores_that_are_too_sure() -> None:
    rng = np.random.default_rng(0)
    chances = rng.uniform(0.05, 0.6, 4000)
    chosen = rng.uniform(size=4000) < chances
    boasting = rescaled(chances, 2.5, 0.4)

    mended = rescaled(boasting, *platt(boasting, chosen, np.ones(4000)))

    assert calibration_error(curve(boasting, chosen)) > 0.05
    assert calibration_error(curve(mended, chosen)) < 0.03


def test_shipped_papers_teach_beside_talks_of_ones_own(nlp: Language) -> None:
    tagged = talks()
    own = training.Lesson(extraction.find(language.read(tagged, nlp), tagged), {t.id: t.keywords for t in tagged})
    beside = training.examples([own, papers.lesson(nlp, 0.2)])

    assert set(beside.weight.tolist()) == {1.0, 0.2}
    assert beside.keywords.keys() > {t.id for t in tagged if t.keywords}


def test_annotators_do_not_teach_habits(nlp: Language) -> None:
    tagged = talks()
    found = extraction.find(language.read(tagged, nlp), tagged)
    keywords = {t.id: t.keywords for t in tagged}

    assert training.examples([training.Lesson(found, keywords)]).keywords
    assert not training.examples([training.Lesson(found, keywords, 0.3, habits=False)]).keywords
