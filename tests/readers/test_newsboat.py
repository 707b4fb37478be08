# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The demonstration's feeds in a feed reader that people use: newsboat, where it is installed (CI installs it)."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.browser.serving import publish_demonstration, serve

ATOM = "{http://www.w3.org/2005/Atom}"

pytestmark = pytest.mark.skipif(shutil.which("newsboat") is None, reason="newsboat is not installed")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demonstration; gives the folder that is published."""
    return publish_demonstration(tmp_path_factory.mktemp("followed"))


@pytest.fixture(scope="module")
def site(public: Path) -> Iterator[str]:
    """Serve the demonstration to this machine alone; gives its address without the last slash."""
    with serve(public) as address:
        yield address


def newsboat(folder: Path, *arguments: str, urls: str = "") -> Path:
    """Run newsboat with a home, settings and subscriptions of its own; gives its folder."""
    (folder / "config").write_text("", encoding="utf-8")
    (folder / "urls").write_text(urls, encoding="utf-8")
    own = ["-C", str(folder / "config"), "-u", str(folder / "urls"), "-c", str(folder / "cache.db")]
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    subprocess.run(["newsboat", *own, *arguments], env=environment, check=True, capture_output=True, timeout=60)
    return folder


def published(feed: Path) -> dict[str, str]:
    """Return the title of every item of a feed by its id."""
    entries = ET.parse(feed).getroot().findall(f"{ATOM}entry")
    return {str(entry.findtext(f"{ATOM}id")): str(entry.findtext(f"{ATOM}title")) for entry in entries}


@pytest.mark.parametrize("feed", ["feed.xml", "tags/cocaine/feed.xml"])
def test_the_items_arrive_with_their_titles(public: Path, site: str, tmp_path: Path, feed: str) -> None:
    """Every item of the feed is there, under its title, unread, with its author, its address and its credit."""
    folder = newsboat(tmp_path, "-x", "reload", urls=f"{site}/{feed}\n")
    with sqlite3.connect(folder / "cache.db") as cache:
        rows = cache.execute("SELECT guid, title, url, author, content FROM rss_item WHERE unread = 1").fetchall()
        titles = cache.execute("SELECT title FROM rss_feed").fetchall()
    cache.close()
    expected = published(public / feed)
    assert len(expected) > 10
    assert {guid: title for guid, title, *_ in rows} == expected
    assert all(url == guid for guid, _, url, *_ in rows)
    assert all(author for *_, author, _ in rows)
    assert all("Read the original: <a href=" in content for *_, content in rows)
    assert titles == [(ET.parse(public / feed).getroot().findtext(f"{ATOM}title"),)]


def test_all_feeds_are_taken_in_from_the_list(public: Path, tmp_path: Path) -> None:
    """The OPML file gives the reader every feed of the site as a subscription, and each is a file of the site."""
    folder = newsboat(tmp_path, "-i", str(public / "feeds.opml"))
    subscribed = [line.split()[0] for line in (folder / "urls").read_text(encoding="utf-8").splitlines() if line]
    assert len(subscribed) == len(set(subscribed)) > 50
    files = [address.removeprefix("https://blotter.example.org/") for address in subscribed]
    assert [file for file in files if not (public / file).is_file()] == []
    written = {path.relative_to(public).as_posix() for path in public.rglob("*.xml")}
    assert set(files) == {path for path in written if not path.startswith("sitemap")}
