# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What holds for every page of the theme ``dispatch``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import fields, replace
from selectolax.lexbor import LexborHTMLParser

from blotter import rendering
from blotter.model.articles import ReuseKind, StandingPage
from blotter.model.documents import Document
from blotter.model.library import Library, Tombstone
from blotter.model.sources import Certainty, PublisherTerms, Stance, Term
from blotter.rendering.theme.asked_words import ASKED, TEMPLATES, unanswered
from blotter.rendering.theme.loader import Theme
from blotter.rendering.theme.templates import SUFFIX
from blotter.rendering.wire.feed_items import WORDS
from tests.rendering.machine_fixtures import NEWS, brief, copy, own_piece, shelf
from tests.rendering.printing import check_page, print_site, text_of

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'none'; connect-src 'self'; manifest-src 'self'; "
    "script-src 'self'; base-uri 'none'; form-action 'self'"
)
# Where readers search, their browser runs Pagefind, which is WebAssembly.
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")


def _library() -> Library:
    """One of everything: briefs, a copy, our own, a page, an old address and a withdrawn article."""
    page = StandingPage(slug="about", path="content/pages/about.md", title="About", body="", body_line=1, positions={})
    library = shelf(brief("a-brief", aliases=("old",), regions=("vraem",)), copy("a-copy"), own_piece("our-own"))
    return replace(
        library,
        pages={"about": page},
        page_documents={"about": Document(html="<p>About us.</p>")},
        tombstones=(Tombstone(slug="gone"),),
        related={"a-brief": ("a-copy",)},
        backlinks={"a-brief": ("our-own",)},
    )


@pytest.fixture(scope="module")
def printed(theme: Theme) -> dict[str, str]:
    """Every page of that library, by path; the text edition has a frame of its own (test_text_edition)."""
    pages = print_site(_library(), theme)
    return {path: html for path, html in pages.items() if path.endswith(".html") and not path.startswith("text/")}


def test_the_policy_comes_first(printed: dict[str, str]) -> None:
    """Nothing is loaded before the content security policy is known, and it allows our own styles and pictures only."""
    for path, html in printed.items():
        policy = SEARCH_POLICY if path == "search/index.html" else POLICY
        start = f'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        assert html.startswith('<!doctype html>\n<html lang="en"'), path
        assert start in html, path


def test_every_page_passes_the_safety_check(printed: dict[str, str], theme: Theme) -> None:
    """No script but the theme's own and data, no handler, nothing from elsewhere, unique ids."""
    for path, html in printed.items():
        assert check_page(path, html, theme) == ()
        assert " style=" not in html
        assert "<style" not in html


def test_every_page_can_be_walked_through(printed: dict[str, str]) -> None:
    """One h1, a way past the menu, the landmarks, headings without gaps, a title, a language."""
    for path, html in printed.items():
        tree = LexborHTMLParser(html)
        assert len(tree.css("h1")) == 1, path
        assert [len(tree.css(name)) for name in ("main", "body > header", "body > footer")] == [1, 1, 1], path
        assert tree.css("body > a")[0].attributes["href"] == "#b-main", path
        levels = [int((node.tag or "")[1:]) for node in tree.css("h1, h2, h3, h4")]
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)
        assert tree.css("title")[0].text().strip(), path


def test_labels_have_what_they_name(printed: dict[str, str]) -> None:
    """What labels an element exists, and the theme's ids keep out of the way of an article's."""
    for path, html in printed.items():
        ids = re.findall(r' id="([^"]*)"', html)
        assert set(re.findall(r'aria-labelledby="([^"]*)"', html)) <= set(ids), path
        assert all(name.startswith("b-") for name in ids), path


def test_the_footer_claims_no_license_for_the_item(printed: dict[str, str]) -> None:
    """``rel=license`` speaks of the item of its page: it stands once on an article's page and nowhere else."""
    for path, html in printed.items():
        articles = ("articles/a-brief/", "articles/a-copy/", "articles/our-own/")
        assert html.count('rel="license"') == path.startswith(articles), path


def test_header_and_footer_are_the_same_everywhere(printed: dict[str, str]) -> None:
    """But for the mark on the menu, and the search page, which has a larger field: no page changes with another."""
    heads = {
        html[html.index("<body>") : html.index("<main")].replace(' aria-current="page"', "")
        for path, html in printed.items()
        if path != "search/index.html"
    }
    feet = {html[html.index("<footer") :] for html in printed.values()}
    assert (len(heads), len(feet)) == (1, 1)
    assert '<form class="masthead-search"' in heads.pop()
    searching = printed["search/index.html"]
    assert '<form class="masthead-search"' not in searching
    assert searching.count('role="search"') == 1


def test_every_kind_of_reuse_has_its_words(theme: Theme) -> None:
    """A label and a sentence for each, so that no article can fail to render for want of one."""
    for kind in ReuseKind:
        assert theme.locale.has_word("reuse", kind.value)
        assert theme.locale.has_word("credit.sentence", kind.value)
    for form in ("own", "copy", "link", "brief", "quote"):
        assert theme.locale.has_word("byline", form)
        assert theme.locale.has_word("byline", f"{form}_plain")
    for form in ("own", "link", "brief", "quote"):
        assert theme.locale.has_word("credit.own_sentence", form)
    for kind_of_place in ("continent", "subregion", "country", "area"):
        assert theme.locale.has_word("regions.kind", kind_of_place)


