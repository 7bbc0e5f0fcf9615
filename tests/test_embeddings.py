from __future__ import annotations

import numpy as np

from abstracts.embeddings import EmbeddedEncoder, topics, unit


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
