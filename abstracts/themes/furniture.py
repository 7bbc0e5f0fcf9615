"""Concepts that say nothing of a theme: words of programmes and of research in general."""

from __future__ import annotations

import re

_FURNITURE = """
    apertura benvenuto break buffet chiusura coffee considerazioni contributo conclusioni discorso finali foto gruppo
    incontro introduzione intervento lab laboratorio lavoro metodo metodologia obiettivi panel partecipanti pausa pranzo
    premesse prerequisiti presentazione presente proposta registrazione relatori relatrici ricerca risultati saluti
    seminario sessione speaker studio tavola tema workshop
"""
_EVENTS = "conferenza convegno day days edizione evento keynote speech talk talks"

EVENTS = frozenset(_EVENTS.split())
"""What events and their parts are called: such words alone name no theme."""

FURNITURE = EVENTS | frozenset(_FURNITURE.split())
"""A concept of nothing but such words names a theme only if nothing better does."""


def names_an_event(label: str) -> bool:
    """It only says that there is an event.

    >>> names_an_event("day 2018"), names_an_event("day hospital")
    (True, False)
    """
    return _words(label) <= EVENTS


def is_furniture(label: str) -> bool:
    """It says nothing of a theme.

    >>> is_furniture("foto di gruppo"), is_furniture("presente contributo"), is_furniture("gruppo elettrogeno")
    (True, True, False)
    """
    return _words(label) <= FURNITURE


def _words(label: str) -> set[str]:
    """Words of three letters and more."""
    return set(re.findall(r"[^\W\d_]{3,}", label.lower())) or {label}
