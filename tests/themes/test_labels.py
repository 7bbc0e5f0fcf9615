from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abstracts import Talk, analyse
from abstracts.concepts import Concept, Extraction, Term
from abstracts.themes.labels import Aptness, Label, Labeller

Held = dict[str, dict[str, float]]


def labels(
    groups: list[list[str]], held: Held, common: dict[str, str] | None = None, aptness: Aptness | None = None
) -> tuple[Label, ...]:
    """Labels of groups of talks; `held` says concept -> talk -> score there, `common` noun -> talks."""
    by_talk = {
        talk: tuple(Concept(c, c, scores[talk], 1, (c,), ()) for c, scores in held.items() if talk in scores)
        for group in groups
        for talk in group
    }
    glossary = tuple(Term(c, c, max(scores.values()), tuple(sorted(scores)), (), (c,)) for c, scores in held.items())
    nouns = tuple(Term(noun, noun, 0.0, tuple(talks), (), (noun,)) for noun, talks in (common or {}).items())
    return Labeller(
        Extraction(by_talk, {}, glossary, common=nouns), groups, {t: f"Talk {t}" for g in groups for t in g}, aptness
    ).labels


def shared(talks: str, score: float) -> dict[str, float]:
    return dict.fromkeys(talks, score)


def test_a_concept_of_all_members_beats_a_better_one_of_a_single_member() -> None:
    (first, _) = labels(
        [list("abcd"), list("efgh")],
        {"energia": shared("abcd", 0.4), "bagolaro": {"a": 0.9}, "carcere": shared("efgh", 0.4)},
    )
    assert first.text == "energia"
    assert first.coverage == 1


def test_an_adjective_is_no_name() -> None:
    (first, _) = labels(
        [list("abcd"), list("efgh")],
        {"spaziali": shared("abcd", 0.5), "satelliti": shared("abc", 0.3), "carcere": shared("efgh", 0.4)},
    )
    assert first.text == "satelliti"


def test_what_many_talks_say_comes_before_what_is_key_to_a_few() -> None:
    (first, _) = labels(
        [list("abcdefgh"), list("ijkl")],
        {"agricoltura sociale": shared("abcdefg", 0.1), "terre incolte": shared("ab", 0.7),
         "aree interne": shared("gh", 0.7), "carcere": shared("ijkl", 0.4)},
    )  # fmt: skip
    assert first.text.split(", ")[0] == "agricoltura sociale"


def test_a_concept_with_weak_scores_gives_way_to_a_good_one_that_fewer_hold() -> None:
    (first, _) = labels(
        [list("abcdefgh"), list("ijklmn")],
        {"famiglie": shared("acdef", 0.05), "comunità energetiche": shared("cdef", 0.6), "carcere": shared("ijk", 0.4)},
    )
    assert first.text.split(", ")[0] == "comunità energetiche"


def test_of_two_themes_the_one_that_it_says_more_of_has_the_word() -> None:
    found = labels(
        [list("abcdef"), list("ghijk")],
        {
            "Comune": shared("abc", 0.1),
            "alberi": shared("abcd", 0.2),
            "comunità energetiche": shared("ghijk", 0.6),
        },
    )
    assert [label.text for label in found] == ["alberi", "comunità energetiche"]


PARK = {"tiglio": shared("ab", 0.1), "radici": {"c": 0.1}, "carcere": shared("ghij", 0.4)}


def test_a_common_noun_that_the_talks_share_names_them() -> None:
    (first, _) = labels([list("abcdef"), list("ghij")], PARK, {"alberi": "bcdef"})
    assert first.text == "alberi, tiglio"
    assert first.coverage == 1


@pytest.mark.parametrize("talks", ["bc", "bcdghij"], ids=["of two talks", "of other themes too"])
def test_a_common_noun_that_does_not_set_them_apart_does_not(talks: str) -> None:
    (first, _) = labels([list("abcdef"), list("ghij")], PARK, {"alberi": talks})
    assert "alberi" not in first.text


def test_inflections_stand_in_one_label_only() -> None:
    (first, second) = labels(
        [list("abc"), list("def")],
        {"autismo": shared("abc", 0.8), "autistici": shared("def", 0.7), "scuola": shared("def", 0.3)},
    )
    assert (first.text, second.text) == ("autismo", "scuola")


WEAK = [
    "prerequisiti",
    "pausa",
    "metodologia",
    "presente contributo",
    "foto di gruppo",
    "potenziali applicazioni",
    "studi",
]


@pytest.mark.parametrize("weak", WEAK)
def test_furniture_names_no_theme_that_has_a_better_name(weak: str) -> None:
    (first, _) = labels(
        [list("abcd"), list("efgh")],
        {weak: shared("abcd", 0.5), "Python": shared("abc", 0.3), "carcere": shared("efgh", 0.4)},
    )
    assert first.text == "Python"


