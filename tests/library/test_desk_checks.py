# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is wrong with leads and stories once all items are known."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from blotter.library.desk_checks import check_leads, check_stories
from blotter.library.listings import list_articles
from blotter.reading.site import SiteFiles, read_site
from tests.reading.desk import with_hints
from tests.site_in_a_string import article, write_site

ITEMS = article("first", date="2016-02-26") + article("second", date="2016-03-02", tags="ports")


def files(folder: Path, text: str) -> SiteFiles:
    """Read a site in which single files are right."""
    found, problems = read_site(write_site(folder, ITEMS + text))
    assert problems == ()
    return found


def lead(week: str, fields: str = "") -> str:
    """Write the lead of a week; the fields begin on line 2."""
    return f"-- content/editions/{week}.md --\n---\n{fields}\n---\nWords.\n"


LEADS = {
    "a week with items": (lead("2016-W08"), ""),
    "its own item, chosen": (lead("2016-W08", "items: [first]"), ""),
    "a week without items": (
        lead("2015-W53"),
        "content/editions/2015-W53.md:1:1: warning nothing-to-show: no item is dated from December 28, 2015 to "
        "January 3, 2016, so readers will not see this lead\n"
        "    it appears with the first item of that week; the nearest week with items is 2016-W08\n",
    ),
    "an item of another week": (
        lead("2016-W08", "items: [first, second]"),
        'content/editions/2016-W08.md:2:16: warning not-this-week: "second" is dated March 2, 2016, which is in the '
        "week 2016-W09\n    an edition shows items of its own week; link older ones in its text\n",
    ),
    "a week whose one item waits": (article("late", date="2016-04-01", more="status: draft") + lead("2016-W13"), ""),
}


@pytest.mark.parametrize("case", LEADS)
def test_leads(tmp_path: Path, case: str) -> None:
    """A lead may wait for a scheduled item, but not for nothing."""
    text, said = LEADS[case]
    assert with_hints(check_leads(files(tmp_path, text))) == said


def test_a_lead_of_a_site_without_items(tmp_path: Path) -> None:
    """There is no week to point to."""
    site = write_site(tmp_path, lead("2016-W08"))
    assert with_hints(check_leads(read_site(site)[0])) == (
        "content/editions/2016-W08.md:1:1: warning nothing-to-show: no item is dated from February 22, 2016 to "
        "February 28, 2016, so readers will not see this lead\n    it appears with the first item of that week\n"
    )


def test_nothing_is_said_while_an_article_cannot_be_read(tmp_path: Path) -> None:
    """Its week and its terms are not known, and its own file says enough."""
    found = files(
        tmp_path, lead("2015-W53") + "-- content/stories/x.md --\n---\ntitle: X\ntags: drugs\nregion: CO\n---\n"
    )
    assert check_leads(found, unread={"third"}) == ()
    assert check_stories(found, (), (), unread={"third"}) == ()


STORIES = {
    "found": ("tags: ports", False),
    "named and not shown": ("articles: waiting", False),
    "found and not shown": ("region: CO", False),
    "nothing there": ("tags: ports\nregion: CO", True),
}


@pytest.mark.parametrize("case", STORIES)
def test_stories(tmp_path: Path, case: str) -> None:
    """A query that finds nothing, not even what is hidden, is a mistake."""
    fields, is_empty = STORIES[case]
    waiting = article("waiting", region="CO", more="status: draft")
    found = files(tmp_path, f"{waiting}-- content/stories/x.md --\n---\ntitle: X\n{fields}\n---\n")
    shown = [each for each in found.articles if each.slug != "waiting"]
    told = list_articles(shown, tags=found.tags, regions=found.regions, stories=found.stories)["stories"]
    said = (
        "content/stories/x.md:3:7: warning nothing-to-show: no item stands under these tags and regions, so readers "
        "will not see this story\n    take a broader topic, place or time, or name the articles\n"
    )
    assert with_hints(check_stories(found, told, {"waiting"})) == (said if is_empty else "")


def test_a_status_is_of_a_day_that_has_come(tmp_path: Path) -> None:
    """Nobody can say today how a matter will stand tomorrow; the day of the build itself is right."""
    text = "-- content/stories/x.md --\n---\ntitle: X\narticles: first\nstatus: Open.\nstatus_date: 2016-03-02\n---\n"
    found = files(tmp_path, text)
    assert check_stories(found, {"x"}, (), today=dt.date(2016, 3, 2)) == ()
    assert with_hints(check_stories(found, {"x"}, (), unread=("second",), today=dt.date(2016, 3, 1))) == (
        "content/stories/x.md:5:14: error bad-date: status_date: 2016-03-02 is still to come, so nobody knows yet how "
        "it stands then\n    write the day for which the status is true, 2016-03-01 at the latest\n"
    )
