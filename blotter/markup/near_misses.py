# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
r"""Links that one sign keeps from being links: ``[words] (https://…)``, ``[words](https://…`` and ``[slug]]``.

Parsers say nothing of them and show them as they are written. Only what readers see is looked for in the source, and
only where that is no code and not escaped; what prose has in brackets, ``[sic] (1998)`` or ``[see [one]]``, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from blotter.markup import complaints
from blotter.markup.positions import WrittenBody
from blotter.model.documents import BodyImage, Link
from blotter.model.problems import Problem

_SIGNS: Final = ("](", "] (", "]]")
_SHOWN: Final = re.compile(r"\] ?\(<?([^\s()<>]+)")
_BEGINNING: Final = r"(?<![\\\[])\[(?P<words>[^\[\]]{1,200})\]"
# An address, as no word in parentheses is one.
_ADDRESS: Final = (
    r"(?P<address>(?:https?://|mailto:|\.{0,2}/)[^\s()<>]++|[^\s()<>]+\.(?:md|png|jpe?g|webp|gif)\b[^\s()<>]*+)"
)
_AFTER_BLANK: Final = re.compile(rf"!?{_BEGINNING}[ ]\({_ADDRESS}\)")
_UNCLOSED: Final = re.compile(rf"!?{_BEGINNING}\(\s?<?{_ADDRESS}(?!>?\))")
_HALF: Final = re.compile(
    r"(?<![\\\[])\[(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)+|[a-z0-9]+(?=\\?\|))(?:\\?\|[^\[\]]{1,200})?\]\]"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_LETTERS: Final = re.compile(r"[^\W_]+")
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n")
# What editors put in brackets to say that a quotation is as it was.
_REMARKS: Final = frozenset({"sic", "sic!", "recte"})


def report_near_misses(
    text: str, links: Iterable[Link], images: Iterable[BodyImage], source: WrittenBody
) -> Iterator[Problem]:
    """Yield what was most likely written as a link or a picture, and is shown with its brackets.

    ``text`` is that of the document, ``links`` and ``images`` are those that came of it.
    """
    if "]" not in text or not any(sign in text for sign in _SIGNS):
        return
    shown = {_key(address) for address in _SHOWN.findall(text)}
    prose = source.prose
    if shown:
        made = {(one.line, one.column) for some in (links, images) for one in some}
        for match in _AFTER_BLANK.finditer(prose):
            words = match["words"].strip().lower()
            if (
                _key(match["address"]) in shown
                and _LETTER.search(words)
                and words not in _REMARKS
                and _is_in_one_paragraph(words)
            ):
                hint = f"leave out the blank: {match[0].replace('] (', '](')}"
                yield complaints.near_miss(match[0], hint, source.place(match.start()))
        for match in _UNCLOSED.finditer(prose):
            at = source.place(match.start("address"))
            if (
                _key(match["address"]) in shown
                and (at.line, at.column) not in made
                and _is_in_one_paragraph(match["words"])
            ):
                hint = f"close it: {match[0].rstrip('.,;:')})"
                yield complaints.near_miss(match[0], hint, source.place(match.start()))
    for match in _HALF.finditer(prose) if "]]" in text else ():
        if f"[{match['slug']}" in text and not _is_inside(prose, match.start()):
            hint = f"write [{match[0]}; or \\{match[0]} where brackets are meant"
            yield complaints.near_miss(match[0], hint, source.place(match.start()))


def _key(address: str) -> str:
    """Return what an address and its looks have in common: letters and digits, as far as they go."""
    return "".join(_LETTERS.findall(address))[:40]


def _is_in_one_paragraph(words: str) -> bool:
    return not _PARAGRAPH.search(words)


def _is_inside(prose: str, offset: int) -> bool:
    """Say whether a bracket was opened before, in the same paragraph, and is still to be closed."""
    start = max((match.end() for match in _PARAGRAPH.finditer(prose, max(0, offset - 2000), offset)), default=0)
    before = prose[max(start, offset - 2000) : offset]
    return before.count("[") > before.count("]")
