# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What compiled templates do where they say something: the same as Jinja's own."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from blotter.rendering.cldr import read_customs
from blotter.rendering.locales import Locale
from blotter.rendering.page_code import shown
from blotter.rendering.templates import make_environment

VALUES = st.one_of(
    st.text(),
    st.text(alphabet="ab&<>\"'", max_size=8),
    st.text().map(Markup),
    st.integers(),
    st.booleans(),
    st.floats(),
    st.none(),
    st.lists(st.text(alphabet="a<'", max_size=3), max_size=2),
)


class Tagged:
    """Something that knows its own markup."""

    def __html__(self) -> str:
        return "<b>tagged</b>"


@given(VALUES)
def test_what_is_shown_is_what_markupsafe_escapes(value: object) -> None:
    """The letters are the same; whether they are marked as safe is nobody's business once they are on the page."""
    assert shown(value) == str(escape(value))


def test_what_has_markup_of_its_own_shows_it() -> None:
    """An object with ``__html__`` is asked, and what is undefined shows nothing or fails, as it does in Jinja."""
    assert shown(Tagged()) == "<b>tagged</b>"
    assert shown(jinja2.Undefined()) == ""
    with pytest.raises(jinja2.UndefinedError):
        shown(jinja2.StrictUndefined(name="title"))


SOURCES = [
    ("a macro", "{% macro b(x, y='<i>') %}<b>{{ x }}{{ y }}</b>{% endmacro %}{{ b(title) }}{{ b(title, y=1) }}"),
    ("a macro in a loop", "{% macro b(x) %}{{ x }};{% endmacro %}{% for n in sorts %}{{ b(n) }}{% endfor %}"),
    ("a macro in a block", "{% macro b(x) %}{{ x }};{% endmacro %}{% block main %}{{ b('&') }}{% endblock %}"),
    ("a call", "{% macro b() %}<b>{{ caller() }}</b>{% endmacro %}{% call b() %}{{ title }}{% endcall %}"),
    ("more values", "{% macro b(x) %}{{ x }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ b(1, 2, z='<') }}"),
    ("a set block", "{% set made %}<b>{{ title }}</b>{% endset %}{{ made }}{{ made ~ title }}{{ made|upper }}"),
    (
        "no escaping",
        "{% macro b(x) %}{{ x }}{% endmacro %}{% autoescape false %}{{ b(title) ~ title }}{% endautoescape %}",
    ),
    ("a recursion", "{% for n in tree recursive %}{{ n.name }}{{ loop(n.below) }}{% endfor %}"),
    ("an alternative", "{{ title if sorts else '' }}{{ title if not sorts }}{{ '' if sorts }}"),
    ("filters", "{{ sorts|join('<') }}{{ title|safe }}{{ title|e }}{{ sorts|length }}{{ title|replace('<', '&') }}"),
    ("an import", "{% import 'pieces' as pieces %}{{ pieces.bold(title) }}{{ pieces.bold(x=title) }}"),
]
PIECES = "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}"


@pytest.mark.parametrize("source", [case[1] for case in SOURCES], ids=[case[0] for case in SOURCES])
def test_a_template_says_what_it_says_in_jinja(source: str) -> None:
    """A theme's environment renders as one of Jinja's does that escapes, too."""
    tree = [{"name": "<a>", "below": [{"name": "b", "below": []}]}]
    data = {"title": "<Ports & 'docks'>", "sorts": ["a<", 1, 2.5], "tree": tree}
    sources = {"page": source, "pieces": PIECES}
    locale = Locale(language="en", customs=read_customs("en"), strings={})
    ours = make_environment(sources, locale=locale, assets={}, shown_as={name: name for name in sources})
    plain = jinja2.Environment(autoescape=True, loader=jinja2.DictLoader(sources))
    assert ours.get_template("page").render(data) == plain.get_template("page").render(data)
