# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a run keeps."""

from __future__ import annotations

import pytest

from blotter.publishing.run import _Shelf, keep, keep_all


def test_a_process_that_ends_with_its_build_takes_nothing_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made is kept if somebody said so before, and else let go."""
    monkeypatch.setattr(_Shelf, "kept", None)
    made = object()
    keep(made)
    assert _Shelf.kept is None
    keep_all()
    keep(made)
    assert _Shelf.kept == [made]
