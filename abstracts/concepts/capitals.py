"""Which capitals mean something: those of a Title, and those of words that are merely stressed, do not."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from abstracts.concepts.people import GIVEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abstracts.lexicon import Lexicon

LETTER = re.compile(r"[^\W\d_]")
MANY = 3
"""Longer words after the first, from which a Title shows."""
SHORT = 3
"""Letters of a word in capitals that is always taken for an acronym."""
ACRONYM_LENGTH = 5
"""Letters of an acronym, at most, that may look like an Italian word."""
DERIVED = re.compile(
    r"\w{4}(?:zion[ei]|ment[oi]|[ae]nz[ae]|ità|ism[oi]|iv[oaei]|ic[oaihe]{1,2}|al[ei]|bil[ei]|tur[ae])$"
)
"""How common words end that the lexicon may lack: «resilienza», «inerbimento»."""


def in_title_case(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """Most of the longer words after the first begin with a capital, names or not: no capital means anything here."""
    longer = [t for t in texts[1:] if len(t) > SHORT and t.isalpha() and not t.isupper()]
    capitals = [w for w in longer if w[0].isupper()]
    if len(longer) < MANY:
        return bool(capitals) and capitals == longer and all(_is_common(w.lower(), lexicon) for w in longer)
    return len(capitals) > 0.7 * len(longer)


def stressed(texts: Sequence[str], lexicon: Lexicon, *, capitals: bool) -> frozenset[int]:
    """Places of common words whose capitals are mere stress: «DANNO SISMICO» says what «danno sismico» does.

    A short word may be an acronym («RETE»), unless a common neighbour or the whole field stands in capitals too; one
    after a given name is a surname.

    Args:
        texts: the words of a field, punctuation too.
        lexicon: what is known of single words.
        capitals: whether the whole field stands in capitals.
    """
    longer = [i for i, text in enumerate(texts) if len(text) > SHORT]
    loud = [i for i in longer if texts[i].isupper() and not (i and texts[i - 1].lower() in GIVEN)]
    common = {i for i in loud if _is_common(lower := texts[i].lower(), lexicon) or DERIVED.search(lower)}
    if not common:
        return frozenset()  # as in most fields
    close = [(a, b) for a, b in pairwise(longer) if all(LETTER.match(text) for text in texts[a + 1 : b])]
    beside = {one for a, b in close for one, other in ((a, b), (b, a)) if other in common}
    return frozenset(i for i in common if capitals or i in beside or len(texts[i]) > ACRONYM_LENGTH)


def _is_common(lower: str, lexicon: Lexicon) -> bool:
    """Known as a noun or an adjective."""
    return bool(lexicon[lower].noun or lexicon[lower].adjective)
