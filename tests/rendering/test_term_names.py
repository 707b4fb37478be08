# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Tags and places have their names in the language of the site: their own, or CLDR's."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from blotter.model.config import Config, SiteSettings
from blotter.model.library import Library
from blotter.model.terms import VocabularyTerm
from blotter.rendering.composing.press import set_up
from blotter.rendering.composing.term_names import in_language
from blotter.rendering.theme.cldr import read_customs
from blotter.rendering.theme.locales import make_locale
from tests.rendering.machine_fixtures import BASE, PLACE, brief, shelf

NAMES: list[tuple[str, dict[str, Any], str, str]] = [
    ("a country by its English name", {"key": "PE", "label": "Peru", "kind": "country"}, "es", "Perú"),
    ("in another language", {"key": "PE", "label": "Peru", "kind": "country"}, "ar", "بيرو"),
    ("in English nothing changes", {"key": "PE", "label": "Peru", "kind": "country"}, "en-GB", "Peru"),
    ("and for &", {"key": "TT", "label": "Trinidad and Tobago", "kind": "country"}, "es", "Trinidad y Tobago"),
    ("without brackets", {"key": "MM", "label": "Myanmar", "kind": "country"}, "es", "Myanmar (Birmania)"),
    ("by its name in Spanish", {"key": "MM", "label": "Birmania", "kind": "country"}, "es", "Birmania"),
    ("by a name of the desk", {"key": "BO", "label": "The Highlands", "kind": "country"}, "es", "The Highlands"),
    ("no country", {"key": "PE", "label": "Peru", "kind": "area"}, "es", "Peru"),
    ("another key", {"key": "peru", "label": "Peru", "kind": "country"}, "es", "Peru"),
    ("a subregion", {"key": "south-america", "label": "South America", "kind": "subregion"}, "pt", "América do Sul"),
    ("a continent", {"key": "africa", "label": "Africa", "kind": "continent"}, "es", "África"),
    (
        "a part as the United Nations call it",
        {"key": "far", "label": "South-eastern Asia", "kind": "subregion"},
        "es",
        "Sudeste asiático",
    ),
    ("a part of nobody's", {"key": "far", "label": "Far Off", "kind": "subregion"}, "es", "Far Off"),
    ("a tag", {"key": "ports", "label": "Ports"}, "es", "Ports"),
    ("a label of its own", {"key": "ports", "label": "Ports", "labels": {"es": "Puertos"}}, "es-PE", "Puertos"),
    (
        "the region's before the language's",
        {"key": "CI", "label": "Ivory Coast", "kind": "country", "labels": {"es": "Marfil", "es-PE": "Costa"}},
        "es-PE",
        "Costa",
    ),
    (
        "a label before CLDR's name",
        {"key": "PE", "label": "Peru", "kind": "country", "labels": {"es": "El Perú"}},
        "es",
        "El Perú",
    ),
    ("in another language only", {"key": "ports", "label": "Ports", "labels": {"pt": "Portos"}}, "es", "Ports"),
]


def library_in(language: str, **term: Any) -> Library:
    """Make a library in a language with one region."""
    made = VocabularyTerm(place=PLACE, **term)
    library = shelf(brief(), config=Config(site=SiteSettings(name="Breve", base_url=BASE, language=language)))
    return replace(library, regions=replace(library.regions, terms={made.key: made}))


@pytest.mark.parametrize(("term", "language", "name"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_a_term_is_called_what_the_language_calls_it(term: dict[str, Any], language: str, name: str) -> None:
    """The desk's own choice comes first."""
    translated = in_language(library_in(language, **term), read_customs(language))
    assert translated.regions.terms[term["key"]].label == name


def test_a_definition_is_in_the_language_too() -> None:
    """Where the vocabulary has it."""
    library = library_in("es", key="ports", label="Ports", definition="Harbors.", definitions={"es": "Muelles."})
    assert in_language(library, read_customs("es")).regions.terms["ports"].definition == "Muelles."


def test_a_library_in_english_stays_as_it_is() -> None:
    """The very same value: nothing is made where nothing changes."""
    library = library_in("en", key="PE", label="Peru", kind="country")
    assert in_language(library, read_customs("en")) is library


def test_what_is_printed_has_the_names_of_the_language() -> None:
    """Whoever makes a page sees no other."""
    library = library_in("es", key="PE", label="Peru", kind="country")
    sections = ("latest", "regions", "map", "tags", "editions", "sources", "archive")
    words = {"strings": {"menu": dict.fromkeys(sections, "x")}}
    press = set_up(library, make_locale("es", [words]))
    assert press.library.regions.terms["PE"].label == "Perú"
