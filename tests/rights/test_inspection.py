# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The finished page shows what is owed: pages written by hand, whole and with one thing broken each."""

from __future__ import annotations

import pytest

from blotter.model.articles import Article, ImageRecord
from blotter.model.problems import Place, Problem
from blotter.model.verdicts import Verdict
from blotter.rights.inspection import inspect
from tests.rights.making import URL, article, judged, permission, recorded, source, terms

DEED = "https://creativecommons.org/licenses/by-nc/4.0/"
OWN_DEED = "https://creativecommons.org/licenses/by/4.0/"
ARCHIVE = "https://archive.example.org/1"

# A copy for which nearly everything is owed.
COPY = article(
    "translate",
    license=recorded("CC-BY-NC-4.0"),
    notices=("© 2026 Example News",),
    archive=ARCHIVE,
    permission=permission("translate"),
    images=(
        ImageRecord(
            src="a.jpg",
            alt="Cranes",
            credit="Photo: Ann Other",
            license="CC-BY-SA-4.0",
            source_url="https://photos.example.org/1",
            place=Place(path="a.md"),
        ),
    ),
)
COPY_SOURCE = source(
    "CC-BY-NC-4.0",
    terms=terms(
        translation="ask",
        byline="{author} for {outlet}",
        exact_text="First told by {outlet} on {date}.",
        link_top="required",
        link_bottom="required",
        index="noindex",
    ),
)
COPY_PAGE = f"""<!doctype html>
<html lang="en"><head><title>Page</title><meta name="robots" content="noindex, follow">
<script type="application/ld+json">{{"@type": "NewsArticle", "license": "{DEED}", "isBasedOn": {{"@type": "NewsArticle"}}}}</script>
</head><body><header><a href="/">Example Brief</a></header>
<main><article class="entry h-entry" about="{URL}" typeof="cc:Work">
<h1 class="p-name">Clerks charged</h1>
<p class="byline">By <span class="p-author">Jane Doe</span> for <em>Example
   News</em></p>
<p class="credit">First told by <a href="{URL}">Example News</a> on <time>2 January 2026</time>. Title: “Harbor clerks charged”.
  <a rel="license" href="{DEED}">CC BY-NC 4.0</a>. Changes: Shortened.</p>
<p class="translation" data-translation="human">Translated by Ana Díaz, a person.</p>
<figure><img src="/media/a.jpg" alt="Cranes"><figcaption class="image-credit">Photo: Ann Other,
  <a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>, <a href="https://photos.example.org/1">source</a></figcaption></figure>
<div class="e-content"><p>Body.</p></div>
<footer><p>Read the <a href="{URL}">original</a> or <a href="{ARCHIVE}">its archived copy</a>. © 2026 Example News.
  By permission of the Rights desk of Example News. Our part: <a href="{OWN_DEED}">CC BY 4.0</a></p></footer>
</article></main><footer><a href="{OWN_DEED}">Our texts: CC BY 4.0</a></footer></body></html>"""

BRIEF = article("brief", authors=("Jane Doe",))
BRIEF_PAGE = f"""<html><head><title>Page</title></head><body><article class="h-entry">
<h1>Clerks before a judge</h1><p class="reuse-mark" data-reuse="brief">Our summary, in our own words</p>
<p class="byline">From reporting by Jane Doe, Example News</p><p><a href="{URL}">The original</a></p>
<div class="e-content"><p>Words.</p></div><p><a href="{URL}">Read the original</a>
<a rel="license" href="{OWN_DEED}">CC BY 4.0</a></p></article></body></html>"""


def inspected(page: str, one: Article, verdict: Verdict) -> tuple[Problem, ...]:
    """Inspect one page."""
    return inspect(page, verdict, path="articles/harbor/index.html", article=one)


def copy_verdict() -> Verdict:
    """Judge the copy above; nothing may stand in its way but the warning about our license."""
    verdict, problems = judged(COPY, COPY_SOURCE)
    assert [problem.code for problem in problems] == ["adapter-license-discouraged"]
    return verdict


def brief_verdict() -> Verdict:
    """Judge the brief above."""
    return judged(BRIEF, source("CC-BY-NC-4.0"))[0]


def test_a_page_with_the_whole_credit_passes() -> None:
    """A copy that shows everything, and a brief that shows everything."""
    assert inspected(COPY_PAGE, COPY, copy_verdict()) == ()
    assert inspected(BRIEF_PAGE, BRIEF, brief_verdict()) == ()


