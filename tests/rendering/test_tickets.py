# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which pages a library gives, and how few of them one article changes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace

from blotter.model.articles import StandingPage, Status
from blotter.model.config import ListingSettings, MenuEntry, SiteSettings
from blotter.model.documents import Document
from blotter.model.library import Library, Tombstone
from blotter.model.pages import Page
from blotter.rendering.pages.tickets import list_pages
from blotter.rendering.theme.loader import Theme
from tests.rendering.machine_fixtures import CONFIG, brief, copy, own_piece, shelf
from tests.rendering.printing import plant, print_site, text_of

V = TypeVar("V")

TAGS: dict[str, dict[str, Any]] = {
    "drugs": {"label": "Drugs"},
    "cocaine": {"label": "Cocaine", "parents": ("drugs",), "definition": "Made, moved and sold."},
    "crack": {"label": "Crack", "parents": ("cocaine",)},
    "ports": {"label": "Ports"},
}
REGIONS: dict[str, dict[str, Any]] = {
    "americas": {"label": "Americas", "kind": "continent"},
    "south-america": {"label": "South America", "kind": "subregion", "parents": ("americas",)},
    "PE": {"label": "Peru", "kind": "country", "parents": ("south-america",)},
    "BO": {"label": "Bolivia", "kind": "country", "parents": ("south-america",)},
    "CO": {"label": "Colombia", "kind": "country", "parents": ("south-america",)},
    "vraem": {"label": "VRAEM", "kind": "area", "parents": ("PE",)},
    "border": {"label": "Border lakes", "kind": "area", "parents": ("PE", "BO")},
}


def site(count: int = 1, *, size: int = 2, **fields: Any) -> Library:
    """A library of briefs, one a day from February 26, 2016, with the vocabularies above."""
    first = dt.date(2016, 2, 26)
    items = [brief(f"story-{n:03}", date=first + dt.timedelta(days=n)) for n in range(count)]
    made = shelf(*items, config=dataclasses.replace(CONFIG, listings=ListingSettings(page_size=size, home_size=3)))
    made = replace(made, articles={slug: replace(each, **fields) for slug, each in made.articles.items()})
    return plant(made, tags=TAGS, regions=REGIONS)


def pages_of(library: Library, theme: Theme) -> dict[str, Page]:
    """Every page by path."""
    return {page.path: page for page in list_pages(library, theme)}


def test_one_article_makes_these_pages(theme: Theme) -> None:
    """The whole list of outputs, for a brief about cocaine in the VRAEM."""
    library = site(regions=("PE", "vraem"))
    lists = [
        *(f"regions/{key}" for key in ("americas", "pe", "south-america", "vraem")),
        "sources/example-news",
        *("tags/cocaine", "tags/drugs"),
    ]
    assert set(pages_of(library, theme)) == {
        *("index.html", "404.html", "manifest.webmanifest", "search/index.html", "latest/index.html"),
        *("articles/story-000/index.html", "articles/story-000/republish/index.html"),
        *("archive/index.html", "archive/2016/index.html", "archive/2016/02/index.html"),
        *("editions/index.html", "editions/2016-W08/index.html", "stories/index.html"),
        *("regions/index.html", "sources/index.html", "tags/index.html", "map/index.html", "attributions/index.html"),
        *(f"{name}/{file}" for name in lists for file in ("index.html", "feed.xml", "feed.json")),
        *("feed.xml", "feed.json", "feeds.opml", "feeds/index.html"),
        *("api/index.json", "api/articles/story-000.json"),
        *("card.png", "cards/story-000.png"),
        *("text/index.html", "text/articles/story-000/index.html", "text/regions/index.html", "text/tags/index.html"),
        *(f"text/{name}/index.html" for name in lists if not name.startswith("sources/")),
    }


