"""Labels of themes where some are called already: those stay, and the others use none of their words."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from abstracts.themes.labels import with_id
from abstracts.themes.records import JOINT
from abstracts.themes.standing import kin_of, parts_of, terms_of
from abstracts.themes.stems import acronyms_of, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.themes.corpus import Corpus
    from abstracts.themes.labels import Label
    from abstracts.themes.telling import Telling


def kept_labels(corpus: Corpus, telling: Telling, given: Sequence[str]) -> tuple[Label, ...]:
    """A label for each group: those given to the first groups as they are, with what they cover now."""
    kept = tuple(_kept(corpus, *parts) for parts in zip(telling.labels, given, telling.members, strict=False))
    if len(kept) == len(telling.members):
        return kept
    fresh = telling.labelled(_without_words(corpus.extraction, given))
    return kept + fresh[len(kept) :]


def _kept(corpus: Corpus, label: Label, text: str, members: Sequence[str]) -> Label:
    parts = parts_of(corpus.extraction, text)
    said = frozenset().union(*parts)
    kin = kin_of(chain(*terms_of(corpus.extraction, text)), corpus.extraction)
    kin = {talk: word for talk, word in kin.items() if talk not in said}
    covered = (said | kin.keys()) & set(members)
    titles = ((corpus.known_by[talk], talk) for talk in members)
    given = not parts and not any(text in {title, with_id(title, talk)} for title, talk in titles)
    return replace(label, text=text, coverage=len(covered) / len(members), parts=parts, kin=kin, given=given)


def _without_words(extraction: Extraction, labels: Sequence[str]) -> Extraction:
    """Without the concepts that share a word with a label."""
    parts = [part for label in labels for part in label.split(JOINT)]
    every = (extraction.glossary, extraction.common)
    acronyms = acronyms_of([*parts, *(term.label for terms in every for term in terms)])
    used = {stem for part in parts for stem in stems(part, acronyms)}
    free = [tuple(t for t in terms if not stems(t.label, acronyms) & used) for terms in every]
    return replace(extraction, glossary=free[0], common=free[1])
