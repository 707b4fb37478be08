# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The ids of a page's body: unique, never one of the theme's, and readable in an address."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

THEME_PREFIX: Final = "b-"
"""The ids of the page around the body all begin with this; none in the body does."""

_NOT_IN_ID: Final = re.compile(r"[^\w\s-]+")
_BLANKS: Final = re.compile(r"[\s-]+")
_FOOTNOTE: Final = re.compile(r"fn(?:ref\d*)?:")


@dataclass(slots=True)
class Anchors:
    """The ids given so far, and those that were asked for and refused."""

    given: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def claim(self, wanted: str) -> str:
        """Give the id that a tag asks for, or the empty text if it is taken, the theme's or no id at all."""
        id_ = footnote_id(wanted) or wanted
        if not id_ or id_ in self.given or id_.lower().startswith(THEME_PREFIX) or any(map(str.isspace, id_)):
            self.refused.append(wanted)
            return ""
        self.given.add(id_)
        return id_

    def for_heading(self, words: str) -> str:
        """Make a new id from a heading's words; the second of one name gets ``-2``."""
        base = heading_id(words)
        id_ = base
        count = self._counts.get(base, 1)
        while id_ in self.given:
            count += 1
            id_ = f"{base}-{count}"
        self._counts[base] = count
        self.given.add(id_)
        return id_


def heading_id(words: str) -> str:
    """Return the id that a heading's words make: lower case, letters of every script kept, joined by hyphens."""
    bare = _NOT_IN_ID.sub("", unicodedata.normalize("NFC", words).lower())
    id_ = _BLANKS.sub("-", bare).strip("-") or "section"
    return f"section-{id_}" if id_.startswith(THEME_PREFIX) else id_


def footnote_id(wanted: str) -> str:
    """Return the id of a footnote or of a reference to one, without blanks; empty if it is neither."""
    return _BLANKS.sub("-", wanted) if _FOOTNOTE.match(wanted) else ""
