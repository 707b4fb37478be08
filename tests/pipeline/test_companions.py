# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What goes with an article (its kit, its pages of text) comes and goes with it, in an incremental build too."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.builds import build, tree
from tests.site_in_a_string import BASE, article, write_site

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
LICENSE = "license: {id: CC-BY-4.0, seen_at: 'https://news.example.org/terms', seen_on: 2026-01-10}"
COPY = f"reuse: abridge\nauthor: Jane Doe\noriginal_title: The first headline\nchanges: Shortened.\n{LICENSE}"
PERMITTED = COPY.replace(
    LICENSE, "permission: {by: Example News, date: 2026-01-05, scope: [abridge], evidence: a letter}"
)
LONG = "\n\n".join(f"Paragraph {n}. {'Words and words. ' * 30}" for n in range(60))
KIT = "articles/story/republish/index.html"
TEXT = "text/articles/story"

# (the story before, the story after, what is there before, what is there after)
CHANGES = {
    "a license becomes a permission": ({"more": COPY}, {"more": PERMITTED}, {KIT}, set()),
    "a permission becomes a license": ({"more": PERMITTED}, {"more": COPY}, set(), {KIT}),
    "a long text becomes short": ({"body": LONG}, {}, {f"{TEXT}/2/index.html", f"{TEXT}/3/index.html"}, set()),
    "a short text becomes long": ({}, {"body": LONG}, set(), {f"{TEXT}/2/index.html", f"{TEXT}/3/index.html"}),
    "a draft": ({}, {"more": "status: draft"}, {KIT, f"{TEXT}/index.html"}, set()),
    "withdrawn": ({"body": LONG}, {"more": "status: withdrawn"}, {KIT, f"{TEXT}/2/index.html"}, set()),
}
# A neighbor whose title stands in the text of the story decides on how many pages that goes.
BORDER = "\n\n".join(f"Paragraph {n}. [[other]] {'Words and words. ' * 30}" for n in range(18))


def published(site: Path, name: str) -> dict[str, bytes]:
    """Build a site into one of its folders."""
    build(site, output=name, now=NOW)
    return tree(site / name)


def texts(**story: str) -> str:
    """A site of three articles."""
    others = article("other", date="2016-02-20") + article("third", date="2016-02-21")
    return article("story", **story) + others


@pytest.mark.parametrize("case", CHANGES)
def test_companions_come_and_go(tmp_path: Path, case: str) -> None:
    """The second build, which looks at few pages, publishes what a first one would."""
    before, after, there, then = CHANGES[case]
    write_site(tmp_path, texts(**before))
    first = published(tmp_path, "public")
    write_site(tmp_path, texts(**after), base="")
    second = published(tmp_path, "public")
    assert second == published(tmp_path, "clean")
    watched = there | then
    assert (watched & first.keys(), watched & second.keys()) == (there, then)


def test_a_neighbors_title_can_change_the_number_of_pages(tmp_path: Path) -> None:
    """The story's file did not change, and yet it has a page less."""
    write_site(tmp_path, texts(body=BORDER) + article("other", date="2016-02-20", title="A title " * 25))
    first = published(tmp_path, "public")
    write_site(tmp_path, article("other", date="2016-02-20", title="Short"), base="")
    second = published(tmp_path, "public")
    assert second == published(tmp_path, "clean")
    pages = [{path for path in each if path.startswith(TEXT)} for each in (first, second)]
    assert len(pages[0]) > len(pages[1])


def test_the_text_edition_can_be_switched_off(tmp_path: Path) -> None:
    """All of it goes, and so do the links to it."""
    write_site(tmp_path, texts())
    assert f"{TEXT}/index.html" in published(tmp_path, "public")
    base = BASE.replace("-- content", "outputs: {text: false}\n-- content", 1)
    write_site(tmp_path, texts(), base=base)
    second = published(tmp_path, "public")
    assert second == published(tmp_path, "clean")
    assert [path for path in second if path.startswith("text/")] == []
