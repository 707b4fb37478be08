# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The files of a site: which there are, and their bytes. Only regular files are ever read, and no link is followed.

A link could lead out of the site, or in a circle; and what lies behind it changes without the link changing, so that a
later build would not see it.
"""

from __future__ import annotations

import os
import stat
from bisect import bisect_left
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from blotter.model.problems import Place, Problem
from blotter.reading.scan import NEVER, read_if_regular

_LINK: Final = "is a link, and links are not followed"
_NO_FILE: Final = "is not a regular file"


def find_files(
    site: Path, folder: str, ending: str = "", *, hidden: bool = False
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """List the files of one ending under a folder of the site (``content/articles``), sorted; an absent one has none.

    Hidden files, editors' backups (``x.md~``, ``#x.md#``) and folders that begin with a dot are passed over, except
    with ``hidden``. Links are problems: those to folders, and those named like the files that are looked for.
    """
    problems = list(check_folder(site, folder))
    paths: list[str] = []
    waiting = [] if problems else [folder]
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
            is_wanted = entry.name.lower().endswith(ending) and (hidden or not entry.name.endswith(("~", "#")))
            if (entry.name.startswith(".") and not hidden) or entry.name in NEVER:
                continue
            if not _is_printable(entry.name):
                problems.append(_bad_name(current, entry.name))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif is_wanted and entry.is_file(follow_symlinks=False):
                paths.append(path)
            elif is_wanted or entry.is_dir():
                problems.append(_not_regular(path, _LINK if entry.is_symlink() else _NO_FILE))
    return tuple(sorted(paths)), tuple(problems)


def choose_files(paths: Iterable[str], folders: Collection[str], ending: str) -> dict[str, tuple[str, ...]]:
    """Return what ``find_files`` lists in each of some folders, chosen from the paths of all files of a site.

    Folders have two parts (``content/articles``). These are plain files in plain folders, none of them hidden, and
    nothing else is there.
    """
    able = sorted([path for path in paths if path.endswith(ending) or path.lower().endswith(ending)])
    # What begins with a folder's name and a slash stands together, up to the sign after the slash, which is 0.
    seats = {folder: slice(bisect_left(able, f"{folder}/"), bisect_left(able, f"{folder}0")) for folder in folders}
    return {folder: tuple(able[some]) for folder, some in seats.items()}


def read_file(site: Path, path: str, *, limit: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Read a file of the site, at most one byte more than ``limit``: who decodes it complains of the size.

    Links, pipes and devices are problems, and none of them is opened or waited for.
    """
    file = site / path
    try:
        mode = file.lstat().st_mode
        if stat.S_ISLNK(mode):
            return None, (_not_regular(path, _LINK),)
        if not stat.S_ISREG(mode):
            return None, (_not_regular(path, _NO_FILE),)
        content = read_if_regular(file, limit + 1)
        return content, () if content is not None else (_not_regular(path, _NO_FILE),)
    except FileNotFoundError:
        message = f"{path} is missing"
        return None, (Problem(code="missing-file", message=message, place=Place(path=path), hint="add the file"),)
    except OSError as error:
        return None, (_unreadable(path, error),)


def is_plain(site: Path, path: str) -> bool:
    """Say whether a path of the site (``content/plane.jpg``) is a regular file, and no folder on the way a link."""
    here = site
    for part in path.split("/"):
        here = here / part
        if here.is_symlink():
            return False
    return here.is_file()


def check_folder(site: Path, folder: str) -> tuple[Problem, ...]:
    """Complain if a folder of the site is a link."""
    return (_not_regular(folder, _LINK),) if (site / folder).is_symlink() else ()


def _is_printable(name: str) -> bool:
    """A name that could not be printed, or written into an address, is refused before anything else is made of it."""
    return name.isprintable()


def _bad_name(folder: str, name: str) -> Problem:
    plain = name.encode("unicode_escape").decode("ascii")
    message = f'the file name "{plain}" contains characters that cannot be shown'
    hint = "rename the file, with letters, digits and hyphens"
    return Problem(code="unreadable-file", message=message, place=Place(path=folder), hint=hint)


def _not_regular(path: str, what: str) -> Problem:
    hint = "put a copy there, or delete it"
    return Problem(code="not-a-regular-file", message=f"{path} {what}", place=Place(path=path), hint=hint)


def _unreadable(path: str, error: OSError) -> Problem:
    message = f"{path} cannot be read: {(error.strerror or 'unknown error').lower()}"
    return Problem(code="unreadable-file", message=message, place=Place(path=path), hint="check its permissions")
