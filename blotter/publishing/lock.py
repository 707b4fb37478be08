# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One build of a site at a time: a lock that the operating system lets go of when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from blotter.model.problems import Place, Problem, SiteError
from blotter.publishing.state import STATE_FOLDER


@contextmanager
def build_lock(site: Path) -> Iterator[Path]:
    """Hold the site's lock for the time of a build; gives the folder in which builds keep what is theirs.

    Raises ``SiteError`` with ``build-locked`` when another build holds it, ``cannot-write`` when it cannot be made.
    """
    path = site / STATE_FOLDER / "lock"
    try:
        path.parent.mkdir(exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise SiteError((cannot_write(path.relative_to(site).as_posix(), error),)) from error
    try:
        if not _take(descriptor):
            raise SiteError((_locked(),))
        yield path.parent
    finally:
        os.close(descriptor)


def cannot_write(path: str, error: OSError) -> Problem:
    """Say that the operating system refused to write."""
    reason = error.strerror or str(error)
    hint = "see that the disk has space and that you may write there; the published site is as it was"
    return Problem(code="cannot-write", message=f"cannot write: {reason}", place=Place(path=path), hint=hint)


def _locked() -> Problem:
    return Problem(
        code="build-locked",
        message="another build of this site is running",
        place=Place(path=f"{STATE_FOLDER}/lock"),
        hint="wait until it is done; if it hangs, end that process: its lock goes with it",
    )


if sys.platform == "win32":  # pragma: no cover - no Windows machine here

    def _take(descriptor: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _take(descriptor: int) -> bool:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
