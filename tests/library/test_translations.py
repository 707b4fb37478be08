# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The versions of a text in several languages know of each other, whichever of them names another."""

from __future__ import annotations

import pytest

from blotter.library.alphabet import alphabetical
from blotter.library.translations import group_translations
from tests.rendering.machine_fixtures import article

MET: dict[str, tuple[str, ...]] = {
    "a": ("b", "c", "d"),
    "b": ("a", "c", "d"),
    "c": ("a", "b", "d"),
    "d": ("a", "b", "c"),
}
GROUPS: list[tuple[str, dict[str, str], dict[str, tuple[str, ...]]]] = [
    ("nobody translates", {"a": "", "b": ""}, {}),
    ("one translates another", {"a": "", "b": "a"}, {"a": ("b",), "b": ("a",)}),
    ("two translate one", {"a": "", "b": "a", "c": "a"}, {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")}),
    ("a chain", {"c": "b", "b": "a", "a": ""}, {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")}),
    ("two chains meet", {"a": "b", "b": "", "c": "a", "d": "b"}, MET),
    ("each other", {"a": "b", "b": "a"}, {"a": ("b",), "b": ("a",)}),
    ("the original is not shown", {"b": "a", "c": "a"}, {}),
    ("itself", {"a": "a"}, {}),
]


@pytest.mark.parametrize(("names", "expected"), [case[1:] for case in GROUPS], ids=[case[0] for case in GROUPS])
def test_versions_are_grouped(names: dict[str, str], expected: dict[str, tuple[str, ...]]) -> None:
    """Only articles that are shown connect others."""
    found = group_translations(article(slug, translation_of=original) for slug, original in names.items())
    assert found == expected


def test_names_are_sorted_by_their_letters() -> None:
    """A mark on a letter does not send a name to the end of a list."""
    names = ["Zambia", "África", "Brasil", "arma", "Ángel", "Çin"]
    assert sorted(names, key=alphabetical) == ["África", "Ángel", "arma", "Brasil", "Çin", "Zambia"]
