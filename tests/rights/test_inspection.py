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
<script type="application/ld+json">
{{"@type": "NewsArticle", "license": "{DEED}", "isBasedOn": {{"@type": "NewsArticle"}}}}</script>
</head><body><header><a href="/">Example Brief</a></header>
<main><article class="entry h-entry" about="{URL}" typeof="cc:Work">
<h1 class="p-name">Clerks charged</h1>
<p class="byline">By <span class="p-author">Jane Doe</span> for <em>Example
   News</em></p>
<p class="credit">First told by <a href="{URL}">Example News</a> on <time>2 January 2026</time>. Title:
  “Harbor clerks charged”. <a rel="license" href="{DEED}">CC BY-NC 4.0</a>. Changes: Shortened.</p>
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


def broken(page: str, was: str, becomes: str) -> str:
    """Break one thing of a page; it must have been there."""
    assert was in page
    return page.replace(was, becomes)


def copy_verdict() -> Verdict:
    """Judge the copy above; nothing may stand in its way but the warning about our license."""
    verdict, problems = judged(COPY, COPY_SOURCE)
    assert [problem.code for problem in problems] == ["adapter-license-discouraged"]
    return verdict


def brief_verdict() -> Verdict:
    """Judge the brief above."""
    return judged(BRIEF, source("CC-BY-NC-4.0"))[0]


FIGURE = COPY_PAGE[COPY_PAGE.index("<figure>") : COPY_PAGE.index("</figure>") + len("</figure>")]


@pytest.mark.parametrize(
    ("shown", "owed"),
    [
        ("", False),
        ('<img src="/media/logo.png" alt="Example Brief">', False),
        ("<textarea readonly>&lt;img src=/media/a.jpg&gt;</textarea>", False),
        ('<img src="/media/a.jpg" alt="Cranes">', True),
        ('<picture><source srcset="/media/a.jpg 1x, /media/a-2.jpg 2x"></picture>', True),
        ('<svg><image href="https://example.org/media/a%2Ejpg?w=2"/></svg>', True),
        ('<video poster="/media/a.jpg"></video>', True),
        ('<object data="/media/a.jpg"></object>', True),
    ],
)
def test_a_picture_is_credited_where_it_is_shown(shown: str, owed: bool) -> None:
    """Wherever on the page that is; a page without it, such as a republish kit, owes it nothing."""
    page = broken(COPY_PAGE, FIGURE, "").replace("<main>", f"<main>{shown}")
    found = inspected(page, COPY, copy_verdict())
    assert [problem.code for problem in found] == ["credit-not-shown"] * owed
    assert all("Photo: Ann Other" in problem.message for problem in found)


def test_a_page_with_the_whole_credit_passes() -> None:
    """A copy that shows everything, and a brief that shows everything."""
    assert inspected(COPY_PAGE, COPY, copy_verdict()) == ()
    assert inspected(BRIEF_PAGE, BRIEF, brief_verdict()) == ()


