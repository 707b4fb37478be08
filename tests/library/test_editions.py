# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Editions are ISO weeks: the chosen items first, the others by place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from blotter.library.editions import edition_of
from blotter.library.listings import list_articles
from blotter.model.editions import Lead
from blotter.model.library import Library
from blotter.model.terms import VocabularyTerm
from tests.library.making import PLACE, REGIONS, TAGS, article
from tests.rendering.machine_fixtures import brief, shelf

PLACES: dict[str, dict[str, Any]] = {
    "america": {"label": "America", "kind": "continent"},
    "PE": {"label": "Peru", "kind": "country", "parents": ("america",)},
    "BO": {"label": "bolivia", "kind": "country", "parents": ("america",)},
    "lakes": {"label": "Lakes", "kind": "area", "parents": ("PE", "BO")},
}


def at(library: Library, **places: tuple[str, ...]) -> Library:
    """Give a library places of its own, and to each of its items those that are named."""
    terms = {key: VocabularyTerm(key=key, place=PLACE, **fields) for key, fields in PLACES.items()}
    regions = replace(library.regions, terms=terms)
    articles = {slug: replace(each, regions=places[slug]) for slug, each in library.articles.items()}
    listed = list_articles(articles.values(), tags=library.tags, regions=regions)
    return replace(library, regions=regions, articles=articles, listed=listed)


def lead(*items: str, week: str = "2016-W08") -> Lead:
    """Make a lead that chooses some items."""
    return Lead(slug=week, path=f"content/editions/{week}.md", items=items, body="", body_line=1, positions={})


def test_weeks_follow_iso_8601() -> None:
    """The last days of a year may belong to the first week of the next, and the first to the last of the one before."""
    items = [article("a", "2015-12-31"), article("b", "2016-01-03"), article("c", "2024-12-30")]
    assert list_articles(items, tags=TAGS, regions=REGIONS)["weeks"] == {"2015-W53": ("a", "b"), "2025-W01": ("c",)}


def test_an_edition_has_its_days_and_its_items_by_place() -> None:
    """Places are in the order of their labels, the newest item first; an item stands under its first country."""
    days = {"old": 22, "lake": 23, "other": 23, "new": 28, "late": 29}
    library = shelf(*(brief(slug, date=dt.date(2016, 2, day)) for slug, day in days.items()))
    library = at(library, old=("PE", "BO"), new=("lakes", "PE"), lake=("lakes",), other=("BO",), late=("PE",))
    edition = edition_of(library, "2016-W08")
    assert (edition.first_day, edition.last_day) == (dt.date(2016, 2, 22), dt.date(2016, 2, 28))
    assert edition.items == ("old", "lake", "other", "new")
    assert (edition.lead, edition.chosen) == (None, ())
    assert edition.sections == (("BO", ("other",)), ("lakes", ("lake",)), ("PE", ("new", "old")))


def test_chosen_items_come_first_in_the_editors_order() -> None:
    """Each once; items that are not shown, or of another week, are left out without a trace."""
    items = [brief(slug, date=dt.date(2016, 2, day)) for slug, day in (("a", 22), ("b", 23), ("c", 24), ("z", 29))]
    library = shelf(*items)
    library = replace(library, leads={"2016-W08": lead("c", "hidden", "a", "z", "c")})
    edition = edition_of(library, "2016-W08")
    assert edition.chosen == ("c", "a")
    assert edition.sections == (("PE", ("b",)),)


def test_a_week_without_items_is_no_edition() -> None:
    """Whoever asks for one has made a mistake."""
    with pytest.raises(KeyError):
        edition_of(shelf(brief()), "1999-W01")
