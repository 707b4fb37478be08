# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Who is on the site, and when that changes next."""

from __future__ import annotations

import datetime as dt

import pytest

from blotter.library.visibility import sort_by_visibility
from blotter.model.articles import Article, Status
from tests.library.making import article

NOW = dt.datetime(2016, 3, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)

CASES = {
    "published": (article("a"), True, True),
    "draft": (article("a", status=Status.DRAFT), False, True),
    "withdrawn": (article("a", status=Status.WITHDRAWN), False, False),
    "publish in the past": (article("a", publish=NOW - HOUR), True, True),
    "publish this instant": (article("a", publish=NOW), True, True),
    "publish in the future": (article("a", publish=NOW + HOUR), False, True),
    "expires in the future": (article("a", expires=NOW + HOUR), True, True),
    "expires this instant": (article("a", expires=NOW), False, False),
    "dated in the future": (article("a", "2016-03-02"), False, True),
    "dated in the future, published on purpose": (article("a", "2016-03-02", publish=NOW - HOUR), True, True),
}


@pytest.mark.parametrize(("item", "public", "with_drafts"), CASES.values(), ids=CASES.keys())
def test_visibility(item: Article, public: bool, with_drafts: bool) -> None:
    """Drafts, the future, the expired and the withdrawn are not shown; --drafts shows the first two, marked."""
    plain = sort_by_visibility([item], now=NOW, timezone="UTC", drafts=False)
    drafts = sort_by_visibility([item], now=NOW, timezone="UTC", drafts=True)
    assert (bool(plain.shown), "a" in plain.hidden) == (public, not public)
    assert (bool(drafts.shown), "a" in drafts.hidden) == (with_drafts, not with_drafts)
    assert drafts.marked == ({"a"} if with_drafts and not public else set())


def test_the_withheld_are_counted_by_reason() -> None:
    """An editor who misses an item learns why it is not there; what --drafts shows is not withheld."""
    items = [
        article("a", status=Status.DRAFT),
        article("b", status=Status.DRAFT, expires=NOW - HOUR),
        article("c", status=Status.WITHDRAWN, expires=NOW - HOUR),
        article("d", "2016-03-02"),
        article("e"),
    ]
    plain = sort_by_visibility(items, now=NOW, timezone="UTC", drafts=False)
    drafts = sort_by_visibility(items, now=NOW, timezone="UTC", drafts=True)
    assert plain.withheld == {"draft": 1, "expired": 1, "scheduled": 1, "withdrawn": 1}
    assert drafts.withheld == {"expired": 1, "withdrawn": 1}


def test_a_date_begins_in_the_zone_of_the_site() -> None:
    """An item dated today in Lima is not out while it is still yesterday there."""
    item = article("a", "2016-03-02")
    early = dt.datetime(2016, 3, 2, 4, 59, tzinfo=dt.UTC)
    assert not sort_by_visibility([item], now=early, timezone="America/Lima", drafts=False).shown
    assert sort_by_visibility([item], now=early + 2 * HOUR, timezone="America/Lima", drafts=False).shown


def test_the_next_change_is_the_nearest_moment_ahead() -> None:
    """Past moments, drafts and withdrawn articles do not count."""
    items = [
        article("a", publish=NOW - HOUR, expires=NOW + 5 * HOUR),
        article("b", publish=NOW + 3 * HOUR),
        article("c", publish=NOW + HOUR, status=Status.DRAFT),
        article("d", expires=NOW + HOUR, status=Status.WITHDRAWN),
    ]
    assert sort_by_visibility(items, now=NOW, timezone="UTC", drafts=False).next_change == NOW + 3 * HOUR
    assert sort_by_visibility(items[2:], now=NOW, timezone="UTC", drafts=False).next_change is None
