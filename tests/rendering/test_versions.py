# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A page names its versions in other languages, to readers, crawlers and programs, and marks what is in another one."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from blotter.library.translations import group_translations
from blotter.model.articles import Correction, ReuseKind
from blotter.model.library import Library
from blotter.rendering.composing.linked_data import article_json_ld
from blotter.rendering.theme.loader import Theme
from tests.rendering.machine_fixtures import BASE, CONFIG, NEWS, brief, copy, shelf
from tests.rendering.printing import print_article, print_site

ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


def in_versions(*items: tuple[str, str, str], marked: str = "") -> Library:
    """Make a library of (slug, language, what it translates)."""
    library = shelf(*(brief(slug, lang=lang, translation_of=of) for slug, lang, of in items))
    translations = group_translations(library.articles.values())
    return replace(library, translations=translations, marked=frozenset({marked} - {""}))


def alternates(library: Library, theme: Theme, slug: str) -> list[tuple[str, str]]:
    """Return what the head of an article's page says of languages."""
    return ALTERNATE.findall(print_article(library, theme, slug))


def test_each_version_names_all_of_them(theme: Theme) -> None:
    """Itself too, by absolute addresses: crawlers believe only what both pages say."""
    library = in_versions(("port", "en", ""), ("puerto", "es", "port"), ("porto", "pt-BR", "puerto"))
    expected = [
        ("en", f"{BASE}articles/port/"),
        ("es", f"{BASE}articles/puerto/"),
        ("pt-BR", f"{BASE}articles/porto/"),
    ]
    assert [alternates(library, theme, slug) for slug in ("port", "puerto", "porto")] == [expected] * 3


def test_readers_are_shown_the_others(theme: Theme) -> None:
    """With the name of the language in the language of the site, and the headline in its own."""
    library = in_versions(("port", "en", ""), ("puerto", "es", "port"))
    page = LexborHTMLParser(print_article(library, theme, "port"))
    (line,) = page.css(".version")
    assert line.text() == "Also in Spanish: Title of puerto"
    assert line.css("a")[0].attributes == {"href": "/articles/puerto/", "hreflang": "es", "lang": "es"}


ALONE = {
    "no version": [("port", "en", "")],
    "only one in the same language": [("port", "en", ""), ("harbor", "en", "port")],
}


@pytest.mark.parametrize("items", ALONE.values(), ids=ALONE.keys())
def test_a_page_without_another_language_names_none(theme: Theme, items: list[tuple[str, str, str]]) -> None:
    """Not even itself."""
    html = print_article(in_versions(*items), theme, "port")
    assert "hreflang" not in html
    assert 'class="version"' not in html


def test_of_two_versions_in_one_language_one_is_named(theme: Theme) -> None:
    """A language named twice would be believed by nobody; each names itself for its own."""
    library = in_versions(("port", "en", ""), ("puerto", "es", "port"), ("muelle", "es", "port"))
    assert [language for language, _ in alternates(library, theme, "port")] == ["en", "es"]
    assert ("es", f"{BASE}articles/puerto/") in alternates(library, theme, "puerto")
    assert ("es", f"{BASE}articles/muelle/") in alternates(library, theme, "muelle")


def test_what_is_kept_from_crawlers_is_not_named_to_them(theme: Theme) -> None:
    """A draft shown for preview, a page that asks not to be indexed: readers still see the link."""
    library = in_versions(("port", "en", ""), ("puerto", "es", "port"), marked="puerto")
    assert alternates(library, theme, "port") == []
    assert "Also in Spanish" in print_article(library, theme, "port")
    assert alternates(library, theme, "puerto") == []


def test_programs_are_told_which_translates_which() -> None:
    """schema.org: the original has a translation, the translation is one of the original."""
    library = in_versions(("port", "en", ""), ("puerto", "es", "port"))
    original, translation = (article_json_ld(library, slug) for slug in ("port", "puerto"))
    assert original["workTranslation"] == [{"@id": f"{BASE}articles/puerto/#article"}]
    assert translation["translationOfWork"] == {"@id": f"{BASE}articles/port/#article"}
    assert "translationOfWork" not in original
    assert "workTranslation" not in translation


