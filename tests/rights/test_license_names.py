# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Misspelled licenses: a hint never names another license than the one that was meant."""

from __future__ import annotations

import pytest

from blotter.model.problems import Place
from blotter.reading.license_ids import LicenseId
from blotter.reading.nodes import TextNode
from blotter.reading.notebook import Notebook
from blotter.rights.licenses import LICENSES, nearest_license

WRITTEN = [
    ("CC BY 4.0", "write CC-BY-4.0"),
    ("CC BY-NC 4.0 International", "write CC-BY-NC-4.0"),
    ("CC BY-NC-ND 3.0 Unported", "write CC-BY-NC-ND-3.0"),
    ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0", "write CC-BY-NC-SA-4.0"),
    ("Attribution No Derivatives 4", "write CC-BY-ND-4.0"),
    ("CC BY", "write it with the version that the license names, such as CC-BY-4.0"),
    ("All rights reserved", "write an id that docs/rights.md lists; NONE means that no license is known"),
    ("CC BY-SA-ND 4.0", "write an id that docs/rights.md lists; NONE means that no license is known"),
]

NEAREST = {
    "CC-BY-5.0": "CC-BY-4.0",
    "CC-BY-40": "CC-BY-4.0",
    "CC-BY-4": "CC-BY-4.0",
    "CC-BY-NC-3.5": "CC-BY-NC-3.0",
    "CC-NC-BY-3.0": "CC-BY-NC-3.0",
    "cc-by-sa-4.0": "CC-BY-SA-4.0",
    "CC-BYNC-4.0": "CC-BY-NC-4.0",
    "CC-BT-4.0": "CC-BY-4.0",
    "CC0-1.O": "CC0-1.0",
    "OGL-UK-3": "OGL-UK-3.0",
    "CC-BY-NC-ND-3.0-US": "LicenseRef-CC-BY-NC-ND-3.0-US",
    "CC-BY-1.0": "",
    "CC-BY-3.0-IGO": "",
    "OGL-UK-2.0": "",
    "MIT": "",
    "GPL-3.0-only": "",
    "all-rights-reserved": "",
}


@pytest.mark.parametrize(("text", "hint"), WRITTEN)
def test_a_name_is_answered_with_its_id(text: str, hint: str) -> None:
    """What is no id at all is read as a name, with its elements and its version."""
    notes = Notebook()
    assert LicenseId().read(TextNode(value=text, place=Place(path="a.md")), notes, name="license.id") is None
    assert [(problem.code, problem.hint) for problem in notes.problems] == [("bad-value", hint)]


@pytest.mark.parametrize(("written", "meant"), NEAREST.items())
def test_the_nearest_license_has_the_same_elements(written: str, meant: str) -> None:
    """Another version is named only where the one written does not exist; another license never."""
    assert nearest_license(written) == meant


@pytest.mark.parametrize("spdx", LICENSES)
def test_every_id_is_its_own_nearest(spdx: str) -> None:
    """In whatever case it is written."""
    assert nearest_license(spdx.lower()) == spdx
