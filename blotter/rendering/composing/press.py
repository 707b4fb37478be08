# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What every page is made with: the library, the theme's words, and the addresses as links within the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import msgspec

from blotter.library.addresses import SEARCH, article_address, page_of, term_address
from blotter.model.library import Library
from blotter.model.licenses import License
from blotter.model.pages import Json, Page
from blotter.rendering.composing.linked_data import desk_name, full_address, script_json
from blotter.rendering.composing.term_names import in_language
from blotter.rendering.composing.text_addresses import nearest_text_address
from blotter.rendering.theme.locales import Locale
from blotter.rights.licenses import find_license

SITE_CARD: Final = "card.png"
_SECTIONS: Final = ("latest", "regions", "map", "tags", "editions", "stories", "sources", "archive")


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A library ready to print.

    ``root`` is the path of ``base_url`` without its last slash; ``entries`` are the links of the menu. ``cards``,
    ``mentions``, ``abouts`` (what is said about texts), what feeds say of an item (``entries_sent``, and the same as
    Atom) and the regions that some regions are ``rolled`` up to are a memory.
    """

    library: Library
    locale: Locale
    root: str
    site: dict[str, Json]
    entries: frozenset[str] = frozenset()
    cards: dict[str, dict[str, Json]] = field(default_factory=dict, compare=False, repr=False)
    mentions: dict[str, dict[str, Json]] = field(default_factory=dict, compare=False, repr=False)
    abouts: dict[bytes, dict[str, Json]] = field(default_factory=dict, compare=False, repr=False)
    entries_sent: dict[str, dict[str, Json]] = field(default_factory=dict, compare=False, repr=False)
    atom_sent: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    rolled: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def link(self, address: str) -> str:
        """Return a root-relative link to an address of the site (``/tags/``)."""
        return self.root + address

    def article_link(self, slug: str) -> str:
        """Return the link to an article."""
        return self.root + article_address(slug)

    def term_link(self, taxonomy: str, key: str) -> str:
        """Return the link to a term's page."""
        return self.root + term_address(taxonomy, key)

    def words(self, key: str, **values: str) -> str:
        """Return a string of the theme as plain text (for titles and machine-readable descriptions)."""
        return self.locale.strings[key].format(**values)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself: its title, its address on this site, and what crawlers may do with it.

    ``canonical`` is an absolute address where the page stands for another one, else empty. ``robots`` is empty or
    ``noindex``. ``json_ld`` is a value for the script element, or empty. ``card`` is the path of its social card and
    ``card_alt`` what that shows, in words; both are empty where the site's own will do.
    """

    title: str
    address: str
    description: str = ""
    canonical: str = ""
    robots: str = ""
    kind: str = "website"
    json_ld: dict[str, Json] = msgspec.field(default_factory=dict)
    card: str = ""
    card_alt: str = ""


def set_up(library: Library, locale: Locale) -> Press:
    """Make a library ready to print in the theme's language."""
    library = in_language(library, locale.customs)
    root = urlsplit(library.config.site.base_url).path.rstrip("/")
    menu = _menu(library, locale, root)
    entries = frozenset([*(link for _, link in menu), f"{root}{SEARCH}"])
    return Press(library=library, locale=locale, root=root, site=_site_data(library, root, menu), entries=entries)


def make_page(press: Press, template: str, head: Head, *, data: dict[str, Json], origin: str = "") -> Page:
    """Put a page together, at the path that serves its address."""
    values: dict[str, Json] = {"site": press.site, "head": head_data(press, head), **data}
    return Page(path=output_path(head.address), template=template, data=values, origin=origin)


def head_data(press: Press, head: Head) -> dict[str, Json]:
    """Return what the head of a page needs, as plain values."""
    url = full_address(press.library.config, head.address)
    link = press.link(head.address)
    return {
        "title": head.title,
        "link": link,
        "here": link if link in press.entries else "",
        "url": url,
        "canonical": head.canonical or url,
        "description": head.description,
        "robots": head.robots,
        "kind": head.kind,
        "json_ld": script_json(head.json_ld) if head.json_ld else "",
        "card": _card_data(press, head),
        "text": press.link(text) if (text := nearest_text_address(press.library, head.address)) else "",
    }


def _card_data(press: Press, head: Head) -> dict[str, Json] | None:
    """Return the social card of a page: its absolute address, and what it shows in words."""
    config = press.library.config
    if not config.outputs.cards:
        return None
    words = head.card_alt or press.words("card.site", site=config.site.name)
    return {"url": full_address(config, f"/{head.card or SITE_CARD}"), "alt": words}


def output_path(address: str) -> str:
    """Return the file that serves an address: ``/tags/`` is ``tags/index.html``."""
    within = address.lstrip("/")
    return f"{within}index.html" if not within or within.endswith("/") else within


def license_data(license_: License | None) -> dict[str, Json] | None:
    """Return a license as plain values: its names, its deed and what it asks for."""
    if license_ is None:
        return None
    return {
        "id": license_.spdx,
        "name": license_.name,
        "deed": license_.deed,
        "family": license_.family.value,
        "nc": license_.noncommercial,
        "nd": license_.no_derivatives,
        "sa": license_.share_alike,
    }


def links_data(links: Iterable[tuple[str, str]]) -> list[Json]:
    """Return (label, link) pairs as plain values."""
    return [{"label": label, "url": url} for label, url in links]


def _menu(library: Library, locale: Locale, root: str) -> list[tuple[str, str]]:
    """The menu as (label, link): the site's own, or else the ways into everything."""
    links = [(entry.label, entry.url) for entry in library.config.menu if not _is_vacant(library, entry.url)]
    if not links:
        return [(locale.strings[f"menu.{name}"], f"{root}/{name}/") for name in _sections(library)]
    return [(label, root + url if url.startswith("/") else url) for label, url in links]


def _sections(library: Library) -> list[str]:
    """Name the ways into everything; that to the stories where one is told."""
    return [name for name in _SECTIONS if library.told or name != "stories"]


def _is_vacant(library: Library, url: str) -> bool:
    return page_of(url) in library.vacant


def _site_data(library: Library, root: str, menu: Iterable[tuple[str, str]]) -> dict[str, Json]:
    """What header and footer show: it depends on little but the configuration, so that no page changes with another."""
    config = library.config
    return {
        "name": config.site.name,
        "tagline": config.site.tagline,
        "desk": desk_name(config),
        "email": config.site.email,
        "language": config.site.language,
        "root": root,
        "menu": links_data(menu),
        "sections": [*_sections(library)],
        "search": f"{root}{SEARCH}" if config.outputs.search else "",
        "license": license_data(find_license(config.rights.own_license)),
    }
