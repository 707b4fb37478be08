# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""How a language writes what is no sentence: days, months, numbers, and the names of countries and languages.

The facts are those of the Unicode CLDR (see ``cldr``), as plain tables: what is written with them needs no library.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final, TypeAlias

# A part of a pattern: a field of the day by CLDR's letters (``MMMM``), or words.
Part: TypeAlias = tuple[bool, str]
Pattern: TypeAlias = tuple[Part, ...]
# A plural rule as CLDR's grammar reads it: an operator and what it works on.
Rule: TypeAlias = "tuple[str, Any]"

OTHER: Final = "other"
PLURALS: Final = frozenset({"zero", "one", "two", "few", "many", OTHER})
_PLACES: Final = Decimal("0.001")  # as CLDR's own pattern for numbers: three decimals at most
_BLANK: Final = "\u00a0"
_AFTER_NUMBER: Final = re.compile(r"^(\.?) ")
_COMMAS: Final = (", ", "، ")

# Scripts that are written from right to left, and languages that are written in one of them where a tag names none.
_RTL_SCRIPTS: Final = "Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi"
_RTL_LANGUAGES: Final = (
    "apc ar arc ary arz bal bgn ckb dv fa glk he iw ks lrc mzn nqo pnb ps rhg sd sdh skr syr trw ug ur yi"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """The customs of one language.

    ``names`` maps a CLDR field (``MMMM``, ``LLL``, ``EEEE``) to its names, January or Monday first. ``patterns`` are
    those of a day (``long``, ``medium``, ``short``; ``day`` without its year) and of a month. ``spans`` are those of
    two days in one month, in two of one year, and in two years (``days``, ``months``, ``years``; ``…_of_year`` without
    the year). ``grouping`` are the digits of the last group of a number and of those before it. ``plurals`` are the
    rules but for ``other``. ``countries`` are by ISO 3166-1 alpha-2, and so are their ``english`` names; ``regions`` by
    what English calls a part of the world, in small letters. ``mark`` is a digest of all the others.
    """

    language: str
    direction: str
    names: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, Pattern]
    spans: Mapping[str, tuple[Pattern, Pattern]]
    decimal: str
    group: str
    grouping: tuple[int, int]
    plurals: tuple[tuple[str, Rule], ...]
    countries: Mapping[str, str] = field(repr=False)
    english: Mapping[str, str] = field(repr=False)
    regions: Mapping[str, str] = field(repr=False)
    languages: Mapping[str, str] = field(repr=False)
    scripts: Mapping[str, str] = field(repr=False)
    mark: str = ""


def write_day(customs: Customs, day: dt.date, pattern: str = "long") -> str:
    """Write a day; numbers do not part from the word beside them."""
    return _write(customs, day, customs.patterns[pattern])


def write_span(customs: Customs, first: dt.date, last: dt.date, *, year: bool = True) -> str:
    """Write the days from one to another, saying once what they have in common: ``22–28 February 2016``.

    Without the ``year`` where both are in the same one and readers know it.
    """
    if first == last:
        return write_day(customs, first, "long" if year else "day")
    span = "years" if first.year != last.year else "months" if first.month != last.month else "days"
    start, end = customs.spans[span if year or span == "years" else f"{span}_of_year"]
    return _write(customs, first, start) + _write(customs, last, end)


def _write(customs: Customs, day: dt.date, pattern: Pattern) -> str:
    return "".join(_FIELDS[text[0]](customs, day, text) if is_field else text for is_field, text in pattern)


def _month(customs: Customs, day: dt.date, letters: str) -> str:
    return customs.names[letters][day.month - 1] if len(letters) > 2 else f"{day.month:0{len(letters)}}"


def _year(_: Customs, day: dt.date, letters: str) -> str:
    return f"{day.year % 100:02}" if len(letters) == 2 else f"{day.year:0{len(letters)}}"


def _weekday(customs: Customs, day: dt.date, letters: str) -> str:
    return customs.names[letters][day.weekday()]


