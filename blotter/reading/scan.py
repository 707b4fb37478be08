# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What lies in the site's folders, by name, size and times: how a build learns what to read without reading it.

Every command begins here, the one with nothing to do included: so this module imports nothing that takes time to load.
"""

from __future__ import annotations

import errno
import os
import stat

# Two changes of a file within this many nanoseconds may leave the same times on a coarse clock: what was that fresh
# when it was scanned is read again the next time. It also catches a clock that was set back: such a file lies in the
# future.
FRESH = 2_000_000_000

# What the desk wants published as it is, hidden files (.nojekyll, .well-known/) included.
STATIC_FOLDER = "content/static"
NEVER = ("__pycache__", ".git", ".DS_Store")

# In bytes. What is published is held in memory for a moment, and goes to readers on slow lines.
LARGEST_FILE = 50_000_000

# What the file system says of a file without opening it: size in bytes, modified and changed in nanoseconds, inode.
Stamp = tuple[int, int, int, int]
UNREADABLE: Stamp = (0, 0, 0, 0)

_NOT_BLOCKING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


def scan(
    folder: str, prefix: str, found: dict[str, Stamp], *, hidden: bool = False, passed: list[str] | None = None
) -> None:
    """Add the regular files below a folder to ``found``, as path under ``prefix``; links are left out.

    So are ``hidden`` files unless they are asked for. A missing folder is empty. One that cannot be listed is an entry
    of its own (``content/notes/``, with the stamp ``UNREADABLE``): who has to read it says why it cannot be. Whatever
    is neither a plain file nor a plain folder of a printable name is put into ``passed``, if it is not hidden.
    """
    odd: list[str] = [] if passed is None else passed
    waiting = [(folder, prefix)]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except FileNotFoundError:
            continue
        except OSError:
            found[prefix] = UNREADABLE
            odd.append(prefix)
            continue
        for entry in listed:
            name = entry.name
            if (name[0] == "." and not hidden) or name in NEVER:
                continue
            facts = _facts(entry)
            if facts is None or not _is_plain(name, facts.st_mode):
                odd.append(prefix + name)
            if facts is None:
                found[prefix + name] = UNREADABLE
            elif stat.S_ISREG(facts.st_mode):
                found[prefix + name] = stamp_of(facts)
            elif stat.S_ISDIR(facts.st_mode):
                waiting.append((entry.path, f"{prefix}{name}/"))


def _is_plain(name: str, mode: int) -> bool:
    return name.isprintable() and (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _facts(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None


def stamp_of(facts: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def read_regular(path: str | os.PathLike[str], limit: int = -1) -> bytes:
    """Read a regular file, at most ``limit`` bytes of it; a link, a pipe or a device is not opened.

    Raises ``OSError``, also for those.
    """
    if stat.S_ISREG(os.lstat(path).st_mode):
        content = read_if_regular(path, limit)
        if content is not None:
            return content
    raise OSError(errno.EINVAL, "not a regular file", os.fspath(path))


def read_if_regular(path: str | os.PathLike[str], limit: int) -> bytes | None:
    """Read a file that somebody has just looked at, at most ``limit`` bytes of it (-1: all). Raises ``OSError``.

    It may have been exchanged since then: ``None`` where it is no regular file. A limit is no size: room for a hundred
    megabytes, made for each of ten thousand small files, takes longer than to read them.
    """
    descriptor = os.open(path, os.O_RDONLY | _NOT_BLOCKING | _NO_LINKS)
    with open(descriptor, "rb", buffering=0) as stream:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            return None
        content = stream.read(limit) if 0 <= limit < facts.st_size else stream.readall()
        return content if limit < 0 else content[:limit]


def is_fresh(stamp: Stamp, scanned: int) -> bool:
    """Say whether a file had changed so shortly before ``scanned`` (ns) that its stamp proves nothing yet."""
    return max(stamp[1], stamp[2]) > scanned - FRESH
