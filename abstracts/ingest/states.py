"""States of submissions, as the systems and their translations write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.ingest.columns import key
from abstracts.ingest.vocabulary import STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

_STATES = {name: state for state, names in STATES.items() for name in names}
LEFT_OUT = frozenset({"rejected", "withdrawn", "canceled", "draft"})


def canonical(state: str) -> str:
    """A state in English and lower case: «Ritirata» -> "withdrawn"; one that is not known stays as it is."""
    name = key(state)
    if name in _STATES:
        return _STATES[name]
    first = name.partition(" ")[0]
    return _STATES.get(first, name)


def is_kept(state: str, wanted: Sequence[str], *, is_given: bool = False) -> bool:
    """Whether a submission in that state is read: those wanted, or all but the rejected and withdrawn.

    Args:
        state: as the source writes it.
        wanted: the states to keep, in any case and language; "all" keeps all.
        is_given: whether the source has states, so that an empty one is none of those wanted.
    """
    names = [name.strip().casefold() for name in wanted]
    if "all" in names:
        return True
    if not state.strip():
        return not (names and is_given)
    if names:
        return canonical(state) in {*map(canonical, wanted), *map(canonical, names)}
    return canonical(state) not in LEFT_OUT
