# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a cluster costs: ``python -m benchmarks.scale --sizes 1000,5000 --runs 3`` prints two Markdown tables and JSON.

A scheduler and two workers are started on the loopback, as processes of this machine. Every size is built from nothing
by one process, by two, and by the two workers, in turns, so that a slow minute of the machine is shared by all. The
machine is the same for all: this shows what shipping costs, not what more machines would bring.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from benchmarks.articles import Corpus
from benchmarks.for_blotter import blotter_format
from benchmarks.machine import describe_machine
from benchmarks.runs import run
from benchmarks.site_format import write_site
from blotter.publishing.assignments import SetUp
from blotter.publishing.cluster import on_cluster

ROOT = Path(__file__).parents[1]
START_SECONDS = 60
WORKERS = 2
MEGABYTE = 1 << 20


@contextmanager
def process(module: str, *options: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run one process of the cluster in ``folder``, and end it."""
    with (folder / f"{module}.log").open("ab") as log:
        command = [sys.executable, "-m", f"distributed.cli.{module}", "--host", "127.0.0.1", "--no-dashboard", *options]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        started = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        yield started
    finally:
        started.kill()
        started.wait()


def overhead(address: str, chunk: bytes, count: int) -> float:
    """Return the seconds that a task takes which only carries ``chunk`` there and back."""
    list(on_cluster(address, list, [[chunk]] * 20, SetUp(call=tuple)))
    started = time.perf_counter()
    list(on_cluster(address, list, [[chunk]], SetUp(call=tuple)))
    one = time.perf_counter()
    list(on_cluster(address, list, [[chunk]] * count, SetUp(call=tuple)))
    return (time.perf_counter() - one - (one - started)) / (count - 1)


def build(folder: Path, way: str, crew: Sequence[psutil.Process]) -> dict[str, Any]:
    """Build a site from nothing in a process of its own; CPU seconds are those of the cluster at work, too."""
    for leftover in ("public", ".blotter"):
        shutil.rmtree(folder / leftover, ignore_errors=True)
    report = folder / "report.json"
    before = sum(cpu(worker) for worker in crew)
    command = [sys.executable, "-m", "benchmarks.scale_build", str(folder), str(folder / "public"), way, str(report)]
    cost = run(command, folder=ROOT, log=folder / "log")
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    helped = 0.0 if way.isdigit() else sum(cpu(worker) for worker in crew) - before
    return told | {"wall": cost.wall, "cpu": cost.cpu + helped, "cpu of the cluster": helped, "peak": cost.peak}


def cpu(process: psutil.Process) -> float:
    """Return how many seconds of CPU a process has used."""
    times = process.cpu_times()
    return float(times.user + times.system)


def measure(sizes: Sequence[int], runs: int, folder: Path) -> dict[str, Any]:
    """Build all sizes in all ways."""
    with ExitStack() as stack:
        file = folder / "scheduler.json"
        local = ("--local-directory", str(folder))
        options = ("--port", "0", "--scheduler-file", str(file), *local)
        scheduler = stack.enter_context(process("dask_scheduler", *options, folder=folder))
        limit = time.monotonic() + START_SECONDS
        while not file.exists() or not file.read_text():
            if time.monotonic() > limit:
                raise TimeoutError((folder / "dask_scheduler.log").read_text())
            time.sleep(0.1)
        address = str(json.loads(file.read_text())["address"])
        workers = [
            stack.enter_context(process("dask_worker", address, "--no-nanny", "--nthreads", "1", *local, folder=folder))
            for _ in range(WORKERS)
        ]
        crew = [psutil.Process(one.pid) for one in (scheduler, *workers)]
        results: dict[str, Any] = {"machine": dict(describe_machine(folder)), "sizes": {}}
        results["overhead"] = {str(size): overhead(address, bytes(size), 200) for size in (0, MEGABYTE)}
        for size in sizes:
            site = folder / str(size)
            write_site(site, blotter_format(), Corpus(count=size))
            ways = {"one process": "1", "two processes": "2", "two workers": address}
            taken: dict[str, list[dict[str, Any]]] = {name: [] for name in ways}
            for _ in range(runs):
                for name, way in ways.items():
                    taken[name].append(build(site, way, crew))
                    say(f"{size} {name}: {taken[name][-1]['wall']:.1f} s")
            results["sizes"][str(size)] = taken
            shutil.rmtree(site)
    return results


def say(line: str) -> None:
    """Tell whoever waits how far it is."""
    print(line, file=sys.stderr, flush=True)


def tables(results: dict[str, Any]) -> Iterator[str]:
    """Give the lines of the tables."""
    yield "| articles | who works | wall s | ÷ two processes | CPU s | read s | render s | peak MB |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|"
    for size, taken in results["sizes"].items():
        for name, runs in taken.items():
            pairs = zip(runs, taken["two processes"], strict=True)
            figures = [
                f"{median(one['wall'] for one in runs):.1f}",
                f"{median(one['wall'] / two['wall'] for one, two in pairs):.2f}",
                f"{median(one['cpu'] for one in runs):.1f}",
                *(f"{median(one['seconds'][stage] for one in runs):.2f}" for stage in ("read", "render")),
                f"{median(one['peak'] for one in runs) / MEGABYTE:.0f}",
            ]
            yield f"| {size} | {name} | " + " | ".join(figures) + " |"
    yield ""
    stages = ("view", "render", "commit", "end")
    yield (
        "| articles | pages | memory MB: " + " | ".join(f"before {stage}" for stage in stages[:-1]) + " | in the end |"
    )
    yield "|---:|---:|" + "---:|" * len(stages)
    for size, taken in results["sizes"].items():
        runs = taken["one process"]
        memory = [f"{median(one['memory'][stage] for one in runs) / MEGABYTE:.0f}" for stage in stages]
        yield f"| {size} | {runs[0]['pages']} | " + " | ".join(memory) + " |"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__, allow_abbrev=False)
    add = parser.add_argument
    add("--sizes", type=lambda value: [int(size) for size in value.split(",")], default=[1000, 5000], metavar="N,M")
    add("--runs", type=int, default=3, metavar="N", help="builds of each kind (default: %(default)s)")
    add("--json", type=Path, metavar="FILE", help="where every single figure goes")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        results = measure(options.sizes, options.runs, Path(folder))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1), encoding="utf-8")
    print("\n".join(tables(results)))
    last = list(results["sizes"].values())[-1]["two workers"][-1]
    print(json.dumps({"machine": results["machine"], "overhead": results["overhead"], "shipped": last["shipped"]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
