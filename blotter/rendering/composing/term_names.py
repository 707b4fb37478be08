# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Tags and places by the names that they have in the language of the site.

A term may say itself what it is called in a language. Countries and parts of the world that go by their English name
are called what the language calls them; a name that is not CLDR's English one is the desk's own choice, and stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from blotter.model.library import Library
from blotter.model.terms import Vocabulary, VocabularyTerm
from blotter.rendering.theme.customs import Customs

_ENGLISH: Final = "en"
_PARTS: Final = ("continent", "subregion")


def in_language(library: Library, customs: Customs) -> Library:
    """Return a library whose terms have their names and definitions in the language of the site."""
    language = library.config.site.language
    tags = _translated(library.tags, language, customs)
    regions = _translated(library.regions, language, customs)
    if tags is library.tags and regions is library.regions:
        return library
    return replace(library, tags=tags, regions=regions)


def _translated(vocabulary: Vocabulary, language: str, customs: Customs) -> Vocabulary:
    terms = {key: _in_language(term, language, customs) for key, term in vocabulary.terms.items()}
    if all(terms[key] is term for key, term in vocabulary.terms.items()):
        return vocabulary
    return replace(vocabulary, terms=terms)


def _in_language(term: VocabularyTerm, language: str, customs: Customs) -> VocabularyTerm:
    label = _text_in(term.labels, language) or _name_in(term, language, customs)
    definition = _text_in(term.definitions, language) or term.definition
    if (label, definition) == (term.label, term.definition):
        return term
    return replace(term, label=label, definition=definition)


def _text_in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get(language.partition("-")[0], "")


def _name_in(term: VocabularyTerm, language: str, customs: Customs) -> str:
    """Return the language's name of a country or a part of the world, where the term goes by the English one."""
    if not term.kind or language.partition("-")[0] == _ENGLISH:
        return term.label
    if term.kind in _PARTS:
        return customs.regions.get(term.label.casefold(), term.label)
    is_english = term.kind == "country" and term.label in _english_names(customs.english.get(term.key, ""))
    return customs.countries.get(term.key, term.label) if is_english else term.label


def _english_names(name: str) -> tuple[str, ...]:
    """Return the ways in which newsrooms write a name of CLDR's: "Trinidad & Tobago", "Myanmar (Burma)"."""
    return name, name.replace("&", "and"), name.partition(" (")[0]
