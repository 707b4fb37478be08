# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
r"""Links that one sign keeps from being links: ``[words] (https://…)``, ``[words](https://…`` and ``[slug]]``.

Parsers say nothing of them and show them as they are written, or take the words up to the next ``)`` for a part of the
address. Only what readers see, or miss, is looked for in the source, and only where that is no code and not escaped;
what prose has in brackets, ``[sic] (1998)`` or ``[see [one]]``, is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Final

from blotter.markup import complaints
from blotter.markup.positions import WrittenBody
from blotter.model.documents import BodyImage, Link, LinkKind
from blotter.model.problems import Problem

_SIGNS: Final = ("](", "] (", "]]")
# What an address goes on with: parentheses too, where both are there.
_REST: Final = r"(?:[^\s()<>]|\([^\s()<>]*+\))"
_SHOWN: Final = re.compile(rf"\] ?\(<?({_REST}+)")
_BEGINNING: Final = r"(?<![\\\[])\[(?P<words>[^\[\]]{1,200})\]"
# An address, as no word in parentheses is one.
_ADDRESS: Final = (
    rf"(?P<address>(?:https?://|mailto:|\.{{0,2}}/){_REST}++|[^\s()<>]+\.(?:md|png|jpe?g|webp|gif)\b{_REST}*+)"
)
_AFTER_BLANK: Final = re.compile(rf"!?{_BEGINNING}[ ]\({_ADDRESS}\)")
_UNCLOSED: Final = re.compile(rf"!?{_BEGINNING}\(\s?<?{_ADDRESS}(?!>?\))[^\s<>]*+")
# The same of any link: its words may have brackets.
_OPEN: Final = re.compile(rf"(?:!?{_BEGINNING}|\])\(\s{{0,9}}{_ADDRESS}(?!\))[^\s<>]*+")
_HALF: Final = re.compile(
    r"(?<![\\\[])\[(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)+|[a-z0-9]+(?=\\?\|))(?:\\?\|[^\[\]]{1,200})?\]\]"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_LETTERS: Final = re.compile(r"[^\W_]+")
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n")
_BACKSLASH: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
# What a line of a quotation begins with.
_MARGIN: Final = re.compile(r"\n[ \t>]+")
# A word behind a blank with code or a link in it, of which an address keeps something else.
_MARKED: Final = re.compile(r"\s[^\s`\[]*+[`\[]")
_OF_WEB: Final = (LinkKind.EXTERNAL, LinkKind.PAGE)
_COMPARED: Final = 200
# What editors put in brackets to say that a quotation is as it was.
_REMARKS: Final = frozenset({"sic", "sic!", "recte"})


def report_near_misses(
    text: str, links: Iterable[Link], images: Iterable[BodyImage], source: WrittenBody
) -> Iterator[Problem]:
    """Yield what was most likely written as a link or a picture, and is shown with its brackets.

    ``text`` is that of the document, ``links`` and ``images`` are those that came of it.
    """
    swallowed = {match.start("address"): (match, link) for match, link in _swallowed(links, source)}
    for match, link in swallowed.values():
        lost = " ".join(link.written.split()[1:])
        hint = f"close it: {_closed(match[0])}; a blank of the address itself is written %20"
        yield complaints.swallowed_words(match[0], lost, hint, source.place(match.start()))
    if "]" not in text or not any(sign in text for sign in _SIGNS):
        return
    shown = {_key(address) for address in _SHOWN.findall(text)}
    prose = source.prose
    if shown:
        made = {(one.line, one.column) for some in (links, images) for one in some}
        yield from _after_blank(shown, source)
        for match in _UNCLOSED.finditer(prose):
            at = source.place(match.start("address"))
            if (
                _key(match["address"]) in shown
                and (at.line, at.column) not in made
                and match.start("address") not in swallowed
                and _is_in_one_paragraph(match["words"])
            ):
                yield complaints.near_miss(match[0], f"close it: {_closed(match[0])}", source.place(match.start()))
    for match in _HALF.finditer(prose) if "]]" in text else ():
        if f"[{match['slug']}" in text and not _is_inside(prose, match.start()):
            hint = f"write [{match[0]}; or \\{match[0]} where brackets are meant"
            yield complaints.near_miss(match[0], hint, source.place(match.start()))


def _after_blank(shown: Collection[str], source: WrittenBody) -> Iterator[Problem]:
    for match in _AFTER_BLANK.finditer(source.prose):
        words = match["words"].strip().lower()
        if (
            _key(match["address"]) in shown
            and _LETTER.search(words)
            and words not in _REMARKS
            and _is_in_one_paragraph(words)
        ):
            hint = f"leave out the blank: {match[0].replace('] (', '](')}"
            yield complaints.near_miss(match[0], hint, source.place(match.start()))


def _swallowed(links: Iterable[Link], source: WrittenBody) -> Iterator[tuple[re.Match[str], Link]]:
    """Yield where links were written whose addresses took the words behind them, each with its link."""
    several = (link for link in links if link.kind in _OF_WEB and len(link.written.split(maxsplit=1)) > 1)
    by_beginning = {_bare(link.written)[:_COMPARED]: link for link in islice(several, complaints.MAX_PROBLEMS)}
    for match in _OPEN.finditer(source.prose) if by_beginning else ():
        start = match.start("address")
        plain = _MARKED.split(_MARGIN.sub(" ", source.text[start : start + 3 * _COMPARED]), maxsplit=1)[0]
        behind = _bare(plain)[:_COMPARED]
        beginning = next((one for one in by_beginning if behind.startswith(one) or one.startswith(behind)), "")
        if beginning:
            yield match, by_beginning[beginning]


def _closed(written: str) -> str:
    """Return the beginning of a link with an end: with a parenthesis for every one that is open."""
    written = written.rstrip(".,;:")
    address = written[written.index("](") + 2 :]
    end = ">" if address.lstrip().startswith("<") else ")" * max(0, address.count("(") - address.count(")"))
    return f"{written}{end})"


def _bare(address: str) -> str:
    """Return an address as parsers understand it, without its blanks."""
    return "".join(unescape(_BACKSLASH.sub(r"\1", address)).split())


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
