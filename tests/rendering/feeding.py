# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Feeds and data of a small library, made as a build makes them, and held to the rules of their formats."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from blotter.model.library import Library
from blotter.model.pages import Page
from blotter.rendering.composing.press import Press, set_up
from blotter.rendering.makers import MAKERS
from blotter.rendering.proofreading.safe_addresses import Surroundings
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.theme.loader import load_theme
from blotter.rendering.theme.locales import Locale
from blotter.rendering.wire.channels import SITE, Key, channel
from blotter.rendering.wire.feeds import atom_page
from blotter.rendering.wire.json_feeds import json_feed_page
from tests.rendering.conftest import DISPATCH

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMAS = Path(__file__).parent / "schemas"


@cache
def words() -> Locale:
    """Return the words of the theme ``dispatch``."""
    theme, _ = load_theme([DISPATCH])
    assert theme is not None
    return theme.locale


def press_of(library: Library, locale: Locale | None = None) -> Press:
    """Make a library ready to print."""
    return set_up(library, locale or words())


def make(page: Page, base: str) -> str:
    """Make the text of a page that no template makes, and let the output check pass it."""
    text = MAKERS[page.template](page.data).decode()
    assert check_output(page.path, text, Surroundings(base_url=base)) == ()
    return text


def atom(library: Library, key: Key = SITE, locale: Locale | None = None) -> str:
    """Write a feed of a library as Atom; it keeps the rules."""
    press = press_of(library, locale)
    text = make(atom_page(press, channel(press, key)), library.config.site.base_url)
    assert broken_atom_rules(text) == []
    return text


def json_feed(library: Library, key: Key = SITE) -> dict[str, Any]:
    """Read a feed of a library as JSON Feed; it keeps the rules."""
    press = press_of(library)
    text = make(json_feed_page(press, channel(press, key)), library.config.site.base_url)
    assert broken_json_feed_rules(text) == []
    feed: dict[str, Any] = json.loads(text)
    return feed


def schema_errors(name: str, text: str) -> list[str]:
    """Return what is wrong with a text by a schema of ``schemas``."""
    schema = etree.RelaxNG(etree.parse(SCHEMAS / name))
    schema.validate(etree.fromstring(text.encode()))
    return [f"line {error.line}: {error.message}" for error in schema.error_log]


def broken_atom_rules(text: str) -> list[str]:
    """Return what a feed breaks: of the schema, and of the validator's rules that no schema can say."""
    if errors := schema_errors("atom.rng", text):
        return errors
    feed = etree.fromstring(text.encode())
    entries = feed.findall(f"{ATOM}entry")
    ids = [feed.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in entries)]
    updated = [str(entry.findtext(f"{ATOM}updated")) for entry in entries]
    itself = feed.find(f"{ATOM}link[@rel='self']").attrib["href"]
    broken = []
    if len(ids) > len(set(ids)):
        broken.append("two things have one id")
    if itself != ids[0]:
        broken.append("the feed does not lie where it says")
    if str(feed.findtext(f"{ATOM}updated")) != max(updated, default="1970-01-01T00:00:00Z"):
        broken.append("the feed was not updated with the newest of its entries")
    for entry in entries:
        if (entry.findtext(f"{ATOM}published") or "") > str(entry.findtext(f"{ATOM}updated")):
            broken.append(f"{entry.findtext(f'{ATOM}id')} was updated before it was published")
        broken += relative_addresses(str(entry.findtext(f"{ATOM}content")))
    return broken


def broken_json_feed_rules(text: str) -> list[str]:
    """Return what a feed breaks: of the schema, and of the rules that no schema can say."""
    feed = json.loads(text)
    errors = [f"{error.json_path}: {error.message}" for error in json_schema(JSON_FEED).iter_errors(feed)]
    if errors:
        return errors
    ids = [item["id"] for item in feed["items"]]
    broken = ["two items have one id"] if len(ids) > len(set(ids)) else []
    for item in feed["items"]:
        if item.get("date_published", "") > item["date_modified"]:
            broken.append(f"{item['id']} was modified before it was published")
        broken += relative_addresses(item["content_html"])
    return broken


def relative_addresses(html: str) -> list[str]:
    """Return the addresses in an item's HTML that mean something else where it is read."""
    nodes = LexborHTMLParser(html).css("[href], [src]")
    found = [node.attributes.get("href") or node.attributes.get("src") or "" for node in nodes]
    return [f"{address} is relative" for address in found if not address.startswith(("https://", "http://", "mailto:"))]


def json_schema(schema: dict[str, Any]) -> Any:
    """Make a validator of a JSON Schema that takes formats at their word."""
    jsonschema = pytest.importorskip("jsonschema")
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def closed(required: list[str], **properties: Any) -> dict[str, Any]:
    """Describe an object that has these properties and no others."""
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


TEXT = {"type": "string", "pattern": r"\S"}
ADDRESS = {"type": "string", "pattern": r"^https?://[^\s<>\"]+$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
TAG = {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"}
_PERSON = closed(["name"], name=TEXT, url=ADDRESS)
_LINK = closed(["url"], url=ADDRESS, title=TEXT)

# JSON Feed 1.1 (jsonfeed.org/version/1.1) as far as our feeds use it, and no looser; its extensions begin with "_".
JSON_FEED = closed(
    ["version", "title", "home_page_url", "feed_url", "authors", "language", "items", "_blotter"],
    version={"const": "https://jsonfeed.org/version/1.1"},
    title=TEXT,
    home_page_url=ADDRESS,
    feed_url=ADDRESS,
    description=TEXT,
    authors={"type": "array", "items": _PERSON, "minItems": 1},
    language=TAG,
    _blotter=closed(["about"], about=ADDRESS),
    items={
        "type": "array",
        "items": closed(
            ["id", "url", "title", "content_html", "date_modified", "authors", "language", "_blotter"],
            id=ADDRESS,
            url=ADDRESS,
            external_url=ADDRESS,
            title=TEXT,
            content_html=TEXT,
            summary=TEXT,
            date_published=MOMENT,
            date_modified=MOMENT,
            authors={"type": "array", "items": _PERSON, "minItems": 1},
            tags={"type": "array", "items": TEXT, "minItems": 1},
            language=TAG,
            _blotter=closed(
                ["kind", "rights"],
                kind=TEXT,
                rights=TEXT,
                license=closed(["spdx", "name", "url"], spdx=TEXT, name=TEXT, url=ADDRESS),
                via=_LINK,
                source=closed(["name", "url"], name=TEXT, url=ADDRESS, updated=MOMENT),
                translators={"type": "array", "items": TEXT, "minItems": 1},
            ),
        ),
    },
)
