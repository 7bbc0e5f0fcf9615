"""Finding every term in running text: places, spans, the best set, what is kept on disk."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tagged_talks import TERMS, talks

from abstracts import language, lexicon
from abstracts.concepts.labelling import store
from abstracts.concepts.labelling.features import features
from abstracts.concepts.labelling.gazetteer import Gazetteer, gazetteer
from abstracts.concepts.labelling.labeller import _concepts
from abstracts.concepts.labelling.spans import best, exactly
from abstracts.concepts.labelling.texts import labels_of, lowered, texts_of
from abstracts.errors import ModelError
from abstracts.talks import Session, Talk

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from abstracts.concepts.labelling.learning import Learned
    from abstracts.concepts.labelling.texts import Text


def text(nlp: Language, abstract: str, *keywords: str, group: str = "g") -> Text:
    talk = Talk("t", "", abstract)
    return texts_of(language.read([talk], nlp), lexicon.load(), {"t": group}, {"t": keywords})[0]


@pytest.mark.parametrize(
    ("abstract", "keywords", "places"),
    [
        ("La banca dei semi e i semi antichi.", ["semi", "banca dei semi"], ["banca dei semi", "semi"]),
        ("ORTI SOCIALI, Orti sociali", ["orti sociali"], ["orti sociali", "orti sociali"]),
        ("Vetro;Carta", ["carta", "vetro"], ["vetro", "carta"]),
        ("Le banche dei semi.", ["banca dei semi"], ["banche dei semi"]),
        ("Semini e seminari", ["semi"], []),
        ("L’orto c'è", ["orto"], ["orto"]),
        ("Niente", ["", "  "], []),
    ],
)
def test_places_of_keywords(nlp: Language, abstract: str, keywords: list[str], places: list[str]) -> None:
    marked = text(nlp, abstract, *keywords)

    assert [marked.form(*span) for span in marked.terms] == places


def test_labels_say_begin_and_inside(nlp: Language) -> None:
    assert labels_of(text(nlp, "La banca dei semi apre", "banca dei semi")) == ["O", "B", "I", "I", "O"]


@given(st.text(max_size=40))
def test_lower_case_keeps_offsets(content: str) -> None:
    assert len(lowered(content)) == len(content)


def test_a_text_does_not_see_its_own_answers(nlp: Language) -> None:
    one, two = (text(nlp, "La banca dei semi", "banca dei semi", group=g) for g in ("one", "two"))

    alone, both = gazetteer([one]), gazetteer([one, two])

    assert (alone.phrase("banca di seme", "one").named, alone.word("banca", "one").seen) == (0, 0)
    assert (both.phrase(two.key(1, 4), "one").named, both.phrase(two.key(1, 4), "new").named) == (1, 2)
    assert features(one, alone) == features(one, gazetteer([text(nlp, "Altro", group="three")]))


def test_a_gazetteer_survives_json_and_tells_no_titles(nlp: Language) -> None:
    known = gazetteer([text(nlp, "La banca dei semi", "banca dei semi", group="Sessione segreta")])

    plain = json.dumps(known.to_json())

    assert "segreta" not in plain
    back = Gazetteer.from_json(json.loads(plain))
    key = next(iter(known.named))
    assert back.phrase(key, "") == known.phrase(key, "")


def test_the_chance_of_a_range_is_that_of_its_chain() -> None:
    chances = np.array([[0.8, 0.0], [0.1, 0.6], [0.0, 0.35]])

    assert exactly(chances, (0, 1)) == pytest.approx(0.8 * (1 - 0.6 / 0.8))
    assert exactly(chances, (0, 3)) == pytest.approx(0.8 * (0.6 / 0.8) * (0.35 / 0.7))


RANGES = st.tuples(st.integers(0, 8), st.integers(1, 4)).map(lambda r: (r[0], r[0] + r[1]))


@given(st.dictionaries(RANGES, st.floats(0, 1), max_size=8), st.floats(0, 0.9))
def test_the_best_set_never_overlaps_and_beats_every_single_range(
    scored: dict[tuple[int, int], float], threshold: float
) -> None:
    chosen = best(scored, threshold)

    assert all(a[1] <= b[0] for a, b in pairwise(chosen))
    assert all(scored[r] > threshold for r in chosen)
    total = sum(scored[r] - threshold for r in chosen)
    assert all(total >= scored[r] - threshold - 1e-9 for r in scored)


def test_terms_with_their_places(nlp: Language, learned: Learned) -> None:
    talk = Talk("n", "Orti sociali", "Chi cura gli orti sociali conosce la banca dei semi, e la Banca dei semi lo sa.")

    found = learned.labeller.concepts(language.read([talk], nlp), [talk])["n"]

    forms = {
        (talk.title if s.field == "title" else talk.abstract)[s.start : s.end].lower() for c in found for s in c.spans
    }
    assert {"orti sociali", "banca dei semi"} <= forms
    assert all(c.count == len(c.spans) and 0 < c.score <= 1 and c.label in c.variants for c in found)
    spans = sorted((s.field, s.start, s.end) for c in found for s in c.spans)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("abstract", "label"),
    [
        ("Orti sociali qui.", "orti sociali"),
        ("ORTI SOCIALI QUI", "orti sociali"),
        ("Gli Orti Sociali qui. Gli orti  sociali e gli orti sociali.", "orti sociali"),
        ("Gli orti RAEE", "orti RAEE"),
        ("Il catalogo di Franco Fortini", "catalogo di Franco Fortini"),
    ],
)
def test_labels_as_an_italian_would_write_them(nlp: Language, abstract: str, label: str) -> None:
    marked = text(nlp, abstract, "orti sociali", "orti  sociali", "orti raee", "catalogo di franco fortini")

    (concept,) = _concepts([(marked, span, 0.5) for span in marked.terms])

    assert (concept.label, concept.count) == (label, len(marked.terms))
    assert concept.variants == (label,)


def test_odd_texts_are_labelled_too(nlp: Language, learned: Learned) -> None:
    odd = [
        Talk(str(n), t, a) for n, (t, a) in enumerate([("x", ""), ("", "?!"), ("ORTI", "\n\n…\t"), ("İ", "a" * 500)])
    ]

    assert set(learned.labeller.concepts(language.read(odd, nlp), odd)) == {t.id for t in odd}


def test_a_model_comes_back_the_same(nlp: Language, learned: Learned, tmp_path: Path) -> None:
    store.save(tmp_path / "model", learned, pipeline="it_abstracts", made_by="0")
    back = store.load(tmp_path / "model")
    new = [Talk("n", "", f"Nel paese {t} e altro.", session=Session("z", "Z")) for t in TERMS[:1]]
    passages = language.read(new, nlp)

    assert back.labeller.concepts(passages, new) == learned.labeller.concepts(passages, new)
    assert back.ranker == learned.ranker
    assert "F1" in (tmp_path / "model" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("config.json", b"{", "is no JSON"),
        ("config.json", b'{"model_type": "bert"}', "another program"),
        ("config.json", b'{"kind": "abstracts model", "format": 99}', "newer version"),
        ("config.json", b'{"kind": "abstracts model", "format": 1, "files": {}}', "broken"),
        ("known.json", b"{}", "changed or cut short"),
        ("terms-0.crf", b"lCRF", "changed or cut short"),
        ("terms-1.crf", None, "lacks terms-1.crf"),
    ],
)
def test_broken_models_are_told_in_one_line(
    learned: Learned, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    store.save(tmp_path, learned, pipeline="it_abstracts", made_by="0")
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(ModelError, match=told) as caught:
        store.load(tmp_path)
    assert "\n" not in str(caught.value)


def test_no_model_at_all(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="abstracts learn"):
        store.load(tmp_path / "nothing")


def test_learning_twice_gives_the_same_bytes(nlp: Language, learned: Learned) -> None:
    from abstracts.concepts.labelling import learning  # noqa: PLC0415

    tagged = talks()
    again = learning.learn(language.read(tagged, nlp), tagged)

    assert store.contents(again, "p", "0") == store.contents(learned, "p", "0")
