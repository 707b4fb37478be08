# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The words of a body without its markup, gathered while it is walked over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_BLOCK_TAGS: Final = """
blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table
tbody td tfoot th thead tr ul
"""
BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
"""The elements that end a paragraph where they begin and where they end."""

_CELLS: Final = frozenset({"td", "th"})


@dataclass(slots=True)
class PlainText:
    """Paragraphs as they grow. ``last`` is the last character of the current one, empty at its start."""

    last: str = ""
    paragraphs: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    _current: list[str] = field(default_factory=list)
    _quoting: int = 0
    _quote_start: int = 0

    def add(self, words: str) -> None:
        """Add text to the current paragraph."""
        if self._current or not words.isspace():
            self._current.append(words)
        self.last = words[-1]

    def open(self, tag: str) -> None:
        """Begin an element."""
        if tag == "br":
            self.add("\n")
        elif tag in BLOCKS:
            self._break(tag)
            if tag == "blockquote":
                if not self._quoting:
                    self._quote_start = len(self.paragraphs)
                self._quoting += 1

    def close(self, tag: str) -> None:
        """End an element; the outermost block quotation is kept as a quote."""
        if tag not in BLOCKS:
            return
        self._break(tag)
        if tag == "blockquote":
            self._quoting -= 1
            if not self._quoting:
                self.quotes.append("\n\n".join(self.paragraphs[self._quote_start :]))

    @property
    def paragraph(self) -> str:
        """The current paragraph so far, blanks collapsed."""
        words = "".join(self._current)
        if words.isprintable() and "  " not in words:  # the one blank that is printable is the space
            return words.strip(" ")
        return " ".join(words.split())

    def finish(self) -> None:
        """End the current paragraph, if there is one."""
        self.last = ""
        if not self._current:
            return
        if words := self.paragraph:
            self.paragraphs.append(words)
        self._current.clear()

    def _break(self, tag: str) -> None:
        if tag in _CELLS:
            self.last = ""
            self._current.append(" ")  # the cells of a row are one paragraph
        else:
            self.finish()
