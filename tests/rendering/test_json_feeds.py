# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""JSON Feed 1.1: the same items as in Atom, with the same rights and the same words."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from blotter.model.articles import ReuseKind
from blotter.rendering.wire.channels import SITE
from tests.rendering.feeding import ATOM, atom, broken_json_feed_rules, json_feed
from tests.rendering.machine_fixtures import BASE, BY_NC, ORIGINAL, OWN, brief, copy, own_piece, shelf


def item_of(*items: Any) -> dict[str, Any]:
    """Return the newest item of the feed of some articles."""
    item: dict[str, Any] = json_feed(shelf(*items))["items"][0]
    return item


def test_what_the_format_asks_of_a_feed() -> None:
    """Version, title, its page and itself; who publishes; a language."""
    feed = json_feed(shelf(brief()))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["language"]) == ("Example Brief", "en")
    assert (feed["home_page_url"], feed["feed_url"]) == (BASE, f"{BASE}feed.json")
    assert feed["authors"] == [{"name": "Example Desk", "url": BASE}]


def test_a_copy_is_its_authors() -> None:
    """A copy leads to the original, names its authors, and carries the source's license and the rights in words."""
    item = item_of(copy(kind=ReuseKind.TRANSLATE, original_title="El original", translator="T. Ranslator"))
    assert item["external_url"] == ORIGINAL
    assert item["authors"] == [{"name": "Jane Doe"}]
    assert item["_blotter"] == {
        "kind": "translate",
        "rights": f"Jane Doe, Example News. CC BY-NC 4.0 ({BY_NC.deed}).",
        "license": {"spdx": "CC-BY-NC-4.0", "name": "CC BY-NC 4.0", "url": BY_NC.deed},
        "via": {"url": ORIGINAL, "title": "El original"},
        "source": {"name": "Example News", "url": "https://news.example.org/", "updated": "2016-02-26T00:00:00Z"},
        "translators": ["T. Ranslator"],
    }


def test_a_brief_is_ours_and_leads_to_the_original() -> None:
    """A brief has our name and license; its address is ours, and that of the original stands beside it."""
    item = item_of(brief(lang="es", summary="Resumen"))
    assert (item["id"], item["url"]) == (f"{BASE}articles/story/", f"{BASE}articles/story/")
    assert item["external_url"] == ORIGINAL
    assert item["authors"] == [{"name": "Example Desk", "url": BASE}]
    assert item["_blotter"]["license"]["url"] == OWN.deed
    assert (item["language"], item["summary"], item["tags"]) == ("es", "Resumen", ["Cocaine", "Peru"])
    assert "date_published" not in item
    assert item["date_modified"] == "2016-02-26T00:00:00Z"


def test_a_piece_of_the_desk_comes_from_nowhere_else() -> None:
    """The desk's own article has no source and no other address, and its own authors."""
    item = item_of(own_piece(authors=("Ann Other",)))
    assert "external_url" not in item
    assert item["authors"] == [{"name": "Ann Other"}]
    assert item["_blotter"].keys() == {"kind", "rights", "license"}
    assert item["date_published"] == "2016-02-26T00:00:00Z"


@pytest.mark.parametrize("key", [SITE, ("tags", "cocaine"), ("sources", "example-news")])
def test_both_forms_have_the_same_items(key: tuple[str, str]) -> None:
    """A feed holds the same items in the same order and with the same text, as Atom and as JSON Feed."""
    library = shelf(brief("a"), copy("b"))
    entries = ET.fromstring(atom(library, key)).findall(f"{ATOM}entry")
    items = json_feed(library, key)["items"]
    assert [item["id"] for item in items] == [entry.findtext(f"{ATOM}id") for entry in entries]
    assert [item["content_html"] for item in items] == [entry.findtext(f"{ATOM}content") for entry in entries]


def test_an_empty_feed_is_still_a_feed() -> None:
    """A site without items has a feed without items."""
    assert json_feed(shelf())["items"] == []


def test_a_surrogate_that_got_past_reading_is_an_escape() -> None:
    """Half a character can be written in JSON, and the file stays UTF-8."""
    assert item_of(brief(title="Half \ud800"))["title"] == "Half \ud800"


@pytest.mark.parametrize(
    ("field", "value", "broken"),
    [
        ("id", "story", "id"),
        ("date_modified", "2016-02-26", "date_modified"),
        ("content_html", '<a href="/tags/">x</a>', "/tags/ is relative"),
        ("rights", "x", "Additional properties"),
        ("authors", [], "authors"),
    ],
)
def test_the_rules_are_rules(field: str, value: Any, broken: str) -> None:
    """A feed in which something of this is wrong does not pass, so the other tests mean something."""
    feed = json_feed(shelf(copy()))
    feed["items"][0][field] = value
    assert broken in " ".join(broken_json_feed_rules(json.dumps(feed)))
