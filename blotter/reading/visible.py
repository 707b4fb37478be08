# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What of a text can be seen: Unicode has signs that print nothing, and such that turn the writing around."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letters and symbols (to Unicode) that are only a blank: Hangul fillers and the empty Braille cell.
BLANK_LETTERS: Final = "\u115f\u1160\u2800\u3164\uffa0"
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    f"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff{BLANK_LETTERS}]+"
)
ODD_BLANK: Final = rf"(?:[^\S \t\n]|{_INVISIBLE.pattern.removesuffix('+')})"
"""A pattern of what looks like a plain space or like nothing, and is none."""
TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""The controls that write a passage the other way round or in a direction of its own."""


def without_invisible(text: str) -> str:
    """Take away what prints nothing: format controls, variation selectors, fillers (Unicode's default ignorables)."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def says_something(text: str) -> bool:
    """Say whether there is a letter, a digit or a symbol in it that can be seen; punctuation alone says nothing."""
    first = text[:1]
    return (first.isascii() and first.isalnum()) or any(_is_seen(sign) for sign in text)


def _is_seen(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LNS" and category != "Sk" and sign not in BLANK_LETTERS