def test_a_person_names_no_theme_of_things() -> None:
    (first, _) = labels(
        [list("abcd"), list("efgh")],
        {"Sonia Bianchi": {"a": 0.9}, "banda larga": shared("abc", 0.3), "carcere": shared("efgh", 0.4)},
    )
    assert first.text == "banda larga"


def test_a_person_names_the_theme_about_that_person() -> None:
    (first, _) = labels(
        [list("abcd"), list("efgh")],
        {"Alessandro Manzoni": shared("abc", 0.6), "carcere": shared("efgh", 0.4)},
    )
    assert first.text == "Alessandro Manzoni"


def test_a_word_cut_out_of_a_longer_concept_names_no_theme() -> None:
    (first, _) = labels(
        [list("abcdef"), list("ghi")],
        {
            "bilancio partecipativo": shared("abc", 0.6),
            "processi partecipativi": shared("ab", 0.7),
            "bilancio": shared("abc", 0.5),
            "consulte di quartiere": shared("def", 0.2),
            "carcere": shared("ghi", 0.4),
        },
    )
    assert "bilancio" not in first.text.split(", ")


def test_a_phrase_cut_out_of_a_longer_concept_names_no_theme() -> None:
    held = {"guerra mondiale": shared("abcd", 0.5), "seconda guerra mondiale": shared("abc", 0.4)}
    (first, _) = labels([list("abcd"), list("efgh")], held | {"carcere": shared("efgh", 0.4)})
    assert first.text == "seconda guerra mondiale"


def test_a_longer_concept_of_one_talk_cuts_nothing() -> None:
    held = {"flora marina": shared("a", 0.5), "flora marina presente": shared("a", 0.4)}
    (first, _) = labels([list("ab"), list("efgh")], held | {"carcere": shared("efgh", 0.4)})
    assert first.text == "flora marina"


def test_a_word_that_is_key_to_no_talk_names_no_theme_that_has_a_better_name() -> None:
    (first, _) = labels(
        [list("abcd"), list("efgh")],
        {"studenti": shared("abcd", 0.01), "banda larga": shared("ab", 0.3), "carcere": shared("efgh", 0.4)},
    )
    assert first.text == "banda larga"


def test_what_some_talks_share_names_them_before_what_is_key_to_single_ones() -> None:
    """Both reach half: «malattia» says more of the theme than three fragments."""
    single = {"zanzare nordiche": {"d": 0.5}, "impulsi nervosi": {"e": 0.5}, "epidemia globale": {"f": 0.5}}
    (first, _) = labels(
        [list("abcdef"), list("ghij")], {"malattia": shared("abc", 0.01), "carcere": shared("ghij", 0.4)} | single
    )
    assert first.text.split(", ")[0] == "malattia"


def test_a_term_of_its_field_beats_a_common_word() -> None:
    (first, _) = labels(
        [list("abcdef"), list("ghijkl")],
        {
            "linguaggio": shared("abc", 0.3),
            "compilatori": shared("def", 0.28),
            "carcere": shared("ghi", 0.4),
            "cosa": shared("abc", 0.3),
            "grammatiche formali": shared("abc", 0.28),
        },
    )
    assert first.text == "grammatiche formali, compilatori"


def test_a_concept_of_the_typical_talks_beats_one_of_the_last() -> None:
    (first, _) = labels(
        [list("abcdefgh"), list("ijklmn")],
        {"cucina di comunità": shared("abcd", 0.3), "forni solari": shared("efgh", 0.3), "carcere": shared("ijk", 0.4)},
    )
    assert first.text.split(", ")[0] == "cucina di comunità"


def test_an_acronym_and_its_words_stand_in_one_label_only() -> None:
    (first, second) = labels(
        [list("abc"), list("def")],
        {
            "intelligenza artificiale": shared("abc", 0.8),
            "IA": {**shared("ab", 0.3), **shared("def", 0.4)},
            "robot": shared("def", 0.3),
        },
    )
    assert (first.text, second.text) == ("intelligenza artificiale", "robot")


def test_the_concept_of_most_talks_stands_first() -> None:
    (first, _) = labels(
        [list("abcdef"), list("ghi")],
        {"tiglio": shared("ab", 0.9), "alberi": shared("cdef", 0.2), "carcere": shared("ghi", 0.4)},
    )
    assert first.text == "alberi, tiglio"


def test_where_half_cannot_be_covered_a_label_needs_no_furniture() -> None:
    (first, _) = labels(
        [list("abcdefghijkl"), list("mno")],
        {"metodi": shared("abc", 0.1), "edizioni critiche": shared("abc", 0.5), "carcere": shared("mno", 0.4)},
    )
    assert first.text == "edizioni critiche"


def test_concepts_of_single_talks_do_not_fill_up_the_label_of_a_large_theme() -> None:
    (first, _) = labels(
        [list("abcdefghi"), list("jkl")],
        {"archivi": shared("ab", 0.3), "diegesi": {"c": 0.5}, "bagolaro": {"d": 0.5}, "carcere": shared("jkl", 0.4)},
    )
    assert first.text == "archivi"


