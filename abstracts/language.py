"""Loads the Italian pipeline and turns talks and sessions into spaCy `Doc`s, field by field."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import threadpoolctl  # type: ignore[import-untyped]

from abstracts.errors import ModelError
from abstracts.tagging.lean import lean, on_numpy
from abstracts.tagging.remembered import remember_words
from abstracts.tagging.window import window_on_numpy
from abstracts.talks import Talk, own_abstract, sessions_of
from abstracts.text import elisions, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from abstracts.talks import Session

PIPELINE = "it_abstracts"
BATCH = 16
"""Fields analysed at once: what the network computes of them fits a cache."""
Field = Literal["title", "abstract"]
Kind = Literal["talk", "session"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One field of a talk or of a session, analysed.

    Attributes:
        owner: id of the talk or session.
        kind: whose field it is.
        field: which field; offsets in `doc` are offsets in that field.
    """

    owner: str
    kind: Kind
    field: Field
    doc: Doc


@cache
def load(name: str = PIPELINE) -> Language:
    """The spaCy pipeline with that name: the one shipped here, or any installed Italian one; loaded once a process.

    Raises:
        ModelError: there is no such pipeline; the message says how to get it.
    """
    if name == PIPELINE:
        return _settled(window_on_numpy(remember_words(lean(_shipped()))))
    import spacy  # noqa: PLC0415  costs over a second: only those who parse pay

    try:
        return _settled(on_numpy(spacy.load(name, exclude=["parser", "ner"])))
    except OSError as error:
        raise ModelError(f"no pipeline {name!r}: python -m spacy download {name}, or leave out --pipeline") from error


def _settled(nlp: Language) -> Language:
    """It stays until the process ends: Python's collector need not look at its many objects again and again."""
    gc.freeze()
    return nlp


def _shipped() -> Language:
    """The installed package `it_abstracts`, or the one beside this checkout."""
    import sys  # noqa: PLC0415

    from abstracts import resources  # noqa: PLC0415

    try:
        import it_abstracts  # noqa: PLC0415
    except ModuleNotFoundError:
        sys.path.append(str(resources.find(PIPELINE).parent))
        import it_abstracts  # noqa: PLC0415
    nlp: Language = it_abstracts.load()
    return nlp


def read(talks: Sequence[Talk], nlp: Language) -> tuple[Passage, ...]:
    """The fields of the talks and of their sessions, analysed in batches; empty fields give nothing."""
    fields = [*_fields("talk", talks), *_fields("session", sessions_of(talks))]
    nlp.max_length = max([nlp.max_length, *(len(text) for *_, text in fields)])  # a limit for parsers: none runs here
    with threadpoolctl.threadpool_limits(1, user_api="blas"):  # more threads cost more than they bring here
        docs = list(nlp.pipe((text for *_, text in fields), batch_size=BATCH))
    return tuple(Passage(owner, kind, field, doc) for (owner, kind, field, _), doc in zip(fields, docs, strict=True))


def _fields(kind: Kind, items: Iterable[Talk | Session]) -> Iterator[tuple[str, Kind, Field, str]]:
    """Owner, kind, name and text of the fields; who made the talks may not have cleaned them.

    The abstract of its session is no talk's own text. An apostrophe is as long as the accent that stands for it, so
    places in the text stay what they are.
    """
    for item in items:
        if item.title.strip():
            yield item.id, kind, "title", elisions(whole(item.title))
        own = own_abstract(item) if isinstance(item, Talk) else item.abstract.strip()
        if own:
            yield item.id, kind, "abstract", elisions(whole(item.abstract))
