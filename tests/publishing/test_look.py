# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The early look at the inputs is not taken twice: a build that has to be made goes on with what it found."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.desk.early import nothing_to_do
from blotter.publishing import inputs, memory
from blotter.publishing.inputs import Look, hand_over, handed_over
from blotter.publishing.known_inputs import KnownInputs
from tests.builds import NOW, build
from tests.site_in_a_string import BASE, article, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Publish a small site, without the search whose index would be due."""
    base = BASE.replace("-- content", "outputs: {search: false}\n-- content", 1)
    folder = write_site(tmp_path / "site", article("one") + article("two"), base=base)
    build(folder)
    return folder


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks at the clock to leave early finds the time at which these sites are built."""
    monkeypatch.setattr("time.time", NOW.timestamp)


def edit(site: Path, words: str = "Another line.") -> None:
    """Add to an article."""
    with (site / "content/articles/one.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note where somebody looks at the inputs."""
    seen: list[str] = []
    real = inputs.scan_inputs

    def spy(site: str, themes: str, passed: list[str]) -> object:
        seen.append(site)
        return real(site, themes, passed)

    monkeypatch.setattr(inputs, "scan_inputs", spy)
    monkeypatch.setattr(memory, "scan_inputs", spy)
    return seen


def test_an_edit_is_looked_for_once(site: Path, looks: list[str]) -> None:
    """What the early look found is what the build reads; the next build looks for itself."""
    edit(site)
    assert nothing_to_do([], str(site)) == ""
    assert build(site).written
    assert looks == [str(site)]
    assert not build(site).written
    assert looks == [str(site)] * 2


def test_what_changes_after_the_look_is_seen_by_the_next_build(site: Path) -> None:
    """As what changes while a build is under way: nothing is lost."""
    edit(site, "Before the look.")
    assert nothing_to_do([], str(site)) == ""
    edit(site, "After the look.")
    build(site)
    build(site)
    page = (site / "public/articles/one/index.html").read_text(encoding="utf-8")
    assert "Before the look." in page
    assert "After the look." in page


def test_a_look_serves_once_and_only_the_build_that_it_was_for(site: Path) -> None:
    """Another site, another state of what is remembered, or a second build: each has to look for itself."""

    def look(run: bytes = b"run") -> Look:
        hand_over(Look(str(site), "themes", known=KnownInputs(), run=run))
        return inputs._handed_over[0]

    kept = look()
    assert handed_over(str(site), "themes", b"run") is kept
    assert handed_over(str(site), "themes", b"run") is None
    look()
    assert handed_over("elsewhere", "themes", b"run") is None
    look()
    assert handed_over(str(site), "themes", b"another run") is None
    look(b"")
    assert handed_over(str(site), "themes", b"") is None


def test_to_verify_is_to_look_again(site: Path, looks: list[str]) -> None:
    """A look by stamps is not what was asked for."""
    edit(site)
    assert nothing_to_do([], str(site)) == ""
    build(site, verify=True)
    assert looks == [str(site)] * 2
