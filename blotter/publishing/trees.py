# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Folders full of files that somebody else may have touched: listed, emptied and filled, and never through a link.

What lies in a published folder or on a stage can be anything: links that lead out, pipes, a folder where a file should
be, hard links to somebody's only copy, a thousand folders one in the other. So every step looks (``lstat``) before it
acts, and none recurses.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from blotter.model.pages import Output

# What is opened is a file of the tree, and never what a link leads to.
_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def is_real_folder(path: str | os.PathLike[str]) -> bool:
    """Say whether there is a folder that is no link."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def walk(tree: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield everything below a folder as path and facts, a folder before what is in it. Raises ``OSError``."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(os.path.join(tree, folder)) as entries:
            listed = list(entries)
        for entry in listed:
            facts = entry.stat(follow_symlinks=False)
            yield folder + entry.name, facts
            if stat.S_ISDIR(facts.st_mode):
                waiting.append(f"{folder}{entry.name}/")


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, as far as they are missing. Raises ``OSError``."""
    missing: list[Path] = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(mode=mode, exist_ok=True)


def discard(tree: Path) -> None:
    """Remove a tree or a file if it is there; of a link the link. Raises ``OSError``."""
    if not is_real_folder(tree):
        if os.path.lexists(tree):
            os.unlink(tree)
        return
    folders = [str(tree)]
    for folder in folders:  # grows on the way
        if os.lstat(folder).st_mode & 0o700 != 0o700:
            os.chmod(folder, 0o700)  # nobody could empty it as it is
        with os.scandir(folder) as entries:
            listed = list(entries)
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                os.unlink(entry.path)
    for folder in reversed(folders):
        os.rmdir(folder)


def fill(tree: Path, outputs: Iterable[Output], wanted: AbstractSet[str]) -> None:
    """Make ``tree`` hold exactly the ``wanted`` paths: the outputs, and files that lie there already.

    What is the same already is left alone. Raises ``OSError``, also where a file is neither given nor there.
    """
    missing = wanted - _clear(tree, wanted).keys()
    filler = Filler(tree)
    for output in outputs:
        filler.put(output.path, output.content)
        missing.discard(output.path)
    for path in missing:
        raise FileNotFoundError(2, "a finished file is gone", os.path.join(tree, path))


class Filler:
    """Puts files into a tree that nobody reads yet, and in which nothing leads out or belongs to others (``tidy``)."""

    __slots__ = ("_made", "_top")

    def __init__(self, tree: Path) -> None:
        self._top = os.path.join(tree, "")
        self._made: set[str] = set()

    def put(self, path: str, content: bytes) -> None:
        """Write a file, in place where it is there with other content. Raises ``OSError``.

        To empty a file and then to fill it, or to replace it, costs an ext4 disk a hundred times what writing over it
        costs: it then waits until the new content is on the disk.
        """
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make(self._top + folder)
            self._made.add(folder)
        handle = os.open(self._top + path, os.O_RDWR | os.O_CREAT | _CAREFUL, 0o666)
        try:
            size = os.fstat(handle).st_size
            if size:
                if size == len(content) and os.read(handle, size + 1) == content:
                    return
                os.lseek(handle, 0, os.SEEK_SET)
                os.ftruncate(handle, min(size, len(content)))
            view = memoryview(content)
            while view:
                view = view[os.write(handle, view) :]
        finally:
            os.close(handle)

    def _make(self, folder: str) -> None:
        """Make a folder that most often is new, in one that most often is there."""
        try:
            os.mkdir(folder)
        except OSError:
            os.makedirs(folder, exist_ok=True)


def tidy(tree: Path) -> None:
    """Make a folder one that a ``Filler`` may fill: what is not a folder or a file of ours goes. Raises ``OSError``."""
    if is_real_folder(tree):
        try:
            _clear(tree, None)
        except OSError:
            discard(tree)
    else:
        discard(tree)
    make_folder(tree)


def _clear(tree: Path, wanted: AbstractSet[str] | None) -> dict[str, int]:
    """Remove all but the wanted files and the folders they need; return the sizes of the files that are left.

    Without ``wanted`` everything is, as far as it may be taken over.
    """
    folders: set[str] = set()
    for path in wanted or ():
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    there: dict[str, int] = {}
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(os.path.join(tree, above)) as entries:
            listed = list(entries)
        for entry in listed:
            path = above + entry.name
            facts = entry.stat(follow_symlinks=False)
            if (wanted is None or path in folders) and _is_sound_folder(facts):
                waiting.append(f"{path}/")
            elif (wanted is None or path in wanted) and _is_sound_file(facts):
                there[path] = facts.st_size
            else:
                discard(Path(entry.path))
    return there


def _is_sound_folder(facts: os.stat_result) -> bool:
    """Say whether a folder may be taken over: our own, and not open to everybody."""
    return stat.S_ISDIR(facts.st_mode) and _is_own(facts) and not facts.st_mode & stat.S_IWOTH


def _is_sound_file(facts: os.stat_result) -> bool:
    """Say whether a file may be overwritten in place: our own, no program, and under no second name elsewhere."""
    strange = stat.S_ISUID | stat.S_ISGID | stat.S_IWOTH
    return stat.S_ISREG(facts.st_mode) and facts.st_nlink == 1 and _is_own(facts) and not facts.st_mode & strange


def _is_own(facts: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or facts.st_uid == os.geteuid()


def clear_way(top: Path, path: str) -> Path:
    """Make room for a file below ``top``: real folders above it, no folder in its place. Raises ``OSError``."""
    *folders, name = path.split("/")
    here = top
    for part in folders:
        here = here / part
        if not is_real_folder(here):
            discard(here)
            here.mkdir()
    target = here / name
    if is_real_folder(target):
        discard(target)
    return target


def take_away(top: Path, path: str) -> None:
    """Remove a file below ``top`` (a folder stays), and the folders that it leaves empty. Raises ``OSError``."""
    *folders, name = path.split("/")
    here = top
    for part in folders:
        if not is_real_folder(here / part):
            break
        here = here / part
    else:
        target = here / name
        if os.path.lexists(target) and not is_real_folder(target):
            os.unlink(target)
    while here != top:
        try:
            here.rmdir()
        except OSError:
            return
        here = here.parent
