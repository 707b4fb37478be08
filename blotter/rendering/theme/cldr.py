# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The customs of a language, read from the Unicode CLDR as Babel carries it.

Babel takes longer to load than a small edit may take, so it is imported late, and its tables are kept on the theme's
shelf: most builds never need it.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from dataclasses import fields
from hashlib import blake2b
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from blotter.rendering.theme.compiled import Shelf
from blotter.rendering.theme.customs import Customs, Pattern, hold_together

if TYPE_CHECKING:
    from babel import Locale as BabelLocale

_ENGLISH: Final = "en"
# The fields by whose names days and months are written, as Babel files them.
_NAMES: Final = {
    "MMMM": ("months", "format", "wide"),
    "MMM": ("months", "format", "abbreviated"),
    "MMMMM": ("months", "format", "narrow"),
    "LLLL": ("months", "stand-alone", "wide"),
    "LLL": ("months", "stand-alone", "abbreviated"),
    "LLLLL": ("months", "stand-alone", "narrow"),
    "EEEE": ("days", "format", "wide"),
    "EEE": ("days", "format", "abbreviated"),
    "cccc": ("days", "stand-alone", "wide"),
    "ccc": ("days", "stand-alone", "abbreviated"),
    "cccccc": ("days", "stand-alone", "short"),
}
_SKELETONS: Final = {"month": "yMMMM", "day": "MMMMd"}
_SPANS: Final = {
    "days": ("yMMM{}d", "d"),
    "months": ("yMMM{}d", "M"),
    "years": ("yMMM{}d", "y"),
    "days_of_year": ("MMM{}d", "d"),
    "months_of_year": ("MMM{}d", "M"),
}
# What the United Nations' M49 calls regions for which CLDR has another English name.
_M49: Final = {
    "australia and new zealand": "053",
    "latin america and the caribbean": "419",
    "micronesia": "057",
    "south-eastern asia": "035",
}
_THIN: Final = "\u2009"


def find_customs(language: str, shelf: Shelf | None) -> Customs:
    """Return the customs of a language (a BCP 47 tag) from the shelf, or else from CLDR, which are then put there.

    Where CLDR does not know the tag, those of the language without its region count, and at last those of English.
    """
    if shelf is None:
        return read_customs(language)
    name, made_from = f"customs {language}", json.dumps(_edition())
    kept = shelf.load(name, made_from)
    if kept is not None:
        return _recalled(json.loads(kept))
    customs = read_customs(language)
    shelf.store(name, made_from, json.dumps(_kept(customs)).encode())
    return customs


def read_customs(language: str) -> Customs:
    """Read the customs of a language from CLDR."""
    from babel import Locale

    known = _known(language)
    english = Locale.parse(_ENGLISH)
    symbols = known.number_symbols["latn"]
    customs = Customs(
        language=str(known).replace("_", "-"),
        direction="rtl" if known.character_order == "right-to-left" else "ltr",
        names={field: tuple(_names(known, *where)) for field, where in _NAMES.items()},
        patterns=_patterns(known),
        spans={span: _span(known, *where) for span, where in _SPANS.items()},
        decimal=symbols["decimal"],
        group=symbols["group"],
        grouping=tuple(known.decimal_formats[None].grouping),
        plurals=_as_tuples(list(known.plural_form.abstract)),
        countries={code: name for code, name in sorted(known.territories.items()) if code.isalpha()},
        english={code: name for code, name in sorted(english.territories.items()) if code.isalpha()},
        regions=_regions(known, english),
        languages={code: name for code, name in sorted(known.languages.items()) if "_" not in code},
        scripts=dict(sorted(known.scripts.items())),
    )
    return dataclasses.replace(customs, mark=blake2b(json.dumps(_kept(customs)).encode(), digest_size=16).hexdigest())


def _regions(known: BabelLocale, english: BabelLocale) -> dict[str, str]:
    """Name the parts of the world by what English calls them: CLDR, and the United Nations where they differ."""
    codes = {name.casefold(): code for code, name in english.territories.items() if code.isdecimal()}
    names = dict(known.territories.items())
    return {name: names[code] for name, code in sorted({**codes, **_M49}.items()) if code in names}


def _known(language: str) -> BabelLocale:
    """Return the nearest locale that CLDR has: ``es-PE``, else ``es``, else English."""
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_ENGLISH)


def _names(known: BabelLocale, what: str, form: str, width: str) -> Iterator[str]:
    table = getattr(known, what)[form]
    names = table.get(width) or table["abbreviated"]
    first = 1 if what == "months" else 0
    return (str(names[number]) for number in range(first, first + len(names)))


def _patterns(known: BabelLocale) -> dict[str, Pattern]:
    found = {length: known.date_formats[length].pattern for length in ("long", "medium", "short")}
    found |= {name: known.datetime_skeletons[skeleton].pattern for name, skeleton in _SKELETONS.items()}
    return {name: _parts(pattern) for name, pattern in found.items()}


def _span(known: BabelLocale, skeleton: str, differing: str) -> tuple[Pattern, Pattern]:
    """Return how two days are written of which this field is the widest that differs.

    Where CLDR has them for short months only, the names of the months are written out (UTS 35, Part 4, "Missing
    Skeleton Fields": the width of a field may be changed). Between two bare numbers the dash is set closed.
    """
    formats = known.interval_formats
    wide, narrow = skeleton.format("M"), skeleton.format("")
    start, end = (_widened(_parts(part)) for part in formats[wide if wide in formats else narrow][differing])
    if len(start) > 1 and start[-2] == end[0] == (True, "d"):
        start = (*start[:-1], (False, start[-1][1].strip(_THIN)))
    return start, end


def _widened(pattern: Pattern) -> Pattern:
    wider = {"MMM": "MMMM", "LLL": "LLLL"}
    return tuple((is_field, wider.get(text, text) if is_field else text) for is_field, text in pattern)


def _parts(pattern: str) -> Pattern:
    """Split a pattern as CLDR writes it into its fields and the words between them."""
    from babel.dates import tokenize_pattern

    parts: list[tuple[bool, str]] = []
    for _, value in tokenize_pattern(pattern):
        if isinstance(value, tuple):
            parts.append((True, value[0] * value[1]))
        elif parts and not parts[-1][0]:
            parts[-1] = (False, parts[-1][1] + value)
        else:
            parts.append((False, value))
    return hold_together(part for part in parts if part != (True, "G"))  # no newsroom writes of other eras


def _edition() -> list[Any]:
    """Say which CLDR it is, without loading Babel: by the stamp of its largest file."""
    found = find_spec("babel")
    path = os.path.join(os.path.dirname(str(found and found.origin)), "global.dat")
    facts = os.stat(path)
    return [path, facts.st_size, facts.st_mtime_ns]


def _kept(customs: Customs) -> dict[str, Any]:
    return {each.name: getattr(customs, each.name) for each in fields(Customs)}


def _recalled(kept: dict[str, Any]) -> Customs:
    """Make customs of what JSON gives back of them: its lists were tuples."""
    return Customs(**{name: _as_tuples(value) for name, value in kept.items()})


def _as_tuples(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(map(_as_tuples, value))
    if isinstance(value, dict):
        return {key: _as_tuples(each) for key, each in value.items()}
    return value
