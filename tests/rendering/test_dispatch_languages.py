# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The theme that comes with Blotter speaks English, Spanish and Portuguese, each of them whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
import yaml
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from blotter.model.config import Config, SiteSettings
from blotter.rendering.graphics.social_cards import MAKER as CARD
from blotter.rendering.makers import is_templated
from blotter.rendering.pages.tickets import list_pages
from blotter.rendering.theme.cldr import read_customs
from blotter.rendering.theme.customs import OTHER
from blotter.rendering.theme.loader import Theme, load_theme, render_page
from blotter.rendering.theme.locale_checks import check_locale, compare_locales, missing_strings, plural_groups
from blotter.rendering.theme.locales import flatten, names_in
from tests.rendering.conftest import DISPATCH
from tests.rendering.machine_fixtures import BASE, brief, shelf
from tests.rendering.one_of_everything import one_of_everything
from tests.rendering.printing import print_site, text_of

TRANSLATIONS = ("es", "pt")
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = re.compile(r"\{\w+\}")


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
        if english.get(key) == text and len(WORD.findall(NAMES.sub("", text))) > 1
    }
    assert kept == {}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_plural_form_has_its_number(language: str) -> None:
    """It is there to be read."""
    groups = plural_groups(strings_of("en"))
    forms = {key: text for key, text in strings_of(language).items() if key.rpartition(".")[0] in groups}
    assert [key for key, text in forms.items() if "{count}" not in text] == []


SEEN = {
    "es": ["28 de enero de 2016", "Perú", "Resumido por Qyzaq", "Lugares", "enero de 2016"],
    "pt": ["28 de janeiro de 2016", "Peru", "Resumido por Qyzaq", "Lugares", "janeiro de 2016"],
}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_page_is_in_its_language(language: str) -> None:
    """Days, places and the words around an item."""
    printed = print_site(one_of_everything(language), in_language(language))
    page = printed["articles/brief/index.html"]
    shown = f"{text_of(page)} {text_of(printed['archive/2016/01/index.html'])}".replace("\u00a0", " ")
    assert [words for words in SEEN[language] if words.casefold() not in shown.casefold()] == []
    assert f'<html lang="{language}" dir="ltr"' in page


# What the data say in words of their own standard.
CODES = ("rel", "role", "type", "kind", "literal", "pubStatus", "representationType")
# Attributes whose values are read out or shown, and the parts of a page that hold none of our words.
SPOKEN = ("aria-label", "alt", "title", "content", "label")
UNSPOKEN = "script, style, textarea, pre, code"


def said_in(html: str) -> Iterator[str]:
    """Give what each element of a page says, and what its attributes do."""
    tree = LexborHTMLParser(html)
    for node in tree.css(UNSPOKEN):
        if "id" not in node.attributes or node.tag != "textarea":
            node.decompose()
    for node in tree.css("*"):
        yield " ".join(node.text().split())
        names = [name for name in node.attributes if name in SPOKEN or name.startswith("data-")]
        yield from (" ".join((node.attributes[name] or "").split()) for name in names)


def leaves_of(value: Any) -> Iterator[str]:
    """Give every text in some data."""
    if isinstance(value, str):
        yield from said_in(value) if value.startswith("<") else [value]
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves_of(inner) if name not in CODES else ()
    elif isinstance(value, list):
        for inner in value:
            yield from leaves_of(inner)


def saying(string: str, said: Iterable[str]) -> list[str]:
    """Find what is said in the words of a string of a locale, whatever its {names} are filled in with."""
    first, *others = NAMES.split(" ".join(string.split()))
    return [text for text in said if text.startswith(first) and goes_on(text[len(first) :], others)]


def goes_on(text: str, parts: list[str]) -> bool:
    """Say whether a text has some parts in their order, the last at its end, and nothing where there is none."""
    if not parts:
        return not text
    *middle, last = parts
    for part in middle:
        _, found, text = text.partition(part) if part else ("", " ", text)
        if not found:
            return False
    return text.endswith(last)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_page_and_no_file_has_an_english_string(language: str) -> None:
    """On every page of a site that has one of everything, in its text edition, its feeds and its data.

    Most strings of the translation are found there by the same search, so it would find English ones, too.
    """
    english, translated = strings_of("en"), strings_of(language)
    theme = in_language(language)
    said: set[str] = set()
    for page in list_pages(one_of_everything(language), theme):
        if is_templated(page):
            dressed, problems = render_page(theme, page)
            assert problems == ()
            said.update(said_in(dressed.content.decode()))
        elif page.template != CARD:
            said.update(leaves_of(page.data))
    kept = set(translated.values())
    foreign = {key: text for key, text in english.items() if text not in kept and WORD.search(NAMES.sub("", text))}
    found = {key: shown[0] for key, text in foreign.items() if (shown := saying(text, said))}
    assert found == {}
    own = {key for key, text in translated.items() if saying(text, said)}
    assert len(own) > 2 / 3 * len(translated), sorted(translated.keys() - own)


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
