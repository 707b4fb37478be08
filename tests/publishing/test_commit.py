# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The published site is only ever whole: the old one or the new one."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from blotter.model.pages import Output
from blotter.model.problems import SiteError
from blotter.publishing import commit, exchange, trees
from blotter.publishing.commit import commit_changes, commit_tree, content_digest, published_digests, recover
from blotter.publishing.exchange import stage_for
from blotter.publishing.galley import Galley
from blotter.publishing.output_folder import MARKER, published_tree
from blotter.publishing.state import DamagedMemoryError
from tests.publishing.small_trees import NEW, OLD, change, one, publish, stage, tree


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
    digests = {new.path: content_digest(new.content) for new in NEW}
    with stage(tmp_path) as place:
        commit_tree(NEW, place, {}, digests, forget=True)
    assert not place.tree.exists()


def edit_whole(path: str, content: bytes, folder: Path) -> None:
    """Commit a whole tree of which one file changed, and all others are kept."""
    before = published_digests(folder / "public")
    new = Output(path=path, content=content)
    with stage(folder) as place:
        commit_tree((new,), place, before, before | {path: content_digest(content)})


def test_what_is_kept_is_read_by_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same file in the tree before and the tree after, commit by commit; what was changed is not."""
    publish((*OLD, one("z", b"kept")), tmp_path)
    kept = (tmp_path / "public/z").stat()
    monkeypatch.setattr(trees, "read_regular", None)
    for number in range(5):
        edit_whole("index.html", f"home {number}".encode(), tmp_path)
        assert tree(tmp_path / "public") == {
            "index.html": f"home {number}".encode(),
            "a/b/index.html": b"deep",
            "z": b"kept",
        }
        assert os.path.samestat((tmp_path / "public/z").stat(), kept)
        assert (tmp_path / "public/index.html").stat().st_nlink == 1


@pytest.mark.parametrize("content", [b"other", b"keep!", b"kept", b""])
def test_a_file_of_two_trees_is_never_written_to(tmp_path: Path, content: bytes) -> None:
    """A tree that is published stays what it is while the next one is made, whatever that shares with it."""
    publish((*OLD, one("z", b"kept")), tmp_path)
    for number in range(2):
        edit_whole("index.html", f"home {number}".encode(), tmp_path)
    os.link(tmp_path / "public/z", tmp_path / "as it was")
    publish((*OLD, one("z", content)), tmp_path)
    assert (tmp_path / "as it was").read_bytes() == b"kept"
    assert (tmp_path / "public/z").read_bytes() == content
    galley = Galley(stage_for(tmp_path / "public", tmp_path / ".blotter").tree)
    galley.open()
    galley.lay("z", b"laid")
    galley.lay("a/b/index.html", b"laid")
    assert tree(tmp_path / "public") == {"index.html": b"old home", "a/b/index.html": b"deep", "z": content}
    assert (tmp_path / "as it was").read_bytes() == b"kept"


def test_a_disk_without_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There what is kept is copied; so is what is not a plain file of ours that everybody else leaves alone."""
    publish((*OLD, one("z", b"kept")), tmp_path)

    def refuse(source: object, *_: object, **__: object) -> None:
        assert not str(source).endswith("z"), "that was not asked for"
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    for number in range(3):
        (tmp_path / "public/z").chmod(0o666)
        edit_whole("index.html", f"home {number}".encode(), tmp_path)
    assert tree(tmp_path / "public") == {"index.html": b"home 2", "a/b/index.html": b"deep", "z": b"kept"}
    assert {(tmp_path / "public" / path).stat().st_nlink for path in ("z", "a/b/index.html")} == {1}


def test_a_kept_file_that_is_gone(tmp_path: Path) -> None:
    """It cannot be published again: nothing is published then, and what is known of the tree is not believed."""
    publish(OLD, tmp_path)
    before = published_digests(tmp_path / "public")
    (tmp_path / "public/a/b/index.html").unlink()
    new = Output(path="index.html", content=b"new home")
    with pytest.raises(DamagedMemoryError), stage(tmp_path) as place:
        commit_tree((new,), place, before, before | {"index.html": content_digest(b"new home")})
    assert tree(tmp_path / "public") == {"index.html": b"old home"}


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
    after = {new.path: content_digest(new.content) for new in NEW}
    with suppress(KeyboardInterrupt), stage(tmp_path) as place:
        commit_changes(NEW, ("a/b/index.html",), place, after)
        raise KeyboardInterrupt  # before it was remembered
    monkeypatch.setattr(os, "replace", real)
    assert recover(stage_for(tmp_path / "public", tmp_path / ".blotter"))
    assert tree(tmp_path / "public") == {"index.html": b"new home", "c/index.html": b"added"}
    assert [path.name for path in (tmp_path / ".blotter").iterdir()] == []


