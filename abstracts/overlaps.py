"""Overlaps: pairs of talks on one thing, and what they share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """A concept that two talks share; weights of one pair sum to at most 1."""

    concept: str
    weight: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two talks that are near.

    Attributes:
        first, second: ids, first < second.
        score: 0..1, their similarity.
        shared: concepts in both, strongest first; empty where only the sentences are near.
        simultaneous: both have a time and a length or session, and the times meet; None where a time is unknown.
        duplicate: they look like one submission sent twice.
    """

    first: str
    second: str
    score: float
    shared: tuple[Shared, ...]
    simultaneous: bool | None
    duplicate: bool
