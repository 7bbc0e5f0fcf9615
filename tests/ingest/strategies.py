"""Talks of all kinds, for properties."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from abstracts.talks import Person, Session, Talk

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FULL = TEXT.filter(bool)
NAMES = st.none() | FULL
EDITIONS = st.none() | FULL.map(lambda name: " ".join(name.split()) or None)
MOMENTS = st.none() | st.datetimes(
    timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=1))]), min_value=datetime(1990, 1, 1)
)
NAME = TEXT.filter(lambda text: 0 < len(text.split()) < 15)
"""Of a person: what is longer is a text gone astray."""

PEOPLE = st.lists(st.builds(Person, NAME, NAMES), max_size=3).map(tuple)
SESSIONS = st.none() | st.builds(Session, FULL, TEXT, TEXT, PEOPLE, NAMES, MOMENTS, NAMES)
LISTS = st.lists(TEXT, max_size=3).map(tuple)
TALKS = st.builds(
    Talk,
    id=FULL,
    title=TEXT.filter(str.strip),
    abstract=TEXT,
    speakers=PEOPLE,
    session=SESSIONS,
    track=NAMES,
    tags=LISTS,
    keywords=LISTS,
    start=MOMENTS,
    minutes=st.none() | st.integers(1, 600),
    room=NAMES,
    language=st.sampled_from(["it", "en"]),
    abstract_en=TEXT,
    edition=EDITIONS,
    url=NAMES,
    source=FULL,
)