def test_an_empty_site_has_pages_that_say_so(theme: Theme) -> None:
    """Nothing is published: the front page, the indexes and the lists are there, and none of them is blank."""
    printed = print_site(shelf(), theme)
    assert sorted(printed) == [
        "404.html",
        "archive/index.html",
        "attributions/index.html",
        "editions/index.html",
        "feeds/index.html",
        "index.html",
        "latest/index.html",
        "manifest.webmanifest",
        "map/index.html",
        "regions/index.html",
        "search/index.html",
        "sources/index.html",
        "stories/index.html",
        "tags/index.html",
        "text/index.html",
        "text/regions/index.html",
        "text/tags/index.html",
    ]
    assert "Nothing has been published yet." in printed["index.html"]
    empty = {path for path, html in printed.items() if 'class="empty"' in html or "Nothing here yet" in html}
    assert empty == printed.keys() - {"404.html", "feeds/index.html", "manifest.webmanifest", "search/index.html"}
    assert 'href="/feed.xml"' in printed["feeds/index.html"], "whoever follows the site now has its first item"
    assert 'href="/archive/"' in printed["search/index.html"].partition("b-instead")[2]


def test_page_data_are_plain_json(theme: Theme) -> None:
    """A page's data survive a round trip through JSON, so that a digest of them says everything."""
    library = replace(site(5, regions=("vraem", "border")), tombstones=(Tombstone(slug="gone"),))
    for page in list_pages(library, theme):
        assert json.loads(json.dumps(page.data)) == page.data


def test_the_order_of_mappings_does_not_matter(theme: Theme) -> None:
    """The same library with every mapping turned round gives the same pages."""
    library = site(5, regions=("vraem", "BO"), tags=("crack", "ports"))
    turned = replace(
        library,
        articles=_turned(library.articles),
        listed=_turned({name: _turned(terms) for name, terms in library.listed.items()}),
        tags=replace(library.tags, terms=_turned(library.tags.terms)),
        regions=replace(library.regions, terms=_turned(library.regions.terms)),
    )
    assert print_site(turned, theme) == print_site(library, theme)


def _turned(values: Mapping[str, V]) -> dict[str, V]:
    return dict(reversed(list(values.items())))


@pytest.mark.parametrize("count", [0, 3, 4, 5, 40, 41, 201])
def test_a_newest_article_changes_few_listing_pages(theme: Theme, count: int) -> None:
    """However many there are, one more changes its page, the front page, indexes, and three sheets a list."""
    before = print_site(site(count), theme)
    after = print_site(site(count + 1), theme)
    everywhere = {path for path, html in after.items() if before.get(path) != html}
    changed = {path for path in everywhere if not path.startswith("text/")}
    lists = {"/".join(path.split("/")[:2]) for path in changed} - {"404.html"}
    sheets = [path for path in changed if "/page/" in path]
    assert set(before) <= set(after)
    assert len(sheets) <= 2 * len(lists)
    assert len(changed) <= 4 * 11
    assert len(everywhere - changed) <= 3 * 8


def test_a_full_sheet_never_changes(theme: Theme) -> None:
    """Once two younger sheets stand over it, a numbered page keeps its bytes."""
    old = {path: html for path, html in print_site(site(20), theme).items() if path.endswith("/page/1/index.html")}
    new = print_site(site(31), theme)
    assert {"latest/page/1/index.html", "tags/cocaine/page/1/index.html"} <= set(old)
    assert {path: new[path] for path in old} == old


def test_only_first_pages_count_the_items(theme: Theme) -> None:
    """A total on an article's page or on a numbered sheet would change all of them with every article.

    The front page and the indexes are made again with every article as it is, and tell how many items there are.
    """
    printed = print_site(site(37, size=5), theme)
    for path, html in printed.items():
        if path.startswith(("articles/", "text/articles/")) or "/page/" in path:
            assert "37" not in text_of(html).replace("story-037", ""), path
    assert "37 items" in text_of(printed["tags/cocaine/index.html"])
    assert "Places Peru , 37 " in text_of(printed["index.html"])


def test_a_term_page_shows_its_place_in_the_vocabulary(theme: Theme) -> None:
    """Way down, definition, and the narrower terms that have items; the sheets below show none of the last."""
    library = site(4, tags=("crack",))
    printed = print_site(library, theme)
    head, sheet = printed["tags/cocaine/index.html"], printed["tags/cocaine/page/1/index.html"]
    assert '<li><a href="/tags/">Topics</a></li>\n    <li><a href="/tags/drugs/">Drugs</a></li>' in head
    assert "Made, moved and sold." in head
    assert '<a href="/tags/crack/">Crack <span class="tally">' in head
    assert '<a href="/tags/crack/">' not in sheet
    assert '<li><a href="/tags/">Topics</a></li>\n    <li><a href="/tags/cocaine/">Cocaine</a></li>' in sheet


