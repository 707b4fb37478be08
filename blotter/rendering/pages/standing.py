# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The front page, the pages of ``content/pages``, and what answers at addresses that have no article."""

from __future__ import annotations

from blotter.library.addresses import article_address, page_address
from blotter.model.pages import Json, Page
from blotter.rendering.composing.body import resolve_body
from blotter.rendering.composing.cards import card, lead_card
from blotter.rendering.composing.linked_data import full_address, site_json_ld
from blotter.rendering.composing.press import Head, Press, make_page
from blotter.rendering.lists.editions import newest_edition
from blotter.rendering.lists.stories import story_entries
from blotter.rendering.lists.terms import children_of, counted_link
from blotter.rendering.overviews.charts import ranked
from blotter.rendering.overviews.maps import world_glance

HOME = "home"
STORIES = 4  # so many on the front page
COUNTRIES = 24


def home_page(press: Press) -> Page:
    """Make the front page: the newest week, the newest of the others (the first opens them), and ways in.

    A word of the desk stands among them, ``content/pages/home.md``, if there is one.
    """
    library = press.library
    size = library.config.listings.home_size
    edition = newest_edition(press, limit=size)
    weeks = library.listed["weeks"]
    earlier = library.order[: len(library.order) - len(weeks[max(weeks)])] if weeks else ()
    lead = library.pages.get(HOME)
    newest = earlier[::-1][:size]
    head = Head(
        title=library.config.site.name,
        address="/",
        description=(lead.summary if lead else "") or library.config.site.tagline,
        json_ld=site_json_ld(library),
    )
    data: dict[str, Json] = {
        "lead": _standing(press, HOME) if lead else None,
        "edition": edition,
        "items": [card(press, slug) if seat else lead_card(press, slug) for seat, slug in enumerate(newest)],
        "stories": list(story_entries(press)[:STORIES]),
        "topics": [counted_link(press, library.tags, key) for key in children_of(press, "tags", "")],
        "places": _countries(press),
        "map": world_glance(press),
        "latest": press.link("/latest/"),
        "weeks": press.link("/editions/"),
    }
    return make_page(press, "home.html.j2", head, data=data, origin=lead.path if lead else "config.yaml")


def standing_page(press: Press, slug: str) -> Page:
    """Make one page of ``content/pages``."""
    page = press.library.pages[slug]
    head = Head(title=page.title, address=page_address(slug), description=page.summary)
    return make_page(press, "page.html.j2", head, data={"page": _standing(press, slug)}, origin=page.path)


def not_found_page(press: Press) -> Page:
    """Make the page that a server shows where there is none."""
    head = Head(title=press.words("not_found.title"), address="/404.html", robots="noindex")
    return make_page(press, "404.html.j2", head, data={})


def alias_page(press: Press, slug: str, alias: str) -> Page:
    """Make the page that sends readers of an old address on: ``alias`` is a slug, or a path of the site."""
    target = article_address(slug)
    address = _alias_address(alias)
    article = press.library.articles[slug]
    head = Head(
        title=press.words("moved.title"),
        address=address,
        canonical=full_address(press.library.config, target),
        robots="noindex",
    )
    data: dict[str, Json] = {"target": press.link(target), "target_title": article.title}
    return make_page(press, "moved.html.j2", head, data=data, origin=article.path)


def tombstone_page(press: Press, slug: str) -> Page:
    """Make the page that stands where an article was withdrawn: no title, no names, not for indexes."""
    head = Head(title=press.words("withdrawn.title"), address=article_address(slug), robots="noindex")
    return make_page(press, "withdrawn.html.j2", head, data={})


def _standing(press: Press, slug: str) -> dict[str, Json]:
    page = press.library.pages[slug]
    document = press.library.page_documents[slug]
    return {
        "title": page.title,
        "summary": page.summary,
        "lang": page.lang if page.lang != press.library.config.site.language else "",
        "html": resolve_body(press, document, page.path),
    }


def _countries(press: Press) -> list[Json]:
    """The countries with the most items; the top of the regions where the vocabulary knows no countries."""
    regions = press.library.regions
    listed = press.library.listed.get("regions", {})
    counts = {key: len(slugs) for key, slugs in listed.items() if regions.terms[key].kind == "country"}
    keys = ranked(counts, lambda key: regions.terms[key].label, COUNTRIES)
    return [counted_link(press, regions, key) for key in keys or children_of(press, "regions", "")]


def _alias_address(alias: str) -> str:
    if "/" not in alias:
        return article_address(alias)
    path = "/" + alias.strip("/")
    return path if path.endswith((".html", ".htm")) else f"{path}/"
