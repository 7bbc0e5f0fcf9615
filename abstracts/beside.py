"""The sentence encoder in a process of its own: it works on one core while this process tags words on another."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Self

import numpy as np

from abstracts.embeddings import EmbeddedEncoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.embeddings import Matrix


class EncoderBeside:
    """The embedded encoder, the same bytes; it loads as soon as this is made, and encodes one list of texts.

    Where the other process fails, or for a second list, the texts are encoded in this one.
    """

    name = EmbeddedEncoder.name

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "abstracts.beside"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def encode(self, texts: Sequence[str]) -> Matrix:
        """A matrix (texts, 512) of unit rows; an empty text gives a zero row."""
        try:
            answer, _ = self._process.communicate(json.dumps(list(texts)).encode())
            vectors: Matrix = np.load(io.BytesIO(answer), allow_pickle=False)
        except (OSError, ValueError, EOFError):  # it died, or has answered already
            return EmbeddedEncoder().encode(texts)
        return vectors

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


def serve() -> None:
    """Loads the encoder, reads a list of texts as JSON from standard input, writes their matrix (NumPy format)."""
    encoder = EmbeddedEncoder()
    encoder.encode(["testo"])  # loading is most of the work: before the texts come
    np.save(sys.stdout.buffer, encoder.encode(json.load(sys.stdin)))


if __name__ == "__main__":
    serve()
