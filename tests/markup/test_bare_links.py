# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Links without words: wherever a title will be read, the plain text keeps a place for it."""

from __future__ import annotations

import pytest

from blotter.markup.documents import mark_up
from blotter.markup.placeholders import fill_titles, titles_in
from blotter.model.config import MarkdownSettings
from blotter.model.documents import Document, LinkKind

TITLES = {
    (LinkKind.ARTICLE, "plane"): "The plane",
    (LinkKind.FILE, "content/articles/my port.md"): "The port",
    (LinkKind.PAGE, "/tags/"): "Topics",
}


def marked(body: str) -> Document:
    """Mark up a body of content/articles/a.md."""
    return mark_up(body, MarkdownSettings(), path="content/articles/a.md")


def text_of(document: Document) -> str:
    """Return the plain text as a reader of the page meets it."""
    return fill_titles(document.text, lambda kind, target: TITLES.get((kind, target), "nothing"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("See [[plane]] and [[plane]].", "See The plane and The plane."),
        ("See [[plane#why]], then [](<my port.md>) or [](/tags/).", "See The plane, then The port or Topics."),
        ("*[[plane]]*, [[plane|words]], [words](/tags/)", "The plane, words, words"),
        ("[[plane]]", "The plane"),
        ("[[unknown]]", "nothing"),
        ("> [[plane]]\n\n[](#why) [](https://example.org/)\n\n## Why", "The plane\n\nWhy"),
    ],
)
def test_the_plain_text_has_the_titles(body: str, text: str) -> None:
    """A title stands where the link does, whichever way it was written; anchors and other sites have none."""
    assert text_of(marked(body)) == text


def test_a_title_that_is_not_known_yet_is_one_word() -> None:
    """The length of a text does not depend on other files."""
    document = marked("See [[a-long-slug]] and [](<my port.md>).\n\n> [[plane]]")
    assert document.words == 5
    assert list(titles_in(document.quotes[0])) == [(LinkKind.ARTICLE, "plane")]


def test_a_heading_is_anchored_by_its_own_words() -> None:
    """An id depends on this text alone, so no title is in it; nor a slug, which may be that of a draft."""
    body = "## After [[plane]]\n\n## [](<my port.md>)\n\n## [[plane]]\n\n## [[plane|the plane]]"
    assert [heading.id for heading in marked(body).headings] == ["after", "section", "section-2", "the-plane"]


def test_links_know_whether_they_have_words() -> None:
    """So that whoever checks them can say what readers will see."""
    document = marked("[[plane]] [[plane|words]] [](/tags/) [![A port](p.png)](/tags/) https://example.org")
    assert [link.bare for link in document.links] == [True, False, True, False]


def test_authors_cannot_write_the_mark() -> None:
    """The characters around a title are taken out of bodies."""
    assert list(titles_in(marked("\ufdd4article:plane\ufdd5").text)) == []
