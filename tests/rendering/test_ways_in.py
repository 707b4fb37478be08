# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""How a reader finds the way: the foot of every page, the front page, the indexes and their numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from blotter.model.articles import Correction, GeoPlace
from blotter.model.library import Library
from blotter.rendering.graphics.map_drawing import draw
from blotter.rendering.theme.loader import Theme
from tests.rendering.machine_fixtures import article, brief, copy, credit, shelf
from tests.rendering.printing import Terms, plant, print_article, print_site, text_of
from tests.rendering.test_weeks_and_stories import story, with_stories

TAGS: Terms = {"drugs": {"label": "Drugs"}, "cocaine": {"label": "Cocaine", "parents": ("drugs",)}}
REGIONS: Terms = {
    "south-america": {"label": "South America", "kind": "subregion"},
    "PE": {"label": "Peru", "kind": "country", "parents": ("south-america",)},
    "BO": {"label": "Bolivia", "kind": "country", "parents": ("south-america",)},
}


def library_of(count: int) -> Library:
    """A library of briefs, ``item-00`` and on, one a week from January 4, 2016; every third is of Bolivia."""
    first = dt.date(2016, 1, 4)
    days = [first + dt.timedelta(days=7 * number) for number in range(count)]
    made = shelf(*(brief(f"item-{n:02}", date=day, summary=f"Summary of item {n}.") for n, day in enumerate(days)))
    articles = {
        slug: replace(each, regions=("BO",)) if number % 3 == 2 else each
        for number, (slug, each) in enumerate(made.articles.items())
    }
    return plant(replace(made, articles=articles), tags=TAGS, regions=REGIONS)


def parsed(html: str) -> LexborHTMLParser:
    """Parse a page."""
    return LexborHTMLParser(html)


def words(node: LexborNode) -> str:
    """Return the words of an element with single blanks."""
    return " ".join(node.text(separator=" ").split())


WAYS = ("latest", "editions", "stories", "regions", "map", "tags", "sources", "archive", "attributions", "feeds")


def test_everything_is_reached_from_every_page(theme: Theme) -> None:
    """The foot of each page leads to every section, whatever the menu of the site has, and to the search."""
    for path, html in print_site(library_of(2), theme).items():
        if path.endswith(".html") and not path.startswith("text/"):
            links = [node.attributes["href"] for node in parsed(html).css(".colophon-ways a")]
            assert links == [*(f"/{name}/" for name in WAYS), "/search/"], path


def test_the_sections_of_a_site_without_a_menu_have_the_map(theme: Theme) -> None:
    """Readers who come by place find it beside the list of places."""
    menu = parsed(print_site(library_of(1), theme)["index.html"]).css(".menu a")
    assert [words(node) for node in menu][:3] == ["Latest", "Places", "Map"]


def test_the_front_page_tells_its_items_by_weight(theme: Theme) -> None:
    """Of those before the newest week one stands large, two with their summaries, the others by headline."""
    page = parsed(print_site(library_of(7), theme)["index.html"])
    first = page.css(".front-first .card")
    assert [words(node.css(".card-title")[0]) for node in first] == ["Title of item-05"]
    assert first[0].css(".card-summary")
    assert [words(node) for node in page.css(".front-item:not(.front-first) .card-summary")] == [
        "Summary of item 4.",
        "Summary of item 3.",
    ]
    brief_ones = page.css(".front-brief")
    assert [words(node.css(".card-title")[0]) for node in brief_ones] == [f"Title of item-0{n}" for n in (2, 1, 0)]
    assert not page.css(".front-brief .card-summary")
    assert all(node.css(".card-source, .card-date, .mark, .kicker") for node in brief_ones)


def test_the_front_page_leads_to_places_and_topics_with_their_numbers(theme: Theme) -> None:
    """The countries with the most items first, the topics at the top of the vocabulary, and the map as one link."""
    page = parsed(print_site(library_of(7), theme)["index.html"])
    assert [words(node) for node in page.css(".ways-places .tallied li")] == ["Peru , 5", "Bolivia , 2"]
    assert [words(node) for node in page.css(".tallied-long li")] == ["Drugs , 7"]
    (glance,) = page.css("a.glance")
    assert glance.attributes["href"] == "/map/"
    assert len(glance.css("circle")) == 2
    assert glance.css("svg")[0].attributes["aria-label"]
    assert not glance.css("text, title")


def test_a_front_page_without_places_has_no_map(theme: Theme) -> None:
    """Where no position is known there is nothing to show at a glance."""
    library = plant(shelf(brief()), tags=TAGS, regions={"PE": {"label": "The harbor", "kind": "area"}})
    assert "glance" not in print_site(library, theme)["index.html"]


