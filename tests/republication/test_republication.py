# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A full copy under CC BY-NC 4.0, through the whole build: every independent reader must understand the same credit.

The text and everyone in it are invented.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.republication.conftest import ADDRESS, ORIGINAL, page_of
from tests.republication.readers import (
    CC,
    LICENSE,
    Facts,
    entry_in,
    feed_entry,
    from_feed,
    from_json_feed,
    from_json_ld,
    from_microformats,
    from_ninjs,
    from_rdfa,
    from_triples,
    json_ld,
    microformats,
    triples,
    values_of,
)

BY_NC = "https://creativecommons.org/licenses/by-nc/4.0/"
BY = "https://creativecommons.org/licenses/by/4.0/"
SITE = "https://brief.example.org/"

UNDERSTOOD = Facts(
    title="Harbor clerks charged over “blind” containers",
    creators=frozenset({"Jane Doe", "Juan Pérez & Co."}),
    licenses=frozenset({BY_NC}),
    outlet="Example News",
    original=ORIGINAL,
)


@pytest.mark.parametrize("reader", [from_json_ld, from_rdfa, from_triples, from_microformats])
def test_every_reader_of_the_page_understands_the_same(copy_page: str, reader: Callable[[str, str], Facts]) -> None:
    """Title, authors, one license, outlet and the original's address come out alike from each kind of markup."""
    assert reader(copy_page, ADDRESS) == UNDERSTOOD


def test_the_feed_says_the_same_as_the_page(public: Path) -> None:
    """A feed reader understands of the item what the readers of the page do."""
    assert from_feed((public / "feed.xml").read_text(encoding="utf-8"), ADDRESS) == UNDERSTOOD


@pytest.mark.parametrize("feed", ["feed", "tags/ports/feed", "regions/pe/feed", "sources/example-news/feed"])
def test_every_feed_says_the_same(public: Path, feed: str) -> None:
    """Of a topic, a place or a source, as Atom and as JSON Feed."""
    assert from_feed((public / f"{feed}.xml").read_text(encoding="utf-8"), ADDRESS) == UNDERSTOOD
    assert from_json_feed((public / f"{feed}.json").read_text(encoding="utf-8"), ADDRESS) == UNDERSTOOD


def test_the_data_say_the_same(public: Path) -> None:
    """The article as data names the same people, outlet, license and original, and has the credit in its text."""
    text = (public / "api/articles/harbor-clerks.json").read_text(encoding="utf-8")
    assert from_ninjs(text, ADDRESS) == UNDERSTOOD
    above, _, below = json.loads(text)["bodies"][0]["value"].partition("Three clerks")
    assert all(f'href="{link}"' in part for part in (above, below) for link in (ORIGINAL, BY_NC))


def test_data_give_no_text_that_is_not_ours_to_give(public: Path) -> None:
    """Of a copy under a license that nobody recorded, the data have no word; its page shows it as before."""
    said = json.loads((public / "api/articles/unsure-copy.json").read_text(encoding="utf-8"))
    assert "bodies" not in said
    assert "stands here in full" not in json.dumps(said)
    assert "stands here in full" in page_of(public, "unsure-copy")
    assert said["rightsInfo"] == {"linkedRights": "https://unsure.example.org/terms"}


def test_the_credit_survives_a_feed_readers_sanitizer(public: Path) -> None:
    """What feedparser lets through still credits the work above and below the text, with license and links."""
    entry = feed_entry((public / "feed.xml").read_text(encoding="utf-8"), ADDRESS)
    content = entry.content[0].value
    above, _, below = content.partition("Three clerks")
    for part in (above, below):
        assert f'href="{ORIGINAL}"' in part
        assert f'href="{BY_NC}"' in part
    assert "Jane Doe, Juan Pérez &amp; Co., Example News" in above
    assert "© 2026 Example News" in below
    assert "wrong number of clerks" in below
    assert entry.rights.startswith("Jane Doe, Juan Pérez & Co., Example News. CC BY-NC 4.0")


def test_the_license_is_the_originals_and_there_is_no_second(copy_page: str) -> None:
    """In RDFa the one license speaks of the original, none of our page; the site's own license is only words."""
    found = triples(copy_page, ADDRESS)
    assert [(subject, value) for subject, predicate, value in found if predicate == LICENSE] == [(ORIGINAL, BY_NC)]
    assert not [triple for triple in found if BY in triple]
    assert values_of(json_ld(copy_page, ADDRESS), "license") == [BY_NC]
    assert microformats(copy_page, ADDRESS)["rels"]["license"] == [BY_NC]
    assert BY in copy_page, "the footer names the license of the site's own words"