def test_every_term_of_a_publisher_has_its_words(theme: Theme) -> None:
    """A name for each term, and plain words for the stances and for how we know."""
    assert all(theme.locale.has_word("term", each.name) for each in fields(PublisherTerms))
    assert all(theme.locale.has_word("certainty", each.value) for each in Certainty)
    stances = [stance.value for stance in Stance if stance is not Stance.UNKNOWN]
    assert all(theme.locale.has_word("stance", stance) for stance in stances)


def test_a_source_page_says_what_is_known_of_its_terms(theme: Theme) -> None:
    """Candidates for the license, each known term in words with how we know it; the unknown is not shown as a no."""
    terms = replace(
        PublisherTerms(),
        commercial=Term(value="no", certainty=Certainty.PRINTED, note="“Not for sale.”"),
        link_top=Term(value="no", certainty=Certainty.MEMORY),
        pixel=Term(value=True, certainty=Certainty.INFERRED),
        embargo_days=Term(value=2, certainty=Certainty.OWN_TEXT),
        byline=Term(value="{author} for {outlet}", certainty=Certainty.PRINTED),
        ads=Term(value="unknown"),
    )
    source = replace(NEWS, licenses=("CC-BY-NC-3.0", "CC-BY-NC-4.0"), terms=terms, license_certainty=Certainty.REGISTRY)
    library = replace(shelf(brief()), sources={"example-news": source})
    text = text_of(print_site(library, theme)["sources/example-news/index.html"])
    assert "One of CC BY-NC 3.0 and CC BY-NC 4.0 ; which one is not recorded" in text
    assert "Commercial use Not allowed “Not for sale.” printed with the articles" in text
    assert "Link above the text Not asked for from memory, unconfirmed" in text
    assert "Byline [author] for [publisher] printed with the articles" in text
    assert "Days to wait before republishing 2 the publisher&#39;s own terms" in text
    assert "Advertising" not in text


def _asked_by_modules() -> Iterator[re.Pattern[str]]:
    """Give a pattern for each key in the modules of this floor, whether it is written out or made of parts."""
    for module in sorted(Path(next(iter(rendering.__path__))).rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            match node:
                case ast.Constant(value=str(text)) if "." in text:
                    yield re.compile(re.escape(text))
                case ast.JoinedStr(values=parts):
                    said = "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)
                    if re.fullmatch(r"[\w.*-]+", said) and re.search(r"\w\.|\.\w", said):
                        yield re.compile(re.escape(said).replace(r"\*", "[^.]+"))


def test_no_string_is_left_over(theme: Theme) -> None:
    """Translators are not asked for words that nobody reads: every string has a template or a module that wants it."""
    asked = theme.survey.strings
    groups = tuple(key.removesuffix("other") for key in asked if key.endswith((".", ".other")))
    left = {key for key in theme.locale.strings if key not in asked and not key.startswith(groups)}
    unread = left - ASKED - {f"feed.{name}" for name in WORDS} - {"article.unavailable"}
    assert unread == set(), "delete it, or name it in asked_words.py if a module asks for it"


def test_all_that_the_program_asks_for_is_known(theme: Theme) -> None:
    """So a theme of somebody's own is told what it lacks. Feeds and empty links have words of their own."""
    assert list(unanswered(theme.locale)) == []
    known = ASKED | {f"feed.{name}" for name in WORDS} | {"article.unavailable"}
    in_templates = theme.survey.strings
    for pattern in _asked_by_modules():
        meant = {key for key in theme.locale.strings if pattern.fullmatch(key)}
        assert not meant or meant & known or meant <= in_templates, f"name it in asked_words.py: {pattern.pattern}"
    named = {pattern.pattern.replace("\\", "") for pattern in _asked_by_modules()}
    assert {name for name in named if name.endswith(SUFFIX) and name != SUFFIX} == TEMPLATES


def _palettes(css: str) -> list[dict[str, str]]:
    """The colors of the light scheme, of the dark one by the device's wish, and of the dark one by the reader's."""
    blocks = re.findall(r":root[^{}]* \{([^}]*--paper: #[^}]*)\}", css)
    return [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block)) for block in blocks[:3]]


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2 between two colors."""

    def luminance(color: str) -> float:
        parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colors_can_be_read(theme: Theme) -> None:
    """Text has a contrast of 7 to 1 with the paper, labels and accents at least 4.5 to 1, in light and in dark."""
    css = next(output.content for output in theme.outputs if output.path.endswith(".css")).decode()
    palettes = _palettes(css)
    assert len(palettes) == 3
    assert palettes[1] == palettes[2]
    for colors in palettes:
        assert _contrast(colors["ink"], colors["paper"]) >= 7
        assert _contrast(colors["second"], colors["paper"]) >= 4.5
        assert _contrast(colors["accent"], colors["paper"]) >= 4.5


def test_the_stylesheet_asks_for_nothing(theme: Theme) -> None:
    """No import, no font, no picture from anywhere; every class it styles is known to a template."""
    css = next(output.content for output in theme.outputs if output.path.endswith(".css")).decode()
    assert "url(" not in css
    assert "@import" not in css
    assert "@font-face" not in css
    templates = " ".join(theme.sources.values())
    selectors = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", css, flags=re.DOTALL)
    classes = set(re.findall(r"\.([a-z][a-z-]+)", selectors))
    classes -= {"footnote", "align-center", "align-right"}  # which texts have
    dynamic = {"tree-tags", "tree-regions", "branch-subregion", "branch-area", "bubble-area"}
    dynamic |= {"map-world", "map-part", "wide"}
    assert {name for name in classes - dynamic if name not in templates} == set()
