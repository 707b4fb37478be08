# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The cases of ``cases/*.md``: every kind of markup that an article may have, and every one that it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.markup.documents import mark_up
from blotter.markup.sanitizing import ATTRIBUTES, EVERYWHERE, TAGS
from blotter.model.config import MarkdownSettings
from tests.markup.cases import Case, matches, read_cases

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_written_becomes_what_is_shown(case: Case) -> None:
    """Each case yields exactly its HTML and its problems, at their line and column."""
    document = mark_up(case.written, MarkdownSettings(), path="content/articles/2016/a.md")
    assert document.html.strip() == case.html
    assert len(document.problems) == len(case.problems), document.problems
    for expected, problem in zip(case.problems, document.problems, strict=True):
        assert matches(expected, problem), (expected, problem)


def test_titles_of_cases_are_unique() -> None:
    """A case is found by its title."""
    titles = [case.title for case in CASES]
    assert len(titles) == len(set(titles)) > 50


def test_the_documentation_lists_the_html_that_is_allowed() -> None:
    """docs/markdown.md names every element and attribute of the list, so that editors can rely on it."""
    text = (Path(__file__).parents[2] / "docs" / "markdown.md").read_text(encoding="utf-8")
    text = text.replace("`h1` to `h6`", "`h1` `h2` `h3` `h4` `h5` `h6`")
    names = TAGS | EVERYWHERE | frozenset().union(*ATTRIBUTES.values())
    assert [name for name in sorted(names - {"class"}) if f"`{name}`" not in text] == []