# (what is broken, what stands in the page, what takes its place, code, words of the messages in alphabetical order)
BROKEN_COPIES = [
    ("no outlet in the byline", "<em>Example\n   News</em>", "us", "credit-not-shown", ["byline", "outlet"]),
    ("no author", ">Jane Doe<", ">Somebody<", "credit-not-shown", ["author", "byline"]),
    ("pattern of the byline", " for <em>", ", <em>", "credit-not-shown", ["publisher (Example News)"]),
    ("byline hidden", 'class="byline"', 'class="byline" hidden', "credit-not-shown", ["author", "byline", "outlet"]),
    ("byline unmarked", 'class="byline"', 'class="by"', "credit-not-shown", ["author", "byline", "outlet"]),
    ("title", "Harbor clerks charged", "x", "credit-not-shown", ["(title)"]),
    ("link above", f'told by <a href="{URL}">', "told by <a>", "credit-not-shown", ["above the body"]),
    ("link below", f'Read the <a href="{URL}">', "Read the <a>", "credit-not-shown", ["below the body"]),
    ("other address", f'Read the <a href="{URL}">', f'Read the <a href="{URL}/">', "credit-not-shown", ["below"]),
    ("link without words", ">original</a>", "></a>", "credit-not-shown", ["below the body"]),
    ("license link", f'<a rel="license" href="{DEED}">', "<a>", "credit-not-shown", ["rel=license"]),
    ("plain license link", ' rel="license" ', " ", "credit-not-shown", ["section 3(a)(1)(C)"]),
    ("license about the page", f' about="{URL}"', "", "credit-not-shown", ["about the original"]),
    ("change notice", "Changes: Shortened.", "", "credit-not-shown", ["section 3(a)(1)(B)"]),
    ("change notice hidden", "Changes: ", "</p><p hidden>", "credit-not-shown", ["change notice"]),
    ("change notice for screens", "Changes:", '</p><p class="sr-only">', "credit-not-shown", ["change notice"]),
    ("change notice by style", "Changes:", '</p><p style="Display: none">', "credit-not-shown", ["change notice"]),
    ("change notice folded", "Changes:", "</p><details><p>", "credit-not-shown", ["change notice"]),
    ("change notice aside", "Changes:", '</p><p aria-hidden="true">', "credit-not-shown", ["change notice"]),
    ("exact sentence", "First told by", "Told first by", "credit-not-shown", ["the publisher", "exact sentence"]),
    ("sentence across blocks", "on <time>", "</p><p>told <time>", "credit-not-shown", ["exact sentence"]),
    ("translator", "Ana Díaz", "a person", "credit-not-shown", ["(translator)"]),
    ("machine or human", 'data-translation="human"', "", "credit-not-shown", ["(machine or human)"]),
    ("notice", "© 2026", "2026", "credit-not-shown", ["notices kept"]),
    ("permission", "Rights desk", "desk", "credit-not-shown", ["permission note"]),
    ("archive", f'href="{ARCHIVE}"', "", "credit-not-shown", ["archive link"]),
    ("image credit", "Photo: Ann Other", "Photo", "credit-not-shown", ["image credit"]),
    ("image license", "by-sa/4.0/", "by-sa/3.0/", "credit-not-shown", ["image credit"]),
    ("image source", 'href="https://photos.example.org/1"', "", "credit-not-shown", ["image credit"]),
    ("noindex", "noindex, follow", "all", "credit-not-shown", ["noindex"]),
    ("reservation", "<title>", '<meta name="tdm-reservation" content="1"><title>', "credit-not-shown", ["no extra terms"]),
    ("both signals", "<title>", f'<link rel="canonical" href="{URL}"><title>', "credit-not-shown", ["one or the other"]),
    ("second license", f'<a href="{OWN_DEED}">Our', f'<a rel="license" href="{OWN_DEED}">Our', "second-license", [OWN_DEED]),
    ("license in the head", "<title>", f'<link rel="license" href="{OWN_DEED}"><title>', "second-license", ["only"]),
    ("JSON-LD", f'"license": "{DEED}"', '"license": "https://x.example.org/"', "second-license", ["JSON-LD"]),
    ("no entry", "h-entry", "entry", "credit-not-shown", ["h-entry"]),
    ("no body", "e-content", "content", "credit-not-shown", ["e-content"]),
]


@pytest.mark.parametrize(("was", "becomes", "code", "says"), [row[1:] for row in BROKEN_COPIES], ids=[r[0] for r in BROKEN_COPIES])
def test_a_copy_with_one_thing_broken_is_caught(was: str, becomes: str, code: str, says: list[str]) -> None:
    """Whatever is missing, hidden, changed or in the wrong place fails, naming obligation, rule and article."""
    assert COPY_PAGE.count(was) >= 1
    problems = inspected(COPY_PAGE.replace(was, becomes), COPY, copy_verdict())
    assert {problem.code for problem in problems} == {code}
    for words in says:
        assert any(words in problem.message for problem in problems)
    for problem in problems:
        assert problem.place == Place(path="articles/harbor/index.html")
        assert "content/articles/harbor.md" in problem.message
        assert problem.hint


