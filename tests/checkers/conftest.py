# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The checkers, where they are installed: npm puts them into a folder that ``BLOTTER_CHECKERS`` names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import browser, public, site, visit

__all__ = ["browser", "checker", "public", "site", "visit"]

Checker = Callable[..., Path]


@pytest.fixture(scope="package")
def checker() -> Checker:
    """Return a function that finds a file of a checker; where that or its program is absent, it skips with a reason."""

    def find(name: str, *, program: str) -> Path:
        folder = os.environ.get("BLOTTER_CHECKERS", "")
        if not folder:
            pytest.skip("BLOTTER_CHECKERS names no folder with the checkers")
        path = Path(folder, "node_modules", name)
        if not path.is_file():
            pytest.skip(f"{name} is not installed in the folder that BLOTTER_CHECKERS names")
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
        return path

    return find
