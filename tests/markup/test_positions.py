# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where addresses stand in a body: every way of writing one is found, in the order of the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from blotter.markup.positions import _ADDRESS, _ways_of_writing

PIECES = [
    *("[[", "]]", "[a|b]", "](", ")", "](<", "]: ", "<", ">", "=", '="', '"', "='", "'", "(", "\\", "|", "\n", " "),
    *("a", "https://example.org/", "a@example.org", "/tags/", "#b", "[x]: /y", "[[slug#c|words]]", "[d](/e 'f')"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_an_address_is_found_wherever_it_is_written(text: str) -> None:
    """To look for each letter with which one can begin finds what one search through the text would."""
    found = [(match.span(), match.lastgroup) for match in _ways_of_writing(text)]
    assert found == [(match.span(), match.lastgroup) for match in _ADDRESS.finditer(text)]
