# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The sitemap for news: in the form that Google News asks for, named in the index while there is any."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from blotter.model.library import Library
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.wire.news_sitemap import MOST, news_sitemap
from blotter.rendering.wire.sitemaps import sitemap
from tests.rendering.feeding import schema_errors
from tests.rendering.machine_fixtures import BASE, CONFIG, brief, copy, shelf

NOW = dt.datetime(2016, 3, 2, 9, 0, tzinfo=dt.UTC)
TODAY = dt.date(2016, 3, 2)
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def read(library: Library) -> list[dict[str, str]]:
    """Return what the file says of each item; it keeps the rules of its format and passes the output check."""
    made = news_sitemap(library, NOW)
    assert made is not None
    text = made[0].content.decode()
    assert schema_errors("news.rng", text) == []
    assert check_output(made[0].path, text) == ()
    tree = etree.fromstring(text.encode())
    found = {"at": "s:loc", "name": ".//n:name", "language": ".//n:language", "title": ".//n:title"}
    found["date"] = ".//n:publication_date"
    return [
        {key: url.findtext(path, namespaces=NAMES) for key, path in found.items()}
        for url in tree.findall("s:url", namespaces=NAMES)
    ]


def test_an_item_is_announced_with_the_name_of_the_site() -> None:
    """Address, name, language, title, and the day on which it appeared."""
    assert read(shelf(brief(date=TODAY, title='Gold & "dust"'), copy("theirs"))) == [
        {
            "at": f"{BASE}articles/story/",
            "name": "Example Brief",
            "language": "en",
            "title": 'Gold & "dust"',
            "date": "2016-03-02",
        }
    ]


def test_a_moment_is_told_as_the_clock_of_the_site_does() -> None:
    """An item with ``publish`` has its time and the distance from UTC."""
    config = dataclasses.replace(CONFIG, site=replace(CONFIG.site, timezone="America/Lima"))
    item = brief(publish=dt.datetime(2016, 3, 2, 8, 30, tzinfo=dt.UTC))
    assert [said["date"] for said in read(shelf(item, config=config))] == ["2016-03-02T03:30:00-05:00"]


@pytest.mark.parametrize(
    ("tag", "named"), [("es", "es"), ("pt-BR", "pt"), ("zh-Hant", "zh-tw"), ("zh", "zh-cn"), ("", "en")]
)
def test_languages_have_the_names_that_the_format_wants(tag: str, named: str) -> None:
    """Their first part, but for Chinese; the site's where an item gives none."""
    assert [said["language"] for said in read(shelf(brief(date=TODAY, lang=tag)))] == [named]


def test_the_newest_thousand_are_enough() -> None:
    """The format takes no more."""
    items: list[Any] = [brief(f"s{number:04}", date=TODAY) for number in range(MOST + 5)]
    assert len(read(shelf(*items))) == MOST


def test_the_index_names_it_while_there_are_news() -> None:
    """A file without addresses would break the rules: without news there is none, and the index names none."""

    def files(now: dt.datetime) -> dict[str, str]:
        library = shelf(brief(date=TODAY))
        return {output.path: output.content.decode() for output in sitemap(library, now)}

    assert f"<loc>{BASE}sitemaps/news.xml</loc><lastmod>2016-03-02</lastmod>" in files(NOW)["sitemap.xml"]
    assert "sitemaps/news.xml" in files(NOW)
    later = files(NOW + dt.timedelta(days=2))
    assert "sitemaps/news.xml" not in later
    assert "news" not in later["sitemap.xml"]
