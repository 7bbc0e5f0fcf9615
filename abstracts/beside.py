"""The sentence encoder in a process of its own: it works on one core while this process tags words on another."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.embeddings import Matrix


SIZE = 8
"""Bytes in which the length of an answer stands before it."""


class EncoderBeside:
    """The embedded encoder, the same bytes; it loads as soon as this is made.

    Where the other process fails, texts are encoded in this one. NumPy is loaded here once it loads there.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "abstracts.beside"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        from abstracts.embeddings import EmbeddedEncoder  # noqa: PLC0415  as told above

        self._here = EmbeddedEncoder()
        self.name = self._here.name
        self._one = threading.Lock()  # questions of two threads must not mix

    def encode(self, texts: Sequence[str]) -> Matrix:
        """A matrix (texts, 512) of unit rows; an empty text gives a zero row."""
        try:
            with self._one:
                return self._answer(json.dumps(list(texts)).encode())
        except (OSError, ValueError, EOFError):  # it died
            return self._here.encode(texts)

    def _answer(self, asked: bytes) -> Matrix:
        import numpy as np  # noqa: PLC0415  as told above

        writing, reading = self._process.stdin, self._process.stdout
        if writing is None or reading is None:
            raise EOFError
        writing.write(asked + b"\n")
        writing.flush()
        size = int.from_bytes(reading.read(SIZE))
        found: Matrix = np.load(io.BytesIO(reading.read(size)), allow_pickle=False)
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


def serve() -> None:
    """Loads the encoder, reads lists of texts, a line of JSON each, and answers with the length and the NumPy file."""
    import numpy as np  # noqa: PLC0415  as told above

    from abstracts.embeddings import EmbeddedEncoder  # noqa: PLC0415

    encoder = EmbeddedEncoder()
    encoder.encode(["testo"])  # loading is most of the work: before the texts come
    for line in sys.stdin.buffer:
        answer = io.BytesIO()
        np.save(answer, encoder.encode(json.loads(line)))
        sys.stdout.buffer.write(answer.tell().to_bytes(SIZE) + answer.getvalue())
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve()
