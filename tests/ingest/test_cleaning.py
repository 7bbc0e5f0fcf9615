"""What readers do to texts on the way: keywords, two languages, contacts, people, dates."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts.ingest import bilingual, dates, languages, people, states
from abstracts.ingest.drafts import body
from abstracts.ingest.keywords import split, take
from abstracts.talks import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from abstracts.ingest import Reading

ITALIAN = (
    "Il contributo racconta come le cooperative della valle inventata hanno costruito una rete di servizi per le "
    "persone anziane, insieme ai comuni e alle famiglie, e che cosa hanno imparato in dieci anni di lavoro comune."
)
ENGLISH = (
    "The paper tells how the cooperatives of an invented valley have built a network of services for elderly people, "
    "together with towns and families, and what they have learned in ten years of common work."
)


@pytest.mark.parametrize(
    "text",
    [
        f"{ITALIAN}\n\n{ENGLISH}",
        f"{ENGLISH}\n\n{ITALIAN}",
        f"{ITALIAN}\n\nEnglish abstract\n\n{ENGLISH}",
        f"{ITALIAN}\n\nAbstract (English):\n{ENGLISH}",
        f"English version\n{ENGLISH}\n\nVersione italiana\n{ITALIAN}",
        f"{ITALIAN}\n---\n{ENGLISH}",
        f"{ITALIAN}\n\n---\n\n{ENGLISH}",
        f"{ITALIAN}\n* * *\n{ENGLISH}",
        f"{ITALIAN} / {ENGLISH}",
        f"{ITALIAN} // {ENGLISH}",
        f"{ITALIAN} *** {ENGLISH}",
        f"{ITALIAN}\n/\n{ENGLISH}",
        f"{ITALIAN}\n{ENGLISH}",
        f"{ENGLISH} {ITALIAN}",
        f"{ITALIAN} English version: {ENGLISH}",
        f"ITA: {ITALIAN}\nENG: {ENGLISH}",
        f"[IT] {ITALIAN}\n\n[EN] {ENGLISH}",
        f"(English below) {ITALIAN}\n\n{ENGLISH}",
        f"**Italiano**\n\n{ITALIAN}\n\n**English**\n\n{ENGLISH}",
        f"Abstract: {ITALIAN}\n\nAbstract: {ENGLISH}",
        f"{ITALIAN}\n\nTraduzione inglese\n{ENGLISH}",
        f"🇮🇹 {ITALIAN}\n\n🇬🇧 {ENGLISH}",
    ],
)
def test_an_abstract_in_two_languages_is_split(text: str) -> None:
    assert bilingual.split(text) == (ITALIAN, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        ITALIAN,
        ENGLISH,
        f"{ITALIAN}\n\nOpen data and social innovation.\n\n{ITALIAN}",
        f"{ITALIAN} {ITALIAN} {ITALIAN} {ENGLISH}",
        f"{ITALIAN} / {ITALIAN}",
        "",
        "Reti",
    ],
)
def test_an_abstract_in_one_language_stays_whole(text: str) -> None:
    assert bilingual.split(text) == (text, "")


def test_the_english_goes_to_its_own_field(reading: Callable[..., Reading]) -> None:
    (talk,) = reading("t.csv", f'titolo,abstract\nReti,"{ITALIAN}\n\n{ENGLISH}"\n').talks
    assert (talk.abstract, talk.abstract_en, talk.language) == (ITALIAN, ENGLISH, "it")


@pytest.mark.parametrize(
    ("line", "keywords"),
    [
        ("Parole chiave: reti, case di comunità, acqua", ("reti", "case di comunità", "acqua")),
        ("PAROLE CHIAVE – reti; acqua.", ("reti", "acqua")),
        ("**Keywords:** networks; water", ("networks", "water")),
        ("Parole-chiave: reti · acqua", ("reti", "acqua")),
        ("Parole chiave –\nreti, acqua", ("reti", "acqua")),
        ("PAROLE-CHIAVE\nreti, acqua", ("reti", "acqua")),
        ("PAROLE CHIAVE\n\nreti, acqua", ("reti", "acqua")),
        ("Key-words: reti, acqua", ("reti", "acqua")),
        ("Parola chiave: reti", ("reti",)),
        ("Parole chiave (max 5): reti, acqua", ("reti", "acqua")),
        ("Parole chiave/Keywords: reti, acqua", ("reti", "acqua")),
        ("• Parole chiave: reti, acqua", ("reti", "acqua")),
        ("Parole chiave: reti / acqua / case", ("reti", "acqua", "case")),
        ("Parole chiave: reti - acqua - case", ("reti", "acqua", "case")),
        ("Parole chiave: #reti #acqua", ("reti", "acqua")),
        ("Parole chiave: 1. reti 2. acqua", ("reti", "acqua")),
        ("Parole chiave:\n- reti\n- acqua\n- case", ("reti", "acqua", "case")),
        ("Parole chiave: « reti », “acqua”", ("reti", "acqua")),
        ("Parole chiave: reti,\nacqua, servizi di\nprossimità", ("reti", "acqua", "servizi di prossimità")),
        ("Parole chiave: reti, acqua\nKeywords: networks, water", ("reti", "acqua")),
        ("Keywords: networks, water\nParole chiave: reti, acqua", ("reti", "acqua")),
    ],
)
def test_a_line_of_keywords_leaves_the_abstract(line: str, keywords: tuple[str, ...]) -> None:
    assert take(f"{ITALIAN}\n\n{line}") == (ITALIAN, keywords)
    assert take(f"{line}\n\n{ITALIAN}") == (ITALIAN, keywords)
    assert take(f"{ITALIAN}\n{line}") == (ITALIAN, keywords)


@pytest.mark.parametrize(
    ("before", "after"),
    [("", " Parole chiave: reti, acqua"), ("", " Keywords: reti; acqua."), ("Parole chiave: reti, acqua. ", "")],
)
def test_keywords_in_the_line_of_the_text_leave_it(before: str, after: str) -> None:
    assert take(f"{before}{ITALIAN}{after}") == (ITALIAN, ("reti", "acqua"))


@pytest.mark.parametrize(
    "text",
    [
        f"{ITALIAN}\nParole chiave: reti, acqua\n\n{ENGLISH}\nKeywords: networks, water",
        f"{ENGLISH}\n\nKeywords: networks, water\n\n{ITALIAN}\n\nParole chiave: reti, acqua",
        f"{ITALIAN}\n\nParole chiave: reti, acqua\n\nAbstract\n{ENGLISH}\n\nKeywords: networks, water",
    ],
)
def test_keywords_between_two_languages(text: str) -> None:
    found, keywords = body(text)
    assert (bilingual.split(found), keywords) == ((ITALIAN, ENGLISH), ("reti", "acqua"))


@pytest.mark.parametrize(
    "text",
    [
        f"{ITALIAN} Le parole chiave sono: reti e acqua, che tornano in ogni incontro con le famiglie della valle.",
        f"Parole chiave come rete e comunità guidano il lavoro.\n{ITALIAN}",
        "Parole chiave",
        f"Parole chiave\n{ITALIAN}",
    ],
)
def test_prose_that_names_keywords_stays(text: str) -> None:
    assert take(text) == (text, ())


@given(st.text("abà ,;.:\n-•#1/") | st.text())
def test_no_keyword_list_loses_other_text(text: str) -> None:
    """What is not a keyword is in the text that is left."""
    left, keywords = take(f"{ITALIAN}\n\nParole chiave: {text}\n\n{ENGLISH}")
    assert ITALIAN in left
    assert ENGLISH in left
    assert all(len(keyword.split()) <= 8 for keyword in keywords)


def test_prose_about_keywords_stays() -> None:
    text = f"Keywords: we discuss at great length how keywords are chosen by people who write, then {ITALIAN}"
    assert take(text) == (text, ())


def test_keywords_are_split_at_one_sign() -> None:
    assert split("reti, di vicini; acqua; ; acqua") == ("reti, di vicini", "acqua")


def test_contacts_go_unless_they_are_kept(reading: Callable[..., Reading]) -> None:
    table = "titolo,abstract\nReti,Scrivere a anna@prova.example oppure tel. 045 1234567 per sapere delle reti.\n"
    assert reading("t.csv", table).talks[0].abstract == "Scrivere a oppure per sapere delle reti."
    assert "anna@prova.example" in reading("u.csv", table, contacts=True).talks[0].abstract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Neri", [("Anna Neri", None)]),
        ("Anna Neri e Ugo Gialli", [("Anna Neri", None), ("Ugo Gialli", None)]),
        ("Anna Neri, Ugo Gialli ed Ida Blu", [("Anna Neri", None), ("Ugo Gialli", None), ("Ida Blu", None)]),
        ("Anna Neri - Ente, Ugo Gialli - Altro Ente", [("Anna Neri", "Ente"), ("Ugo Gialli", "Altro Ente")]),
        ("Anna Neri e Ugo Gialli - Ente", [("Anna Neri", "Ente"), ("Ugo Gialli", "Ente")]),
        ("Anna Neri (Annina) e Ugo Gialli - Ente", [("Anna Neri (Annina)", "Ente"), ("Ugo Gialli", "Ente")]),
        ("Anna Neri (Ente); Ugo Gialli (Altro)", [("Anna Neri", "Ente"), ("Ugo Gialli", "Altro")]),
        ("Neri, Anna; Gialli, Ugo", [("Anna Neri", None), ("Ugo Gialli", None)]),
        ("Anna Neri, Università di Prova", [("Anna Neri", "Università di Prova")]),
        ("Anna Neri, fondatrice e presidente dell'ente", [("Anna Neri", "fondatrice e presidente dell'ente")]),
        ("Modera: Anna Neri.", [("Anna Neri", None)]),
        ("Fabio Luca «Fabi» Neri", [("Fabio Luca «Fabi» Neri", None)]),
        ("Anna De Neri\nUgo Gialli\nAnna De Neri", [("Anna De Neri", None), ("Ugo Gialli", None)]),
        ("IRALAB", [("IRALAB", None)]),
        ("", []),
    ],
)
def test_people(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert people.several(text) == tuple(Person(*each) for each in expected)


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("2018-09-14T09:30", None, datetime(2018, 9, 14, 9, 30)),
        ("14/09/2018 9.30", None, datetime(2018, 9, 14, 9, 30)),
        ("venerdì 14 settembre, ore 9", 2018, datetime(2018, 9, 14, 9)),
        ("September 14, 2018, 9:30 pm", None, datetime(2018, 9, 14, 21, 30)),
        ("1° maggio 2019 alle 10", None, datetime(2019, 5, 1, 10)),
        ("venerdì 14 settembre, ore 9", None, None),
        ("14 settembre 2018", None, None),
        ("ore 9", 2018, None),
        ("31 febbraio 2018, ore 9", None, None),
        ("14/09/24 9:30", None, datetime(2024, 9, 14, 9, 30)),
        ("1/2/3/24 9:30", None, None),
        ("14/13/2018 9:30", None, None),
        ("2018 9:30", None, None),
    ],
)
def test_moments(text: str, year: int | None, expected: datetime | None) -> None:
    assert dates.moment(text, year) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45", 45),
        ("45 min", 45),
        ("1h 30m", 90),
        ("00:45", 45),
        ("PT45M", 45),
        ("1 ora", 60),
        ("2 ore", 120),
        ("1,5 ore", 90),
        ("1.5 ore", 90),
        ("1,5 h", 90),
        ("0,75 ore", 45),
        ("1.30 ore", 90),
        ("30.0", 30),
        ("30,0", 30),
        ("20 minuti + 10 discussione", 20),
        ("boh", None),
        ("0", None),
    ],
)
def test_lengths(text: str, expected: int | None) -> None:
    assert dates.minutes(text) == expected


def test_spans() -> None:
    assert dates.span("10:40 - 12:30") == (time(10, 40), 110)
    assert dates.span("ore 9") == (time(9), None)
    assert dates.span("mattina") == (None, None)


def test_epochs() -> None:
    at = dates.epoch(1_536_910_200)
    assert at is not None
    assert at == dates.epoch(1_536_910_200_000)
    assert dates.epoch(12) is None


@pytest.mark.parametrize(
    ("title", "abstract", "stated", "expected"),
    [
        ("Keynote", "", None, "it"),
        ("How we moved our data to the cloud", "", None, "en"),
        ("Social Innovation", "", "Italiano", "it"),
        ("Reti", ENGLISH, "it", "en"),
        ("Networks", ITALIAN, "English", "it"),
        ("???", "", None, "it"),
    ],
)
def test_languages(title: str, abstract: str, stated: str | None, expected: str) -> None:
    assert languages.of(title, abstract, stated) == expected


def test_plain_italian_needs_no_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise AssertionError

    monkeypatch.setattr(languages, "_identifier", refused)
    assert languages.of("Reti", ITALIAN) == "it"
    with pytest.raises(AssertionError):
        languages.of("Networks", ENGLISH)


@pytest.mark.parametrize(
    ("state", "canonical"),
    [
        ("Accettata", "accepted"),
        ("NON ACCETTATA", "rejected"),
        ("ritirato", "withdrawn"),
        ("confermato", "confirmed"),
        ("boh", "boh"),
    ],
)
def test_states(state: str, canonical: str) -> None:
    assert states.canonical(state) == canonical


@given(
    st.lists(st.sampled_from([ITALIAN, ENGLISH, " / ", "\n", "\n\n", "***", "[EN] ", "Reti. "]) | st.text(max_size=20))
)
def test_splitting_keeps_the_words(parts: list[str]) -> None:
    """Nothing but marks and labels goes, and each part is as long as an abstract."""
    text = "".join(parts)
    italian, english = bilingual.split(text)
    assert english or italian == text
    assert text.count("cooperative") == italian.count("cooperative") + english.count("cooperative")
