# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""News: our own items of the last two days, and when the first of them is none any more."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from blotter.library.news import news, news_turns
from blotter.model.articles import ReuseKind
from blotter.model.library import Library
from tests.rendering.machine_fixtures import CONFIG, article, brief, credit, own_piece, shelf

NOW = dt.datetime(2016, 3, 2, 9, 0, tzinfo=dt.UTC)


def names(library: Library, now: dt.datetime = NOW) -> list[str]:
    """Name the news of a library."""
    return [slug for slug, _ in news(library, now)]


def utc(day: int, hour: int = 0) -> dt.datetime:
    """Return an hour of a day of March 2016."""
    return dt.datetime(2016, 3, day, hour, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("fields", "is_news"),
    [
        ({"date": dt.date(2016, 3, 2)}, True),
        ({"date": dt.date(2016, 3, 1)}, True),
        ({"date": dt.date(2016, 2, 29)}, False),
        ({"date": dt.date(2016, 1, 1), "publish": utc(1, 9)}, True),
        ({"date": dt.date(2016, 3, 2), "publish": utc(2, 8)}, True),
    ],
)
def test_news_are_of_the_last_two_days(fields: dict[str, Any], is_news: bool) -> None:
    """From when an item appeared: its ``publish``, or the first moment of its day."""
    assert names(shelf(brief(**fields))) == (["story"] if is_news else [])


def test_an_item_is_news_for_two_days_to_the_second() -> None:
    """It leaves two days after it appeared, and not a moment earlier."""
    library = shelf(brief(publish=utc(1, 9)))
    assert names(library, utc(3, 9) - dt.timedelta(seconds=1)) == ["story"]
    assert names(library, utc(3, 9)) == []


@pytest.mark.parametrize("kind", ReuseKind)
def test_only_our_own_news_are_announced(kind: ReuseKind) -> None:
    """A brief is ours; a copy is somebody else's, and so is what a quotation consists of and a link points at."""
    library = shelf((article(reuse=kind, date=dt.date(2016, 3, 2)), credit(kind)))
    assert names(library) == (["story"] if kind is ReuseKind.BRIEF else [])
    assert names(shelf(own_piece(date=dt.date(2016, 3, 2)))) == ["story"]


def test_drafts_are_no_news() -> None:
    """What is shown for preview is announced to nobody."""
    assert names(replace(shelf(brief(date=dt.date(2016, 3, 2))), marked=frozenset({"story"}))) == []


def test_the_newest_comes_first_and_the_oldest_goes_first() -> None:
    """The next change is when the oldest of them is two days old; there is none without news."""
    library = shelf(brief("a", publish=utc(1, 12)), brief("b", publish=utc(2, 8)), brief("c", date=dt.date(2016, 1, 1)))
    assert names(library) == ["b", "a"]
    assert news_turns(library, NOW) == utc(3, 12)
    assert news_turns(library, utc(3, 12)) == utc(4, 8)
    assert news_turns(library, utc(4, 8)) is None


def test_a_day_begins_where_the_site_is() -> None:
    """In Lima, the day of an item begins five hours after it does in Greenwich."""
    config = dataclasses.replace(CONFIG, site=replace(CONFIG.site, timezone="America/Lima"))
    library = shelf(brief(date=dt.date(2016, 3, 1)), config=config)
    assert news_turns(library, NOW) == utc(3, 5)
