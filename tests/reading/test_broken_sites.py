# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Broken sites, kept as files: everything that reading says of them, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.model.problems import in_order
from blotter.reading.site import read_site
from tests.reading.desk import with_hints

SITES = Path(__file__).parents[1] / "sites"


@pytest.mark.parametrize("name", ["broken-front-matter", "broken-yaml", "broken-vocabularies", "broken-references"])
def test_broken_site(name: str) -> None:
    """The problems of a broken site are those of its problems.txt, hints included."""
    folder = SITES / name
    _, problems = read_site(folder)
    assert with_hints(in_order(problems)) == (folder / "problems.txt").read_text(encoding="utf-8")
