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


def is_kept(state: str, wanted: Sequence[str]) -> bool:
    """Whether a submission in that state is read: those wanted, or all but the rejected and withdrawn."""
    if "all" in wanted or not state.strip():
        return True
    if wanted:
        return canonical(state) in {canonical(name) for name in wanted}
    return canonical(state) not in LEFT_OUT
