# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Put a finished tree where the old one is, so that a reader meets the one or the other and nothing between."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging_path(output: Path) -> Path:
    """Where the next tree is made: beside the output, so that a rename is enough."""
    return output.with_name(f".{output.name}.next")


def _retired_path(output: Path) -> Path:
    return output.with_name(f".{output.name}.old")


def recover(output: Path) -> None:
    """Finish or undo what a killed build left: the output is a whole site again, and nothing else is left over.

    Raises ``OSError``.
    """
    retired = _retired_path(output)
    if retired.exists() and not output.exists():
        retired.rename(output)
    discard(retired)
    discard(staging_path(output))


def put_in_place(output: Path) -> None:
    """Swap the staged tree in and remove the old one. Raises ``OSError``; the output is then as it was."""
    staged, retired = staging_path(output), _retired_path(output)
    if not output.exists():
        staged.rename(output)
        return
    if _exchange(staged, output):
        discard(staged)
        return
    # Two renames: a build killed between them leaves no output but a retired tree, which ``recover`` puts back.
    output.rename(retired)
    try:
        staged.rename(output)
    except OSError:
        retired.rename(output)
        raise
    discard(retired)


def discard(tree: Path) -> None:
    """Remove a tree if it is there. Raises ``OSError``."""
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
