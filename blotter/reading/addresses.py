# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Checks of web addresses, slugs and language tags: each returns what is wrong in words, or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

MAX_URL: Final = 2000
MAX_SLUG: Final = 100
# Names that Windows gives to devices: a folder of that name cannot be made there.
_DEVICES: Final = "con|prn|aux|nul|com[0-9]|lpt[0-9]"
SLUG_PATTERN: Final = rf"^(?!(?:{_DEVICES})$)[a-z0-9](?:[a-z0-9-]{{0,98}}[a-z0-9])?$"
URL_PATTERN: Final = r"^https?://[^\s/?#@]+([/?#]\S*)?$"
LANGUAGE_PATTERN: Final = (
    r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$"
)

_SLUG: Final = re.compile(SLUG_PATTERN)
_LANGUAGE: Final = re.compile(LANGUAGE_PATTERN)
_NOT_IN_URL: Final = re.compile(r"[\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]")
_LABEL: Final = re.compile(r"(?!-)[\w-]{1,63}(?<!-)\Z")
# A machine that only its owners can reach: this one (loopback), one of the office (RFC 1918), or a name that no public
# server knows (RFC 6761, RFC 6762).
_OWN_MACHINE: Final = re.compile(
    r"(?:.*\.)?localhost|.+\.local|0\.0\.0\.0|(?:127|10)(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}"
    r"|::1?",
    re.ASCII,
)
# What in the name of a host makes no other host of it.
_SAME_HOST: Final = re.compile(r"^.*@|\.?(?::80|:443)?$")
# What is no name: an address within the site, a path, a file.
_COPIED: Final = re.compile(r"^\.{0,2}/|^(?:content/)?articles/|/$|\.md$")
# An address of the web up to the path.
_SERVER: Final = re.compile(r"https?://[^/?#]*", re.ASCII | re.IGNORECASE)
_TRANSLITERATED: Final = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th"})


def url_mistake(text: str, *, local: bool = False) -> tuple[str, str] | None:
    """Say what is wrong with a web address as (message, hint). ``local`` accepts a host without a dot."""
    if len(text) > MAX_URL:
        return f"this address has more than {MAX_URL} characters", "use the address without its tracking parameters"
    if bad := _NOT_IN_URL.search(text):
        name = "a space" if bad.group().isspace() else f'"{bad.group()}"'
        return f"an address cannot contain {name}", f"write it as {_percent(bad.group())}, or delete it"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "this is no web address", "write it as https://example.org/page"
    if parts.scheme not in ("http", "https"):
        return _scheme_mistake(text, parts.scheme)
    if parts.username is not None or parts.password is not None:
        return "an address cannot contain a user name or a password", "delete everything up to the @"
    labels = host.removesuffix(".").split(".")
    if not all(map(_LABEL.match, labels)) or (len(labels) < 2 and not local):
        return "this address names no website", "write it as https://example.org/page"
    return None


def _scheme_mistake(text: str, scheme: str) -> tuple[str, str]:
    if not scheme and "." in text.partition("/")[0]:
        return "this address does not begin with https://", f"write https://{text.lstrip('/')}"
    if text.startswith("//"):
        return "this address does not begin with https://", f"write https:{text}"
    return "an address must begin with https:// or http://", "write it as https://example.org/page"


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def host_of(url: str) -> str:
    """Return the host of a checked address, in lower case, without a leading ``www.``."""
    return (urlsplit(url).hostname or "").removesuffix(".").removeprefix("www.")


def is_own_machine(url: str) -> bool:
    """Say whether an address of the web leads to the writer's own machine or network, where no reader comes."""
    named = _SERVER.match(url)
    return named is not None and _is_own_server(named[0])


@lru_cache(maxsize=4096)  # links are many, and lead to few servers
def _is_own_server(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return _OWN_MACHINE.fullmatch(host.removesuffix(".")) is not None


def path_within(url: str, home: str) -> str:
    """Return the path of an address within the site whose address is ``home``, with a slash before it; else nothing."""
    ours = urlsplit(home)
    if not ours.hostname or ours.hostname not in url.lower():  # nearly always
        return ""
    try:
        said = urlsplit(url)
    except ValueError:  # no address at all
        return ""
    is_here = _SAME_HOST.sub("", said.netloc.lower()) == _SAME_HOST.sub("", ours.netloc.lower())
    return f"/{said.path[len(ours.path) :]}" if is_here and f"{said.path}/".startswith(ours.path) else ""


def is_at(url: str, domains: Iterable[str]) -> bool:
    """Say whether an address is on one of some domains, or on a subdomain of one."""
    host = host_of(url)
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def slug_mistake(slug: str) -> tuple[str, str] | None:
    """Say what is wrong with a slug as (message, hint): it becomes a folder on every file system."""
    if _SLUG.fullmatch(slug):
        return None
    better = slugify(slug)
    if re.fullmatch(_DEVICES, slug.lower()):
        return f'"{slug}" is the name of a device on Windows', f"write {slug.lower()}-story, or the like"
    hint = f"write {better}" if better and better != slug else "write a few words in lower case, with hyphens between"
    if len(slug) > MAX_SLUG:
        return f"this slug has more than {MAX_SLUG} characters", hint
    return "a slug has only the letters a-z, digits, and hyphens between them", hint


def slug_named(text: str, home: str) -> str | None:
    """Return the slug in what an editor copied: an address of the site ``home``, a path or the name of a file.

    The empty text is for one that names no article, ``None`` for words that are none of these.
    """
    address = text.partition("?")[0].partition("#")[0]
    if not text.startswith(("http://", "https://")) and (any(map(str.isspace, text)) or not _COPIED.search(address)):
        return None
    path = path_within(address, home) if "://" in address else address
    *folders, name = path.removesuffix("index.html").strip("/").split("/")
    if name.endswith(".md"):
        is_ours = not {"stories", "editions", "pages"}.intersection(folders)
    else:
        is_ours = folders == ["articles"] or (not folders and path.startswith("/"))
    return slugify(name.removesuffix(".md")) if is_ours else ""


def slugify(text: str) -> str:
    """Make a slug of some words, for a hint: accents dropped, everything else that is no letter a hyphen."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_TRANSLITERATED))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_SLUG].strip("-")


def language_tag(text: str) -> str:
    """Return a BCP 47 tag in its usual case (``pt-BR``, ``zh-Hant``), or the empty text if it is none."""
    if not _LANGUAGE.fullmatch(text):
        return ""
    first, *rest = text.split("-")
    return "-".join([first.lower(), *map(_subtag, rest)])


def _subtag(part: str) -> str:
    if len(part) == 2:
        return part.upper()
    return part.title() if len(part) == 4 and part.isalpha() else part.lower()
