# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a reader sees of a finished page, and what it says to machines, without knowing the template that made it.

The regions and marks are the contract with themes, documented in ``docs/rights.md``. Most pages owe a few links and
marks: so a page is asked, and only what it is asked for is looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final
from urllib.parse import unquote

import msgspec
from selectolax.lexbor import LexborNode

from blotter.rights.elements import Names, ParsedPage
from blotter.rights.seen import (
    ancestors,
    hides,
    is_folded,
    is_seen,
    link_words,
    texts_round,
    visible_text,
    walk_seen,
)

MARKS: Final = ("byline", "reuse-mark", "images-omitted", "translation")

_BLANKS: Final = re.compile("[ \t\n\f\r]+")
# What may be a link or a mark, and the body between them. A class is looked at again where it is found.
_NOTED: Final = ", ".join(["a[href]", ".e-content", *(f'[class*="{name}"]' for name in MARKS)])
# What can show a picture, and where it says which.
_EMBEDS: Final = frozenset({"img", "source", "image", "object", "embed", "video", "input", "iframe"})
_SPEAKING: Final = _EMBEDS | {"link", "meta", "script"}
_SHOWN_BY: Final = ("src", "poster", "data", "href", "xlink:href")


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


class ImageCredit(msgspec.Struct, frozen=True, kw_only=True):
    """A visible credit of pictures: its text (white space collapsed) and the addresses of its visible links."""

    text: str
    links: frozenset[str]


def read_page(page: str | bytes | ParsedPage) -> PageFacts | None:
    """Get ready to answer for an article page, given as HTML or parsed already (the tree is left as it is).

    ``None`` if it has no ``.h-entry`` with an ``.e-content`` in it, or that cannot be seen.
    """
    parsed = page if isinstance(page, ParsedPage) else ParsedPage(page)
    body = parsed.tree.css_first(".h-entry .e-content")
    if body is None:
        return None
    around = tuple(ancestors(body))
    items = [one for one in around if "h-entry" in (one.attributes.get("class") or "").split()]
    if not items or not is_seen(items[-1]):
        return None
    return PageFacts(parsed, items[-1], body, frozenset(one.mem_id for one in around))


