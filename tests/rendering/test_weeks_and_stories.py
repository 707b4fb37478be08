# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The pages of weeks and story lines, and the calendars of the archive."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from blotter.library.listings import list_articles
from blotter.library.stories import by_title, seats_in, tell
from blotter.model.config import ListingSettings
from blotter.model.documents import Document
from blotter.model.editions import Lead, Story
from blotter.model.library import Library
from blotter.rendering.composing.press import Press, set_up
from blotter.rendering.lists.calendars import months_of_year, weekdays, weeks_of_month
from blotter.rendering.lists.editions import edition_page, newest_edition
from blotter.rendering.lists.stories import COUNTED, boxed_with, story_boxes, story_entries
from blotter.rendering.theme.loader import Theme
from tests.rendering.machine_fixtures import CONFIG, brief, shelf
from tests.rendering.printing import print_site, text_of

Printer = Callable[..., Press]


def shelf_of(*days: str, size: int = 20) -> Library:
    """A library of briefs, ``item-0`` and on, each of a day."""
    items = [brief(f"item-{number}", date=dt.date.fromisoformat(day)) for number, day in enumerate(days)]
    return shelf(*items, config=dataclasses.replace(CONFIG, listings=ListingSettings(page_size=size)))


def with_lead(library: Library, html: str = "<p>Words.</p>", **fields: Any) -> Library:
    """Give a library the lead of the week 2016-W08."""
    path = "content/editions/2016-W08.md"
    lead = Lead(slug="2016-W08", path=path, body="", body_line=1, positions={}, **fields)
    documents = {path: Document(html=html, text=html and "Words.")}
    return replace(library, leads={lead.slug: lead}, desk_documents=documents, desk_links={path: ()})


def with_stories(library: Library, *stories: Story) -> Library:
    """Give a library story lines."""
    ordered = [library.articles[slug] for slug in library.order]
    listed = list_articles(ordered, tags=library.tags, regions=library.regions, stories=stories)
    told = tell(stories, listed["stories"])
    documents = {story.path: Document(html="<p>An intro.</p>", text="An intro.") for story in stories}
    links: dict[str, tuple[str, ...]] = {story.path: () for story in stories}
    return replace(
        library,
        listed=listed,
        stories=by_title(stories),
        told=told,
        seats=seats_in(told),
        desk_documents=documents,
        desk_links=links,
    )


def story(slug: str, **fields: Any) -> Story:
    """Make a story line."""
    values: dict[str, Any] = {"title": f"The story of {slug}", "path": f"content/stories/{slug}.md", "body": ""}
    return Story(slug=slug, body_line=1, positions={}, **(values | fields))


def data_of(library: Library, theme: Theme, week: str = "2016-W08") -> dict[str, Any]:
    """Return what the page of a week sees of it."""
    data: Any = edition_page(set_up(library, theme.locale), week).data
    return {**data["edition"], "numbers": data["numbers"]}


DAYS = ("2016-02-22", "2016-02-23", "2016-02-24", "2016-02-25", "2016-02-26")


def test_the_chosen_items_stand_beside_the_lead(theme: Theme) -> None:
    """All of them, and the places below."""
    edition = data_of(with_lead(shelf_of(*DAYS), title="A week", items=("item-3", "item-1")), theme)
    assert [[item["url"] for item in group["items"]] for group in edition["beside"]] == [
        ["/articles/item-3/", "/articles/item-1/"]
    ]
    assert [(group["label"], len(group["items"])) for group in edition["below"]] == [("Peru", 3)]
    assert (edition["title"], edition["days"], edition["week"]) == ("A week", "February 22–28, 2016", "Week 8, 2016")


def test_without_a_choice_the_first_place_stands_there(theme: Theme) -> None:
    """A week without a lead opens with its newest item, which gets more of its text."""
    edition = data_of(shelf_of(*DAYS), theme)
    assert (edition["lead"], edition["title"], edition["below"]) == (None, "", [])
    assert [(group["label"], len(group["items"])) for group in edition["beside"]] == [("Peru", 5)]
    assert edition["beside"][0]["items"][0]["url"] == "/articles/item-4/"


def test_the_numbers_are_those_of_the_items(theme: Theme) -> None:
    """Places and topics that the items name themselves, each once."""
    numbers = {each["name"]: each["count"] for each in data_of(shelf_of(*DAYS), theme)["numbers"]}
    assert numbers == {"items": 5, "places": 1, "sources": 1, "topics": 1}


