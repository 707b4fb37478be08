# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A finished page as a browser takes it: parsed once, and its elements read once for all that look at it."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Final, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

Names: TypeAlias = Mapping[str, str | None]
"""The attributes of an element; one that is only named has ``None``."""

Element: TypeAlias = tuple[LexborNode, str, Names]

# Elements that set out text and do nothing else, and attributes that ask for nothing, run nothing and name no place.
# Who looks for more than that in all elements of a page must take it off these lists.
PLAIN: Final = frozenset(
    [
        *("abbr", "article", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd", "details", "div", "dl"),
        *("dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "li"),
        *("main", "nav", "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "summary", "sup"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul"),
    ]
)
SILENT: Final = frozenset(
    {"aria-hidden", "aria-label", "aria-labelledby", "class", "datetime", "dir", "lang", "role", "scope", "title"}
)
_PLAIN_IDS: Final = frozenset(map(attrgetter("tag_id"), map(LexborHTMLParser("").create_node, PLAIN)))


class ParsedPage:
    """The tree of a page, and the ``elements`` worth a look in document order, each with its tag and attributes.

    ``html`` is its text, or the same in UTF-8. Left out are plain elements that have no attributes but silent ones:
    that is most of a page, and everything else is there.
    """

    __slots__ = ("elements", "tree")

    def __init__(self, html: str | bytes) -> None:
        self.tree = LexborHTMLParser(html)
        root, are_silent = self.tree.root, SILENT.issuperset
        self.elements: list[Element] = [
            (node, node.tag or "", node.attributes)
            for node in (root.traverse() if root is not None else ())
            if node.tag_id not in _PLAIN_IDS or not are_silent(node.attributes)
        ]
