# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What leaves the sanitizer."""

from __future__ import annotations

import pytest

from blotter.markup.sanitizing import sanitize

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"]


@pytest.mark.parametrize("others", ["plain", "not ASCII: é, 東京, \u00a0"])
def test_control_characters_go(others: str) -> None:
    """None of them is left, in a text of one alphabet or of many; breaks and tabs stay."""
    body = "".join(f"{control}{number}," for number, control in enumerate(CONTROLS))
    words = "".join(f"{number}," for number in range(len(CONTROLS)))
    found = sanitize(f"<p>{others}\t{body}\n</p>")
    assert found.replace("\ufffd", "").replace("&nbsp;", "\u00a0") == f"<p>{others}\t{words}\n</p>"
