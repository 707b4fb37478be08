# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A build on a real Dask cluster (loopback) gives the bytes of one process, whatever becomes of the workers."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from blotter import pipeline
from blotter.cli import main
from blotter.model.problems import SiteError
from blotter.model.report import BuildRequest
from blotter.publishing import cluster, crew
from blotter.publishing.assignments import identity_here
from blotter.publishing.crew import Crew, SetUp
from tests.builds import tree
from tests.publishing import clusters
from tests.publishing.clusters import ROOT, Cluster
from tests.site_in_a_string import article, write_site

pytestmark = [
    pytest.mark.skipif(find_spec("distributed") is None, reason='needs the extra: pip install ".[distributed]"'),
    pytest.mark.skipif(sys.platform == "win32", reason="kills processes by signals"),
]

NOW = "2016-03-01"
MANY = 210
NOBODY = "tcp://127.0.0.1:1"


def told(error: SiteError) -> str:
    """Return the one problem as code and message."""
    [problem] = error.problems
    return f"{problem.code}: {problem.message}"


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long, even where a test goes wrong; an edit of the code between two tests makes nobody foreign."""
    identity_here.cache_clear()
    monkeypatch.setattr(cluster, "SILENCE", 60.0)
    monkeypatch.setattr(cluster, "PULSE", 0.1)
    monkeypatch.setattr(cluster, "CONNECT", 5.0)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One scheduler for all tests that leave it alive; each hires its own workers."""
    running = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        running.open()
        yield running
    finally:
        running.close()


@pytest.fixture
def workers(ours: Cluster) -> Iterator[Cluster]:
    """Dismiss whoever was hired."""
    yield ours
    ours.dismiss()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site with enough articles for a cluster, and a theme that is partly its own."""
    stories = (
        article(
            f"story-{number:03}",
            body=f"After [[story-{number // 2:03}]] came *no. {number}* [^1].\n\n[^1]: As “recorded”.",
            date=f"2016-02-{number % 28 + 1:02}",
            tags="ports" if number % 3 else "cocaine",
        )
        for number in range(MANY)
    )
    folder = write_site(tmp_path_factory.mktemp("news"), "".join(stories))
    template = "templates/base.html.j2"
    own = folder / "themes/dispatch" / template
    own.parent.mkdir(parents=True)
    shutil.copy(ROOT / "themes/dispatch" / template, own)
    own.write_text(own.read_text(encoding="utf-8") + "<!-- our own -->\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def alone(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the site in one process."""
    output = tmp_path_factory.mktemp("alone") / "public"
    assert main(["-q", "--site", str(site), "--output", str(output), "--now", NOW, "--jobs", "1"]) == 0
    return tree(output)


def build(site: Path, output: Path, address: str) -> int:
    """Build on a cluster, as the command line does."""
    words = ["-q", "--site", str(site), "--output", str(output), "--now", NOW]
    return main([*words, "--executor", "dask", "--scheduler", address])


