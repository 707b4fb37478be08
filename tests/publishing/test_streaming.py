# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A large build holds neither its pages nor its documents in memory: what is finished waits on the disk."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from blotter import pipeline
from blotter.library.computed import Computed
from blotter.model.problems import SiteError
from blotter.publishing import crew, drawer, print_run, printing
from blotter.publishing.crew import CHUNK, Crew, SetUp
from blotter.publishing.drawer import Drawer
from blotter.publishing.galley import Galley, Laid, galley_on
from blotter.publishing.printing import PrintJob, Proof, print_pages
from blotter.publishing.state import State
from blotter.rendering.proofreading.safe_addresses import Asked, Surroundings
from tests.builds import request, tree
from tests.site_in_a_string import BASE, article, write_site

THEME = Path(__file__).parents[2] / "themes" / "dispatch"


def site_of(folder: Path, count: int = 12) -> Path:
    """Write a small site whose items link to one another."""
    bodies = [f"See [[story-{(number + 1) % count}]]." for number in range(count)]
    return write_site(folder, "".join(article(f"story-{number}", body=body) for number, body in enumerate(bodies)))


def build(site: Path, output: str = "public", jobs: int = 1) -> Path:
    """Publish the site; return the folder."""
    pipeline.build(request(site, output=output, jobs=jobs))
    return site / output


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let little be much, so that a small site is built as a large one."""
    monkeypatch.setattr(print_run, "MANY", 5)
    monkeypatch.setattr(crew, "MANY", 5)
    monkeypatch.setattr(crew, "CHUNK", 10)
    monkeypatch.setattr(drawer, "_ROOM", 100)
    monkeypatch.setattr(pipeline, "_FEW_FILES", 5)
    monkeypatch.setattr(pipeline, "_SHARE", 1000)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("jobs", [1, 2])
def test_pages_laid_on_the_stage_are_those_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """One process or two, laid where they are made or handed over: the published bytes are the same."""
    site = site_of(tmp_path / "site")
    streamed = tree(build(site, "streamed", jobs=jobs))
    monkeypatch.undo()
    assert tree(build(site, "held")) == streamed


@pytest.mark.usefixtures("large")
def test_a_large_build_holds_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes back of a page is its digest and what was found in it."""
    seen: list[Proof] = []

    def spy(jobs: Sequence[PrintJob]) -> list[Proof]:
        seen.extend(print_pages(jobs))
        return seen[-len(jobs) :]

    monkeypatch.setattr(pipeline, "print_pages", spy)
    build(site_of(tmp_path / "site"))
    assert len(seen) > 20
    assert all(proof.laid and proof.digest and not proof.content for proof in seen)


@pytest.mark.usefixtures("large")
def test_an_edit_of_everything_over_an_old_stage_is_as_a_clean_build(tmp_path: Path) -> None:
    """The tree that was published before the last one is written over, and published again."""
    site = site_of(tmp_path / "site")
    for text in ("one", "two", "three"):
        write_site(site, "", base=BASE.replace("Example Brief", text))
        public = build(site)
    assert tree(public) == tree(build(site, "clean"))


@pytest.mark.usefixtures("large")
def test_a_shift_makes_its_pages_of_what_is_remembered(tmp_path: Path) -> None:
    """A changed template: forked processes look up the bodies and the verdicts that an earlier build put away."""
    site = site_of(tmp_path / "site")
    build(site, jobs=2)
    template = (THEME / "templates" / "article.html.j2").read_text(encoding="utf-8")
    changed = template.replace("{% block main %}", "{% block main %}<p>Anew.</p>")
    write_site(site, f"-- themes/dispatch/templates/article.html.j2 --\n{changed}", base="")
    public = tree(build(site, jobs=2))
    assert sum(b"<p>Anew.</p>" in content for content in public.values()) == 12
    assert public == tree(build(site, "clean"))


@pytest.mark.usefixtures("large")
def test_a_shift_prints_nothing_that_is_published(tmp_path: Path) -> None:
    """All pages are looked at where an alias comes, and only those that show something new are written."""
    site = site_of(tmp_path / "site")
    build(site, jobs=2)
    write_site(site, article("story-3", body="See [[story-4]].", more="aliases: [old]"), base="")
    report = pipeline.build(request(site, jobs=2))
    assert "articles/old/index.html" in tree(site / "public")
    assert 0 < report.written < 10
    assert tree(site / "public") == tree(build(site, "clean"))


def test_a_forked_process_reads_the_state_for_itself(tmp_path: Path) -> None:
    """A connection is never shared by two processes."""
    site = site_of(tmp_path / "site")
    build(site)
    path = next((site / ".blotter").glob("state-*.sqlite"))
    state = State(sqlite3.connect(path, isolation_level=None), str(path), is_new=False)
    inherited = state._opened
    state._process = -1
    assert state.apart("document", "content/articles/story-1.md")
    assert state.connection is not inherited
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        state.connection.execute("DELETE FROM documents")
    state.close()
    inherited.close()


@pytest.mark.usefixtures("large")
def test_a_failed_build_leaves_nothing_on_the_stage(tmp_path: Path) -> None:
    """Its pages were never published, and what they say may never be; what is published stays."""
    site = site_of(tmp_path / "site")
    before = tree(build(site))
    theme = "-- themes/dispatch/templates/listing.html.j2 --\n{{ no.such.thing }}\n"
    write_site(site, article("secret", body="Not to be known.") + theme, base="")
    with pytest.raises(SiteError):
        build(site)
    assert tree(site / "public") == before
    staged = [path for path in (site / ".blotter").rglob("*.html") if b"Not to be known" in path.read_bytes()]
    assert staged == []