def test_the_front_page_shows_so_many_items_of_the_week_and_no_more(theme: Theme) -> None:
    """What is left is on the page of the week."""
    press = set_up(with_lead(shelf_of(*DAYS), items=("item-1",)), theme.locale)
    shown: Any = newest_edition(press, limit=3)
    groups = [*shown["beside"], *shown["below"]]
    assert [[item["url"] for item in group["items"]] for group in groups] == [
        ["/articles/item-1/"],
        ["/articles/item-4/", "/articles/item-3/"],
    ]
    assert newest_edition(set_up(shelf(), theme.locale), limit=3) is None


SPANS = {
    "2016-W08": "February 22–28, 2016",
    "2016-W09": "February 29 – March 6, 2016",
    "2015-W53": "December 28, 2015 – January 3, 2016",
}


@pytest.mark.parametrize("week", SPANS)
def test_a_week_without_a_headline_is_called_by_its_days(theme: Theme, week: str) -> None:
    """As short as they can be said."""
    day = dt.date.fromisocalendar(int(week[:4]), int(week[-2:]), 4).isoformat()
    head: Any = edition_page(set_up(shelf_of(day), theme.locale), week).data["head"]
    assert head["title"].replace("\u2009", " ").replace("\u00a0", " ") == SPANS[week]


def test_a_week_links_the_ones_before_and_after(theme: Theme) -> None:
    """Those that have items; the first and the last have one neighbor."""
    printed = print_site(shelf_of("2015-05-05", "2016-02-22", "2016-03-10"), theme)
    assert 'rel="prev"' not in printed["editions/2015-W19/index.html"]
    assert 'rel="next" href="/editions/2016-W08/"' in printed["editions/2015-W19/index.html"]
    assert 'rel="prev" href="/editions/2016-W08/"' in printed["editions/2016-W10/index.html"]
    assert 'rel="next"' not in printed["editions/2016-W10/index.html"]


def test_a_lead_in_another_language_says_so(theme: Theme) -> None:
    """On the headline and on the text, wherever they are shown."""
    printed = print_site(with_lead(shelf_of(*DAYS), title="Una semana", lang="es"), theme)
    assert '<h1 lang="es">Una semana</h1>' in printed["editions/2016-W08/index.html"]
    assert 'class="week-lead prose" lang="es"' in printed["index.html"]
    assert '<a href="/editions/2016-W08/" lang="es">Una semana</a>' in printed["editions/index.html"]


def test_the_index_of_weeks_is_by_year(theme: Theme) -> None:
    """The newest first, each with its items; a headline where the desk wrote one."""
    text = text_of(print_site(with_lead(shelf_of("2015-05-05", *DAYS), title="A week"), theme)["editions/index.html"])
    assert "2016 Week 8, February 22–28 · 5 items A week 2015 Week 19 · 1 item May 4–10" in text


def test_a_box_says_where_an_item_stands(theme: Theme) -> None:
    """In every story that it belongs to, by title; the first has nothing before it."""
    first = story("b", articles=("item-2", "item-0", "item-1"))
    second = story("a", articles=("item-0",))
    press = set_up(with_stories(shelf_of(*DAYS), first, second), theme.locale)
    boxes: Any = story_boxes(press, "item-0")
    assert [(box["title"], box["number"], box["total"]) for box in boxes] == [
        ("The story of a", 1, 1),
        ("The story of b", 2, 3),
    ]
    assert (boxes[0]["before"], boxes[0]["after"]) == (None, None)
    assert (boxes[1]["before"]["url"], boxes[1]["after"]["url"]) == ("/articles/item-2/", "/articles/item-1/")
    assert story_boxes(press, "item-4") == []


def test_the_items_of_a_long_story_are_not_counted(theme: Theme) -> None:
    """So that a new one changes the boxes of its neighbors, and not all."""
    days = [(dt.date(2016, 1, 1) + dt.timedelta(days=number)).isoformat() for number in range(COUNTED + 1)]
    press = set_up(with_stories(shelf_of(*days), story("long", tags=("cocaine",))), theme.locale)
    (box,) = story_boxes(press, "item-7")
    assert isinstance(box, dict)
    assert (box["number"], box["total"]) == (0, 0)
    assert box["before"] is not None


