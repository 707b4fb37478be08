# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A body cut between its paragraphs into pages that a weak line can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

from blotter.model.pages import Json

PAGE_BYTES: Final = 10_000
"""What a page of the text edition weighs at most, before compression."""

# Measured on the pages of this theme, and rounded up; another theme's may come to a little more.
_FRAME: Final = 2_200  # what a page has whatever its article is
_EACH: Final = 20  # the markup around a text of the page's data
_REPEATED: Final = 3  # how often the address of the original is written, beyond the first time
_LEAST: Final = 2_000
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_VOID: Final = frozenset({"br", "col", "hr", "img", "wbr"})
_ID: Final = re.compile(r' id="([^"]*)"')
_WITHIN: Final = re.compile(r'(<a href=")#([^"]*)"')


def room_for(data: Json, original: str) -> int:
    """Estimate how many bytes of a body fit on a page that shows these data besides, and links an original."""
    rest = PAGE_BYTES - _FRAME - _weight(data) - _REPEATED * len(original)
    return max(rest, _LEAST)


def _weight(data: Json) -> int:
    if isinstance(data, str):
        return len(data.encode()) + _EACH if data else 0
    if isinstance(data, dict):
        return sum(map(_weight, data.values()))
    return sum(map(_weight, data)) if isinstance(data, list) else 0


def cut_body(html: str, address: str, *, room: int, most: int) -> list[str]:
    """Cut sanitized HTML into at most ``most`` parts, each a whole number of top-level elements; one is never cut.

    ``room`` is what a part may have in bytes. ``address`` is the link to the first part, of which the others are
    ``<address>2/`` and so on: a link to a place of the body (a footnote) is made to lead to the part that has it now.
    """
    if len(html.encode()) <= room:
        return [html]
    parts = [[""]]
    size = 0
    for block in _blocks(html):
        length = len(block.encode())
        if size and size + length > room and len(parts) < most:
            parts.append([])
            size = 0
        parts[-1].append(block)
        size += length
    return _relinked(["".join(part) for part in parts], address)


def _blocks(html: str) -> Iterator[str]:
    """Yield the top-level elements of HTML, each with the text that follows it."""
    depth = start = 0
    for tag in _TAG.finditer(html):
        if tag[2] in _VOID:
            continue
        if not tag[1] and depth == 0 and tag.start() > start:
            yield html[start : tag.start()]
            start = tag.start()
        depth += -1 if tag[1] else 1
    yield html[start:]


def _relinked(parts: Sequence[str], address: str) -> list[str]:
    """Let links to places of the body lead to the part that has them."""
    places = {unescape(name): number for number, part in enumerate(parts, start=1) for name in _ID.findall(part)}

    def moved(found: re.Match[str], *, here: int) -> str:
        there = places.get(unquote(unescape(found[2])), here)
        if there == here:
            return found[0]
        return f'{found[1]}{escape(address)}{f"{there}/" if there > 1 else ""}#{found[2]}"'

    return [_WITHIN.sub(partial(moved, here=number), part) for number, part in enumerate(parts, start=1)]
