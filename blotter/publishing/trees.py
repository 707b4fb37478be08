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
from contextlib import suppress
from pathlib import Path

from blotter.model.pages import Output
from blotter.publishing.state import DamagedMemoryError
from blotter.reading.scan import read_regular

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


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, as far as they are missing. Raises ``OSError``."""
    missing: list[Path] = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)


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


def fill(
    tree: Path, outputs: Iterable[Output], wanted: AbstractSet[str], *, published: Path, kept: AbstractSet[str]
) -> None:
    """Make ``tree`` hold exactly the ``wanted`` paths.

    These are the outputs, what is ``kept`` of the published tree, and files that lie there already. What is the same is
    left alone. Raises ``OSError``, also where a file is neither given nor there, and what ``Filler.share`` does.
    """
    there = _clear(tree, wanted)
    missing = wanted - there.keys()
    filler = Filler(tree)
    for output in outputs:
        filler.put(output.path, output.content)
        missing.discard(output.path)
    for path in kept:
        filler.share(path, os.path.join(published, path), there.get(path))
    for path in missing - kept:
        raise FileNotFoundError(2, "a finished file is gone", os.path.join(tree, path))


class Filler:
    """Puts files into a tree that nobody reads yet (see ``make_ready``).

    Where something is in the way that is no folder or file of ours it raises; whoever fills a tree alone clears it
    first.
    """

    __slots__ = ("_known", "_top")

    def __init__(self, tree: Path) -> None:
        self._top = os.path.join(tree, "")
        self._known: set[str] = {""}

    def put(self, path: str, content: bytes) -> None:
        """Write a file, in place where it is there with other content. Raises ``OSError``.

        To empty a file and then to fill it, or to replace it, costs an ext4 disk a hundred times what writing over it
        costs: it then waits until the new content is on the disk.
        """
        self._enter(path.rpartition("/")[0])
        name = self._top + path
        size = self._size(name)
        handle = os.open(name, os.O_RDWR | os.O_CREAT | _CAREFUL, 0o666)
        try:
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

    def share(self, path: str, published: str, there: os.stat_result | None) -> None:
        """Have a published file here as well, under a second name if that can be; ``there`` are facts of what is here.

        Two trees of which nearly all is the same need not have it twice, and nobody has to read it. No file with two
        names is written to: what is published is replaced as a whole, and so is what is here (``put``). A file that is
        here under one name is written over all the same, for to take it away may cost more. Raises ``OSError``, and
        ``DamagedMemoryError`` where no such file is published any more.
        """
        try:
            facts = os.lstat(published)
        except FileNotFoundError as error:
            raise DamagedMemoryError from error
        if not stat.S_ISREG(facts.st_mode):
            raise DamagedMemoryError
        if there is not None and os.path.samestat(facts, there):
            return
        if there is None and _is_sound_file(facts):
            self._enter(path.rpartition("/")[0])
            with suppress(OSError, NotImplementedError):  # not on every disk, nor in every system
                os.link(published, self._top + path, follow_symlinks=False)
                return
        self.put(path, read_regular(published))

    def _size(self, name: str) -> int:
        """Return the size of a file that can be written over, 0 if there is none; one with a second name goes."""
        try:
            facts = os.lstat(name)
        except FileNotFoundError:
            return 0
        if not _is_sound_file(facts):
            raise FileExistsError(17, "something is in the way", name)
        if facts.st_nlink == 1:
            return facts.st_size
        os.unlink(name)
        return 0

    def _enter(self, folder: str) -> None:
        """Make a folder, which most often is new, in one that most often is known; one of ours is taken over."""
        if folder in self._known:
            return
        self._enter(folder.rpartition("/")[0])
        name = self._top + folder
        try:
            os.mkdir(name)
        except FileExistsError:
            if not _is_sound_folder(os.lstat(name)):
                raise
        self._known.add(folder)


def make_ready(tree: Path) -> None:
    """Make a folder one that a ``Filler`` may fill: our own, whatever is in it. Raises ``OSError``."""
    if not (os.path.lexists(tree) and _is_sound_folder(os.lstat(tree))):
        discard(tree)
        make_folder(tree)


def _clear(tree: Path, wanted: AbstractSet[str]) -> dict[str, os.stat_result]:
    """Remove all but the wanted files and the folders they need; return the facts of the files that are left."""
    folders: set[str] = set()
    for path in wanted:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    there: dict[str, os.stat_result] = {}
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(os.path.join(tree, above)) as entries:
            listed = list(entries)
        for entry in listed:
            path = above + entry.name
            facts = entry.stat(follow_symlinks=False)
            if path in wanted and _is_sound_file(facts):
                there[path] = facts
            elif path in folders and _is_sound_folder(facts):
                waiting.append(f"{path}/")
            else:
                discard(Path(entry.path))
    return there


def _is_sound_folder(facts: os.stat_result) -> bool:
    """Say whether a folder may be taken over: our own, open to us, and not open to everybody."""
    mode = facts.st_mode
    return stat.S_ISDIR(mode) and _is_own(facts) and mode & stat.S_IRWXU == stat.S_IRWXU and not mode & stat.S_IWOTH


def _is_sound_file(facts: os.stat_result) -> bool:
    """Say whether a file may be taken over: our own, open to us, and no program."""
    strange = stat.S_ISUID | stat.S_ISGID | stat.S_IWOTH
    open_to_us = stat.S_IRUSR | stat.S_IWUSR
    mode = facts.st_mode
    return stat.S_ISREG(mode) and _is_own(facts) and mode & open_to_us == open_to_us and not mode & strange


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
