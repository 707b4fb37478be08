# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the address of a link or an image means: where it leads, or that it must not lead there."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import Final
from urllib.parse import unquote

import msgspec

from blotter.model.documents import LinkKind
from blotter.reading.addresses import slug_mistake

EXTERNAL_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""The schemes that a link may have."""

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers ignore these wherever they stand in an address, and strip controls and blanks around it (WHATWG URL, 4.4).
_IGNORED: Final = re.compile(r"[\t\n\r]")
_AROUND: Final = "".join(map(chr, range(0x21)))


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """An address as it is understood. ``target`` and ``fragment`` are as in ``Link``."""

    kind: LinkKind
    target: str
    fragment: str = ""


def tidy(written: str) -> str:
    """Return an address as a browser reads it: without the characters that it ignores."""
    if written.isprintable() and " " not in written:
        return written
    return _IGNORED.sub("", written.strip(_AROUND))


def scheme_of(written: str) -> str:
    """Return the scheme of an address, in lower case; empty for a relative one."""
    match = _SCHEME.match(tidy(written))
    return match[1].lower() if match else ""


def is_unsafe(written: str, *, entities: bool = False) -> bool:
    """Say whether an address of an article must not be followed (``javascript:``, ``data:``, ``file:``, …).

    ``entities``: the address stands in HTML source, where ``&colon;`` is a colon.
    """
    scheme = scheme_of(unescape(written) if entities else written)
    return bool(scheme) and scheme not in EXTERNAL_SCHEMES


def is_remote(src: str) -> bool:
    """Say whether an image would be loaded from another site."""
    return scheme_of(src) in {"http", "https"} or tidy(src).replace("\\", "/").startswith("//")


def understand(href: str, path: str) -> Address:
    """Say where a link of the file ``path`` (relative to the site) leads. ``href`` is not unsafe."""
    address = tidy(href)
    if scheme_of(address):
        return Address(kind=LinkKind.EXTERNAL, target=address)
    address = address.replace("\\", "/")
    if address.startswith("//"):
        return Address(kind=LinkKind.EXTERNAL, target="https:" + address)
    target, _, fragment = address.partition("#")
    if not target:
        return Address(kind=LinkKind.ANCHOR, target="", fragment=unquote(fragment))
    if target.lower().endswith(".md"):
        return Address(kind=LinkKind.FILE, target=_file(unquote(target), path), fragment=unquote(fragment))
    return Address(kind=LinkKind.PAGE, target=target, fragment=unquote(fragment))


def is_link_between(slug: str, words: str | None) -> bool:
    """Say whether ``[[slug|words]]`` can be a link; ``words`` are None where there is no bar.

    It cannot be without a slug or with a bar before no words, nor when both are the wrong way around.
    """
    if words is None:
        return bool(slug.strip())
    swapped = len(slug.partition("#")[0].split()) > 1 and slug_mistake(words.strip()) is None
    return bool(slug.strip() and words.strip()) and not swapped


def _file(target: str, path: str) -> str:
    """Resolve the path of a Markdown file; one that starts with a slash counts from the site folder."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
