# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Put a finished tree where the old one is, so that a reader meets the one or the other and nothing between.

The tree that was published before is kept as the stage for the next large build: its files are overwritten in place
where they differ, which nobody sees there. Deleting thousands of files, or replacing them one by one, costs an ext4
disk more than making the whole site.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where one output folder is prepared. All paths lie on the disk of ``output``, so that renaming is enough.

    ``tree`` is the next tree, ``retired`` a published one that is just being replaced, ``pending`` the files of a small
    commit, and ``journal`` what a small commit is about to do. ``is_private`` says that they lie in the site's own
    workshop, where a tree may be kept; beside the output somebody might serve it.
    """

    output: Path
    tree: Path
    retired: Path
    pending: Path
    journal: Path
    is_private: bool = True


def stage_for(output: Path, workshop: Path) -> Stage:
    """Choose the stage for an output: in ``workshop`` where that is on the same disk, else beside the output.

    Raises ``OSError``.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    mark = blake2b(os.fsencode(output), digest_size=4).hexdigest()
    if workshop.stat().st_dev == _device(output):
        folder, name = workshop, f"stage-{mark}"
    else:
        folder, name = output.parent, f".{output.name}"
    return Stage(
        output=output,
        tree=folder / f"{name}.next",
        retired=folder / f"{name}.old",
        pending=folder / f"{name}.pending",
        journal=folder / f"{name}.journal",
        is_private=folder == workshop,
    )


def _device(output: Path) -> int:
    return (output if output.exists() else output.parent).stat().st_dev


def recover_exchange(stage: Stage) -> None:
    """Finish or undo an exchange that was cut off: the output is a whole site again. Raises ``OSError``."""
    if stage.retired.exists():
        if not stage.output.exists():
            stage.retired.rename(stage.output)
        else:
            discard(stage.retired)


def put_in_place(stage: Stage) -> None:
    """Exchange the staged tree and the output. Raises ``OSError``; the output is then as it was."""
    if not stage.output.exists():
        stage.tree.rename(stage.output)
        return
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


def discard(tree: Path) -> None:
    """Remove a tree or a file if it is there. Raises ``OSError``."""
    if tree.is_symlink() or tree.is_file():
        tree.unlink()
    elif tree.exists():
        shutil.rmtree(tree)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step (Linux, ``renameat2``); say whether that was possible here."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    here = ctypes.c_int(_AT_FDCWD)
    paths = (ctypes.c_char_p(os.fsencode(first)), ctypes.c_char_p(os.fsencode(second)))
    refused: int = renameat2(here, paths[0], here, paths[1], ctypes.c_uint(_RENAME_EXCHANGE))
    return refused == 0
