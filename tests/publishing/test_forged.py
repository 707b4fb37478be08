# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What lies in ``.blotter/`` may have come with somebody's content: none of it makes a build touch anything else."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import pytest

from blotter.model.problems import SiteError
from blotter.publishing.commit import commit_changes, content_digest, recover
from blotter.publishing.exchange import Stage, stage_for
from blotter.publishing.inputs import identity
from blotter.publishing.journal import read_journal
from blotter.publishing.output_folder import MARKER, is_ours, published_tree
from blotter.publishing.state import open_known_state, seal
from tests.builds import build
from tests.publishing.small_trees import NEW, OLD, change, everything, one, publish, stage, tree
from tests.site_in_a_string import article, write_site


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """Make a folder that no build may touch, with what an attack would like to replace or delete."""
    folder = tmp_path / "precious"
    (folder / "a/b").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"mine")
    (folder / "a/b/index.html").write_bytes(b"mine too")
    return folder


def place_of(folder: Path) -> Stage:
    """Return the stage of ``folder/public``, without opening it."""
    (folder / ".blotter").mkdir(parents=True, exist_ok=True)
    return stage_for(folder / "public", folder / ".blotter")


def links_on_the_stage(place: Stage, precious: Path) -> None:
    """Put links to a file and to folders where the tree has its own."""
    place.tree.mkdir()
    (place.tree / "a").symlink_to(precious / "a")
    (place.tree / "index.html").symlink_to(precious / "index.html")
    (place.tree / "c").symlink_to(precious)


def hard_links_on_the_stage(place: Stage, precious: Path) -> None:
    """Give the editor's own files a second name on the stage."""
    (place.tree / "a/b").mkdir(parents=True)
    os.link(precious / "index.html", place.tree / "index.html")
    os.link(precious / "a/b/index.html", place.tree / "a/b/index.html")


FORGED: dict[str, Callable[[Stage, Path], object]] = {
    "the next tree is a link": lambda place, precious: place.tree.symlink_to(precious),
    "the next tree has links": links_on_the_stage,
    "the next tree has hard links": hard_links_on_the_stage,
    "the next tree is a pipe": lambda place, precious: os.mkfifo(place.tree),
    "a retired tree is a link": lambda place, precious: place.retired.symlink_to(precious),
    "waiting files are a link": lambda place, precious: place.pending.symlink_to(precious),
    "the journal is a folder": lambda place, precious: place.journal.mkdir(),
    "the journal is a link": lambda place, precious: place.journal.symlink_to(precious / "index.html"),
    "the journal's draft is a link": lambda place, precious: Path(f"{place.journal}.draft").symlink_to(
        precious / "index.html"
    ),
}


@pytest.mark.parametrize("what", FORGED)
@pytest.mark.parametrize("how", ["first", "whole", "small"])
def test_nothing_is_followed_out_of_the_workshop(tmp_path: Path, precious: Path, what: str, how: str) -> None:
    """Whatever a forged entry leads to stays as it is, and the site is published."""
    if how != "first":
        publish(OLD, tmp_path)
    FORGED[what](place_of(tmp_path), precious)
    before = everything(precious)
    if how == "small":
        change(NEW, ("a/b/index.html",), tmp_path)
    for outputs in (NEW, OLD, NEW):
        publish(outputs, tmp_path)
    assert tree(tmp_path / "public") == {new.path: new.content for new in NEW}
    assert not (tmp_path / "public").is_symlink()
    assert everything(precious) == before


def test_what_the_stage_lets_everybody_write_is_made_anew(tmp_path: Path) -> None:
    """Modes of a stage from elsewhere do not get into the published tree."""
    place = place_of(tmp_path)
    (place.tree / "a/b").mkdir(parents=True)
    (place.tree / "index.html").write_bytes(OLD[0].content)
    (place.tree / "index.html").chmod(0o4777)
    (place.tree / "a").chmod(0o777)
    publish(OLD, tmp_path)
    assert [(tmp_path / "public" / name).stat().st_mode & 0o4002 for name in ("index.html", "a")] == [0, 0]


