# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Put a finished tree where the old one is, so that a reader meets the one or the other and nothing between.

The tree that was published before is kept as the stage for the next large build: its files are overwritten in place
where they differ, which nobody sees there. Deleting thousands of files, or replacing them one by one, costs an ext4
disk more than making the whole site.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from blotter.model.problems import Place, Problem, SiteError
from blotter.publishing.lock import held
from blotter.publishing.output_folder import PENDING
from blotter.publishing.state import seal
from blotter.publishing.trees import discard, is_real_folder, make_folder
from blotter.reading.scan import read_regular

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_SIGN = ".blotter-stage"
_SIGN_TEXT = b"Blotter prepares a site here and removes this folder when it is done.\n"


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """Where one output folder is prepared. All paths lie on the disk of ``output``, so that renaming is enough.

    ``tree`` is the next tree, ``retired`` a published one that is just being replaced, ``pending`` the files of a small
    commit, and ``journal`` what a small commit is about to do. ``is_private`` says that they lie in the site's own
    workshop, where a tree may be kept; elsewhere somebody might serve it, so they lie in ``folder``, which only we may
    enter and which goes in the end. An output that is a disk of its own (``is_mounted``) cannot be exchanged: its files
    are replaced one by one.
    """

    output: Path
    folder: Path
    tree: Path
    retired: Path
    pending: Path
    journal: Path
    is_private: bool = True
    is_mounted: bool = False


def stage_for(output: Path, workshop: Path) -> Stage:
    """Choose the stage for an output: in ``workshop`` where that is on the same disk, else beside or in the output.

    Raises ``OSError``.
    """
    make_folder(output.parent)
    mounts = _mounts()
    is_mounted = is_real_folder(output) and (output in mounts or os.path.ismount(output))
    is_private = not is_mounted and _device(workshop, mounts) == _device(output.parent, mounts)
    if is_private:
        folder, name = workshop, f"stage-{blake2b(os.fsencode(output), digest_size=4).hexdigest()}."
    else:
        folder, name = (output / PENDING if is_mounted else output.parent / f".{output.name}.blotter-next"), ""
    # What is put back after a kill gets a name that only this user can have given.
    mark = seal(b"retired", os.fsencode(output)).hex()[:16]
    return Stage(
        output=output,
        folder=folder,
        tree=folder / f"{name}next",
        retired=folder / f"{name}old-{mark}",
        pending=folder / f"{name}pending",
        journal=folder / f"{name}journal",
        is_private=is_private,
        is_mounted=is_mounted,
    )


def _mounts() -> frozenset[Path]:
    """Return where disks, or folders of disks, are mounted (Linux); a name can be moved only within one of them."""
    try:
        lines = read_regular("/proc/self/mountinfo").splitlines()
    except OSError:
        return frozenset()
    names = [line.split(b" ")[4] for line in lines if line.count(b" ") > 4]
    for sign in (b" ", b"\t", b"\n", b"\\"):
        names = [name.replace(b"\\%03o" % sign[0], sign) for name in names]
    return frozenset(Path(os.fsdecode(name)) for name in names)


def _device(folder: Path, mounts: frozenset[Path]) -> tuple[int, Path]:
    """Return the disk on which a folder lies, and where that part of it is mounted."""
    where = next((one for one in (folder, *folder.parents) if one in mounts), Path("/"))
    return folder.stat().st_dev, where


@contextmanager
def claimed(stage: Stage) -> Iterator[None]:
    """Make or recognize the folder of a stage that is not private, lock it, and leave none behind.

    Raises ``OSError`` and ``SiteError``: ``output-not-ours`` where something else is in its place, ``build-locked``.
    """
    if stage.is_private:
        yield
        return
    with suppress(FileExistsError):
        stage.folder.mkdir(mode=0o700)
    if not _is_stage(stage.folder):
        raise SiteError((_in_the_way(stage.folder),))
    (stage.folder / _SIGN).write_bytes(_SIGN_TEXT)
    with held(stage.folder / "lock", str(stage.output), "another build into this folder is running"):
        try:
            yield
        finally:
            needed = os.path.lexists(stage.retired) and not os.path.lexists(stage.output)
            if not needed and not os.path.lexists(stage.journal):
                with suppress(OSError):
                    discard(stage.folder)


def _is_stage(folder: Path) -> bool:
    """Say whether a folder is one of ours: real, empty or with our sign in it, and not for everybody to write to."""
    if not is_real_folder(folder):
        return False
    facts = os.lstat(folder)
    names = os.listdir(folder)
    own = not hasattr(os, "geteuid") or facts.st_uid == os.geteuid()
    try:
        return own and (not names or read_regular(folder / _SIGN) == _SIGN_TEXT)
    except OSError:
        return False


def _in_the_way(folder: Path) -> Problem:
    message = f"{folder.name} is in the way: Blotter prepares the site there, and did not make what is there now"
    hint = "move it elsewhere, or name another folder with --output"
    return Problem(code="output-not-ours", message=message, place=Place(path=str(folder)), hint=hint)


def recover_exchange(stage: Stage) -> None:
    """Finish or undo an exchange that was cut off: the output is a whole site again. Raises ``OSError``."""
    if is_real_folder(stage.retired) and not os.path.lexists(stage.output):
        stage.retired.rename(stage.output)
    else:
        discard(stage.retired)


def put_in_place(stage: Stage) -> None:
    """Exchange the staged tree and the output, whose mode stays. Raises ``OSError``; the output is then as it was."""
    if not os.path.lexists(stage.output):
        stage.tree.rename(stage.output)
        return
    if not (is_real_folder(stage.output) and is_real_folder(stage.tree)):
        raise NotADirectoryError(20, "not a folder", str(stage.output))
    with suppress(PermissionError):
        stage.tree.chmod(stage.output.stat().st_mode & 0o7777)
    if _exchange(stage.tree, stage.output):
        return
    # Two renames: a build killed between them leaves a retired tree and no output; ``recover_exchange`` puts it back.
    stage.output.rename(stage.retired)
    try:
        stage.tree.rename(stage.output)
    except OSError:
        stage.retired.rename(stage.output)
        raise
    stage.retired.rename(stage.tree)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step (Linux, ``renameat2``); say whether that was possible here."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # which only a large build needs

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    here = ctypes.c_int(_AT_FDCWD)
    paths = (ctypes.c_char_p(os.fsencode(first)), ctypes.c_char_p(os.fsencode(second)))
    refused: int = renameat2(here, paths[0], here, paths[1], ctypes.c_uint(_RENAME_EXCHANGE))
    return refused == 0
