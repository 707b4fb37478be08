# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where a build may write: outputs that are ours, one build at a time, and disks on which nothing can be renamed."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any

import pytest

from blotter import pipeline
from blotter.model.problems import SiteError
from blotter.model.report import BuildRequest
from blotter.publishing import exchange, gathering, state
from blotter.publishing.commit import commit_changes, content_digest
from blotter.publishing.lock import build_lock, output_lock
from blotter.publishing.output_folder import MARKER, PENDING, refuse_foreign, refuse_output
from tests.builds import NOW
from tests.publishing.small_trees import NEW, OLD, change, everything, one, publish, stage, tree
from tests.site_in_a_string import article, write_site


def build(site: Path, output: Path) -> list[str]:
    """Build; return the codes of the problems."""
    try:
        report = pipeline.build(BuildRequest(site=site, output=output, now=NOW))
    except SiteError as error:
        return [problem.code for problem in error.problems]
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (".", "replace the site itself"),
        ("..", "replace the site itself"),
        ("content", "inside content/"),
        ("content/articles/2016", "inside content/"),
        (".git/public", "inside .git/"),
        (".blotter/public", "inside .blotter/"),
        ("mine", "did not write"),
        ("empty marker", "did not write"),
        ("foreign marker", "did not write"),
        ("linked marker", "did not write"),
        ("file", "is a file"),
        ("public/preview", "where a site is published"),
        ("public/articles/one", "where a site is published"),
        ("n" * 260, "too long"),
    ],
)
def test_folders_that_are_not_ours_are_refused(tmp_path: Path, output: str, words: str) -> None:
    """No spelling of --output, and no file that looks like our marker, makes a build replace what it did not write."""
    site = tmp_path / "site"
    for name in ("mine", "empty marker", "foreign marker", "linked marker"):
        (site / name).mkdir(parents=True)
        (site / name / "novel.txt").write_text("precious", encoding="utf-8")
    (site / "empty marker" / MARKER).write_bytes(b"")
    (site / "foreign marker" / MARKER).write_text("tree 0123456789abcdef", encoding="utf-8")
    publish(OLD, site)
    (site / "linked marker" / MARKER).symlink_to(site / "public" / MARKER)
    (site / "file").write_text("precious", encoding="utf-8")
    problem = refuse_output(Path(os.path.normpath(site / output)), site)
    assert problem is not None
    assert problem.code == ("cannot-write" if "long" in words else "output-not-ours")
    assert words in problem.message.lower()


def test_an_output_that_cannot_be_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder whose mode keeps us out is one problem."""
    publish(OLD, tmp_path)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    problem = refuse_output(tmp_path / "public", tmp_path / "site")
    assert problem is not None
    assert (problem.code, problem.message) == ("cannot-write", "cannot write: Permission denied")


def test_new_empty_and_own_folders_are_accepted(tmp_path: Path) -> None:
    """A folder that does not exist, is empty, or was written by a build may be replaced."""
    site = tmp_path / "site"
    (site / "empty").mkdir(parents=True)
    (site / "begun" / PENDING).mkdir(parents=True)
    publish(OLD, site)
    assert [refuse_output(site / name, site) for name in ("new", "empty", "begun", "public")] == [None] * 4


@pytest.mark.parametrize(("name", "known"), [(".git/HEAD", False), (".git/HEAD", True), ("CNAME", True)])
def test_what_somebody_put_into_the_output_is_not_deleted(tmp_path: Path, name: str, known: bool) -> None:
    """A foreign file at the top stops the build, which says where such files belong."""
    publish(OLD, tmp_path)
    foreign = tmp_path / "public" / name
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("precious", encoding="utf-8")
    before = [one.path for one in OLD] if known else []
    problem = refuse_foreign(tmp_path / "public", [one.path for one in (*OLD, *NEW)], before)
    assert problem is not None
    assert name.partition("/")[0] in problem.message
    assert "content/static/" in problem.hint
    assert refuse_foreign(tmp_path / "elsewhere", [], []) is None


def test_hidden_files_of_the_desk_are_ours(tmp_path: Path) -> None:
    """What content/static publishes is not foreign, nor is a file manager's dust, even when nothing is remembered."""
    site = write_site(tmp_path, article("a") + "-- content/static/.well-known/security.txt --\nx\n")
    assert build(site, site / "public") == []
    for file in (site / ".blotter").glob("*.sqlite"):
        file.unlink()
    (site / "public/.DS_Store").write_bytes(b"")
    assert build(site, site / "public") == []


