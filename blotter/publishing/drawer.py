# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a build makes much of and needs piece by piece: kept packed, and out of memory where it grows large."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO, Generic, TypeVar

Value = TypeVar("Value")

# So many bytes stay in memory; what is more lies in a file without a name, which is gone with the process.
_ROOM = 4_000_000


class Drawer(Generic[Value]):
    """Values by path. Each is put in packed, and made anew from that whenever it is asked for."""

    __slots__ = ("_file", "_open", "_size", "_unpack", "_where")

    def __init__(self, unpack: Callable[[bytes], Value]) -> None:
        self._unpack = unpack
        self._open: dict[str, bytes] = {}
        self._where: dict[str, tuple[int, int]] = {}
        self._size = 0
        self._file: IO[bytes] | None = None

    def put(self, path: str, packed: bytes) -> None:
        """Put a value in, packed by whoever made it."""
        self._open[path] = packed
        self._where.pop(path, None)
        self._size += len(packed)
        if self._size > _ROOM:
            with suppress(OSError):  # no room on the disk: then it stays in memory
                self._put_away()

    def _put_away(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = TemporaryFile()  # noqa: SIM115 - it stays open until the drawer is closed
        end = self._file.seek(0, 2)
        where: dict[str, tuple[int, int]] = {}
        for path, packed in self._open.items():
            self._file.write(packed)
            where[path] = end, len(packed)
            end += len(packed)
        self._file.flush()
        self._where |= where
        self._open.clear()
        self._size = 0

    def close(self) -> None:
        """Give back the disk's room; what lay there is gone."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def packed(self, path: str) -> bytes:
        """Return a value as it was packed. Raises ``KeyError``, and ``OSError`` where the disk refuses."""
        if path in self._open:
            return self._open[path]
        start, length = self._where[path]
        assert self._file is not None, "what is not open is put away"
        if sys.platform == "win32":  # there is no pread, and no forked process that shares the position
            self._file.seek(start)
            return self._file.read(length)
        # Processes forked from this one share the file and its position, so that nobody may move that.
        return os.pread(self._file.fileno(), length, start)

    def __getitem__(self, path: str) -> Value:
        return self._unpack(self.packed(path))

    def __contains__(self, path: object) -> bool:
        return path in self._open or path in self._where

    def __iter__(self) -> Iterator[str]:
        yield from self._where
        yield from self._open
