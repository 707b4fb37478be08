# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The line on a terminal that shows how far a long run is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TextIO

_PATIENCE = 0.5
_INTERVAL = 0.1


class ProgressLine:
    """Shows a stage and how much of it is done, once a run lasts longer than half a second.

    One line, written over and over with spaces and carriage returns alone, so that any terminal can show it.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._due = clock() + _PATIENCE
        self._shown = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell of ``done`` things out of ``total``; a total of 0 means that nobody knows it."""
        now = self._clock()
        if now < self._due:
            return
        self._due = now + _INTERVAL
        self._show(f"{stage} {done:,}/{total:,}" if total else f"{stage} {done:,} ..." if done else f"{stage} ...")

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._show("")
            self._shown = 0

    def _show(self, line: str) -> None:
        line = line[: _width(self._stream) - 1]
        gap = " " * (self._shown - len(line))
        self._stream.write(f"\r{line}{gap}\r" if not line else f"\r{line}{gap}")
        self._stream.flush()
        self._shown = len(line)


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80
