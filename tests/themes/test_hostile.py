"""What hostile programmes did to themes: copies, half characters, foreign earlier analyses, session abstracts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import abstracts
from abstracts import Session, Talk
from abstracts.analysis import analyse
from abstracts.concepts.records import Extraction, Term
from abstracts.contract import talk_from_json
from abstracts.embeddings import EmbeddedEncoder
from abstracts.exports import as_json, as_table, theme_listing
from abstracts.similarity import Meaning
from abstracts.talks import sessions_of
from abstracts.themes import Themes, by_edition, find_themes, read_themes
from abstracts.themes.joining import highest
from abstracts.themes.labels import Labeller
from abstracts.themes.recognising import recognised
from abstracts.themes.telling import Telling

CORPUS = Path(__file__).parents[2] / "corpus"
TITLES = ("Radici e marciapiedi", "Il bilancio sociale", "La bottega del paese", "Turni e algoritmi", "Il forno comune")


def titled(*titles: str) -> list[Talk]:
    return [Talk(f"t{i:02}", title) for i, title in enumerate(titles)]


def test_a_title_cut_inside_an_emoji_stops_nothing() -> None:
    talks = [*titled(*TITLES), Talk("x", "Reti \ud83d", "Un abstract \ud83d tagliato.")]
    analysis = analyse(talks)
    assert len(analysis.similarity) == 6
    assert talk_from_json({"title": "Reti \ud83d"}).title == "Reti \ufffd"
    analysis.themes.titles["x"].encode(errors="replace")


@pytest.mark.parametrize("copies", [1, 2, 5])
def test_copies_do_not_make_few_talks_enough(copies: int) -> None:
    found = analyse([*titled(*TITLES), *(Talk(f"x{i}", TITLES[0]) for i in range(copies))]).themes
    assert "few-talks" in found.warnings
    assert not found.themes


def test_talks_that_share_no_word_make_no_theme() -> None:
    alone = ("zebra savana", "bullone tornio", "sonetto rima", "vulcano lava", "prestito tasso", "pistone biella")
    found = analyse(titled(*alone, "bambù panda", "fresco affresco")).themes
    assert found.warnings == ("nothing-shared",)
    assert not found.themes


def test_the_abstract_of_its_session_is_no_talks_own() -> None:
    """Nothing of it names a theme, is quoted or shared."""
    said = "Il welfare di comunità rigenera le reti locali. Si discute di welfare di comunità e di reti."
    session = Session("s", "Welfare", said)
    talks = [Talk(f"t{i}", title, said, session=session) for i, title in enumerate([*TITLES, "Le mense", "Gli orti"])]
    analysis = analyse(talks, k=2)
    assert not [c for concepts in analysis.concepts.values() for c in concepts if "welfare" in c.label]
    assert not [theme.key_sentence for theme in analysis.themes.themes if theme.key_sentence]
    assert "welfare di comunità" in {term.label for term in analysis.glossary}  # it is the session's


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_records_of_a_session_the_fullest_counts_in_any_order(order: int) -> None:
    poor, full = Session("s", "Reti"), Session("s", "Reti", "Un testo.")
    talks = [Talk("a", "Uno", session=poor), Talk("b", "Due", session=full)]
    assert sessions_of(talks[::order]) == (full,)


def earlier(**titles: str) -> Themes:
    theme = abstracts.Theme(3, "orti", (), tuple(titles), 0.8, 1.0)
    return Themes((theme,), (), (), {}, titles=titles)


def test_a_talk_of_another_programme_with_the_same_id_is_another_talk() -> None:
    found = recognised(earlier(a="Orti sociali", b="Il bilancio"), titled("Kubernetes"))
    assert found.themes[0].talks == ("a", "b")
    now = [Talk("a", "Kubernetes in produzione"), Talk("b", "Il bilancio, rivisto")]
    found = recognised(earlier(a="Orti sociali", b="Il bilancio"), now)
    assert found.themes[0].talks == ("a (earlier)", "b")


@pytest.mark.parametrize(("once", "now"), [("", "Reti"), ("Reti", ""), ("Reti", "Le reti"), ("di", "Reti")])
def test_a_title_that_tells_little_is_no_other_talk(once: str, now: str) -> None:
    assert recognised(earlier(a=once), [Talk("a", now, "Testo")]).themes[0].talks == ("a",)


def test_no_number_is_given_anew_in_a_chain(tmp_path: Path) -> None:
    talks = abstracts.read_talks(CORPUS)
    path = tmp_path / "earlier.json"

    def run(some: list[Talk], *, joined: bool) -> Themes:
        found = analyse(some, previous=read_themes(path) if joined else None).themes
        path.write_text(as_json(theme_listing(some, found)), encoding="utf-8")
        return found

    whole = run(list(talks), joined=False)
    last = whole.themes[-1]
    middle = run([t for t in talks if t.id not in last.talks], joined=True)
    assert last.number not in {theme.number for theme in middle.themes}
    again = run(list(talks), joined=True)
    assert last.number not in {theme.number for theme in again.themes}
    assert highest(again) >= last.number


def labels_of(groups: list[list[str]], *terms: tuple[str, str], variants: tuple[str, ...] = ()) -> list[str]:
    """Labels of groups of talks, from concepts and the talks that hold each."""
    ids = [talk for group in groups for talk in group]
    told = tuple(Term(label, label, 0.5, tuple(held), (), (label, *variants)) for label, held in terms)
    labeller = Labeller(Extraction(dict.fromkeys(ids, ()), {}, told), groups, {i: f"Titolo {i}" for i in ids})
    return [label.text for label in labeller.labels]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("museo diocesano", "musei civici"),
        ("reti neurali", "rete idrica"),
        ("usi temporanei", "uso civico"),
        ("LLM", "LLM Testing"),
        ("monopoli del web", "Web Environment Integrity"),
        ("libro antico", "libri"),
        ("dato", "dati aperti"),
        ("IA", "intelligenza artificiale"),
        ("AI", "intelligenza artificiale"),
    ],
)
def test_no_word_nor_inflection_nor_acronym_stands_in_two_labels(one: str, two: str) -> None:
    first, second = labels_of([["a", "b", "c"], ["d", "e", "f"]], (one, "abc"), (two, "def"))
    assert [first, second].count("Titolo a") + [first, second].count("Titolo d") == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("patti di collaborazione", "piattaforme cooperative"),
        ("sistema operativo", "open source"),
        ("salute mentale", "musei storici"),
        ("budget di salute", "casa di riposo"),
    ],
)
def test_equal_initials_do_not_part_labels_without_an_acronym(one: str, two: str) -> None:
    assert labels_of([["a", "b", "c"], ["d", "e", "f"]], (one, "abc"), (two, "def")) == [one, two]


def test_a_label_has_a_form_that_a_member_says() -> None:
    term = Term("pagamento", "pagamenti", 0.5, ("a", "b", "c"), (), ("pagamenti", "Pagamento", "pagamento"))
    extraction = Extraction({"a": (), "b": (), "c": ()}, {}, (term,))
    texts = {"a": "Il Pagamento  digitale", "b": "Un pagamento", "c": "I pagamenti"}
    for members, said in ((["a", "b"], "pagamento"), (["a", "b", "c"], "pagamenti")):
        labeller = Labeller(extraction, [members], dict.fromkeys("abc", "Titolo"), texts=texts)
        assert labeller.labels[0].text == said


def test_a_label_that_is_a_title_is_not_said_to_stand_in_no_talk() -> None:
    talks = titled("1000", "1001")
    theme = abstracts.Theme(1, "1000", (), ("t00", "t01"), 0.7, 0.0, tentative=True, named=0)
    table = as_table(theme_listing(talks, Themes((theme,), (), (), {})), width=120)
    assert "The label is a title" in table
    assert "0 of 2" not in table


def test_isolated_talks_have_one_nearest_theme() -> None:
    """The one that they touch most, wherever it is told."""
    found = analyse(abstracts.read_talks(CORPUS), min_size=6).themes
    assert found.isolated
    for alone in found.isolated:
        touched = found.strengths[alone.talk]
        assert not touched or alone.nearest == next(iter(touched))


def test_narrow_themes_lie_in_those_of_the_usual_level_where_these_were_divided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Groups are divided by the consensus of the usual level, whatever level is asked for."""
    from abstracts.themes import find  # noqa: PLC0415

    seen = []
    real = find.divided

    def spy(telling: object, *rest: object) -> object:
        seen.append(telling.belonging.consensus)  # type: ignore[attr-defined]
        return real(telling, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(find, "divided", spy)
    analysis = analyse(abstracts.read_talks(CORPUS))
    for level in ("coarse", "medium", "fine"):
        _ = replace(analysis, granularity=level).themes  # type: ignore[arg-type]
    assert len(seen) == 3
    assert all(np.array_equal(consensus, seen[0]) for consensus in seen)


def test_a_meaning_of_nothing() -> None:
    assert find_themes((), Extraction({}, {}, ()), np.zeros((0, 0)), np.zeros((0, 3))).themes == ()
    assert Meaning(np.zeros((0, 512)), EmbeddedEncoder()).aptness([], []) == []


def test_no_talk_stays_where_it_belongs_far_less_than_elsewhere() -> None:
    """Without that step one of these titles belongs 2.9 times as strongly to another theme."""
    found = analyse([replace(talk, abstract="") for talk in abstracts.read_talks(CORPUS)]).themes
    for theme in found.themes:
        for talk, own in theme.strengths.items():
            others = [value for number, value in found.strengths[talk].items() if number != theme.number]
            assert max(others, default=0) < 1.5 * own


@pytest.mark.parametrize("step", ["settled", "divided"])
def test_what_a_step_makes_of_the_groups_is_what_is_told(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    from abstracts.themes import find  # noqa: PLC0415

    def together(telling: Telling, *_: object) -> Telling:
        everyone = sorted(talk for group in telling.belonging.groups for talk in group)
        return Telling.counted(telling.corpus, telling.belonging.regrouped(telling.corpus.positions, [everyone]))

    monkeypatch.setattr(find, "divided", lambda telling, *_: telling)
    monkeypatch.setattr(find, step, together)
    assert len(analyse(abstracts.read_talks(CORPUS)).themes.themes) == 1


def test_how_sure_a_theme_is_is_not_known_where_nothing_was_left_out() -> None:
    """As many themes as talks: no resample could lack any."""
    found = analyse([*titled(*TITLES), Talk("x", "Le mense")], k=6).themes
    assert [theme.stability for theme in found.themes] == [0.0] * 6
    assert all(theme.tentative for theme in found.themes)


def test_no_trend_is_told_where_nothing_tells_the_order_of_editions() -> None:
    talks = [Talk(f"{name}{i}", "Reti", edition=name) for name in ("Primavera", "Estate") for i in range(20)]
    theme = abstracts.Theme(1, "reti", (), tuple(t.id for t in talks[:20]), 0.8, 1.0)
    found = by_edition(talks, Themes((theme,), (), (), {}))
    assert (found.in_order, found.courses[0].trend) == (False, "unclear")
    told = by_edition(
        [replace(t, edition="2023" if t.edition == "Primavera" else "2024") for t in talks],
        Themes((theme,), (), (), {}),
    )
    assert (told.in_order, told.courses[0].trend) == (True, "ends")
