# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What travels to another machine is complete, and is only done where it comes out the same."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import pytest
from msgspec.structs import replace

from blotter.model.pages import Page
from blotter.publishing import assignments, printing
from blotter.publishing.assignments import Assignment, Refusal, SetUp, differences, identity_here, pack, parcel, unpack
from blotter.publishing.crew import CHUNK, MANY, Crew
from blotter.publishing.inputs import portable_identity
from blotter.publishing.outpost import packed, pressroom, unpacked
from blotter.rendering.proofreading.safe_addresses import Surroundings
from blotter.rendering.theme.loader import Theme, load_theme, render_page
from tests.publishing.clusters import ROOT, Workplace, get_ready, greet

THEME = ROOT / "themes/dispatch"


def assigned(words: str) -> Assignment:
    """Send an assignment on a journey."""
    travelled = pickle.loads(parcel(greet, SetUp(call=get_ready, arguments=(words,))))
    assert isinstance(travelled, Assignment)
    return travelled


def done(assignment: Assignment, *names: str) -> list[object]:
    """Have a chunk done, and read the answer."""
    answer = assignment(pack(names))
    assert isinstance(answer, bytes)
    return unpack(answer)


def test_a_desk_is_set_up_once_and_again_for_somebody_else() -> None:
    """Two builds may take turns at one worker."""
    dear, hello = assigned("Dear"), assigned("Hello")
    assert done(dear, "Ana", "Luis") == ["Dear Ana", "Dear Luis"]
    Workplace.words = "(once)"
    assert done(dear, "Ana") == ["(once) Ana"]
    assert done(hello, "Ana") == ["Hello Ana"]
    assert done(dear, "Ana") == ["Dear Ana"]


def test_a_set_up_that_failed_is_tried_again() -> None:
    """A desk that is half ready is not ready."""
    good = assigned("Dear")
    bad = replace(good, set_up=SetUp(call=get_ready, arguments=()), key=b"bad")
    for _ in range(2):
        with pytest.raises(TypeError):
            bad(pack(["Ana"]))
    assert done(good, "Ana") == ["Dear Ana"]


_alone = Lock()


def alone(items: Sequence[int]) -> list[int]:
    """Fail when anybody else is at work in this process."""
    assert _alone.acquire(blocking=False)
    time.sleep(0.01)
    _alone.release()
    return list(items)


def test_the_threads_of_a_worker_take_turns() -> None:
    """Dask gives a worker as many threads as the machine has cores, and our parsers are made for one."""
    assignment = pickle.loads(parcel(alone, SetUp(call=tuple)))
    with ThreadPoolExecutor(4) as threads:
        assert [unpack(answer) for answer in threads.map(assignment, [pack([n]) for n in range(8)])] == [
            [n] for n in range(8)
        ]


def test_another_blotter_refuses() -> None:
    """It says who and what it is; nothing is set up or done."""
    Workplace.words = "(untouched)"
    stranger = replace(assigned("Dear"), identity=("Blotter 0.0.1+abc",))
    refusal = stranger(pack(["Ana"]))
    assert isinstance(refusal, Refusal)
    assert refusal.identity == identity_here()
    assert f"(process {os.getpid()})" in refusal.worker
    assert Workplace.words == "(untouched)"


DIFFERENCES = {
    "none": (("jinja2 3.1.6",), ("jinja2 3.1.6",), ""),
    "a version": (("jinja2 3.1.6", "nh3 1"), ("jinja2 3.1.5", "nh3 1"), "jinja2 3.1.5 instead of 3.1.6"),
    "missing": (("pyromark 0.10.3",), (), "pyromark (missing) instead of 0.10.3"),
    "more": ((), ("pyromark 0.10.3",), "pyromark 0.10.3 instead of none"),
    "one of two": (("b 1",), ("b 1", "b 2"), "b 1 and 2 instead of 1"),
    "two": (("b 1", "A 1"), ("b 2", "A 2"), "A 2 instead of 1, b 2 instead of 1"),
}


