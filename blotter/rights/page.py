# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a reader sees of a finished page, and what it says to machines, without knowing the template that made it.

The regions and marks are the contract with themes, documented in ``docs/rights.md``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from blotter.rights.seen import (
    INLINE,
    SHOWN,
    TEXT,
    Names,
    ancestors,
    collapsed,
    hides,
    is_seen,
    link_words,
    seen_children,
    visible_text,
    walk_seen,
)

MARKS: Final = ("byline", "reuse-mark", "images-omitted", "translation")

_BLANKS: Final = re.compile("[ \t\n\f\r]+")
# What can show a picture, and where it says which.
_PICTURES: Final = "img, source, image, object, embed, video, input, iframe"
_EMBEDS: Final = frozenset(_PICTURES.split(", "))
_SHOWN_BY: Final = ("src", "poster", "data", "href", "xlink:href")


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """The visible text of a part of the page (white space collapsed) and the addresses of its visible links."""

    text: str
    links: frozenset[str]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A visible element of one of the ``MARKS`` classes: ``above`` says on which side of the body it stands."""

    name: str
    data: frozenset[tuple[str, str]]
    text: str
    above: bool


class LicenseLink(msgspec.Struct, frozen=True, kw_only=True):
    """An element with ``rel=license``: where it points, what it is ``about``, and its words if it is in the credit.

    The words are empty where it is not seen there.
    """

    target: str
    about: str
    words: str


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """All that the inspection asks a page for. ``json_licenses`` are the licenses its JSON-LD gives to articles.

    ``pictures`` are the names of the files that it embeds, wherever on it that is, without their folders.
    """

    above: Region
    below: Region
    marks: tuple[Mark, ...]
    licenses: tuple[LicenseLink, ...]
    image_credits: tuple[Region, ...]
    pictures: frozenset[str]
    canonical: frozenset[str]
    noindex: bool
    reserved: bool
    json_licenses: frozenset[str]

    @property
    def text(self) -> str:
        """The visible text of the item outside its body."""
        return f"{self.above.text} {self.below.text}"

    @property
    def links(self) -> frozenset[str]:
        """The visible links of the item outside its body."""
        return self.above.links | self.below.links


def read_page(page: str | LexborHTMLParser) -> PageFacts | None:
    """Read the facts of an article page, given as HTML or parsed already (the tree is left as it is).

    ``None`` if it has no ``.h-entry`` with an ``.e-content`` in it, or that cannot be seen.
    """
    tree = LexborHTMLParser(page) if isinstance(page, str) else page
    body = tree.css_first(".h-entry .e-content")
    item = _enclosing(body, "h-entry") if body is not None else None
    if body is None or item is None or not is_seen(item):
        return None
    walk = _Walk(item, body)
    said = _read_signals(tree, walk.seen_links)
    credited = item.css(".image-credit") if said.has_credits else ()
    return PageFacts(
        above=walk.above.region(),
        below=walk.below.region(),
        marks=tuple(walk.marks),
        licenses=tuple(said.licenses),
        image_credits=tuple(_region(node) for node in credited if is_seen(node)),
        pictures=frozenset(said.pictures),
        canonical=frozenset(said.canonical),
        noindex="noindex" in " ".join(said.robots).lower().replace(",", " ").split(),
        reserved=said.reserved,
        json_licenses=frozenset(said.json_licenses),
    )


@dataclass(slots=True)
class _Gathering:
    """Text and links of one region while the walk goes on."""

    words: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)

    def text(self, start: int = 0) -> str:
        return collapsed("".join(self.words[start:]))

    def region(self) -> Region:
        return Region(text=self.text(), links=frozenset(self.links))


class _Open(NamedTuple):
    """A link or a mark of which the walk has yet to meet the end; ``start`` is where its words begin in its region."""

    node: LexborNode
    marks: tuple[str, ...]
    start: int


class _Walk:
    """One walk through the item, stopping at its body: visible text and links on both sides, marks, seen links.

    A block element begins and ends with a blank. What encloses the body is neither above nor below it and marks
    nothing. No recursion: depth is the page's.
    """

    def __init__(self, item: LexborNode, body: LexborNode) -> None:
        self.above, self.below = _Gathering(), _Gathering()
        self.marks: list[Mark] = []
        self.seen_links: dict[int, str] = {}
        self._enclosing = {node.mem_id for node in ancestors(body)}
        self._walk(item, body.mem_id)

    def _walk(self, item: LexborNode, body: int) -> None:
        region = self.above
        words = region.words
        waiting: list[LexborNode | _Open | str] = [item]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):  # the end of a block
                words.append(node)
                continue
            if isinstance(node, _Open):
                self._close(node, region)
                continue
            tag = node.tag
            if tag == TEXT or not node.is_element_node:
                words.append((node.text_content or "") if tag == TEXT else " ")
                continue
            names = node.attributes
            if tag not in SHOWN or (names and hides(tag, names)):
                continue
            if node.mem_id == body:
                region, words = self.below, self.below.words
                continue
            if tag not in INLINE:
                words.append(" ")
                waiting.append(" ")
            marks = _marks_of(names["class"] or "") if "class" in names else ()
            if tag == "a" or marks:
                waiting += self._open(node, marks, region)
            waiting += seen_children(node, tag, names)[::-1]

    def _open(self, node: LexborNode, marks: tuple[str, ...], region: _Gathering) -> tuple[_Open, ...]:
        """Wait for the end of a link or mark; of what encloses the body, only that it is a link counts."""
        if node.mem_id not in self._enclosing:
            return (_Open(node, marks, len(region.words)),)
        if node.tag == "a" and (target := node.attributes.get("href")) and link_words(node, visible_text(node)):
            region.links.add(target)
        return ()

    def _close(self, end: _Open, region: _Gathering) -> None:
        text, names = region.text(end.start), end.node.attributes
        if end.node.tag == "a" and (words := link_words(end.node, text)):
            self.seen_links[end.node.mem_id] = words
            if target := names.get("href"):
                region.links.add(target)
        if end.marks:
            data = frozenset((key, value or "") for key, value in names.items() if key.startswith("data-"))
            above = region is self.above
            self.marks += [Mark(name=name, data=data, text=text, above=above) for name in end.marks]


def _region(node: LexborNode) -> Region:
    links: set[str] = set()
    for one in walk_seen(node):
        if one.tag == "a" and (target := one.attributes.get("href")) and link_words(one, visible_text(one)):
            links.add(target)
    return Region(text=visible_text(node), links=frozenset(links))


@dataclass(slots=True)
class _Signals:
    """What a page says of its licenses and to crawlers, and what it embeds, wherever on it that stands."""

    licenses: list[LicenseLink] = field(default_factory=list)
    canonical: list[str] = field(default_factory=list)
    robots: list[str] = field(default_factory=list)
    json_licenses: list[str] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)
    reserved: bool = False
    has_credits: bool = False


def _read_signals(tree: LexborHTMLParser, seen: dict[int, str]) -> _Signals:
    said = _Signals()
    # A node is found once for each selector that it matches.
    found = {node.mem_id: node for node in tree.css(f"[rel], meta, script, .image-credit, {_PICTURES}")}
    for node in found.values():
        tag, names = node.tag, node.attributes
        rels = _BLANKS.split((names.get("rel") or "").lower())
        if "license" in rels:
            said.licenses.append(_license_link(node, names, seen))
        if tag == "link" and "canonical" in rels:
            said.canonical.append(names.get("href") or "")
        elif tag == "meta":
            name, content = (names.get("name") or "").lower(), names.get("content") or ""
            if name == "robots":
                said.robots.append(content)
            said.reserved = said.reserved or (name == "tdm-reservation" and content == "1")
        elif tag == "script" and (names.get("type") or "").lower() == "application/ld+json":
            said.json_licenses += _json_licenses(node)
        elif tag in _EMBEDS:
            said.pictures.update(_files(names))
        said.has_credits = said.has_credits or "image-credit" in (names.get("class") or "")
    return said


def _files(names: Names) -> Iterator[str]:
    """Give the names of the files that an element embeds."""
    addresses = [names.get(key) or "" for key in _SHOWN_BY] + (names.get("srcset") or "").replace(",", " ").split()
    for address in filter(None, addresses):
        yield unquote(re.split("[?#]", address.strip())[0]).rpartition("/")[2]


def _license_link(node: LexborNode, names: Names, seen: dict[int, str]) -> LicenseLink:
    about = next((one.attributes["about"] for one in (node, *ancestors(node)) if "about" in one.attributes), "")
    return LicenseLink(target=names.get("href") or "", about=about or "", words=seen.get(node.mem_id, ""))


@lru_cache(maxsize=1 << 10)
def _marks_of(class_: str) -> tuple[str, ...]:
    return tuple(name for name in class_.split() if name in MARKS)


def _enclosing(node: LexborNode, class_: str) -> LexborNode | None:
    """Find the outermost ancestor of a class."""
    found = [one for one in ancestors(node) if class_ in (one.attributes.get("class") or "").split()]
    return found[-1] if found else None


def _json_licenses(script: LexborNode) -> Iterator[str]:
    """Yield the licenses that JSON-LD gives to the page's own articles (not to what these are based on)."""
    try:
        data = json.loads(script.text_content or script.text() or "null")
    except ValueError:
        return
    graph = data.get("@graph", [data]) if isinstance(data, dict) else data
    for thing in graph if isinstance(graph, list) else []:
        if isinstance(thing, dict) and str(thing.get("@type", "")).endswith("Article"):
            license_ = thing.get("license")
            yield from [license_] if isinstance(license_, str) else []
