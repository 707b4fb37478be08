# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Typographic quotes are those of Python-Markdown's ``smarty`` where that is right, and right where it is not."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown import Markdown
from markdown.extensions.smarty import SmartyExtension

from blotter.markup.documents import mark_up
from blotter.model.config import MarkdownSettings

LIKE_SMARTY = [
    'He said "no".',
    '"Hello," she said, "it\'s me."',
    "the '80s",
    "'quoted' word",
    "\"'Nested' quotes,\" he said.",
    "She wrote \"he said 'no'\".",
    "Peter's boss's car and the dogs' bowls",
    '("parenthesis") ["brackets"]',
    "word--word and a -- b and a---b",
    "wait... and .... and ---- x",
    '"word"--"word"',
    "“already” ‘curly’",
    "O'Neill and d'Artagnan",
    '"Yes." "No."',
    '"A", "B"; "C"!',
    "\"Is it 'true'?\"",
    'They called it "El Pozo"; he didn\'t.',
    "she'd've gone",
    "a **bold** 'word' and `\"code\" -- x`",
    '*"emphasized"* and "*emphasized* words"',
    'A quote with a "[link](https://example.org/)" inside.',
    '- "item"\n- it\'s',
    '# "Heading"\n\n"Text"',
    '"first line\nsecond line"',
    "<https://example.org/a--b>",
]

BETTER = [
    ("rock 'n' roll", "rock ’n’ roll"),
    ("it's '98", "it’s ’98"),
    ("'tis the season", "’tis the season"),
    ("5'10\"", "5’10”"),
    ('"...and then"', "“…and then”"),
    ('"But I--"', "“But I–”"),
    ('"A"/"B"', "“A”/“B”"),
    ('The "*men*"', "The “men”"),
    ('*"men"*"', "“men””"),
]


def text_of(html: str) -> str:
    """Return the text of HTML without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


@pytest.mark.parametrize("body", LIKE_SMARTY)
def test_the_same_as_smarty(body: str) -> None:
    """Where ``smarty`` is right, the text is the same to the character."""
    smarty = Markdown(extensions=[SmartyExtension()]).convert(body)
    assert text_of(mark_up(body, MarkdownSettings(), path="a.md").html) == text_of(smarty)


@pytest.mark.parametrize(("body", "text"), BETTER)
def test_right_where_smarty_is_not(body: str, text: str) -> None:
    """Apostrophes at the start of a word, measures, and quotation marks beside markup or dashes."""
    smarty = Markdown(extensions=[SmartyExtension()]).convert(body)
    assert text_of(smarty) != text or body.startswith(("The", "*"))
    assert text_of(mark_up(body, MarkdownSettings(), path="a.md").html) == text
