# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""How long a body might keep Python-Markdown busy, from a cheap look whose cost grows with its length and no faster.

Python-Markdown and the HTML parser under it look for the end of many things (a bracket, a tag, a fence) and, where
there is none, do so again from the next one: the time grows with (number of openings) x (length of the paragraph or
of the text). Every rate below was measured on Python-Markdown 3.11 with bodies made of nothing else, and rounded up.
"""

from __future__ import annotations

import re
from typing import Final

MAX_SECONDS: Final = 0.5
"""A body estimated above this is marked up where it can be stopped. A quarter of the default limit: machines differ."""

MAX_DEPTH: Final = 40
"""Lists and quotations deeper in each other than this are refused: each level costs stack, and no text has them."""

# Seconds for one opening and one character of its paragraph.
_OPEN_BRACKET: Final = 0.3e-6
_DELIMITER: Final = 1e-9
_BACKTICK: Final = 0.05e-6
_LINE: Final = 0.02e-6
_LEVEL: Final = 0.05e-6
# Seconds for one opening and one character of the whole text.
_OPEN_TAG: Final = 0.05e-6
_TAG: Final = 1e-9
_DECLARATION: Final = 0.3e-6
# Seconds for one character of a tag.
_ATTRIBUTES: Final = 1.5e-6
_FENCE: Final = 0.02e-6
# Seconds for one element of the result.
_ELEMENT: Final = 25e-6
# Seconds for the square of a number.
_PARAGRAPHS: Final = 1e-9
_NOTES: Final = 1.5e-6
_TAGS: Final = 0.3e-6
_TAG_LENGTH: Final = 0.015e-9  # of one tag: HTML parsers compare each attribute with those before it

_NEVER: Final = 1000.0
_MAX_REPEATED: Final = 2_000_000
_MAX_WITH_ABBREVIATIONS: Final = 30_000
_MAX_DELIMITERS: Final = 500
_MAX_OPEN_BRACKETS: Final = 50

_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*\n")
# With a backslash or a backtick inside, what looks like the end may not be it.
_CLOSED_BRACKET: Final = re.compile(r"\[[^\[\]\\`]*+\]")
_CLOSED_ADDRESS: Final = re.compile(
    r"""\]\((?:[^()"'`\\\s]*+|<[^<>()"'`\\]*+>)(?:\s"[^"()`\\]*+"|\s'[^'()`\\]*+')?\)"""
)
_CLOSED_TAG: Final = re.compile(r"""</?[A-Za-z][^<>"'`]*+(?:"[^"<>]*+"[^<>"'`]*+|'[^'<>]*+'[^<>"'`]*+)*+>""")
_TAG_START: Final = re.compile(r"</?[A-Za-z]")
_FENCE_LINE: Final = re.compile(r"^[ ]{0,3}(?:```|~~~)", re.MULTILINE)
_DEFINITION: Final = re.compile(r"^[ ]{0,3}\*?\[[^\]\n]*+\][ ]?:[^\n]*+(?:\n[^\n]++)?", re.MULTILINE)
_PREFIX: Final = re.compile(r"[ \t]*+(?:(?:>|[-*+][ \t]|\d{1,9}\.[ \t])[ \t]*+)++")
_STARTERS: Final = frozenset(" \t>-*+#0123456789")
# What is counted in a paragraph, brackets apart, and what one of these costs at most.
_SIGNS: Final = b"\n\t`*_\\&<|>+-."
_SIGN: Final = max(_BACKTICK, _LEVEL, _LINE) + _DELIMITER
_MARKER: Final = re.compile(r">|[-*+]|\d+\.")


def looks_risky(body: str) -> bool:
    """Say whether a body should be marked up in a process that can be stopped."""
    return not _is_harmless(body) and estimate(body) > MAX_SECONDS


def _is_harmless(body: str) -> bool:
    """Say of most bodies at once that their estimate is not too high.

    It is not where it would not be if all signs that count for anything stood in one paragraph as long as the text, all
    openings were without an end, and every sign that can begin a level began one.
    """
    if "\r" in body:
        return False
    content = body.encode("utf-8", "surrogatepass")
    brackets = body.count("[") + body.count("]")
    signs = len(content) - len(content.translate(None, _SIGNS)) + body.count("    ")
    if brackets > _MAX_OPEN_BRACKETS or signs > _MAX_DELIMITERS:
        return False
    rate = brackets * (_OPEN_BRACKET + 2 * _DELIMITER) + (signs + 1) * _SIGN
    elements = 2 * brackets + 2 * (signs + 1)
    return _whole(body) + rate * len(body) + _ELEMENT * elements + _PARAGRAPHS * (signs + 1) ** 2 < MAX_SECONDS


def estimate(body: str) -> float:
    """Return about how many seconds a body takes at worst; large numbers only mean "very long"."""
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    seconds = _whole(body)
    paragraphs = _PARAGRAPH_END.split(body)
    seconds += _ELEMENT * len(paragraphs) + _PARAGRAPHS * len(paragraphs) ** 2
    for paragraph in paragraphs:
        if seconds > MAX_SECONDS:
            break
        seconds += _paragraph(paragraph)
    return seconds


def find_deep_nesting(body: str) -> int | None:
    """Return where the first line stands that is too deep in lists and quotations, or None."""
    offset = 0
    for line in body.split("\n"):
        if line[:1] in _STARTERS and _depth(line) > MAX_DEPTH:
            return offset
        offset += len(line) + 1
    return None


def _depth(line: str) -> int:
    """Count the levels that the beginning of a line opens: its markers, and four columns of indentation each."""
    match = _PREFIX.match(line)
    if match is None:
        return 0
    prefix = match[0].expandtabs(4)
    indentation = len(prefix) - len(prefix.lstrip(" "))
    return indentation // 4 + len(_MARKER.findall(prefix))


def _whole(body: str) -> float:
    """Estimate what depends on the whole text: tags, fences, footnotes, and what is defined once and used often."""
    length = len(body)
    seconds = 0.0
    if "<" in body:
        closed = _CLOSED_TAG.findall(body)
        tags = len(closed)
        seconds += sum(_ATTRIBUTES * len(tag) + _TAG_LENGTH * len(tag) ** 2 for tag in closed)
        if len(_TAG_START.findall(body)) > tags:  # what is taken for its end, and for a quote in it, is not seen here
            seconds += _TAG_LENGTH * length**2
        seconds += _OPEN_TAG * (body.count("<") - tags) * length + _TAG * tags * length + _TAGS * tags**2
        seconds += _DECLARATION * (body.count("<!") + body.count("<?")) * length
    if ("`" in body and "```" in body) or ("~" in body and "~~~" in body):
        seconds += _FENCE * len(_FENCE_LINE.findall(body)) * length
        if "hl_lines" in body:
            seconds += _NEVER
    if "[" not in body:
        return seconds
    seconds += _NOTES * body.count("[^") ** 2
    if "]:" in body or "] :" in body:
        longest = max((len(line) for line in _DEFINITION.findall(body)), default=0)
        uses = length // 2 if "*[" in body else body.count("[")
        if longest * uses > _MAX_REPEATED or ("*[" in body and length > _MAX_WITH_ABBREVIATIONS):
            seconds += _NEVER
    return seconds


def _paragraph(text: str) -> float:
    """Estimate what depends on one run of lines without a blank one."""
    length = len(text)
    brackets = open_brackets = 0
    if "[" in text:
        brackets = text.count("[") + text.count("![")
        open_brackets = text.count("[") - len(_CLOSED_BRACKET.findall(text))
        open_brackets += text.count("](") - len(_CLOSED_ADDRESS.findall(text))
    backticks = text.count("`")
    delimiters = text.count("*") + text.count("_")
    if open_brackets > _MAX_OPEN_BRACKETS or delimiters > _MAX_DELIMITERS:
        return _NEVER
    lines = text.split("\n")
    breaks = text.count("  \n") if len(lines) > 1 else 0
    others = brackets + delimiters + text.count("\\") + text.count("&") + text.count("<") + breaks
    marked = [line for line in lines if line[:1] in _STARTERS]
    depth = max(map(_depth, marked), default=0)
    rate = (
        open_brackets * _OPEN_BRACKET
        + backticks * _BACKTICK
        + others * _DELIMITER
        + len(lines) * _LINE
        + depth * _LEVEL
    )
    elements = brackets + (delimiters + backticks) / 2 + text.count("<") + text.count("|") + len(marked)
    return rate * length + _ELEMENT * elements
