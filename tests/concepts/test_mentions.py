"""In which talks the words of a concept stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abstracts import language
from abstracts.concepts import extract
from abstracts.concepts.extraction import find
from abstracts.talks import Talk

if TYPE_CHECKING:
    from spacy.language import Language

    from abstracts.concepts.extraction import Found

TITLES = {
    "kali": "Penetration test con Kali Linux",
    "gnu": "Come è strutturato un sistema GNU/Linux",
    "plain": "Linux per le scuole",
    "free": "Linux e il software libero",
    "font": "Tipo di carattere TrueType libero",
    "fonts": "I tipi di carattere e la grafica",
    "letter": "Il tipo di carattere in tipografia",
    "way": "Un robot che pensa a livello umano",
    "level": "Il livello umano delle cure",
    "parts": "Un tipo strano. Di carattere non parla nessuno",
}


def read(nlp: Language, titles: dict[str, str]) -> Found:
    talks = [Talk(name, title) for name, title in titles.items()]
    return find(language.read(talks, nlp), talks)


@pytest.fixture(scope="module")
def found(nlp: Language) -> Found:
    return read(nlp, TITLES)


@pytest.mark.parametrize(
    ("key", "talks"),
    [
        ("linux", {"kali", "gnu", "plain", "free"}),
        ("tipo di carattere", {"font", "fonts", "letter"}),
        ("livello uman", {"level"}),
    ],
)
def test_a_concept_stands_in_names_and_longer_phrases(found: Found, key: str, talks: set[str]) -> None:
    """But not across sentences, nor in ways of speaking («a livello umano»)."""
    assert found.standing([key]) == {key: talks}


def test_an_adjective_is_not_its_noun(nlp: Language) -> None:
    titles = {"noun": "Il digitale e la scuola", "adjective": "La scuola digitale", "verb": "Come si pesca"}
    titles |= {"fish": "La pesca e i porti"}
    found = read(nlp, titles)
    assert found.standing(["digitale", "pesca"]) == {"digitale": {"noun"}, "pesca": {"fish"}}


def test_what_is_listed_for_a_talk_is_no_mere_mention(nlp: Language) -> None:
    talks = [Talk(name, title) for name, title in TITLES.items()]
    extraction = extract(language.read(talks, nlp), talks)
    assert all(extraction.mentions[term.key].isdisjoint(term.talks) for term in extraction.glossary)
    assert any(extraction.mentions.values())


@given(st.lists(st.sampled_from(sorted(TITLES.values())), min_size=1, max_size=4))
def test_a_concept_stands_where_it_is_a_candidate(nlp: Language, titles: list[str]) -> None:
    given_ = {str(place): title for place, title in enumerate(titles)}
    found = read(nlp, given_)
    standing = found.standing(found.by_key)
    assert all({c.owner for c in found.by_key[key]} <= talks <= given_.keys() for key, talks in standing.items())
