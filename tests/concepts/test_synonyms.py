"""Groups of terms that name one thing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abstracts.concepts.synonyms import groups
from abstracts.embeddings import EmbeddedEncoder

TERMS = ["banca dei semi", "orti sociali", "banche dei semi", "orto sociale", "archivio digitale", "archivi digitali"]


def test_inflections_are_together_and_other_things_apart() -> None:
    found = groups(TERMS, EmbeddedEncoder())

    assert found[0] == found[2]
    assert found[4] == found[5]
    assert len({found[0], found[1], found[4]}) == 3


def test_the_order_changes_nothing() -> None:
    assert groups(TERMS[::-1], EmbeddedEncoder())[::-1] == groups(TERMS, EmbeddedEncoder())


@pytest.mark.parametrize(
    ("terms", "found"), [([], []), (["orto"], [0]), (["b", "a", "b"], [1, 0, 1]), (["-", "e"], None)]
)
def test_odd_lists(terms: list[str], found: list[int] | None) -> None:
    given = groups(terms, EmbeddedEncoder(), spread=0.01)

    assert given == found if found is not None else len(given) == len(terms)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("caso", "casa"),
        ("politica", "politico"),
        ("orti coperti", "orti non coperti"),
        ("semi antichi", "catalogazione dei semi antichi"),
        ("coltivare", "coltivazione"),
    ],
)
def test_alike_and_yet_apart(first: str, second: str) -> None:
    assert len(set(groups([first, second, "banca"], EmbeddedEncoder()))) == 3


def test_known_groups_are_kept_and_their_inflections_join() -> None:
    known = {"banca dei semi": "a", "vivaio": "a", "orti sociali": "b", "orto sociale": "c"}
    found = groups(["vivai", "banche dei semi", "orti sociali", "orto sociale"], EmbeddedEncoder(), known=known)

    assert found[0] == found[1]
    assert len(set(found)) == 3


def test_long_lists_are_grouped_by_inflection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abstracts.concepts.synonyms.MOST", 3)

    assert groups(TERMS, EmbeddedEncoder()) == [1, 2, 1, 2, 0, 0]
    assert groups(["vivaio", *TERMS], EmbeddedEncoder(), known={"vivaio": "a", "orti sociali": "a"})[0] == 2


@given(
    st.lists(st.text(max_size=30), max_size=6), st.dictionaries(st.text(max_size=30), st.sampled_from("ab"), max_size=4)
)
@settings(max_examples=40, deadline=None)
def test_any_strings_are_grouped_and_known_groups_hold(terms: list[str], known: dict[str, str]) -> None:
    known = {term.lower(): group for term, group in known.items()}
    both = [*terms, *known]
    found = groups(both, EmbeddedEncoder(), known=known)

    assert sorted(set(found)) == list(range(len(set(found))))
    of_term = dict(zip(both, found, strict=True))
    assert all((of_term[a] == of_term[b]) == (known[a] == known[b]) for a in known for b in known)