# what stands in the page, what takes its place, words of the messages
BROKEN_COPIES = [
    pytest.param("<em>Example\n   News</em>", "us", ["byline", "outlet"], id="no outlet in the byline"),
    pytest.param(">Jane Doe<", ">Somebody<", ["author", "byline"], id="no author"),
    pytest.param(" for <em>", ", <em>", ["publisher (Example News)"], id="pattern of the byline"),
    pytest.param('class="byline"', 'class="byline" hidden', ["author", "byline", "outlet"], id="byline hidden"),
    pytest.param('class="byline"', 'class="by"', ["author", "byline", "outlet"], id="byline unmarked"),
    pytest.param("Harbor clerks charged", "x", ["(title)"], id="title"),
    pytest.param(f'told by <a href="{URL}">', "told by <a>", ["above the body"], id="link above"),
    pytest.param(f'Read the <a href="{URL}">', "Read the <a>", ["below the body"], id="link below"),
    pytest.param(f'Read the <a href="{URL}">', f'Read the <a href="{URL}/">', ["below"], id="other address"),
    pytest.param(">original</a>", "></a>", ["below the body"], id="link without words"),
    pytest.param(f'<a rel="license" href="{DEED}">', "<a>", ["rel=license"], id="license link"),
    pytest.param(' rel="license" ', " ", ["section 3(a)(1)(C)"], id="plain license link"),
    pytest.param(f' about="{URL}"', "", ["about the original"], id="license about the page"),
    pytest.param("Changes: Shortened.", "", ["section 3(a)(1)(B)"], id="change notice"),
    pytest.param("Changes: ", "</p><p hidden>", ["change notice"], id="change notice hidden"),
    pytest.param("Changes:", '</p><p class="sr-only">', ["change notice"], id="change notice for screens"),
    pytest.param("Changes:", '</p><p style="Display: none">', ["change notice"], id="change notice by style"),
    pytest.param("Changes:", "</p><details><p>", ["change notice"], id="change notice folded"),
    pytest.param("Changes:", '</p><p aria-hidden="true">', ["change notice"], id="change notice aside"),
    pytest.param("First told by", "Told first by", ["the publisher", "exact sentence"], id="exact sentence"),
    pytest.param("on <time>", "</p><p>told <time>", ["exact sentence"], id="sentence across blocks"),
    pytest.param("Ana Díaz", "a person", ["(translator)"], id="translator"),
    pytest.param('data-translation="human"', "", ["(machine or human)"], id="machine or human"),
    pytest.param("© 2026", "2026", ["notices kept"], id="notice"),
    pytest.param("Rights desk", "desk", ["permission note"], id="permission"),
    pytest.param(f'href="{ARCHIVE}"', "", ["archive link"], id="archive"),
    pytest.param("Photo: Ann Other", "Photo", ["image credit"], id="image credit"),
    pytest.param("by-sa/4.0/", "by-sa/3.0/", ["image credit"], id="image license"),
    pytest.param('href="https://photos.example.org/1"', "", ["image credit"], id="image source"),
    pytest.param("noindex, follow", "all", ["noindex"], id="noindex"),
    pytest.param("<title>", '<meta name="tdm-reservation" content="1"><title>', ["no extra terms"], id="reservation"),
    pytest.param("<title>", f'<link rel="canonical" href="{URL}"><title>', ["one or the other"], id="both signals"),
    pytest.param("h-entry", "entry", ["h-entry"], id="no entry"),
    pytest.param("e-content", "content", ["e-content"], id="no body"),
]

# Elements that show their words not at all, not always, or struck out; attributes that hide whatever they are on.
HIDING = [
    *("dialog", "select", "canvas", "audio", "video", "datalist", "meter", "progress", "svg", "math", "rp", "del", "s"),
    *("noscript", "template", "object", "iframe", "textarea", "button", "bdo", "x-credit"),
]
HIDING_ATTRIBUTES = [
    *('aria-hidden="TRUE"', 'aria-hidden=" true "', "inert", "popover", 'popover="manual"', 'hidden="until-found"'),
]


@pytest.mark.parametrize("element", HIDING)
def test_credit_in_an_element_that_may_not_show_it_is_caught(element: str) -> None:
    """Only elements that are known to show their words may enclose the credit."""
    page = broken(COPY_PAGE, "Changes: Shortened.", f"<{element}>Changes: Shortened.</{element}>")
    problems = inspected(page, COPY, copy_verdict())
    assert any("change notice" in problem.message for problem in problems)


@pytest.mark.parametrize("attribute", HIDING_ATTRIBUTES)
def test_credit_under_an_attribute_that_hides_is_caught(attribute: str) -> None:
    """However the attribute is written."""
    page = broken(COPY_PAGE, "Changes: Shortened.", f"<span {attribute}><b>Changes: Shortened.</b></span>")
    assert any("change notice" in problem.message for problem in inspected(page, COPY, copy_verdict()))