def test_whose_box_a_change_concerns() -> None:
    """Everybody's in a story that is or was counted, the neighbors' in a longer one."""
    long = [f"{number:03}" for number in range(COUNTED + 5)]
    assert set(boxed_with(["a", "b"], ["a", "b", "c"], {"c"})) == {"a", "b", "c"}
    assert set(boxed_with(long, [*long[:10], *long[11:]], {"010"})) == {"009", "010", "011"}
    assert set(boxed_with(long, ["new", *long], {"new"})) == {"new", "000"}
    assert set(boxed_with(long[: COUNTED + 1], long[:COUNTED], {long[COUNTED]})) == set(long[: COUNTED + 1])


def test_stories_with_new_items_come_first(theme: Theme) -> None:
    """With their years and how many items they have."""
    old, new = story("old", articles=("item-0", "item-1")), story("new", articles=("item-2",), summary="In short.")
    press = set_up(with_stories(shelf_of("2014-01-01", "2015-01-01", "2016-01-01"), old, new), theme.locale)
    entries = story_entries(press)
    assert [(entry["title"], entry["years"], entry["count"]) for entry in entries] == [
        ("The story of new", "2016", 1),
        ("The story of old", "2014–2015", 2),
    ]
    assert [entry["summary"] for entry in entries] == ["In short.", "An intro."]


def test_a_long_story_goes_on_upon_numbered_pages(theme: Theme) -> None:
    """Each is read from its oldest item down; intro and status stand on the newest page only."""
    told = story("x", tags=("cocaine",), status="Nothing is settled.", status_date=dt.date(2016, 3, 1))
    printed = print_site(with_stories(shelf_of(*DAYS, size=2), told), theme)
    head, oldest = printed["stories/x/index.html"], printed["stories/x/page/1/index.html"]
    assert head.index("item-2") < head.index("item-3") < head.index("item-4")
    assert oldest.index("item-0") < oldest.index("item-1")
    assert ("Nothing is settled." in head, "Nothing is settled." in oldest) == (True, False)
    assert ("An intro." in head, "An intro." in oldest) == (True, False)


def test_a_year_has_twelve_months(theme: Theme) -> None:
    """Those with items are links with their number."""
    press = set_up(shelf_of("2016-02-01", "2016-02-29", "2016-11-30", "2015-02-02"), theme.locale)
    months: Any = months_of_year(press, "2016")
    assert [each["count"] for each in months] == [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]
    assert [each["url"] for each in months if each["url"]] == ["/archive/2016/02/", "/archive/2016/11/"]


def test_a_month_is_weeks_of_days(theme: Theme) -> None:
    """Days of other months are empty, and a week is linked where it is an edition, if only by its other days."""
    press = set_up(shelf_of("2016-02-29", "2016-02-29", "2016-03-09"), theme.locale)
    weeks: Any = weeks_of_month(press, "2016-03")
    assert [(week["week"], bool(week["url"])) for week in weeks] == [
        (9, True),
        (10, True),
        (11, False),
        (12, False),
        (13, False),
    ]
    assert [day["day"] for day in weeks[0]["days"]] == [0, 1, 2, 3, 4, 5, 6]
    assert [(day["day"], day["count"]) for week in weeks for day in week["days"] if day["count"]] == [(9, 1)]
    assert [day["short"] for day in weekdays(press) if isinstance(day, dict)] == [
        "Mo",
        "Tu",
        "We",
        "Th",
        "Fr",
        "Sa",
        "Su",
    ]


def test_a_day_leads_to_its_newest_item(theme: Theme) -> None:
    """Whatever page of the month that is on, and there is an anchor there."""
    library = shelf_of("2016-02-01", "2016-02-02", "2016-02-02", "2016-02-03", "2016-02-04", size=2)
    printed = print_site(library, theme)
    press = set_up(library, theme.locale)
    weeks: Any = weeks_of_month(press, "2016-02")
    links = [day["url"] for day in weeks[0]["days"] if day["url"]]
    assert links == [
        "/archive/2016/02/page/1/#b-day-01",
        "/archive/2016/02/#b-day-02",
        "/archive/2016/02/#b-day-03",
        "/archive/2016/02/#b-day-04",
    ]
    for link in links:
        page, _, anchor = link.partition("#")
        assert printed[f"{page[1:]}index.html"].count(f'id="{anchor}"') == 1


def test_a_numbered_page_of_a_month_has_no_calendar(theme: Theme) -> None:
    """It stays the same page, whatever else the month brings."""
    printed = print_site(shelf_of("2016-02-01", "2016-02-02", "2016-02-03", "2016-02-04", size=2), theme)
    assert 'class="calendar"' in printed["archive/2016/02/index.html"]
    assert 'class="calendar"' not in printed["archive/2016/02/page/1/index.html"]
