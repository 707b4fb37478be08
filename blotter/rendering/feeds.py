# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Atom feeds (RFC 4287), each item with rights of its own (RFC 4946): it is read far from this site."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Final

from blotter.library.addresses import article_address
from blotter.model.articles import Article, ReuseKind
from blotter.model.library import Library
from blotter.model.pages import Output
from blotter.model.verdicts import Credit
from blotter.rendering.feed_items import WORDS, feed_html, rights_text
from blotter.rendering.linked_data import desk_name, full_address, is_own_work

# XML 1.0 has no way to write these; reading refuses them, and this is the second lock.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEGINNING: Final = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One feed: its file, what it is called, the page it belongs to, its articles (oldest first) and its words.

    ``path`` is relative to the output (``feed.xml``), ``address`` an address of the site (``/tags/cocaine/``).
    """

    path: str
    title: str
    address: str
    slugs: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=lambda: WORDS)


def atom_feed(library: Library, words: Mapping[str, str] = WORDS) -> Output:
    """Return the feed of the whole site, ``feed.xml``: the newest ``feed_size`` items, drafts never."""
    return make_feed(
        library,
        Channel(path="feed.xml", title=library.config.site.name, address="/", slugs=library.order, words=words),
    )


def make_feed(library: Library, channel: Channel) -> Output:
    """Write one feed with the newest items of its articles. It changes only when one of them does."""
    size = library.config.listings.feed_size
    slugs = [slug for slug in channel.slugs if slug not in library.marked][-size:][::-1] if size else []
    site = library.config.site
    itself = full_address(library.config, f"/{channel.path}")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(site.language)}">',
        _element("id", itself),
        _element("title", channel.title),
        *([_element("subtitle", site.tagline)] if site.tagline else []),
        _link("self", itself, type="application/atom+xml"),
        _link("alternate", full_address(library.config, channel.address), type="text/html"),
        _element("updated", max((_updated(library.articles[slug]) for slug in slugs), default=_BEGINNING)),
        _author(desk_name(library.config), full_address(library.config, "/")),
        _element("generator", "Blotter"),
    ]
    for slug in slugs:
        lines += ["<entry>", *_entry(library, slug, channel.words), "</entry>"]
    lines.append("</feed>\n")
    return Output(path=channel.path, content="\n".join(lines).encode("utf-8"))


def _entry(library: Library, slug: str, words: Mapping[str, str]) -> Iterator[str]:
    article = library.articles[slug]
    credit = library.verdicts[slug].credit
    address = full_address(library.config, article_address(slug))
    language = article.lang or library.config.site.language
    yield _element("id", address)
    yield _element("title", article.title, language=language)
    yield _link("alternate", address, type="text/html", hreflang=language)
    yield from _links_away(library, article, credit)
    yield from _people(library, article, credit)
    if published := _published(library, article):
        yield _element("published", published)
    yield _element("updated", _updated(article))
    yield from _categories(library, article)
    if article.summary:
        yield _element("summary", article.summary, language=language)
    yield _element("content", feed_html(library, slug, words), language=language, kind="html")
    yield _element("rights", rights_text(library, slug))
    if not library.sources[article.source].own:
        yield from _origin(article, credit)


def _links_away(library: Library, article: Article, credit: Credit) -> Iterator[str]:
    """Link the original, and the one deed of this item: the source's for a copy, ours for our own words."""
    if not library.sources[article.source].own and credit.source_url:
        yield _link("via", credit.source_url, title=credit.original_title or credit.source_name)
    license_ = credit.own_license if is_own_work(library, article.slug) else credit.license
    if license_ is not None and license_.deed:
        yield _link("license", license_.deed, title=license_.name)


def _people(library: Library, article: Article, credit: Credit) -> Iterator[str]:
    """Name who wrote this text: the source's authors of a copy, the desk for our own words."""
    if library.sources[article.source].own and article.authors:
        yield from map(_author, article.authors)
    elif is_own_work(library, article.slug):
        yield _author(desk_name(library.config), full_address(library.config, "/"))
    elif credit.authors:
        yield from map(_author, credit.authors)
    else:
        yield _author(credit.source_name, credit.source_home)
    if article.reuse is ReuseKind.TRANSLATE and credit.translator and credit.translation != "machine":
        yield f"<contributor>{_element('name', credit.translator)}</contributor>"


def _categories(library: Library, article: Article) -> Iterator[str]:
    terms = [
        *(("tags", library.tags.terms[key]) for key in article.tags),
        *(("regions", library.regions.terms[key]) for key in article.regions),
    ]
    for taxonomy, term in terms:
        scheme = full_address(library.config, f"/{taxonomy}/")
        yield f"<category{_attributes(term=term.key, scheme=scheme, label=term.label)}/>"


def _origin(article: Article, credit: Credit) -> Iterator[str]:
    """Say where the item comes from. Its ``updated`` is the original's day, and absent where that is not known."""
    yield "<source>"
    yield _element("id", credit.source_home)
    yield _element("title", credit.source_name)
    yield _link("alternate", credit.source_home)
    if credit.date and not article.date_note:
        yield _element("updated", _midnight(credit.date))
    yield "</source>"


def _published(library: Library, article: Article) -> str:
    """Return when these words were published: of ours about somebody else's work, that is never the original's day."""
    if article.publish is None and article.date_note:
        return ""
    if article.publish is None and is_own_work(library, article.slug) and not library.sources[article.source].own:
        return ""
    return _appeared(article)


def _appeared(article: Article) -> str:
    return _instant(article.publish) if article.publish is not None else _midnight(article.date)


def _updated(article: Article) -> str:
    """Return when the item last changed, by what its file says: never by a clock."""
    return max([_appeared(article), *(_midnight(correction.date) for correction in article.corrections)])


def _instant(moment: dt.datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return aware.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def _midnight(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _author(name: str, address: str = "") -> str:
    uri = _element("uri", address) if address else ""
    return f"<author>{_element('name', name)}{uri}</author>"


def _element(name: str, text: str, *, language: str = "", kind: str = "") -> str:
    attributes = [("type", kind), ("xml:lang", language)]
    written = "".join(f' {key}="{_xml(value)}"' for key, value in attributes if value)
    return f"<{name}{written}>{_xml(text)}</{name}>"


def _link(rel: str, href: str, **more: str) -> str:
    return f"<link{_attributes(rel=rel, href=href, **more)}/>"


def _attributes(**values: str) -> str:
    return "".join(f' {key}="{_xml(value)}"' for key, value in values.items())


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
