# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The files of a site: which there are, and their bytes. Only regular files inside the site are ever read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from blotter.model.problems import Place, Problem

_NOT_BLOCKING: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def find_markdown(site: Path, folder: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """List the ``.md`` files under a folder of the site (``content/articles``), sorted; an absent folder has none.

    Hidden files, editors' backups (``x.md~``, ``#x.md#``) and folders that begin with a dot are passed over.
    """
    paths: list[str] = []
    problems: list[Problem] = []
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(site / current) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        except OSError as error:
            problems.append(_unreadable(current, error))
            continue
        for entry in found:
            path = f"{current}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if not _is_printable(entry.name):
                problems.append(_bad_name(current, entry.name))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.name.lower().endswith(".md"):
                paths.append(path)
    return tuple(sorted(paths)), tuple(problems)


def read_file(site: Path, path: str, *, limit: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Read a file of the site, at most one byte more than ``limit``: who decodes it complains of the size.

    Links out of the site, pipes and devices are problems, and none of them is opened or waited for.
    """
    file = site / path
    try:
        if file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(site)):
            return None, (_not_regular(path, "is a link out of the site"),)
        if not stat.S_ISREG(file.stat().st_mode):
            return None, (_not_regular(path, "is not a regular file"),)
        descriptor = os.open(file, os.O_RDONLY | _NOT_BLOCKING)
        with os.fdopen(descriptor, "rb") as stream:
            # Looked at again once open: it may have been exchanged in between.
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None, (_not_regular(path, "is not a regular file"),)
            return stream.read(limit + 1), ()
    except FileNotFoundError:
        message = f"{path} is missing" if not file.is_symlink() else f"{path} is a link to nothing"
        return None, (Problem(code="missing-file", message=message, place=Place(path=path), hint="add the file"),)
    except OSError as error:
        return None, (_unreadable(path, error),)


def _is_printable(name: str) -> bool:
    """A name that could not be printed, or written into an address, is refused before anything else is made of it."""
    return name.isprintable()


def _bad_name(folder: str, name: str) -> Problem:
    plain = name.encode("unicode_escape").decode("ascii")
    message = f'the file name "{plain}" contains characters that cannot be shown'
    hint = "rename the file, with letters, digits and hyphens"
    return Problem(code="unreadable-file", message=message, place=Place(path=folder), hint=hint)


def _not_regular(path: str, what: str) -> Problem:
    hint = "put a copy of the file there, or delete it"
    return Problem(code="not-a-regular-file", message=f"{path} {what}", place=Place(path=path), hint=hint)


def _unreadable(path: str, error: OSError) -> Problem:
    message = f"{path} cannot be read: {(error.strerror or 'unknown error').lower()}"
    return Problem(code="unreadable-file", message=message, place=Place(path=path), hint="check its permissions")
