# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The shortcuts taken around Python-Markdown change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.preprocessors import HtmlBlockPreprocessor

from blotter.markup.documents import mark_up
from blotter.model.config import MarkdownSettings

WITHOUT_TAGS = st.text(st.characters(exclude_characters="<", exclude_categories=["Cs"]) | st.sampled_from("&#;>x1-]"))


@settings(max_examples=300, deadline=None)
@given(st.lists(WITHOUT_TAGS, max_size=6).map("\n".join))
def test_the_search_for_raw_html_changes_nothing_without_a_tag(text: str) -> None:
    """Python-Markdown's HTML step, which is skipped where there is no ``<``, returns such lines as they are."""
    lines = text.split("\n")
    assert HtmlBlockPreprocessor(Markdown()).run(lines) == lines


ESCAPES = [
    (r"\*a\* \_b\_ \`c\`", "*a* _b_ `c`"),
    (r"\\ \[a](b) \# \!", r"\ [a](b) # !"),
    (r"\" \' \- \.", "\" ' - ."),
    (r"a \| b", "a | b"),
    ("\\\ufdd0 \ufdd0\ufffe", "\\ "),
    ("a\x02b\x03c", "abc"),
]


@pytest.mark.parametrize(("body", "text"), ESCAPES)
def test_escaped_characters_stand_for_themselves(body: str, text: str) -> None:
    """A backslash takes the meaning from a character; what Python-Markdown uses inside cannot be written."""
    assert mark_up(body, MarkdownSettings(), path="a.md").text == text.strip()
