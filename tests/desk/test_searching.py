# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Search is brought up to date after the build is told, and what hinders it is told as well."""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

import pytest

from blotter import cli
from blotter.desk.outcome import Display
from blotter.desk.searching import bring_up_to_date, joined
from blotter.desk.text import summary, text
from blotter.model.problems import SiteError
from blotter.model.report import BuildRequest, Report, SearchCoverage
from blotter.publishing import search_index
from blotter.publishing.lock import build_lock
from blotter.publishing.search_bundle import PagefindError, find_pagefind, make_bundle
from tests.desk.outcomes import REQUEST, TAG, done, failed
from tests.site_in_a_string import article, write_site

needs_pagefind = pytest.mark.skipif(find_pagefind() is None, reason="pagefind-bin is not installed")

FRESH = SearchCoverage(is_on=True, items=60, is_possible=True)
STALE = SearchCoverage(is_on=True, items=10_000, behind=1, is_possible=True)
NOW = "2016-03-01T00:00Z"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site of one item."""
    return write_site(tmp_path, article("one", body="A harbor raid in Callao."))


def run(site: Path, *arguments: str) -> int:
    """Run a command."""
    return cli.main(["--site", str(site), "--now", NOW, *arguments])


@needs_pagefind
def test_a_build_is_told_before_its_index_is_made(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pages are published then: nobody on deadline waits for a list of words."""
    told = []

    def look(pages: list[tuple[str, bytes]], language: str) -> dict[str, bytes]:
        told.append(capsys.readouterr().out)
        return make_bundle(pages, language)

    with mock.patch.object(search_index, "make_bundle", look):
        assert run(site) == 0
    assert told[0].startswith("Built ")
    assert capsys.readouterr().out.startswith("Search finds 1 item: its index was made in ")
    assert (site / "public/pagefind/pagefind.js").exists()


