# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Processes that work on a build: what is said when one is lost, and that none outlives the build."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from blotter.model.problems import SiteError
from blotter.publishing.crew import MANY, Crew, SetUp

ROOT = Path(__file__).parents[2]
# Each process of this build says who it is, and works for much longer than the build will last.
ENDLESS = f"""
import os, sys, time
sys.path.insert(0, {str(ROOT)!r})
from blotter.publishing.crew import MANY, Crew, SetUp

def task(numbers):
    os.write(1, f"{{os.getpid()}}\\n".encode())
    time.sleep(120)
    return list(numbers)

for _ in Crew(2).work(task, range(10 * MANY), SetUp(call=tuple), print):
    pass
"""


def die(numbers: Sequence[int]) -> list[int]:
    """End this process as the system does where memory runs out."""
    if numbers[0]:
        os._exit(9)
    return list(numbers)


def test_a_lost_process_is_said_in_words() -> None:
    """And not with what a pool of processes raises."""
    with pytest.raises(SiteError) as failed:
        list(Crew(2).work(die, range(4 * MANY), SetUp(call=tuple), lambda done: None))
    assert [problem.code for problem in failed.value.problems] == ["worker-lost"]


def test_little_work_is_done_without_what_processes_need() -> None:
    """To load that takes longer than to print the page of a small edit."""
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from blotter.publishing.crew import Crew, SetUp\n"
        "assert list(Crew(2).work(list, range(5), SetUp(call=tuple), lambda done: None)) == [0, 1, 2, 3, 4]\n"
        "import blotter.pipeline\n"
        "seldom = {'multiprocessing', 'concurrent.futures', 'ctypes', 'subprocess'}\n"
        "assert not seldom & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are seen in /proc")
def test_no_process_outlives_a_build_that_was_killed() -> None:
    """It would hold the locks of the site, and no build could begin until somebody found it."""
    build = subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, text=True)
    assert build.stdout is not None
    workers = [int(build.stdout.readline()) for _ in range(2)]
    assert all(map(is_alive, workers))
    build.kill()
    build.wait()
    build.stdout.close()
    waited = 0
    while any(map(is_alive, workers)) and waited < 300:
        time.sleep(0.1)
        waited += 1
    assert not any(map(is_alive, workers))


def is_alive(process: int) -> bool:
    """Say whether a process is there and not merely a name of one that ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
