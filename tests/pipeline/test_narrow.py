# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A small edit looks at few pages: those that may show what was edited, and no others."""

from __future__ import annotations

import datetime as dt
import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from blotter.library.links import Targets, check_links
from blotter.model.articles import Article
from blotter.model.documents import Document
from blotter.model.library import Library
from blotter.model.pages import Output, Page
from blotter.model.problems import Problem
from blotter.publishing import gathering, printing
from blotter.publishing.bundles import Digests
from blotter.publishing.memory import Record
from blotter.publishing.printing import Digester
from blotter.rendering.proofreading.safe_addresses import Surroundings
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.wire import machine_outputs
from blotter.rendering.wire.sitemaps import sitemap
from tests.builds import build
from tests.site_in_a_string import article, write_site

FIRST = "A first paragraph, which lists show."
NOT_FOUND = (Path(__file__).parents[2] / "themes/dispatch/templates/404.html.j2").read_text(encoding="utf-8")
OWN = ("articles/one/", "text/articles/one/", "api/articles/one", "editions/", "cards/one")
# What says something of every item, without a word of it.
COUNTS = {"tags/index.html", "regions/index.html", "sources/index.html", "archive/index.html", "map/index.html"}

Building = Callable[[Path], set[str]]


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> Building:
    """Give a function that builds a site and names the pages whose data were made."""
    paths: set[str] = set()
    digest = Digester.digest

    def noting(self: Digester, page: Page, known: Digests | None) -> bytes:
        paths.add(page.path)
        return digest(self, page, known)

    monkeypatch.setattr(Digester, "digest", noting)

    def pages_of(site: Path) -> set[str]:
        paths.clear()
        build(site)
        return set(paths)

    return pages_of


def crowded(folder: Path) -> Path:
    """Write one item, one that it links to, and some forty others of its topic, all near in time."""
    others = [article(f"other-{number:02}", date=f"2016-01-{number % 28 + 1:02}") for number in range(40)]
    return write_site(folder, article("one", body=f"{FIRST}\n\nSee [[two]].") + article("two") + "".join(others))


def test_a_text_is_on_no_page_but_its_own(tmp_path: Path, looked_at: Building) -> None:
    """Where lists show the same of an item as before, neither indexes nor those that link or are linked are made."""
    site = crowded(tmp_path)
    assert looked_at(site) > COUNTS
    write_site(site, article("one", body=f"{FIRST}\n\nSee [[two]]. And more."), base="")
    found = {path for path in looked_at(site) if not path.startswith(OWN) and "feed" not in path}
    assert found == set()


def test_a_link_shows_where_it_leads(tmp_path: Path, looked_at: Building) -> None:
    """A link that came or went is on the page to which it leads, as one that refers to it."""
    site = crowded(tmp_path)
    looked_at(site)
    write_site(site, article("one", body=f"{FIRST}\n\nSee [[other-07]]."), base="")
    found = {path for path in looked_at(site) if path.startswith("articles/") and path.count("/") == 2}
    assert found == {f"articles/{slug}/index.html" for slug in ("one", "two", "other-07")}


def test_the_first_paragraph_is_on_the_front_page(tmp_path: Path, looked_at: Building) -> None:
    """What lists show of a text may be on single pages."""
    site = crowded(tmp_path)
    looked_at(site)
    write_site(site, article("one", body="Another beginning.\n\nSee [[two]]."), base="")
    found = looked_at(site)
    assert "index.html" in found
    assert not COUNTS & found


def test_a_title_is_on_the_pages_that_show_it(tmp_path: Path, looked_at: Building) -> None:
    """Of the neighbors those are made among whose related stories it stands; nothing that only counts items is."""
    site = crowded(tmp_path)
    pages = looked_at(site)
    write_site(site, article("one", title="Another title", body=f"{FIRST}\n\nSee [[two]]."), base="")
    published = {path: (site / "public" / path).read_bytes() for path in pages}
    found = looked_at(site)
    articles = {path for path in found if path.startswith("articles/") and path.count("/") == 2}
    changed = {path for path in articles if (site / "public" / path).read_bytes() != published[path]}
    assert len(articles - changed) <= 1  # what it links to is made as well
    assert not COUNTS & found


