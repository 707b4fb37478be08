# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Typographic quotes, dashes and ellipses for English text.

The stock ``smarty`` extension runs a second inline parser with eighteen patterns over every text node, which more than
doubles the time of Python-Markdown (measured: 2.9 ms against 1.3 ms for an article of 460 words). Here one regular
expression looks at finished text: 0.1 ms for the same article. It also sees across tags what smarty cannot: the
quotation mark after ``*word*`` closes.
"""

from __future__ import annotations

import re
from typing import Final

# What a backslash protects stays straight. Unicode noncharacters stand for it until the text is finished; they cannot
# come from an author (see ``without_noncharacters``).
_PROTECTED: Final = {'"': "\ufdd0", "'": "\ufdd1", "-": "\ufdd2", ".": "\ufdd3"}
_RELEASE: Final = str.maketrans({mark: char for char, mark in _PROTECTED.items()})
_NONCHARACTERS: Final = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCES_TO_THEM: Final = re.compile(
    r"&#(?:x0*(?:fd[de][0-9a-f]|fff[ef])(?![0-9a-f])|0*(?:6497[6-9]|649[89][0-9]|6500[0-7]|6553[45])(?![0-9]));?",
    re.IGNORECASE,
)

# Alternatives that begin with a literal each: the search then skips from one to the next.
_MARKS: Final = re.compile(r""""|'|--+|\.\.\.+""")
_DASHES: Final = {"--": "–", "---": "—"}
_OPENERS: Final = frozenset("([{/-–—“‘«¿¡")
# Apostrophes that stand where an opening quote could: years and decades (the ’80s) and a few words.
_LEADING_APOSTROPHE: Final = re.compile(r"'(?:\d\ds?|tis|twas|til|n)\b", re.IGNORECASE)


def without_noncharacters(body: str) -> str:
    """Take the characters out of a body that only we may use, also where they are written as ``&#xfdd0;``."""
    if not body.isascii():
        body = _NONCHARACTERS.sub("", body)
    # Not taken out without a trace: what stands on both sides must not become another one.
    return _REFERENCES_TO_THEM.sub("\ufffd", body) if "&#" in body else body


def protect(char: str) -> str:
    """Stand in for a character that was escaped with a backslash, so that ``set_type`` leaves it alone."""
    return _PROTECTED.get(char, char)


def has_protected(text: str) -> bool:
    """Say whether there is anything for ``release``."""
    return any(mark in text for mark in _PROTECTED.values())


def release(text: str) -> str:
    """Put the protected characters back."""
    return text.translate(_RELEASE)


def has_marks(text: str) -> bool:
    """Say whether there may be anything for ``set_type``."""
    return "'" in text or '"' in text or "--" in text or "..." in text


def set_type(text: str, before: str = "", after: str = "") -> str:
    """Turn straight quotes, double and triple hyphens and three dots into typographic ones.

    ``before`` and ``after`` are the characters around ``text`` in the same paragraph, empty at its start and end.
    """
    opened = False

    def turn(match: re.Match[str]) -> str:
        nonlocal opened
        mark = match[0]
        if mark[0] == "-":
            return _DASHES.get(mark, mark)
        if mark[0] == ".":
            return "…" if mark == "..." else mark
        start, end = match.span()
        previous = text[start - 1] if start else before
        following = text[end] if end < len(text) else after
        if previous and previous in "\"'" and start:
            opened = opened and following != "" and not following.isspace()
        else:
            opened = _opens(previous, following) and not (mark == "'" and _LEADING_APOSTROPHE.match(text, start))
        if mark == '"':
            return "“" if opened else "”"
        return "‘" if opened else "’"

    return _MARKS.sub(turn, text)


def _opens(previous: str, following: str) -> bool:
    """Say whether a quotation mark between two characters opens a quotation."""
    if following == "" or following.isspace():
        return False
    return previous == "" or previous.isspace() or previous in _OPENERS
