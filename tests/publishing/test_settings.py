# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The configuration and the vocabularies are parsed again where one changed, or where something is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.model.problems import Place, Problem, SiteError
from blotter.publishing.memory import pack_settings
from blotter.reading import site as reading
from tests.builds import build
from tests.site_in_a_string import article, write_site


def said(site: Path) -> list[tuple[str, str]]:
    """Build, and return where something is wrong, and what."""
    try:
        problems = build(site).problems
    except SiteError as error:
        problems = error.problems
    return [(problem.place.path, problem.code) for problem in problems]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note where settings are parsed."""
    seen: list[Path] = []
    real = reading._read_settings

    def spy(site: Path, problems: list[Problem]) -> reading.Settings | None:
        seen.append(site)
        return real(site, problems)

    monkeypatch.setattr(reading, "_read_settings", spy)
    return seen


def test_an_article_is_read_with_the_settings_that_are_known(tmp_path: Path, parsed: list[Path]) -> None:
    """An edit, a mistake in it, a new topic and a mistake in that: only what changed is read, and all is said of it."""
    site = write_site(tmp_path, article("one"))
    assert said(site) == []
    parsed.clear()
    write_site(site, article("one", tags="ports"), base="")
    assert said(site) == []
    write_site(site, article("one", tags="harbors"), base="")
    assert ("content/articles/one.md", "unknown-tag") in said(site)
    assert not parsed
    with (site / "content/tags.yaml").open("a", encoding="utf-8") as file:
        file.write("harbors:\n  label: Harbors\n")
    assert said(site) == []
    assert parsed


def test_what_is_wrong_with_them_has_to_be_found_again(tmp_path: Path) -> None:
    """Where there is something to say of one of them, none is remembered."""
    files, problems = reading.read_site(write_site(tmp_path, article("one")))
    assert pack_settings(files, problems)
    elsewhere = Problem(code="alias-used", message="so it is", place=Place(path="content/articles/one.md"))
    assert pack_settings(files, [elsewhere])
    for path in ("config.yaml", "content/tags.yaml", "content/regions.yaml", "content/sources.yaml"):
        assert not pack_settings(files, [elsewhere, Problem(code="bad-value", message="no", place=Place(path=path))])


def test_a_theme_that_went_is_missed(tmp_path: Path) -> None:
    """Its folder is looked for in every build, whatever else is known."""
    site = write_site(tmp_path, article("one"))
    (site / "themes/own").mkdir(parents=True)
    with (site / "config.yaml").open("a", encoding="utf-8") as file:
        file.write("theme: own\n")
    before = said(site)
    (site / "themes/own").rmdir()
    assert said(site) != before
