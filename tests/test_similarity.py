from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abstracts.embeddings import centred, topics, unit
from abstracts.similarity import compare, look, own_text, positions
from abstracts.similarity.texts import names_of, weighed
from abstracts.talks import Session, Talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.embeddings import Matrix


class Bags:
    """An encoder that knows nothing but letters: fast, and the same for the same text."""

    name = "letters"

    def encode(self, texts: Sequence[str]) -> Matrix:
        counts = [[text.lower().count(chr(letter)) for letter in range(ord("a"), ord("z") + 1)] for text in texts]
        return unit(np.array(counts, dtype=float).reshape(len(texts), 26))


SESSION = Session("s", "Innovazione", "Reti e distretti cambiano il welfare dei territori.")
TALKS = (
    Talk("a", "Il budget di salute nei distretti", "Come il budget di salute attiva reti di inclusione a Caserta."),
    Talk("b", "Budget di salute e reti", "Il budget di salute attiva le reti di Caserta."),
    Talk("c", "Compostiera di quartiere", "Gli orti raccolgono rifiuti organici."),
    Talk("d", "Reti di prossimità", session=SESSION),
    Talk("e", "Energia solare in condominio", session=SESSION),
    Talk("f", "", ""),
)


def scores(talks: Sequence[Talk]) -> Matrix:
    return compare(talks, Bags()).similarity


def test_a_similarity_is_symmetric_in_0_to_1_with_ones_on_its_diagonal() -> None:
    found = scores(TALKS)
    assert found.shape == (6, 6)
    assert (found == found.T).all()
    assert (found.diagonal() == 1).all()
    assert found.min() >= 0
    assert found.max() <= 1


def test_talks_on_one_thing_are_nearer_than_others() -> None:
    found = scores(TALKS)
    assert found[0, 1] > found[0, 2]
    assert found[0, 1] == found[0].max(where=np.arange(6) != 0, initial=0)


def test_an_abstract_of_the_session_does_not_make_its_talks_alike() -> None:
    copied = [Talk(t.id, t.title, SESSION.abstract, session=SESSION) for t in TALKS[3:5]]
    assert scores(copied)[0, 1] == scores(TALKS[3:5])[0, 1]
    assert own_text(copied[0]) == "Reti di prossimità"


def test_the_words_of_a_title_alone_weigh_more_than_those_of_an_abstract() -> None:
    views = look(TALKS[:5], Bags())
    words = (positions(views)[:, 26:] ** 2).sum(axis=1)  # after the sentences; this encoder has no subjects
    assert words[3:].min() > words[:3].max() > 0.5


def test_the_same_text_twice_is_one() -> None:
    assert scores([TALKS[2], Talk("z", TALKS[2].title, TALKS[2].abstract)])[0, 1] == 1


def test_an_empty_talk_is_like_no_other() -> None:
    assert scores(TALKS)[5, :5].max() == 0


@settings(max_examples=15)
@given(st.permutations(range(len(TALKS))))
def test_the_order_changes_nothing(order: list[int]) -> None:
    straight, mixed = compare(TALKS, Bags()), compare([TALKS[i] for i in order], Bags())
    assert (mixed.similarity == straight.similarity[np.ix_(order, order)]).all()
    assert (mixed.positions == straight.positions[order]).all()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_talks_are_compared_too(count: int) -> None:
    assert scores(TALKS[:count]).shape == (count, count)


def test_function_words_weigh_nothing_and_inflections_are_one() -> None:
    assert "della" not in weighed("le piattaforme della piattaforma")
    assert list(weighed("piattaforme e piattaforma")) == ["piatta"]


def test_names_are_words_that_the_corpus_writes_with_a_capital() -> None:
    texts = ["Distretti a Rovereto", "I distretti di Rovereto", "Nei distretti e nei distretti"]
    assert names_of(texts) == [["rovereto"], ["rovereto"], []]


def test_centring_takes_out_what_all_share_and_leaves_empty_rows() -> None:
    rows = np.array([[1.0, 1.0], [1.0, -1.0], [0.0, 0.0]])
    assert centred(rows).tolist() == [[0, 1], [0, -1], [0, 0]]


def test_the_noise_of_equal_texts_is_no_difference() -> None:
    rows = np.tile([0.6, 0.8], (4, 1)) + np.random.default_rng(0).normal(scale=1e-7, size=(4, 2))
    assert not centred(rows).any()


def test_the_view_of_the_subject_belongs_to_one_encoder() -> None:
    assert topics(np.ones((2, 512)), "use-multilingual-v3").shape == (2, 80)
    assert topics(np.ones((2, 26)), "letters").shape == (2, 0)
