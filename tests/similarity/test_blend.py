from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix, random_array
from sklearn.utils.extmath import randomized_svd

from abstracts.embeddings import EmbeddedEncoder, centred, topics, unit
from abstracts.similarity import compare, look, own_text, positions
from abstracts.similarity.latent import latent
from abstracts.similarity.texts import leaning, names_of, weighed
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


@pytest.mark.parametrize("dimensions", [4, 6])
def test_the_latent_view_leaves_nothing_out_unless_there_are_too_many_talks(dimensions: int) -> None:
    words = look(TALKS, Bags()).words
    found = latent(words, dimensions)
    assert found.shape == (6, min(dimensions, 6))
    nearness = (words @ words.T).toarray()
    assert np.allclose(found @ found.T, nearness) == (dimensions == 6)


@pytest.mark.parametrize(
    ("shape", "dimensions"), [((30, 50), 30), ((50, 30), 20), ((60, 90), 5), ((0, 4), 2), ((4, 0), 2)]
)
def test_the_latent_view_is_that_of_scikit_learn(shape: tuple[int, int], dimensions: int) -> None:
    words = csr_matrix(random_array(shape, density=0.1, rng=np.random.default_rng(1)))
    found = latent(words, dimensions)
    assert found.shape == (shape[0], min(dimensions, *shape))
    if found.size:
        left, values, _ = randomized_svd(words, found.shape[1], random_state=0)
        assert np.allclose(np.abs(found), np.abs(unit(left * values)))


def test_talks_on_one_thing_are_nearer_than_others() -> None:
    found = scores(TALKS)
    assert found[0, 1] > found[0, 2]
    assert found[0, 1] == found[0].max(where=np.arange(6) != 0, initial=0)


def test_an_abstract_of_the_session_does_not_make_its_talks_alike() -> None:
    copied = [Talk(t.id, t.title, SESSION.abstract, session=SESSION) for t in TALKS[3:5]]
    assert scores(copied)[0, 1] == scores(TALKS[3:5])[0, 1]
    assert own_text(copied[0]) == "Reti di prossimità"


def test_a_title_draws_the_place_of_its_talk_towards_it() -> None:
    same = "Il progetto accompagna i territori con incontri mensili e una relazione finale."
    talks = [Talk("a", "Budget di salute", same), Talk("b", "Budget di salute", same.replace("mensili", "annuali"))]
    talks += [Talk("c", "Compostiere di quartiere", same), Talk("d", "Budget di salute")]
    views = look(talks, Bags())
    assert views.headed[0] @ views.headed[2] < views.sentences[0] @ views.sentences[2]
    assert views.headed[3] == pytest.approx(views.sentences[3])
    assert views.latent[0] @ views.latent[2] < (views.words[0] @ views.words[2].T).toarray()[0, 0]


def test_the_words_of_a_title_count_twice() -> None:
    bag = weighed("Budget di salute. Il budget arriva nei distretti")
    found = leaning(bag, "Budget di salute, tavole")
    assert found == {**bag, "budget": 2 * bag["budget"], "salute": 2 * bag["salute"]}


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


def test_centring_takes_out_most_of_what_a_group_shares() -> None:
    rows = np.tile([[1.0, 0.0], [0.0, 1.0]], (30, 1)) + np.linspace(0, 0.3, 60)[:, None]
    apart, together = centred(rows), centred(rows, ["it", "en"] * 30)
    assert apart[0] @ apart[1] < -0.8
    assert together[0] @ together[1] > 0
    assert (centred(rows, [""] * 60) == apart).all()


BILINGUAL = (
    ("it", "Le api degli apiari sui tetti impollinano gli orti e i balconi del quartiere."),
    ("it", "Un apicoltore raccoglie il miele delle arnie poste nel giardino della scuola."),
    ("it", "Seminare fiori selvatici nelle aiuole nutre api e farfalle per tutta l'estate."),
    ("it", "La banda suona marce e valzer nelle feste, e i ragazzi imparano la tromba."),
    ("it", "Il coro delle nonne canta le canzoni della risaia e le incide in uno studio."),
    ("it", "Le lezioni di pianoforte insegnano ai bambini a leggere la musica."),
    ("en", "The bees of our rooftop hives pollinate the gardens and the balconies of the town."),
    ("en", "A beekeeper harvests honey with the children from the hives in the garden of the school."),
    ("en", "Sowing wild flowers by the road feeds the bees and the butterflies all summer."),
    ("en", "The village band plays marches and waltzes, and the young ones learn the trumpet."),
    ("en", "The choir of grandmothers sings the songs of the fields and records them in a studio."),
    ("en", "The piano lessons teach the children to read the music."),
)


def _apart_by_language(*, told: bool, abstracts: bool) -> float:
    """How much nearer talks of one language are than talks of two."""
    talks = [
        Talk(str(i), "" if abstracts else text, text if abstracts else "", language=language if told else "it")
        for i, (language, text) in enumerate(BILINGUAL)
    ]
    found = compare(talks, EmbeddedEncoder()).positions
    near = found @ found.T
    same = np.equal.outer([language for language, _ in BILINGUAL], [language for language, _ in BILINGUAL])
    others = ~np.eye(len(talks), dtype=bool)
    return float(near[same & others].mean() - near[~same].mean())


def test_the_language_of_an_abstract_says_little_of_its_theme() -> None:
    assert _apart_by_language(told=True, abstracts=True) < _apart_by_language(told=False, abstracts=True) / 2


def test_titles_keep_their_language() -> None:
    assert _apart_by_language(told=True, abstracts=False) == _apart_by_language(told=False, abstracts=False)


def test_the_noise_of_equal_texts_is_no_difference() -> None:
    rows = np.tile([0.6, 0.8], (4, 1)) + np.random.default_rng(0).normal(scale=1e-7, size=(4, 2))
    assert not centred(rows).any()


def test_the_kind_of_a_talk_is_not_its_subject() -> None:
    assert own_text(Talk("a", "Tavola rotonda – Scuola", "Si discute.")) == "Scuola. Si discute."
    assert own_text(Talk("b", "Keynote")) == "Keynote"


def test_the_view_of_the_subject_belongs_to_one_encoder() -> None:
    assert topics(np.ones((2, 512)), "use-multilingual-v3").shape == (2, 80)
    assert topics(np.ones((2, 26)), "letters").shape == (2, 0)
