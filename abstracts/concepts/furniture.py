"""What says nothing of a theme: words of programmes and of research in general, openings and breaks."""

from __future__ import annotations

import re

from abstracts.concepts.stopwords import GENERIC

_FURNITURE = """
    analisi analysis apertura applicazione applicazioni approach approcci approccio argomenti argomento attenzione
    attuale benvenuto break buffet caffè caffé case casi caso challenge challenges chiusura chiusure coffee
    conclusioni concreti concreto considerazioni contributi contribution contributions contributo dibattito discorso
    discussione domande esempi esempio esperienza esperienze finali foto framework frameworks future futuri futuro
    gruppi gruppo guida guide idea idee implementazione incontro interventi intervento introduction introduzione lab
    laboratori laboratorio lavoro linea linee metodi metodo metodologia model modelli modello models nuova nuove
    nuovi nuovo obiettivi opening overview panel panoramica partecipante partecipanti particolare pausa pause
    perspectives possibile possibili potenziale potenziali pranzo premesse prerequisiti presentazione presente
    presenti prima prime primi primo problema problemi progetti progetto project proposta proposte prospettiva
    prospettive punti punto registrazione relatori relatrici relazione relazioni ricerca riflessione riflessioni
    risposte risultati rotonda rotonde saluti seminario servizi servizio sessione sfida sfide situazione soluzione
    soluzioni speaker spunti spunto strumenti strumento studi studio study sviluppi tavola tavole tema temi utilizzo
    versione vista workshop workshops
"""
_EVENTS = "conference conferenza convegno day days edizione evento keynote speech talk talks"

EVENTS = frozenset(_EVENTS.split())
"""What events and their parts are called: such words alone name no theme."""

FURNITURE = EVENTS | frozenset(_FURNITURE.split())
"""A concept of nothing but such words names a theme only if nothing better does."""

_RESEARCH = """
    capitoli capitolo caratterizzazione considerazione development developments evaluation implementation indagine
    indagini interpretation nascita outcome outcomes pathways ricerche riduzione tesi
"""
VAGUE = FURNITURE | frozenset(_RESEARCH.split())
"""So it is with the words in which research speaks of itself."""

_FRAME = """
    accoglienza accredito aperitivo apertura arrivederci benvenuto break buffet caffè caffé cena check-in chiusura
    chiusure closing coffee colazione conclusione conclusioni dibattito discussione domande foto goodbye inaugurazione
    indirizzi introduzione iscrizione iscrizioni keynote light lightning lunch networking opening party pausa plenaria
    poster pranzo premiazione recruiting registration registrazione registrazioni rinfresco saluti saluto speed tavola
    welcome
"""
FRAME = frozenset(_FRAME.split())
"""How the titles of what frames a programme begin."""

_BESIDE = """
    autorità breve finale generale giornata giornate iniziale iniziali iscritti istituzionale istituzionali lavori
    libera libero mattina mattutina meeting ospiti plenary pomeridiana pomeriggio session sessioni social sociale
"""
BESIDE = FRAME | frozenset(_BESIDE.split())
"""Further words of such titles."""

SUBJECTS = frozenset(("accoglienza", "dibattito", "discussione", "foto", "introduzione", "poster"))
"""Those of them that may be a subject: «accoglienza sociale», «minori stranieri: accoglienza»."""

SOCIAL = frozenset(("social", "sociale"))

WORKSHOPS = frozenset(("workshop", "workshops"))

_LINKS = "dei del della delle dell di al alla ai alle il la lo le gli dal con per the of and to"
LINKS = frozenset(_LINKS.split())

_FORMAT = re.compile(
    r"(?:demo|hands-on|keynote|laboratorio|lightning talk|panel|poster|round ?table|seminario|simposio|talk"
    r"|tavola rotonda|tutorial|workshop)(?: \d+)?(?::| ?[–—]| -)\s+(?=\w)",
    re.IGNORECASE,
)

SHORT = 20
"""Words of an abstract that says nothing more."""


def names_an_event(label: str) -> bool:
    """It only says that there is an event.

    >>> names_an_event("day 2018"), names_an_event("day hospital")
    (True, False)
    """
    return _words(label) <= EVENTS


def is_furniture(label: str) -> bool:
    """It says nothing of a theme: words of programmes and of research, or a lone word that needs a complement.

    >>> is_furniture("foto di gruppo"), is_furniture("presente contributo"), is_furniture("gruppo elettrogeno")
    (True, True, False)
    >>> is_furniture("tesi"), is_furniture("jure"), is_furniture("ambito"), is_furniture("ambito territoriale")
    (True, True, True, False)
    """
    said = _words(label)
    return said <= VAGUE or (len(said) == 1 and said <= GENERIC)


def subject_of(title: str) -> str:
    """A title without the kind of talk that it begins with.

    >>> subject_of("Tavola rotonda – Scuola"), subject_of("Workshop: il kernel"), subject_of("Workshop di scrittura")
    ('Scuola', 'il kernel', 'Workshop di scrittura')
    """
    kind = _FORMAT.match(title)
    return title[kind.end() :] if kind else title


def is_frame(title: str, abstract: str = "") -> bool:
    """It opens, closes or interrupts a programme, and says nothing of a theme.

    >>> is_frame("Chiusura del Linux Day e foto di gruppo"), is_frame("Opening keynote"), is_frame("Pausa caffè")
    (True, True, True)
    >>> is_frame("Chiusura delle scuole"), is_frame("Apertura", "Parole e musica " * 20)
    (False, False)
    >>> is_frame("Pausa caffè pomeridiana"), is_frame("Pausa sismica")
    (True, False)
    >>> is_frame("Lightning talks"), is_frame("Beginners' workshop: registration"), is_frame("Keynote: i boschi")
    (True, True, False)
    >>> is_frame("Cena sociale"), is_frame("Accoglienza sociale"), is_frame("Minori stranieri: accoglienza")
    (True, False, False)
    """
    parts = [re.findall(r"[^\W\d_][\w-]+", part) for part in title.lower().split(":")]
    said = [word for part in parts for word in part]
    beside = BESIDE - SOCIAL if {*said[:1]} <= SUBJECTS else BESIDE
    named = {*said[1:]} - FURNITURE - LINKS - beside
    event = len(named) == 1 == len(parts) and (EVENTS | WORKSHOPS) & {*said[1:]}
    framed = said[:1] and said[0] in FRAME and (not named or event)
    ends_so = parts[-1] and {*parts[-1]} <= FRAME - SUBJECTS
    return bool(framed or ends_so) and len(abstract.split()) < SHORT


def _words(label: str) -> set[str]:
    """Words of three letters and more."""
    return set(re.findall(r"[^\W\d_]{3,}", label.lower())) or {label}
