# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What several tests of publishing begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from blotter.publishing.state import State, open_state


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """Open a new memory."""
    (tmp_path / ".blotter").mkdir()
    opened = open_state(str(tmp_path), str(tmp_path / "public"), "code")
    yield opened
    opened.close()