@pytest.mark.usefixtures("large")
def test_a_dead_link_in_a_template_is_found_when_all_outputs_are_known(tmp_path: Path) -> None:
    """Pages are looked over before the last one is made; that all they lead to exists is seen at the end."""
    site = site_of(tmp_path / "site")
    page = '<!doctype html><html lang="en"><title>x</title><a href="/nowhere/">x</a>'
    write_site(site, f"-- themes/dispatch/templates/404.html.j2 --\n{page}\n", base="")
    with pytest.raises(SiteError) as failed:
        build(site)
    assert [one.code for one in failed.value.problems if "/nowhere/" in one.message] == ["dead-link"]


def test_what_is_in_the_way_is_handed_over_instead(tmp_path: Path) -> None:
    """A file where a folder should be is no reason to fail while pages are being made."""
    galley = Galley(tmp_path / "next")
    galley.open()
    assert isinstance(galley.lay("a", b"a file"), Laid)
    assert galley.lay("a/index.html", b"a page") is None


def test_a_galley_writes_through_no_link(tmp_path: Path) -> None:
    """Past what somebody put on the stage pages are handed over; a second name of somebody's file is let go."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "page.html").write_bytes(b"mine")
    tree = tmp_path / "next"
    tree.mkdir()
    (tree / "folder").symlink_to(tmp_path / "outside")
    (tree / "page.html").symlink_to(tmp_path / "outside" / "page.html")
    os.link(tmp_path / "outside" / "page.html", tree / "hard.html")
    galley = Galley(tree)
    galley.open()
    assert [galley.lay(path, b"ours") for path in ("folder/page.html", "page.html")] == [None, None]
    laid = galley.lay("hard.html", b"ours")
    assert laid is not None
    assert laid.content == b"ours"
    assert (tmp_path / "outside" / "page.html").read_bytes() == b"mine"


def test_a_galley_that_was_never_opened_empties_nothing(tmp_path: Path) -> None:
    """A small build that fails has laid nothing: what lies where it might have is not its own."""
    tree = tmp_path / "next"
    tree.mkdir()
    os.link(_written(tmp_path / "mine.html"), tree / "page.html")

    def fail() -> None:
        with galley_on(tree):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (tmp_path / "mine.html").read_bytes() == b"mine"


def _written(path: Path) -> Path:
    path.write_bytes(b"mine")
    return path


def test_a_shorter_file_leaves_no_end_of_the_longer(tmp_path: Path) -> None:
    """Files are written over in place."""
    galley = Galley(tmp_path / "next")
    galley.open()
    for content in (b"a long text", b"short", b"", b"short"):
        laid = galley.lay("page.html", content)
        assert laid is not None
        assert laid.content == content


def test_a_file_that_is_the_same_is_left_alone(tmp_path: Path) -> None:
    """Its time stays; one that only has the same length is written, into folders that are made as far as need be."""
    galley = Galley(tmp_path / "next")
    galley.open()
    file = tmp_path / "next" / "a" / "b" / "c" / "page.html"
    for content, is_touched in ((b"one text", True), (b"one text", False), (b"two text", True)):
        if file.exists():
            os.utime(file, (1, 1))
        assert galley.lay("a/b/c/page.html", content) is not None
        assert file.read_bytes() == content
        assert (file.stat().st_mtime != 1) is is_touched


def test_a_drawer_gives_back_what_was_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much of it lies on the disk, and the last where something was put in twice."""
    monkeypatch.setattr(drawer, "_ROOM", 20)
    kept: Drawer[str] = Drawer(bytes.decode)
    for number in range(10):
        kept.put(f"path {number}", f"value {number}".encode())
    kept.put("path 3", b"another value")
    assert sorted(kept) == [f"path {number}" for number in range(10)]
    assert kept["path 7"] == "value 7"
    assert kept["path 3"] == "another value"
    assert kept.packed("path 9") == b"value 9"
    assert "path 10" not in kept
    with pytest.raises(KeyError):
        kept["path 10"]
    kept.close()


def test_items_are_asked_for_as_they_are_needed() -> None:
    """While the first are worked on, those at the end do not exist yet."""
    asked = 0

    def items() -> Iterator[int]:
        nonlocal asked
        for number in range(100 * CHUNK):
            asked += 1
            yield number

    results = Crew(2).work(halve, items(), SetUp(call=tuple), lambda done: None)
    assert next(results) == 0.0
    assert asked <= 10 * CHUNK
    assert list(results) == [number / 2 for number in range(1, 100 * CHUNK)]


def halve(numbers: Sequence[int]) -> list[float]:
    """Halve some numbers."""
    return [number / 2 for number in numbers]


def test_few_large_values_are_remembered_at_once() -> None:
    """Those that were let go are made again, the same."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    values = Computed("abc", make, most=2)
    assert [values[key] for key in "aabbcca"] == list("AABBCCA")
    assert made == list("abca")


def test_questions_are_noted_once() -> None:
    """An address that names no file is none of them."""
    asked: Any = Asked()
    assert "tags/index.html" in asked
    assert "tags/index.html" in asked
    assert None not in asked
    assert "" not in asked
    assert asked.take() == ("tags/index.html",)
    assert asked.take() == ()


def test_a_process_lends_its_galley_to_one_build(tmp_path: Path) -> None:
    """Whoever gets ready without a tree hands its pages over."""
    printing.open_pressroom((), "en", Surroundings(), tmp_path)
    printing.open_pressroom((), "en", Surroundings())
    assert printing._Pressroom.galley is None
