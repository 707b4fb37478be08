# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The published site is only ever whole: the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from blotter.model.pages import Output
from blotter.model.problems import SiteError
from blotter.publishing import exchange
from blotter.publishing.commit import Committed, commit
from blotter.publishing.lock import build_lock
from blotter.publishing.output_folder import MARKER, refuse_output

OLD = (Output(path="index.html", content=b"old home"), Output(path="a/b/index.html", content=b"deep"))
NEW = (Output(path="index.html", content=b"new home"), Output(path="c/index.html", content=b"added"))


def tree(folder: Path) -> dict[str, bytes]:
    """Read a published tree, the marker left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def test_a_first_commit_writes_everything(tmp_path: Path) -> None:
    """The first build makes the folder, its parents too, with exactly the outputs in it."""
    public = tmp_path / "deep" / "public"
    assert commit(OLD, public) == Committed(written=3, kept=0, removed=0)
    assert tree(public) == {"index.html": b"old home", "a/b/index.html": b"deep"}


def test_a_second_commit_replaces_the_whole_tree(tmp_path: Path) -> None:
    """What is no longer an output leaves, and nothing is left beside the folder."""
    public = tmp_path / "public"
    commit(OLD, public)
    assert commit(NEW, public) == Committed(written=2, kept=1, removed=1)
    assert tree(public) == {"index.html": b"new home", "c/index.html": b"added"}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_without_an_atomic_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot exchange folders, the result is the same."""
    monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    public = tmp_path / "public"
    commit(OLD, public)
    commit(NEW, public)
    assert tree(public) == {"index.html": b"new home", "c/index.html": b"added"}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.parametrize("exchanging", [True, False])
def test_a_failed_swap_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanging: bool) -> None:
    """A rename that fails is a problem, and the published site is byte for byte as it was."""
    public = tmp_path / "public"
    commit(OLD, public)
    before = tree(public)
    if not exchanging:
        monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
        real = Path.rename

        def failing(self: Path, target: Path) -> Path:
            if self == exchange.staging_path(public):
                raise OSError(28, "No space left on device")
            return real(self, target)

        monkeypatch.setattr(Path, "rename", failing)
    else:

        def no_disk(self: Path, data: bytes) -> int:
            raise OSError(28, "No space left on device", str(self))

        monkeypatch.setattr(Path, "write_bytes", no_disk)
    with pytest.raises(SiteError) as caught:
        commit(NEW, public)
    assert [problem.code for problem in caught.value.problems] == ["cannot-write"]
    assert "No space left on device" in caught.value.problems[0].message
    assert tree(public) == before
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.parametrize("killed_at", ["staging", "between the renames", "before the old tree went"])
def test_the_next_build_finishes_what_a_killed_one_left(tmp_path: Path, killed_at: str) -> None:
    """Wherever a build was killed, the next one finds a whole site and leaves nothing over."""
    public = tmp_path / "public"
    commit(OLD, public)
    staged, retired = tmp_path / ".public.next", tmp_path / ".public.old"
    staged.mkdir()
    (staged / "index.html").write_bytes(b"half")
    if killed_at == "between the renames":
        public.rename(retired)
    elif killed_at == "before the old tree went":
        staged.rename(retired)
    exchange.recover(public)
    assert tree(public) == {"index.html": b"old home", "a/b/index.html": b"deep"}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_only_one_build_holds_the_lock(tmp_path: Path) -> None:
    """A second build is told so, and may build when the first is done."""
    with build_lock(tmp_path), pytest.raises(SiteError) as caught, build_lock(tmp_path):
        pass
    assert caught.value.problems[0].code == "build-locked"
    with build_lock(tmp_path):
        pass


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (".", "replace the site itself"),
        ("..", "replace the site itself"),
        ("content", "inside content/"),
        ("content/articles/2016", "inside content/"),
        (".git/public", "inside .git/"),
        ("mine", "did not write"),
        ("file", "is a file"),
    ],
)
def test_folders_that_are_not_ours_are_refused(tmp_path: Path, output: str, words: str) -> None:
    """No spelling of --output can make a build replace something that it did not write."""
    site = tmp_path / "site"
    (site / "mine").mkdir(parents=True)
    (site / "mine" / "novel.txt").write_text("precious", encoding="utf-8")
    (site / "file").write_text("precious", encoding="utf-8")
    problem = refuse_output(Path(os.path.normpath(site / output)), site)
    assert problem is not None
    assert problem.code == "output-not-ours"
    assert words in problem.message


def test_new_empty_and_own_folders_are_accepted(tmp_path: Path) -> None:
    """A folder that does not exist, is empty, or was written by a build may be replaced."""
    site = tmp_path / "site"
    (site / "empty").mkdir(parents=True)
    commit(OLD, site / "public")
    assert [refuse_output(site / name, site) for name in ("new", "empty", "public")] == [None, None, None]