def test_a_translation_of_somebody_elses_work_still_names_that(theme: Theme) -> None:
    """The work that is credited is the publisher's, wherever else on this site it stands."""
    item, credit = copy("puerto", ReuseKind.TRANSLATE)
    library = shelf(brief("port"), (replace(item, lang="es", translation_of="port"), credit))
    library = replace(library, translations=group_translations(library.articles.values()))
    assert article_json_ld(library, "puerto")["translationOfWork"] == {"@id": credit.source_url}


def test_words_in_another_language_are_marked_and_ours_are_not(theme: Theme) -> None:
    """On the page of the article: headline, summary, text and corrections, and nothing of the page around them."""
    (item, credit) = brief("puerto", lang="es", summary="Dos líneas.", sensitive="Violencia.")
    item = replace(item, corrections=(Correction(date=item.date, text="Era otro número."),))
    page = LexborHTMLParser(print_article(shelf((item, credit)), theme, "puerto"))
    marked = {node.text(strip=True) for node in page.css('[lang="es"]')}
    assert marked == {"Title of puerto", "Dos líneas.", "The body of puerto.", "Violencia.", "Era otro número."}
    assert page.css("article.entry")[0].attributes.get("lang") is None


def test_lists_mark_the_words_of_an_item_alone(theme: Theme) -> None:
    """On a card the headline and the two lines below it; in a list of references the headline."""
    library = shelf(brief("port"), brief("puerto", lang="es", summary="Dos líneas."))
    library = replace(library, related={"port": ("puerto",)})
    printed = print_site(library, theme)
    listed = LexborHTMLParser(printed["latest/index.html"])
    assert {node.text(strip=True) for node in listed.css('main [lang="es"]')} == {"Title of puerto", "Dos líneas."}
    marked = {
        node.text(strip=True) for node in LexborHTMLParser(printed["articles/port/index.html"]).css('[lang="es"]')
    }
    assert marked == {"Title of puerto"}


def test_lists_name_the_language_of_an_item(theme: Theme) -> None:
    """Where it is not the site's: a reader sees it before following the link."""
    library = in_versions(("port", "en", ""), ("puerto", "es", "port"))
    page = LexborHTMLParser(print_site(library, theme)["latest/index.html"])
    cards = {card.css("h2, h3")[0].text(): card for card in page.css(".card")}
    assert "Spanish" in cards["Title of puerto"].css(".card-foot")[0].text()
    assert "English" not in cards["Title of port"].css(".card-foot")[0].text()


def test_words_that_run_the_other_way_say_so(theme: Theme) -> None:
    """A direction is given where it is not the page's."""
    library = shelf(brief("port"), brief("mina", lang="ar", summary="سطران."), brief("puerto", lang="es"))
    listed = LexborHTMLParser(print_site(library, theme)["latest/index.html"])
    assert {node.attributes["dir"] for node in listed.css('main [lang="ar"]')} == {"rtl"}
    assert {node.attributes.get("dir") for node in listed.css('main [lang="es"]')} == {None}


def test_the_language_of_the_original_is_told_where_it_is_another(theme: Theme) -> None:
    """Who follows the link knows what to expect; the title of the original is marked as what it is."""
    (item, credit) = brief("port")
    library = shelf((item, replace(credit, original_title="El puerto")))
    library = replace(library, sources={**library.sources, "example-news": replace(NEWS, lang="es-PE")})
    page = LexborHTMLParser(print_article(library, theme, "port"))
    assert [link.attributes["hreflang"] for link in page.css(".credit-link")] == ["es-PE"] * 2
    assert [note.text() for note in page.css(".credit-link + .aside")] == ["(in Spanish (Peru))"] * 2
    assert page.css("cite")[0].attributes["lang"] == "es-PE"
    plain = print_article(shelf((item, credit), config=CONFIG), theme, "port")
    assert "(in " not in plain


def test_an_original_whose_language_is_not_known_has_none(theme: Theme) -> None:
    """What nobody recorded is not said: our text in another language says nothing of the original's."""
    page = LexborHTMLParser(print_article(shelf(brief("puerto", lang="es")), theme, "puerto"))
    assert [link.attributes.get("hreflang") for link in page.css(".credit-link")] == [None] * 2
    assert page.css(".credit-link + .aside") == []
