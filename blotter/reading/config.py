# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``config.yaml``: every setting checked against one table; an unknown one is an error."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from typing import Any, Final

from blotter.model.config import (
    Config,
    ListingSettings,
    MarkdownSettings,
    MenuEntry,
    OutputSettings,
    RightsSettings,
    SiteSettings,
)
from blotter.model.problems import Problem
from blotter.reading.field_groups import Field, FieldGroup, OneOrMany
from blotter.reading.kinds import Address, Flag, Language, Number, Pattern, Text, choice, read_text
from blotter.reading.license_ids import FOR_OWN_WORDS, LicenseId
from blotter.reading.nodes import Node
from blotter.reading.notebook import Notebook, shown
from blotter.reading.suggest import closest
from blotter.reading.vocabularies import read_mapping

CONFIG_FILE: Final = "config.yaml"
_OPTIONAL_TEXT: Final = Text(empty=True)
_COUNT: Final = Number(low=1, high=1000, whole=True)


class Timezone:
    """An IANA time zone."""

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return its name."""
        text = read_text(node, notes, name=name)
        if text is None or text == "UTC":
            return text
        from zoneinfo import available_timezones

        known = available_timezones()
        if text in known:
            return text
        near = closest(text, known) or min((zone for zone in known if zone.endswith(f"/{text}")), default="")
        hint = f'did you mean "{near}"?' if near else "write a name such as America/Lima or Europe/London"
        notes.problem("bad-value", f"{shown(text)} is not a time zone", node.place, hint)
        return None

    def schema(self) -> dict[str, Any]:
        """A text."""
        return {"type": "string"}


SITE: Final = FieldGroup(
    where="site",
    make=lambda values: SiteSettings(**values),
    meant={"title": "name", "url": "base_url", "lang": "language", "description": "tagline", "author": "publisher"},
    fields=(
        Field(name="name", kind=Text(), description="The name of the site."),
        Field(name="tagline", kind=_OPTIONAL_TEXT, description="A few words under the name."),
        Field(name="base_url", kind=Address(local=True, folder=True), description="Where the site is published."),
        Field(name="language", kind=Language(), description="The language of the site."),
        Field(name="publisher", kind=_OPTIONAL_TEXT, description="Who publishes it."),
        Field(
            name="email",
            kind=Pattern(
                pattern=r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+",
                form="an e-mail address",
                hint="write it as desk@example.org",
                empty=True,
            ),
            description="Where readers and rights holders write to.",
        ),
        Field(name="timezone", kind=Timezone(), description="The time zone of publish and expires."),
    ),
)

RIGHTS: Final = FieldGroup(
    where="rights",
    make=lambda values: RightsSettings(**values),
    meant={"license": "own_license", "advertising": "ads", "country": "jurisdiction"},
    fields=(
        Field(
            name="own_license",
            kind=LicenseId(otherwise=FOR_OWN_WORDS),
            description="The license of the desk's own words.",
        ),
        Field(name="commercial", kind=Flag(), description="Whether the site is run for profit."),
        Field(name="ads", kind=choice("none", "adjacent", "against"), description="Where advertisements stand."),
        Field(name="paywall", kind=Flag(), description="Whether readers pay."),
        Field(name="operator", kind=choice("nonprofit", "individual", "company"), description="What runs the site."),
        Field(name="jurisdiction", kind=_OPTIONAL_TEXT, description="The country whose law applies."),
        Field(name="blanket_license", kind=Flag(), description="Whether own_license is claimed for the whole site."),
        Field(name="brief_max_run", kind=_COUNT, description="Words in a row a brief may share with its original."),
        Field(
            name="brief_max_shingles", kind=Number(low=0, high=1), description="Share of five-word runs it may share."
        ),
        Field(name="quote_max_words", kind=_COUNT, description="Words one article may quote."),
        Field(name="quote_max_share", kind=Number(low=0, high=1), description="Share of the original it may quote."),
    ),
)

LISTINGS: Final = FieldGroup(
    where="listings",
    make=lambda values: ListingSettings(**values),
    meant={"per_page": "page_size", "paginate": "page_size"},
    fields=(
        Field(name="page_size", kind=_COUNT, description="Items on a listing page, about."),
        Field(name="home_size", kind=_COUNT, description="Items on the front page."),
        Field(name="feed_size", kind=_COUNT, description="Items in the feed."),
        Field(name="related", kind=Number(low=0, high=50, whole=True), description="Related stories under an article."),
        Field(
            name="related_window",
            kind=Number(low=0, high=500, whole=True),
            description="Neighbors to each side on the lists of its tags and regions that may be related.",
        ),
    ),
)


class Engine:
    """What parses Markdown; the faster one is a package that not everybody has."""

    _words = choice("python-markdown", "commonmark")

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return its name."""
        engine: str | None = self._words.read(node, notes, name=name)
        if engine == "commonmark" and find_spec("pyromark") is None:
            message = "the engine commonmark needs the package pyromark, which is not installed"
            hint = "install it (python -m pip install pyromark), or delete the line to use python-markdown"
            notes.problem("missing-package", message, node.place, hint)
            return None
        return engine

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return self._words.schema()


