# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Whether there is a theme of the name that the settings give; what is in it is for the theme's loader to say."""

from __future__ import annotations

from pathlib import Path

from blotter.model.config import Config
from blotter.model.problems import Place, Problem
from blotter.reading.notebook import shown
from blotter.reading.packaged import packaged_themes
from blotter.reading.suggest import closest


def check_theme(site: Path, config: Config) -> tuple[Problem, ...]:
    """Complain of a theme that is neither in the site's own ``themes/`` nor among those that come with Blotter."""
    shelves = [shelf for shelf in (site / "themes", packaged_themes()) if shelf.is_dir()]
    if any((shelf / config.theme).is_dir() for shelf in shelves):
        return ()
    names = {folder.name for shelf in shelves for folder in shelf.iterdir() if (folder / "theme.yaml").is_file()}
    near = closest(config.theme, names)
    there = ", ".join(sorted(names)) or "none"
    hint = f'did you mean "{near}"? (themes: {there})' if near else f"write the name of a theme that is there: {there}"
    place = config.positions.get("theme") or Place(path="config.yaml")
    return (Problem(code="theme-error", message=f"there is no theme {shown(config.theme)}", place=place, hint=hint),)
