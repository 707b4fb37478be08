# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Real clusters on the loopback for the tests: a scheduler and workers as processes, all of them ended by their id.

The tasks here are imported by the workers, too. What they must know of a test comes with the items or, where nothing
of the test's reaches them, in the environment of the worker.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from blotter.publishing.printing import PrintJob, Proof, print_pages

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 30.0
MARK: Final = "BLOTTER_TEST_MARK"


@dataclass(slots=True)
class Cluster:
    """A scheduler and its workers. ``folder`` is a scratch folder, in which they all run."""

    folder: Path
    address: str = ""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    scheduler: subprocess.Popen[bytes] | None = None

    def open(self, **environment: str) -> None:
        """Start the scheduler on a port that is free."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / "scheduler.json"
        options = ("--port", "0", "--scheduler-file", str(file))
        self.scheduler = self._start("dask_scheduler", options, environment)
        _wait_until(lambda: file.exists() and file.read_text() != "", "no scheduler")
        self.address = str(json.loads(file.read_text())["address"])

    def hire(self, count: int = 1, *, code: Path = ROOT, mark: str = "") -> None:
        """Start workers with the Blotter of a folder, and wait until the scheduler knows them."""
        present = self._present()
        options = (self.address, "--no-nanny", "--nthreads", "1", "--local-directory", str(self.folder))
        path = os.pathsep.join([str(code), str(ROOT)])
        for _ in range(count):
            self.workers.append(self._start("dask_worker", options, {MARK: mark, "PYTHONPATH": path}))
        _wait_until(lambda: self._present() >= present + count, "no worker")

    def _present(self) -> int:
        import distributed

        connect: Any = distributed.Client
        with connect(self.address, set_as_default=False) as client:
            return len(client.nthreads())

    def _start(self, program: str, options: Sequence[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{program}", "--host", "127.0.0.1", "--no-dashboard", *options],
                cwd=self.folder,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def dismiss(self) -> None:
        """End all workers at once, as a power cut would."""
        for worker in self.workers:
            _end(worker)
        self.workers.clear()

    def close(self) -> None:
        """End everything."""
        self.dismiss()
        if self.scheduler is not None:
            _end(self.scheduler)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(timeout=PATIENCE)


def _wait_until(is_so: Callable[[], bool], otherwise: str) -> None:
    limit = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < limit, otherwise
        time.sleep(0.05)


def _die_once(mark: Path) -> None:
    """Kill this process, unless one has been killed for this mark already."""
    try:
        mark.open("x").close()
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


class Workplace:
    """What a set-up leaves in the process that it was called in."""

    words: str = ""


def get_ready(words: str) -> None:
    """Set a process up."""
    Workplace.words = words


def greet(names: Sequence[str]) -> list[str]:
    """Do something that needs the set-up."""
    return [f"{Workplace.words} {name}" for name in names]


def die_at_forty(items: Sequence[tuple[int, str]]) -> list[str]:
    """Die in the middle of the chunk with item 40, the first time; else the same as ``greet``."""
    for number, mark in items:
        if number == 40:
            _die_once(Path(mark))
    return greet([str(number) for number, _ in items])


def die(items: Sequence[object]) -> list[object]:
    """Die whenever it is tried."""
    os.kill(os.getpid(), signal.SIGKILL)
    return list(items)


def stumble(items: Sequence[object]) -> list[object]:
    """Show a mistake of ours."""
    raise ZeroDivisionError(len(items))


def print_and_die_once(jobs: Sequence[PrintJob]) -> list[Proof]:
    """Print as ever; one process dies with its chunk done and not yet told."""
    proofs = print_pages(jobs)
    _die_once(Path(os.environ[MARK]))
    return proofs
