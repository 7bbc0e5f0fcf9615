"""The encoder in a process of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from abstracts.beside import EncoderBeside
from abstracts.embeddings import EmbeddedEncoder

TEXTS = ["Il budget di salute", "", "Le comunità energetiche rinnovabili"]


def test_it_gives_the_same_bytes_as_the_encoder_here_and_answers_again() -> None:
    here = EmbeddedEncoder().encode(TEXTS)
    with EncoderBeside() as encoder:
        assert encoder.encode(TEXTS).tobytes() == here.tobytes()
        assert encoder.encode([]).shape == (0, 512)
        assert encoder._process.poll() is None, "it serves on"  # noqa: SLF001  not the encoder of this process
        assert np.array_equal(encoder.encode(TEXTS[:1]), EmbeddedEncoder().encode(TEXTS[:1]))


def test_a_dead_process_changes_no_answer() -> None:
    with EncoderBeside() as encoder:
        encoder._process.kill()  # noqa: SLF001  what an operating system may do
        assert np.array_equal(encoder.encode(TEXTS), EmbeddedEncoder().encode(TEXTS))


def test_two_threads_may_ask_at_once() -> None:
    here = EmbeddedEncoder().encode(TEXTS)
    with EncoderBeside() as encoder, ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(encoder.encode, [TEXTS, TEXTS[:1], TEXTS[::-1], TEXTS] * 3))
        assert encoder._process.poll() is None  # noqa: SLF001  it has not died of it
    assert all(np.array_equal(answer, here) for answer in answers[::4])
    assert all(np.array_equal(answer, here[::-1]) for answer in answers[2::4])