MARKDOWN: Final = FieldGroup(
    where="markdown",
    make=lambda values: MarkdownSettings(**values),
    fields=(
        Field(name="engine", kind=Engine(), description="What parses articles: python-markdown or commonmark."),
        Field(name="typographic_quotes", kind=Flag(), description="Whether straight quotes become curly ones."),
        Field(name="timeout", kind=Number(low=0.1, high=60), description="Seconds one article may take."),
    ),
)

OUTPUTS: Final = FieldGroup(
    where="outputs",
    make=lambda values: OutputSettings(**values),
    meant={"feed": "feeds", "rss": "feeds", "json": "api", "images": "cards", "pagefind": "search", "plain": "text"},
    fields=(
        Field(name="feeds", kind=Flag(), description="Whether every topic, place and source has feeds of its own."),
        Field(name="text", kind=Flag(), description="Whether there is an edition without style and pictures."),
        Field(name="api", kind=Flag(), description="Whether every item is published as data."),
        Field(name="cards", kind=Flag(), description="Whether every item has a picture for social media."),
        Field(name="search", kind=Flag(), description="Whether readers can search the words of the items."),
        Field(name="republish", kind=Flag(), description="Whether items have a page to be republished from."),
    ),
)

MENU_ENTRY: Final = FieldGroup(
    where="menu",
    make=lambda values: MenuEntry(**values),
    meant={"name": "label", "title": "label", "link": "url", "href": "url"},
    fields=(
        Field(name="label", kind=Text(), required=True, description="The words of the link."),
        Field(
            name="url",
            kind=Pattern(
                pattern=r"/(?!/)[^\s\\<>\"]*",
                form="an address within the site",
                hint="write it from the root, such as /tags/",
            ),
            required=True,
            description="Where it leads, within the site.",
        ),
    ),
)

CONFIG: Final = FieldGroup(
    where=CONFIG_FILE,
    make=lambda values: Config(**values),
    meant={"title": "site", "base_url": "site", "timezone": "site", "license": "rights", "navigation": "menu"},
    fields=(
        Field(
            name="theme",
            kind=Pattern(
                pattern="[a-z0-9][a-z0-9_-]*", form="the name of a theme", hint="write the name of a folder in themes/"
            ),
            description="A folder of themes/.",
        ),
        Field(name="site", kind=SITE, description="Who publishes, and where."),
        Field(name="rights", kind=RIGHTS, description="What the site is, in the terms of licenses."),
        Field(name="listings", kind=LISTINGS, description="Sizes of lists."),
        Field(name="markdown", kind=MARKDOWN, description="How articles are marked up."),
        Field(name="outputs", kind=OUTPUTS, description="What is published besides the pages."),
        Field(
            name="menu",
            kind=OneOrMany(kind=MENU_ENTRY, always_list=True, empty=True, limit=20),
            description="The links in the header.",
        ),
    ),
)


def read_config(data: bytes) -> tuple[Config, tuple[Problem, ...]]:
    """Read ``config.yaml``. Sections that are absent or wrong come with their defaults; what is wrong is reported."""
    root, notes = read_mapping(data, CONFIG_FILE)
    values = (CONFIG.read_values(root, notes) if root is not None else None) or {}
    places = notes.places
    if "menu" in values:
        entries = enumerate(values["menu"], 1)
        values["menu"] = tuple(replace(entry, place=places[f"menu.{number}.url"]) for number, entry in entries)
    return Config(**values, positions=places), tuple(notes.problems)
