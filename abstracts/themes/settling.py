"""Themes that cannot be named: their talks go to themes whose names they hold, or they fall into parts with names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from abstracts.themes import graph
from abstracts.themes.belonging import SMALLEST
from abstracts.themes.drafts import HALF, MOST
from abstracts.themes.telling import Telling

if TYPE_CHECKING:
    from abstracts.themes.belonging import Belonging
    from abstracts.themes.labels import Label

NEAR = 0.5
"""A talk goes only to a theme to which it belongs this many times as strongly as to its own, or more."""

ROUNDS = 3
"""How often, since labels change with their talks."""

MOST_PARTS = 8
"""A group falls into so many parts at most."""

PART = 3
"""Talks of the smallest part, at least."""

SHARED = 2
"""Talks of a group that hold a concept, at least, for it to name them."""


def settled(telling: Telling, min_size: int) -> Telling:
    """The same groups, each with the talks that its label speaks of.

    Who reads a label expects its words in the talks. A group whose label covers less than half of it gives up the talks
    that hold no concept of that label and one of another, if they belong there too; but never so many that fewer than
    `min_size`, or two, are left. All stays as it is unless more labels then cover half of their talks.
    """
    best = telling
    for _ in range(ROUNDS):
        groups = _regrouped(telling, max(SMALLEST, min_size))
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


def divided(telling: Telling, most: int, min_size: int) -> Telling:
    """The same groups, those whose label covers less than half of them in parts that can be named, if there are such.

    Known groups are found as well by more themes as by fewer (docs/method.md), and people know a theme by its name. A
    group falls into the parts in which its consensus falls (Ward linkage): the fewest parts such that half of its talks
    are in parts with names, and more talks in all. Where there are none it stays whole.

    Args:
        telling: of groups.
        most: themes, at most.
        min_size: talks of the smallest theme; three at least.
    """
    least = max(PART, min_size)
    for group in telling.belonging.groups:
        if telling.labels[telling.belonging.groups.index(group)].coverage < HALF:
            room = min(MOST_PARTS, len(group) // least, most - len(telling.belonging.groups) + 1)
            trials = (parts for parts in _cut(telling.belonging, group, room) if min(map(len, parts)) >= least)
            likely = (parts for parts in trials if _nameable(telling, parts) >= HALF * len(group))
            found = (_in_parts(telling, group, parts) for parts in likely)
            telling = next((trial for trial in found if _tells_more(trial, telling, group)), telling)
    return telling


def _tells_more(trial: Telling, telling: Telling, group: tuple[int, ...]) -> bool:
    """Half of the talks of a group are in parts with names, and no other group has lost as many by it."""
    everyone = tuple(talk for other in telling.belonging.groups for talk in other)
    return _known(trial, group) >= HALF * len(group) and _known(trial, everyone) > _known(telling, everyone)


def _cut(belonging: Belonging, group: tuple[int, ...], most: int) -> list[list[list[int]]]:
    """A group in two parts, in three and so on; nothing where it is not known talk by talk."""
    members = np.array(sorted(group))
    if most < 2 or not belonging.sampled.keys() >= set(group):
        return []
    rows = [belonging.sampled[talk] for talk in members.tolist()]
    cuts = graph.cut(graph.tree(belonging.consensus[np.ix_(rows, rows)], "ward"), list(range(2, most + 1)))
    return [[members[labels == part].tolist() for part in range(number)] for number, labels in cuts.items()]


def _nameable(telling: Telling, parts: list[list[int]]) -> int:
    """How many talks are in parts that a label might cover half of: labelling anew each time would take minutes."""
    held = [[telling.corpus.held[telling.corpus.talks[talk].id] for talk in part] for part in parts]
    return sum(len(keys) for keys in held if _coverable(keys) >= HALF * len(keys))


def _coverable(held: list[frozenset[str]]) -> int:
    """How many talks three concepts that two share cover, chosen one by one (Nemhauser 1978)."""
    left, covered = held, 0
    counts = Counter(key for keys in held for key in keys)
    shared = {key for key, count in counts.items() if count >= SHARED}
    for _ in range(MOST):
        best, count = max(Counter(key for keys in left for key in keys & shared).items(), key=_count, default=("", 0))
        covered, left = covered + count, [keys for keys in left if best not in keys]
    return covered


def _count(item: tuple[str, int]) -> tuple[int, str]:
    """Of equally many the last by name: sets have another order in each run."""
    return item[1], item[0]


def _in_parts(telling: Telling, group: tuple[int, ...], parts: list[list[int]]) -> Telling:
    """The same groups, one of them in parts."""
    belonging = telling.belonging
    groups = [sorted(other) for other in belonging.groups if other != group] + parts
    found = belonging.regrouped(telling.corpus.positions, graph.largest_first(groups))
    return Telling.counted(telling.corpus, found)


def _known(telling: Telling, talks: tuple[int, ...]) -> int:
    """How many of some talks are in groups half of which hold a concept of the label that two of them share."""
    named = [
        len(group)
        for group, ids, label in zip(telling.belonging.groups, telling.members, telling.labels, strict=True)
        if set(group) <= set(talks) and len(_shared(label, frozenset(ids))) >= HALF * len(group)
    ]
    return sum(named)


def _shared(label: Label, members: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(part & members for part in label.parts if len(part & members) >= SHARED))