@pytest.mark.parametrize("case", DIFFERENCES)
def test_what_differs_is_named(case: str) -> None:
    """In words that say what to install."""
    here, there, words = DIFFERENCES[case]
    assert differences(here, there) == words


def test_the_identity_does_not_depend_on_where_and_when_the_code_was_installed(tmp_path: Path) -> None:
    """A copy with other times in another folder is the same Blotter; another byte makes another one."""
    program = (
        "import shutil, sys; from pathlib import Path; "
        f"shutil.copytree({str(ROOT / 'blotter')!r}, {str(tmp_path / 'blotter')!r}, copy_function=shutil.copyfile, "
        "ignore=shutil.ignore_patterns('__pycache__')); "
        f"Path({str(tmp_path)!r}, 'blotter', 'themes').mkdir(exist_ok=True); "
        f"Path({str(tmp_path)!r}, 'blotter', 'themes', 'a.css').write_text('a'); "
        f"sys.path.insert(0, {str(tmp_path)!r}); from blotter.publishing.inputs import portable_identity; "
        "print(portable_identity()); "
        f"Path({str(tmp_path)!r}, 'blotter', 'cli.py').open('a').write('#'); "
        "print(portable_identity())"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    same, other = run.stdout.splitlines()
    assert same == str(portable_identity())
    assert other != same


def test_a_worker_is_what_it_was_when_it_loaded_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Newer files beside a worker that runs do not make it a newer worker."""
    before = identity_here()
    monkeypatch.setattr(assignments, "portable_identity", lambda: ("Blotter 9",))
    assert identity_here() == before


@pytest.fixture
def theme() -> Theme:
    """Load the theme that comes with Blotter."""
    loaded, problems = load_theme([THEME])
    assert loaded, problems
    return loaded


def test_a_theme_travels_without_its_files(theme: Theme) -> None:
    """As pickled values, from which the same theme is made: same digests, same pages."""
    travelled = unpacked(pickle.loads(pickle.dumps(packed(theme))))
    assert {name: travelled.survey.closure(name) for name in theme.sources} == {
        name: theme.survey.closure(name) for name in theme.sources
    }
    page = Page(path="a/index.html", template="moved.html.j2", data={"moved": True}, origin="content/a.md")
    assert render_page(travelled, page) == render_page(theme, page)
    assert travelled.environment.globals["locale"] == theme.environment.globals["locale"]
    assert travelled.sources == theme.sources


def test_a_pressroom_elsewhere_needs_no_folder(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands for the set-up on another machine names no file, and opens a pressroom there."""
    monkeypatch.setattr(printing._Pressroom, "theme", None)
    around = Surroundings(base_url="https://brief.example.org/", outputs=frozenset({"index.html"}))
    monkeypatch.setattr(printing._Pressroom, "surroundings", Surroundings())
    travelled = pickle.loads(parcel(printing.print_pages, pressroom(theme, [THEME], around)))
    assert str(ROOT).encode() not in pickle.dumps(travelled.set_up)
    travelled.set_up.call(*travelled.set_up.arguments)
    assert printing._Pressroom.theme is not None
    assert printing._Pressroom.theme.sources == theme.sources
    assert printing._Pressroom.surroundings == around


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, MANY, 201, 250, 299, 1234])
def test_chunks_are_even(count: int) -> None:
    """Where many share the work, no chunk is too little to be worth a message; none is larger than the limit."""
    sizes: list[int] = []

    def task(items: Sequence[int]) -> list[int]:
        sizes.append(len(items))
        return list(items)

    assert list(Crew(1).work(task, range(count), SetUp(call=tuple), lambda done: None)) == list(range(count))
    assert all(CHUNK / 2 <= size <= CHUNK for size in sizes if count >= MANY)
    assert max(sizes, default=0) - min(sizes, default=0) <= 1
    assert sum(sizes) == count