@needs_pagefind
def test_a_program_gets_one_object(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the build and its search in it."""
    assert run(site, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["search"] == {"items": 1, "behind": 0}
    assert found["seconds"]["search"] > 0


@needs_pagefind
def test_it_can_be_left_for_later(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--no-search`` says what there is not yet, and the command ``search`` makes it."""
    assert run(site, "--no-search") == 0
    assert "Search has no index now: " in capsys.readouterr().out
    assert not (site / "public/pagefind").exists()
    assert run(site, "search") == 0
    assert capsys.readouterr().out.startswith("Search finds 1 item")
    assert (site / "public/pagefind/pagefind.js").exists()


def test_a_command_that_makes_no_index_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was built, and where there is no site at all; neither leaves anything behind."""
    assert run(tmp_path, "search") == 1
    assert "site-not-found" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    write_site(tmp_path, article("one"))
    assert run(tmp_path, "search") == 1
    said = capsys.readouterr().out
    assert "search-not-made: the search index was not made: nothing is known of the published site" in said
    assert "build it with this version and for this folder (the same --output)" in said
    assert "1 warning in 1 file" in said


@needs_pagefind
def test_every_folder_has_its_own_index(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One site is built into as many folders as somebody likes, again and again: search works in each."""
    for name in ("one", "two", "one"):
        capsys.readouterr()
        assert run(site, "--output", str(site / name)) == 0
        assert "warning" not in capsys.readouterr().out
        assert (site / name / "pagefind/pagefind.js").exists()


@needs_pagefind
def test_the_index_of_a_preview_can_be_asked_for(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its folder says enough: whether drafts are in it need not be said again."""
    assert run(site, "--drafts", "--no-search", "--output", str(site / "preview")) == 0
    assert run(site, "search", "--output", str(site / "preview")) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Search finds 1 item")
    assert run(site, "--drafts", "--output", str(site / "preview")) == 0
    assert "0 files written" in capsys.readouterr().out


def test_another_build_that_began_meanwhile_is_no_failure(tmp_path: Path) -> None:
    """The pages were published before it began, and it will make the index; only who asks for an index fails."""
    write_site(tmp_path, article("one"))
    assert run(tmp_path, "--no-search") == 0
    with build_lock(tmp_path):
        after = bring_up_to_date(_request(tmp_path), after_build=True)
        asked = bring_up_to_date(_request(tmp_path), after_build=False)
    assert (after.exit_code, [problem.code for problem in after.problems]) == (0, ["search-not-made"])
    assert (asked.exit_code, [problem.code for problem in asked.problems]) == (1, ["build-locked"])


def test_a_site_without_search_is_told_why_there_is_none(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is made, and nobody is told of an index that is not there."""
    config = site / "config.yaml"
    config.write_text(f"{config.read_text(encoding='utf-8')}outputs: {{search: false}}\n", encoding="utf-8")
    assert run(site) == 0
    capsys.readouterr()
    assert run(site, "search") == 0
    assert capsys.readouterr().out == "Search is switched off (outputs.search).\n"
    assert not (site / "public/pagefind").exists()


def test_what_went_wrong_after_a_build_is_a_warning(tmp_path: Path) -> None:
    """The pages are published: only ``--strict`` makes more of it."""
    write_site(tmp_path, article("one"))
    with mock.patch("blotter.desk.searching.refresh_index", side_effect=PagefindError("Pagefind ended with code 3")):
        outcome = bring_up_to_date(_request(tmp_path), after_build=True)
        strict = bring_up_to_date(_request(tmp_path, strict=True), after_build=True)
    assert (outcome.exit_code, strict.exit_code) == (0, 1)
    lines = list(text(outcome, Display()))
    assert lines[0].endswith("search-not-made: the search index was not made: Pagefind ended with code 3")
    assert lines[-1] == "Search was not brought up to date."


def test_what_the_disk_refuses_is_an_error(tmp_path: Path) -> None:
    """As it is in a build."""
    write_site(tmp_path, article("one"))
    with mock.patch("blotter.desk.searching.refresh_index", side_effect=OSError(28, "No space left on device")):
        outcome = bring_up_to_date(_request(tmp_path), after_build=True)
    assert [problem.code for problem in outcome.problems] == ["cannot-write"]
    assert outcome.exit_code == 1


def _request(site: Path, *, strict: bool = False) -> BuildRequest:
    return BuildRequest(site=site, output=site / "public", now=REQUEST.now, strict=strict)


def test_a_build_that_left_its_index_behind_says_so() -> None:
    """And what brings it up to date."""
    lines = list(summary(done(Report(search=STALE))))
    how = "the next build that finds nothing to do will make it, and so will the command search."
    assert lines[-1] == f"Search is behind by 1 edit until its index is made anew: {how}"


@pytest.mark.parametrize("coverage", [SearchCoverage(), FRESH])
def test_nothing_is_said_of_an_index_that_is_as_it_should_be(coverage: SearchCoverage) -> None:
    """Nor where there is to be none."""
    assert not [line for line in summary(done(Report(search=coverage))) if "earch" in line]


def test_a_missing_pagefind_is_said_plainly() -> None:
    """By every build that would have used it."""
    coverage = SearchCoverage(is_on=True, items=3, behind=3)
    assert list(summary(done(Report(search=coverage))))[-1] == (
        "Search has no index: the package pagefind-bin, which makes it, is not installed."
    )


def test_two_outcomes_become_one() -> None:
    """For a format that has room for one."""
    build = done(Report(search=STALE, pages=7))
    both = joined(build, done(Report(search=FRESH), command="search"))
    assert both.report is not None
    assert (both.report.search, both.report.pages, both.command) == (FRESH, 7, "build")
    assert joined(build, failed(TAG, command="search")).exit_code == 1
    assert joined(failed(TAG), done(Report(), command="search")) == failed(TAG)


def test_an_error_of_the_lock_stays_an_error(site: Path) -> None:
    """Another build is running: the command says so and waits for nothing."""
    locked = SiteError((TAG,))
    with mock.patch("blotter.desk.searching.refresh_index", side_effect=locked):
        assert bring_up_to_date(_request(site), after_build=False).problems == (TAG,)
