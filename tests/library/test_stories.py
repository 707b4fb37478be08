# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which items belong to a story line, and in what order it is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from blotter.library.listings import list_articles
from blotter.library.stories import by_title, in_order, seats_in, tell
from blotter.model.editions import Story
from tests.library.making import REGIONS, TAGS, article

ITEMS = (
    article("a", "2016-01-01", tags=("cocaine",), regions=("vraem",)),
    article("b", "2016-02-01", tags=("ports",), regions=("PE",)),
    article("c", "2016-03-01", tags=("cocaine", "ports"), regions=("CO",)),
    article("d", "2016-04-01", tags=("ports",), regions=("BR",)),
)


def story(slug: str = "line", **fields: Any) -> Story:
    """Make a story line."""
    values: dict[str, Any] = {"title": slug, "path": f"content/stories/{slug}.md", "body": "", "body_line": 1}
    return Story(slug=slug, positions={}, **(values | fields))


def found(**fields: Any) -> tuple[str, ...]:
    """List the items of a story, oldest first."""
    listed = list_articles(ITEMS, tags=TAGS, regions=REGIONS, stories=[story(**fields)])
    return listed["stories"].get("line", ())


QUERIES: dict[str, tuple[dict[str, Any], str]] = {
    "a topic includes the narrower ones": ({"tags": ("drugs",)}, "ac"),
    "a place includes what is in it": ({"regions": ("PE",)}, "ab"),
    "one of several topics is enough": ({"tags": ("cocaine", "ports")}, "abcd"),
    "topic and place are both asked for": ({"tags": ("ports",), "regions": ("PE", "CO")}, "bc"),
    "all of them, where that is asked for": ({"tags": ("cocaine", "ports"), "match_all": True}, "c"),
    "all places, too": ({"regions": ("PE", "south-america"), "match_all": True}, "ab"),
    "not before a day": ({"tags": ("ports",), "since": dt.date(2016, 3, 1)}, "cd"),
    "not after a day": ({"tags": ("ports",), "until": dt.date(2016, 3, 1)}, "bc"),
    "without those that are taken out": ({"tags": ("ports",), "without": ("c",)}, "bd"),
    "named ones and found ones": ({"articles": ("d",), "tags": ("cocaine",)}, "acd"),
    "a named one that is taken out of the query stays": (
        {"articles": ("a",), "tags": ("ports",), "without": ("a",)},
        "abcd",
    ),
    "named ones alone": ({"articles": ("c", "nobody", "a")}, "ac"),
    "nothing": ({"tags": ("ports",), "regions": ("vraem",)}, ""),
}


def test_a_version_in_another_language_is_found_by_its_name_alone() -> None:
    """It tells nothing new; its original stands in the story and links to it."""
    again = article("e", "2016-01-01", tags=("cocaine",), translation_of="a", lang="es")
    items = (*ITEMS, again)
    asked = [story("found", tags=("cocaine",)), story("named", tags=("cocaine",), articles=("e",))]
    listed = list_articles(items, tags=TAGS, regions=REGIONS, stories=asked)["stories"]
    assert listed == {"found": ("a", "c"), "named": ("a", "c", "e")}


@pytest.mark.parametrize("case", QUERIES)
def test_what_belongs_to_a_story(case: str) -> None:
    """Items are named, or found by their terms rolled up, or both."""
    fields, slugs = QUERIES[case]
    assert found(**fields) == tuple(slugs)


def test_the_editors_order_counts_where_all_items_are_named() -> None:
    """What is not shown is left out without a trace; with a query the order is that of the dates."""
    assert in_order(story(articles=("c", "gone", "a", "c")), ("a", "c")) == ("c", "a")
    assert in_order(story(articles=("c", "a"), tags=("ports",)), ("a", "b", "c")) == ("a", "b", "c")


def test_stories_are_by_title_and_every_item_knows_its_seats() -> None:
    """A story without items is not told."""
    stories = [
        story("two", title="b", articles=("c", "a")),
        story("one", title="A", articles=("a",)),
        story("none", articles=("x",)),
    ]
    listed = list_articles(ITEMS, tags=TAGS, regions=REGIONS, stories=stories)["stories"]
    assert list(by_title(stories)) == ["one", "two", "none"]
    assert tell(stories, listed) == {"one": ("a",), "two": ("c", "a")}
    assert seats_in(tell(stories, listed)) == {"a": (("one", 0), ("two", 1)), "c": (("two", 0),)}
