# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The words of a theme: dates, lists and sentences, escaped where they should be."""

from __future__ import annotations

from typing import Any

import pytest
from markupsafe import Markup

from blotter.rendering.theme.loader import Theme
from blotter.rendering.theme.locale_checks import check_locale, compare_locales
from blotter.rendering.theme.locales import MissingStringError, make_locale

JOINED = [
    ([], ""),
    (["Ana"], "Ana"),
    (["Ana", "Ben"], "Ana and Ben"),
    (["Ana", "Ben", "Cem"], "Ana, Ben and Cem"),
    (["A & B", Markup("<i>C</i>")], "A &amp; B and <i>C</i>"),
]

MISTAKES: list[tuple[Any, str]] = [
    (None, "a locale file is a mapping"),
    ({"words": {}}, "a locale file is a mapping"),
    ({"strings": {}, "months": ["January"]}, 'delete "months"'),
    ({"strings": {"a": {"b": "{name"}}}, 'string "a.b" is not a pattern'),
    ({"strings": {"a": "{0}"}}, "{0} is not a name"),
    ({"strings": {"a": "{name.inner}"}}, "{name.inner} is not a name"),
    ({"strings": {"credit": {True: "on"}}}, "True is not read as text"),
]


@pytest.mark.parametrize(("names", "expected"), JOINED)
def test_lists_are_joined_as_the_language_does(theme: Theme, names: list[object], expected: str) -> None:
    """One, two and more items; what is not markup is escaped."""
    assert theme.locale.joined(names) == expected


def test_dates_do_not_break(theme: Theme) -> None:
    """Day, month and year stay on one line."""
    assert theme.locale.date("2016-02-26") == "February\u00a026, 2016"
    assert theme.locale.date("2016-02-26T08:00:00+00:00") == "February\u00a026, 2016"
    assert theme.locale.month("2016-02") == "February\u00a02016"


def test_values_in_a_sentence_are_escaped() -> None:
    """Text of an article cannot become markup by way of a sentence."""
    locale = make_locale("en", [{"strings": {"by": "<by> {name}"}}])
    assert locale.text("by", name="<script>") == "&lt;by&gt; &lt;script&gt;"
    assert locale.text("by", name=Markup("<b>x</b>")) == "&lt;by&gt; <b>x</b>"


def test_a_missing_string_is_named() -> None:
    """The one who wrote the template is told which string it was."""
    with pytest.raises(MissingStringError, match=r'no string "reuse\.brief"'):
        make_locale("en", []).word("reuse", "brief")


@pytest.mark.parametrize(("content", "complaint"), MISTAKES)
def test_a_broken_locale_file_is_found(content: Any, complaint: str) -> None:
    """Each mistake is said in words."""
    assert any(complaint in words for words in check_locale(content))


def test_a_translation_may_be_partial_but_not_foreign() -> None:
    """Strings may be left out; one that nobody asks for, or with a name that nobody fills in, is a mistake."""
    original = {"by": " by {authors}", "on": " on {date}"}
    assert compare_locales({"by": " por {authors}"}, original) == ()
    assert compare_locales({"by": " por {author}"}, original) == ('string "by" uses {author}, which it is not given',)
    assert compare_locales({"bye": ""}, original) == ('string "bye" is used by no template',)
