"""An invented book of ten abstracts, for the tests of documents."""

from __future__ import annotations

SUBJECTS = [
    "I forni del quartiere",
    "La biblioteca delle cose in prestito",
    "Orti sui tetti della valle",
    "Un archivio di voci contadine",
    "Le officine che riparano",
    "Scuole aperte la sera",
    "Il fiume misurato dai vicini",
    "Cucine comuni e diete di stagione",
    "Mappe disegnate a piedi",
    "Teatri nelle stazioni chiuse",
]
SPEAKERS = ["Anna Neri", "Ugo Gialli", "Ida Verdi", "Leo Rossi", "Mia Blu", "Elio Bianchi", "Ada Viola", "Ivo Grigi"]


def abstract_of(subject: str) -> str:
    return (
        f"Il contributo parla di questo: {subject.lower()}. Per tre anni un gruppo di abitanti inventati ha tenuto un "
        "diario delle riunioni, dei conti e dei litigi, e lo ha letto con chi governa la valle di prova. Ne viene una "
        "descrizione paziente di che cosa regge una collaborazione, e di che cosa la consuma senza che nessuno lo veda."
    )


def keywords_of(at: int) -> tuple[str, ...]:
    """The keywords of the talk at that place."""
    return ("valle", "prova", f"tema {at}")


PLACE = "Università di Prova, Vallefinta"
