"""Small tagged talks for tests of what learns: invented sentences on gardens and archives."""

from __future__ import annotations

from abstracts.talks import Session, Talk

FRAMES = (
    "Raccontiamo {} nei quartieri, con {} e pochi mezzi.",
    "Il lavoro presenta {} e discute {} in tre paesi.",
    "Chi cura {} conosce anche {}, dopo dieci anni.",
    "Dalla prima prova nascono {} e {} per le scuole.",
)
TERMS = (
    "orti sociali", "banca dei semi", "compostaggio di comunità", "archivi digitali", "catalogo dei fondi",
    "schede di lettura", "orto scolastico", "deposito dei semi", "archivio digitale", "fondi librari",
)  # fmt: skip
PLAIN = ("Ringraziamo tutti i presenti e chi ci ha ospitato.", "La sala apre alle nove e chiude alle dodici.")


def talks(sessions: int = 6) -> list[Talk]:
    """Six talks a session: four with two keywords each, two without."""
    made = []
    for s in range(sessions):
        session = Session(f"s{s}", f"Sessione {s}")
        for n, frame in enumerate(FRAMES):
            first, second = TERMS[(s + n) % len(TERMS)], TERMS[(s + 3 * n + 4) % len(TERMS)]
            text, keywords = frame.format(first, second), (first, second)
            made.append(Talk(f"{s}-{n}", "", text, keywords=keywords, session=session))
        made += [Talk(f"{s}-p{n}", "", text, session=session) for n, text in enumerate(PLAIN)]
    return made