def test_where_no_two_talks_share_a_concept_those_of_single_talks_name_the_theme() -> None:
    (first, _) = labels(
        [list("abcdefghi"), list("jkl")],
        {"diegesi": {"c": 0.5}, "bagolaro": {"d": 0.7}, "carcere": shared("jkl", 0.4)},
    )
    assert set(first.text.split(", ")) == {"bagolaro", "diegesi"}


def test_a_concept_that_means_something_else_than_the_group_is_no_name() -> None:
    apt: dict[str, float] = {"foglio": 0.1, "treebank": 1.0, "carcere": 1.0}
    held = {"foglio": shared("abcd", 0.5), "treebank": shared("abc", 0.4), "carcere": shared("ef", 0.4)}
    (by_words, _), (by_meaning, _) = (
        labels([list("abcd"), list("ef")], held, aptness=aptness)
        for aptness in (None, lambda names: [[apt[name] for name in own] for own in names])
    )
    assert (by_words.text, by_meaning.text) == ("foglio", "treebank")


def test_furniture_is_better_than_nothing() -> None:
    (first, _) = labels([list("abcd"), list("efgh")], {"pausa": shared("abcd", 0.5), "carcere": shared("efgh", 0.4)})
    assert first.text == "pausa"


def test_the_word_day_is_no_name() -> None:
    (first, _) = labels([list("abcd"), list("efgh")], {"day": shared("abcd", 0.5), "carcere": shared("efgh", 0.4)})
    assert first.text == "Talk a"
    assert first.coverage == 0


def test_coverage_counts_the_talks_that_hold_a_concept_of_the_label() -> None:
    (first, _) = labels(
        [list("abcde"), list("fgh")],
        {"energia": shared("ab", 0.5), "tetti": shared("cd", 0.5), "carcere": shared("fgh", 0.4)},
    )
    assert (set(first.text.split(", ")), first.coverage) == ({"energia", "tetti"}, 0.8)


def test_a_label_below_half_takes_the_word_of_a_theme_that_has_another_name() -> None:
    found = labels(
        [list("abcdefgh"), list("ijklmnop")],
        {
            "distribuzione": shared("abcd", 0.2),
            "container": shared("ab", 0.6),
            "distribuzione Linux": shared("ijkl", 0.7),
            "kernel": shared("ijkl", 0.5),
        },
    )
    assert [label.coverage for label in found] == [0.5, 0.5]
    assert ["distribuzione" in label.text for label in found] == [True, False]


def test_labels_without_concepts_differ() -> None:
    found = Labeller(Extraction({}, {}, ()), [["a", "b"], ["c"]], {"a": "Saluti", "b": "Pausa", "c": "Saluti"}).labels
    assert [label.text for label in found] == ["Saluti", "Saluti (c)"]


@settings(max_examples=20)
@given(st.permutations(range(4)))
def test_the_order_of_the_concepts_changes_nothing(order: list[int]) -> None:
    held = {
        "energia": shared("abf", 0.5),
        "tetti": shared("bc", 0.5),
        "carcere": shared("def", 0.4),
        "forno": shared("de", 0.4),
    }
    mixed = {list(held)[i]: held[list(held)[i]] for i in order}
    assert labels([list("abc"), list("def")], mixed) == labels([list("abc"), list("def")], held)


SPORT = (
    "Il portiere para un rigore",
    "La tappa di montagna del Giro",
    "Finale di tennis a Roma",
    "Una gara di nuoto in vasca corta",
    "Lo slalom gigante di Cortina",
    "Il canestro allo scadere",
    "La regata delle due flotte",
    "Un pugile sul tappeto",
)
MEDICINE = (
    "Terapia del diabete in età adulta",
    "Il chirurgo opera al cuore",
    "Infermieri in corsia di notte",
    "Vaccini contro l'influenza",
    "La diagnosi precoce dei tumori",
    "Antibiotici e batteri resistenti",
    "Un'anestesia senza dolore",
    "Ecografie per le gestanti",
)


def test_titles_that_share_no_word_have_a_subject() -> None:
    """No label can cover half of them; what they speak of as a whole is plain all the same."""
    talks = [Talk(id=f"t{i}", title=title, abstract="") for i, title in enumerate(SPORT + MEDICINE)]
    found = analyse(talks, k=2).themes.themes
    assert [theme.subject for theme in found] == ["sport", "medicine"]
    assert all(theme.coverage < 0.5 for theme in found)


def test_a_theme_that_its_label_covers_needs_no_subject() -> None:
    talks = [Talk(id=f"s{i}", title=f"{title}: lo sport", abstract="") for i, title in enumerate(SPORT)]
    talks += [Talk(id=f"m{i}", title=f"{title}: la medicina", abstract="") for i, title in enumerate(MEDICINE)]
    found = analyse(talks, k=2).themes.themes
    assert [(theme.label, theme.subject) for theme in found] == [("medicina", ""), ("sport", "")]
