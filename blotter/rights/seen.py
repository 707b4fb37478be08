# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What of a finished page can be seen: which elements hide, which words stand in one line, which links have words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from blotter.reading.visible import without_invisible
from blotter.rights.elements import Names

_HIDING_CLASSES: Final = frozenset({"visually-hidden", "sr-only"})
_HIDING_STYLES: Final = ("display:none", "visibility:hidden")
TEXT: Final = "-text"  # what the parser calls a text node
INLINE: Final = frozenset(
    [
        *("a", "abbr", "b", "bdi", "cite", "code", "data", "dfn", "em", "i", "ins", "kbd", "mark"),
        *("q", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    ]
)
# An element that is not listed shows its words not at all, not always or struck out (dialog, canvas, select, del, …).
SHOWN: Final = INLINE | frozenset(
    [
        *("html", "body", "main", "article", "section", "div", "header", "footer", "aside", "nav", "address"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "p", "blockquote", "pre", "hr", "br", "img", "picture"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    ]
)
_HIDING_ATTRIBUTES: Final = frozenset({"hidden", "inert", "popover"})


def collapsed(text: str) -> str:
    """Reduce every run of white space to one space, and drop what prints nothing."""
    return " ".join(without_invisible(text).split())


def walk_seen(root: LexborNode) -> Iterator[LexborNode]:
    """Yield the visible nodes under ``root`` in document order. No recursion: depth is the page's."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        tag, names = node.tag, node.attributes
        if node.is_element_node and hides(tag, names):
            continue
        yield node
        waiting += reversed(seen_children(node, tag, names))


def seen_children(node: LexborNode, tag: str | None, names: Names) -> list[LexborNode]:
    """The children that can be seen; of folded details that is the summary."""
    children = list(node.iter(include_text=True))
    if tag == "details" and "open" not in names:
        return [child for child in children if child.tag == "summary"][:1]
    return children


def is_folded(node: LexborNode, parent: LexborNode) -> bool:
    """Say whether folded details hide a child of theirs."""
    if parent.tag != "details":
        return False
    return all(child.mem_id != node.mem_id for child in seen_children(parent, parent.tag, parent.attributes))


def hides(tag: str | None, names: Names) -> bool:
    """Say whether an element is not shown: by what it is, by an attribute, an inline style or a class that hides."""
    if tag not in SHOWN or not names:
        return tag not in SHOWN
    if not _HIDING_ATTRIBUTES.isdisjoint(names):
        return True
    if "aria-hidden" in names and (names["aria-hidden"] or "").strip().lower() == "true":
        return True
    if "style" in names:
        style = "".join((names["style"] or "").lower().split())
        if any(one in style for one in _HIDING_STYLES):
            return True
    return "class" in names and _is_hiding_class(names["class"] or "")


@lru_cache(maxsize=1 << 10)
def _is_hiding_class(class_: str) -> bool:
    return not _HIDING_CLASSES.isdisjoint(class_.split())


def is_seen(node: LexborNode) -> bool:
    """Say whether neither an element nor anything round it hides it."""
    return not any(
        hides(one.tag, one.attributes) or (one.tag == "details" and "open" not in one.attributes)
        for one in (node, *ancestors(node))
    )


def link_words(node: LexborNode, text: str) -> str:
    """Return the words of a link: its visible ``text``, or what the images in it say in their place."""
    return text or collapsed(" ".join(one.attributes.get("alt") or "" for one in node.css("img") if is_seen(one)))


def visible_text(node: LexborNode) -> str:
    """Return the words of an element that can be seen."""
    only = node.first_child
    if only is not None and only.is_text_node and only.next is None and node.tag != "details":  # as in most links
        return "" if hides(node.tag, node.attributes) else collapsed(only.text_content or "")
    return texts_round(node, 0)[0]


def texts_round(root: LexborNode, stop: int) -> tuple[str, str]:
    """Return the words that can be seen in an element before and after the one of id ``stop``, which is not entered.

    A block begins and ends with a blank. No recursion: depth is the page's.
    """
    before: list[str] = []
    after: list[str] = []
    words = before
    waiting: list[LexborNode | None] = [root]
    while waiting:
        node = waiting.pop()
        if node is None:  # the end of a block
            words.append(" ")
            continue
        tag = node.tag
        if tag == TEXT or not node.is_element_node:
            words.append((node.text_content or "") if tag == TEXT else " ")
            continue
        names = node.attributes
        if hides(tag, names):
            continue
        if node.mem_id == stop:
            words = after
            continue
        if tag not in INLINE:
            words.append(" ")
            waiting.append(None)
        waiting += seen_children(node, tag, names)[::-1]
    return collapsed("".join(before)), collapsed("".join(after))


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what encloses an element, the nearest first."""
    parent = node.parent
    while parent is not None and parent.is_element_node:
        yield parent
        parent = parent.parent
