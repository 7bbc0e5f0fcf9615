from __future__ import annotations

from datetime import UTC, datetime, tzinfo

import numpy as np
import pytest

from abstracts.concepts import Concept, Extraction
from abstracts.overlaps import Clash, Shared, find_clashes, find_overlaps, shared_concepts, simultaneous
from abstracts.talks import Person, Session, Talk

NINE = datetime(2024, 5, 3, 9, 0, tzinfo=UTC)
HALF_PAST = datetime(2024, 5, 3, 9, 30, tzinfo=UTC)


def concept(key: str, score: float) -> Concept:
    return Concept(key, key.capitalize(), score, 1, (key,), ())


NONE = Extraction({}, {}, ())
TALKS = (Talk("b", "Reti"), Talk("a", "Reti locali"), Talk("c", "Energia"))
SIMILARITY = np.array([[1.0, 0.8, 0.3], [0.8, 1.0, 0.3], [0.3, 0.3, 1.0]])


def test_overlaps_come_strongest_first_then_by_id() -> None:
    found = find_overlaps(TALKS, NONE, SIMILARITY, min_score=0.2)
    assert [(o.first, o.second, o.score) for o in found] == [("a", "b", 0.8), ("a", "c", 0.3), ("b", "c", 0.3)]


def test_pairs_below_the_line_are_left_out() -> None:
    assert len(find_overlaps(TALKS, NONE, SIMILARITY, min_score=0.5)) == 1


def test_of_more_pairs_than_are_kept_the_strongest_stay() -> None:
    found = find_overlaps(TALKS, NONE, SIMILARITY, min_score=0.2, most=2)
    assert [(o.first, o.second) for o in found] == [("a", "b"), ("a", "c")]


def test_near_identical_talks_are_duplicates() -> None:
    assert [o.duplicate for o in find_overlaps(TALKS, NONE, SIMILARITY, min_score=0.2)] == [True, False, False]


ADA, BEA = (Person("Ada  Neri"),), (Person("Bea Verdi"),)


@pytest.mark.parametrize(
    ("one", "two", "duplicate"),
    [
        (Talk("a", "Budget di salute: un bilancio"), Talk("b", "Budget di  salute – un bilancio", "Dieci anni."), True),
        (
            Talk("a", "Budget di salute", speakers=ADA),
            Talk("b", "Budget di salute", speakers=(Person("ada neri"),)),
            True,
        ),
        (Talk("a", "Budget di salute", speakers=ADA), Talk("b", "Budget di salute", speakers=BEA), False),
        (Talk("a", "Budget di salute", edition="2023"), Talk("b", "Budget di salute", edition="2024"), False),
        (
            Talk("a", "Budget di salute", speakers=ADA, edition="2023"),
            Talk("b", "Budget di salute", speakers=ADA, edition="2024"),
            True,
        ),
        (
            Talk("a", "Budget di salute", speakers=(Person("TBA"),), edition="2023"),
            Talk("b", "Budget di salute", speakers=(Person("tba"),), edition="2024"),
            False,
        ),
        (Talk("a", "Budget di salute", speakers=(Person("Da definire"),)), Talk("b", "Budget di salute"), True),
        (Talk("a", "Cooperative"), Talk("b", "Cooperative"), False),
        (Talk("a", "Budget di salute"), Talk("b", "Budget di salute e casa"), False),
    ],
)
def test_one_title_of_the_same_people_is_one_submission(one: Talk, two: Talk, *, duplicate: bool) -> None:
    """However little the texts share: one source has the abstract, the other has not."""
    (found,) = find_overlaps((one, two), NONE, np.array([[1.0, 0.3], [0.3, 1.0]]))
    assert found.duplicate is duplicate


def test_openings_and_breaks_overlap_with_nothing() -> None:
    talks = (Talk("b", "Pausa caffè"), Talk("a", "Pausa caffè"), Talk("c", "Chiusura delle scuole"))
    assert find_overlaps(talks, NONE, SIMILARITY, min_score=0.2) == ()


def test_an_overlap_names_what_is_shared() -> None:
    extraction = Extraction({"a": (concept("reti", 0.8),), "b": (concept("reti", 0.4),)}, {}, ())
    assert find_overlaps(TALKS, extraction, SIMILARITY, min_score=0.5)[0].shared == (Shared("Reti", 0.5),)


def test_a_concept_that_stands_inside_a_longer_one_is_shared_and_counts_half() -> None:
    held = {"a": (concept("reti", 0.8),), "b": (concept("reti sociali", 0.4),)}
    extraction = Extraction(held, {}, (), {"reti": frozenset("b")})
    assert find_overlaps(TALKS, extraction, SIMILARITY, min_score=0.5)[0].shared == (
        Shared("Reti", round(0.4 / 1.2, 6)),
    )


