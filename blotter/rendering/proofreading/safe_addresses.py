# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where the addresses of an output lead: to this site, to another, to nothing, or to something that could run."""

from __future__ import annotations

import re
from collections.abc import Container
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

_LINKABLE: Final = frozenset({"http", "https", "mailto", "tel"})
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DROPPED: Final = str.maketrans({"\t": "", "\n": "", "\r": "", "\\": "/"})
_ODD: Final = re.compile(r"[\x00-\x20\\]")
_LEADING: Final = "".join(map(chr, range(0x21)))


class Asked(Container[str]):
    """Stands for the files of a site while not all are known yet: each is said to be there, and the question noted."""

    __slots__ = ("_fresh", "_known")

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._fresh: list[str] = []

    def __contains__(self, path: object) -> bool:
        if not path or not isinstance(path, str):
            return False
        if path not in self._known:
            self._known.add(path)
            self._fresh.append(path)
        return True

    def take(self) -> tuple[str, ...]:
        """Return the paths that were asked for and not taken before."""
        fresh, self._fresh = tuple(self._fresh), []
        return fresh


class Surroundings(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What an output may refer to.

    ``base_url`` is the site's, absolute and ending in a slash (empty: nothing absolute is ours). ``scripts`` are the
    addresses of the theme's own scripts as its pages write them. ``outputs`` are the paths of every file of the
    site (``tags/index.html``), or what stands for them (``Asked``); ``None`` leaves links within the site unchecked.
    """

    base_url: str = ""
    scripts: frozenset[str] = frozenset()
    outputs: Container[str] | None = None

    @property
    def origin(self) -> str:
        """Scheme and host of the site, without a slash at the end; empty where it is not known."""
        return _site_at(self.base_url)[0]

    @property
    def folder(self) -> str:
        """The path under which the site lies, with a slash at both ends."""
        return _site_at(self.base_url)[1]

    @cached_property
    def followed(self) -> set[str]:
        """Addresses that were followed before, and lead to the same output of the site from every page."""
        return set()


@lru_cache(maxsize=16)
def _site_at(base_url: str) -> tuple[str, str]:
    """Return origin and folder of a site."""
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "", parts.path or "/"


class Reach(StrEnum):
    """How far an address reaches."""

    UNSAFE = "unsafe"
    OWN = "own"
    OTHER = "other"


class Target(NamedTuple):
    """What an address says by itself: how far it reaches, whether it means the same everywhere, what it names.

    ``output`` is that of ``output_of``, for an own address that does not depend on the page it stands on (else
    ``relative``); ``fragment`` is the id after ``#``.
    """

    reach: Reach
    absolute: bool
    relative: bool
    output: str | None
    fragment: str


# What leads to the site recurs from page to page and is followed once; what leads away recurs on its own page.
@lru_cache(maxsize=1 << 10)
def target_of(address: str, base_url: str) -> Target:
    """Say where an address leads, for a site at ``base_url`` (empty: nothing absolute is ours)."""
    origin, folder = _site_at(base_url)
    read = as_browsers_read(address)
    scheme = _SCHEME.match(read)
    reach = _reach(read, scheme, origin)
    relative = reach is Reach.OWN and scheme is None and not read.startswith(("/", "#", "?"))
    output = _output(read, "", origin, folder) if reach is Reach.OWN and not relative else None
    fragment = unquote(address.partition("#")[2]) if "#" in address else ""
    return Target(reach, scheme is not None, relative, output, fragment)


def reach_of(address: str, origin: str) -> Reach:
    """Say where an address leads, for a site of this origin (empty: nothing absolute is ours).

    ``UNSAFE`` is whatever could do more than open a page, a letter or a call: every scheme that is not known,
    the placeholders of our own markup (``article:``) included. ``OWN`` stays at the site's origin.
    """
    read = as_browsers_read(address)
    return _reach(read, _SCHEME.match(read), origin)


def _reach(read: str, scheme: re.Match[str] | None, origin: str) -> Reach:
    if scheme is None:
        if not read.startswith("//"):
            return Reach.OWN
    elif scheme[1].lower() not in _LINKABLE:
        return Reach.UNSAFE
    if not origin or not read.startswith(origin):
        return Reach.OTHER
    return Reach.OWN if read[len(origin) : len(origin) + 1] in ("", "/", "?", "#") else Reach.OTHER


def as_browsers_read(address: str) -> str:
    """Return an address as a browser takes it: no control characters, a backslash for a slash (WHATWG URL)."""
    return address.translate(_DROPPED).strip(_LEADING) if _ODD.search(address) else address


def is_absolute(address: str) -> bool:
    """Say whether an address means the same wherever it is read."""
    return _SCHEME.match(as_browsers_read(address)) is not None


def output_of(address: str, page: str, surroundings: Surroundings) -> str | None:
    """Return the output path that an own address leads to from the page of path ``page``.

    ``""`` is the page itself; ``None`` an address that no file of the site can answer: a root-relative one outside the
    site's folder, which only works where the site lies at the root. Addresses of another origin are not for here.
    """
    return _output(as_browsers_read(address), page, surroundings.origin, surroundings.folder)


def _output(read: str, page: str, origin: str, folder: str) -> str | None:
    address = read.partition("#")[0].partition("?")[0]
    if not address:
        return ""
    if address[0] != "/":
        within = address[len(origin) :] if origin and address.startswith(origin) else None
        address = urljoin(folder + page, address) if within is None else within or "/"
    if not address.startswith(folder):
        return None
    path = unquote(address[len(folder) :])
    return f"{path}index.html" if not path or path.endswith("/") else path


def candidates_of(srcset: str) -> tuple[str, ...]:
    """Return the addresses of a ``srcset``."""
    return tuple(part.split()[0] for part in re.split(r",\s+|,$", srcset) if part.strip())