def test_a_retired_tree_under_a_guessed_name_is_not_published(tmp_path: Path) -> None:
    """Only this user's own key gives the name under which a tree is put back."""
    place = place_of(tmp_path)
    forged = place.retired.with_name(place.retired.name.partition("old")[0] + "old")
    forged.mkdir()
    (forged / "index.html").write_bytes(b"forged")
    with stage(tmp_path):
        assert not (tmp_path / "public").exists()


def write_journal(place: Stage, put: list[object], remove: list[object], *, sealed: bool) -> None:
    """Write a journal as a build would, or as an attacker can."""
    text = json.dumps({"put": put, "remove": remove}).encode()
    mark = seal(b"journal", os.fsencode(place.output), text) if sealed else b"\0" * 32
    place.journal.write_bytes(mark.hex().encode() + b"\n" + text)


PATHS = ["../precious/index.html", "/etc/passwd", "a/../../x", "", ".", "a//b", "a/./b", "a/", "x\0", 7, None, ["a"]]


@pytest.mark.parametrize("path", PATHS, ids=repr)
@pytest.mark.parametrize("where", ["put", "remove"])
def test_a_journal_with_a_path_that_leads_out_is_dropped(
    tmp_path: Path, precious: Path, where: str, path: object
) -> None:
    """Even under our own seal; the rest of it is not carried out either, and what is published is not believed."""
    publish(OLD, tmp_path)
    place = place_of(tmp_path)
    place.pending.mkdir()
    for number in (0, 1):
        (place.pending / str(number)).write_bytes(b"forged")
    put: list[object] = [["index.html", content_digest(b"forged").hex()]]
    put += [[path, content_digest(b"forged").hex()]] if where == "put" else []
    write_journal(place, put, [path] if where == "remove" else [], sealed=True)
    before = everything(precious)
    assert not recover(place)
    assert everything(precious) == before
    assert tree(tmp_path / "public") == {old.path: old.content for old in OLD}
    assert (is_ours(tmp_path / "public"), published_tree(tmp_path / "public")) == (True, "")
    assert list((tmp_path / ".blotter").glob("*.pending")) + list((tmp_path / ".blotter").glob("*.journal")) == []


@pytest.mark.parametrize("text", ["", "x", "\n", "[]", "{}", '{"put": 1, "remove": []}', "[" * 100_000, "\0" * 99])
@pytest.mark.parametrize("sealed", [True, False])
def test_a_journal_of_something_else_is_dropped(tmp_path: Path, text: str, sealed: bool) -> None:
    """Garbage is no plan, whatever stands before it."""
    publish(OLD, tmp_path)
    place = place_of(tmp_path)
    mark = seal(b"journal", os.fsencode(place.output), text.encode()).hex() if sealed else ""
    place.journal.write_bytes(f"{mark}\n{text}".encode())
    assert not recover(place)
    assert tree(tmp_path / "public") == {old.path: old.content for old in OLD}


def killed(folder: Path) -> Stage:
    """Publish ``OLD``, and be killed when the journal of a small commit of ``NEW`` is written."""
    publish(OLD, folder)
    after = {new.path: content_digest(new.content) for new in NEW}
    stopping = patch("blotter.publishing.commit.carry_out", side_effect=KeyboardInterrupt)
    with suppress(KeyboardInterrupt), stopping, stage(folder) as place:
        commit_changes(NEW, ("a/b/index.html",), place, after)
    return place_of(folder)


def link_a_waiting_file(place: Stage) -> None:
    """Let another file of the machine be published."""
    (place.pending / "0").unlink()
    (place.pending / "0").symlink_to("/etc/hostname")


SPOILED: dict[str, Callable[[Stage], object]] = {
    "no seal": lambda place: write_journal(place, [], ["index.html"], sealed=False),
    "a changed plan": lambda place: place.journal.write_bytes(place.journal.read_bytes().replace(b"a/b/", b"a/c/")),
    "a waiting file is another": lambda place: (place.pending / "0").write_bytes(b"forged"),
    "a waiting file is empty": lambda place: (place.pending / "1").write_bytes(b""),
    "a waiting file is a link": link_a_waiting_file,
}


