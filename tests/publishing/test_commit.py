# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The published site is only ever whole: the old one or the new one."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from blotter.model.pages import Output
from blotter.model.problems import SiteError
from blotter.publishing import commit, exchange
from blotter.publishing.commit import (
    Committed,
    commit_changes,
    commit_tree,
    content_digest,
    open_stage,
    published_digests,
    recover,
)
from blotter.publishing.exchange import Stage, stage_for
from blotter.publishing.lock import build_lock
from blotter.publishing.output_folder import MARKER, published_tree, refuse_foreign, refuse_output

OLD = (Output(path="index.html", content=b"old home"), Output(path="a/b/index.html", content=b"deep"))
NEW = (Output(path="index.html", content=b"new home"), Output(path="c/index.html", content=b"added"))


def tree(folder: Path) -> dict[str, bytes]:
    """Read a published tree, the marker left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def stage(folder: Path) -> Stage:
    """Open the stage of ``folder/public`` with its workshop beside it."""
    workshop = folder / ".blotter"
    workshop.mkdir(parents=True, exist_ok=True)
    return open_stage(folder / "public", workshop)


def publish(outputs: tuple[Output, ...], folder: Path) -> tuple[int, int, int]:
    """Commit a whole tree; return how many files were written, kept and removed."""
    after = {one.path: content_digest(one.content) for one in outputs}
    done = commit_tree(outputs, stage(folder), published_digests(folder / "public"), after)
    return done.written, done.kept, done.removed


def change(changed: tuple[Output, ...], removed: tuple[str, ...], folder: Path) -> Committed:
    """Commit a few files into the published tree."""
    after = published_digests(folder / "public") | {one.path: content_digest(one.content) for one in changed}
    for path in removed:
        del after[path]
    return commit_changes(changed, removed, stage(folder), after)


def test_a_first_commit_writes_everything(tmp_path: Path) -> None:
    """The first build makes the folder, its parents too, with exactly the outputs in it."""
    assert publish(OLD, tmp_path / "deep") == (2, 0, 0)
    assert tree(tmp_path / "deep" / "public") == {"index.html": b"old home", "a/b/index.html": b"deep"}


@pytest.mark.parametrize("exchanging", [True, False])
def test_further_commits_replace_the_whole_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanging: bool
) -> None:
    """What is no longer an output leaves, however often, and where folders cannot be exchanged two renames do."""
    if not exchanging:
        monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    publish(OLD, tmp_path)
    assert publish(NEW, tmp_path) == (2, 0, 1)
    assert tree(tmp_path / "public") == {"index.html": b"new home", "c/index.html": b"added"}
    assert publish(OLD, tmp_path) == (2, 0, 1)
    assert publish(OLD, tmp_path) == (0, 2, 0)
    assert tree(tmp_path / "public") == {"index.html": b"old home", "a/b/index.html": b"deep"}
    assert {path.name for path in tmp_path.iterdir()} == {"public", ".blotter"}


def test_what_was_taken_away_is_not_kept_on_the_stage(tmp_path: Path) -> None:
    """After a small commit, and after one that forgets, no tree of ours still holds what was withdrawn."""
    publish(OLD, tmp_path)
    publish(OLD, tmp_path)
    change((Output(path="index.html", content=b"without names"),), ("a/b/index.html",), tmp_path)
    kept = [path.read_bytes() for path in (tmp_path / ".blotter").rglob("*") if path.is_file()]
    assert b"deep" not in kept
    assert b"old home" not in kept
    digests = {one.path: content_digest(one.content) for one in NEW}
    commit_tree(NEW, stage(tmp_path), {}, digests, forget=True)
    assert not stage(tmp_path).tree.exists()


def test_a_stage_beside_the_output_is_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another disk the stage lies beside the output, perhaps in a web server's folder: it goes at once."""
    monkeypatch.setattr(exchange, "_device", lambda _: -1)
    publish(OLD, tmp_path)
    publish(NEW, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"public", ".blotter"}


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    """A link that somebody put into the published folder is replaced; what it leads to is not touched."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "index.html").write_bytes(b"mine")
    publish(OLD, tmp_path)
    shutil.rmtree(tmp_path / "public/a")
    (tmp_path / "public/a").symlink_to(precious)
    (tmp_path / "public/index.html").unlink()
    (tmp_path / "public/index.html").symlink_to(precious / "index.html")
    for outputs in (NEW, OLD, NEW, OLD):
        publish(outputs, tmp_path)
    assert tree(precious) == {"index.html": b"mine"}
    assert tree(tmp_path / "public") == {"index.html": b"old home", "a/b/index.html": b"deep"}


def test_a_small_commit_replaces_only_what_changed(tmp_path: Path) -> None:
    """Changed files are replaced, removed ones go with the folders that they leave empty, the rest is not touched."""
    publish(OLD, tmp_path)
    kept = (tmp_path / "public/index.html").stat()
    done = change((Output(path="c/index.html", content=b"added"),), ("a/b/index.html",), tmp_path)
    assert (done.written, done.kept, done.removed) == (1, 1, 1)
    assert tree(tmp_path / "public") == {"index.html": b"old home", "c/index.html": b"added"}
    assert not (tmp_path / "public/a").exists()
    assert (tmp_path / "public/index.html").stat() == kept
    assert published_tree(tmp_path / "public") == done.tree


def test_small_and_whole_commits_of_the_same_site_are_the_same_tree(tmp_path: Path) -> None:
    """The marker too: it names the tree by its content."""
    publish(OLD, tmp_path / "one")
    change(NEW, ("a/b/index.html",), tmp_path / "one")
    publish(NEW, tmp_path / "other")
    assert (tmp_path / "one/public" / MARKER).read_bytes() == (tmp_path / "other/public" / MARKER).read_bytes()


@pytest.mark.parametrize("moved", [0, 1, 2, 3])
def test_the_next_build_finishes_a_killed_small_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    """After the journal is written, the change happens: in this run or in the next, wherever it was killed."""
    publish(OLD, tmp_path)
    real, count = os.replace, iter(range(9))

    def dying(source: Path, target: Path) -> None:
        if ".journal" not in str(target) and next(count) == moved:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", dying)
    with suppress(KeyboardInterrupt):
        change(NEW, ("a/b/index.html",), tmp_path)
    monkeypatch.setattr(os, "replace", real)
    assert recover(stage_for(tmp_path / "public", tmp_path / ".blotter"))
    assert tree(tmp_path / "public") == {"index.html": b"new home", "c/index.html": b"added"}
    assert [path.name for path in (tmp_path / ".blotter").iterdir()] == []


@pytest.mark.parametrize("where", ["staging", "exchange", "pending"])
def test_a_disk_that_refuses_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """A full disk is a problem, and the published site is byte for byte as it was."""
    publish(OLD, tmp_path)
    before = tree(tmp_path / "public")

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if where == "staging":
        monkeypatch.setattr(commit, "_fill", no_space)
    elif where == "exchange":
        monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
        real = Path.rename
        monkeypatch.setattr(Path, "rename", lambda a, b: no_space() if a.name.endswith(".next") else real(a, b))
    else:
        monkeypatch.setattr(commit, "_write_durably", no_space)
    with pytest.raises(SiteError) as caught:
        change(NEW, (), tmp_path) if where == "pending" else publish(NEW, tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["cannot-write"]
    assert "No space left on device" in caught.value.problems[0].message
    assert tree(tmp_path / "public") == before


def test_a_build_killed_between_two_renames_left_a_retired_site(tmp_path: Path) -> None:
    """The next build puts it back before anything else."""
    publish(OLD, tmp_path)
    place = stage_for(tmp_path / "public", tmp_path / ".blotter")
    place.output.rename(place.retired)
    recover(place)
    assert tree(tmp_path / "public") == {"index.html": b"old home", "a/b/index.html": b"deep"}


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


@pytest.mark.parametrize(("name", "known"), [(".git/HEAD", False), (".git/HEAD", True), ("CNAME", True)])
def test_what_somebody_put_into_the_output_is_not_deleted(tmp_path: Path, name: str, known: bool) -> None:
    """A foreign file at the top stops the build, which says where such files belong."""
    publish(OLD, tmp_path)
    foreign = tmp_path / "public" / name
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("precious", encoding="utf-8")
    problem = refuse_foreign(tmp_path / "public", [one.path for one in (*OLD, *NEW)] if known else [])
    assert problem is not None
    assert name.partition("/")[0] in problem.message
    assert "content/static/" in problem.hint
    assert refuse_foreign(tmp_path / "elsewhere", []) is None


def test_new_empty_and_own_folders_are_accepted(tmp_path: Path) -> None:
    """A folder that does not exist, is empty, or was written by a build may be replaced."""
    site = tmp_path / "site"
    (site / "empty").mkdir(parents=True)
    publish(OLD, site)
    assert [refuse_output(site / name, site) for name in ("new", "empty", "public")] == [None, None, None]
