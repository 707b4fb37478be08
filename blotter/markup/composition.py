# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From sanitized HTML to a document: one walk that finishes the HTML and reads off what it says.

The sanitizer's serializer writes one form only (see ``sanitizing``), so tags can be told from text by a regular
expression, exactly. On the walk headings get their level and id, links and images their place-holding address, text its
typography; nothing else is added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from msgspec.structs import replace

from blotter.markup import complaints
from blotter.markup.addresses import Address, is_remote, is_unsafe, tidy, understand
from blotter.markup.anchors import Anchors, footnote_id
from blotter.markup.dialect import WIKI_SCHEME
from blotter.markup.placeholders import fill_titles, title_mark
from blotter.markup.plain_text import BLOCKS, PlainText
from blotter.markup.positions import WrittenBody
from blotter.markup.sanitizing import CODE_LANGUAGE, TAGS
from blotter.markup.typography import has_marks, has_protected, release, set_type
from blotter.model.documents import BodyImage, Heading, Link, LinkKind
from blotter.model.problems import Place, Problem

# A tag (its name, after the slash where it ends something, and its attributes), and the text after it.
_TOKEN: Final = re.compile(r'(?:<(/?[a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>)?([^<]*)')
_ATTRIBUTE: Final = re.compile(r' ([a-z-]+)="([^"]*)"')
_HEADING: Final = re.compile(r"<h([1-6])[ >]")
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FOOTNOTE_MARK: Final = re.compile(r"\d+|\s*↩")
_TITLED: Final = tuple(f'<a href="{kind.value}:' for kind in (LinkKind.ARTICLE, LinkKind.FILE, LinkKind.PAGE))
_CODE: Final = frozenset({"code", "pre", "kbd", "samp"})
# Without attributes these stay as they are, and all there is to do is to end a paragraph before some of them.
_PLAIN: Final = TAGS - _HEADINGS - _CODE - {"a", "img", "br", "blockquote", "td", "th"}
_AS_THEY_ARE: Final = {name: name.strip("/") in BLOCKS for tag in _PLAIN for name in (tag, f"/{tag}")}

_Attributes = dict[str, str]
_Token = tuple[str, str, str]


@dataclass(slots=True, kw_only=True)
class _OpenHeading:
    """A heading whose words are still being read: where its tag goes in the output, and the id it asked for."""

    level: int
    slot: int
    id: str
    paragraph: int


