# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The theme that comes with Blotter speaks English, Spanish and Portuguese, each of them whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from blotter.model.config import Config, SiteSettings
from blotter.rendering.cldr import read_customs
from blotter.rendering.customs import OTHER
from blotter.rendering.locale_checks import check_locale, compare_locales, missing_strings, plural_groups
from blotter.rendering.locales import flatten, names_in
from blotter.rendering.theme import Theme, load_theme
from tests.rendering.conftest import DISPATCH
from tests.rendering.machine_fixtures import BASE, brief, copy, own_piece, shelf
from tests.rendering.printing import print_site, text_of

TRANSLATIONS = ("es", "pt")
WORD = re.compile(r"[^\W\d_]{2,}")


def strings_of(language: str) -> Mapping[str, str]:
    """Return the strings of a locale file by their keys."""
    content = yaml.safe_load((DISPATCH / "locales" / f"{language}.yaml").read_text(encoding="utf-8"))
    assert check_locale(content) == ()
    return flatten(content["strings"])


def in_language(language: str) -> Theme:
    """Load the theme in a language; it has no problems."""
    theme, problems = load_theme([DISPATCH], language=language)
    assert problems == ()
    assert theme is not None
    return theme


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_has_every_string_and_no_other(language: str) -> None:
    """With the plural forms of its own language."""
    english, translated = strings_of("en"), strings_of(language)
    assert missing_strings(translated, english, read_customs(language)) == {}
    assert compare_locales(translated, english) == ()
    groups = plural_groups(english)
    forms = {key.rpartition(".")[2] for key in translated if key.rpartition(".")[0] in groups}
    assert forms == {"one", "many", OTHER}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_says_as_much(language: str) -> None:
    """Every {name} of the English string stands in the translation too."""
    english = strings_of("en")
    lost = {
        key: names_in(english[key]) ^ names_in(text)
        for key, text in strings_of(language).items()
        if key in english and names_in(text) != names_in(english[key])
    }
    assert lost == {}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_nothing_was_left_in_english(language: str) -> None:
    """Two words in a row that are the same in both languages were forgotten."""
    english = strings_of("en")
    kept = {
        key: text
        for key, text in strings_of(language).items()
        if english.get(key) == text and len(WORD.findall(re.sub(r"\{\w+\}", "", text))) > 1
    }
    assert kept == {}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_plural_form_has_its_number(language: str) -> None:
    """It is there to be read."""
    groups = plural_groups(strings_of("en"))
    forms = {key: text for key, text in strings_of(language).items() if key.rpartition(".")[0] in groups}
    assert [key for key, text in forms.items() if "{count}" not in text] == []


SEEN = {
    "es": ["26 de febrero de 2016", "Perú", "Resumido por Mesa", "Lugares", "febrero de 2016"],
    "pt": ["26 de fevereiro de 2016", "Peru", "Resumido por Mesa", "Lugares", "fevereiro de 2016"],
}
LICENSE = re.compile(r"CC BY\S*")
# English words that no name and no license has.
ENGLISH = re.compile(r"\b(the|of|and|by|with|from|this|items?|published|license[ds]?|places?|topics?)\b", re.IGNORECASE)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_whole_site_is_in_its_language(language: str) -> None:
    """Days, places and every word around the items; what is English there is the items' own."""
    config = Config(site=SiteSettings(name="Breve", base_url=BASE, publisher="Mesa", language=language))
    items = [brief("uno"), copy("dos"), own_piece("tres")]
    items = [(replace(item, lang=language, title=f"Titular {item.slug}"), credit) for item, credit in items]
    library = shelf(*items, config=config, bodies={"uno": "<p>Uno.</p>", "dos": "<p>Dos.</p>", "tres": "<p>Tres.</p>"})
    printed = print_site(library, in_language(language))
    page = printed["articles/uno/index.html"]
    shown = " ".join(text_of(page).split()) + text_of(printed["archive/2016/02/index.html"])
    shown = shown.replace("\u00a0", " ").replace("&nbsp;", " ")
    assert [words for words in SEEN[language] if words.casefold() not in shown.casefold()] == []
    assert f'<html lang="{language}" dir="ltr"' in page
    left = {}
    for path, html in printed.items():
        tree = LexborHTMLParser(html)
        for node in tree.css("script, style, textarea, pre, code, cite, .card-source, .address, [lang=en]"):
            node.decompose()
        words = tree.body.text(separator=" ") if tree.body else ""
        words = LICENSE.sub("", words.replace("The body.", ""))
        if found := sorted({match.group().lower() for match in ENGLISH.finditer(words)}):
            left[path] = found
    assert left == {}


def test_the_page_turns_around_for_a_language_from_right_to_left() -> None:
    """Nobody has translated the theme into Arabic yet: the page runs as the language does, and the editor is told."""
    theme, (problem,) = load_theme([DISPATCH], language="ar")
    assert problem.code == "untranslated-theme"
    assert theme is not None
    config = Config(site=SiteSettings(name="موجز", base_url=BASE, publisher="مكتب", language="ar"))
    items = [(replace(item, lang="ar"), credit) for item, credit in (brief("mina"),)]
    pages = print_site(shelf(*items, config=config), theme)
    assert '<html lang="ar" dir="rtl"' in pages["index.html"]
    assert "26\u00a0فبراير\u00a02016" in pages["articles/mina/index.html"]
    assert "بيرو" in pages["regions/index.html"]
    assert 'dir="ltr"' not in pages["index.html"]
