# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""News grow old while nobody writes: a build has something to do then, and nothing before."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from unittest.mock import patch

import pytest

from blotter.desk import early
from tests.builds import build, tree
from tests.site_in_a_string import article, write_site

PUBLISHED = dt.datetime(2016, 3, 1, 9, tzinfo=dt.UTC)
OLD = PUBLISHED + dt.timedelta(days=2)
HOUR = dt.timedelta(hours=1)
NEWS = "sitemaps/news.xml"
CONFIG = """\
-- config.yaml --
site: {name: Example Brief, base_url: https://brief.example.org/}
outputs: {search: false}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Publish a small site with one item of news, as of an hour after it appeared."""
    text = CONFIG + article("one", more="publish: 2016-03-01T09:00Z") + article("two")
    folder = write_site(tmp_path / "site", text)
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    build(folder, now=PUBLISHED + HOUR)
    return folder


def leaves(site: Path, now: dt.datetime) -> bool:
    """Say whether a build at a time leaves early."""
    with patch("blotter.desk.early.time.time", now.timestamp):
        return early.nothing_to_do([], str(site)).startswith("Nothing changed")


def test_a_build_leaves_early_while_news_are_news(site: Path) -> None:
    """Up to the moment at which the item is two days old, and not at it."""
    assert (site / "public" / NEWS).is_file()
    assert leaves(site, OLD - HOUR)
    assert not leaves(site, OLD)


def test_then_the_item_goes_and_builds_are_quiet_again(site: Path) -> None:
    """The build finds it gone as one from nothing does, writes just that, and the next has nothing to do."""
    report = build(site, now=OLD)
    build(site, now=OLD, output="clean")
    assert tree(site / "public") == tree(site / "clean")
    assert not (site / "public" / NEWS).exists()
    assert (report.written, report.removed) == (1, 1)  # the index of sitemaps, and the file it named
    assert leaves(site, OLD + HOUR)


def test_what_goes_is_not_announced(site: Path) -> None:
    """An editor is told of items that appear or expire; that one is no news any more changes nothing for readers."""
    assert build(site, now=PUBLISHED + HOUR).next_change is None
