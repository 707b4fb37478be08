# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What stands in ``Document.html`` for links and images, filled in."""

from __future__ import annotations

from collections.abc import Mapping

from blotter.markup.documents import mark_up
from blotter.markup.placeholders import Destination, fill
from blotter.model.config import MarkdownSettings
from blotter.model.documents import LinkKind

DESTINATIONS = {
    (LinkKind.ARTICLE, "a"): Destination(address="/articles/a/", title='A "quoted" <title>'),
    (LinkKind.FILE, "content/pages/about.md"): Destination(address="/about/", title="About"),
    (LinkKind.PAGE, "/tags/x/?a=1&b=2"): Destination(address="/base/tags/x/?a=1&b=2", title=""),
}


def link(kind: LinkKind, target: str) -> Destination | None:
    """Look a destination up; what is not there is not shown."""
    return DESTINATIONS.get((kind, target))


def image(src: str) -> Mapping[str, str] | None:
    """Know one image."""
    return {"src": "/media/x.jpg", "width": "4", "height": "3"} if src == "x & y.jpg" else None


def filled(body: str) -> str:
    """Mark up a body of content/articles/a.md and fill it in."""
    return fill(mark_up(body, MarkdownSettings(), path="content/articles/a.md").html, link=link, image=image)


def test_links_get_their_address_and_their_words() -> None:
    """A link without words gets the title; fragment and words stay where there are any."""
    assert filled("[[a]]") == '<p><a href="/articles/a/">A &quot;quoted&quot; &lt;title&gt;</a></p>'
    assert filled("[[a#b|*words*]]") == '<p><a href="/articles/a/#b"><em>words</em></a></p>'
    assert filled('[x](../pages/about.md "T")') == '<p><a href="/about/" title="T">x</a></p>'
    assert filled("[x](/tags/x/?a=1&b=2)") == '<p><a href="/base/tags/x/?a=1&amp;b=2">x</a></p>'


def test_a_link_to_what_is_not_shown_is_its_words() -> None:
    """Words stay without a link."""
    assert filled("to [[gone|the *words*]], [[a|on]]") == '<p>to the <em>words</em>, <a href="/articles/a/">on</a></p>'


def test_other_links_stay() -> None:
    """Links to other sites and anchors are no placeholders."""
    html = '<h2 id="h">H</h2>\n<p><a href="#h">a</a> <a href="https://example.org/" rel="noopener">b</a></p>'
    assert filled("# H\n\n[a](#h) [b](https://example.org/)") == html


def test_images_get_their_size() -> None:
    """An image keeps its alternative text and gets address and size; one that is not known is left out."""
    assert (
        filled('![A "plane"](<x & y.jpg>)')
        == '<p><img src="/media/x.jpg" width="4" height="3" alt="A &quot;plane&quot;"></p>'
    )
    assert filled("a ![B](other.jpg) b") == "<p>a  b</p>"


def test_text_that_looks_like_a_placeholder_is_text() -> None:
    """Only attributes are filled in, not words about them."""
    body = '`<a href="article:a">x</a>` and <img src="media:x" in words'
    assert filled(body) == mark_up(body, MarkdownSettings(), path="content/articles/a.md").html
