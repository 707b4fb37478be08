# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the pages of places and topics tell of their items: maps, charts, counts, neighbors, and the same as tables."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from msgspec.structs import replace

from blotter.model.articles import GeoPlace
from blotter.model.library import Library
from blotter.rendering.composing.press import set_up
from blotter.rendering.lists.terms import term_listing
from blotter.rendering.overviews.maps import locator, newest_spots, world_page
from blotter.rendering.overviews.tallies import company_of, places_of, topics_of, years_of
from blotter.rendering.overviews.terms import region_overview, topic_overview
from blotter.rendering.theme.loader import Theme
from tests.rendering.machine_fixtures import brief, shelf
from tests.rendering.printing import plant, print_site, text_of

TAGS: dict[str, dict[str, Any]] = {
    "drugs": {"label": "Drugs"},
    "cocaine": {"label": "Cocaine", "parents": ("drugs",)},
    "crack": {"label": "Crack", "parents": ("cocaine",)},
    "ports": {"label": "Ports"},
    "courts": {"label": "Courts"},
}
REGIONS: dict[str, dict[str, Any]] = {
    "americas": {"label": "Americas", "kind": "continent"},
    "south-america": {"label": "South America", "kind": "subregion", "parents": ("americas",)},
    "europe": {"label": "Europe", "kind": "continent"},
    "PE": {"label": "Peru", "kind": "country", "parents": ("south-america",), "latitude": -9.2, "longitude": -75.0},
    "BO": {"label": "Bolivia", "kind": "country", "parents": ("south-america",)},
    "CL": {"label": "Chile", "kind": "country", "parents": ("south-america",)},
    "ES": {"label": "Spain", "kind": "country", "parents": ("europe",)},
    "vraem": {"label": "VRAEM", "kind": "area", "parents": ("PE",), "latitude": -12.6, "longitude": -74.0},
    "lakes": {"label": "Border lakes", "kind": "area", "parents": ("PE", "BO"), "latitude": -16.0, "longitude": -69.0},
    "sea": {"label": "The open sea", "kind": "area"},
}
LIMA = GeoPlace(name="Lima", latitude=-12.05, longitude=-77.04)


def library(*items: dict[str, Any]) -> Library:
    """A library of briefs, the oldest first, a day apart: of each, what the test says."""
    first = dt.date(2016, 2, 1)
    dated = [{"date": first + dt.timedelta(days=number), **fields} for number, fields in enumerate(items)]
    made = shelf(*[brief(f"story-{number}", date=fields["date"]) for number, fields in enumerate(dated)])
    told = {f"story-{number}": fields for number, fields in enumerate(dated)}
    articles = {slug: replace(each, **told[slug]) for slug, each in made.articles.items()}
    return plant(replace(made, articles=articles), tags=TAGS, regions=REGIONS)


def of_region(library: Library, theme: Theme, key: str) -> Any:
    """What the page of a region tells."""
    return region_overview(set_up(library, theme.locale), key)


def of_topic(library: Library, theme: Theme, key: str) -> Any:
    """What the page of a topic tells."""
    return topic_overview(set_up(library, theme.locale), key)


SOME: list[dict[str, Any]] = [
    {"regions": ("PE", "vraem"), "tags": ("cocaine", "ports")},
    {"regions": ("PE",), "tags": ("cocaine",), "places": (LIMA,)},
    {"regions": ("BO", "lakes"), "tags": ("crack", "ports")},
    {"regions": ("lakes",), "tags": ("courts",)},
    {"regions": ("ES",), "tags": ("ports", "courts")},
]


def test_counts_are_those_of_the_lists(theme: Theme) -> None:
    """A place has as many items as stand on its own page, whatever rolls up to it."""
    made = library(*SOME)
    counts = places_of(set_up(made, theme.locale), made.order)
    assert counts == {key: len(slugs) for key, slugs in made.listed["regions"].items()}
    assert topics_of(made, made.order) == {"cocaine": 2, "crack": 1, "ports": 3, "courts": 2}


def test_company_is_who_comes_along() -> None:
    """Neither the topic itself nor what is above or below it."""
    made = library(*SOME)
    assert company_of(made, "cocaine", made.listed["tags"]["cocaine"]) == {"ports": 2}
    assert company_of(made, "drugs", made.listed["tags"]["drugs"]) == {"ports": 2}


def test_years_have_no_gaps() -> None:
    """A year without items between two with some is a year of the chart."""
    made = library({"date": dt.date(2014, 1, 1)}, {"date": dt.date(2016, 1, 1)}, {"date": dt.date(2016, 5, 1)})
    assert years_of(made, made.order) == [(2014, 1), (2015, 0), (2016, 2)]
    assert years_of(made, ()) == []