@pytest.mark.parametrize("where", ["staging", "exchange", "pending"])
def test_a_disk_that_refuses_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """A full disk is a problem, and the published site is byte for byte as it was."""
    publish(OLD, tmp_path)
    before = tree(tmp_path / "public")

    def no_space(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if where == "staging":
        monkeypatch.setattr(commit, "fill", no_space)
    elif where == "exchange":
        monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
        real = Path.rename
        monkeypatch.setattr(Path, "rename", lambda a, b: no_space() if a.name.endswith(".next") else real(a, b))
    else:
        monkeypatch.setattr(commit, "open_journal", no_space)
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


CONFLICTS = [
    ((one("a"), one("b/c")), (one("a/x"), one("b"))),
    ((one("a/b/c"),), (one("a/b"),)),
    ((one("a"),), (one("a/b/c/d"), one("e"))),
]


@pytest.mark.parametrize(("old", "new"), [*CONFLICTS, *((new, old) for old, new in CONFLICTS)])
@pytest.mark.parametrize("how", ["whole", "small"])
def test_a_file_becomes_a_folder_and_the_reverse(
    tmp_path: Path, old: tuple[Output, ...], new: tuple[Output, ...], how: str
) -> None:
    """Whatever was there before, on the stage too, the new tree is published."""
    publish(old, tmp_path)
    publish(old, tmp_path)
    gone = tuple(before.path for before in old)
    if how == "small":
        change(new, gone, tmp_path)
    else:
        publish(new, tmp_path)
    assert tree(tmp_path / "public") == {after.path: after.content for after in new}
    publish(old, tmp_path)
    assert tree(tmp_path / "public") == {before.path: before.content for before in old}


@pytest.mark.parametrize("how", ["whole", "small"])
def test_what_is_of_the_wrong_kind_is_replaced(tmp_path: Path, how: str) -> None:
    """A link, a folder or a pipe where a page or its folder should be gives way, and nothing behind it is touched."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "index.html").write_bytes(b"mine")
    publish(OLD, tmp_path)
    shutil.rmtree(tmp_path / "public/a")
    (tmp_path / "public/a").symlink_to(precious)
    (tmp_path / "public/index.html").unlink()
    (tmp_path / "public/index.html/deeper").mkdir(parents=True)
    os.mkfifo(tmp_path / "public/c")
    wanted = (*NEW, one("a/index.html", b"ours"))
    if how == "whole":
        publish(wanted, tmp_path)
        publish(wanted, tmp_path)
    else:
        change(wanted, (), tmp_path)
    assert tree(tmp_path / "public") == {new.path: new.content for new in wanted}
    assert tree(precious) == {"index.html": b"mine"}


def test_taking_away_goes_through_no_link(tmp_path: Path) -> None:
    """A removed page whose folder became a link stays where the link leads."""
    publish(OLD, tmp_path)
    (tmp_path / "public/a").rename(tmp_path / "precious")
    (tmp_path / "public/a").symlink_to(tmp_path / "precious")
    (tmp_path / "public/a/b").mkdir(exist_ok=True)
    with stage(tmp_path) as place:
        commit_changes((), ("a/b/index.html",), place, {})
    assert tree(tmp_path / "precious") == {"b/index.html": b"deep"}


def test_a_damaged_stage_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leftovers that cannot be read are no reason to fail: the second try begins with an empty stage."""
    publish(OLD, tmp_path)
    publish(OLD, tmp_path)
    real, refusals = trees.fill, iter([OSError(5, "Input/output error")])

    def failing_once(*arguments: Any, **named: Any) -> None:
        for refusal in refusals:
            raise refusal
        real(*arguments, **named)

    monkeypatch.setattr(commit, "fill", failing_once)
    publish(NEW, tmp_path)
    assert tree(tmp_path / "public") == {new.path: new.content for new in NEW}


def test_only_regular_files_of_the_published_tree_are_opened(tmp_path: Path) -> None:
    """Pipes would be waited for, and links lead elsewhere; what cannot be read has no digest."""
    publish(OLD, tmp_path)
    os.mkfifo(tmp_path / "public/pipe")
    (tmp_path / "public/link").symlink_to("/dev/zero")
    (tmp_path / "public" / MARKER).unlink()
    os.mkfifo(tmp_path / "public" / MARKER)
    assert published_digests(tmp_path / "public") == {old.path: content_digest(old.content) for old in OLD}
    assert published_tree(tmp_path / "public") == ""


def test_a_file_that_cannot_be_read_counts_as_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is simply published again."""
    publish(OLD, tmp_path)

    def refuse(path: Path, limit: int = -1) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(commit, "read_regular", refuse)
    assert publish(OLD, tmp_path) == (2, 0, 0)


def test_a_thousand_folders_one_in_the_other_are_removed(tmp_path: Path) -> None:
    """Depth costs no stack: neither in the published tree nor on the stage."""
    publish(OLD, tmp_path)
    for _ in range(2):
        deep = tmp_path / "public"
        for _ in range(1200):
            deep = deep / "d"
            os.mkdir(deep)
        (deep / "x").write_bytes(b"x")
        publish(NEW, tmp_path)
    publish(NEW, tmp_path)
    assert tree(tmp_path / "public") == {new.path: new.content for new in NEW}
    assert list(tmp_path.glob(".blotter/*.next/d")) == []


def test_the_published_folder_keeps_its_mode(tmp_path: Path) -> None:
    """Who may read the site is for its editor to say."""
    publish(OLD, tmp_path)
    (tmp_path / "public").chmod(0o711)
    publish(NEW, tmp_path)
    assert (tmp_path / "public").stat().st_mode & 0o7777 == 0o711
