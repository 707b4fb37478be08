# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The facts of a page read one question at a time, each by its own selector and walk: slow, and easy to believe.

``blotter.rights.page`` looks only at what it is asked for and must find the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blotter.rights.page import MARKS, ImageCredit, LicenseLink, Mark
from blotter.rights.seen import collapsed

_HIDING_CLASSES: Final = frozenset({"visually-hidden", "sr-only"})
_HIDING_STYLES: Final = ("display:none", "visibility:hidden")
_INLINE: Final = frozenset(
    [
        *("a", "abbr", "b", "bdi", "cite", "code", "data", "dfn", "em", "i", "ins", "kbd", "mark"),
        *("q", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    ]
)
_BLOCKS: Final = frozenset(
    [
        *("html", "body", "main", "article", "section", "div", "header", "footer", "aside", "nav", "address", "p"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "blockquote", "pre", "hr", "br", "img", "picture", "ul", "ol"),
        *("li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary", "table", "caption", "thead", "tbody"),
        *("tfoot", "tr", "th", "td"),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The visible text of a part of the page (white space collapsed) and the addresses of its visible links."""

    text: str
    links: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainFacts:
    """All that can be asked of a page."""

    above: Region
    below: Region
    marks: tuple[Mark, ...]
    licenses: tuple[LicenseLink, ...]
    image_credits: tuple[ImageCredit, ...]
    pictures: frozenset[str]
    canonical: frozenset[str]
    noindex: bool
    reserved: bool
    json_licenses: frozenset[str]


def read_plainly(html: str) -> PlainFacts | None:
    """Read the facts of an article page; ``None`` if it has no ``.h-entry`` with an ``.e-content`` in it."""
    tree = LexborHTMLParser(html)
    body = tree.css_first(".h-entry .e-content")
    item = _enclosing(body, "h-entry") if body is not None else None
    if body is None or item is None or not _is_seen(item):
        return None
    credit = _read_credit(item, body)
    robots = " ".join(node.attributes.get("content") or "" for node in tree.css('meta[name="robots" i]'))
    return PlainFacts(
        above=credit.above.region(),
        below=credit.below.region(),
        marks=tuple(credit.marks),
        licenses=tuple(_license_link(node, credit.seen_links) for node in tree.css('[rel~="license" i]')),
        image_credits=tuple(_image_credit(node) for node in item.css(".image-credit") if _is_seen(node)),
        pictures=frozenset(_pictures(tree)),
        canonical=frozenset(node.attributes.get("href") or "" for node in tree.css('link[rel~="canonical" i]')),
        noindex="noindex" in robots.lower().replace(",", " ").split(),
        reserved=tree.css_first('meta[name="tdm-reservation" i][content="1"]') is not None,
        json_licenses=frozenset(_json_licenses(tree)),
    )


def _pictures(tree: LexborHTMLParser) -> Iterator[str]:
    """The names of the files that elements embed."""
    for node in tree.css("img, source, image, object, embed, video, input, iframe"):
        for key, value in node.attributes.items():
            if key in {"src", "poster", "data", "href", "xlink:href"} and value:
                yield _file_name(value.strip())
            elif key == "srcset" and value:
                yield from map(_file_name, re.findall(r"[^\s,]+", value))


def _file_name(address: str) -> str:
    return unquote(address.partition("#")[0].partition("?")[0]).split("/")[-1]


@dataclass(slots=True)
class _Gathering:
    """Text and links of one region while the walk goes on."""

    words: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)

    def take(self, node: LexborNode) -> None:
        if node.is_text_node:
            self.words.append(node.text_content or "")
        elif node.tag not in _INLINE:
            self.words.append(" ")
        if node.tag == "a" and (target := node.attributes.get("href")) and _words(node):
            self.links.add(target)

    def region(self) -> Region:
        return Region(text=collapsed("".join(self.words)), links=frozenset(self.links))


@dataclass(slots=True)
class _Credit:
    """What stands round the body."""

    above: _Gathering = field(default_factory=_Gathering)
    below: _Gathering = field(default_factory=_Gathering)
    marks: list[Mark] = field(default_factory=list)
    seen_links: dict[int, str] = field(default_factory=dict)


def _read_credit(item: LexborNode, body: LexborNode) -> _Credit:
    """Walk the item once; what encloses the body is neither above nor below it and marks nothing."""
    enclosing = {node.mem_id for node in _ancestors(body)}
    credit = _Credit()
    above = True
    for node in _seen(item, stop=body.mem_id):
        if node.mem_id == body.mem_id:
            above = False
            continue
        (credit.above if above else credit.below).take(node)
        if node.is_element_node and node.mem_id not in enclosing:
            credit.marks += _marks(node, above=above)
            if node.tag == "a":
                credit.seen_links[node.mem_id] = _words(node)
    return credit


def _seen(root: LexborNode, *, stop: int = 0) -> Iterator[LexborNode]:
    """Yield the visible nodes under ``root`` in document order, block elements twice (they begin and end).

    The node of id ``stop`` is yielded once and not entered. No recursion: depth is the page's.
    """
    waiting = [root]
    ending: set[int] = set()
    while waiting:
        node = waiting.pop()
        if node.mem_id in ending:
            yield node
            continue
        if node.is_element_node and _hides(node):
            continue
        yield node
        if node.mem_id == stop or not node.is_element_node:
            continue
        children = list(node.iter(include_text=True))
        if node.tag == "details" and "open" not in node.attributes:
            children = [child for child in children if child.tag == "summary"][:1]
        if node.tag not in _INLINE and children:
            ending.add(node.mem_id)
            waiting.append(node)
        waiting += reversed(children)


def _hides(node: LexborNode) -> bool:
    """Say whether an element is not shown: by what it is, by an attribute, an inline style or a class that hides."""
    attributes = node.attributes
    if node.tag not in _INLINE | _BLOCKS or not attributes.keys().isdisjoint({"hidden", "inert", "popover"}):
        return True
    if (attributes.get("aria-hidden") or "").lower().strip() == "true":
        return True
    style = "".join((attributes.get("style") or "").lower().split())
    classes = (attributes.get("class") or "").split()
    return any(one in style for one in _HIDING_STYLES) or not _HIDING_CLASSES.isdisjoint(classes)


def _is_seen(node: LexborNode) -> bool:
    return not any(
        _hides(one) or (one.tag == "details" and "open" not in one.attributes) for one in (node, *_ancestors(node))
    )


def _words(node: LexborNode) -> str:
    """A link is seen if it has words, or an image that says something in their place."""
    said = [image.attributes.get("alt") or "" for image in node.css("img") if _is_seen(image)]
    return _region_text(node) or collapsed(" ".join(said))


def _region_text(node: LexborNode) -> str:
    return collapsed("".join(_texts(node)))


def _texts(node: LexborNode) -> Iterator[str]:
    for one in _seen(node):
        if one.is_text_node:
            yield one.text_content or ""
        elif one.tag not in _INLINE:
            yield " "


def _image_credit(node: LexborNode) -> ImageCredit:
    gathering = _Gathering()
    for one in _seen(node):
        gathering.take(one)
    region = gathering.region()
    return ImageCredit(text=region.text, links=region.links)


def _marks(node: LexborNode, *, above: bool) -> Iterator[Mark]:
    attributes = node.attributes
    for name in (attributes.get("class") or "").split():
        if name in MARKS:
            data = frozenset((key, value or "") for key, value in attributes.items() if key.startswith("data-"))
            yield Mark(name=name, data=data, text=_region_text(node), above=above)


def _license_link(node: LexborNode, seen: dict[int, str]) -> LicenseLink:
    about = next((one.attributes["about"] for one in (node, *_ancestors(node)) if "about" in one.attributes), "")
    return LicenseLink(target=node.attributes.get("href") or "", about=about or "", words=seen.get(node.mem_id, ""))


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None and parent.is_element_node:
        yield parent
        parent = parent.parent


def _enclosing(node: LexborNode, class_: str) -> LexborNode | None:
    """Find the outermost ancestor of a class."""
    found = [one for one in _ancestors(node) if class_ in (one.attributes.get("class") or "").split()]
    return found[-1] if found else None


def _json_licenses(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the licenses that JSON-LD gives to the page's own articles (not to what these are based on)."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text_content or node.text() or "null")
        except ValueError:
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for thing in graph if isinstance(graph, list) else []:
            if isinstance(thing, dict) and str(thing.get("@type", "")).endswith("Article"):
                license_ = thing.get("license")
                yield from [license_] if isinstance(license_, str) else []
