"""Talks of a theme that cannot be named go to the themes whose names they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abstracts.themes.drafts import HALF
from abstracts.themes.telling import Telling

if TYPE_CHECKING:
    from abstracts.themes.belonging import Belonging

NEAR = 0.2
"""A talk goes only to a theme to which it belongs this many times as strongly as to its own, or more."""

ROUNDS = 3
"""How often, since labels change with their talks."""


def settled(telling: Telling, min_size: int) -> Telling:
    """The same groups, each with the talks that its label speaks of.

    Who reads a label expects its words in the talks. A group whose label covers less than half of it gives up the talks
    that hold no concept of that label and one of another, if they belong there too; but never so many that fewer than
    `min_size`, or two, are left. All stays as it is unless more labels then cover half of their talks.
    """
    best = telling
    for _ in range(ROUNDS):
        groups = _regrouped(telling, max(2, min_size))
        if groups == [sorted(group) for group in telling.belonging.groups]:
            break
        found = telling.belonging.regrouped(telling.corpus.positions, sorted(groups, key=lambda group: -len(group)))
        telling = Telling.counted(telling.corpus, found)
        best = max(best, telling, key=_named)
    return best


def _named(telling: Telling) -> int:
    """How many labels cover half of their talks."""
    return sum(label.coverage >= HALF for label in telling.labels)


def _regrouped(telling: Telling, least: int) -> list[list[int]]:
    """Places of the members of each group."""
    holders, belonging = [label.holders for label in telling.labels], telling.belonging
    groups = [sorted(group) for group in belonging.groups]
    for own, label in enumerate(telling.labels):
        if label.coverage >= HALF:
            continue
        for talk in sorted(belonging.groups[own]):
            holding = [place for place, talks in enumerate(holders) if telling.corpus.talks[talk].id in talks]
            if len(groups[own]) > least and own not in holding and (home := _nearest(belonging, talk, own, holding)):
                groups[own].remove(talk)
                groups[home[0]].append(talk)
    return [sorted(group) for group in groups]


def _nearest(belonging: Belonging, talk: int, own: int, places: list[int]) -> list[int]:
    """Of those groups the one to which a talk belongs most, if it does."""
    enough = NEAR * belonging.strength(talk, own)
    near = [place for place in places if belonging.strength(talk, place) >= enough]
    return [max(near, key=lambda place: (belonging.strength(talk, place), -place))] if near else []
