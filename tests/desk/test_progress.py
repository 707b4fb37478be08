# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The line that moves while a long run is at work."""

from __future__ import annotations

import io

from blotter.desk.progress import ProgressLine


class Clock:
    """Stands still until a test moves it. Seconds."""

    now = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def screen(written: str) -> str:
    """Return what a terminal's line shows after all that was written."""
    line: list[str] = []
    at = 0
    for char in written:
        if char == "\r":
            at = 0
            continue
        line[at : at + 1] = [char]
        at += 1
    return "".join(line).rstrip()


def test_a_short_run_shows_nothing() -> None:
    """Half a second is not worth a line."""
    clock, terminal = Clock(), io.StringIO()
    line = ProgressLine(terminal, clock)
    clock.now += 0.4
    line("read", 1, 10)
    line.clear()
    assert terminal.getvalue() == ""


def test_a_long_run_shows_the_stage_and_how_much_is_done() -> None:
    """One line, the newest words only, taken away at the end."""
    clock, terminal = Clock(), io.StringIO()
    line = ProgressLine(terminal, clock)
    clock.now += 1
    line("mark up", 900, 10000)
    assert screen(terminal.getvalue()) == "mark up 900/10,000"
    clock.now += 1
    line("index", 0, 0)
    assert screen(terminal.getvalue()) == "index ..."
    line.clear()
    assert screen(terminal.getvalue()) == ""
    assert "\n" not in terminal.getvalue()


def test_ten_thousand_calls_write_a_few_lines() -> None:
    """It is drawn ten times a second, however often it is told."""
    clock, terminal = Clock(), io.StringIO()
    line = ProgressLine(terminal, clock)
    for done in range(10_000):
        clock.now += 0.0001
        line("render", done, 10_000)
    assert 3 <= terminal.getvalue().count("\r") <= 7


def test_a_line_never_wraps() -> None:
    """A long stage is cut to the width of the terminal, or carriage returns would not take it back."""
    clock, terminal = Clock(), io.StringIO()
    line = ProgressLine(terminal, clock)
    clock.now += 1
    line("x" * 300, 0, 0)
    assert len(screen(terminal.getvalue())) == 79
