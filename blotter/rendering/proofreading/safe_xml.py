# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Reading our own XML back: well-formed, without a document type, and the HTML that feed items carry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NoReturn
from xml.parsers import expat

import msgspec

_ATOM: Final = "http://www.w3.org/2005/Atom "
_HTML_HOLDERS: Final = frozenset(f"{_ATOM}{name}" for name in ("title", "summary", "content", "rights", "subtitle"))
_HREF: Final = re.compile(r"""href\s*=\s*["']([^"']*)""")


class XmlRefusedError(ValueError):
    """The text is not XML that a build may publish; says why."""


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of HTML in an Atom feed, with the id of its entry (empty for the feed itself)."""

    id: str
    html: str


@dataclass(slots=True)
class _Reader:
    """What is known at one point of the reading; ``pieces`` are the characters since the last tag."""

    items: list[FeedItem] = field(default_factory=list)
    entry: str = ""
    pieces: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    is_html: bool = False
    in_source: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.pieces.clear()
        self.is_html = name in _HTML_HOLDERS and attributes.get("type") == "html"
        self.in_source = self.in_source or name == f"{_ATOM}source"
        if name == f"{_ATOM}entry":
            self._finish_entry()

    def end(self, name: str) -> None:
        if self.is_html:
            self.waiting.append("".join(self.pieces))
            self.is_html = False
        elif name == f"{_ATOM}source":
            self.in_source = False
        elif name == f"{_ATOM}id" and not self.in_source:
            self.entry = "".join(self.pieces)
        elif name == f"{_ATOM}entry":
            self._finish_entry()
        self.pieces.clear()

    def _finish_entry(self) -> None:
        self.items += [FeedItem(id=self.entry, html=html) for html in self.waiting]
        self.waiting.clear()
        self.entry = ""


def read_xml(text: str) -> tuple[FeedItem, ...]:
    """Parse XML without any document type or entity of its own; return the HTML of its Atom items, if it is a feed.

    Raises ``XmlRefusedError`` when it is not well-formed or more than plain XML.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.pieces.append
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ProcessingInstructionHandler = _refuse_instruction
    try:
        parser.Parse(text.encode("utf-8"), True)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        raise XmlRefusedError(str(error)) from None
    return tuple(reader.items)


def _refuse_doctype(name: str, *_: object) -> NoReturn:
    raise XmlRefusedError(f"it declares a document type ({name})")


def _refuse_instruction(target: str, data: str) -> None:
    found = _HREF.search(data)
    if target == "xml-stylesheet" and (found is None or "//" in found[1] or ":" in found[1]):
        raise XmlRefusedError(f"it takes its style from elsewhere ({data})")
