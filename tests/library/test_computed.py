# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Mappings whose values are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from blotter.library.computed import Computed


def maker() -> tuple[list[str], Callable[[str], str]]:
    """Return what makes values, and the list of the keys of which it made one."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    return made, make


def test_a_value_is_made_when_it_is_asked_for_and_once() -> None:
    """Who only lists the keys makes nothing."""
    made, make = maker()
    values = Computed(["a", "b"], make)
    assert (list(values), len(values), "a" in values) == (["a", "b"], 2, True)
    assert made == []
    assert [values["b"], values["b"]] == ["B", "B"]
    assert made == ["b"]
    with pytest.raises(KeyError):
        values["c"]


def test_of_large_values_few_are_remembered() -> None:
    """One that had to make room is made again."""
    made, make = maker()
    values = Computed("abc", make, most=2)
    assert [values[key] for key in "abacca"] == list("ABACCA")
    assert made == list("abca")
