"""What themes are made from, and what it is too poor to say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from abstracts.concepts.furniture import is_frame
from abstracts.similarity.texts import own_text, weighed
from abstracts.talks import content_id, content_key, name_of, own_abstract
from abstracts.themes.families import with_kin
from abstracts.themes.standing import holders_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.concepts.records import Extraction
    from abstracts.embeddings import Matrix
    from abstracts.similarity import Meaning
    from abstracts.talks import Talk
    from abstracts.themes.belonging import Flags
    from abstracts.themes.graph import Labels

FEW = 6
"""Fewer talks are too few to speak of themes."""

NOTHING = 0.12
"""If no two talks are this similar, they share nothing."""

LONELY, LONELY_TITLE = 0.07, 0.045
"""A talk whose most similar talk is less similar than this is like no other: with an abstract, and a title alone, which
has few words to share (docs/method.md)."""


COPY = 0.95
"""Talks this similar are copies of one, with another number in the title or a word changed: no two different talks of
thirty sets, real ones and mixed, come near it."""


def contents_of(talks: Sequence[Talk], similarity: Matrix) -> Labels:
    """(n,) numbers, equal for copies.

    Those are talks whose title and abstract are the same, whatever their case and white space, or nearly so; and copies
    of copies.
    """
    numbers: dict[str, int] = {}
    said = (content_id(talk.title, talk.abstract) for talk in talks)
    found = np.array([numbers.setdefault(content, len(numbers)) for content in said], dtype=np.int64)
    rows, columns = np.nonzero(np.triu(similarity >= COPY, 1))
    links = coo_array((np.ones(len(rows)), (found[rows], found[columns])), shape=(len(numbers), len(numbers)))
    groups: Labels = connected_components(links, directed=False)[1][found].astype(np.int64)
    return groups


@dataclass(frozen=True)
class Corpus:
    """What themes are made from, in the order of the talks' content: n talks and matrices of n rows."""

    talks: tuple[Talk, ...]
    extraction: Extraction
    similarity: Matrix
    positions: Matrix
    meaning: Meaning | None = None

    @classmethod
    def in_content_order(
        cls,
        talks: Sequence[Talk],
        extraction: Extraction,
        similarity: Matrix,
        positions: Matrix,
        meaning: Meaning | None = None,
    ) -> Corpus:
        """The same for any order of the talks."""
        order = sorted(range(len(talks)), key=lambda i: content_key(talks[i]))
        ordered = tuple(talks[i] for i in order)
        means = meaning.part(order) if meaning else None
        extraction = with_kin(extraction, ordered, meaning) if meaning else extraction
        return cls(ordered, extraction, similarity[np.ix_(order, order)], positions[order], means)

    def part(self, places: Labels) -> Corpus:
        """Some of the talks alone."""
        talks = tuple(self.talks[place] for place in places)
        means = self.meaning.part(places.tolist()) if self.meaning else None
        return Corpus(talks, self.extraction, self.similarity[np.ix_(places, places)], self.positions[places], means)

    @cached_property
    def told(self) -> Flags:
        """(n,) whether a talk says something of a theme: openings, breaks and closings do not."""
        return np.array([not is_frame(talk.title, talk.abstract) for talk in self.talks], dtype=np.bool_)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What the talks are too few or too poor for, as stable codes."""
        contents = self.contents[self.told]
        texts = len(np.unique(contents)) if self.differ else len(contents)  # copies tell nothing
        few = ("few-talks",) if texts < FEW else ()
        return few + (("nothing-shared",) if self.differ and not self._share_anything(contents) else ())

    def _share_anything(self, contents: Labels) -> bool:
        """Whether two different texts are alike, and any two share a word."""
        similarity = self.similarity[np.ix_(self.told, self.told)]
        alike = np.max(similarity[contents[:, None] != contents], initial=0) >= NOTHING
        return bool(alike) and self._share_words()

    def _share_words(self) -> bool:
        """Whether a word that says something stands in two different texts."""
        texts = {int(self.contents[i]): self.texts[self.talks[i].id] for i in np.flatnonzero(self.told)}
        seen: set[str] = set()
        for text in texts.values():
            said = weighed(text).keys()
            if not seen.isdisjoint(said):
                return True
            seen |= said
        return False

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else is to be said of the talks, as stable codes: there are themes all the same."""
        return ("all-alike",) if not (self.differ or self.warnings) else ()

    @cached_property
    def contents(self) -> Labels:
        """(n,) as `contents_of`: copies count once."""
        return contents_of(self.talks, self.similarity)

    @cached_property
    def lonely(self) -> Flags:
        """(n,) whether a talk is like no other."""
        others = self.similarity - np.eye(len(self.talks))
        least = [LONELY if own_abstract(talk) else LONELY_TITLE for talk in self.talks]
        lonely: Flags = others.max(axis=1, initial=0) < np.array(least)
        return lonely

    @cached_property
    def held(self) -> dict[str, frozenset[str]]:
        """Id of a talk -> keys of the concepts, and of the nouns shared with others, that stand in it."""
        terms = (*self.extraction.glossary, *self.extraction.common)
        found: dict[str, set[str]] = {talk.id: set() for talk in self.talks}
        for key, holders in holders_of(terms, self.extraction).items():
            for talk in holders.keys() & found.keys():
                found[talk].add(key)
        return {talk: frozenset(keys) for talk, keys in found.items()}

    @cached_property
    def differ(self) -> bool:
        """Whether there is anything to tell the talks apart by that say something of a theme."""
        return len(np.unique(self.contents[self.told])) > 1

    @cached_property
    def texts(self) -> dict[str, str]:
        """Id of a talk -> its own text."""
        return {talk.id: own_text(talk) for talk in self.talks}

    @cached_property
    def known_by(self) -> dict[str, str]:
        """Id of a talk -> its title or, without one, how it begins."""
        return {talk.id: name_of(talk) for talk in self.talks}
