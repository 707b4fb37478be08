# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Links inside the site: what is broken, and who refers to whom."""

from __future__ import annotations

import pytest

from blotter.library.links import Targets, check_links, linked_slugs, turn_around
from blotter.model.documents import Document, Link, LinkKind

TARGETS = Targets(
    articles={
        "peru-plane": Document(html="", anchors=frozenset({"the-route"})),
        "ecuador-ports": Document(html=""),
        "withdrawn": Document(html=""),
    },
    pages={"about": Document(html="", anchors=frozenset({"license"}))},
    files={"content/articles/2016/plane.md": "peru-plane", "content/pages/about.md": "about"},
    addresses=frozenset({"/tags/cocaine/", "/"}),
    hidden=frozenset({"withdrawn"}),
)


def link(kind: LinkKind, target: str, fragment: str = "") -> Link:
    """Make a link that stands in line 3, column 7 of the body."""
    return Link(kind=kind, target=target, fragment=fragment, line=3, column=7)


GOOD = [
    link(LinkKind.ARTICLE, "peru-plane"),
    link(LinkKind.ARTICLE, "peru-plane", "the-route"),
    link(LinkKind.FILE, "content/articles/2016/plane.md", "the-route"),
    link(LinkKind.FILE, "content/pages/about.md", "license"),
    link(LinkKind.PAGE, "/tags/cocaine/"),
    link(LinkKind.EXTERNAL, "https://example.org/"),
    link(LinkKind.ANCHOR, "", "checked-by-the-markup"),
]

BROKEN = [
    (link(LinkKind.ARTICLE, "peru-plain"), "broken-link", "did you mean [[peru-plane]]?"),
    (link(LinkKind.ARTICLE, "zzzzz"), "broken-link", "the slug is the file name of the article, without .md"),
    (link(LinkKind.ARTICLE, "peru-plane", "the-rout"), "broken-anchor", "did you mean #the-route?"),
    (link(LinkKind.FILE, "content/articles/2016/plan.md"), "broken-link", "content/articles/2016/plane.md?"),
    (link(LinkKind.FILE, "content/pages/about.md", "licence"), "broken-anchor", "did you mean #license?"),
    (link(LinkKind.PAGE, "/tags/cocain/"), "broken-link", "did you mean /tags/cocaine/?"),
    (link(LinkKind.ARTICLE, "withdrawn"), "hidden-link", "withdrawn articles are not linked"),
]


@pytest.mark.parametrize("good", GOOD)
def test_links_that_lead_somewhere(good: Link) -> None:
    """An existing article, file, page, anchor or address is no problem."""
    assert check_links(Document(html="", links=(good,)), TARGETS, path="a.md", body_line=10) == ()


@pytest.mark.parametrize(("broken", "code", "hint"), BROKEN)
def test_links_that_lead_nowhere(broken: Link, code: str, hint: str) -> None:
    """A broken link is named at its line in the file, with the nearest thing that exists."""
    (problem,) = check_links(Document(html="", links=(broken,)), TARGETS, path="a.md", body_line=10)
    assert (problem.code, problem.place.line, problem.place.column) == (code, 12, 7)
    assert hint in problem.hint


def test_backlinks_are_links_turned_around() -> None:
    """Each article lists who refers to it, oldest first, never itself."""
    links = {"a": ("b", "c", "a"), "b": ("c",), "c": ()}
    assert turn_around(links, ("a", "b", "c")) == {"b": ("a",), "c": ("a", "b")}


def test_a_slug_is_linked_once_however_it_is_written() -> None:
    """A wikilink and a file link to one article are one link."""
    document = Document(html="", links=tuple(GOOD))
    assert linked_slugs(document, TARGETS.files) == ("peru-plane",)
