# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What lies in the site's folders, by name, size and times: how a build learns what to read without reading it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Two changes of a file within this many nanoseconds may leave the same times on a coarse clock: what was that fresh
# when it was scanned is read again the next time. It also catches a clock that was set back: such a file lies in the
# future.
FRESH = 2_000_000_000


class Stamp(NamedTuple):
    """What the file system says of a file without opening it; times in nanoseconds."""

    size: int
    modified: int
    changed: int
    inode: int


def scan(folder: Path, prefix: str) -> Iterator[tuple[str, Stamp]]:
    """List the regular files below a folder as (path under ``prefix``, stamp); hidden files and links are passed over.

    Raises ``OSError`` when a folder cannot be read; a missing folder is empty.
    """
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        path = f"{prefix}/{entry.name}" if prefix else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from scan(Path(entry.path), path)
            continue
        facts = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(facts.st_mode):
            yield path, Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def stamp_of(file: Path) -> Stamp | None:
    """Return the stamp of one regular file, or ``None`` when there is none."""
    try:
        facts = file.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(facts.st_mode):
        return None
    return Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def is_fresh(stamp: Stamp, scanned: int) -> bool:
    """Say whether a file had changed so shortly before ``scanned`` (ns) that its stamp proves nothing yet."""
    return max(stamp.modified, stamp.changed) > scanned - FRESH
