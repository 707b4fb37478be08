# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The few lines that lists show of an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from blotter.rendering.composing.cards import shorten


@given(st.text(alphabet="ab .,—\n\t", max_size=400), st.integers(1, 60))
def test_a_text_is_cut_between_words(text: str, length: int) -> None:
    """What fits stays whole with single blanks; of the rest the first words stay, however many blanks there are."""
    words = " ".join(text.split())
    cut = words[:length].rpartition(" ")[0].rstrip(",;:.–— ") + "…"
    assert shorten(text, length) == (words if len(words) <= length else cut)


def test_blanks_take_no_room() -> None:
    """A text of many blanks is not cut for their sake."""
    assert shorten(f"Ports{' ' * 500}are open", 20) == "Ports are open"
    assert shorten(f"Ports{' ' * 500}are open all night", 20) == "Ports are open all…"