LINKS: dict[str, tuple[str, bool]] = {
    "to a folder of the site's content": ("content/new", False),
    "to the workshop": (".blotter", False),
    "to a folder elsewhere": ("../elsewhere/new", True),
    "to itself": ("output", False),
}


@pytest.mark.parametrize("where", LINKS)
def test_links_are_followed_before_an_output_is_judged(tmp_path: Path, where: str) -> None:
    """An output or a site named through a link is the folder behind it; the link stays what it is."""
    target, may = LINKS[where]
    site = write_site(tmp_path / "real", article("a"))
    (tmp_path / "elsewhere").mkdir()
    (site / "output").symlink_to(target)
    (tmp_path / "linked").symlink_to(site)
    before = everything(site / "content")
    problems = build(tmp_path / "linked", tmp_path / "linked/output")
    assert (problems == []) == may
    assert everything(site / "content") == before
    assert (site / "output").is_symlink()
    assert (tmp_path / "elsewhere/new/index.html").exists() == may


def test_a_new_folder_behind_a_link_is_judged_by_where_it_would_be(tmp_path: Path) -> None:
    """``--output lc/newsub`` with ``lc`` leading to content/ is inside content/."""
    site = write_site(tmp_path / "site", article("a"))
    (tmp_path / "lc").symlink_to(site / "content")
    assert build(site, tmp_path / "lc/newsub") == ["output-not-ours"]
    assert not (site / "content/newsub").exists()


LOCKS: dict[str, Callable[[Path], AbstractContextManager[object]]] = {"site": build_lock, "output": output_lock}


@pytest.mark.parametrize("what", LOCKS)
def test_only_one_build_holds_a_lock(tmp_path: Path, what: str) -> None:
    """A second build of a site, or into an output, is told so, and may build when the first is done."""
    lock = LOCKS[what]
    with lock(tmp_path), pytest.raises(SiteError) as caught, lock(tmp_path):
        pass
    assert [problem.code for problem in caught.value.problems] == ["build-locked"]
    with lock(tmp_path):
        pass


@pytest.mark.parametrize("kept", [True, False], ids=["lock in the user's folder", "no such folder, other disk"])
def test_two_sites_do_not_build_into_one_output_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    """The lock belongs to the output, whichever site builds into it and wherever its stage is."""
    if not kept:
        monkeypatch.setattr("blotter.publishing.lock.desk_folder", str)
        monkeypatch.setattr(exchange, "_device", lambda folder, _: folder.name)
    sites = [write_site(tmp_path / name, article(name)) for name in ("one", "two")]
    shared = tmp_path / "shared"
    found: list[list[str]] = []
    real = gathering.gather

    def gather(*arguments: Any) -> object:
        if not found:
            found.append([])
            found[0] += build(sites[1], shared)
        return real(*arguments)

    monkeypatch.setattr(pipeline, "gather", gather)
    assert build(sites[0], shared) == []
    assert found == [["build-locked"]]
    assert (shared / "articles/one/index.html").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    assert build(sites[1], shared) == []


