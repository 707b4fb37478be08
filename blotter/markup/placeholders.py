# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The addresses that stand in ``Document.html`` for what only the whole site knows, and how they are filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

from blotter.model.documents import LinkKind

# Exact, because in Document.html quotation marks only enclose attributes, > is escaped in them, and links do not nest.
_LINK: Final = re.compile(r'<a href="(article|file|page):([^"#]*)(#[^"]*)?"([^>]*)>(.*?)</a>', re.DOTALL)
_IMAGE: Final = re.compile(r'<img src="media:([^"]*)"([^>]*)>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where a link leads: the address without fragment, and the words for a link that has none of its own."""

    address: str
    title: str


def fill(
    html: str,
    *,
    link: Callable[[LinkKind, str], Destination | None],
    image: Callable[[str], Mapping[str, str] | None],
) -> str:
    """Put real addresses into ``Document.html``.

    ``link`` gets kind and target of a link; for ``None`` (an article that is not shown) the words stay without a link.
    ``image`` gets ``src`` as written and returns the attributes ``src``, ``width``, ``height`` and any others; for
    ``None`` the image is left out.
    """

    def fill_link(match: re.Match[str]) -> str:
        kind, target, fragment, attributes, words = match.groups(default="")
        destination = link(LinkKind(kind), unescape(target))
        if destination is None:
            return words
        address = escape(destination.address)
        return f'<a href="{address}{fragment}"{attributes}>{words or escape(destination.title)}</a>'

    def fill_image(match: re.Match[str]) -> str:
        attributes = image(unescape(match[1]))
        if attributes is None:
            return ""
        return "<img" + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items()) + f"{match[2]}>"

    return _IMAGE.sub(fill_image, _LINK.sub(fill_link, html))
