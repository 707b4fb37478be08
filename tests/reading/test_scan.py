# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Reading files that may be anything: regular ones alone, and never more of one than was asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from blotter.reading.scan import read_if_regular, read_regular


@pytest.mark.parametrize(
    ("limit", "expected"), [(-1, b"a text"), (100, b"a text"), (6, b"a text"), (3, b"a t"), (0, b"")]
)
def test_a_limit_bounds_what_is_read(tmp_path: Path, limit: int, expected: bytes) -> None:
    """However long the file is; without one, all of it is read."""
    file = tmp_path / "text"
    file.write_bytes(b"a text")
    assert read_regular(file, limit) == expected


def test_room_is_made_for_the_file_and_not_for_its_limit(tmp_path: Path) -> None:
    """A limit of more bytes than any machine has costs nothing."""
    file = tmp_path / "text"
    file.write_bytes(b"a text")
    assert read_regular(file, 1 << 60) == b"a text"


def test_what_is_no_regular_file_is_not_read(tmp_path: Path) -> None:
    """Neither a pipe, which would be waited for, nor what a link leads to."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "text").write_bytes(b"a text")
    (tmp_path / "link").symlink_to(tmp_path / "text")
    assert read_if_regular(tmp_path / "pipe", -1) is None
    for name in ("pipe", "link", "."):
        with pytest.raises(OSError, match="not a regular file"):
            read_regular(tmp_path / name)
    with pytest.raises(OSError, match="symbolic links"):
        read_if_regular(tmp_path / "link", -1)
