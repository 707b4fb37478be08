# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A page answers as reading all of it would, on whole pages and on spoiled ones, and whatever is asked first."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from blotter.rights.elements import ParsedPage
from blotter.rights.page import read_page
from tests.mutilation import mutilate
from tests.rights.making import URL
from tests.rights.plain_page import PlainFacts, read_plainly
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


SAID = ("licenses", "image_credits", "pictures", "canonical", "noindex", "reserved", "json_licenses")


def _answers(page: str) -> object:
    """What the page answers. Marks in any order, each once: what is asked is whether there is one."""
    facts = read_page(page)
    if facts is None:
        return None
    targets = {node.attributes["href"] or "" for node in LexborHTMLParser(page).css("[href]") if node.attributes}
    sides = [frozenset(one for one in targets if facts.leads_to(one, above=above)) for above in (True, False, None)]
    said = [getattr(facts, name) for name in SAID]
    return sides, said, set(facts.marks), facts.text_above, facts.text_below


def _expected(facts: PlainFacts | None) -> object:
    if facts is None:
        return None
    sides = [facts.above.links, facts.below.links, facts.above.links | facts.below.links]
    return sides, [getattr(facts, name) for name in SAID], set(facts.marks), facts.above.text, facts.below.text


@pytest.mark.parametrize("page", [COPY_PAGE, BRIEF_PAGE], ids=["copy", "brief"])
def test_a_page_answers_as_reading_all_of_it_does(page: str) -> None:
    """The page as it is, and five hundred that are spoiled: the facts are the same."""
    for spoiled in (page, *mutilate(page, PIECES, times=500, seed=len(page))):
        assert _answers(spoiled) == _expected(read_plainly(spoiled)), spoiled


def test_a_page_may_be_parsed_already() -> None:
    """A tree is read like its text, and is left as it was."""
    parsed = ParsedPage(COPY_PAGE.encode())
    before = parsed.tree.html
    facts, same = read_page(parsed), read_page(COPY_PAGE)
    assert facts is not None
    assert same is not None
    assert (facts.text, facts.marks, facts.licenses) == (same.text, same.marks, same.licenses)
    assert parsed.tree.html == before