def test_the_world_at_a_glance_is_land_and_circles() -> None:
    """No words, for which there is no room, and no borders: it is a way to the map."""
    place = {"kind": "country", "code": "PE", "label": "Peru", "count": 3, "url": "/regions/pe/"}
    drawing: Any = draw({"kind": "glance", "marks": [{**place, "longitude": -75.0, "latitude": -9.0}]})
    assert drawing["land"]
    assert not drawing["borders"]
    assert [bubble["labels"] for bubble in drawing["bubbles"]] == [[]]


def test_the_index_of_topics_counts(theme: Theme) -> None:
    """A topic with all that is filed under the narrower ones below it."""
    printed = print_site(library_of(4), theme)
    assert "Drugs 4 items Cocaine , 4" in text_of(printed["tags/index.html"])
    assert "Narrower topics Cocaine : 4" in text_of(printed["tags/drugs/index.html"])


def test_a_source_tells_how_many_items_and_of_what_kind(theme: Theme) -> None:
    """On its own page and in the index, where a reader also sees whether it has an open license."""
    library = shelf(brief("one"), brief("two", date=dt.date(2016, 3, 1)), copy("three"))
    printed = print_site(library, theme)
    page = text_of(printed["sources/example-news/index.html"])
    assert "3 items , February 26, 2016 to March 1, 2016 Our summary , 2 Republished in full , 1" in page
    (row,) = parsed(printed["sources/index.html"]).css(".source-table tbody tr")
    assert words(row) == "Example News No open license known Our summary , 2 Republished in full , 1 3"


def test_a_source_of_one_kind_says_its_number_once(theme: Theme) -> None:
    """The kind is a label; the number stands beside it only where there are several."""
    (row,) = parsed(print_site(shelf(brief()), theme)["sources/index.html"]).css(".source-table tbody tr")
    assert words(row) == "Example News No open license known Our summary 1"


def test_a_story_says_how_long_it_is(theme: Theme) -> None:
    """How many items it has, and which years they span."""
    made = with_stories(library_of(3), story("flights", tags=("cocaine",)))
    assert "3 items · 2016" in text_of(print_site(made, theme)["stories/flights/index.html"])


def test_months_and_years_lead_to_those_beside_them(theme: Theme) -> None:
    """To the next that has items, over the empty ones between."""
    days = (dt.date(2014, 12, 30), dt.date(2016, 2, 26), dt.date(2016, 7, 1))
    printed = print_site(shelf(*(brief(f"item-{day}", date=day) for day in days)), theme)
    pagers = {path: parsed(printed[path]).css(".weeks-pager a") for path in printed if path.startswith("archive/2")}
    found = {path: [(node.attributes["href"], words(node)) for node in nodes] for path, nodes in pagers.items()}
    assert found["archive/2014/index.html"] == [("/archive/2016/", "Later 2016 →")]
    assert found["archive/2016/02/index.html"] == [
        ("/archive/2014/12/", "← Earlier December 2014"),
        ("/archive/2016/07/", "Later July 2016 →"),
    ]
    assert found["archive/2016/07/index.html"] == [("/archive/2016/02/", "← Earlier February 2016")]


def test_an_article_opens_with_its_day_and_its_text(theme: Theme) -> None:
    """Day, corrections and reading time stand under the byline; what else is on record comes after the text."""
    made = article(
        places=(GeoPlace(name="Mazamari", latitude=-11.3, longitude=-74.5),),
        corrections=(Correction(date=dt.date(2016, 3, 1), text="A name was wrong."),),
    )
    html = print_article(shelf((made, credit())), theme)
    (line,) = parsed(html).css(".entry-head .dateline")
    assert words(line).startswith("February 26, 2016 · corrected on March 1, 2016")
    parts = ("entry-head", "entry-text", 'class="record"', "</article>", 'class="afterword"', 'class="reuse"')
    seats = [html.find(part) for part in parts]
    assert seats[:4] == sorted(seats[:4])


@pytest.mark.parametrize("note", ["", "The original shows no day."])
def test_a_note_on_the_day_is_on_record(theme: Theme, note: str) -> None:
    """How a day was found is said where there is something to say."""
    html = print_article(shelf((article(date_note=note), credit())), theme)
    assert next(words(node) for node in parsed(html).css(".record dt")) == ("Date" if note else "Where")
    assert (note in html) is True


def _without_items(theme: Theme) -> Iterator[tuple[str, str]]:
    library = replace(shelf(), stories={}, told={})
    for path, html in print_site(library, theme).items():
        if path.endswith(".html") and not path.startswith(("text/", "search/", "feeds/", "404")):
            yield path, html


def test_an_empty_page_says_so(theme: Theme) -> None:
    """A site without items has words where its lists will be: no page of it is blank."""
    pages = dict(_without_items(theme))
    assert {"index.html", "map/index.html", "stories/index.html", "sources/index.html", "latest/index.html"} <= set(
        pages
    )
    for path, html in pages.items():
        (empty,) = parsed(html).css(".empty")
        assert len(words(empty)) > 30, path
