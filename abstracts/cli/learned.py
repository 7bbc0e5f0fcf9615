"""Uses a model of `abstracts learn` in place of what the package ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from abstracts.analysis import Analysis
    from abstracts.concepts import Concept, Extraction
    from abstracts.concepts.labelling.store import Model


def extracted(analysis: Analysis, folder: Path | None, *, every: bool) -> Mapping[str, tuple[Concept, ...]]:
    """Id of the talk -> its concepts.

    Args:
        analysis: of the talks.
        folder: the model, or None for what the package ships.
        every: all terms in running text, which only a model can find, rather than key concepts.
    """
    if folder is None:
        return analysis.concepts
    model = _loaded(folder, analysis.pipeline)
    if every:
        return _labelled(analysis, model)
    return _ranked(analysis, folder, model).by_talk


def _labelled(analysis: Analysis, model: Model) -> Mapping[str, tuple[Concept, ...]]:
    """Every term in running text, with the concept that it is a form of."""
    from abstracts.concepts.labelling.naming import named  # noqa: PLC0415  only a command that runs pays

    found = model.labeller.concepts(analysis.passages, analysis.talks)
    return named(found, analysis.talks, analysis.encoder, model.groups)


def ranked(analysis: Analysis, folder: Path | None) -> Extraction:
    """The key concepts of talks and corpus, ranked by a model, or by what the package ships where there is none."""
    return _ranked(analysis, folder, _loaded(folder, analysis.pipeline)) if folder else analysis.extraction


def _ranked(analysis: Analysis, folder: Path, model: Model) -> Extraction:
    from abstracts.concepts import extract  # noqa: PLC0415  only a command that runs pays

    if model.ranker is None:
        message = "was learned from too few keywords to rank key concepts: use --all, or learn from more talks"
        raise ModelError(f"{folder} {message}")
    return extract(analysis.passages, analysis.talks, ranker=model.ranker)


def _loaded(folder: Path, pipeline: str) -> Model:
    from abstracts.concepts.labelling import store  # noqa: PLC0415  only a command that runs pays

    model = store.load(folder)
    if model.pipeline != pipeline:
        raise ModelError(f"{folder} was learned with another pipeline: add --pipeline {model.pipeline}")
    return model
