# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The manifest and the icons: a telephone that keeps the site shows its name and its mark."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from blotter.model.library import Library
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.theme.loader import Theme
from tests.rendering.conftest import DISPATCH
from tests.rendering.machine_fixtures import brief, shelf
from tests.rendering.printing import print_article, print_site

STATIC = DISPATCH / "static"


def named(**site: str) -> Library:
    """Make a library of a site with other settings."""
    library = shelf(brief())
    return replace(library, config=dataclasses.replace(library.config, site=replace(library.config.site, **site)))


def manifest(library: Library, theme: Theme) -> dict[str, Any]:
    """Make the manifest and read it."""
    read: dict[str, Any] = json.loads(print_site(library, theme)["manifest.webmanifest"])
    return read


def test_the_manifest_says_who_we_are(theme: Theme) -> None:
    """Name, language and direction, and where the site begins."""
    found = manifest(named(name='Blätter & "Brief"</script>', tagline="A line"), theme)
    assert found["name"] == found["short_name"] == 'Blätter & "Brief"</script>'
    assert (found["description"], found["lang"], found["dir"]) == ("A line", "en", "ltr")
    assert (found["start_url"], found["scope"], found["id"]) == ("/", "/", "/")


def test_a_site_below_a_path_begins_there(theme: Theme) -> None:
    """And its icons lie there too."""
    found = manifest(named(base_url="https://example.org/brief/"), theme)
    assert (found["start_url"], found["scope"]) == ("/brief/", "/brief/")
    assert all(icon["src"].startswith("/brief/assets/") for icon in found["icons"])


def test_every_icon_is_there_in_the_size_that_is_said(theme: Theme) -> None:
    """As files of the theme."""
    outputs = {f"/{output.path}" for output in theme.outputs}
    icons = manifest(shelf(brief()), theme)["icons"]
    assert {icon["src"] for icon in icons} <= outputs
    assert {(icon["sizes"], icon.get("purpose", "any")) for icon in icons} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
        ("any", "any"),
    }


@pytest.mark.parametrize(
    ("name", "size"),
    [("icon-192.png", 192), ("icon-512.png", 512), ("icon-maskable-512.png", 512), ("apple-touch-icon.png", 180)],
)
def test_icons_are_square_and_opaque(name: str, size: int) -> None:
    """A telephone puts no color of its own behind them."""
    with Image.open(STATIC / name) as icon:
        assert icon.size == (size, size)
        assert "transparency" not in icon.info
        assert icon.convert("RGB").getpixel((1, 1)) == (0xFB, 0xF9, 0xF4)


def test_the_icon_of_old_browsers_has_three_sizes() -> None:
    """For tabs and bookmarks."""
    with Image.open(STATIC / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_every_page_names_icons_and_manifest(theme: Theme) -> None:
    """Its policy lets the browser ask for them, and the colors of the frame are those of day and night."""
    html = print_article(shelf(brief()), theme)
    assert '<link rel="manifest" href="/manifest.webmanifest">' in html
    assert "manifest-src 'self'" in html
    assert '<link rel="apple-touch-icon" href="/assets/apple-touch-icon.' in html
    assert 'sizes="32x32"' in html
    assert html.count('name="theme-color"') == 2


def test_a_broken_manifest_stops_the_build() -> None:
    """A theme of somebody else forgot a comma."""
    (problem,) = check_output("manifest.webmanifest", '{"name": "a" "lang": "en"}')
    assert problem.code == "broken-output"
