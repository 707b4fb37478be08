# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What can be wrong with the desk's own texts once all items are known: weeks and stories without any, wrong days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Container, Iterable, Iterator, Mapping

from blotter.library.listings import list_articles
from blotter.model.articles import Article
from blotter.model.editions import Lead, Story
from blotter.model.problems import Place, Problem
from blotter.reading.dates import MONTHS
from blotter.reading.editions import days_of_week, edition_key
from blotter.reading.notebook import shown
from blotter.reading.site import SiteFiles


def check_leads(files: SiteFiles, *, unread: Collection[str] = ()) -> tuple[Problem, ...]:
    """Find leads of weeks in which nothing is dated, and chosen items of other weeks; hidden items are items, too.

    ``unread`` are the slugs of articles whose own file has a mistake: nobody knows their weeks.
    """
    if not files.leads:
        return ()
    articles = {article.slug: article for article in files.articles}
    days = {article.date for article in files.articles}
    weeks = {edition_key(day) for day in days}
    found: list[Problem] = []
    for lead in files.leads:
        if not unread and lead.slug not in weeks:
            found.append(_empty_week(lead, days))
        found += _items_of_other_weeks(lead, articles)
    return tuple(found)


def check_stories(
    files: SiteFiles,
    told: Container[str],
    hidden: Container[str],
    *,
    unread: Collection[str] = (),
    today: dt.date = dt.date.max,
) -> tuple[Problem, ...]:
    """Find stories that no item belongs to, and those whose status is of a day after ``today``, the day of the build.

    ``told`` are the slugs of stories that have shown items. One whose items are all ``hidden`` (slugs of articles)
    waits for them and is no mistake.
    """
    early = tuple(_early_status(story, today) for story in files.stories if (story.status_date or dt.date.min) > today)
    return (*early, *(() if unread else _stories_without_items(files, told, hidden)))


def _early_status(story: Story, today: dt.date) -> Problem:
    return Problem(
        code="bad-date",
        message=f"status_date: {story.status_date} is still to come, so nobody knows yet how it stands then",
        place=story.positions.get("status_date") or Place(path=story.path),
        hint=f"write the day for which the status is true, {today} at the latest",
    )


def _stories_without_items(files: SiteFiles, told: Container[str], hidden: Container[str]) -> tuple[Problem, ...]:
    waiting = [story for story in files.stories if story.slug not in told]
    if not waiting:
        return ()
    held = (article for article in files.articles if article.slug in hidden)
    known = list_articles(held, tags=files.tags, regions=files.regions, stories=waiting)["stories"]
    hint = "take a broader topic, place or time, or name the articles"
    return tuple(
        Problem(
            code="nothing-to-show",
            message="no item stands under these tags and regions, so readers will not see this story",
            place=story.positions.get("tags") or story.positions.get("region") or Place(path=story.path),
            hint=hint,
        )
        for story in waiting
        if story.slug not in known
    )


def _empty_week(lead: Lead, days: Iterable[dt.date]) -> Problem:
    monday, sunday = _days(lead)
    nearest = min(days, key=lambda day: (abs(day - monday), day), default=None)
    near = f"; the nearest week with items is {edition_key(nearest)}" if nearest else ""
    message = f"no item is dated from {_day(monday)} to {_day(sunday)}, so readers will not see this lead"
    hint = f"it appears with the first item of that week{near}"
    return Problem(code="nothing-to-show", message=message, place=Place(path=lead.path), hint=hint)


def _items_of_other_weeks(lead: Lead, articles: Mapping[str, Article]) -> Iterator[Problem]:
    for number, slug in enumerate(lead.items, 1):
        article = articles.get(slug)
        if article is None or edition_key(article.date) == lead.slug:
            continue
        message = f"{shown(slug)} is dated {_day(article.date)}, which is in the week {edition_key(article.date)}"
        hint = "an edition shows items of its own week; link older ones in its text"
        place = lead.positions.get(f"items.{number}") or Place(path=lead.path)
        yield Problem(code="not-this-week", message=message, place=place, hint=hint)


def _days(lead: Lead) -> tuple[dt.date, dt.date]:
    days = days_of_week(lead.slug)
    assert days is not None, lead.path
    return days


def _day(day: dt.date) -> str:
    """Write a day for a message, always in English."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
