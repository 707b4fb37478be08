# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One build of a site, and one into an output, at a time: locks that go when their holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from blotter.model.problems import Place, Problem, SiteError
from blotter.publishing.state import STATE_FOLDER, desk_folder

_WAIT = "wait until it is done; if it hangs, end that process: its lock goes with it"


@contextmanager
def build_lock(site: Path) -> Iterator[Path]:
    """Hold the site's lock for the time of a build; gives the folder in which builds keep what is theirs.

    Raises ``SiteError`` with ``build-locked`` when another build holds it, ``cannot-write`` when it cannot be made.
    """
    workshop = site / STATE_FOLDER
    try:
        workshop.mkdir(exist_ok=True)
    except FileExistsError:
        raise SiteError((_in_the_way(),)) from None
    except OSError as error:
        raise SiteError((cannot_write(STATE_FOLDER, error),)) from error
    if workshop.is_symlink():
        raise SiteError((_in_the_way(),))
    with held(workshop / "lock", f"{STATE_FOLDER}/lock", "another build of this site is running"):
        yield workshop


@contextmanager
def output_lock(output: Path) -> Iterator[None]:
    """Hold the lock of an output, which several sites may share. It lies in the user's own folder, where there is one.

    Raises ``SiteError`` with ``build-locked`` when another build holds it, ``cannot-write`` when it cannot be made.
    """
    folder = desk_folder()
    if not folder:
        yield
        return
    path = Path(folder, f"output-{blake2b(os.fsencode(output), digest_size=16).hexdigest()}.lock")
    with held(path, str(output), "another build into this folder is running", passing=True):
        yield


@contextmanager
def held(path: Path, name: str, message: str, *, passing: bool = False) -> Iterator[None]:
    """Hold a lock file; ``passing``: it is removed in the end. ``name`` and ``message`` say what is locked.

    Raises ``SiteError`` with ``build-locked`` or ``cannot-write``.
    """
    try:
        # Not through a link: whoever sent us the folder would choose which file is made.
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        raise SiteError((cannot_write(name, error),)) from error
    try:
        if not _is_free(descriptor, path):
            raise SiteError((Problem(code="build-locked", message=message, place=Place(path=name), hint=_WAIT),))
        try:
            yield
        finally:
            if passing:
                with suppress(OSError):
                    os.unlink(path)
    finally:
        os.close(descriptor)


def _is_free(descriptor: int, path: Path) -> bool:
    """Take the lock if nobody has it, and if it is still the file at ``path``: that of a finished build may be gone."""
    try:
        return _take(descriptor) and os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False
    except OSError as error:  # a disk that knows no locks
        raise SiteError((cannot_write(str(path), error),)) from error


@contextmanager
def nothing_escapes(site: Path) -> Iterator[None]:
    """Turn what the operating system refuses, wherever nobody expected it, into a problem. Raises ``SiteError``."""
    try:
        yield
    except OSError as error:
        file = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes | os.PathLike) else None
        if file is None or not file.is_relative_to(site) or file.is_relative_to(site / STATE_FOLDER):
            raise SiteError((cannot_write(str(file or site), error),)) from error
        path = file.relative_to(site).as_posix()
        message = f"{path} cannot be read: {(error.strerror or 'unknown error').lower()}"
        hint = "check its permissions, and those of the folder it is in"
        problem = Problem(code="unreadable-file", message=message, place=Place(path=path), hint=hint)
        raise SiteError((problem,)) from error


def _in_the_way() -> Problem:
    return Problem(
        code="cannot-write",
        message=f"{STATE_FOLDER} is no folder, or a link to one, and builds keep in it what they remember",
        place=Place(path=STATE_FOLDER),
        hint=f"delete {STATE_FOLDER}: the next build makes it anew",
    )


def cannot_write(path: str, error: OSError) -> Problem:
    """Say that the operating system refused to write."""
    reason = error.strerror or str(error)
    hint = "see that the disk has space and that you may write there; the published site is as it was"
    return Problem(code="cannot-write", message=f"cannot write: {reason}", place=Place(path=path), hint=hint)


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
