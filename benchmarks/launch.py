# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Runs one command and prints what it cost, as JSON: ``python -I -S launch.py PAUSE LOG COMMAND...``.

A script of its own, and as small as can be, because Linux counts into a process' peak memory what its parent held when
it was started: under the whole harness, every small build would seem as large as the harness. ``PAUSE`` is how many
seconds lie between two looks at the memory of all processes of the command together, 0 for no looks (they cost time:
never in a measured run). ``LOG`` takes what the command says.

The answer: ``wall`` and ``cpu`` in seconds, ``cpu`` being user and system time of the command and all its descendants
that were waited for; ``peak`` in bytes, the largest *single* process among them; ``together`` in bytes, the largest sum
that was seen (shared pages once), or null; ``status``, the exit code or the negative number of a signal.
"""

import json
import os
import sys
import time


def main() -> None:
    """Run it."""
    pause, log, *command = sys.argv[1:]
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), *((os.POSIX_SPAWN_DUP2, out, to) for to in (1, 2))]
    started = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    together = watch(child, float(pause)) if float(pause) else None
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - started
    cost = {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "together": together,
        "status": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(cost))


def watch(child: int, pause: float) -> int | None:
    """Return the largest memory of a process and its descendants until it ends, in bytes; None without ``/proc``."""
    largest = None
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        seen = sum(proportional_memory(process) for process in family(child))
        largest = max(seen, largest or 0) or None
        time.sleep(pause)
    return largest


def family(process: int) -> list[int]:
    """List a process and its descendants."""
    members = [process]
    for member in members:
        try:
            for thread in os.listdir(f"/proc/{member}/task"):
                with open(f"/proc/{member}/task/{thread}/children", encoding="ascii") as children:
                    members += [int(child) for child in children.read().split()]
        except OSError:  # it has ended meanwhile
            continue
    return members


def proportional_memory(process: int) -> int:
    """Return the resident bytes of a process, of shared pages its share."""
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as rollup:
            return next((int(line.split()[1]) * 1024 for line in rollup if line.startswith("Pss:")), 0)
    except OSError:
        return 0


if __name__ == "__main__":
    main()
