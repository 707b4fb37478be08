# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Days and times as an editor writes them, and why some of them are none."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

DAY_PATTERN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MOMENT_PATTERN: Final = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?( ?(Z|[+-][0-9]{2}:?[0-9]{2}))?)?$"
)
# Not calendar.month_name, which follows the locale.
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2199

_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_MOMENT: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))? ?([Zz]|[+-][0-9]{2}:?[0-9]{2})?\Z"
)
_LOOSE: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])")
_LOOSE_TIME: Final = re.compile(r"[Tt ]([01]?[0-9]|2[0-3])[:.h]([0-5][0-9])(?![0-9])")
_BACKWARD: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})\Z")
# 23 November 2026, Nov. 23, 2026
_IN_WORDS: Final = re.compile(
    r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? )?(?P<month>[A-Za-z]{3,9})\.?,? "
    r"(?(day)|(?P<then>[0-9]{1,2})(?:st|nd|rd|th)?,? )(?P<year>[0-9]{4})\Z"
)


def read_day(text: str) -> dt.date | tuple[str, str]:
    """Read ``2016-02-26``; else say what is wrong as (message, hint)."""
    match = _DAY.match(text)
    if match is None:
        return f'"{text[:40]}" is not a date of the form 2016-02-26', _day_hint(text)
    year, month, day = (int(part) for part in match.groups())
    why = _impossible(year, month, day)
    if why:
        return f"{text} is not a date: {why}", "correct the date"
    return dt.date(year, month, day)


def read_moment(text: str, zone: dt.tzinfo, *, end_of_day: bool) -> dt.datetime | tuple[str, str]:
    """Read a day, or a day with a time, with or without an offset; the result is in UTC.

    Without an offset the time is one of ``zone``. A day alone is its first moment there, or with ``end_of_day`` the
    first moment after it: what expires on a day is still there on that day.
    """
    match = _MOMENT.match(text)
    if match is None and not _DAY.match(text):
        return f'"{text[:40]}" is not a day or a time of the form 2016-02-26 18:30', _moment_hint(text)
    day = read_day(match.group(1) if match else text)
    if not isinstance(day, dt.date):
        return day
    if match is None:
        day += dt.timedelta(days=end_of_day)
        return dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)
    hour, minute, second = (int(part or 0) for part in match.group(2, 3, 4))
    offset = _offset(match.group(5), zone)
    if hour > 23 or minute > 59 or second > 59 or offset is None:
        return f"{text} is not a time of day", "write it as 2016-02-26 18:30, or with an offset: 2016-02-26T18:30-05:00"
    return dt.datetime.combine(day, dt.time(hour, minute, second), offset).astimezone(dt.UTC)


def _moment_hint(text: str) -> str:
    """Propose a day with its time; a time that was given is never left out, or something would appear too early."""
    hint, time = _day_hint(text), _LOOSE_TIME.search(text)
    if not hint.startswith("write 2"):
        return "write it as 2016-02-26, or as 2016-02-26 18:30"
    if time is None:
        return (
            hint if _IN_WORDS.match(text) or (" " not in text and "T" not in text) else f"{hint}, and a time as 18:30"
        )
    offset = ", and an offset as +01:00" if text[time.end() :].strip() else ""
    return f"{hint} {int(time[1]):02}:{time[2]}{offset}"


def _offset(text: str | None, zone: dt.tzinfo) -> dt.tzinfo | None:
    if not text:
        return zone
    if text in "Zz":
        return dt.UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 14 or minutes > 59:
        return None
    shift = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-shift if text[0] == "-" else shift)


def _impossible(year: int, month: int, day: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"the year must be from {FIRST_YEAR} to {LAST_YEAR}"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        return f"{MONTHS[month - 1]} {year} has {days} days"
    return ""


def _day_hint(text: str) -> str:
    if match := _LOOSE.match(text):
        year, month, day = (int(part) for part in match.groups())
        if not _impossible(year, month, day):
            return f"write {year}-{month:02}-{day:02}"
    if match := _BACKWARD.match(text):
        one, two, year = (int(part) for part in match.groups())
        # 26/02/2016 can be read in one way only, 05/02/2016 in two: then nothing is proposed.
        readings = {(month, day) for day, month in ((one, two), (two, one)) if not _impossible(year, month, day)}
        if len(readings) == 1:
            month, day = readings.pop()
            return f"write {year}-{month:02}-{day:02}"
    if match := _IN_WORDS.match(text):
        word, day, year = match["month"].lower(), int(match["day"] or match["then"]), int(match["year"])
        month = next((number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word)), 0)
        if not _impossible(year, month, day):
            return f"write {year}-{month:02}-{day:02}"
    return "write year, month and day, with hyphens"