@pytest.mark.parametrize(
    ("tag", "attribute"),
    [("dialog", ""), ("details", ""), ("div", "hidden"), ("div", "inert"), ("section", 'class="sr-only"')],
)
def test_an_item_that_is_hidden_as_a_whole_is_caught(tag: str, attribute: str) -> None:
    """What stands round the item hides its credit as well."""
    page = broken(broken(COPY_PAGE, "<main>", f"<main><{tag} {attribute}>"), "</main>", f"</{tag}></main>")
    (problem,) = inspected(page, COPY, copy_verdict())
    assert "shows no element of class h-entry" in problem.message


LYING = [
    pytest.param(">CC BY-NC 4.0</a>", ">CC0 1.0</a>", "license link", id="another license"),
    pytest.param(">CC BY-NC 4.0</a>", ">\u2060\u200b\u3164\u2800</a>", "license link", id="invisible words"),
    pytest.param(">CC BY-NC 4.0</a>", '><img alt="\u200b"></a>', "license link", id="invisible image words"),
    pytest.param(">CC BY-NC 4.0</a>", '><img hidden alt="CC BY-NC 4.0"></a>', "license link", id="hidden image"),
    pytest.param(">CC BY-SA 4.0</a>", ">public domain</a>", "image credit", id="license of a picture"),
    pytest.param(">original</a>", ">\u2060\u034f</a>", "link bottom", id="link of invisible words"),
]


@pytest.mark.parametrize(("was", "becomes", "says"), LYING)
def test_a_link_says_what_it_leads_to(was: str, becomes: str, says: str) -> None:
    """The license stands by its name or id in its link; words of which nothing can be seen are none."""
    problems = inspected(broken(COPY_PAGE, was, becomes), COPY, copy_verdict())
    assert any(says in problem.message for problem in problems)


@pytest.mark.parametrize(
    "words", ["CC-BY-NC-4.0", "under CC BY-NC 4.0", '<img alt="CC BY-NC 4.0">', "CC\u200b BY-NC 4.0"]
)
def test_a_license_has_its_name_in_more_than_one_way(words: str) -> None:
    """Its SPDX id, words around the name, and the words of an image."""
    assert inspected(broken(COPY_PAGE, ">CC BY-NC 4.0</a>", f">{words}</a>"), COPY, copy_verdict()) == ()


def test_the_license_of_our_part_is_named() -> None:
    """A share-alike adaptation says under what our part is, not only where that stands."""
    one = article("abridge", license=recorded("CC-BY-SA-4.0"))
    verdict, _ = judged(one, source("CC-BY-SA-4.0"))
    deed = "https://creativecommons.org/licenses/by-sa/4.0/"
    page = f"""<article class="h-entry" about="{URL}"><p class="byline">Jane Doe, Example News</p>
    <p><a href="{URL}">Harbor clerks charged</a> Shortened. <a rel="license" href="{deed}">CC-BY-SA-4.0</a></p>
    <div class="e-content"></div><p class="images-omitted">No pictures.</p><p><a href="{URL}">Original</a>
    Our part: <a href="{deed}">CC BY-SA 4.0</a></p></article>"""
    assert inspected(page, one, verdict) == ()
    nameless = page.replace("CC-BY-SA-4.0", "x").replace("CC BY-SA 4.0", "x")
    assert any("adapter license same" in problem.message for problem in inspected(nameless, one, verdict))


SECOND_LICENSES = [
    pytest.param(
        f'<a href="{OWN_DEED}">Our',
        f'<a rel="license" href="{OWN_DEED}">Our',
        [OWN_DEED],
        id="second license",
    ),
    pytest.param("<title>", f'<link rel="license" href="{OWN_DEED}"><title>', ["only"], id="license in the head"),
    pytest.param(f'"license": "{DEED}"', '"license": "https://x.example.org/"', ["JSON-LD"], id="JSON-LD"),
]


