# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Sitemaps: what is ours to have indexed, dated by content, in files that stay as they are."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from blotter.model.articles import Correction, StandingPage
from blotter.model.config import OutputSettings
from blotter.model.library import Library
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.wire.sitemaps import robots_txt, sitemap
from tests.rendering.machine_fixtures import BASE, CONFIG, brief, copy, shelf

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LATER = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)  # when none of these items is news any more


def read(library: Library, *, most: int = 50_000) -> dict[str, dict[str, str]]:
    """Return for each file of the sitemap its addresses (the base left off) with their days."""
    found = {}
    for output in sitemap(library, LATER, most=most):
        assert check_output(output.path, output.content.decode()) == ()
        root = ET.fromstring(output.content)
        found[output.path] = {
            (each.findtext(f"{NAMESPACE}loc") or "").removeprefix(BASE): each.findtext(f"{NAMESPACE}lastmod") or ""
            for each in root
        }
    return found


def test_an_index_names_a_file_for_each_year_and_one_for_pages() -> None:
    """Articles lie in the file of their year; the index gives each file's newest day."""
    found = read(shelf(brief("a"), brief("b", date=dt.date(2017, 1, 2)), brief("c", date=dt.date(2017, 3, 4))))
    assert found["sitemap.xml"] == {
        "sitemaps/2016.xml": "2016-02-26",
        "sitemaps/2017.xml": "2017-03-04",
        "sitemaps/pages.xml": "2017-03-04",
    }
    assert found["sitemaps/2017.xml"] == {"articles/b/": "2017-01-02", "articles/c/": "2017-03-04"}
    assert found["sitemaps/2016.xml"] == {"articles/a/": "2016-02-26"}


def test_pages_and_the_first_page_of_listings() -> None:
    """Home, indexes, the desk's pages and every term's own address are listed, keys as addresses write them."""
    page = StandingPage(slug="about", path="content/pages/about.md", title="About", body="", body_line=1, positions={})
    library = replace(shelf(brief()), pages={"about": page, "home": replace(page, slug="home")})
    pages = read(library)["sitemaps/pages.xml"]
    assert pages["tags/cocaine/"] == pages["regions/pe/"] == pages["sources/example-news/"] == "2016-02-26"
    assert pages["archive/2016/"] == pages["archive/2016/02/"] == pages[""] == pages["latest/"] == "2016-02-26"
    assert pages["about/"] == ""


@pytest.mark.parametrize("index", ["noindex", "canonical"])
def test_copies_that_are_not_ours_to_index_are_left_out(index: str) -> None:
    """A copy that the source keeps out of indexes, or claims for its own address, is in no sitemap."""
    found = read(shelf(brief("ours"), copy("theirs", index=index)))
    assert found["sitemaps/2016.xml"] == {"articles/ours/": "2016-02-26"}


def test_drafts_are_left_out() -> None:
    """An article shown only for preview is in no sitemap, nor is a term that has nothing else."""
    library = replace(shelf(brief("a"), brief("b", date=dt.date(2017, 1, 2), tags=("ports",))), marked=frozenset({"b"}))
    found = read(library)
    assert list(found) == ["sitemap.xml", "sitemaps/2016.xml", "sitemaps/pages.xml"]
    assert "tags/ports/" not in found["sitemaps/pages.xml"]
    assert found["sitemaps/pages.xml"][""] == "2016-02-26"


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"retrieved": dt.date(2026, 1, 2)}, "2026-01-02"),
        ({"publish": dt.datetime(2026, 2, 3, 9, tzinfo=dt.UTC)}, "2026-02-03"),
        ({"corrections": (Correction(date=dt.date(2026, 5, 1), text="x"),)}, "2026-05-01"),
    ],
)
def test_days_come_from_the_file(fields: dict[str, Any], day: str) -> None:
    """An article is as new as the latest day of its own file: read, published or corrected."""
    assert read(shelf(brief(**fields)))["sitemaps/2016.xml"] == {"articles/story/": day}


def test_days_are_those_of_the_site() -> None:
    """What appears at three in the morning UTC appeared the day before in Lima."""
    config = dataclasses.replace(CONFIG, site=replace(CONFIG.site, timezone="America/Lima"))
    item = brief(publish=dt.datetime(2026, 3, 1, 3, tzinfo=dt.UTC))
    assert read(shelf(item, config=config))["sitemaps/2016.xml"] == {"articles/story/": "2026-02-28"}
    assert read(shelf(item))["sitemaps/2016.xml"] == {"articles/story/": "2026-03-01"}


def test_a_full_year_is_split_from_its_oldest_day() -> None:
    """No file holds more than the protocol allows, and a new article leaves the full files as they are."""
    items = [brief(f"s{day}", date=dt.date(2016, 1, day)) for day in range(1, 6)]
    found = read(shelf(*items), most=2)
    assert [len(found[f"sitemaps/{name}.xml"]) for name in ("2016", "2016-2", "2016-3")] == [2, 2, 1]
    more = read(shelf(*items, brief("s9", date=dt.date(2016, 1, 9))), most=2)
    assert all(more[f"sitemaps/{name}.xml"] == found[f"sitemaps/{name}.xml"] for name in ("2016", "2016-2"))


def test_too_many_pages_are_split_too() -> None:
    """An archive of very many weeks, topics and places keeps the protocol: the index names every part."""
    library = shelf(*(brief(f"s{day}", date=dt.date(2016, 1, day)) for day in range(1, 6)))
    whole, found = read(library, most=1000), read(library, most=9)
    parts = [path for path in found if path.startswith("sitemaps/pages")]
    assert parts[:2] == ["sitemaps/pages.xml", "sitemaps/pages-2.xml"]
    assert max(len(found[path]) for path in parts) == 9
    assert {address for path in parts for address in found[path]} == set(whole["sitemaps/pages.xml"])
    assert set(found["sitemap.xml"]) == found.keys() - {"sitemap.xml"}


def test_an_empty_site_has_a_sitemap() -> None:
    """A site without articles lists its pages, without days."""
    found = read(shelf())
    assert found["sitemap.xml"] == {"sitemaps/pages.xml": ""}


def test_robots_may_read_every_page_and_nothing_is_reserved() -> None:
    """It asserts no reservation over the work of others. Data cannot ask not to be indexed, as pages of copies do."""
    output = robots_txt(shelf())
    assert output.path == "robots.txt"
    assert output.content.decode() == f"User-agent: *\nDisallow: /api/\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"
    without = dataclasses.replace(CONFIG, outputs=OutputSettings(api=False))
    assert "Disallow" not in robots_txt(shelf(config=without)).content.decode()


def test_a_page_that_is_switched_off_is_not_listed() -> None:
    """Search is a page only where the configuration asks for it."""
    without = dataclasses.replace(CONFIG, outputs=OutputSettings(search=False))
    listed = [set(read(shelf(brief(), config=config))["sitemaps/pages.xml"]) for config in (CONFIG, without)]
    assert listed[0] - listed[1] == {"search/"}