@dataclass(slots=True, kw_only=True)
class Composer:
    """The state of the walk over one body, and what it found. ``path`` is the body's file, for relative links."""

    source: WrittenBody
    path: str
    typographic: bool
    links: list[Link] = field(default_factory=list)
    images: list[BodyImage] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    anchors: Anchors = field(default_factory=Anchors)
    text: PlainText = field(default_factory=PlainText)
    _out: list[str] = field(default_factory=list)
    _shift: int = 0
    _open_headings: list[_OpenHeading] = field(default_factory=list)
    _shown_links: list[bool] = field(default_factory=list)
    _in_footnote_mark: bool = False
    _code: int = 0
    _address: str = ""
    _protected: bool = False

    def compose(self, html: str) -> str:
        """Walk over sanitized HTML and return it finished. Call it once."""
        levels = _HEADING.findall(html)
        self._shift = 2 - int(min(levels)) if levels else 0
        self._protected = has_protected(html)
        tokens: list[_Token] = _TOKEN.findall(html)
        for index, (tag, attributes, text) in enumerate(tokens):
            ends_paragraph = _AS_THEY_ARE.get(tag) if not attributes else None
            if ends_paragraph is not None:
                if ends_paragraph:
                    self.text.finish()
                self._out.append(f"<{tag}>")
            elif tag.startswith("/"):
                self._close(tag[1:])
            elif tag:
                self._open(tag, _read(attributes) if attributes else {})
            if text == "\n":  # what stands between most blocks
                self._out.append(text)
                self.text.add(text)
            elif text:
                self._add_text(text, tokens, index)
        self.text.finish()
        self._check_anchors()
        return "".join(self._out).strip()

    def _add_text(self, escaped: str, tokens: list[_Token], index: int) -> None:
        words = unescape(escaped) if "&" in escaped else escaped
        if self.typographic and has_marks(words) and not self._code and words != self._address:
            following = _following(tokens, index) if words[-1] in "\"'" else ""
            words = set_type(words, self.text.last, following)
        if self._protected:
            words = release(words)
        self._out.append(_escape(words))
        if not (self._in_footnote_mark and _FOOTNOTE_MARK.fullmatch(words)):
            self.text.add(words)

    def _open(self, tag: str, attributes: _Attributes) -> None:
        self.text.open(tag)
        if "id" in attributes and (id_ := self.anchors.claim(attributes.pop("id"))):
            attributes = {"id": id_} | attributes
        if tag == "a":
            self._open_link(attributes)
        elif tag == "img":
            self._add_image(attributes)
        elif tag in _HEADINGS:
            self._open_heading(int(tag[1]), attributes)
        else:
            self._code += tag in _CODE
            self._out.append(_tag(tag, _with_classes(tag, attributes)) if attributes else f"<{tag}>")

    def _close(self, tag: str) -> None:
        if tag in _HEADINGS:
            tag = self._close_heading()
        self.text.close(tag)
        self._code -= tag in _CODE
        if tag == "a":
            self._in_footnote_mark = False
            self._address = ""
            if not self._shown_links.pop():
                return
            if self._out[-1].startswith(_TITLED):
                self._close_bare_link()
        self._out.append(f"</{tag}>")

    def _open_heading(self, level: int, attributes: _Attributes) -> None:
        level = min(6, level + self._shift)
        heading = _OpenHeading(
            level=level, slot=len(self._out), id=attributes.pop("id", ""), paragraph=len(self.text.paragraphs)
        )
        self._open_headings.append(heading)
        self._out.append(_tag(f"h{level}", attributes))

    def _close_heading(self) -> str:
        """Give a heading its id, now that its words are known, and return the name of its end tag."""
        heading = self._open_headings.pop()
        words = " ".join((*self.text.paragraphs[heading.paragraph :], self.text.paragraph)).strip()
        # A title to come adds nothing: nobody knows it yet, and the slug of what is hidden is nobody's business.
        id_ = heading.id or self.anchors.for_heading(fill_titles(words, lambda *_: ""))
        self.headings.append(Heading(level=heading.level, id=id_, text=words))
        name = f"h{heading.level}"
        self._out[heading.slot] = _tag(name, {"id": id_})[:-1] + self._out[heading.slot][len(name) + 1 :]
        return name

    def _open_link(self, attributes: _Attributes) -> None:
        footnote = attributes.pop("class", "")
        href = attributes.pop("href", None)
        if href is not None and tidy(href) in {"", "#"}:
            self.problems.append(complaints.empty_address(self._place(href)))
            href = None
        # The words of a link stay without it when the sanitizer took its address (that has been reported; a mere
        # anchor stays), and when it stands in another link, which only raw HTML with tables can bring about.
        shown = (href is not None or "id" in attributes) and not any(self._shown_links)
        self._shown_links.append(shown)
        if not shown:
            return
        if href is None:
            self._out.append(_tag("a", attributes))
        elif footnote and href.startswith("#") and (id_ := footnote_id(href[1:])):
            self._in_footnote_mark = True
            self._out.append(_tag("a", {"href": f"#{id_}", "class": footnote} | attributes))
        else:
            address = _wiki_address(href) if href.startswith(WIKI_SCHEME) else understand(href, self.path)
            self._add_link(address, href)
            self._address = href  # where it is shown as the link's words, it stays as it is
            attributes = {"href": _href(address)} | attributes
            if address.kind is LinkKind.EXTERNAL and address.target.startswith("http"):
                attributes["rel"] = "noopener"
            self._out.append(_tag("a", attributes))

    def _close_bare_link(self) -> None:
        """Remember that the link that was just opened has no words: its title will stand there."""
        link = replace(self.links[-1], bare=True)
        self.links[-1] = link
        self.text.add(title_mark(link.kind, link.target))

    def _add_link(self, address: Address, written: str) -> None:
        place = self._place(written)
        link = Link(
            kind=address.kind,
            target=address.target,
            fragment=address.fragment,
            written=written.removeprefix(WIKI_SCHEME),
            line=place.line,
            column=place.column,
        )
        self.links.append(link)
        if address.kind is LinkKind.FILE and address.target.startswith("../"):
            self.problems.append(complaints.outside_site(written, place))

    def _add_image(self, attributes: _Attributes) -> None:
        src = attributes.pop("src", None)
        alt = " ".join(attributes.pop("alt", "").split())
        if src is None or is_unsafe(src):
            return  # reported where the raw HTML or the Markdown was read
        place = self._place(src)
        if not src.strip():
            self.problems.append(complaints.empty_address(place))
            return
        if is_remote(src):
            self.problems.append(complaints.remote_image(src, place))
            return
        if not alt:
            self.problems.append(complaints.missing_alt(src, place))
        self.images.append(BodyImage(src=src, alt=alt, line=place.line, column=place.column))
        self._out.append(_tag("img", {"src": f"media:{src}", "alt": alt} | attributes))

    def _place(self, written: str) -> Place:
        """Where an address stands in the source; failing that, its paragraph."""
        return self.source.take(written) or self.source.find_words(self.text.paragraph)

    def _check_anchors(self) -> None:
        anchors = self.anchors.given
        broken = [link for link in self.links if link.kind is LinkKind.ANCHOR and link.fragment not in anchors]
        for number, link in enumerate(broken):
            near = anchors if number < complaints.MAX_PROBLEMS else ()
            place = Place(path="", line=link.line, column=link.column)
            self.problems.append(complaints.broken_anchor(link.fragment, near, place))


