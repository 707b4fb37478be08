# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The output check in one walk finds what looking for one rule at a time finds, on whole pages and on spoiled ones.

So it does in HTML that is made by chance.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.rendering.proofreading.safe_addresses import Surroundings
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.theme.loader import Theme
from blotter.rights.elements import PLAIN, SILENT
from tests.mutilation import mutilate
from tests.rendering.machine_fixtures import BASE, brief, copy, shelf, with_picture
from tests.rendering.plain_safety import look_plainly
from tests.rendering.printing import print_site

PIECES = [
    *f"""
onclick="x()"
ONLOAD=x
onx
on-tap="x"
xon="x"
data-on="x"
style="color:red"
style
srcdoc="<p>"
srcset
id="b-main"
id
id=""
ping="/a https://other.example.org/"
href="//other.example.org/"
href="javascript:x()"
href="JAVA	script:x"
href="#b-main"
href="#gone"
href="/gone/"
href="gone/"
href="."
href="?a"
href=""
href
href="{BASE}"
href="\\\\x.example.org"
src="{BASE}gone.png"
src="https://other.example.org/x.png"
src="data:image/png,x"
xlink:href="//other.example.org"
srcset="/a.png 1x, https://other.example.org/a.png 2x"
action="https://other.example.org"
poster="article:x"
rel="stylesheet"
rel="license PRELOAD"
rel="icon"
http-equiv="REFRESH"
content="0; url=//other.example.org"
<base href=/>
<object>
<embed>
<template>
</template>
<svg>
</svg>
<set>
<foreignObject>
<script>x()</script>
<script src="/x.js"></script>
<script>
</script>
<style>
</style>
<svg><style/>
<a href="#gone">
</a>
<img src="//other.example.org">
<link href="https://other.example.org/x.css">
<meta http-equiv="refresh" content="1;url=/latest/">
<meta http-equiv=refresh>
<iframe srcdoc=x>
<body onload=x>
<!--
-->
<title>
</head>
<table>
<frameset>
<math><a xlink:href='//other.example.org'>
""".strip().split("\n"),
    *("<p ", "\0", '"', "'"),
]

# What is asked of the frame of a page and of the JSON in it is not asked by the plain rules.
ELSEWHERE = (
    *("the page does not say", "the page has no title", "the page does not begin"),
    *("the content security policy", "the JSON-LD"),
)


@pytest.fixture(scope="module")
def printed(theme: Theme) -> dict[str, str]:
    """Two articles and their lists, one with a picture."""
    return print_site(with_picture(shelf(copy(), brief(slug="other")), "story", "port.jpg"), theme)


@pytest.mark.parametrize("path", ["index.html", "articles/story/index.html", "latest/index.html"])
def test_one_walk_finds_what_all_rules_find(printed: dict[str, str], path: str) -> None:
    """The page as it is, and three hundred that are spoiled: the same is wrong with it."""
    surroundings = Surroundings(base_url=BASE, outputs=frozenset(printed))
    for page in (printed[path], *mutilate(printed[path], PIECES, times=300, seed=len(path))):
        assert found_in(path, page, surroundings) == look_plainly(path, page, surroundings), page


def found_in(path: str, page: str, surroundings: Surroundings) -> set[str]:
    """What the last look finds, but for what the plain rules do not ask."""
    found = {each.message for each in check_output(path, page, surroundings)}
    return {words for words in found if not words.startswith(ELSEWHERE)}


TAGS = [
    *sorted(PLAIN),
    *("A", "P", "a", "img", "link", "meta", "script", "style", "svg", "math", "use", "template", "noscript", "form"),
    *("input", "button", "select", "option", "iframe", "object", "base", "body", "textarea", "x-made-up"),
]
ATTRIBUTES = [
    *(piece for piece in PIECES if piece[0] not in "<-"),
    *"""
class="a b"
hidden
data-copy="b-main"
aria-label="x"
datetime="2026"
CLASS=x OnClick=x
dir=ltr
title="<p onclick=x>"
lang=en style=x
role=x/onfocus=x
scope="" onx
aria-onx="x"
data-onx srcdoc
""".strip().split("\n"),
]
WORDS = [
    *("words", " ", "&lt;p onclick=x&gt;", "<!-- <p onclick=x> -->", "\0", "<", "]]>"),
    *("</p>", "</div>", "<br>", "&nbsp;"),
]


@st.composite
def elements(draw: st.DrawFn, children: st.SearchStrategy[str]) -> str:
    """An element with what is in it, closed or not."""
    tag = draw(st.sampled_from(TAGS))
    names = "".join(f" {name}" for name in draw(st.lists(st.sampled_from(ATTRIBUTES), max_size=3)))
    inner = "".join(draw(st.lists(children, max_size=3)))
    return f"<{tag}{names}>{inner}" + draw(st.sampled_from([f"</{tag}>", f"</{tag.upper()} >", "", "/>"]))


SNIPPETS = st.recursive(st.sampled_from(WORDS) | elements(st.sampled_from(WORDS)), elements, max_leaves=12)


@settings(max_examples=300, deadline=None)
@given(st.lists(SNIPPETS, min_size=1, max_size=4).map("".join))
def test_it_finds_the_same_in_whatever_can_be_made_of_html(snippet: str) -> None:
    """Elements in each other, in odd case, unclosed, in SVG and templates: nothing plain hides anything."""
    page = f"<!doctype html><html lang=en><title>T</title><body><main id=b-main>{snippet}"
    surroundings = Surroundings(base_url=BASE, outputs=frozenset({"index.html", "a/index.html"}))
    assert found_in("a/index.html", page, surroundings) == look_plainly("a/index.html", page, surroundings)


def test_what_is_left_out_unread_is_nothing_that_is_looked_for() -> None:
    """Plain elements with silent attributes are most of a page; a rule about one of these takes it off the lists."""
    for tag in PLAIN:
        names = " ".join(f'{name}="javascript:x()"' for name in SILENT)
        page = f"<!doctype html><title>T</title><body><table><{tag} {names}>words"
        assert found_in("index.html", page, Surroundings(base_url=BASE)) == set()
        assert look_plainly("index.html", page, Surroundings(base_url=BASE)) == frozenset()
