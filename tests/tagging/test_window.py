"""The layers that look at neighbours give what the trained ones give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts import language
from abstracts.tagging.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thinc.api import Model


@pytest.fixture(scope="module")
def encoder() -> Model[object, object]:
    language.load()  # finds the package beside a checkout
    import it_abstracts  # noqa: PLC0415

    trained: Model[object, object] = it_abstracts.load().get_pipe("tok2vec").model.layers[1]
    return trained


@given(lengths=st.lists(st.integers(0, 12), min_size=1, max_size=6), seed=st.integers(0, 2**16))
def test_outputs_are_those_of_the_trained_layers(
    encoder: Model[object, object], lengths: Sequence[int], seed: int
) -> None:
    numbers = np.random.default_rng(seed)
    texts = [numbers.normal(size=(n, encoder.get_dim("nO"))).astype(np.float32) for n in lengths]
    for mine, theirs in zip(Window(encoder)(texts), encoder.predict(texts), strict=True):  # type: ignore[call-overload]
        assert mine.shape == theirs.shape
        assert np.allclose(mine, theirs, atol=1e-4)


def test_a_text_does_not_see_the_next(encoder: Model[object, object]) -> None:
    numbers = np.random.default_rng(0)
    first, second, other = (numbers.normal(size=(n, encoder.get_dim("nO"))).astype(np.float32) for n in (3, 4, 9))
    window = Window(encoder)
    assert np.allclose(window([first, second])[0], window([first, other])[0], atol=1e-5)