def test_the_world_map_shows_every_place_with_items(theme: Theme) -> None:
    """Countries as filled circles, areas as open ones, each a link with a name; what has no items is not there."""
    html = print_site(library(*SOME), theme)["map/index.html"]
    for key, words in (("pe", "Peru: 3 items"), ("es", "Spain: 1 item"), ("lakes", "Border lakes: 2 items")):
        kind = "area" if key == "lakes" else "country"
        assert f'<a class="bubble bubble-{kind}" href="/regions/{key}/"><title>{words}</title>' in html
    assert "/regions/cl/" not in html
    assert "style=" not in html


def test_the_table_has_what_the_map_has(theme: Theme) -> None:
    """Every bubble's link and number stand in the table below, too; an area of two countries once."""
    html = print_site(library(*SOME), theme)["map/index.html"]
    map_, _, table = html.partition("<table")
    for link, count in re.findall(r'href="(/regions/[^"]+)"><title>[^<]+: (\d+) items?</title>', map_):
        assert re.search(rf'<a href="{link}">[^<]+</a></th>\s*<td><span class="bar-number">{count}<', table), link
    assert "Americas 4 items Place Items South America 4 Peru 3 VRAEM 1" in text_of("<body " + table)
    assert table.count('href="/regions/lakes/"') == 1


def test_a_world_without_items_says_so(theme: Theme) -> None:
    """No map of nothing, and a way on."""
    html = print_site(plant(shelf(), tags=TAGS, regions=REGIONS), theme)["map/index.html"]
    assert "<svg" not in html
    assert "No item has a place yet." in html


def test_a_place_of_unknown_position_is_in_the_table_only(theme: Theme) -> None:
    """An area without coordinates, a country that is on no map: the page does without."""
    made = library({"regions": ("sea",)})
    printed = print_site(made, theme)
    assert "<svg viewBox" not in printed["map/index.html"].partition("<table")[0]
    assert '<a href="/regions/sea/">The open sea</a>' in printed["map/index.html"]
    assert of_region(made, theme, "sea")["map"] is None


def test_a_continent_shows_its_countries_and_areas(theme: Theme) -> None:
    """And none of elsewhere: an item of Peru and Spain counts for Peru on the map of the Americas."""
    told = of_region(library(*SOME, {"regions": ("PE", "ES", "vraem")}), theme, "americas")
    assert [(mark["label"], mark["count"]) for mark in told["map"]["marks"]] == [
        ("Bolivia", 2),
        ("Peru", 4),
        ("Border lakes", 2),
        ("VRAEM", 2),
    ]
    assert told["map"]["fit"] == ["BO", "CL", "PE"]
    rows = [(row["label"], row["depth"], row["count"]) for row in told["within"]]
    assert rows == [("South America", 0, 5), ("Peru", 1, 4), ("VRAEM", 2, 2), ("Bolivia", 1, 2), ("Border lakes", 0, 2)]


def test_counts_of_a_place_are_of_its_own_items(theme: Theme) -> None:
    """The lakes have two items; one of them names Bolivia alone, and Peru's page does not count it."""
    told = of_region(library(*SOME), theme, "PE")
    assert [(row["label"], row["count"]) for row in told["within"]] == [("Border lakes", 1), ("VRAEM", 1)]


def test_a_country_knows_its_neighbors(theme: Theme) -> None:
    """By the borders of the map: those with items are links, the others plain, in the vocabulary or not."""
    html = print_site(library(*SOME), theme)["regions/pe/index.html"]
    nav = html.partition('aria-labelledby="b-neighbors"')[2].partition("</nav>")[0]
    assert '<a href="/regions/bo/">Bolivia</a>' in nav
    assert '<span class="no-link">Chile</span>' in nav
    assert re.findall(r">([^<>]+)</(?:a|span)></li>", nav) == ["Bolivia", "Brazil", "Chile", "Colombia", "Ecuador"]


def test_places_that_items_name_are_points_and_lines(theme: Theme) -> None:
    """On the map of their country: a point with a link to the newest of their items; all of them below it."""
    again = GeoPlace(name="LIMA", latitude=-12.1, longitude=-77.0)
    made = library(*SOME, {"title": "The second", "places": (again,), "regions": ("PE",)})
    html = print_site(made, theme)["regions/pe/index.html"]
    assert '<a class="bubble bubble-spot" href="/articles/story-5/"><title>LIMA: 2 items</title>' in html
    listed = html.partition('<details class="spots">')[2].partition("</details>")[0]
    assert listed.index("The second") < listed.index("Title of story-1")


