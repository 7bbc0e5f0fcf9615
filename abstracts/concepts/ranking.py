"""Ranking: how much of a key concept a candidate is, from cheap features."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from abstracts.concepts.stopwords import TRANSPARENT

if TYPE_CHECKING:
    from abstracts.concepts.profiles import Corpus, Profile
    from abstracts.lexicon import Lexicon


def deserves(profile: Profile, corpus: Corpus) -> bool:
    """What one text alone cannot show to be a term must come back in the corpus.

    A participle («attori ingaggiati») or a complement of an empty head («forme di community management») is a term only
    where it recurs; a participle in the title is enough.
    """
    if corpus.count[profile.key] > 1:
        return True
    first = profile.occurrences[0]
    if "V" in first.pattern and not profile.in_title:
        return False
    head = next(w for w in first.words if w.tag in "NFP")
    return not ("I" in first.pattern and head.key in TRANSPARENT)


def formula(profile: Profile, corpus: Corpus, lexicon: Lexicon) -> float:
    """Unsupervised termhood, 0 or more.

    Frequency (the title counts double) times rarity of the words against general Italian (weirdness, Ahmad et al.
    1999), times a share for standing alone (the idea of C-value, Frantzi et al. 2000), times a bonus for phrases.
    """
    first = profile.occurrences[0]
    frequency = math.log2(1 + len(profile.occurrences) + 2 * profile.in_title)
    rarity = sum(8 - lexicon.zipf(w.lower) for w in first.content) / (5 * len(first.content))
    alone = (1 + corpus.alone[profile.key]) / (1 + corpus.count[profile.key])
    phrase = (0.7, 1.0, 1.0, 0.8, 0.6)[min(len(first.content), 5) - 1]
    judged = 0.3 if any(w.tag == "B" for w in first.words) else 1.0
    return judged * frequency * rarity * (0.4 + 0.6 * alone) * phrase
