# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The Markdown that editors write: Python-Markdown with the extensions we use, and ``[[links]]`` between articles.

Heading ids, typographic quotes and everything else that also concerns raw HTML is done afterwards, in
``composition``, on the sanitized result: once, whoever wrote the tag.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from blotter.markup.addresses import is_unsafe
from blotter.markup.typography import NONCHARACTERS, protect
from blotter.model.config import MarkdownSettings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.inlinepatterns import InlineProcessor
    from markdown.preprocessors import HtmlBlockPreprocessor

WIKI_SCHEME: Final = "article:"
"""What stands before the slug in the address that a ``[[slug]]`` gets."""

# [[slug]], [[slug#anchor]], [[slug|words]]; in a table the bar is written \|.
_WIKI_LINK: Final = r"(?<![!\\])\[\[([^\[\]|\\\n\x02]+)(?:\\?\|([^\[\]\n]+))?\]\]"
_ESCAPED: Final = re.compile("\x02([0-9]+)\x03")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What Python-Markdown made: HTML that nobody has checked yet, the raw HTML it met, and the unsafe addresses."""

    html: str
    raw: tuple[str, ...]
    unsafe: tuple[str, ...]


class Dialect:
    """One Python-Markdown instance, kept for all documents of a process because making one takes milliseconds."""

    def __init__(self, settings: MarkdownSettings) -> None:
        self._unsafe = _UnsafeAddresses()
        self._markdown = _make(settings, self._unsafe)

    def render(self, body: str) -> Rendered:
        """Turn a body into HTML. Raises whatever Python-Markdown raises; the instance must not be used after that."""
        self._markdown.reset()
        self._unsafe.found = []
        html = self._markdown.convert(NONCHARACTERS.sub("", body))
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
    from markdown.preprocessors import HtmlBlockPreprocessor

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
    html_blocks = HtmlBlockPreprocessor(markdown)
    markdown.preprocessors.register(_OnlyWithTags(html_blocks), "html_block", 20)  # type: ignore[arg-type]
    escapes = _Unescape(typographic=settings.typographic_quotes)
    markdown.treeprocessors.register(escapes, "unescape", 0)  # type: ignore[arg-type]
    markdown.treeprocessors.register(unsafe, "unsafe-addresses", -1)  # type: ignore[arg-type]
    return markdown


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
        ) -> tuple[Element, int, int]:
            element = Element("a")
            element.set("href", _OurAddress(WIKI_SCHEME + m[1].strip()))
            element.text = (m[2] or "").strip()
            return element, m.start(), m.end()

    return WikiLinks(_WIKI_LINK)


class _OnlyWithTags:
    """Python-Markdown's search for raw HTML, left out where there is no ``<`` (it would change nothing)."""

    def __init__(self, html_blocks: HtmlBlockPreprocessor) -> None:
        self._html_blocks = html_blocks

    def run(self, lines: list[str]) -> list[str]:
        if any("<" in line for line in lines):
            found: list[str] = self._html_blocks.run(lines)
            return found
        return lines


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
