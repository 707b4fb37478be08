# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The list of what HTML may come out of a body, and the sanitizer that holds it.

Absent on purpose: everything that runs, loads, embeds or submits (``script``, ``iframe``, ``svg``, ``form``); the
page's own landmarks (``article``, ``main``, ``header``, ``footer``, ``nav``); inline style, which the content security
policy forbids; and whatever could speak of rights in the name of the page: ``rel``, ``property``, ``about``,
``itemprop``, and classes that microformats read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from blotter.markup.addresses import EXTERNAL_SCHEMES

if TYPE_CHECKING:
    from nh3 import Cleaner

_TAGS: Final = """
a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table
tbody td tfoot th thead time tr u ul var wbr
"""
TAGS: Final = frozenset(_TAGS.split())
"""The elements that a body may have."""

EVERYWHERE: Final = frozenset({"id", "title", "lang", "dir"})
"""The attributes that every element may have."""

ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    "a": frozenset({"href"}),
    "code": frozenset({"class"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "td": frozenset({"colspan", "rowspan", "align"}),
    "th": frozenset({"colspan", "rowspan", "scope", "align"}),
    "time": frozenset({"datetime"}),
}
"""The attributes that an element may have besides."""

CODE_LANGUAGE: Final = re.compile(r"language-[\w#.+-]{1,40}")
"""The one kind of class that an author may write: the language of a code block."""

# Of other elements that are not allowed the words stay.
_WITH_CONTENT: Final = """
script style svg math iframe object embed noscript template textarea select title audio video canvas noembed noframes
xmp plaintext
"""
WITH_CONTENT: Final = frozenset(_WITH_CONTENT.split())
"""The elements that go with all that is in them."""

_ALIGNMENTS: Final = {"left", "center", "right"}
# Python-Markdown's own; nothing in a microformats or linked data vocabulary.
_CLASSES: Final = {"a": {"footnote-ref", "footnote-backref"}, "div": {"footnote"}}
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# A text is passed through a table of bytes faster than it is searched for a pattern.
_ASCII_CONTROLS: Final = bytes(code for code in range(0x80) if _CONTROLS.match(chr(code)))


def sanitize(html: str) -> str:
    """Return HTML with nothing in it that is not on the list, well-formed whatever it was before.

    The result is written by an HTML serializer, so it has one form: attributes in double quotes, no ``<`` in text,
    no comments, no control characters.
    """
    clean = _cleaner().clean(html)
    if clean.isascii():
        return clean.encode().translate(None, _ASCII_CONTROLS).decode()
    return _CONTROLS.sub("", clean)


@lru_cache(maxsize=1)
def _cleaner() -> Cleaner:
    from nh3 import Cleaner

    attributes = {tag: set(names - {"align"}) for tag, names in ATTRIBUTES.items()}
    return Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(WITH_CONTENT),
        attributes=attributes | {"*": set(EVERYWHERE)},
        tag_attribute_values={"td": {"align": _ALIGNMENTS}, "th": {"align": _ALIGNMENTS}},
        allowed_classes=_CLASSES,
        url_schemes={*EXTERNAL_SCHEMES, "article"},
        link_rel=None,
        strip_comments=True,
    )
