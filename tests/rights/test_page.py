# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Reading a page in one walk finds what asking every question by itself finds, on whole pages and on spoiled ones."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from blotter.rights.page import PageFacts, read_page
from tests.mutilation import mutilate
from tests.rights.making import URL
from tests.rights.plain_page import read_plainly
from tests.rights.test_inspection import BRIEF_PAGE, COPY_PAGE, DEED

PIECES = [
    *f"""
class="byline"
class="reuse-mark byline" data-reuse="brief"
class="images-omitted"
class="h-entry"
class="e-content"
class="image-credit"
class="a sr-only"
class="a	visually-hidden"
class
hidden
aria-hidden="true"
aria-hidden=" TRUE"
inert
popover
aria-hidden="false"
style="DISPLAY : none"
style="color:red"
style="visibility: Hidden"
about="{URL}"
about
rel="LICENSE"
rel="x license"
rel="nolicense"
rel="Canonical"
href="{DEED}"
href
open
name="ROBOTS" content="none,NoIndex"
name="tdm-reservation" content="1"
<p>
</p>
<div>
</div>
<span>
</span>
<br>
<!-- aside -->
<a>
<a href="{URL}">
<a href="https://example.org/"><img alt="words"></a>
</a>
<img alt=" ">
<details>
<details open>
<summary>
</summary>
</details>
<template>
</template>
<noscript>
<script>
</script>
<style>
</style>
<title>
</title>
<svg><a>
<svg><image href="/media/b.jpg">
<img src="/media/a%20b.jpg?x#y">
<source srcset="/media/a.jpg, /media/a-2.jpg 2x">
<video poster="c.png">
<object data="">
</svg>
<math>
<table>
<tr><td>
</table>
<article>
</article>
<main>
<body>
</head>
<p class="byline">
<div class="e-content">
<div class="h-entry">
<div class="image-credit">
<em>Example News</em>
<del>
</del>
<dialog>
</dialog>
<x-credit>
<link rel="canonical license" href="{URL}">
<meta name="robots" content="noindex">
<meta rel="license">
<script type="application/ld+json">
{{"@type": "Article", "license": "x"}}
&nbsp;
""".strip().split("\n"),
    *(" \n ", "\0", "Jane Doe", "\u2060", "\u3164"),
]


def _comparable(facts: PageFacts | None) -> object:
    """Marks in any order, each once: what is asked is whether there is one."""
    return facts and (replace(facts, marks=()), set(facts.marks))


@pytest.mark.parametrize("page", [COPY_PAGE, BRIEF_PAGE], ids=["copy", "brief"])
def test_one_walk_finds_what_all_questions_find(page: str) -> None:
    """The page as it is, and five hundred that are spoiled: the facts are the same."""
    for spoiled in (page, *mutilate(page, PIECES, times=500, seed=len(page))):
        assert _comparable(read_page(spoiled)) == _comparable(read_plainly(spoiled)), spoiled


def test_a_page_may_be_parsed_already() -> None:
    """A tree is read like its text, and is left as it was."""
    tree = LexborHTMLParser(COPY_PAGE)
    before = tree.html
    assert read_page(tree) == read_page(COPY_PAGE)
    assert tree.html == before