def test_a_reader_sees_the_credit_before_and_after_the_text(copy_page: str) -> None:
    """In the order of the page: outlet in the byline, link and license, the text, link and license again."""
    tree = LexborHTMLParser(copy_page)
    order: list[str] = []
    for node in tree.css(".byline, .e-content, main a[href]"):
        if node.css_matches(".byline"):
            order.append("byline" if "Example News" in node.text() else "byline without outlet")
        elif node.css_matches(".e-content"):
            order.append("text")
        elif node.attributes["href"] in (ORIGINAL, BY_NC):
            order.append("original" if node.attributes["href"] == ORIGINAL else "license")
    middle = order.index("text")
    assert order[0] == "byline"
    assert {"original", "license"} <= set(order[:middle])
    assert {"original", "license"} <= set(order[middle:])


def test_corrections_notices_and_the_archived_copy_are_said(copy_page: str) -> None:
    """A correction is linked data and a visible line; the notice and the archived copy are kept."""
    said = json_ld(copy_page, ADDRESS)
    assert said["correction"][0]["text"] == "An earlier version gave the wrong number of clerks."
    assert said["dateModified"] == "2026-02-01"
    assert said["copyrightNotice"] == "© 2026 Example News"
    assert said["archivedAt"] == "https://archive.example.org/20260102/harbor-clerks"
    words = LexborHTMLParser(copy_page).text()
    assert "An earlier version gave the wrong number of clerks." in words
    assert "© 2026 Example News" in words


def test_the_list_of_attributions_agrees(public: Path) -> None:
    """``attributions.json`` says of the item what its page says."""
    said = json.loads((public / "attributions.json").read_text(encoding="utf-8"))
    (item,) = (item for item in said["items"] if item["address"] == ADDRESS)
    assert item["license"]["deed"] == BY_NC
    assert item["original"]["address"] == ORIGINAL
    assert frozenset(item["original"]["authors"]) == UNDERSTOOD.creators
    assert item["original"]["source"] == UNDERSTOOD.outlet


def test_an_uncertain_license_is_asserted_nowhere(public: Path) -> None:
    """A copy under one of two possible licenses links neither as its license, in no markup, and says what is known."""
    address = f"{SITE}articles/unsure-copy/"
    html = page_of(public, "unsure-copy")
    assert not [triple for triple in triples(html, address) if triple[1] == LICENSE]
    assert "license" not in microformats(html, address)["rels"]
    said = json_ld(html, address)
    assert values_of(said, "license") == []
    assert said["usageInfo"] == "https://unsure.example.org/terms"
    entry = feed_entry((public / "feed.xml").read_text(encoding="utf-8"), address)
    assert "license" not in [link.rel for link in entry.links]
    assert "https://unsure.example.org/terms" in entry.rights


def test_terms_printed_under_the_original_are_linked_there(public: Path) -> None:
    """A publisher without a page of terms: the copy leads to the original for them, and says that a notice is owed."""
    html = page_of(public, "printed-copy")
    assert re.search(
        r'<a href="https://footer\.example\.org/one">Footer News: terms of republication, as printed under', html
    )
    assert html.count('href="https://footer.example.org/one"') >= 3
    items = json.loads((public / "attributions.json").read_text(encoding="utf-8"))["items"]
    [item] = [item for item in items if item["address"].endswith("/printed-copy/")]
    assert (item["terms"], item["notify"]) == ("https://footer.example.org/one", "https://footer.example.org/one")


def test_a_brief_of_the_same_story_is_ours(public: Path) -> None:
    """A brief carries the desk's license about the desk's page, cites the original, and reposts nothing."""
    address = f"{SITE}articles/harbor-brief/"
    html = page_of(public, "harbor-brief")
    found = triples(html, address)
    assert [(subject, value) for subject, predicate, value in found if predicate == LICENSE] == [(address, BY)]
    assert not [triple for triple in found if triple[2] == f"{CC}Work"]
    said = json_ld(html, address)
    assert values_of(said, "license") == [BY]
    assert said["author"][0]["name"] == said["publisher"]["name"] == "Example Desk"
    assert said["citation"]["publisher"]["name"] == "Example News"
    marked = microformats(html, address)
    assert "repost-of" not in entry_in(marked)
    assert marked["rels"]["license"] == [BY]
    entry = feed_entry((public / "feed.xml").read_text(encoding="utf-8"), address)
    assert [link.href for link in entry.links if link.rel == "license"] == [BY]
