# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One measured run of a whole process, and what it left in the output folder."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

LAUNCHER = Path(__file__).with_name("launch.py")
LAST_WORDS = 2000  # characters of a failed build to show
SAMPLE_PAUSE = 0.05
_NOT_FOR_CHILDREN = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONUNBUFFERED", "PYTHONDEVMODE", "PYTHONWARNINGS")


class Noted(NamedTuple):
    """A file. ``stamp`` is its inode, modification time and size: after a write, one of them is another."""

    stamp: tuple[int, int, int]
    digest: bytes


Snapshot = Mapping[str, Noted]


class FailedRunError(Exception):
    """A build did not end well, or did not do what was asked; its text says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds and bytes of a run; see ``launch.py`` for what exactly. ``words`` is all that the command said."""

    wall: float
    cpu: float
    peak: int
    together: int | None
    words: str


def run(command: Sequence[str], *, folder: Path, log: Path, sample: bool = False) -> Cost:
    """Run a command in ``folder`` and wait for its end. Raises ``FailedRunError`` when it fails.

    What earlier runs left to write to the disk is written first: nobody pays for it but they.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_CHILDREN}
    pause = str(SAMPLE_PAUSE) if sample else "0"
    os.sync()
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), pause, str(log), *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
    )
    cost = json.loads(done.stdout)
    words = log.read_text("utf-8", "replace").strip()
    if cost["status"]:
        raise FailedRunError(f"exit code {cost['status']} of {' '.join(command)}\n{words[-LAST_WORDS:]}")
    return Cost(
        wall=cost["wall"],
        cpu=cost["cpu"],
        peak=cost["peak"],
        together=cost["together"],
        words=words,
    )


def snapshot(folder: Path, known: Snapshot) -> Snapshot:
    """Note what every file below a folder is; one that is as it was in ``known`` is not read again."""
    seen: dict[str, Noted] = {}
    folders = [str(folder)] if folder.is_dir() else []
    for current in folders:
        with os.scandir(current) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    status = entry.stat(follow_symlinks=False)
                    stamp = (status.st_ino, status.st_mtime_ns, status.st_size)
                    before = known.get(entry.path)
                    same = before is not None and before.stamp == stamp
                    seen[entry.path] = before if before and same else Noted(stamp, _digest(entry.path))
    return seen


def _digest(path: str) -> bytes:
    with open(path, "rb") as file:
        return hashlib.blake2b(file.read(), digest_size=12).digest()


def count_written(before: Snapshot, after: Snapshot) -> int:
    """Count the files that are new, were written again, or were replaced, be it by the same bytes."""
    return sum(path not in before or before[path].stamp != noted.stamp for path, noted in after.items())


def count_changed(before: Snapshot, after: Snapshot) -> int:
    """Count the files that are new or have other bytes."""
    return sum(path not in before or before[path].digest != noted.digest for path, noted in after.items())
