# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The words of a theme in one language, from its locale file, and with them days and numbers as the language writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any, Final

from markupsafe import Markup, escape

from blotter.rendering.theme.cldr import read_customs
from blotter.rendering.theme.customs import (
    OTHER,
    Customs,
    name_language,
    plural_of,
    write_day,
    write_number,
    write_span,
)
from blotter.rendering.theme.page_code import as_markup, shown

FALLBACK: Final = "en"
_COUNTS: Final = 1 << 12  # different numbers that are remembered


class MissingStringError(LookupError):
    """A template asks for a string that no locale file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language (a BCP 47 tag): ``strings`` by dotted key (``credit.by``), and its ``customs``."""

    language: str
    customs: Customs
    strings: Mapping[str, str]
    _split: dict[str, tuple[Markup | str, ...] | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _counts: dict[int, tuple[str, str]] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return self.customs.direction

    @property
    def months(self) -> tuple[str, ...]:
        """The twelve names of the months as they stand in a date, January first."""
        return self.customs.names["MMMM"]

    def text(self, key: str, **values: object) -> Markup:
        """Return a string with its ``{names}`` filled in; what is not markup is escaped."""
        pieces = self.pieces(key)
        if pieces is None:
            return escape(self._string(key)).format(**values)
        if not values and len(pieces) == 1 and isinstance(pieces[0], Markup):
            return pieces[0]
        said = [piece if isinstance(piece, Markup) else shown(values[piece]) for piece in pieces]
        return as_markup("".join(said))

    def pieces(self, key: str) -> tuple[Markup | str, ...] | None:
        """Return a string split at its ``{names}``: ``Markup`` is words, escaped, and ``str`` a name.

        ``None``: it asks for more than a name (``{name:>8}``), so that only ``text`` can fill it in.
        """
        if key not in self._split:
            self._split[key] = _split_at_names(self._string(key))
        return self._split[key]

    def word(self, group: str, name: str, **values: object) -> Markup:
        """Return one string of a group whose names come from the data (``reuse`` and ``brief``)."""
        return self.text(f"{group}.{name}", **values)

    def has_word(self, group: str, name: str) -> bool:
        """Say whether a group has a string of this name."""
        return f"{group}.{name}" in self.strings

    def counted(self, key: str, count: int, **values: object) -> Markup:
        """Return the plural form of a string for a number, which stands in it as ``{count}``, in groups of digits."""
        plural, written = self._count(count)
        form = f"{key}.{plural}"
        chosen = form if form in self.strings else f"{key}.{OTHER}"
        return self.text(chosen, count=written, **values)

    def number(self, number: float) -> str:
        """Write a number as the language does: ``12,345``, ``12.345``."""
        return self._count(number)[1] if type(number) is int else write_number(self.customs, number)

    def _count(self, count: int) -> tuple[str, str]:
        """Return the plural form that a whole number asks for, and how it is written: most pages count a few things."""
        if count not in self._counts:
            if len(self._counts) >= _COUNTS:
                self._counts.clear()
            self._counts[count] = plural_of(self.customs, count), write_number(self.customs, count)
        return self._counts[count]

    def date(self, iso: str, pattern: str = "long") -> Markup:
        """Write a day given as ``2016-02-26`` as the language does (``long``, ``medium``, ``short``, ``day``)."""
        return escape(write_day(self.customs, dt.date.fromisoformat(iso[:10]), pattern))

    def span(self, first: str, last: str, *, year: bool = True) -> Markup:
        """Write the days from one to another, each given as ``2016-02-26``: ``February 22–28, 2016``."""
        days = (dt.date.fromisoformat(iso[:10]) for iso in (first, last))
        return escape(write_span(self.customs, *days, year=year))

    def month(self, iso: str) -> Markup:
        """Write a month given as ``2016-02`` with its year."""
        return escape(write_day(self.customs, _first_of(iso), "month"))

    def month_name(self, iso: str) -> str:
        """Return the name alone of a month given as ``2016-02``."""
        return self.customs.names["LLLL"][_first_of(iso).month - 1]

    def language_name(self, tag: str) -> str:
        """Return what the language calls another one: ``Spanish``, ``Portuguese (Brazil)``."""
        return name_language(self.customs, tag)

    def joined(self, items: Iterable[object]) -> Markup:
        """Join items as the language does: "a", "a and b", "a, b and c"."""
        words = [escape(item) for item in items]
        if len(words) < 2:
            return Markup("").join(words)
        if len(words) == 2:
            return self.text("list.two", first=words[0], second=words[1])
        separator = escape(self._string("list.more"))
        return self.text("list.last", first=separator.join(words[:-1]), last=words[-1])

    def _string(self, key: str) -> str:
        try:
            return self.strings[key]
        except KeyError:
            raise MissingStringError(f'the locale has no string "{key}"') from None


def make_locale(language: str, files: Iterable[Mapping[str, Any]], *, customs: Customs | None = None) -> Locale:
    """Merge the contents of locale files, the first wins; ``files`` are checked ones (see ``check_locale``).

    ``customs`` are those of the language, read from CLDR where they are not given.
    """
    strings: dict[str, str] = {}
    for content in files:
        strings = {**flatten(content.get("strings", {})), **strings}
    return Locale(language=language, customs=customs or read_customs(language), strings=strings)


def plain(words: Markup) -> str:
    """Return words as they stand in titles and data: nothing escaped, and blanks at which a line may end."""
    return words.unescape().replace("\u00a0", " ")


def flatten(tree: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Turn nested mappings into dotted keys: ``{credit: {by: …}}`` becomes ``credit.by``."""
    flat: dict[str, str] = {}
    for name, value in tree.items():
        if isinstance(value, Mapping):
            flat.update(flatten(value, f"{prefix}{name}."))
        else:
            flat[f"{prefix}{name}"] = str(value)
    return flat


def _first_of(iso: str) -> dt.date:
    year, month = iso.split("-")[:2]
    return dt.date(int(year), int(month), 1)


def _split_at_names(pattern: str) -> tuple[Markup | str, ...] | None:
    pieces: list[Markup | str] = []
    for words, name, specification, conversion in Formatter().parse(pattern):
        if specification or conversion:
            return None
        pieces += [escape(words)] if words else []
        pieces += [name] if name is not None else []
    return tuple(pieces) or (Markup(""),)


def names_in(pattern: str) -> frozenset[str]:
    """Return the ``{names}`` of a string. Raises ``ValueError`` for an unbalanced brace or a name that is no word."""
    names = frozenset(name for _, name, _, _ in Formatter().parse(pattern) if name is not None)
    for name in names:
        if not name.isidentifier():
            raise ValueError(f"{{{name}}} is not a name")
    return names
