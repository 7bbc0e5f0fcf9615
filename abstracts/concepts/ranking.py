"""Ranking: how much of a key concept a candidate is."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from abstracts import resources
from abstracts.concepts.features import matrix
from abstracts.concepts.habits import NAMES, Habits
from abstracts.concepts.stopwords import PRENOMINAL, TRANSPARENT
from abstracts.concepts.trees import Trees
from abstracts.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from abstracts.concepts.profiles import Corpus, Profile
    from abstracts.concepts.trees import Vector
    from abstracts.lexicon import Lexicon

SHIPPED = "ranker/ranker.json"


class Ranker(Protocol):
    """Scores concepts of one text."""

    def scores(self, profiles: Sequence[Profile], corpus: Corpus, lexicon: Lexicon) -> Vector:
        """0..1 for each concept, higher is more of a key concept."""
        ...


@dataclass(frozen=True, slots=True)
class LearnedRanker:
    """Gradient-boosted trees over `features` and `habits`; a score is the chance that an author lists the concept."""

    trees: Trees
    habits: Habits

    def scores(self, profiles: Sequence[Profile], corpus: Corpus, lexicon: Lexicon) -> Vector:
        """0..1 for each concept."""
        if not profiles:
            return np.zeros(0)
        rows, names = matrix(profiles, corpus, lexicon)
        if names + NAMES != self.trees.features:
            raise ModelError("the ranker was made for other features: learn it again with this version")
        return self.trees.probabilities(np.hstack([rows, self.habits.columns(profiles)]))

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dump`."""
        return {"trees": self.trees.to_json(), "habits": dict(self.habits.count)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LearnedRanker:
        """What `to_json` gave.

        Raises:
            KeyError, TypeError, ValueError: it is something else.
        """
        return cls(Trees.from_json(data["trees"]), Habits({str(w): int(n) for w, n in data["habits"].items()}))

    @classmethod
    def load(cls, path: Path | None = None) -> LearnedRanker:
        """The one that the package ships, or one learned by the user; read once while the file stays as it is.

        Raises:
            ModelError: the file is missing or is no ranker.
        """
        found = resources.find(SHIPPED, path)
        try:
            return _read(found, found.stat().st_mtime_ns)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"{found} is no ranker of this program") from error


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> LearnedRanker:
    return LearnedRanker.from_json(json.loads(path.read_text(encoding="utf-8")))


class FormulaRanker:
    """Unsupervised termhood: the documented baseline, for those who want no learned part.

    Frequency (the title counts double) times rarity of the words against general Italian (weirdness, Ahmad et al.
    1999), times a share for standing alone (the idea of C-value, Frantzi et al. 2000), times a bonus for phrases,
    squeezed into 0..1.
    """

    def scores(self, profiles: Sequence[Profile], corpus: Corpus, lexicon: Lexicon) -> Vector:
        """0..1 for each concept."""
        return np.array([1 - 2 ** -_termhood(p, corpus, lexicon) for p in profiles])


def _termhood(profile: Profile, corpus: Corpus, lexicon: Lexicon) -> float:
    first = profile.occurrences[0]
    frequency = math.log2(1 + len(profile.occurrences) + 2 * profile.in_title)
    rarity = sum(8 - lexicon.zipf(w.lower) for w in first.content) / (5 * len(first.content))
    alone = (1 + corpus.alone[profile.key]) / (1 + corpus.count[profile.key])
    phrase = (0.7, 1.0, 1.0, 0.8, 0.6)[min(len(first.content), 5) - 1]
    judged = 0.3 if "B" in first.pattern else 1.0
    return judged * frequency * rarity * (0.4 + 0.6 * alone) * phrase


def deserves(profile: Profile, corpus: Corpus) -> bool:
    """What one text alone cannot show to be a term must come back in the corpus, and not always inside one longer term.

    A participle («attori ingaggiati»), an adjective before its noun («classiche reti») or a complement of an empty
    head («forme di community management») is a term only where it recurs; a participle in the title is enough.
    """
    first = profile.occurrences[0]
    if corpus.count[profile.key] > 1:
        always_longer = corpus.cut[profile.key] == corpus.count[profile.key] and corpus.containers[profile.key] == 1
        return not always_longer
    if first.pattern[0] in "AB" and first.words[0].key not in PRENOMINAL:
        return False
    if "V" in first.pattern and not profile.in_title:
        return False
    head = next(w for w in first.words if w.tag in "NFP")
    return not ("I" in first.pattern and head.key in TRANSPARENT)
