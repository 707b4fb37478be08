# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The text edition under ``/text/``: the same articles, topics and places without style, pictures and scripts.

Its addresses are those of the site with ``/text`` before them, sheet by sheet, so every page leads to its twin. Pages
are made from the data of their twins, and so depend on nothing else. An article that is too long for one page goes on
upon the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final

from msgspec.structs import replace

from blotter.library.addresses import page_address
from blotter.markup.placeholders import Destination, fill
from blotter.model.documents import Document, LinkKind
from blotter.model.pages import Json, Page
from blotter.rendering.composing.body import destination, unavailable
from blotter.rendering.composing.press import Press, output_path
from blotter.rendering.composing.text_addresses import FRONT, MOST_PARTS, ROOT, text_address, text_article_address
from blotter.rendering.pages.text_parts import PAGE_BYTES, cut_body, room_for

_PICTURE: Final = re.compile(r'<img src="media:[^"]*"(?:[^>]*? alt="([^"]*)")?[^>]*>')
_INDEX_BYTES: Final = 8_000
_MENTIONS: Final = 8
_SHORT: Final = 3_000  # a body of so few bytes stands on one page, whatever is said round it
_LINE: Final = 40  # bytes of a line of an index besides its words and its link


def text_paths(slug: str) -> tuple[str, ...]:
    """Name every output that ``text_pages_of_article`` may make of a slug."""
    return tuple(output_path(text_article_address(slug, part)) for part in range(1, MOST_PARTS + 1))


def text_pages_of_article(press: Press, page: Page) -> Iterator[Page]:
    """Make the article whose page is given as text: one page, or several where it is long."""
    slug = page.article
    if not press.library.config.outputs.text:
        return
    shown, credit = page.data["article"], page.data["credit"]
    assert isinstance(shown, dict), "the page of an article shows one"
    assert isinstance(credit, dict), "and credits it"
    facts = {name: shown[name] for name in _FACTS}
    around = {name: _first(page.data[name]) for name in ("related", "backlinks")}
    body = text_body(press, press.library.documents[slug])
    is_short = len(body.encode()) < _SHORT
    room = PAGE_BYTES if is_short else room_for([facts, credit, *around.values()], str(credit["url"]))
    parts = cut_body(body, press.link(text_article_address(slug)), room=room, most=MOST_PARTS)
    for number, html in enumerate(parts, start=1):
        data: dict[str, Json] = {
            "article": {**facts, "html": html},
            "credit": credit,
            **around,
            "part": number,
            "parts": [press.link(text_article_address(slug, each)) for each in range(1, len(parts) + 1)],
        }
        made = _text_page(press, "text_article.html.j2", text_article_address(slug, number), twin=page, data=data)
        yield replace(made, article=slug)


def _first(mentions: Json) -> list[Json]:
    """An article may be referred to by hundreds; here stand the first, and the full page has them all."""
    return mentions[:_MENTIONS] if isinstance(mentions, list) else []


# What a text page shows of an article besides its body: keys of the data of its twin.
_FACTS: Final = (
    *("title", "lang", "place", "topic", "summary", "date", "date_note", "marked", "sensitive", "regions", "tags"),
    *("corrections", "pictures", "body_pictures"),
)


def text_body(press: Press, document: Document) -> str:
    """Return the HTML of a document with links within the text edition; a picture stands there as its words."""

    def link(kind: LinkKind, target: str) -> Destination:
        found = destination(press.library, kind, target)
        if found is None:
            return Destination(address="", title=unavailable(press))
        address = text_address(press.library, found.address) or found.address
        return Destination(address=press.link(address), title=found.title)

    def image(src: str) -> None:
        del src

    def words(found: re.Match[str]) -> str:
        return escape(press.words("text.picture", alt=unescape(found[1] or "")), quote=False)

    html = _PICTURE.sub(words, document.html) if document.images else document.html
    return fill(html, link=link, image=image)


def text_sheet(press: Press, page: Page, address: str) -> Iterator[Page]:
    """Make the twin of one page of a list, given with its address, if the text edition has that list."""
    twin = text_address(press.library, address)
    if not twin:
        return
    listing = page.data["listing"]
    assert isinstance(listing, dict), "the page of a list has what its head shows"
    data: dict[str, Json] = {
        **{name: page.data[name] for name in ("title", "kicker", "is_head", "items", "span")},
        **{name: listing.get(name, []) for name in ("children", "also_in")},
        "definition": listing.get("definition", ""),
        "trail": list(_twin_links(press, page.data["trail"])),
        "older": _twin_link(press, page.data["older"]),
        "newer": _twin_link(press, page.data["newer"]),
        "is_front": twin == FRONT,
        "tagline": press.site["tagline"],
        "pages": _standing_links(press) if twin == FRONT else [],
    }
    yield _text_page(press, "text_list.html.j2", twin, twin=page, data=data)


def text_index(press: Press, page: Page, address: str) -> Iterator[Page]:
    """Make the twin of the index of topics or places: as deep as fits on a page, since each leads to what is below."""
    twin = text_address(press.library, address)
    if not twin:
        return
    lines = list(_lines(page.data["tree"], 0))
    depth = max((line[0] for line in lines), default=0)
    while depth and sum(_LINE + len(label) + len(url) for level, label, url in lines if level <= depth) > _INDEX_BYTES:
        depth -= 1
    terms: list[Json] = [{"depth": level, "label": label, "url": url} for level, label, url in lines if level <= depth]
    yield _text_page(press, "text_index.html.j2", twin, twin=page, data={"title": page.data["title"], "terms": terms})


def text_standing_page(press: Press, slug: str, page: Page) -> Iterator[Page]:
    """Make the twin of a page of ``content/pages``."""
    twin = text_address(press.library, page_address(slug))
    if not twin:
        return
    shown = page.data["page"]
    assert isinstance(shown, dict), "a standing page shows one"
    data = {**shown, "html": text_body(press, press.library.page_documents[slug])}
    yield _text_page(press, "text_page.html.j2", twin, twin=page, data={"page": data})


def _text_page(press: Press, template: str, address: str, *, twin: Page, data: dict[str, Json]) -> Page:
    """Put a page of the text edition together: with no more in its head than a reader and a crawler need."""
    head, site = twin.data["head"], press.site
    assert isinstance(head, dict), "every page has a head"
    values: dict[str, Json] = {
        "site": {"name": site["name"], "desk": site["desk"], "language": site["language"], "root": press.root + ROOT},
        "home": press.link("/"),
        "head": {"title": head["title"], "canonical": head["canonical"], "robots": head["robots"]},
        "full": head["link"],
        **data,
    }
    return Page(path=output_path(address), template=template, data=values, origin=twin.origin)


def _lines(tree: Json, depth: int) -> Iterator[tuple[int, str, str]]:
    for branch in tree if isinstance(tree, list) else ():
        if isinstance(branch, dict):
            yield depth, str(branch["label"]), str(branch["url"])
            yield from _lines(branch["children"], depth + 1)


def _standing_links(press: Press) -> list[Json]:
    pages = press.library.pages
    return [
        {"label": pages[slug].title, "url": press.link(page_address(slug))}
        for slug in sorted(pages)
        if text_address(press.library, page_address(slug)) != FRONT
    ]


def _twin_links(press: Press, links: Json) -> Iterator[Json]:
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict):
            yield {"label": link["label"], "url": _twin_link(press, link["url"])}


def _twin_link(press: Press, link: Json) -> str:
    """Return the link to the twin of a page that has one; nothing stays nothing."""
    return press.link(text_address(press.library, str(link).removeprefix(press.root))) if link else ""
