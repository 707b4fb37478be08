# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What lies in the site's folders, by name, size and times: how a build learns what to read without reading it.

Every command begins here, the one with nothing to do included: so this module imports nothing that takes time to load.
"""

from __future__ import annotations

import os
import stat

# Two changes of a file within this many nanoseconds may leave the same times on a coarse clock: what was that fresh
# when it was scanned is read again the next time. It also catches a clock that was set back: such a file lies in the
# future.
FRESH = 2_000_000_000

# What the desk wants published as it is, hidden files (.nojekyll, .well-known/) included.
STATIC_FOLDER = "content/static"
_NEVER = ("__pycache__", ".git", ".DS_Store")

# What the file system says of a file without opening it: size in bytes, modified and changed in nanoseconds, inode.
Stamp = tuple[int, int, int, int]


def scan(folder: str, prefix: str, found: dict[str, Stamp], *, hidden: bool = False) -> None:
    """Add the regular files below a folder to ``found``, as path under ``prefix``; links are left out.

    So are ``hidden`` files unless they are asked for. A missing folder is empty. Raises ``OSError`` when one cannot be
    read.
    """
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except FileNotFoundError:
        return
    for entry in listed:
        name = entry.name
        if (name[0] == "." and not hidden) or name in _NEVER:
            continue
        facts = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(facts.st_mode):
            found[prefix + name] = (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
        elif stat.S_ISDIR(facts.st_mode):
            scan(entry.path, f"{prefix}{name}/", found, hidden=hidden)


def is_fresh(stamp: Stamp, scanned: int) -> bool:
    """Say whether a file had changed so shortly before ``scanned`` (ns) that its stamp proves nothing yet."""
    return max(stamp[1], stamp[2]) > scanned - FRESH
