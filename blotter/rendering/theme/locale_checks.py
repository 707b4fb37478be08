# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is wrong with the locale files of a theme, in words: a reader never meets a key, nor a half-filled sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from blotter.rendering.theme.customs import OTHER, PLURALS, Customs, needed_plurals
from blotter.rendering.theme.locales import Locale, flatten, names_in

_REQUIRED: Final = ("list.two", "list.more", "list.last")


def check_locale(content: Any) -> tuple[str, ...]:
    """Say what is wrong with the content of one locale file, in words."""
    if not isinstance(content, Mapping) or not isinstance(content.get("strings"), Mapping):
        return ("a locale file is a mapping with strings",)
    complaints = [
        f'a locale file has nothing but strings: delete "{key}" (days, numbers and direction are those of the language)'
        for key in content
        if key != "strings"
    ]
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
    groups = plural_groups(original)
    for key, value in translated.items():
        group, _, form = key.rpartition(".")
        counterpart = f"{group}.{OTHER}" if group in groups and form in PLURALS else key
        if counterpart not in original:
            complaints.append(f'string "{key}" is used by no template')
            continue
        strange = names_in(value) - names_in(original[counterpart])
        complaints += [f'string "{key}" uses {{{name}}}, which it is not given' for name in sorted(strange)]
    return tuple(complaints)


def missing_strings(translated: Iterable[str], original: Mapping[str, str], customs: Customs) -> Mapping[str, str]:
    """Return the strings that a translation lacks, by key, each with the original's words.

    Of a string with plural forms it needs those that its own language tells apart.
    """
    groups = plural_groups(original)
    wanted = {key: text for key, text in original.items() if key.rpartition(".")[0] not in groups}
    for group in groups:
        forms = needed_plurals(customs) | {OTHER}
        wanted |= {f"{group}.{form}": original[f"{group}.{OTHER}"] for form in sorted(forms)}
    has = frozenset(translated)
    return {key: text for key, text in sorted(wanted.items()) if key not in has}


def plural_groups(strings: Iterable[str]) -> frozenset[str]:
    """Return the keys of the strings that have plural forms: ``tally`` of ``tally.one`` and ``tally.other``."""
    forms: dict[str, set[str]] = {}
    for key in strings:
        group, _, form = key.rpartition(".")
        forms.setdefault(group, set()).add(form)
    return frozenset(group for group, names in forms.items() if OTHER in names and names <= PLURALS)


def check_complete(locale: Locale, used: Iterable[str]) -> tuple[str, ...]:
    """Say which strings the templates use (a trailing dot names a group) and the locale lacks."""
    complaints: list[str] = []
    for key in sorted({*used, *_REQUIRED}):
        if key.endswith("."):
            if not any(name.startswith(key) for name in locale.strings):
                complaints.append(f'the locale has no strings "{key}…"')
        elif key not in locale.strings:
            complaints.append(f'the locale has no string "{key}"')
    return tuple(complaints)
