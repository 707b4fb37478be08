# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One page of every kind that the demonstration has."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ARTICLE: Final = "/articles/peru-vraem-drug-plane-shot-down/"

# Patterns of files; the last that fits, in the order of names, stands for its kind.
PATTERNS: Final = {
    "home": "index.html",
    "article": f"{ARTICLE[1:]}index.html",
    "republish": "articles/*/republish/index.html",
    "tag": "tags/cocaine/index.html",
    "sheet": "latest/page/*/index.html",
    "topics": "tags/index.html",
    "country": "regions/co/index.html",
    "continent": "regions/south-america/index.html",
    "places": "regions/index.html",
    "map": "map/index.html",
    "source": "sources/insight-crime/index.html",
    "sources": "sources/index.html",
    "attributions": "attributions/index.html",
    "archive": "archive/index.html",
    "year": "archive/????/index.html",
    "month": "archive/????/??/index.html",
    "edition": "editions/*-W??/index.html",
    "editions": "editions/index.html",
    "story": "stories/*/index.html",
    "stories": "stories/index.html",
    "search": "search/index.html",
    "feeds": "feeds/index.html",
    "about": "about/index.html",
    "text": "text/index.html",
    "text article": "text/articles/*/index.html",
    "404": "404.html",
}


def addresses(public: Path) -> dict[str, str]:
    """Return the address of one page of every kind that a published site has."""
    found = {kind: sorted(public.glob(pattern)) for kind, pattern in PATTERNS.items()}
    return {kind: address_of(paths[-1], public) for kind, paths in found.items() if paths}


def address_of(path: Path, public: Path) -> str:
    """Return the address that a file answers at."""
    return "/" + path.relative_to(public).as_posix().removesuffix("index.html")