@pytest.mark.parametrize(
    ("changed", "again"),
    [({"title": "Another title"}, False), ({"more": "summary: In short."}, False), ({"date": "2016-02-25"}, True)],
)
def test_a_title_is_in_no_sitemap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], *, again: bool
) -> None:
    """Sitemaps have addresses and days: they are made again where one of these may be another."""
    made: list[int] = []

    def noting(library: Library, now: dt.datetime) -> tuple[Output, ...]:
        made.append(len(library.order))
        return sitemap(library, now)

    monkeypatch.setattr(machine_outputs, "sitemap", noting)
    site = write_site(tmp_path, article("one") + article("two"))
    build(site)
    before = (site / "public/sitemap.xml").read_bytes()
    write_site(site, article("one", **changed), base="")
    build(site)
    assert made == [2] * (1 + again)
    assert (site / "public/sitemap.xml").read_bytes() == before


def test_the_attributions_are_looked_over_where_they_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One title of forty: the last look is at that item; where they are not as they were published, at all of them."""
    looks: list[int] = []

    def noting(path: str, content: str, surroundings: Surroundings) -> tuple[Problem, ...]:
        if path == "attributions.json":
            looks.append(len(json.loads(content)["items"]))
        return check_output(path, content, surroundings)

    monkeypatch.setattr(printing, "check_output", noting)
    site = crowded(tmp_path)
    for words in ("First title", "Another title", "Last title"):
        if words == "Last title":
            (site / "public/attributions.json").write_text("{}", encoding="utf-8")
        write_site(site, article("one", title=words), base="")
        build(site)
        items = json.loads((site / "public/attributions.json").read_bytes())["items"]
        assert [item["title"] for item in items].count(words) == 1
    assert looks == [42, 1, 42]


def test_a_title_is_in_the_sitemap_of_news(tmp_path: Path) -> None:
    """What is news stands there by its title."""
    site = write_site(tmp_path, article("one", date="2016-03-01") + article("two"))
    build(site)
    write_site(site, article("one", date="2016-03-01", title="Another title"), base="")
    build(site)
    assert "Another title" in (site / "public/sitemaps/news.xml").read_text(encoding="utf-8")
    assert (site / "public/sitemaps/2016.xml").is_file()


def test_an_edited_template_asks_no_document_where_it_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A theme has no addresses that a text may link to."""
    asked: list[str] = []

    def noting(document: Document, targets: Targets, *, path: str, body_line: int) -> tuple[Problem, ...]:
        asked.append(path)
        return check_links(document, targets, path=path, body_line=body_line)

    monkeypatch.setattr(gathering, "check_links", noting)
    site = crowded(tmp_path)
    build(site)
    assert asked
    asked.clear()
    changed = NOT_FOUND.replace("{% block main %}", "{% block main %}<!-- anew -->")
    write_site(site, f"-- themes/dispatch/templates/404.html.j2 --\n{changed}", base="")
    build(site)
    assert "<!-- anew -->" in (site / "public/404.html").read_text(encoding="utf-8")
    assert asked == []


def test_nothing_of_a_site_is_left_to_the_collector(tmp_path: Path) -> None:
    """No value refers to itself in a circle: ten thousand articles would be searched through when a command ends."""
    site = crowded(tmp_path)
    build(site)
    write_site(site, article("one", title="Another title"), base="")
    gc.collect()
    others = values_of_sites()  # other tests keep some
    gc.disable()
    try:
        build(site)
        left = values_of_sites()
    finally:
        gc.enable()
    assert [one for number, one in left.items() if number not in others] == []


def values_of_sites() -> dict[int, object]:
    """Find the values of all sites that this process holds, by their ids."""
    return {id(one): one for one in gc.get_objects() if isinstance(one, Article | Record | Library)}
