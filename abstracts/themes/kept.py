"""Labels of themes where some are called already: those stay, and the others use none of their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abstracts.themes.labels import Labeller, stems
from abstracts.themes.records import JOINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.themes.corpus import Corpus
    from abstracts.themes.labels import Label
    from abstracts.themes.telling import Telling


def kept_labels(corpus: Corpus, telling: Telling, given: Sequence[str]) -> tuple[Label, ...]:
    """A label for each group: those given to the first groups as they are, with what they cover now."""
    kept = tuple(
        replace(label, text=text, coverage=_coverage(corpus.extraction, text, members))
        for label, text, members in zip(telling.labels, given, telling.members, strict=False)
    )
    if len(kept) == len(telling.members):
        return kept
    fresh = Labeller(_without_words(corpus.extraction, given), telling.members, corpus.known_by).labels
    return kept + fresh[len(kept) :]


def _coverage(extraction: Extraction, text: str, members: Sequence[str]) -> float:
    """0..1, share of the members that hold a concept of a label."""
    parts = {part.casefold() for part in text.split(JOINT)}
    named = [
        t
        for t in (*extraction.glossary, *extraction.common)
        if parts & {form.casefold() for form in (t.label, *t.variants)}
    ]
    keys = {term.key for term in named}
    holders = {talk for t in named for talk in (*t.talks, *extraction.mentions.get(t.key, ()))}
    covered = [talk for talk in members if talk in holders or _holds(extraction, talk, keys)]
    return len(covered) / len(members)


def _holds(extraction: Extraction, talk: str, keys: set[str]) -> bool:
    return any(concept.key in keys for concept in extraction.by_talk.get(talk, ()))


def _without_words(extraction: Extraction, labels: Sequence[str]) -> Extraction:
    """Without the concepts that share a word with a label."""
    used = {stem for label in labels for part in label.split(JOINT) for stem in stems(part)}
    free = [tuple(t for t in terms if not stems(t.label) & used) for terms in (extraction.glossary, extraction.common)]
    return replace(extraction, glossary=free[0], common=free[1])
