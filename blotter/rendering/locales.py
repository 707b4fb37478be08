# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The words of a theme in one language: strings, dates and lists, all from its locale file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any, Final

from markupsafe import Markup, escape

FALLBACK: Final = "en"
_REQUIRED: Final = ("date", "month", "list.two", "list.more", "list.last")


class MissingStringError(LookupError):
    """A template asks for a string that no locale file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language: ``strings`` by dotted key (``credit.by``), ``months`` by their full names, January first."""

    language: str
    direction: str
    months: tuple[str, ...]
    strings: Mapping[str, str]
    _split: dict[str, tuple[Markup | str, ...] | None] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def text(self, key: str, **values: object) -> Markup:
        """Return a string with its ``{names}`` filled in; what is not markup is escaped."""
        pieces = self.pieces(key)
        if pieces is None:
            return escape(self._string(key)).format(**values)
        if not values and len(pieces) == 1 and isinstance(pieces[0], Markup):
            return pieces[0]
        return Markup().join([piece if isinstance(piece, Markup) else escape(values[piece]) for piece in pieces])

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

    def date(self, iso: str) -> Markup:
        """Write a day given as ``2016-02-26`` the way the language writes it."""
        day = dt.date.fromisoformat(iso[:10])
        return self.text("date", day=day.day, month=self.months[day.month - 1], year=day.year)

    def month(self, iso: str) -> Markup:
        """Write a month given as ``2016-02`` with its year."""
        year, month = iso.split("-")[:2]
        return self.text("month", month=self.months[int(month) - 1], year=int(year))

    def month_name(self, iso: str) -> str:
        """Return the name alone of a month given as ``2016-02``."""
        return self.months[int(iso.split("-")[1]) - 1]

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


def make_locale(language: str, files: Iterable[Mapping[str, Any]]) -> Locale:
    """Merge the contents of locale files, the first wins; ``files`` are checked ones (see ``check_locale``)."""
    strings: dict[str, str] = {}
    months: tuple[str, ...] = ()
    direction = ""
    for content in files:
        strings = {**flatten(content.get("strings", {})), **strings}
        months = months or tuple(map(str, content.get("months", ())))
        direction = direction or str(content.get("direction", ""))
    return Locale(language=language, direction=direction or "ltr", months=months, strings=strings)


def flatten(tree: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Turn nested mappings into dotted keys: ``{credit: {by: …}}`` becomes ``credit.by``."""
    flat: dict[str, str] = {}
    for name, value in tree.items():
        if isinstance(value, Mapping):
            flat.update(flatten(value, f"{prefix}{name}."))
        else:
            flat[f"{prefix}{name}"] = str(value)
    return flat


def check_locale(content: Any) -> tuple[str, ...]:
    """Say what is wrong with the content of one locale file, in words."""
    if not isinstance(content, Mapping) or not isinstance(content.get("strings"), Mapping):
        return ("a locale file is a mapping with months and strings",)
    complaints: list[str] = []
    months = content.get("months", ())
    if months and (not isinstance(months, list) or len(months) != 12):
        complaints.append("months must list the twelve names of the months")
    complaints += [f"{key!r} is not read as text: put it in quotes" for key in _odd_keys(content["strings"])]
    for key, value in flatten(content["strings"]).items():
        try:
            names_in(value)
        except ValueError as error:
            complaints.append(f'string "{key}" is not a pattern: {error}')
    return tuple(complaints)


def _odd_keys(tree: Mapping[Any, Any]) -> Iterator[object]:
    """Find the keys that YAML reads as something else than text (``on``, ``no``, ``1``)."""
    for key, value in tree.items():
        if not isinstance(key, str):
            yield key
        if isinstance(value, Mapping):
            yield from _odd_keys(value)


def compare_locales(translated: Mapping[str, str], original: Mapping[str, str]) -> tuple[str, ...]:
    """Say which strings of a translation are unknown, or use a ``{name}`` that the original does not have."""
    complaints: list[str] = []
    for key, value in translated.items():
        if key not in original:
            complaints.append(f'string "{key}" is used by no template')
            continue
        strange = names_in(value) - names_in(original[key])
        complaints += [f'string "{key}" uses {{{name}}}, which it is not given' for name in sorted(strange)]
    return tuple(complaints)


def check_complete(locale: Locale, used: Iterable[str]) -> tuple[str, ...]:
    """Say which strings the templates use (a trailing dot names a group) and the locale lacks."""
    complaints = [] if len(locale.months) == 12 else ["the months have no names"]
    for key in sorted({*used, *_REQUIRED}):
        if key.endswith("."):
            if not any(name.startswith(key) for name in locale.strings):
                complaints.append(f'the locale has no strings "{key}…"')
        elif key not in locale.strings:
            complaints.append(f'the locale has no string "{key}"')
    return tuple(complaints)


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
