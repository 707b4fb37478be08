# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where the words of a command go: whether there is color, how a file is named from here, and who stopped reading.

A build with nothing to do uses this, too, so it imports nothing that takes time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Final, TextIO

BOLD: Final = "\x1b[1m"
RED: Final = "\x1b[1;31m"
YELLOW: Final = "\x1b[1;33m"
PLAIN: Final = "\x1b[0m"
# What stands for the folder of the site in words that are kept for later; no message has it (see ``printable``).
SITE: Final = "\x01"


def printable(text: str) -> str:
    """Write out whatever could move a terminal's cursor or hide: controls, bidi marks, lone surrogates, odd spaces."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode("ascii") for char in text
    )


def is_terminal(stream: TextIO) -> bool:
    """Say whether somebody sees at once what is written."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def has_color(stream: TextIO) -> bool:
    """Say whether to color: on a terminal that can, unless NO_COLOR (no-color.org) is set to anything but nothing."""
    able = sys.platform != "win32" or "WT_SESSION" in os.environ
    return able and is_terminal(stream) and not os.environ.get("NO_COLOR")


def seen_from_here(site: str | os.PathLike[str]) -> str:
    """Return the site relative to the current folder when it is below it, else nothing."""
    above = os.path.join(os.getcwd(), "")
    return os.fspath(site).removeprefix(above).replace(os.sep, "/") if os.fspath(site).startswith(above) else ""


def as_seen_here(kept: str, site: str) -> str:
    """Write out words that were kept with colors and ``SITE``, as they would be written now (see ``get_ready``)."""
    folder = seen_from_here(site)
    words = kept.replace(SITE, f"{printable(folder)}/" if folder else "")
    if not has_color(sys.stdout):
        for code in (BOLD, RED, YELLOW, PLAIN):
            words = words.replace(code, "")
    encoding = sys.stdout.encoding or "utf-8"
    return words.encode(encoding, "backslashreplace").decode(encoding)


def get_ready() -> None:
    """Let no quotation mark end a run on a terminal without it, nor a stream that is closed."""
    sys.stdout, sys.stderr = (stream or _nowhere() for stream in (sys.stdout, sys.stderr))
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def write(lines: Iterable[str]) -> int:
    """Write lines to standard output; return the exit code that this alone gives: 1 where it failed (a full disk).

    A reader that leaves early (``| head``) is no mistake of ours. What is written after either goes nowhere.
    """
    failure = _send(lines, sys.stdout)
    if failure is None or isinstance(failure, BrokenPipeError):
        return 0
    _send([f"What there is to say could not be written: {failure.strerror}"], sys.stderr)
    return 1


def _send(lines: Iterable[str], stream: TextIO) -> OSError | None:
    """Write lines, or return why that cannot be done."""
    try:
        stream.writelines(f"{line}\n" for line in lines)
        stream.flush()
    except OSError as error:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return error
    return None
