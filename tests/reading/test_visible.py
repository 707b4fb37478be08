# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Fields of which nothing can be seen are empty, and no line of a field is written the other way round."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from blotter.model.problems import Place
from blotter.reading.kinds import Text
from blotter.reading.nodes import TextNode
from blotter.reading.notebook import Notebook
from blotter.reading.visible import BLANK_LETTERS, says_something, without_invisible

NOTHING = [
    "\u200b",
    "\u2060\u2060",
    "\u3164",
    "\u2800 \u2800",
    "\u034f",
    "\u00ad",
    "-",
    ".",
    "—",
    "…",
    "\u0301",
    "`",
    "“”",
]
SOMETHING = ["x", "é", "7", "№", "€", "©", "北京", "\u200bx", "🙂", "x-", "-1"]


def read(text: str, *, lines: bool = False) -> tuple[str | None, list[str]]:
    """Read a text field."""
    notes = Notebook()
    value = Text(lines=lines).read(TextNode(value=text, place=Place(path="a.md")), notes, name="author")
    return value, [f"{problem.code}: {problem.message}" for problem in notes.problems]


@pytest.mark.parametrize("text", NOTHING)
def test_a_field_of_which_nothing_can_be_seen_is_empty(text: str) -> None:
    """Otherwise a mark would stand where a name is owed."""
    assert not says_something(text)
    value, (problem,) = read(text)
    assert (value, problem) == (None, 'empty-value: "author" has no letter, digit or symbol that can be seen')


@pytest.mark.parametrize("text", SOMETHING)
def test_one_letter_digit_or_symbol_is_something(text: str) -> None:
    """Of any script."""
    assert read(text) == (text, [])


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_a_line_is_not_turned_around(sign: str) -> None:
    """A name that is written backwards would be shown forwards, as another."""
    value, (problem,) = read(f"{sign}eoD enaJ")
    assert value is None
    assert problem.startswith(f'control-character: "author" contains U+{ord(sign):04X}')
    assert read(f"x {sign}", lines=True)[1] == []


def test_what_prints_nothing_is_taken_away() -> None:
    """Format controls and fillers go, everything else stays; but for the few controls that do print."""
    every = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    left = {sign for sign in every if without_invisible(sign)}
    assert all(unicodedata.name(sign).split()[0] in ("ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN") for sign in left)
    assert without_invisible(f"a\u034fb{BLANK_LETTERS}c\ufe0fd é 北\n") == "abcd é 北\n"
