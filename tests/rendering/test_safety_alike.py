# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The output check in one walk finds what looking for one rule at a time finds, on whole pages and on spoiled ones."""

from __future__ import annotations

import pytest

from blotter.rendering.safe_addresses import Surroundings
from blotter.rendering.safety import check_output
from blotter.rendering.theme import Theme
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
        expected = look_plainly(path, page, surroundings)
        found = {each.message for each in check_output(path, page, surroundings)}
        assert {words for words in found if not words.startswith(ELSEWHERE)} == expected, page
