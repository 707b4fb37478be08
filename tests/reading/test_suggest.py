# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The nearest name to a misspelled one."""

from __future__ import annotations

import pytest

from blotter.reading.suggest import closest

NAMES = ("cocaine", "license", "lang", "organized-crime", "PE", "rio-tambo", "peru-vraem-drug-plane-shot-down", "ports")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("cocain", "cocaine"),
        ("coccaine", "cocaine"),
        ("cociane", "cocaine"),
        ("COCAINE", "cocaine"),
        ("licence", "license"),
        ("organised_crime", "organized-crime"),
        ("Organized crime", "organized-crime"),
        ("pe", "PE"),
        ("Río Tambo", "rio-tambo"),
        ("prots", "ports"),
        ("lnag", "lang"),
        ("peru-vraem-drug-plane-shutdown", "peru-vraem-drug-plane-shot-down"),
        ("peru-vraem", "peru-vraem-drug-plane-shot-down"),
    ],
)
def test_slips_are_understood(word: str, meant: str) -> None:
    """Case, accents, delimiters, a letter more or less, two letters swapped and the beginning of a slug are enough."""
    assert closest(word, NAMES) == meant


@pytest.mark.parametrize("word", ["", "---", "xy", "BE", "heroin", "extortion", "loan"])
def test_nothing_near_is_nothing(word: str) -> None:
    """A word that is like none of the names gets no proposal."""
    assert closest(word, NAMES) == ""


def test_ties_do_not_depend_on_order() -> None:
    """Of two names equally near the first in the alphabet is proposed, whatever the order they come in."""
    assert closest("boat", ["goat", "coat"]) == closest("boat", ["coat", "goat"]) == "coat"


def test_exact_name_wins() -> None:
    """A name that differs only in its delimiters is nearer than one that differs in a letter."""
    assert closest("a_port", ["b-port", "a-port"]) == "a-port"