@pytest.mark.parametrize(("was", "becomes", "says"), BROKEN_COPIES)
def test_a_copy_with_one_thing_broken_is_caught(was: str, becomes: str, says: list[str]) -> None:
    """Whatever is missing, hidden, changed or in the wrong place fails, naming obligation, rule and article."""
    problems = inspected(broken(COPY_PAGE, was, becomes), COPY, copy_verdict())
    assert {problem.code for problem in problems} == {"credit-not-shown"}
    for words in says:
        assert any(words in problem.message for problem in problems)
    for problem in problems:
        assert problem.place == Place(path="articles/harbor/index.html")
        assert "content/articles/harbor.md" in problem.message
        assert problem.hint


@pytest.mark.parametrize(("was", "becomes", "says"), SECOND_LICENSES)
def test_a_second_license_is_caught(was: str, becomes: str, says: list[str]) -> None:
    """Wherever on the page another license is asserted, a machine could take the work to be under it."""
    (problem,) = inspected(broken(COPY_PAGE, was, becomes), COPY, copy_verdict())
    assert problem.code == "second-license"
    assert all(words in problem.message for words in says)


BROKEN_BRIEFS = [
    pytest.param("Our summary, in our own words", "", ["own words label"], id="label"),
    pytest.param('data-reuse="brief"', 'data-reuse="quote"', ["own words label"], id="kind of label"),
    pytest.param("Jane Doe, Example News", "Jane Doe", ["byline"], id="outlet"),
    pytest.param(f'<p><a href="{URL}">The original</a></p>', "", ["above the body"], id="link above"),
    pytest.param(f'<a href="{URL}">Read', "<a>Read", ["below the body"], id="link below"),
    pytest.param(
        f'</div><p><a href="{URL}">',
        f'<a href="{URL}">x</a></div><p><a>',
        ["below"],
        id="link in the body only",
    ),
    pytest.param("<h1>", f'<p><a href="{DEED}">CC</a></p><h1>', ["no license of the source"], id="source's license"),
    pytest.param('class="h-entry"', f'class="h-entry" about="{URL}"', ["no license"], id="license of the original"),
]


@pytest.mark.parametrize(("was", "becomes", "says"), BROKEN_BRIEFS)
def test_a_brief_with_one_thing_broken_is_caught(was: str, becomes: str, says: list[str]) -> None:
    """Our own words carry the source's name, both links and the label, and never the source's license."""
    problems = inspected(broken(BRIEF_PAGE, was, becomes), BRIEF, brief_verdict())
    assert {problem.code for problem in problems} == {"credit-not-shown"}
    assert any(says[0] in problem.message for problem in problems)


def test_a_brief_under_the_sources_license_is_caught() -> None:
    """A brief is ours: the source's license on it would give away what is not the source's."""
    page = broken(BRIEF_PAGE, "<h1>", f'<a rel="license" href="{DEED}"></a><h1>')
    assert [problem.code for problem in inspected(page, BRIEF, brief_verdict())] == ["second-license"]


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
    to_us = broken(page, f'canonical" href="{URL}', 'canonical" href="https://brief.example.org/')
    (problem,) = inspected(to_us, one, verdict)
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


def test_an_own_article_of_any_kind_is_under_our_own_license() -> None:
    """The desk's own text has no second license, whatever its ``reuse`` says and even with an address to link."""
    one = article("verbatim")
    verdict, problems = judged(one, source(own=True))
    assert (problems, verdict.credit.is_copy) == ((), False)
    page = f"""<html><body><article class="h-entry"><div class="e-content"><p>Body.</p></div>
<p><a rel="license" href="{OWN_DEED}">CC BY 4.0</a></p></article></body></html>"""
    assert inspected(page, one, verdict) == ()
    other = broken(page, OWN_DEED, "https://creativecommons.org/licenses/by-nc/4.0/")
    assert [problem.code for problem in inspected(other, one, verdict)] == ["second-license"]
