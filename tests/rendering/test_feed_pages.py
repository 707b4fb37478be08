# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which feeds there are, and how they are found: on their page, in a list for feed readers, and from each list."""

from __future__ import annotations

import dataclasses
import re
from typing import Any
from xml.etree import ElementTree as ET

from lxml import etree
from msgspec.structs import replace

from blotter.model.config import ListingSettings, OutputSettings
from blotter.model.editions import Story
from blotter.model.library import Library
from blotter.rendering.theme.loader import Theme
from blotter.rendering.wire.channels import SITE, channel, channel_keys
from blotter.rendering.wire.feed_pages import feed_files, feed_groups, feed_indexes
from tests.rendering.feeding import (
    ATOM,
    atom,
    broken_atom_rules,
    broken_json_feed_rules,
    json_feed,
    make,
    press_of,
    schema_errors,
)
from tests.rendering.machine_fixtures import BASE, CONFIG, brief, copy, shelf
from tests.rendering.printing import print_site

QUIET = dataclasses.replace(CONFIG, outputs=OutputSettings(feeds=False))


def keys(library: Library) -> list[tuple[str, str]]:
    """Name the feeds of a library."""
    return list(channel_keys(press_of(library)))


def opml_of(library: Library) -> str:
    """Write the list of all feeds; it keeps the rules of its format."""
    *_, page = feed_indexes(press_of(library))
    text = make(page, library.config.site.base_url)
    assert schema_errors("opml.rng", text) == []
    return text


def test_every_list_with_items_has_a_feed() -> None:
    """The site, every topic, place and source that has items, and no other."""
    library = shelf(brief(), brief("other", tags=("ports",), regions=("vraem",)))
    assert keys(library) == [
        SITE,
        ("tags", "cocaine"),
        ("tags", "ports"),
        ("regions", "PE"),
        ("regions", "vraem"),
        ("sources", "example-news"),
    ]