def _number(_: Customs, day: dt.date, letters: str) -> str:
    return f"{day.day:0{len(letters)}}"


_FIELDS: Final[Mapping[str, Callable[[Customs, dt.date, str], str]]] = {
    "d": _number,
    "M": _month,
    "L": _month,
    "y": _year,
    "E": _weekday,
    "c": _weekday,
}


def hold_together(parts: Iterable[Part]) -> Pattern:
    """Make the blanks of a pattern that stand beside a number such that no line ends there; after a comma it may."""
    pattern = list(parts)
    held: list[Part] = []
    for place, (is_field, text) in enumerate(pattern):
        words = text
        if not is_field and pattern[:place] and _is_number(pattern[place - 1]):
            words = _AFTER_NUMBER.sub(rf"\1{_BLANK}", words)
        if not is_field and pattern[place + 1 :] and _is_number(pattern[place + 1]) and _holds_on(words):
            words = words[:-1] + _BLANK
        held.append((is_field, words))
    return tuple(held)


def _holds_on(words: str) -> bool:
    return words.endswith(" ") and not words.endswith(_COMMAS)


def _is_number(part: Part) -> bool:
    return part[0] and (part[1][0] in "dy" or len(part[1]) < 3)


def write_number(customs: Customs, number: float) -> str:
    """Write a number with the language's signs, at most three decimals, its digits in groups."""
    value = Decimal(str(number)).quantize(_PLACES, ROUND_HALF_EVEN)
    whole, _, decimals = f"{abs(value):f}".partition(".")
    decimals = decimals.rstrip("0")
    sign = "-" if value < 0 else ""
    return sign + _grouped(customs, whole) + (customs.decimal + decimals if decimals else "")


def _grouped(customs: Customs, digits: str) -> str:
    last, further = customs.grouping
    groups = [digits[-last:]]
    digits = digits[:-last]
    while digits:
        groups.append(digits[-further:])
        digits = digits[:-further]
    return customs.group.join(reversed(groups))


def plural_of(customs: Customs, count: int) -> str:
    """Return the plural form that a whole number asks for: ``one``, ``few``, …, ``other``."""
    number = abs(count)
    return next((name for name, rule in customs.plurals if _value(rule, number)), OTHER)


def needed_plurals(customs: Customs) -> frozenset[str]:
    """Return the forms that some whole number below a thousand asks for."""
    return frozenset(plural_of(customs, count) for count in range(1000))


def _value(rule: Rule, number: int) -> int:
    """Work a rule out for a whole number written without decimals: then ``n`` and ``i`` are it, the others nothing."""
    operator, of = rule
    match operator:
        case "n" | "i":
            return number
        case "value":
            return int(of[0])
        case "mod":
            return _value(of[0], number) % _value(of[1], number)
        case "and" | "or":
            first, second = (_value(each, number) for each in of)
            return first and second if operator == "and" else first or second
        case "not":
            return not _value(of[0], number)
        case "relation":
            value = _value(of[1], number)
            return any(_value(low, number) <= value <= _value(high, number) for low, high in of[2][1])
        case _:
            return 0


def name_language(customs: Customs, tag: str) -> str:
    """Name a language (a BCP 47 tag) in this one: ``español``, ``portugués (Brasil)``; else the tag."""
    language, *rest = tag.split("-")
    name = customs.languages.get(language.lower())
    if name is None:
        return tag
    named = [customs.scripts.get(part.title()) or customs.countries.get(part.upper()) or part for part in rest]
    return f"{name} ({', '.join(named)})" if named else name


def direction_of(tag: str) -> str:
    """Return ``rtl`` or ``ltr``, as a language (a BCP 47 tag) is written: by its script where the tag has one."""
    language, *rest = tag.split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    is_rtl = script in _RTL_SCRIPTS.split() if script else language.lower() in _RTL_LANGUAGES.split()
    return "rtl" if is_rtl else "ltr"


def opening(text: str) -> str:
    """Return words as they open a line: with a capital letter."""
    return text[:1].upper() + text[1:]
