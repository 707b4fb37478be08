# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What stands in ``Document.html`` and its text for what only the whole site knows, and how it is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from typing import Final

import msgspec

from blotter.model.documents import LinkKind

# Exact, because in Document.html quotation marks only enclose attributes, > is escaped in them, and links do not nest.
_LINK: Final = re.compile(r'<a href="(article|file|page):([^"#]*)(#[^"]*)?"([^>]*)>(.*?)</a>', re.DOTALL)
# In plain text a title stands between noncharacters, which cannot come from an author. The mark has no blank.
_TITLE: Final = re.compile("\ufdd4(article|file|page):([^\ufdd5]*)\ufdd5")
_BLANK: Final = "\ufdd6"
_IMAGE: Final = re.compile(r'<img src="media:([^"]*)"([^>]*)>')


class Destination(msgspec.Struct, frozen=True, kw_only=True):
    """Where a link leads: the address without fragment, and the words for a link that has none of its own.

    An empty address is one that does not exist now: the words stay without a link.
    """

    address: str
    title: str


def title_mark(kind: LinkKind, target: str) -> str:
    """Return what stands in plain text for the title of what a bare link leads to."""
    return f"\ufdd4{kind.value}:{target.replace(' ', _BLANK)}\ufdd5"


def titles_in(text: str) -> Iterator[tuple[LinkKind, str]]:
    """List the kind and the target of every title that a plain text waits for."""
    return ((LinkKind(kind), target.replace(_BLANK, " ")) for kind, target in _TITLE.findall(text))


def fill_titles(text: str, title: Callable[[LinkKind, str], str]) -> str:
    """Put titles into a plain text (``Document.text``, or a part of it)."""
    return _TITLE.sub(lambda match: title(LinkKind(match[1]), match[2].replace(_BLANK, " ")), text)


def fill(
    html: str,
    *,
    link: Callable[[LinkKind, str], Destination | None],
    image: Callable[[str], Mapping[str, str] | None],
) -> str:
    """Put real addresses into ``Document.html``.

    ``link`` gets kind and target of a link; for ``None`` only the link's own words stay.
    ``image`` gets ``src`` as written and returns the attributes ``src``, ``width``, ``height`` and any others; for
    ``None`` the image is left out.
    """

    def fill_link(match: re.Match[str]) -> str:
        kind, target, fragment, attributes, words = match.groups(default="")
        destination = link(LinkKind(kind), unescape(target))
        if destination is None:
            return words
        if not destination.address:
            return words or escape(destination.title)
        address = escape(destination.address)
        return f'<a href="{address}{fragment}"{attributes}>{words or escape(destination.title)}</a>'

    def fill_image(match: re.Match[str]) -> str:
        attributes = image(unescape(match[1]))
        if attributes is None:
            return ""
        return "<img" + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items()) + f"{match[2]}>"

    return _IMAGE.sub(fill_image, _LINK.sub(fill_link, html))