def test_an_area_of_two_countries_names_both(theme: Theme) -> None:
    """The way down goes through the first that has items; the second is a link."""
    head = print_site(site(regions=("border",)), theme)["regions/border/index.html"]
    way_down, _, rest = head.partition("<h1>")
    assert '<a href="/regions/pe/">Peru</a>' in way_down
    assert '<a href="/regions/bo/">Bolivia</a>' in rest


def test_a_parent_without_items_is_no_way_down(theme: Theme) -> None:
    """Filed under Bolivia and the lakes that it shares, an item makes no page for Peru, and no link to one."""
    printed = print_site(site(regions=("BO", "border")), theme)
    assert "regions/pe/index.html" not in printed
    assert '<a href="/regions/bo/">Bolivia</a>' in printed["regions/border/index.html"].partition("<h1>")[0]
    assert "/regions/pe/" not in printed["regions/border/index.html"]


def test_the_index_of_places_is_a_tree(theme: Theme) -> None:
    """Continent, subregion, country, area, each with its items; what has none is not there."""
    text = text_of(print_site(site(regions=("vraem",)), theme)["regions/index.html"])
    assert "Americas 1 item South America , 1 Peru , 1 VRAEM , 1" in text
    assert "Colombia" not in text


def test_numbered_sheets_lead_from_one_to_the_next(theme: Theme) -> None:
    """Older and newer are links; the sheet before the head leads back to the list's own address."""
    printed = print_site(site(6), theme)
    assert 'rel="next" href="/latest/page/2/"' in printed["latest/index.html"]
    assert 'rel="next" href="/latest/page/1/"' in printed["latest/page/2/index.html"]
    assert 'rel="prev" href="/latest/"' in printed["latest/page/2/index.html"]
    assert 'rel="prev" href="/latest/page/2/"' in printed["latest/page/1/index.html"]
    assert "February 26, 2016 to February 27, 2016" in text_of(printed["latest/page/1/index.html"])


def test_every_link_of_the_site_leads_somewhere(theme: Theme) -> None:
    """Under a base path, each address that a page names is an output, but for the one that other modules make."""
    library = site(9, regions=("vraem", "border"), tags=("crack", "ports"))
    config = dataclasses.replace(library.config, site=SiteSettings(name="Example", base_url="https://example.org/a/b/"))
    library = replace(library, config=config)
    printed = print_site(library, theme)
    made = {f"/a/b/{path.removesuffix('index.html')}" for path in pages_of(library, theme)}
    made |= {f"/a/b/{output.path}" for output in theme.outputs} | {"/a/b/attributions.json"}
    found = {link.partition("#")[0] for html in printed.values() for link in _links(html) if link.startswith("/")}
    assert found <= made
    assert "/a/b/latest/page/3/" in found


def _links(html: str) -> list[str]:
    return [part.partition('"')[0] for part in html.split('href="')[1:]]


def test_the_menu_is_the_sites_own(theme: Theme) -> None:
    """Entries of the configuration replace the theme's; the page a reader is on is marked."""
    menu = (MenuEntry(label="New", url="/latest/"), MenuEntry(label="Elsewhere", url="https://example.org/"))
    library = site()
    library = replace(library, config=dataclasses.replace(library.config, menu=menu))
    html = print_site(library, theme)["latest/index.html"]
    assert '<a href="/latest/" aria-current="page">New</a>' in html
    assert '<a href="https://example.org/">Elsewhere</a>' in html
    assert ">Sources</a>" not in html.partition("</header>")[0]


def test_the_front_page_opens_with_the_newest_week(theme: Theme) -> None:
    """Then come the newest of the other items, a word of the desk, and ways in."""
    page = StandingPage(slug="home", path="content/pages/home.md", title="Read on", body="", body_line=1, positions={})
    document = Document(html='<p>Read <a href="article:story-000"></a>.</p>')
    printed = print_site(replace(site(6), pages={"home": page}, page_documents={"home": document}), theme)
    front = printed["index.html"]
    week, rest = front.split('aria-labelledby="b-latest"')
    assert 'href="/editions/2016-W09/"' in week
    assert re.findall(r"<a href=./articles/story-(\d+)/", week) == ["005", "004", "003"]
    assert re.findall(r"<a href=./articles/story-(\d+)/", rest.partition("</section>")[0]) == ["002", "001", "000"]
    assert '<h2 id="b-lead">Read on</h2>' in rest
    assert '<a href="/articles/story-000/">Title of story-000</a>' in rest
    assert "home/index.html" not in printed
    assert front.count("<h1") == 1


