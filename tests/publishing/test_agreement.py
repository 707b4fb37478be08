# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Files are held against each other again only where something changed that others are held against."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.model.problems import Problem
from blotter.publishing import agreement
from blotter.reading.site import SiteFiles, compare_files
from tests.builds import build
from tests.site_in_a_string import article, write_site


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note how many articles are held against each other."""
    seen: list[int] = []

    def spy(files: SiteFiles) -> tuple[Problem, ...]:
        seen.append(len(files.articles))
        return compare_files(files)

    monkeypatch.setattr(agreement, "compare_files", spy)
    return seen


@pytest.mark.parametrize(
    ("edited", "again"),
    [
        (article("one", title="Another title", body="Other words.", tags="ports"), False),
        (article("one", more="aliases: [former]"), True),
        (article("one", more="related: [two]"), True),
        (article("one", more="lang: es"), True),
        (article("one", more="status: withdrawn"), True),
        (article("one", more="status: draft"), False),
        (article("three"), True),
        ("-- content/pages/about.md --\n---\ntitle: About\n---\nWho we are.\n", True),
    ],
)
def test_what_others_are_held_against(tmp_path: Path, compared: list[int], edited: str, *, again: bool) -> None:
    """Words, terms and days of an item concern no other file; its names, what it refers to and its original do."""
    site = write_site(tmp_path, article("one") + article("two"))
    build(site)
    compared.clear()
    write_site(site, edited, base="")
    build(site)
    assert bool(compared) == again


def test_a_file_that_went_is_missed(tmp_path: Path, compared: list[int]) -> None:
    """What others refer to may be gone."""
    site = write_site(tmp_path, article("one") + article("two"))
    build(site)
    compared.clear()
    (site / "content/articles/two.md").unlink()
    build(site)
    assert compared == [1]


def test_a_warning_is_said_again(tmp_path: Path, compared: list[int]) -> None:
    """Where there was something to say, it is looked for in every build until it is mended."""
    same = article("two").replace("example.org/two", "example.org/one")
    site = write_site(tmp_path, article("one") + same)
    said = build(site).problems
    assert [one.code for one in said] == ["duplicate-source-url"]
    write_site(site, article("one", body="Other words."), base="")
    assert build(site).problems == said
    assert len(compared) == 2