def _read(attributes: str) -> _Attributes:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}


def _wiki_address(href: str) -> Address:
    slug, _, fragment = href.removeprefix(WIKI_SCHEME).partition("#")
    return Address(kind=LinkKind.ARTICLE, target=slug.strip(), fragment=fragment.strip())


def _href(address: Address) -> str:
    """Return the address as it stands in ``Document.html``."""
    if address.kind is LinkKind.EXTERNAL:
        return address.target
    place = "" if address.kind is LinkKind.ANCHOR else f"{address.kind.value}:{address.target}"
    return f"{place}#{address.fragment}" if address.fragment else place


def _with_classes(tag: str, attributes: _Attributes) -> _Attributes:
    """Turn a cell's alignment into a class (inline style is forbidden, ``align`` obsolete); keep a code's language."""
    if align := attributes.pop("align", ""):
        return attributes | {"class": f"align-{align}"}
    classes = attributes.pop("class", "")
    if tag == "code" and (language := CODE_LANGUAGE.search(classes)):
        classes = language[0]
    elif tag != "div":
        classes = ""
    return attributes | {"class": classes} if classes else attributes


def _following(tokens: list[_Token], index: int) -> str:
    """Return the character after a text in its paragraph; a letter where an inline element starts."""
    for tag, _, text in tokens[index + 1 : index + 9]:
        if tag.removeprefix("/") in BLOCKS or tag in {"br", ""}:
            return ""
        if not tag.startswith("/"):
            return "x"
        if text:
            return text[0]
    return ""


def _escape(text: str) -> str:
    """Escape text for HTML, quotation marks too: in ``Document.html`` a ``"`` only ever encloses an attribute."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


def _tag(tag: str, attributes: _Attributes) -> str:
    if not attributes:
        return f"<{tag}>"
    return f"<{tag}" + "".join(f' {name}="{_escape(value)}"' for name, value in attributes.items()) + ">"
