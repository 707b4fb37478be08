# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a page weighs on the line: it counts where the line is weak."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.browser.kinds import addresses

pytestmark = pytest.mark.browser

_LOADED = re.compile(
    r'<link rel="(?:stylesheet|icon|manifest)" href="([^"]+)"|<script[^>]* src="([^"]+)"|<img[^>]* src="([^"]+)"'
)
# In bytes, compressed, with everything that the page loads.
BUDGETS = {"article": 30_000, "home": 60_000, "map": 60_000, "tag": 60_000}
_PACKED = (".html", ".css", ".js", ".svg", ".webmanifest")


def weight(public: Path, address: str) -> int:
    """Return how many bytes a browser fetches to show a page, its texts compressed."""
    page = public / address.lstrip("/")
    page = page / "index.html" if page.is_dir() else page
    loaded = {name for names in _LOADED.findall(page.read_text(encoding="utf-8")) for name in names if name}
    files = [page, *(public / name.lstrip("/") for name in sorted(loaded))]
    sizes = [
        len(gzip.compress(path.read_bytes(), mtime=0)) if path.suffix in _PACKED else path.stat().st_size
        for path in files
    ]
    return sum(sizes)


@pytest.mark.parametrize("kind", BUDGETS)
def test_a_page_is_light(public: Path, kind: str) -> None:
    """With its stylesheet, scripts, icons and pictures."""
    assert weight(public, addresses(public)[kind]) <= BUDGETS[kind]


def test_every_article_is_light(public: Path) -> None:
    """Not only the one that is looked at."""
    heavy = {
        path.parent.name: weight(public, f"/articles/{path.parent.name}/")
        for path in sorted(public.glob("articles/*/index.html"))
    }
    assert {slug: size for slug, size in heavy.items() if size > BUDGETS["article"]} == {}


def test_text_pages_are_tiny(public: Path) -> None:
    """The text edition is for the weakest lines: ten kilobytes a page before compression."""
    pages = sorted(public.glob("text/**/*.html"))
    assert pages
    assert {str(path): path.stat().st_size for path in pages if path.stat().st_size > 10_000} == {}
