# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The other engine: CommonMark as ``pyromark`` parses it (pulldown-cmark, in Rust), written as the first one writes.

The parser gives a flat run of events; here they become HTML of the same shape as Python-Markdown's (``dialect``), so
that sanitizing, composition and all that follows is one. What the two understand differently is in docs/markdown.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

from blotter.markup.addresses import is_link_between, is_unsafe
from blotter.markup.dialect import WIKI_SCHEME, Rendered
from blotter.markup.footnotes import Footnotes
from blotter.markup.typography import protect, without_noncharacters
from blotter.markup.unclosed import finish_tags
from blotter.model.config import MarkdownSettings

Event = Any
"""A word, or a mapping from one word to what belongs to it; ``pyromark.event`` lists all."""

_WORDS: Final = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}
_STARTS: Final = {"Emphasis": "<em>", "Strong": "<strong>"}
_ENDS: Final = {
    "Emphasis": "</em>",
    "Strong": "</strong>",
    "Paragraph": "</p>\n",
    "Item": "</li>\n",
    "BlockQuote": "</blockquote>\n",
    "CodeBlock": "</code></pre>\n",
    "TableHead": "</tr>\n</thead>\n<tbody>\n",
    "TableRow": "</tr>\n",
    "Table": "</tbody>\n</table>\n",
}
# What ends a [[slug]] and a [[slug|words]]; whether they are links is known at their end.
_BARE: Final = "]]"
_WITH_WORDS: Final = "|]]"
_BLOCKS: Final = {"Paragraph": "<p>", "Item": "<li>"}


class CommonMark:
    """The parser with our settings. Raises ``ImportError`` where its package is missing (reading looks first)."""

    def __init__(self, settings: MarkdownSettings) -> None:
        from pyromark import Markdown, Options

        options = Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_WIKILINKS
        self._parser = Markdown(options=options)
        self._typographic = settings.typographic_quotes

    def render(self, body: str) -> Rendered:
        """Turn a body into HTML that nobody has checked yet."""
        body = without_noncharacters(body)
        events: Iterable[Event]
        if self._typographic and "\\" in body:
            events = _protected(self._parser.events_with_range(body), body.encode())
        else:
            events = self._parser.events(body)
        writer = _Writer()
        if "[^" in body:
            events = writer.footnotes.set_aside(events)
        writer.write(events)
        writer.write_footnotes()
        return Rendered(html="".join(writer.out), raw=tuple(writer.raw), unsafe=tuple(writer.unsafe))


def _protected(events: Iterable[tuple[Event, Any]], source: bytes) -> Iterator[Event]:
    r"""Yield events, a text after a backslash with its first character marked: ``\"`` is to stay straight."""
    in_code = False
    for event, place in events:
        if isinstance(event, dict):
            in_code = (in_code or _is_code(event.get("Start"))) and event.get("End") != "CodeBlock"
            text = event.get("Text", "")
            start = place["start"]
            if text and not in_code and _backslashes_before(source, start) % 2:
                yield {"Text": protect(text[0]) + text[1:]}
                continue
        yield event


def _is_code(tag: Any) -> bool:
    return isinstance(tag, dict) and "CodeBlock" in tag


def _backslashes_before(source: bytes, end: int) -> int:
    start = end
    while start and source[start - 1] == 0x5C:
        start -= 1
    return end - start


def _escape(text: str) -> str:
    """Escape a text, of which most have nothing to escape: five looks take a fifth of the time of five replacements."""
    special = "&" in text or "<" in text or ">" in text or '"' in text or "'" in text
    return escape(text) if special else text


