# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where links may lead: what has a page, what has none now, and what is no page at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.library.addresses import article_address, known_addresses, slug_of_address, vacant_addresses
from blotter.library.listings import list_articles
from blotter.reading.site import SiteFiles, read_site
from tests.site_in_a_string import article, write_site

SITE = (
    article("shown", more="aliases: former", tags="cocaine", region="vraem")
    + article("hidden", more="status: withdrawn\naliases: before", tags="ports", region="CO", date="2015-01-02")
    + "-- content/pages/about.md --\n---\ntitle: About\n---\n"
    + "-- content/stories/one.md --\n---\ntitle: One\narticles: [shown, hidden]\n---\n"
    + "-- content/stories/none.md --\n---\ntitle: None\ntags: ports\n---\n"
    + "-- content/editions/2014-W01.md --\nA quiet week.\n"
    + "-- content/static/CNAME --\nbrief.example.org\n"
    + "-- content/static/map/index.html --\n<p>\n"
    + "-- content/static/.well-known/security.txt --\nContact: desk@example.org\n"
)


@pytest.fixture
def files(tmp_path: Path) -> SiteFiles:
    """Read a site with one article that is shown and one that is not."""
    found, problems = read_site(write_site(tmp_path, SITE))
    assert problems == ()
    return found


def known(files: SiteFiles) -> frozenset[str]:
    """Collect the addresses of the site."""
    shown = {one.slug: one for one in files.articles if one.slug == "shown"}
    listed = list_articles(shown.values(), tags=files.tags, regions=files.regions, stories=files.stories)
    return known_addresses(files, shown, listed)


SWITCHED = {
    "search": ("/search/",),
    "text": ("/text/",),
    "cards": ("/card.png",),
    "api": ("/api/index.json", "/api/articles.ndjson"),
    "feeds": ("/tags/cocaine/feed.xml", "/feeds/es.xml", "/feeds/en.json"),
}


@pytest.mark.parametrize("output", SWITCHED)
def test_what_is_switched_off_has_no_address(tmp_path: Path, output: str) -> None:
    """Check and menu say so before a build finds the dead link; feeds of languages are where there are several."""
    spanish = article("spanish", more="lang: es")
    shown = {}
    for state in ("true", "false"):
        config = "-- config.yaml --\nsite: {name: A, base_url: 'https://a.example.org/'}\n"
        config += f"outputs: {{{output}: {state}}}\n"
        site, _ = read_site(write_site(tmp_path / state, article("shown") + spanish + config))
        articles = {one.slug: one for one in site.articles}
        listed = list_articles(articles.values(), tags=site.tags, regions=site.regions, stories=site.stories)
        shown[state] = known_addresses(site, articles, listed)
    assert shown["true"].issuperset(SWITCHED[output])
    assert shown["false"].isdisjoint(SWITCHED[output])


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/latest/", "/tags/", "/archive/", "/about/", "/articles/shown/", "/articles/former/"),
        *("/tags/cocaine/", "/tags/drugs/", "/regions/pe/", "/regions/vraem/", "/sources/example-news/"),
        *("/archive/2016/", "/archive/2016/02/", "/editions/", "/editions/2016-W08/", "/stories/", "/stories/one/"),
        *("/feed.xml", "/attributions.json", "/sitemap.xml", "/robots.txt", "/404.html"),
        *("/feeds/", "/feed.json", "/feeds.opml", "/tags/cocaine/feed.xml", "/stories/one/feed.json"),
        *("/api/index.json", "/api/articles.ndjson"),
        *("/CNAME", "/map/", "/map/index.html", "/.well-known/security.txt"),
    ],
)
def test_what_has_an_address(files: SiteFiles, address: str) -> None:
    """Pages, former addresses, what is made for machines, and the desk's own files can be linked."""
    assert address in known(files)


@pytest.mark.parametrize(
    "address",
    [
        *("/tags/ports/", "/regions/co/", "/regions/amazon/", "/sources/desk/"),
        *("/articles/hidden/", "/articles/before/", "/archive/2015/", "/archive/2015/01/"),
        *("/editions/2015-W01/", "/editions/2014-W01/", "/stories/none/"),
        *("/tags/ports/feed.xml", "/regions/co/feed.json", "/stories/none/feed.xml"),
    ],
)
def test_what_has_none_now(files: SiteFiles, address: str) -> None:
    """Terms, stories and weeks without items, hidden articles and their months have an address and no page."""
    hidden = [one for one in files.articles if one.slug == "hidden"]
    vacant = vacant_addresses(files, hidden, known(files))
    assert address in vacant
    assert not vacant & known(files)
    assert "/tags/gold/" not in vacant


def test_a_slug_and_its_address() -> None:
    """The address of an article names its slug; no other address does."""
    assert slug_of_address(article_address("a-b")) == "a-b"
    assert [slug_of_address(text) for text in ("/articles/", "/articles/a", "/a/", "/tags/a/")] == [""] * 4
