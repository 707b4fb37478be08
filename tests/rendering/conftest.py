# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The theme that comes with Blotter, loaded once for all tests of this floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.rendering.theme.loader import Theme, load_theme

DISPATCH = Path(__file__).parents[2] / "themes" / "dispatch"


@pytest.fixture(scope="session")
def theme() -> Theme:
    """Load the theme ``dispatch``, which has no problems."""
    loaded, problems = load_theme([DISPATCH])
    assert problems == ()
    assert loaded is not None
    return loaded