def test_a_lock_is_made_through_no_link(tmp_path: Path) -> None:
    """A site from elsewhere cannot make us create a file where its link leads."""
    (tmp_path / ".blotter").mkdir()
    (tmp_path / ".blotter/lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SiteError) as caught, build_lock(tmp_path):
        pass
    assert [problem.code for problem in caught.value.problems] == ["cannot-write"]
    assert not (tmp_path / "elsewhere").exists()


def other_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the workshop and the output seem to lie on two disks."""
    monkeypatch.setattr(exchange, "_device", lambda folder, _: folder.name)


def mounted(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let a folder seem to be a disk of its own, which cannot be renamed."""
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(exchange, "_mounts", lambda: frozenset({folder}))
    real = os.rename

    def rename(source: Path, target: Path) -> None:
        if folder in (Path(source), Path(target)):
            raise OSError(16, "Device or resource busy")
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    monkeypatch.setattr(exchange, "_exchange", lambda *_: False)


def test_a_stage_beside_the_output_is_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another disk the stage lies beside the output, perhaps in a web server's folder: it goes at once."""
    other_disk(monkeypatch)
    publish(OLD, tmp_path)
    assert (tmp_path / "public").stat().st_mode & 0o777 == (tmp_path / ".blotter").stat().st_mode & 0o777
    publish(NEW, tmp_path)
    change(OLD, (), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"public", ".blotter"}
    with suppress(KeyboardInterrupt), stage(tmp_path):
        raise KeyboardInterrupt
    assert {path.name for path in tmp_path.iterdir()} == {"public", ".blotter"}


@pytest.mark.parametrize("what", ["folder", "file", "link"])
def test_a_stage_beside_the_output_that_is_not_ours_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """What happens to bear the name of our stage is neither used nor deleted."""
    other_disk(monkeypatch)
    publish(OLD, tmp_path)
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/novel.txt").write_bytes(b"mine")
    theirs = tmp_path / ".public.blotter-next"
    if what == "folder":
        (tmp_path / "precious").rename(theirs)
    elif what == "link":
        theirs.symlink_to(tmp_path / "precious")
    else:
        theirs.write_bytes(b"mine")
    before = everything(tmp_path)
    with pytest.raises(SiteError) as caught:
        publish(NEW, tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["output-not-ours"]
    assert ".public.blotter-next" in caught.value.problems[0].message
    assert everything(tmp_path) == before


def test_an_output_that_is_a_disk_of_its_own_is_changed_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be exchanged; its files are replaced behind a journal, and nothing else stays in it."""
    mounted(monkeypatch, tmp_path / "public")
    assert publish(OLD, tmp_path) == (2, 0, 0)
    assert publish(NEW, tmp_path) == (2, 0, 1)
    change((one("d/e"),), ("c/index.html",), tmp_path)
    assert tree(tmp_path / "public") == {"index.html": b"new home", "d/e": b"x"}
    assert PENDING not in os.listdir(tmp_path / "public")


def test_a_killed_commit_into_a_disk_of_its_own_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal waits in the output, which stays ours and whose visible files are all from one tree afterwards."""
    mounted(monkeypatch, tmp_path / "public")
    publish(OLD, tmp_path)
    real = os.replace

    def dying(source: Path, target: Path) -> None:
        if str(target).endswith("index.html"):
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", dying)
    after = {new.path: content_digest(new.content) for new in NEW}
    with suppress(KeyboardInterrupt), stage(tmp_path) as place:
        commit_changes(NEW, ("a/b/index.html",), place, after)
    monkeypatch.setattr(os, "replace", real)
    assert refuse_output(tmp_path / "public", tmp_path / "site") is None
    assert refuse_foreign(tmp_path / "public", [], [old.path for old in OLD]) is None
    with stage(tmp_path):
        pass
    assert tree(tmp_path / "public") == {new.path: new.content for new in NEW}


def test_a_site_is_built_into_a_disk_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first build on, whatever is remembered, and the tree is the one that any other folder gets."""
    site = write_site(tmp_path / "site", article("a") + article("b", tags="ports"))
    mounted(monkeypatch, tmp_path / "mounted")
    for _ in range(2):
        assert build(site, tmp_path / "mounted") == []
        assert build(site, tmp_path / "plain") == []
        assert everything(tmp_path / "mounted") == everything(tmp_path / "plain")
        (site / "content/articles/b.md").unlink(missing_ok=True)


def test_mounts_are_read_with_spaces_in_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel writes a space in octal."""
    line = b"36 35 98:0 /part /srv/my\\040site rw,noatime - ext4 /dev/disk rw\n"
    monkeypatch.setattr(exchange, "read_regular", lambda path: line)
    assert exchange._mounts() == {Path("/srv/my site")}


def test_without_a_folder_for_its_key_a_user_can_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no home (a locked-down service), nothing is believed the next time, and everything works."""
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/none")
    site = write_site(tmp_path, article("a"))
    assert state.desk_folder() == ""
    assert build(site, site / "public") == []
    assert build(site, site / "public") == []
