# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What must not be on a page, looked for one rule at a time, each by its own selector: slow, and easy to believe.

``blotter.rendering.proofreading.safety`` looks for all of it in one walk and must find the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blotter.rendering.proofreading.safe_addresses import (
    Reach,
    Surroundings,
    candidates_of,
    is_absolute,
    output_of,
    reach_of,
)

_EMBEDDING: Final = "base, object, embed, applet, frame, frameset, template"
_MOVING: Final = "set, animate, animatemotion, animatetransform, foreignobject"
_FETCHED: Final = frozenset({"src", "action", "formaction", "poster", "data", "background", "xlink:href", "manifest"})
_FETCHED_LISTS: Final = frozenset({"srcset", "imagesrcset", "ping"})
_FETCHING_RELS: Final = frozenset(
    {"stylesheet", "icon", "shortcut", "apple-touch-icon", "mask-icon", "manifest"}
    | {"preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "prerender"}
)
_REFRESH: Final = re.compile(r"""^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)


def look_plainly(path: str, html: str, surroundings: Surroundings) -> frozenset[str]:
    """Return in words what is wrong with a page, but for its frame and the JSON in it."""
    tree = LexborHTMLParser(html)
    ids = [node.id or "" for node in tree.css("[id]")]
    return frozenset(
        [
            *_check_active(tree),
            *_check_scripts(tree, surroundings),
            *_check_addresses(tree, surroundings),
            *(f'{count} elements have the id "{name}"' for name, count in Counter(ids).items() if count > 1),
            *_check_links(tree, path, frozenset(ids), surroundings),
        ]
    )


def _check_active(tree: LexborHTMLParser) -> Iterator[str]:
    """Look for what runs or styles without being a file of the theme."""
    for node in tree.css(f"{_EMBEDDING}, {_MOVING}"):
        yield f"there is a <{node.tag}> element"
    for node in tree.css("[srcdoc]"):
        yield f"<{node.tag}> carries a page inside it (srcdoc)"
    for node in tree.css("style, [style]"):
        yield f"<{node.tag}> carries style of its own"
    for node in tree.css("*"):
        for name in node.attributes:
            if name.lower().startswith("on"):
                yield f"<{node.tag}> has an event handler ({name})"


def _check_scripts(tree: LexborHTMLParser, surroundings: Surroundings) -> Iterator[str]:
    for node in tree.css("script"):
        names, text = node.attributes, node.text()
        if "src" in names:
            src = names["src"] or ""
            if src not in surroundings.scripts or text.strip():
                yield f"there is a script that is not the theme's own ({src})"
        elif (names.get("type") or "").strip().lower() != "application/ld+json":
            yield "there is a script in the page itself"


def _check_addresses(tree: LexborHTMLParser, surroundings: Surroundings) -> Iterator[str]:
    """Look at every address."""
    origin = surroundings.origin
    for node in tree.css("*"):
        for address, fetched in _addresses(node):
            reach = reach_of(address, origin)
            if reach is Reach.UNSAFE:
                yield f'<{node.tag}> has the unsafe address "{address[:80]}"'
            elif fetched and reach is Reach.OTHER:
                yield f'<{node.tag}> asks another site for "{address[:80]}"'
    for node in tree.css('meta[http-equiv="refresh" i]'):
        found = _REFRESH.match(node.attributes.get("content") or "")
        address = found[1].strip() if found else ""
        if reach_of(address, origin) is not Reach.OWN:
            yield f'the page sends its reader to "{address[:80]}"'


def _addresses(node: LexborNode) -> Iterator[tuple[str, bool]]:
    """List the addresses of an element, each with whether a browser asks for it without being told to."""
    names, tag = node.attributes, node.tag
    if "href" in names:
        rels = frozenset((names.get("rel") or "").lower().split()) if tag == "link" else _FETCHING_RELS
        yield names["href"] or "", tag not in ("a", "area") and not rels.isdisjoint(_FETCHING_RELS)
    for name in _FETCHED.intersection(names):
        yield names[name] or "", True
    for name in _FETCHED_LISTS.intersection(names):
        value = names[name] or ""
        for address in value.split() if name == "ping" else candidates_of(value):
            yield address, True


def _check_links(tree: LexborHTMLParser, path: str, ids: frozenset[str], surroundings: Surroundings) -> Iterator[str]:
    """Follow every link within the site to a file that this build writes, or to an id of the page itself."""
    outputs, origin = surroundings.outputs or frozenset(), surroundings.origin
    for node in tree.css("[href], [src]"):
        for name in ("href", "src"):
            address = node.attributes.get(name)
            if address is None or reach_of(address, origin) is not Reach.OWN:
                continue
            output = output_of(address, path, surroundings)
            if output:
                if output not in outputs:
                    yield f'"{address}" leads to no page of this site'
            elif output is None:
                if not is_absolute(address):
                    yield f'"{address}" leads out of this site'
            elif unquote(address.partition("#")[2]) not in ids | {"", "top"}:
                yield f'"{address}" leads to no place of this page'