def test_a_cluster_gives_the_bytes_of_one_process(
    workers: Cluster, site: Path, alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bodies are marked up and pages made by two workers; a second build has nothing for them to do."""
    stages: list[str] = []

    def spy(address: str, task: Callable[..., Any], *rest: Any) -> Iterator[list[Any]]:
        stages.append(task.__name__)
        return cluster.on_cluster(address, task, *rest)

    monkeypatch.setattr(crew, "on_cluster", spy)
    workers.hire(2)
    assert build(site, tmp_path / "public", workers.address) == 0
    assert tree(tmp_path / "public") == alone
    assert build(site, tmp_path / "public", NOBODY) == 0
    assert stages == ["take_in", "print_pages"]


def test_a_worker_that_dies_in_the_middle_of_a_build_loses_nothing(
    workers: Cluster, site: Path, alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two dies with a chunk of pages in its hands; the bytes are the same."""
    mark = tmp_path / "one is dead"
    monkeypatch.setattr(pipeline, "print_pages", clusters.print_and_die_once)
    workers.hire(2, mark=str(mark))
    assert build(site, tmp_path / "public", workers.address) == 0
    assert [worker.poll() is None for worker in workers.workers].count(False) == 1
    assert mark.exists()
    assert tree(tmp_path / "public") == alone


def test_a_chunk_whose_worker_dies_is_done_by_another(workers: Cluster, tmp_path: Path) -> None:
    """In its place among the results, with the set-up that every worker gets."""
    workers.hire(2)
    items = [(number, str(tmp_path / "mark")) for number in range(MANY)]
    ready = SetUp(call=clusters.get_ready, arguments=("Dear",))
    done = list(Crew(scheduler=workers.address).work(clusters.die_at_forty, items, ready, lambda done: None))
    assert done == [f"Dear {number}" for number in range(MANY)]
    assert (tmp_path / "mark").exists()


def test_a_worker_that_comes_later_is_set_up_too(workers: Cluster) -> None:
    """All others may be gone by then, and what they had been told with them."""
    workers.hire()
    heard: list[int] = []

    def tell(done: int) -> None:
        if not heard:
            workers.dismiss()
            workers.hire()
        heard.append(done)

    names = [str(number) for number in range(1000)]
    ready = SetUp(call=clusters.get_ready, arguments=("Dear",))
    assert list(Crew(scheduler=workers.address).work(clusters.greet, names, ready, tell)) == [
        f"Dear {name}" for name in names
    ]
    assert heard == list(range(100, 1100, 100))


def test_two_builds_may_share_a_worker(workers: Cluster) -> None:
    """Their chunks come in turns, each to a desk that is set up for it."""
    workers.hire()
    names = [str(number) for number in range(400)]
    streams = [
        Crew(scheduler=workers.address).work(
            clusters.greet, names, SetUp(call=clusters.get_ready, arguments=(words,)), lambda done: None
        )
        for words in ("Dear", "Hello")
    ]
    assert list(zip(*streams, strict=True)) == [(f"Dear {name}", f"Hello {name}") for name in names]


def use(task: Callable[[Sequence[Any]], list[Any]], address: str, tell: Callable[[int], None] | None = None) -> str:
    """Give a crew much work, and return what it comes to."""
    ready = SetUp(call=clusters.get_ready, arguments=("Dear",))
    names = [str(number) for number in range(1000)]
    with pytest.raises(SiteError) as error:
        list(Crew(scheduler=address).work(task, names, ready, tell or (lambda done: None)))
    return told(error.value)


def test_without_workers_patience_ends(workers: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a sentence, be it that none came or that all are gone."""
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    said = f"cluster-failed: there was no worker for 1 seconds (scheduler {workers.address})"
    assert use(clusters.greet, workers.address) == said
    workers.hire()
    assert use(clusters.greet, workers.address, lambda _: workers.dismiss()) == said


def test_a_mistake_of_ours_comes_through(workers: Cluster) -> None:
    """As it does from a process of this machine."""
    workers.hire()
    with pytest.raises(ZeroDivisionError):
        list(Crew(scheduler=workers.address).work(clusters.stumble, ["x"] * 1000, SetUp(call=tuple), lambda _: None))


def test_what_kills_every_worker_ends_and_so_does_a_lost_scheduler(tmp_path: Path) -> None:
    """How many workers may die over one chunk is the scheduler's setting; here it is one."""
    fragile = Cluster(tmp_path)
    try:
        fragile.open(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
        fragile.hire()
        about = f"(scheduler {fragile.address})"
        assert use(clusters.die, fragile.address) == (
            f"cluster-failed: every worker that tried one of the chunks died, and there were 1 {about}"
        )
        fragile.hire()
        assert use(clusters.greet, fragile.address, lambda _: fragile.close()) == (
            f"cluster-failed: the connection to the scheduler was lost {about}"
        )
    finally:
        fragile.close()


def another_code(folder: Path) -> Path:
    """Make a Blotter in which one comment differs."""
    shutil.copytree(ROOT / "blotter", folder / "blotter", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "blotter/model/terms.py").open("a", encoding="utf-8") as module:
        module.write("# Another one.\n")
    return folder


def no_code(folder: Path) -> Path:
    """Make something of that name that is no Blotter."""
    (folder / "blotter").mkdir()
    (folder / "blotter/__init__.py").touch()
    return folder


FOREIGN = {
    "another code": (another_code, " instead of 0.1.0+"),
    "none": (no_code, "it cannot load this Blotter"),
}


@pytest.mark.parametrize("who", FOREIGN)
def test_a_worker_with_another_blotter_is_refused(workers: Cluster, tmp_path: Path, who: str) -> None:
    """Whether it is there from the beginning or comes in the middle of the work, when all others are gone."""
    make, why = FOREIGN[who]
    code = make(tmp_path)
    workers.hire(code=code)
    said = use(clusters.greet, workers.address)
    assert said.startswith("foreign-worker: the worker tcp://127.0.0.1:")
    assert why in said
    workers.dismiss()
    workers.hire()

    def exchange(done: int) -> None:
        if done == 100:
            workers.dismiss()
            workers.hire(code=code)

    said = use(clusters.greet, workers.address, exchange)
    assert said.startswith("foreign-worker: the worker ")
    assert why in said


@pytest.fixture
def silent_server() -> Iterator[str]:
    """Listen, and never answer."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("who", ["nobody", "another server"])
def test_without_a_scheduler_nothing_is_published(
    site: Path, tmp_path: Path, who: str, silent_server: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """One sentence on standard output, exit code 1, and what was published stays as it was."""
    address = silent_server if who == "another server" else NOBODY
    output = tmp_path / "public"
    small = write_site(tmp_path / "small", article("one"))
    assert main(["-q", "--site", str(small), "--output", str(output), "--now", NOW]) == 0
    before = tree(output)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "CONNECT", 1.0)
        assert build(site, output, address) == 1
    assert tree(output) == before
    said = capfd.readouterr()
    assert said.err == ""
    first, hint = said.out.splitlines()
    assert first.startswith(f"config.yaml:1:1: error cluster-unreachable: no Dask scheduler answers at {address}")
    assert hint == (
        "    start one (dask scheduler) or mend the address; without --executor dask this machine builds alone"
    )


def test_little_work_needs_no_cluster(tmp_path: Path) -> None:
    """The library is not loaded and the scheduler not called, neither for a small build nor for an early leave."""
    write_site(tmp_path, article("one"))
    program = f"""
import sys
from blotter.cli import main
from blotter.desk.early import nothing_to_do
words = ["--site", {str(tmp_path)!r}, "--executor", "dask", "--scheduler", {NOBODY!r}]
assert main(["-q", *words]) == 0
assert nothing_to_do(words, "").startswith("Nothing changed")
print([name for name in sys.modules if name in ("distributed", "dask", "tornado")])
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True)
    assert (run.stderr, run.stdout) == ("", "[]\n")


def test_a_missing_package_is_said_before_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the first build, not at the first large one."""
    monkeypatch.setattr(crew, "find_spec", lambda name: None)
    write_site(tmp_path, article("one"))
    request = BuildRequest(
        site=tmp_path,
        output=tmp_path / "public",
        now=dt.datetime(2016, 3, 1, tzinfo=dt.UTC),
        executor="dask",
        scheduler=NOBODY,
    )
    with pytest.raises(SiteError) as error:
        pipeline.build(request)
    assert told(error.value) == (
        "missing-package: --executor dask needs the package distributed, which is not installed"
    )
    assert not (tmp_path / "public").exists()