def test_a_story_has_a_feed() -> None:
    """A story line can be followed too: its feed has its items, and says what it tells."""
    story = Story(
        slug="gold",
        path="content/stories/gold.md",
        title="The gold road",
        summary="How it leaves.",
        body="",
        body_line=1,
        positions={},
    )
    library = shelf(brief("a"), brief("b"), brief("c"))
    library = replace(library, stories={"gold": story}, listed={**library.listed, "stories": {"gold": ("a", "b")}})
    assert ("stories", "gold") in keys(library)
    feed = ET.fromstring(atom(library, ("stories", "gold")))
    assert feed.findtext(f"{ATOM}title") == "The gold road · Example Brief"
    assert feed.findtext(f"{ATOM}subtitle") == "How it leaves."
    assert [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")] == ["Title of b", "Title of a"]


def test_a_site_in_two_languages_has_a_feed_of_each() -> None:
    """Each language has its items; where all are in one, the site's own feed is theirs."""
    library = shelf(brief("a"), brief("b", lang="es"), brief("c", lang=""))
    assert [key for key in keys(library) if key[0] == "languages"] == [("languages", "en"), ("languages", "es")]
    assert [item["title"] for item in json_feed(library, ("languages", "en"))["items"]] == ["Title of c", "Title of a"]
    spanish = json_feed(library, ("languages", "es"))
    assert [item["title"] for item in spanish["items"]] == ["Title of b"]
    assert (spanish["feed_url"], spanish["language"]) == (f"{BASE}feeds/es.json", "es")
    assert spanish["title"] == "Spanish · Example Brief"
    assert [key for key in keys(shelf(brief("a"), brief("b"))) if key[0] == "languages"] == []


def test_drafts_are_in_no_feed() -> None:
    """A list that shows nothing but drafts has a feed without items: its address stays, and so do the links to it."""
    library = replace(shelf(brief("a", tags=("ports",)), brief("b")), marked=frozenset({"a"}))
    assert json_feed(library, ("tags", "ports"))["items"] == []
    assert [item["title"] for item in json_feed(library, ("regions", "PE"))["items"]] == ["Title of b"]


def test_a_language_that_only_drafts_speak_has_no_feed() -> None:
    """What nobody can read yet makes a site no richer in languages."""
    library = replace(shelf(brief("a", lang="es"), brief("b")), marked=frozenset({"a"}))
    assert [key for key in keys(library) if key[0] == "languages"] == []


def test_a_feed_has_as_many_items_as_it_may() -> None:
    """``feed_size`` holds for every feed; with 0 there are feeds without items."""
    for size, count in ((1, 1), (0, 0), (9, 2)):
        library = shelf(
            brief("a"), brief("b"), config=dataclasses.replace(CONFIG, listings=ListingSettings(feed_size=size))
        )
        assert len(json_feed(library, ("tags", "cocaine"))["items"]) == count


def test_every_feed_is_made_in_both_forms_beside_its_page() -> None:
    """A list's feeds lie at its address, those of a language below /feeds/."""
    library = shelf(brief("a"), copy("b"), brief("c", lang="es"))
    press = press_of(library)
    made = {page.path: make(page, BASE) for page in feed_files(press, channel_keys(press))}
    assert set(made) == {
        *("feed.xml", "feed.json", "feeds/en.xml", "feeds/en.json", "feeds/es.xml", "feeds/es.json"),
        *("tags/cocaine/feed.xml", "tags/cocaine/feed.json", "regions/pe/feed.xml", "regions/pe/feed.json"),
        *("sources/example-news/feed.xml", "sources/example-news/feed.json"),
    }
    for path, text in made.items():
        assert (broken_atom_rules if path.endswith(".xml") else broken_json_feed_rules)(text) == []


def test_all_feeds_in_one_list() -> None:
    """A feed reader takes in the OPML file: every feed once, by kind, with its page."""
    opml = etree.fromstring(opml_of(shelf(brief("a"), brief("b", lang="es"))).encode())
    assert opml.findtext("head/title") == "The feeds of Example Brief"
    assert [group.get("text") for group in opml.findall("body/outline")] == [
        *("The whole site", "By language", "Topics", "Places", "Sources")
    ]
    cocaine = opml.find("body/outline/outline[@xmlUrl='https://brief.example.org/tags/cocaine/feed.xml']")
    assert cocaine.get("htmlUrl") == f"{BASE}tags/cocaine/"
    assert cocaine.get("text") == "Cocaine · Example Brief"
    addresses = [outline.get("xmlUrl") for outline in opml.iterfind("body/outline/outline")]
    assert len(addresses) == len(set(addresses)) == len(keys(shelf(brief("a"), brief("b", lang="es"))))


def test_a_name_with_an_ampersand_is_still_a_name() -> None:
    """What has a meaning in XML is escaped in the list too."""
    config = dataclasses.replace(CONFIG, site=replace(CONFIG.site, name='Gold & "dust" <x>', email="desk@example.org"))
    opml = etree.fromstring(opml_of(shelf(brief(), config=config)).encode())
    assert opml.findtext("head/title") == 'The feeds of Gold & "dust" <x>'
    assert opml.findtext("head/ownerEmail") == "desk@example.org"


def test_readers_find_the_feeds(theme: Theme) -> None:
    """Every page has the way to /feeds/, which links each feed in both forms, the list of them all and the data."""
    pages = print_site(shelf(brief()), theme)
    feeds = pages["feeds/index.html"]
    for key in keys(shelf(brief())):
        one = channel(press_of(shelf(brief())), key)
        assert f'href="{one.atom}"' in feeds
        assert f'href="{one.json}"' in feeds
    assert 'href="/feeds.opml"' in feeds
    assert 'href="/api/index.json"' in feeds
    assert all('href="/feeds/"' in pages[path] for path in ("index.html", "articles/story/index.html"))


def test_a_list_links_its_feeds(theme: Theme) -> None:
    """For programs in the head and for people below the items, on the first page of a list and on no other."""
    config = dataclasses.replace(CONFIG, listings=ListingSettings(page_size=1))
    pages = print_site(shelf(brief("a"), brief("b"), config=config), theme)
    for path, place in [("tags/cocaine", "/tags/cocaine"), ("regions/pe", "/regions/pe")]:
        assert links_in_head(pages[f"{path}/index.html"]) == ["/feed.xml", f"{place}/feed.xml", f"{place}/feed.json"]
        assert f'href="{place}/feed.xml"' in pages[f"{path}/index.html"].partition("<body")[2]
        assert "feed.json" not in pages[f"{path}/page/1/index.html"]
    assert links_in_head(pages["index.html"]) == ["/feed.xml", "/feed.json"]


def test_feeds_of_lists_can_be_switched_off(theme: Theme) -> None:
    """Then the site has its own feed and nothing links another."""
    library = shelf(brief("a"), brief("b", lang="es"), config=QUIET)
    assert keys(library) == [SITE]
    assert [group["kind"] for group in groups_of(library)] == ["site"]
    made = print_site(library, theme)
    assert not any("/feed.xml" in page.replace('href="/feed.xml"', "") for page in made.values())


def groups_of(library: Library) -> list[dict[str, Any]]:
    """Return the groups of feeds as the page shows them."""
    return [group for group in feed_groups(press_of(library)) if isinstance(group, dict)]


def links_in_head(html: str) -> list[str]:
    """Return the feeds that a page names for programs."""
    return re.findall(r'<link rel="alternate" href="([^"]+)"', html.partition("</head>")[0])