@pytest.mark.parametrize("what", [*SPOILED, "nothing", "another output", "another user"])
def test_only_a_whole_journal_of_our_own_is_carried_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """It is for this output, under this user's seal, and the files that wait are the ones that were meant."""
    place = killed(tmp_path / "here")
    if what == "another output":
        place = killed(tmp_path / "there")
        ours = place_of(tmp_path / "here")
        ours.journal.write_bytes(place.journal.read_bytes())
        place = ours
    elif what == "another user":
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "somebody-else"))
    elif what != "nothing":
        SPOILED[what](place)
    assert (read_journal(place) is not None) == (what == "nothing")
    assert recover(place) == (what == "nothing")
    expected = NEW if what == "nothing" else OLD
    assert tree(place.output) == {output.path: output.content for output in expected}


def test_after_a_dropped_journal_every_page_is_made_anew(tmp_path: Path) -> None:
    """It may have been half carried out, with the marker still that of the remembered tree."""
    site = write_site(tmp_path, article("a") + article("b"))
    build(site)
    expected = everything(site / "public")
    (site / "public/articles/a/index.html").write_bytes(b"half of another tree")
    write_journal(place_of(site), [], [], sealed=False)
    build(site)
    assert everything(site / "public") == expected


@pytest.mark.parametrize("what", ["file", "link", "link to nothing"])
def test_a_workshop_that_is_no_folder_is_one_problem(tmp_path: Path, precious: Path, what: str) -> None:
    """It says what to delete, and nothing is made behind a link."""
    site = write_site(tmp_path / "site", article("a"))
    if what == "file":
        (site / ".blotter").write_bytes(b"")
    else:
        (site / ".blotter").symlink_to(precious if what == "link" else tmp_path / "nowhere")
    before = everything(precious)
    with pytest.raises(SiteError) as caught:
        build(site)
    assert [problem.code for problem in caught.value.problems] == ["cannot-write"]
    assert "delete .blotter" in caught.value.problems[0].hint
    assert everything(precious) == before
    assert not (tmp_path / "nowhere").exists()


def state_file(site: Path) -> Path:
    """Return where the memory of ``site/public`` lies."""
    return next((site / ".blotter").glob("state-*.sqlite"))


def test_a_state_beside_which_sqlite_finds_work_is_not_opened(tmp_path: Path) -> None:
    """SQLite finishes what a journal of its own says before anything is signed, deleting another file if it says so."""
    site = write_site(tmp_path, article("a"))
    build(site)
    for ending in ("", "-journal", "-wal", "-shm"):
        beside = Path(f"{state_file(site)}{ending}")
        if ending:
            beside.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 99)
        state = open_known_state(str(site), str(site / "public"), f"{identity()} drafts=False")
        assert (state is None) == bool(ending)
        assert beside.exists(), "only a build may delete it"
        if state is None:
            beside.unlink()
        else:
            state.close()


def test_a_state_that_would_never_answer_is_dropped(tmp_path: Path) -> None:
    """A file from elsewhere may have an endless query in the place of a table."""
    site = write_site(tmp_path, article("a"))
    build(site)
    file = state_file(site)
    file.unlink()
    connection = sqlite3.connect(file)
    connection.execute(
        "CREATE VIEW facts AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT 'owner' AS name, x AS value FROM n WHERE x < 0"
    )
    connection.commit()
    connection.close()
    assert open_known_state(str(site), str(site / "public"), "any") is None
    build(site)


@pytest.mark.parametrize("length", [0, 5])
def test_a_key_that_is_not_whole_signs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    """A key that a power cut left empty is known to everybody: it is made anew."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    key = tmp_path / "blotter/key"
    key.parent.mkdir()
    key.write_bytes(b"k" * length)
    first = seal(b"x")
    assert len(key.read_bytes()) == 32
    assert first == seal(b"x")
    assert seal(b"a", b"bc") != seal(b"ab", b"c")


def test_a_marker_says_so_itself(tmp_path: Path) -> None:
    """A tree is ours by the marker's words, and no marker can be mistaken for one of no tree."""
    publish((one("index.html"),), tmp_path)
    assert len(published_tree(tmp_path / "public")) == 32
    (tmp_path / "public" / MARKER).write_text("Somebody else's\ntree 1", encoding="utf-8")
    assert (is_ours(tmp_path / "public"), published_tree(tmp_path / "public")) == (False, "")
