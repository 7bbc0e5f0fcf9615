"""Talks of an earlier analysis found again under other ids: those made from content change with room and time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from abstracts.similarity.texts import weighed
from abstracts.talks import content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abstracts.talks import Talk
    from abstracts.themes.records import Themes


NO_LONGER = " (earlier)"
"""Follows the id of an earlier talk that another talk bears now."""


def recognised(previous: Themes, talks: Iterable[Talk]) -> Themes:
    """An earlier analysis by the ids of today: where one is gone, a new talk with the same title bears it.

    Titles that two such talks share recognise none. A talk whose title shares no word with the earlier one of its id is
    another talk: two programmes may both number theirs from 1.
    """
    now = {talk.id: talk.title for talk in talks}
    other = {i for i, title in now.items() if _is_other(title, previous.titles.get(i, ""))}
    previous = _renamed(previous, {talk: f"{talk}{NO_LONGER}" for talk in other})
    lost = _by_title({i: title for i, title in previous.titles.items() if i not in now})
    found = _by_title({i: title for i, title in now.items() if i not in previous.titles})
    ids = {lost[title]: found[title] for title in lost if title in found}
    return _renamed(previous, ids)


def _is_other(title: str, earlier: str) -> bool:
    said, once = weighed(title), weighed(earlier)
    return bool(said and once) and said.keys().isdisjoint(once)


def _renamed(previous: Themes, ids: Mapping[str, str]) -> Themes:
    """The same analysis, some of whose talks bear other ids."""
    return replace(
        previous,
        themes=tuple(replace(theme, talks=tuple(ids.get(i, i) for i in theme.talks)) for theme in previous.themes),
        isolated=tuple(replace(alone, talk=ids.get(alone.talk, alone.talk)) for alone in previous.isolated),
        titles={ids.get(i, i): title for i, title in previous.titles.items()},
    )


def _by_title(titles: dict[str, str]) -> dict[str, str]:
    """Title, whatever its case and white space, -> id; only titles that stand once."""
    keys = {i: content_id(title) for i, title in titles.items() if title.strip()}
    count = Counter(keys.values())
    return {key: i for i, key in keys.items() if count[key] == 1}
