from __future__ import annotations

import numpy as np
import pytest

from abstracts.embeddings import EmbeddedEncoder, subject, topics, unit


def test_texts_become_unit_rows_and_empty_texts_zeros() -> None:
    rows = EmbeddedEncoder().encode(["Reti di prossimità", "", " "])
    assert rows.shape == (3, 512)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 0], atol=1e-5)


def test_near_meanings_are_nearer() -> None:
    rows = EmbeddedEncoder().encode(["Il medico cura i malati", "Il dottore visita i pazienti", "La squadra vince"])
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_texts_of_one_field_are_nearer_in_the_view_of_the_subject() -> None:
    encoder = EmbeddedEncoder()
    texts = ["Il vaccino contro l'influenza", "Un chirurgo in sala operatoria", "Il portiere para un rigore"]
    rows = unit(topics(encoder.encode(texts), encoder.name))
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (["Il portiere para un rigore", "La tappa di montagna è della maglia rosa", "Finale di tennis"], "sport"),
        (["Terapia del diabete", "Il chirurgo opera al cuore", "Infermieri e pazienti in reparto"], "medicine"),
        (["La Corte annulla la sentenza", "Reati contro il patrimonio", "Il contratto di locazione"], "law"),
    ],
)
def test_what_texts_speak_of_as_a_whole(texts: list[str], field: str) -> None:
    """None of them says the word."""
    encoder = EmbeddedEncoder()
    name, cosine = subject(encoder.encode(texts), encoder.name)
    assert name == field
    assert 0.6 < cosine <= 1


def test_an_encoder_without_the_view_tells_no_subject() -> None:
    assert subject(np.ones((2, 3)), "unknown") == ("", 0.0)
