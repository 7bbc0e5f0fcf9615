"""Dates and times as programmes write them: ISO, Italian and English words, epoch seconds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from functools import lru_cache

_TIME = re.compile(
    r"(?:\b(?:ore|h|alle|dalle|at)\s*\.?\s*(?P<h1>[01]?\d|2[0-4])(?:[:.,](?P<m1>[0-5]\d))?(?!\d)"
    r"|(?<![\d.,/-])(?P<h2>[01]?\d|2[0-3])[:.](?P<m2>[0-5]\d)(?![\d/]|\.\d))\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|°|º)?(?:\s+di)?\s+(?P<month>[a-zà-ù]{3,10})\.?(?:,?\s+(?P<year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.\-](?P<month>\d{1,2})[/.\-](?P<year>(?:19|20)\d\d)(?!\d)")
_SHORT = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d\d)(?![\d/])")
"""«14/09/24» is of this century."""

_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EPOCHS = (datetime(1990, 1, 1, tzinfo=UTC).timestamp(), datetime(2100, 1, 1, tzinfo=UTC).timestamp())
_MINUTES = re.compile(r"(?<![\d.,])(?P<n>\d{1,3})(?:[.,]\d+)?\s*(?:'|′|min|m\b)", re.IGNORECASE)
_HOURS = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|ore\b|or[ae]\b|hours?)\s*(?P<m>[0-5]?\d)?", re.IGNORECASE
)
_WHOLE = re.compile(r"^(?P<n>\d{1,9})(?:[.,]0+)?$")
_CLOCK = re.compile(r"^(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?::[0-5]\d)?$")
DAY_MINUTES = 24 * 60


def moment(text: str, year: int | None = None) -> datetime | None:
    """Date and time of a text that names both; a day without its time is None, for midnight would be a lie.

    Args:
        text: "venerdì 14 Settembre, ore 9", "2026-04-18T18:10", "18/04/2026 18.10".
        year: the year of days written without one.
    """
    text = text.strip()
    if _ISO.match(text) and len(text) > len("2018-09-14"):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    found, at = day(text, year), clock(text)
    return datetime.combine(found, at) if found and at else None


def lacks(text: str, year: int | None = None) -> str:
    """What a text lacks to be a date and time."""
    if day(text, year) is not None:
        return "it names no time of day"
    return "it names no year" if names_day(text) else "it names no day"


def day(text: str, year: int | None = None) -> datetime | None:
    """The day that a text names, at midnight."""
    for pattern in (_ISO, _DIGITS, _SHORT, _ENGLISH, _WORDS):
        for found in pattern.finditer(text):
            written = f"20{found['year']}" if pattern is _SHORT else found["year"]
            parsed = _parsed(found["day"], found["month"], written or year)
            if parsed:
                return parsed
    return None


def _parsed(day_: str, month: str, year: str | int | None) -> datetime | None:
    if not year:
        return None
    try:
        return datetime(int(year), int(month), int(day_)) if month.isdigit() else _in_words(f"{day_} {month} {year}")  # noqa: DTZ001
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _in_words(text: str) -> datetime | None:
    """A day with the month in letters, Italian or English."""
    import dateparser  # noqa: PLC0415  costs half a second: only those who meet such dates pay

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    return dateparser.parse(text, languages=["it", "en"], settings=settings)


def names_day(text: str) -> bool:
    """Whether a text names a day, with or without its year."""
    return day(text, 2000) is not None


def clock(text: str) -> time | None:
    """The first time of day in a text: "ore 9", "9.30", "dalle 14:00 alle 15:30"."""
    found = _TIME.search(text)
    if not found:
        return None
    hour, minute = int(found["h1"] or found["h2"]), int(found["m1"] or found["m2"] or 0)
    half = (found["half"] or "").lower()
    hour = hour % 12 + 12 if half.startswith("p") else hour
    return time(hour % 24, minute)


def span(text: str) -> tuple[time | None, int | None]:
    """Start of day and length in minutes of "10:40 - 12:30"; a lone time has no length."""
    times = [time(int(f["h1"] or f["h2"]) % 24, int(f["m1"] or f["m2"] or 0)) for f in _TIME.finditer(text)]
    if not times:
        return None, None
    if len(times) == 1:
        return times[0], None
    length = (times[1].hour - times[0].hour) * 60 + times[1].minute - times[0].minute
    return times[0], length if length > 0 else None


def year_of(text: str) -> int | None:
    """The year that a text names, where it names exactly one."""
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def epoch(value: float) -> datetime | None:
    """Seconds or milliseconds since 1970, in UTC, where they fall between 1990 and 2100."""
    for seconds in (value, value / 1000):
        if _EPOCHS[0] <= seconds <= _EPOCHS[1]:
            return datetime.fromtimestamp(seconds, UTC)
    return None


def minutes(text: str) -> int | None:
    """A length: "45", "45 min", "1h 30m", "1,5 ore", "00:45", "PT45M" -> minutes."""
    text = text.strip().removeprefix("PT")
    if found := _CLOCK.match(text):
        return _length(60 * int(found["h"]) + int(found["m"]))
    if found := _WHOLE.match(text):
        return _length(int(found["n"]))
    hours, mins = _HOURS.search(text), _MINUTES.search(text)
    total = _of_hours(hours["n"]) if hours else 0
    if mins:
        total += int(mins["n"])
    elif hours and hours["m"]:
        total += int(hours["m"])
    return _length(total)


def _of_hours(text: str) -> int:
    """Minutes of hours: "1,5" and "1.25" are parts of one, "1.30" is an hour and thirty minutes."""
    hours, _, rest = text.replace(",", ".").partition(".")
    is_part = len(rest) == 1 or rest in {"25", "50", "75"}
    return 60 * int(hours) + (round(60 * float(f"0.{rest}")) if is_part else int(rest or 0))


def between(start: datetime, end: datetime) -> int | None:
    """Minutes from start to end, where they make sense."""
    if (start.tzinfo is None) != (end.tzinfo is None):
        return None
    return _length(int((end - start).total_seconds()) // 60)


def _length(total: int) -> int | None:
    return total if 0 < total <= DAY_MINUTES else None