def test_pages_of_the_site_itself(theme: Theme) -> None:
    """A page of ``content/pages`` has an address of its own, its summary and its language."""
    page = StandingPage(
        slug="about",
        path="content/pages/about.md",
        title="Sobre",
        summary="Quiénes somos.",
        lang="es",
        body="",
        body_line=1,
        positions={},
    )
    library = replace(site(), pages={"about": page}, page_documents={"about": Document(html="<p>Hola.</p>")})
    html = print_site(library, theme)["about/index.html"]
    assert '<article class="standing" lang="es">' in html
    assert '<meta name="description" content="Quiénes somos.">' in html
    assert "<p>Hola.</p>" in html


ALIASES = [
    ("old-story", "articles/old-story/index.html"),
    ("/2016/02/story/", "2016/02/story/index.html"),
    ("news/story.html", "news/story.html"),
    ("/old", "old/index.html"),
]


@pytest.mark.parametrize(("alias", "path"), ALIASES)
def test_an_old_address_leads_on(theme: Theme, alias: str, path: str) -> None:
    """A reader is sent to the article, a crawler told that it is the one to keep."""
    html = print_site(shelf(brief(aliases=(alias,))), theme)[path]
    assert '<meta http-equiv="refresh" content="0; url=/articles/story/">' in html
    assert '<link rel="canonical" href="https://brief.example.org/articles/story/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<a href="/articles/story/">Title of story</a>' in html


def test_a_withdrawn_article_leaves_an_empty_place(theme: Theme) -> None:
    """At its address a page says that it was withdrawn; no other page knows of it."""
    printed = print_site(replace(site(), tombstones=(Tombstone(slug="gone"),)), theme)
    html = printed.pop("articles/gone/index.html")
    assert "<h1>Withdrawn</h1>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert not any("gone" in other for other in printed.values())


def test_drafts_are_marked_wherever_they_are_shown(theme: Theme) -> None:
    """Shown for preview, an item says so on its page and its cards, and is kept out of indexes."""
    printed = print_site(replace(shelf(brief(status=Status.DRAFT)), marked=frozenset({"story"})), theme)
    assert '<meta name="robots" content="noindex">' in printed["articles/story/index.html"]
    for path in ("articles/story/index.html", "index.html", "latest/index.html", "sources/example-news/index.html"):
        assert "Draft, shown for preview only" in printed[path]


def test_the_attributions_list_every_item(theme: Theme) -> None:
    """Kind, link to the original, credit line and license: the source's for a copy, ours for our own words."""
    library = shelf(brief("a-brief"), copy("a-copy", byline="Jane Doe for Example News"), own_piece("our-own"))
    html = print_site(library, theme)["attributions/index.html"]
    text = text_of(html)
    assert "Our summary Original at Example News Credit: Jane Doe, Example News · our words: CC BY 4.0" in text
    assert "Republished in full Original at Example News Credit: Jane Doe for Example News · CC BY-NC 4.0" in text
    assert "Our reporting Written by Example Desk" in text
    assert html.count('href="https://news.example.org/story"') == 2
    assert 'rel="license"' not in html


def test_cards_make_no_excerpt_of_somebody_elses_text(theme: Theme) -> None:
    """Our own prose gives two lines; a copy without a summary shows its headline alone."""
    library = shelf(brief("a-brief"), copy("a-copy"))
    cards = print_site(library, theme)["latest/index.html"].split('<article class="card">')
    said = {card.count('class="card-summary"') for card in cards if "Title of a-copy" in card}
    assert said == {0}
    assert sum(card.count('class="card-summary"') for card in cards) == 1


def test_every_list_is_described_in_a_sentence(theme: Theme) -> None:
    """A topic by its definition, a place, a year and a month by what all lists have in common."""
    pages = print_site(site(regions=("PE",)), theme)
    for path in ("regions/pe/index.html", "archive/2016/index.html", "archive/2016/02/index.html"):
        assert ': what Example Brief has, each item with its source and its license.">' in pages[path], path
