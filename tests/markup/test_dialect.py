# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a backslash protects."""

from __future__ import annotations

import pytest

from blotter.markup.documents import mark_up
from blotter.model.config import MarkdownSettings

ESCAPES = [
    (r"\*a\* \_b\_ \`c\`", "*a* _b_ `c`"),
    (r"\\ \[a](b) \# \!", r"\ [a](b) # !"),
    (r"\" \' \- \.", "\" ' - ."),
    (r"a \| b", "a | b"),
    ("\\\ufdd0 \ufdd0\ufffe", "\\ "),
    ("a\x02b\x03c", "abc"),
    ("&#xfdd4;a&#x00FDD5;b&#64976;c&#x\ufdd0fdd4;d&#&#xfdd4;xfdd4;", "�a�b�c�d&#�xfdd4;"),
    ("<b>&#xfdd4 a</b> &#65534; &#xfdd41; &#649760;", "� a � \U000fdd41 \U0009ea20"),
]


@pytest.mark.parametrize(("body", "text"), ESCAPES)
def test_escaped_characters_stand_for_themselves(body: str, text: str) -> None:
    """A backslash takes the meaning from a character; what Python-Markdown uses inside cannot be written."""
    assert mark_up(body, MarkdownSettings(), path="a.md").text == text.strip()
