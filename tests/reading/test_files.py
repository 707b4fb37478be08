# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A site's folders are walked through once: what that look found says which texts there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.reading.files import choose_files, find_files
from blotter.reading.scan import Stamp, scan
from blotter.reading.site import read_files

ARTICLES = "content/articles"


def look(site: Path) -> tuple[dict[str, Stamp], list[str]]:
    """Look at the content of a site as a build does."""
    found: dict[str, Stamp] = {}
    passed: list[str] = []
    scan(str(site / "content"), "content/", found, passed=passed)
    return found, passed


def lay(site: Path, *paths: str) -> None:
    """Put files into a site."""
    for path in paths:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("words", encoding="utf-8")


def test_what_was_seen_is_what_would_be_found(tmp_path: Path) -> None:
    """Nested folders, other endings, capitals, hidden files, backups and compiled modules: both see the same texts."""
    names = ("b.md", "2016/a.md", "2016/03/c.MD", "d.txt", ".hidden.md", ".git/e.md", "f.md~", "#g.md#", "a.b/h.md")
    lay(tmp_path, *(f"{ARTICLES}/{name}" for name in names), f"{ARTICLES}/__pycache__/i.md", "content/articles.md")
    found, passed = look(tmp_path)
    assert not passed
    expected, problems = find_files(tmp_path, ARTICLES, ".md")
    assert choose_files(found, (ARTICLES,), ".md") == {ARTICLES: expected}
    assert len(expected) == 4
    assert not problems


@given(st.lists(st.text(st.sampled_from("ab/0-.\x7f𐀀"), max_size=9).map("content/a{}.md".format), unique=True))
def test_files_are_chosen_by_their_folders(paths: list[str]) -> None:
    """And never by the beginning of a name, whatever signs stand there."""
    folders = ("content/a", "content/aa", "content/a0", "content/ab")
    expected = {folder: tuple(sorted(path for path in paths if path.startswith(f"{folder}/"))) for folder in folders}
    assert choose_files(paths, folders, ".md") == expected


@pytest.mark.parametrize("name", ["link.md", "folder", "tab\there.md"])
def test_what_is_not_plain_is_looked_at_again(tmp_path: Path, name: str) -> None:
    """A link, or a name that cannot be shown: who reads the files has something to say of it."""
    lay(tmp_path, f"{ARTICLES}/one.md")
    odd = tmp_path / ARTICLES / name
    if "\t" in name:
        odd.write_text("words", encoding="utf-8")
    else:
        odd.symlink_to(tmp_path / ARTICLES / "one.md" if name.endswith(".md") else tmp_path)
    assert look(tmp_path)[1] == [f"{ARTICLES}/{name}"]


def test_a_plain_site_is_not_walked_through_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all files are known, no folder of texts is opened."""
    lay(tmp_path, "config.yaml", f"{ARTICLES}/one.md", "content/pages/about.md")
    asked: list[str] = []

    def noting(site: Path, folder: str, ending: str = "", *, hidden: bool = False) -> object:
        asked.append(folder)
        return find_files(site, folder, ending, hidden=hidden)

    monkeypatch.setattr("blotter.reading.site.find_files", noting)
    there = look(tmp_path)[0]
    seen = read_files(tmp_path, there=there)
    assert asked == ["content/originals", "content/static"]
    assert read_files(tmp_path) == seen