class _Writer:
    """Writes events as HTML. ``raw`` are the pieces of raw HTML, ``unsafe`` the addresses that were refused."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.raw: list[str] = []
        self.unsafe: list[str] = []
        self.footnotes = Footnotes()
        self._ends: list[str] = []
        self._between: list[tuple[str, int]] = []  # slugs of open [[slug|words]], and where they are written
        self._captured: list[list[str]] = []  # what was written before an image, whose words become its alt
        self._columns: tuple[str, ...] = ()
        self._column = 0
        self._cell = "td"

    def write(self, events: Iterable[Event]) -> None:
        """Write all events."""
        for event in events:
            if isinstance(event, str):
                self.out.append(" " if self._captured else _WORDS[event])
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                self.out.append(_escape(value))
            elif kind == "Start":
                self._start(value)
            elif kind == "End":
                self._end(value)
            else:
                self._rarer(kind, value)

    def _rarer(self, kind: str, value: str) -> None:
        if kind == "Code":
            self._add("<code>")
            self.out.append(escape(value))
            self._add("</code>")
        elif kind == "Html":
            self.raw[-1] += value
        elif kind == "InlineHtml":
            self.raw.append(value)
            self._add(value)
        elif kind == "FootnoteReference":
            self._add(self.footnotes.refer(value))

    def write_footnotes(self) -> None:
        """Write the footnotes, each after those it was mentioned before."""
        body = self.out
        for name, events in self.footnotes.remaining():
            self.out = []
            self.write(events)
            self.footnotes.written(name, "".join(self.out))
        self.out = body
        self._block(self.footnotes.html())

    def _add(self, html: str) -> None:
        """Write markup, except within the words of an image."""
        if not self._captured:
            self.out.append(html)

    def _block(self, html: str) -> None:
        if html and self.out and not self.out[-1].endswith("\n"):
            self._add("\n")
        self._add(html)

    def _start(self, tag: Any) -> None:
        if not isinstance(tag, str):
            ((kind, value),) = tag.items()
            self._start_with(kind, value)
        elif tag in _STARTS:
            self._add(_STARTS[tag])
        elif tag in _BLOCKS:
            self._block(_BLOCKS[tag])
        elif tag == "HtmlBlock":
            self.raw.append("")
            self._block("")
        else:
            self._start_in_table(tag)

    def _start_with(self, kind: str, value: Any) -> None:
        if kind == "Link":
            self._start_link(value)
        elif kind == "Image":
            self._ends.append(self._image(value))
            self._capture()
        elif kind == "Heading":
            self._block(f"<{value['level'].lower()}>")
        elif kind == "BlockQuote":
            self._block("<blockquote>\n")
        elif kind == "List":
            self._block("<ul>\n" if value is None else f'<ol start="{value}">\n' if value != 1 else "<ol>\n")
        elif kind == "CodeBlock":
            language = value["Fenced"].split()[:1] if isinstance(value, dict) else []
            self._block(f'<pre><code class="language-{escape(language[0])}">' if language else "<pre><code>")
        elif kind == "Table":
            self._columns = value
            self._block("<table>\n")

    def _end(self, tag: Any) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in _ENDS:
            self._add(_ENDS[name])
        elif name == "Link":
            self._end_link()
        elif name == "Image":
            self._end_image()
        elif name == "Heading":
            self._add(f"</{tag['Heading'].lower()}>\n")
        elif name == "List":
            self._add("</ol>\n" if tag["List"] else "</ul>\n")
        elif name == "TableCell":
            self._add(f"</{self._cell}>\n")
        elif name == "HtmlBlock":
            self.raw[-1] = finish_tags(self.raw[-1])
            self._add(self.raw[-1])

    def _capture(self) -> None:
        """From here on only the words are wanted."""
        self._captured.append(self.out)
        self.out = []

    def _end_capture(self) -> str:
        words = "".join(self.out)
        self.out = self._captured.pop()
        return words

    def _start_in_table(self, tag: str) -> None:
        if tag == "TableCell":
            align = self._columns[self._column].lower() if self._column < len(self._columns) else "none"
            self._add(f"<{self._cell}>" if align == "none" else f'<{self._cell} align="{align}">')
            self._column += 1
            return
        self._column = 0
        self._cell = "th" if tag == "TableHead" else "td"
        self._add("<thead>\n<tr>\n" if tag == "TableHead" else "<tr>\n")

    def _start_link(self, link: Any) -> None:
        wiki = link["link_type"]["WikiLink"] if isinstance(link["link_type"], dict) else None
        href = link["dest_url"]
        if wiki is not None:
            href = href.removesuffix("\\")  # in a table the bar is written \|
            self._between.append((href, len(self.out)))
            href = WIKI_SCHEME + " ".join(href.split())
        elif link["link_type"] == "Email":
            href = f"mailto:{href}"
        if wiki is None and is_unsafe(href):
            self.unsafe.append(href)
            self._add("<span>")
            self._ends.append("</span>")
            return
        title = f' title="{escape(link["title"])}"' if link["title"] else ""
        self._add(f'<a href="{escape(href)}"{title}>')
        self._ends.append("</a>")
        if wiki is not None and not wiki["has_pothole"]:
            self._ends[-1] = _BARE  # the title of the article comes here, instead of the slug
            self._capture()
        elif wiki is not None:
            self._ends[-1] = _WITH_WORDS

    def _end_link(self) -> None:
        end = self._ends.pop()
        if end == _BARE:
            self._end_capture()
        self._add("</a>" if end in {_BARE, _WITH_WORDS} else end)
        if end in {_BARE, _WITH_WORDS}:
            self._check_between(*self._between.pop(), has_words=end == _WITH_WORDS)

    def _check_between(self, slug: str, start: int, *, has_words: bool) -> None:
        """Write a link between articles that can be none as the author did; ``start`` is where it was written."""
        words = "".join(self.out[start + 1 : -1]) if has_words else None
        if not self._captured and not is_link_between(slug, words):
            self.out[start:] = [escape(f"[[{slug}"), "" if words is None else f"|{words}", "]]"]

    def _end_image(self) -> None:
        words = self._end_capture()
        image = self._ends.pop()
        if self._captured or image.startswith("!"):
            self.out.append(words if self._captured else f"{image}{words}]]")
        elif image:
            self._add(f'{image}{words}">')

    def _image(self, image: Any) -> str:
        """Return the tag of an image up to its words; empty if its address is not safe."""
        src = image["dest_url"]
        if isinstance(image["link_type"], dict):  # ![[slug]] is none: the words stay as they stand
            return escape(f"![[{src}|") if image["link_type"]["WikiLink"]["has_pothole"] else "![["
        if is_unsafe(src):
            self.unsafe.append(src)
            return ""
        title = f' title="{escape(image["title"])}"' if image["title"] else ""
        return f'<img src="{escape(src)}"{title} alt="'