def test_only_the_newest_places_are_told() -> None:
    """An archive names thousands; the newest forty are gathered, whatever lies behind."""
    many = [{"places": (GeoPlace(name=f"Place {n}", latitude=float(n), longitude=0.0),)} for n in range(60)]
    made = library(*many)
    spots = newest_spots(made, made.order)
    assert [spot.name for spot in spots[:2]] == ["Place 59", "Place 58"]
    assert len(spots) == 40


def test_an_area_is_drawn_with_its_surroundings(theme: Theme) -> None:
    """Its own circle leads nowhere: this is its page."""
    html = print_site(library(*SOME), theme)["regions/vraem/index.html"]
    assert '<g class="bubble bubble-area"><title>VRAEM: 1 item</title>' in html


def test_topics_of_a_place_need_more_than_one_item(theme: Theme) -> None:
    """One item is no statistics; where some topics have several items, those with one are not told."""
    assert of_region(library(*SOME), theme, "ES")["topics"] == []
    told = of_region(library(*SOME, *SOME, *SOME[:1]), theme, "PE")["topics"]
    assert [(row["label"], row["count"], row["bar"]) for row in told] == [
        ("Cocaine", 5, 100),
        ("Ports", 3, 60),
        ("Courts", 2, 40),
    ]


def test_a_topic_has_a_chart_with_its_table(theme: Theme) -> None:
    """Columns with their numbers for the eye, an image with a name for others, and a table of all years."""
    made = library({"date": dt.date(2014, 1, 1)}, {"date": dt.date(2016, 1, 1)}, {"date": dt.date(2016, 5, 1)})
    html = print_site(made, theme)["tags/cocaine/index.html"]
    assert 'role="img" aria-label="Chart: items on Cocaine by year"' in html
    assert html.count('<rect class="column"') == 2
    assert re.sub(r"\s+", "", html).count('<tr><thscope="row">2015</th><td>0</td></tr>') == 1


def test_a_single_year_makes_no_chart(theme: Theme) -> None:
    """One column says nothing that the first line of the page does not."""
    assert of_topic(library(*SOME), theme, "cocaine")["years"] is None


def test_a_topic_names_related_ones_and_places(theme: Theme) -> None:
    """Those that come along most first, then by label; the countries where it happened."""
    told = of_topic(library(*SOME), theme, "ports")
    assert [(each["label"], each["count"]) for each in told["related"]] == [("Cocaine", 1), ("Courts", 1), ("Crack", 1)]
    assert [(row["label"], row["count"]) for row in told["where"]] == [("Bolivia", 1), ("Peru", 1), ("Spain", 1)]


def test_numbered_sheets_count_nothing(theme: Theme) -> None:
    """What is told of all items stands on the first page only, so that the others never change."""
    made = library(*[{"regions": ("PE",)} for _ in range(65)])
    printed = print_site(made, theme)
    assert "65 items" in text_of(printed["regions/pe/index.html"])
    sheets = [html for path, html in printed.items() if path.startswith(("regions/", "tags/")) and "/page/" in path]
    assert sheets
    assert not any("65 items" in html or 'class="map' in html for html in sheets)


def test_an_article_shows_where_its_places_are(theme: Theme) -> None:
    """On a map of its country, with a name for those who do not see it; without places there is none."""
    printed = print_site(library(*SOME), theme)
    html = printed["articles/story-1/index.html"]
    assert '<svg class="map map-locator"' in html
    assert 'role="img" aria-label="Map of Lima"' in html
    assert "map-locator" not in printed["articles/story-0/index.html"]


@pytest.mark.parametrize(
    ("regions", "countries"),
    [(("PE",), ["PE"]), (("lakes",), ["BO", "PE"]), (("PE", "lakes"), ["PE"]), (("americas",), [])],
)
def test_the_map_of_an_article_is_of_its_countries(
    theme: Theme, regions: tuple[str, ...], countries: list[str]
) -> None:
    """Of those that it names, or else of those that its areas lie in."""
    made = library({"regions": regions, "places": (LIMA,)})
    described: Any = locator(set_up(made, theme.locale), made.articles["story-0"])
    assert described["fit"] == countries


def test_a_title_changes_no_map(theme: Theme) -> None:
    """The page of the world is the same page after an edit that moves no item."""
    made = library(*SOME)
    edited = replace(made, articles={slug: replace(each, title="New") for slug, each in made.articles.items()})
    assert world_page(set_up(made, theme.locale)) == world_page(set_up(edited, theme.locale))


@pytest.mark.parametrize(("taxonomy", "key"), [("regions", "PE"), ("tags", "cocaine")])
def test_a_first_page_that_counts_is_made_again_with_any_of_its_items(theme: Theme, taxonomy: str, key: str) -> None:
    """The rules for incremental builds are told so."""
    assert term_listing(set_up(library(*SOME), theme.locale), taxonomy, key).counted
