# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The plainest lines of YAML, read without a parser: ``name: value``, nothing in it that could mean anything else.

Most front matter is nothing but these, and a parser takes five times as long to say so.
"""

from __future__ import annotations

import re
from typing import Final

from blotter.model.problems import Place
from blotter.reading.nodes import Entry, ListNode, Node, TextNode

# Words that begin with a letter or a digit; where a colon or a # in them could be YAML's, this is no plain line.
_WORDS: Final = r"[^\W_][^\n:#]*+(?:(?::(?=\S)|(?<!\s)\#)[^\n:#]*+)*+(?<!\s)"
_ITEM: Final = r"[^\W_][^\n,:#?\[\]{}]*+(?<!\s)"
_LINE: Final = re.compile(
    rf"""
    (?P<key>[A-Za-z][\w-]{{0,99}}):[ ]
    (?:(?P<plain>{_WORDS})|"(?P<double>[^"\\\n]*+)"|'(?P<single>[^'\n]*+)'|\[(?P<list>{_ITEM}(?:,[ ]{_ITEM})*+)\])
    (?:\n|\Z)
    """,
    re.VERBOSE,
)


def read_plain_lines(text: str, path: str, line: int) -> tuple[dict[str, Entry], int]:
    """Read the plain lines with which a text begins; return their entries, and how many characters they take.

    ``text`` begins on line ``line`` of the file ``path``, has no character that is not allowed, and line feeds only. A
    name that stands a second time ends the reading.
    """
    entries: dict[str, Entry] = {}
    end = 0
    while (match := _LINE.match(text, end)) and match["key"] not in entries:
        key, place = match["key"], Place(path=path, line=line + len(entries))
        entries[key] = Entry(key=key, key_place=place, value=_value(match, place, len(key) + 3))
        end = match.end()
    return entries, end


def _value(match: re.Match[str], line: Place, column: int) -> Node:
    place = Place(path=line.path, line=line.line, column=column)
    _, plain, double, single, items = match.groups()
    if plain is not None:
        return TextNode(value=plain, place=place)
    if items is None:
        return TextNode(value=single if double is None else double, place=place, quoted=True)
    nodes: list[Node] = []
    for item in items.split(", "):
        column += 2 if nodes else 1
        nodes.append(TextNode(value=item, place=Place(path=line.path, line=line.line, column=column)))
        column += len(item)
    return ListNode(items=tuple(nodes), place=place)
