"""Words remembered are tagged as words never seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts import language
from abstracts.tagging import remembered
from abstracts.tagging.remembered import Remembered

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = ("Il budget di salute della comunità.", "", "la comunità, l’AI e il budget (es. 2024)  Il  il")


@pytest.fixture(scope="module")
def plain() -> Language:
    language.load()  # finds the package beside a checkout
    import it_abstracts  # noqa: PLC0415

    nlp: Language = it_abstracts.load()
    return nlp


def test_vectors_are_those_of_the_layer(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    layer, docs = plain.get_pipe("tok2vec").model.layers[0], [plain.make_doc(text) for text in TEXTS]
    asked = Remembered(layer)
    wanted = layer.predict(docs)
    for most in (50_000, 50_000, 1, 1):
        monkeypatch.setattr(remembered, "MOST", most)
        for mine, theirs in zip(asked(docs), wanted, strict=True):
            assert np.allclose(mine, theirs.reshape(mine.shape), atol=1e-5)


def test_the_norm_of_a_token_counts(plain: Language) -> None:
    layer, docs = plain.get_pipe("tok2vec").model.layers[0], [plain.make_doc("budget"), plain.make_doc("budget")]
    docs[1][0].norm_ = "salute"
    first, second = Remembered(layer)(docs)
    assert not np.allclose(first, second)
    assert np.allclose(second, layer.predict(docs)[1], atol=1e-5)


@given(st.text(max_size=40))
def test_any_text_is_tagged_the_same(plain: Language, text: str) -> None:
    ours, theirs = language.load()(text), plain(text)
    assert [(t.text, t.pos_, str(t.morph), t.lemma_) for t in ours] == [
        (t.text, t.pos_, str(t.morph), t.lemma_) for t in theirs
    ]
