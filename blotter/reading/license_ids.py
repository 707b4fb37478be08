# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""License ids as editors write them: what looks like one is kept, anything else is answered with the id it would be."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from blotter.reading.kinds import read_text
from blotter.reading.nodes import Node
from blotter.reading.notebook import Notebook, shown

SPDX_PATTERN: Final = r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}"

FOR_OWN_WORDS: Final = (
    "write one of Creative Commons' licenses (CC-BY-4.0, CC-BY-SA-4.0, CC-BY-NC-4.0, CC-BY-ND-4.0, CC-BY-NC-SA-4.0, "
    "CC-BY-NC-ND-4.0), CC0-1.0 or OGL-UK-3.0; nearest to all rights reserved is CC-BY-NC-ND-4.0"
)
"""The hint of every refusal of ``rights.own_license``, whichever floor refuses: they must not contradict each other."""

_FAMILIES: Final = ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
_TOKEN: Final = re.compile(r"[A-Z]+|[0-9]+(?:\.[0-9]+)*")
_IN_FULL: Final = (
    (re.compile(r"\bNON[\s-]?COMMERCIAL\b"), " NC "),
    (re.compile(r"\bNO[\s-]?DERIV(?:ATIVE)?S?\b"), " ND "),
    (re.compile(r"\bSHARE[\s-]?ALIKE\b"), " SA "),
    (re.compile(r"\bATTRIBUTION\b"), " BY "),
)
_SAYS_NOTHING: Final = frozenset(
    ["CC", "CREATIVE", "COMMONS", "LICENSE", "LICENCE", "INTERNATIONAL", "UNPORTED", "GENERIC", "THE", "V", "VERSION"]
)


def read_creative_commons(text: str) -> tuple[str, str]:
    """Read the name of a Creative Commons license as ``("CC-BY-NC", "4.0")``, however it is written.

    The version is empty where none is named, and as written otherwise. Two empty texts for any other name, that of an
    edition of a jurisdiction among them.
    """
    name = text.upper()
    for words, short in _IN_FULL:
        name = words.sub(short, name)
    tokens = _TOKEN.findall(name)
    versions = [token for token in tokens if token[0].isdigit()]
    elements = {token for token in tokens if not token[0].isdigit()} - _SAYS_NOTHING
    family = next((one for one in _FAMILIES if set(one.split("-")) == elements), "")
    if not family or len(versions) > 1:
        return "", ""
    return f"CC-{family}", versions[0] if versions else ""


class LicenseId(msgspec.Struct, frozen=True, kw_only=True):
    """The id of a license. Which ids mean something is for the rights floor to say.

    ``otherwise`` is the hint for what is not even the name of a license.
    """

    otherwise: str = "write an id that docs/rights.md lists; NONE means that no license is known"

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return the id as written."""
        text = read_text(node, notes, name=name)
        if text is None or re.fullmatch(SPDX_PATTERN, text):
            return text
        notes.problem("bad-value", f"{shown(text)} is not an SPDX id", node.place, _id_meant(text) or self.otherwise)
        return None

    def schema(self) -> dict[str, Any]:
        """A text with a pattern."""
        return {"type": "string", "pattern": f"^{SPDX_PATTERN}$"}


def _id_meant(text: str) -> str:
    """Propose the id of a Creative Commons license that is written in other words, or nothing."""
    family, version = read_creative_commons(text)
    if family and version:
        return f"write {family}-{version if '.' in version else version + '.0'}"
    return f"write it with the version that the license names, such as {family}-4.0" if family else ""
