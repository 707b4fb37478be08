# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where the themes are that come with Blotter."""

from __future__ import annotations

from pathlib import Path


def packaged_themes() -> Path:
    """Return the folder of the themes that come with Blotter: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "themes"
    return installed if installed.is_dir() else package.parent / "themes"


def packaged_outlines() -> bytes:
    """Return the file of the outlines of countries that the maps are drawn from (docs/maps.md)."""
    return (Path(__file__).parent.parent / "rendering" / "graphics" / "outlines.json").read_bytes()
