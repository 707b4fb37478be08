# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The web manifest: the site's name and icons, for a telephone that keeps it on its first screen.

A template of the theme makes it, since names, colors and icons are the theme's: see the W3C's Web Application Manifest.
"""

from __future__ import annotations

from typing import Final

from blotter.model.pages import Page
from blotter.rendering.composing.press import Press

MANIFEST: Final = "manifest.webmanifest"


def manifest_page(press: Press) -> Page:
    """Make the manifest."""
    return Page(path=MANIFEST, template="webmanifest.html.j2", data={"site": press.site}, origin="config.yaml")