class PageFacts:
    """All that the inspection asks a page for: of its item outside the body what is seen, of the rest what it says.

    What encloses the body is neither above nor below it and marks nothing; a link round it counts as one above.
    """

    def __init__(self, parsed: ParsedPage, item: LexborNode, body: LexborNode, enclosing: frozenset[int]) -> None:
        self._item, self._body, self._enclosing = item, body, enclosing
        self._speaking = [one for one in parsed.elements if one[1] in _SPEAKING or "rel" in one[2]]
        self._words: dict[int, str] = {}
        self._reached = {item.mem_id: True}
        self._has_body = self._reaches(body)
        self._reached[body.mem_id] = False

    @property
    def text_above(self) -> str:
        """The visible text of the item before its body, white space collapsed."""
        return self._texts[0]

    @property
    def text_below(self) -> str:
        """The visible text of the item after its body."""
        return self._texts[1]

    @property
    def text(self) -> str:
        """The visible text of the item outside its body."""
        return f"{self.text_above} {self.text_below}"

    def leads_to(self, target: str, *, above: bool | None = None) -> bool:
        """Say whether the item has a visible link to exactly this address outside its body (on one side of it)."""
        for node, is_above in self._links.get(target, ()):
            if (above is None or is_above is above) and self._words_of(node):
                return True
        return False

    def leads_to_any(self, targets: frozenset[str]) -> bool:
        """Say whether the item has a visible link to one of these addresses outside its body."""
        return any(map(self.leads_to, targets.intersection(self._links)))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The visible marks of the item outside its body."""
        found: list[Mark] = []
        for node, names, above in self._noted:
            marks = _marks_of(names.get("class") or "")
            if marks and node.mem_id not in self._enclosing and self._reaches(node):
                data = frozenset((key, value or "") for key, value in names.items() if key.startswith("data-"))
                text = visible_text(node)
                found += [Mark(name=name, data=data, text=text, above=above) for name in marks]
        return tuple(found)

    @cached_property
    def image_credits(self) -> tuple[ImageCredit, ...]:
        """The visible credits of pictures in the item, its body included."""
        return tuple(_image_credit(node) for node in self._item.css(".image-credit") if is_seen(node))

    @cached_property
    def pictures(self) -> frozenset[str]:
        """The names of the files that the page embeds, wherever on it that is, without their folders."""
        embeds = (names for _, tag, names in self._speaking if tag in _EMBEDS)
        return frozenset(name for names in embeds for name in _files(names))

    @cached_property
    def licenses(self) -> tuple[LicenseLink, ...]:
        """What is said with ``rel=license`` anywhere on the page."""
        said = (one for one in self._speaking if "rel" in one[2] and "license" in _rels(one[2]))
        return tuple(self._license_link(node, tag, names) for node, tag, names in said)

    @cached_property
    def canonical(self) -> frozenset[str]:
        """The addresses that the page says to be the first."""
        said = (names for _, tag, names in self._speaking if tag == "link" and "canonical" in _rels(names))
        return frozenset(names.get("href") or "" for names in said)

    @cached_property
    def noindex(self) -> bool:
        """Whether crawlers are told to leave the page out."""
        return "noindex" in " ".join(self._said_as("robots")).lower().replace(",", " ").split()

    @cached_property
    def reserved(self) -> bool:
        """Whether mining of the text is reserved."""
        return "1" in self._said_as("tdm-reservation")

    @cached_property
    def json_licenses(self) -> frozenset[str]:
        """The licenses that the page's JSON-LD gives to articles."""
        scripts = (one for one in self._speaking if one[1] == "script")
        said = (node for node, _, names in scripts if (names.get("type") or "").lower() == "application/ld+json")
        return frozenset(license_ for node in said for license_ in _json_licenses(node))

    def _said_as(self, name: str) -> list[str]:
        metas = [names for _, tag, names in self._speaking if tag == "meta"]
        return [names.get("content") or "" for names in metas if (names.get("name") or "").lower() == name]

    @cached_property
    def _texts(self) -> tuple[str, str]:
        return texts_round(self._item, self._body.mem_id)

    @cached_property
    def _noted(self) -> list[tuple[LexborNode, Names, bool]]:
        """The links and marks in the item, hidden or not, each with whether it stands above the body."""
        found: dict[int, tuple[LexborNode, Names, bool]] = {}
        above, body = True, self._body.mem_id
        for node in self._item.css(_NOTED):  # in document order, once for each selector that it matches
            if node.mem_id == body:
                above = not self._has_body
            elif node.mem_id not in found:
                found[node.mem_id] = (node, node.attributes, above)
        return list(found.values())

    @cached_property
    def _links(self) -> dict[str, list[tuple[LexborNode, bool]]]:
        links: dict[str, list[tuple[LexborNode, bool]]] = {}
        for node, names, above in self._noted:
            if node.tag == "a" and (target := names.get("href")):
                links.setdefault(target, []).append((node, above))
        return links

    def _reaches(self, node: LexborNode) -> bool:
        """Say whether the eye reaches an element on its way through the item, stopping at the body."""
        climbed: list[LexborNode] = []
        while (reached := self._reached.get(node.mem_id)) is None:
            climbed.append(node)
            parent = node.parent
            if parent is None or not parent.is_element_node:
                reached = False  # it is outside the item
                break
            node = parent
        for one in reversed(climbed):
            reached = reached and not hides(one.tag, one.attributes) and not is_folded(one, node)
            self._reached[one.mem_id] = reached
            node = one
        return reached

    def _words_of(self, link: LexborNode) -> str:
        """The words of a link, empty where it is not seen."""
        words = self._words.get(link.mem_id)
        if words is None:
            words = link_words(link, visible_text(link)) if self._reaches(link) else ""
            self._words[link.mem_id] = words
        return words

    def _license_link(self, node: LexborNode, tag: str, names: Names) -> LicenseLink:
        about = next((found["about"] for found in _names_from(node) if "about" in found), "")
        words = self._words_of(node) if tag == "a" and node.mem_id not in self._enclosing else ""
        return LicenseLink(target=names.get("href") or "", about=about or "", words=words)


def _names_from(node: LexborNode) -> Iterator[Names]:
    """Yield the attributes of an element and of what encloses it."""
    yield node.attributes
    for one in ancestors(node):
        yield one.attributes


def _rels(names: Names) -> list[str]:
    return _BLANKS.split((names.get("rel") or "").lower())


def _image_credit(node: LexborNode) -> ImageCredit:
    links: set[str] = set()
    for one in walk_seen(node):
        if one.tag == "a" and (target := one.attributes.get("href")) and link_words(one, visible_text(one)):
            links.add(target)
    return ImageCredit(text=visible_text(node), links=frozenset(links))


def _files(names: Names) -> Iterator[str]:
    """Give the names of the files that an element embeds."""
    addresses = [names.get(key) or "" for key in _SHOWN_BY] + (names.get("srcset") or "").replace(",", " ").split()
    for address in filter(None, addresses):
        yield unquote(re.split("[?#]", address.strip())[0]).rpartition("/")[2]


@lru_cache(maxsize=1 << 10)
def _marks_of(class_: str) -> tuple[str, ...]:
    return tuple(name for name in class_.split() if name in MARKS)


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
