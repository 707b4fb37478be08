# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The Markdown that editors write: Python-Markdown with the extensions we use, and ``[[links]]`` between articles.

Heading ids, typographic quotes and everything else that also concerns raw HTML is done afterward, in
``composition``, on the sanitized result: once, whoever wrote the tag.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from blotter.markup.addresses import is_link_between, is_unsafe
from blotter.markup.shortcuts import take_shortcuts
from blotter.markup.typography import protect, without_noncharacters
from blotter.markup.unclosed import finish_tags
from blotter.model.config import MarkdownSettings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.blockprocessors import HashHeaderProcessor
    from markdown.inlinepatterns import InlineProcessor

WIKI_SCHEME: Final = "article:"
"""What stands before the slug in the address that a ``[[slug]]`` gets."""

# [[slug]], [[slug#anchor]], [[slug|words]]; in a table the bar is written \|.
_WIKI_LINK: Final = r"(?:(?<![!\\])|(?<=(?<!\\)\\[!\\]))\[\[([^\[\]|\\\x02]++)(?:\\?\|([^\[\]]++))?\]\]"
_ESCAPED: Final = re.compile("\x02([0-9]+)\x03")


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    """What Python-Markdown made: HTML that nobody has checked yet, the raw HTML it met, and the unsafe addresses."""

    html: str
    raw: tuple[str, ...]
    unsafe: tuple[str, ...]


class Dialect:
    """One Python-Markdown instance, kept for all documents of a process because making one takes milliseconds."""

    def __init__(self, settings: MarkdownSettings, *, shortcuts: bool = True) -> None:
        """``shortcuts``: skip steps that cannot match, which changes nothing but the time (see ``shortcuts``)."""
        self._unsafe = _UnsafeAddresses()
        self._markdown = _make(settings, self._unsafe)
        self.has_shortcuts = shortcuts and take_shortcuts(self._markdown)

    def render(self, body: str) -> Rendered:
        """Turn a body into HTML. Raises whatever Python-Markdown raises; the instance must not be used after that."""
        self._markdown.reset()
        self._unsafe.found = []
        html = self._markdown.convert(without_noncharacters(body))
        raw = tuple(str(piece) for piece in self._markdown.htmlStash.rawHtmlBlocks)
        return Rendered(html=html, raw=raw, unsafe=tuple(self._unsafe.found))


def _make(settings: MarkdownSettings, unsafe: _UnsafeAddresses) -> Markdown:
    """Make an instance. Extensions are given as objects: looking them up by name costs 30 ms."""
    # Late imports: a build with nothing to do starts faster without Python-Markdown.
    from markdown import Markdown
    from markdown.extensions.abbr import AbbrExtension
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.footnotes import FootnoteExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    extensions = [
        TableExtension(use_align_attribute=True),
        FootnoteExtension(USE_DEFINITION_ORDER=False),
        FencedCodeExtension(),
        AbbrExtension(),
        SaneListExtension(),
    ]
    markdown = Markdown(extensions=extensions, output_format="html")
    markdown.ESCAPED_CHARS.extend("\"'")
    markdown.inlinePatterns.register(_wiki_links(), "wiki-link", 185)  # after code, before escapes and every other [
    markdown.parser.blockprocessors.register(_headings(markdown), "hashheader", 70)
    escapes = _Unescape(typographic=settings.typographic_quotes)
    markdown.treeprocessors.register(escapes, "unescape", 0)  # type: ignore[arg-type]
    markdown.treeprocessors.register(unsafe, "unsafe-addresses", -1)  # type: ignore[arg-type]
    markdown.postprocessors.register(_FinishTags(markdown), "finish-tags", 35)  # type: ignore[arg-type]
    return markdown


def _headings(markdown: Markdown) -> HashHeaderProcessor:
    """Make the block processor for headings: after the ``#`` comes a blank, because ``#MeToo`` is none."""
    from markdown.blockprocessors import HashHeaderProcessor

    class Headings(HashHeaderProcessor):
        """The library's, with a condition more."""

        RE = re.compile(HashHeaderProcessor.RE.pattern.replace("#{1,6})", r"#{1,6})(?![^ \t\n])"))

    return Headings(markdown.parser)


class _OurAddress(str):
    """The address of a ``[[link]]``: known by its type from what an author wrote by hand."""

    __slots__ = ()


def _wiki_links() -> InlineProcessor:
    """Make the inline processor for links between articles."""
    from xml.etree.ElementTree import Element

    from markdown.inlinepatterns import InlineProcessor

    class WikiLinks(InlineProcessor):
        """``[[slug|words]]`` becomes a link to a key; without words it is empty, to be filled with the title."""

        ANCESTOR_EXCLUDES = ("a",)

        def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
            self,
            m: re.Match[str],
            data: str,  # noqa: ARG002
        ) -> tuple[Element, int, int] | tuple[None, None, None]:
            if not is_link_between(m[1], m[2]):
                return None, None, None
            element = Element("a")
            element.set("href", _OurAddress(WIKI_SCHEME + " ".join(m[1].split())))
            element.text = (m[2] or "").strip()
            return element, m.start(), m.end()

    return WikiLinks(_WIKI_LINK)


class _FinishTags:
    """The step before raw HTML is put back: no piece of it may go on in what comes after it."""

    def __init__(self, markdown: Markdown) -> None:
        self._markdown = markdown

    def run(self, text: str) -> str:
        pieces = self._markdown.htmlStash.rawHtmlBlocks
        for number, piece in enumerate(pieces):
            if isinstance(piece, str) and "<" in piece:
                pieces[number] = finish_tags(piece)
        return text


class _Unescape:
    r"""Python-Markdown's last step for ``\*``, which here also marks what typographic quotes must leave alone."""

    RE = _ESCAPED

    def __init__(self, *, typographic: bool) -> None:
        self._in_text = protect if typographic else str

    def unescape(self, text: str) -> str:
        return _ESCAPED.sub(lambda m: chr(int(m[1])), text)

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and element.tag != "code" and "\x02" in element.text:
                element.text = self._mark(element.text)
            if element.tail and "\x02" in element.tail:
                element.tail = self._mark(element.tail)
            for name, value in element.items():
                if "\x02" in value:
                    element.set(name, type(value)(self.unescape(value)))

    def _mark(self, text: str) -> str:
        return _ESCAPED.sub(lambda m: self._in_text(chr(int(m[1]))), text)


class _UnsafeAddresses:
    """Take the address from links and images that must not have it, and remember it for the report."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def run(self, root: Element) -> None:
        for tag, name in (("a", "href"), ("img", "src")):
            for element in list(root.iter(tag)):
                address = element.get(name, "")
                if not isinstance(address, _OurAddress) and is_unsafe(address, entities=True):
                    self.found.append(address)
                    element.tag = "span"
                    element.attrib.clear()
