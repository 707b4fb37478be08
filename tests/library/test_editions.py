# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Editions are ISO weeks."""

from __future__ import annotations

import datetime as dt

from blotter.library.editions import gather_editions
from tests.library.making import article


def test_a_week_with_items_is_an_edition() -> None:
    """Weeks follow ISO 8601: the last days of a year may belong to the first week of the next."""
    editions = gather_editions([article("a", "2015-12-31"), article("b", "2016-01-03"), article("c", "2024-12-30")])
    assert [(edition.key, edition.items) for edition in editions] == [("2015-W53", ("a", "b")), ("2025-W01", ("c",))]
    assert (editions[0].first_day, editions[0].last_day) == (dt.date(2015, 12, 28), dt.date(2016, 1, 3))
