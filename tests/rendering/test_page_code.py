# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What compiled templates do where they say something: the same as Jinja's own."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from blotter.rendering.theme.cldr import read_customs
from blotter.rendering.theme.locales import Locale
from blotter.rendering.theme.page_code import shown
from blotter.rendering.theme.templates import make_environment

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
    (
        "a set block with a filter",
        "{% set made|length %}<b>{{ title }}</b>{% endset %}{{ made }}{{ made|upper }}{{ made ~ 1 }}",
    ),
    ("a set block of nothing", "{% set made %}{% endset %}{{ made }}{{ made is defined }}{{ '<' ~ made }}"),
    ("a set block", "{% set made %}<b>{{ title }}</b>{% endset %}{{ made }}{{ made ~ title }}{{ made|upper }}"),
    (
        "no escaping",
        "{% macro b(x) %}{{ x }}{% endmacro %}{% autoescape false %}{{ b(title) ~ title }}{% endautoescape %}",
    ),
    ("a recursion", "{% for n in tree recursive %}{{ n.name }}{{ loop(n.below) }}{% endfor %}"),
    ("an alternative", "{{ title if sorts else '' }}{{ title if not sorts }}{{ '' if sorts }}"),
    ("filters", "{{ sorts|join('<') }}{{ title|safe }}{{ title|e }}{{ sorts|length }}{{ title|replace('<', '&') }}"),
    (
        "a key",
        "{{ thing.name }}{{ thing.below }}{{ tree[0].name }}{{ thing.nothing|default('no') }}",
    ),
    (
        "a key of what is no mapping",
        "{{ title.nothing is defined }}{{ nobody is defined }}{{ sorts.append is defined }}",
    ),
    ("a method", "{{ title.upper() }}{{ title.split(' ')|length }}{{ sorts.count('a<') }}{{ '<{}>'.format(title) }}"),
    (
        "many values",
        "{% macro b(x, y=2) %}{{ x }}{{ y }}{% endmacro %}{{ b(*['<', 3]) }}{{ b(**{'x': 4}) }}{{ b(y=5, x=6) }}",
    ),
    (
        "what is known of a macro",
        "{% macro b(x, y='<') %}{% endmacro %}{{ b.name }}{{ b.arguments|join }}{{ b.catch_kwargs }}{{ b.caller }}",
    ),
    ("a value left out", "{% macro b(x, y) %}{{ x }}{{ y is defined }}{% endmacro %}{{ b(x=title) }}{{ b(title) }}"),
    ("a word of Python", "{% macro b(class='<') %}{{ class }}{% endmacro %}{{ b(class=title) }}{{ b() }}"),
    ("a macro of a loop", "{% for n in sorts %}{% macro b(x) %}{{ x }}{{ n }}{% endmacro %}{{ b(x='&') }}{% endfor %}"),
    ("an import that sees", "{% import 'seeing' as pieces with context %}{{ pieces.said() }}{{ pieces.said() }}"),
    ("some of an import", "{% from 'pieces' import bold as b %}{{ b(title) }}{{ b(x=sorts) }}"),
    ("an import in a block", "{% block main %}{% import 'pieces' as pieces %}{{ pieces.bold(title) }}{% endblock %}"),
    ("an include", "{% include 'part' %}{% set title = 'new' %}{% include 'part' %}"),
    ("an import", "{% import 'pieces' as pieces %}{{ pieces.bold(title) }}{{ pieces.bold(x=title) }}"),
]
SEEING = "{% macro said() %}<b>{{ title }}</b>{% endmacro %}"
PIECES = "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}"


@pytest.mark.parametrize("source", [case[1] for case in SOURCES], ids=[case[0] for case in SOURCES])
def test_a_template_says_what_it_says_in_jinja(source: str) -> None:
    """A theme's environment renders as one of Jinja's does that escapes, too."""
    tree = [{"name": "<a>", "below": [{"name": "b", "below": []}]}]
    data = {"title": "<Ports & 'docks'>", "sorts": ["a<", 1, 2.5], "tree": tree, "thing": {**tree[0], "items": "&"}}
    sources = {"page": source, "pieces": PIECES, "seeing": SEEING, "part": "<i>{{ title }}</i>{{ thing.name }}"}
    locale = Locale(language="en", customs=read_customs("en"), strings={})
    ours = make_environment(sources, locale=locale, assets={}, shown_as={name: name for name in sources})
    plain = jinja2.Environment(autoescape=True, loader=jinja2.DictLoader(sources))
    assert ours.get_template("page").render(data) == plain.get_template("page").render(data)
    assert ours.get_template("page").render(data) == plain.get_template("page").render(data), "and so the second time"


FAULTS = [
    "{% macro b(x) %}{% endmacro %}{{ b(1, 2) }}",
    "{% macro b(x) %}{% endmacro %}{{ b(y=2) }}",
    "{% macro b(x) %}{{ x }}{% endmacro %}{{ b() }}",
    "{% macro b(x) %}{% endmacro %}{{ b(1, x=2) }}",
    "{{ thing.nothing }}",
    "{{ nobody.name }}",
    "{{ nobody() }}",
    "{{ thing.nothing() }}",
    "{{ title.nothing.more }}",
]


@pytest.mark.parametrize("source", [*FAULTS, "{% import 'none' as pieces %}", "{{ title() }}", "{{ 'a'.b() }}"])
def test_what_fails_in_jinja_fails_alike(source: str) -> None:
    """The same kind of mistake, told in the same words."""
    data = {"title": "Ports", "thing": {"name": "a"}}
    locale = Locale(language="en", customs=read_customs("en"), strings={})
    ours = make_environment({"page": source}, locale=locale, assets={}, shown_as={"page": "page"})
    plain = jinja2.Environment(undefined=jinja2.StrictUndefined, loader=jinja2.DictLoader({"page": source}))
    failures = []
    for environment in (ours, plain):
        with pytest.raises((jinja2.TemplateError, TypeError)) as failure:
            environment.get_template("page").render(data)
        failures.append((failure.type, str(failure.value)))
    assert failures[0] == failures[1]