def test_a_concept_that_is_of_neither_is_not_shared() -> None:
    assert shared_concepts((concept("reti", 1),), (), {"welfare"}, {"welfare"}) == ()


def test_what_says_nothing_of_a_subject_is_not_shared() -> None:
    held = (concept("servizio", 0.9), concept("reti", 0.2))
    assert [s.concept for s in shared_concepts(held, held)] == ["Reti"]


def test_weights_of_shared_concepts_sum_to_at_most_one() -> None:
    one, two = (concept("reti", 1), concept("welfare", 0.5)), (concept("reti", 1), concept("welfare", 1))
    shared = shared_concepts(one, two)
    assert [s.concept for s in shared] == ["Reti", "Welfare"]
    assert sum(s.weight for s in shared) <= 1
    assert shared_concepts(one, ()) == ()


def at(start: datetime | None, minutes: int | None = None, room: str | None = None) -> Talk:
    return Talk(f"{start}{room}", "T", start=start, minutes=minutes, room=room)


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        (at(NINE, 60, "A"), at(HALF_PAST, 30, "B"), True),
        (at(NINE, 30, "A"), at(HALF_PAST, 30, "B"), False),
        (at(NINE, 60, "A"), at(HALF_PAST, 30, "A"), False),
        (at(NINE, 60, "A"), at(None, 30, "B"), None),
        (at(NINE, None, "A"), at(NINE.replace(tzinfo=None), None, "B"), True),
        (at(NINE, 60, "Aula 1"), at(HALF_PAST, 30, "aula  1 "), False),
        (at(NINE, 60), at(HALF_PAST, 30), True),
        (at(datetime(9999, 12, 31, 23, 59, tzinfo=UTC), 60, "A"), at(NINE, None, "B"), False),
    ],
)
def test_talks_are_simultaneous_in_different_rooms(one: Talk, two: Talk, wanted: bool | None) -> None:  # noqa: FBT001
    assert simultaneous(one, two) is wanted


def test_the_start_of_the_session_stands_in_for_that_of_the_talk() -> None:
    sessions = [Session(name, name, start=NINE, room=name) for name in "ab"]
    assert simultaneous(*(Talk(s.id, "T", session=s) for s in sessions)) is True
    assert simultaneous(*(Talk(str(i), "T", session=sessions[0]) for i in range(2))) is False


def test_a_talk_without_a_room_is_where_its_session_is() -> None:
    one, other = Session("1", "Reti", start=NINE), Session("2", "Orti", start=NINE)
    placed = Talk("a", "T", session=one, room="A")
    assert simultaneous(placed, Talk("b", "T", session=one)) is False
    assert simultaneous(placed, Talk("b", "T", session=one, room="B")) is True
    assert simultaneous(placed, Talk("b", "T", session=other)) is True


def test_nobody_can_speak_in_two_rooms_at_once() -> None:
    ada, ugo = Person("Ada Neri"), Person("Ugo Bruni")
    first = Talk("z", "Reti", speakers=(ada, ugo), start=NINE, minutes=40, room="A")
    talks = (
        Talk("b", "Energia", speakers=(Person("ada  neri"),), start=HALF_PAST, minutes=20, room="B"),
        first,
        Talk("c", "Orti", speakers=(ugo,), start=HALF_PAST, minutes=20, room="A"),
        Talk("d", "Case", speakers=(ugo,), start=HALF_PAST, minutes=20),
        Talk("e", "Boschi", speakers=(ugo,), room="B"),
    )
    assert find_clashes(talks) == find_clashes(talks[::-1]) == (Clash("Ada Neri", "z", "b"),)


@pytest.mark.parametrize("zone", [UTC, None])
def test_the_talks_of_a_clash_stand_in_the_order_of_their_times(zone: tzinfo | None) -> None:
    ada = (Person("Ada Neri"),)
    later = Talk("a", "Reti", speakers=ada, start=NINE.replace(hour=10), minutes=30, room="A")
    earlier = Talk("b", "Orti", speakers=ada, start=NINE.replace(minute=50, tzinfo=zone), minutes=30, room="B")
    assert find_clashes((later, earlier)) == (Clash("Ada Neri", "b", "a"),)


@pytest.mark.parametrize("name", ["TBA", "da definire", "?", " "])
def test_nobody_known_yet_speaks_in_two_rooms_at_once(name: str) -> None:
    people = (Person(name),)
    assert find_clashes(Talk(room, "Reti", speakers=people, start=NINE, room=room) for room in "AB") == ()
