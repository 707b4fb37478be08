# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A name that no vocabulary has: the line that would add it, and the key that articles then write."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import Final

import msgspec

from blotter.model.terms import Vocabulary
from blotter.reading.addresses import slug_mistake, slugify
from blotter.reading.curly_quotes import unquoted
from blotter.reading.vocabularies import KINDS

_MAX_KEY: Final = 60
_COUNTRY: Final = re.compile(r"[A-Za-z]{2}", re.ASCII)
# What CLDR lists among the territories of two letters and is no country or land: unions, and codes for tests.
_NO_LAND: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


class NewName(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a vocabulary, ready to be pasted, and its key."""

    key: str
    line: str


def new_source(name: str) -> NewName:
    """Write the line that would add a source."""
    key = _key_of(name, "new-source")
    return NewName(key=key, line=f"{key}: {{name: {_quoted(unquoted(name))}, home: https://…}}")


def new_term(name: str, vocabulary: Vocabulary) -> NewName:
    """Write the line that would add a tag or a region; a country has its two letters for a key (ISO 3166-1)."""
    name, is_region = unquoted(name), vocabulary.taxonomy == "regions"
    if is_region and (code := _country_code(name)):
        rest = f", kind: country{_parent('country', vocabulary)}"
        return NewName(key=code, line=f"{code}: {{label: {_label(_countries()[code])}{rest}}}")
    key = _key_of(name, "new-key")
    label = _label(name if name != key else name.replace("-", " ").capitalize())
    rest = f", kind: area{_parent('area', vocabulary)}" if is_region else ""
    return NewName(key=key, line=f"{key}: {{label: {label}{rest}}}")


def _parent(kind: str, vocabulary: Vocabulary) -> str:
    """Leave room for the region above a new one where the site has wider ones; nobody here knows what lies where."""
    wider = KINDS[KINDS.index(kind) + 1 :]
    return ", parent: <region above it>" if any(term.kind in wider for term in vocabulary.terms.values()) else ""


def adding_hint(new: NewName, *, near: str, known: Container[str], path: str, as_written: bool) -> str:
    """Propose the name that was probably meant, and the line that would add a new one unless its key is ``known``.

    ``as_written``: the new key is what stands in the article already.
    """
    line = f"add this line to {path}: {new.line}" + ("" if as_written else f"; and write {new.key} here")
    if not near:
        return line
    return f'did you mean "{near}"?' + ("" if new.key in known else f" If not, {line}")


def _key_of(name: str, otherwise: str) -> str:
    key = slugify(name)[:_MAX_KEY].strip("-") or otherwise
    return key if slug_mistake(key) is None else f"{key}-story"


def _country_code(name: str) -> str:
    """Return the code of a country that is given by its code or by its English name; else the empty text."""
    countries = _countries()
    if _COUNTRY.fullmatch(name):
        return name.upper() if name.upper() in countries else ""
    return next((code for code, its in countries.items() if its.casefold() == name.casefold()), "")


@cache
def _countries() -> dict[str, str]:
    """Return the English names of countries by their codes, as the Unicode CLDR has them."""
    from babel import Locale

    names = Locale.parse("en").territories
    return {code: names[code] for code in sorted(names) if _COUNTRY.fullmatch(code) and code not in _NO_LAND}


def _label(words: str) -> str:
    return words if re.fullmatch(r"[^\W\d_][\w ]*", words) else _quoted(words)


def _quoted(text: str) -> str:
    """Write a text as a double-quoted YAML scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