BROKEN_BRIEFS = [
    ("label", "Our summary, in our own words", "", "credit-not-shown", "own words label"),
    ("kind of label", 'data-reuse="brief"', 'data-reuse="quote"', "credit-not-shown", "own words label"),
    ("outlet", "Jane Doe, Example News", "Jane Doe", "credit-not-shown", "byline"),
    ("link above", f'<p><a href="{URL}">The original</a></p>', "", "credit-not-shown", "above the body"),
    ("link below", f'<a href="{URL}">Read', "<a>Read", "credit-not-shown", "below the body"),
    ("link in the body only", f'</div><p><a href="{URL}">', f'<a href="{URL}">x</a></div><p><a>', "credit-not-shown", "below"),
    ("source's license", "<h1>", f'<p><a href="{DEED}">CC</a></p><h1>', "credit-not-shown", "no license of the source"),
    ("license of the original", 'class="h-entry"', f'class="h-entry" about="{URL}"', "credit-not-shown", "no license"),
    ("second license", "<h1>", f'<a rel="license" href="{DEED}"></a><h1>', "second-license", DEED),
]


@pytest.mark.parametrize(("was", "becomes", "code", "says"), [row[1:] for row in BROKEN_BRIEFS], ids=[r[0] for r in BROKEN_BRIEFS])
def test_a_brief_with_one_thing_broken_is_caught(was: str, becomes: str, code: str, says: str) -> None:
    """Our own words carry the source's name, both links and the label, and never the source's license."""
    assert BRIEF_PAGE.count(was) == 1
    problems = inspected(BRIEF_PAGE.replace(was, becomes), BRIEF, brief_verdict())
    assert {problem.code for problem in problems} == {code}
    assert all(says in problem.message for problem in problems)


def test_an_uncertain_license_is_said_and_not_asserted() -> None:
    """A candidate set: the words and the publisher's terms are shown, and rel=license is refused."""
    one = article("verbatim")
    its = source("CC-BY-NC-3.0", "CC-BY-NC-4.0", terms_url="https://news.example.org/terms")
    verdict, _ = judged(one, its)
    words = "a Creative Commons non-commercial license; version not stated"
    page = f"""<head><meta name="robots" content="noindex"></head><article class="h-entry"><h1>{one.title}</h1>
    <p class="byline">Jane Doe, Example News</p><p><a href="{URL}">Original</a>, {words},
    <a href="https://news.example.org/terms">terms</a></p><div class="e-content"></div>
    <p class="images-omitted">Without its pictures.</p><p><a href="{URL}">Original</a></p></article>"""
    assert inspected(page, one, verdict) == ()
    for was, says in ((words, "license statement"), ("/terms", "terms link"), ("images-omitted", "images omitted")):
        (problem,) = inspected(page.replace(was, ""), one, verdict)
        assert says in problem.message
    (problem,) = inspected(page.replace("<h1>", f'<link rel="license" href="{DEED}"><h1>'), one, verdict)
    assert problem.code == "second-license"
    assert "until an editor records it" in problem.message


def test_canonical_is_held_to_the_original() -> None:
    """Where the publisher asks for canonical, the link must lead to the original and not to us."""
    one = article("abridge", license=recorded("CC-BY-4.0"))
    verdict, _ = judged(one, source("CC-BY-4.0", terms=terms(index="canonical")))
    page = f"""<head><link rel="canonical" href="{URL}"></head><article class="h-entry" about="{URL}"><h1>T</h1>
    <p class="byline">Jane Doe, Example News</p><p>Harbor clerks charged <a href="{URL}">Original</a> Shortened.
    <a rel="license" href="{OWN_DEED}">CC BY 4.0</a></p><div class="e-content"></div>
    <p class="images-omitted">No pictures.</p><p><a href="{URL}">Original</a></p></article>"""
    assert inspected(page, one, verdict) == ()
    (problem,) = inspected(page.replace(f'canonical" href="{URL}', 'canonical" href="https://brief.example.org/'), one, verdict)
    assert "the publisher (Example News) asks for it (canonical" in problem.message


def test_our_own_article_may_carry_our_license_and_no_other() -> None:
    """Nothing is owed, and still only one license may be asserted."""
    one = article("brief", source="desk", source_url="")
    verdict, _ = judged(one, source(own=True))
    page = '<article class="h-entry"><div class="e-content"></div><a rel="license" href="{}">x</a></article>'
    assert inspected(page.format(OWN_DEED), one, verdict) == ()
    assert [problem.code for problem in inspected(page.format(DEED), one, verdict)] == ["second-license"]


@pytest.mark.parametrize("page", ["", "<", "<p>" * 5000, '<div class="h-entry">' * 3000 + '<p class="e-content">'])
def test_any_page_can_be_inspected(page: str) -> None:
    """Broken or deeply nested HTML is a problem, never an exception."""
    problems = inspected(page, BRIEF, brief_verdict())
    assert problems
    assert {problem.code for problem in problems} == {"credit-not-shown"}
