# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Links inside the site: what is broken, and who refers to whom."""

from __future__ import annotations

import pytest

from blotter.library.links import Targets, check_links, check_menu, is_addressed, linked_slugs, turn_around
from blotter.model.config import MenuEntry
from blotter.model.documents import Document, Link, LinkKind
from blotter.model.problems import Place

TARGETS = Targets(
    articles={
        "peru-plane": Document(html="", anchors=frozenset({"the-route"})),
        "ecuador-ports": Document(html=""),
        "withdrawn": Document(html=""),
    },
    pages={"about": Document(html="", anchors=frozenset({"license"}))},
    files={"content/articles/2016/plane.md": "peru-plane", "content/pages/about.md": "about"},
    texts={
        "content/editions/2016-W08.md": ("/editions/2016-W08/", Document(html="", anchors=frozenset({"in-short"}))),
        "content/editions/2016-W09.md": ("/editions/2016-W09/", Document(html="")),
        "content/stories/air-bridge.md": ("/stories/air-bridge/", Document(html="")),
    },
    addresses=frozenset({"/tags/cocaine/", "/", "/editions/2016-W08/", "/stories/air-bridge/"}),
    vacant=frozenset({"/tags/gold/", "/articles/withdrawn/", "/editions/2016-W09/"}),
    aliases={"peru-flight": "peru-plane"},
    home="https://brief.example.org/news/",
    hidden=frozenset({"withdrawn"}),
    unread=frozenset({"with-a-mistake"}),
)


def link(kind: LinkKind, target: str, fragment: str = "", *, bare: bool = False) -> Link:
    """Make a link that stands in line 3, column 7 of the body."""
    return Link(kind=kind, target=target, fragment=fragment, bare=bare, line=3, column=7)


GOOD = [
    link(LinkKind.ARTICLE, "peru-plane"),
    link(LinkKind.ARTICLE, "peru-plane", "the-route"),
    link(LinkKind.FILE, "content/articles/2016/plane.md", "the-route"),
    link(LinkKind.FILE, "content/pages/about.md", "license"),
    link(LinkKind.PAGE, "/tags/cocaine/"),
    link(LinkKind.EXTERNAL, "https://example.org/"),
    link(LinkKind.EXTERNAL, "https://local.example.org/localhost"),
    link(LinkKind.EXTERNAL, "https://localhost.example.org/"),
    link(LinkKind.EXTERNAL, "https://172.15.0.1/"),
    link(LinkKind.EXTERNAL, "mailto:ana@desk.local"),
    link(LinkKind.EXTERNAL, "https://[bad"),
    link(LinkKind.ANCHOR, "", "checked-by-the-markup"),
    link(LinkKind.ARTICLE, "with-a-mistake"),
    link(LinkKind.PAGE, "/articles/with-a-mistake/"),
    link(LinkKind.FILE, "content/editions/2016-W08.md", "in-short"),
    link(LinkKind.FILE, "content/stories/air-bridge.md"),
    link(LinkKind.PAGE, "/editions/2016-W08/"),
    link(LinkKind.PAGE, "/tags/cocaine/?q=ports&place=Peru", "top"),
    link(LinkKind.PAGE, "/?q=/nowhere/"),
]

BROKEN = [
    (link(LinkKind.ARTICLE, "peru-plain"), "broken-link", "did you mean [[peru-plane]]?"),
    (link(LinkKind.ARTICLE, "/articles/peru-plane/"), "broken-link", "write [[peru-plane]]"),
    (link(LinkKind.ARTICLE, "zzzzz"), "broken-link", "the slug is the file name of the article, without .md"),
    (link(LinkKind.ARTICLE, "peru-plane", "the-rout"), "broken-anchor", "did you mean #the-route?"),
    (link(LinkKind.FILE, "content/articles/2016/plan.md"), "broken-link", "did you mean [[peru-plane]], or"),
    (link(LinkKind.FILE, "content/articles/peru-plane.md", "a"), "broken-link", "[[peru-plane#a|your words]]?"),
    (link(LinkKind.FILE, "content/pages/abuot.md", "license"), "broken-link", "mean ../../pages/about.md#license?"),
    (link(LinkKind.FILE, "content/pages/about.md", "licence"), "broken-anchor", "did you mean #license?"),
    (link(LinkKind.FILE, "content/editions/2016-W08.md", "in-shrt"), "broken-anchor", "did you mean #in-short?"),
    (link(LinkKind.FILE, "content/editions/2016-W09.md"), "hidden-link", "it becomes a link by itself"),
    (link(LinkKind.FILE, "content/stories/air-brige.md"), "broken-link", "did you mean ../../stories/air-bridge.md?"),
    (link(LinkKind.PAGE, "/stories/air-brige/"), "broken-link", "did you mean /stories/air-bridge/?"),
    (link(LinkKind.PAGE, "/tags/cocain/"), "broken-link", "did you mean /tags/cocaine/?"),
    (link(LinkKind.ARTICLE, "withdrawn"), "hidden-link", "withdrawn articles are not linked"),
    (link(LinkKind.PAGE, "/tags/gold/"), "hidden-link", "it becomes a link by itself when something is shown there"),
    (link(LinkKind.PAGE, "/articles/withdrawn/"), "hidden-link", "it becomes a link by itself"),
    (link(LinkKind.PAGE, "/tags/gould/"), "broken-link", "did you mean /tags/gold/?"),
    (link(LinkKind.PAGE, "/tags/gould/?q=ports"), "broken-link", "did you mean /tags/gold/?"),
    (link(LinkKind.PAGE, "/tags/gold/?q=ports"), "hidden-link", "it becomes a link by itself"),
    (link(LinkKind.PAGE, "?q=ports"), "broken-link", "write [[slug]] for an article"),
    (link(LinkKind.ARTICLE, "peru-flight"), "broken-link", "that is a former slug: write [[peru-plane]]"),
    (link(LinkKind.PAGE, "/articles/peru-flight/"), "broken-link", "that is a former slug: write [[peru-plane]]"),
    (link(LinkKind.FILE, "content/articles/peru-flight.md"), "broken-link", "did you mean [[peru-plane]]"),
    (link(LinkKind.ARTICLE, "peru-flights"), "broken-link", "did you mean [[peru-plane]]?"),
    (link(LinkKind.ARTICLE, "air-bridge"), "broken-link", "that is no article: write [words](/stories/air-bridge/)"),
    (link(LinkKind.ARTICLE, "2016-W09"), "broken-link", "that is no article: write [words](/editions/2016-W09/)"),
    (link(LinkKind.ARTICLE, "about"), "broken-link", "that is no article: write [words](/about/)"),
    (link(LinkKind.ARTICLE, "content/articles/2016/peru-plane.md"), "broken-link", "write [[peru-plane]]"),
    (link(LinkKind.ARTICLE, "articles/peru-plane"), "broken-link", "write [[peru-plane]]"),
    (link(LinkKind.PAGE, "peru-plane"), "broken-link", "write [[peru-plane]] or [[peru-plane|your words]]"),
    (link(LinkKind.PAGE, "../2016/peru-plane"), "broken-link", "write [[peru-plane]] or [[peru-plane|your words]]"),
    (link(LinkKind.PAGE, "/tags/cocaine/index.html"), "broken-link", "did you mean /tags/cocaine/?"),
    (link(LinkKind.PAGE, "/tags/cocaine?"), "broken-link", "did you mean /tags/cocaine/?"),
    (link(LinkKind.PAGE, "/tags/cocaine?q=ports"), "broken-link", "did you mean /tags/cocaine/?q=ports?"),
    (link(LinkKind.PAGE, "www.example.org"), "broken-link", "write https://www.example.org"),
    (link(LinkKind.PAGE, "http//example.org/a?b"), "broken-link", "write https://example.org/a?b"),
    (link(LinkKind.PAGE, "example.org/a"), "broken-link", "write https://example.org/a"),
    (link(LinkKind.PAGE, "desk@example.org"), "broken-link", "write mailto:desk@example.org"),
    (link(LinkKind.PAGE, "report.pdf"), "broken-link", "write [[slug]] for an article"),
    (link(LinkKind.EXTERNAL, "http://localhost:8000/tags/"), "local-address", "write /tags/ if it is a page of this"),
    (link(LinkKind.EXTERNAL, "http://localhost:8000/search/?q=x"), "local-address", "write /search/?q=x if it is"),
    (link(LinkKind.EXTERNAL, "http://localhost:8000/a/?q=x#top"), "local-address", "write /a/#top if it is"),
    (link(LinkKind.EXTERNAL, "https://127.0.0.1"), "local-address", "write / if it is a page of this"),
    (link(LinkKind.EXTERNAL, "http://[::1]:8000/a/"), "local-address", "write /a/ if"),
    (link(LinkKind.EXTERNAL, "HTTP://0.0.0.0/a/"), "local-address", "write /a/ if"),
    (link(LinkKind.EXTERNAL, "http://desk.local/a/"), "local-address", "write /a/ if"),
    (link(LinkKind.EXTERNAL, "http://brief.localhost./a/"), "local-address", "write /a/ if"),
    (link(LinkKind.EXTERNAL, "http://192.168.0.7/a/"), "local-address", "write /a/ if"),
    (link(LinkKind.ARTICLE, "with-a-mistaek"), "broken-link", "did you mean [[with-a-mistake]]?"),
]


@pytest.mark.parametrize("good", GOOD)
def test_links_that_lead_somewhere(good: Link) -> None:
    """An existing article, file, page, anchor or address is no problem."""
    assert check_links(Document(html="", links=(good,)), TARGETS, path="a.md", body_line=10) == ()


@pytest.mark.parametrize(("broken", "code", "hint"), BROKEN)
def test_links_that_lead_nowhere(broken: Link, code: str, hint: str) -> None:
    """A broken link is named at its line in the file, with the nearest thing that exists."""
    here = "content/articles/2016/a.md"
    (problem,) = check_links(Document(html="", links=(broken,)), TARGETS, path=here, body_line=10)
    assert (problem.code, problem.place.line, problem.place.column) == (code, 12, 7)
    assert hint in problem.hint


@pytest.mark.parametrize("target", [link(LinkKind.ARTICLE, "withdrawn"), link(LinkKind.PAGE, "/tags/gold/")])
def test_what_readers_see_instead_is_said(target: Link) -> None:
    """The words of a link stay; where it has none, words of the theme stand in their place."""
    bare = link(target.kind, target.target, bare=True)
    for one, words in ((target, "the words without a link"), (bare, "words such as “an item that is not available”")):
        (problem,) = check_links(Document(html="", links=(one,)), TARGETS, path="a.md", body_line=10)
        assert f"readers will see {words}" in problem.message


@pytest.mark.parametrize(
    ("url", "codes"),
    [
        ("/tags/cocaine/", []),
        ("/tags/cocaine/#top", []),
        ("/tags/cocaine/?q=ports#top", []),
        ("/tags/gold/?q=ports", ["hidden-link"]),
        ("/tags/cocain/?q=ports", ["broken-link"]),
        ("https://example.org/", []),
        ("/articles/with-a-mistake/", []),
        ("/tags/gold/", ["hidden-link"]),
        ("/articles/withdrawn/", ["hidden-link"]),
        ("/tags/cocain/", ["broken-link"]),
        ("/nowhere-at-all/", ["broken-link"]),
    ],
)
def test_the_menu(url: str, codes: list[str]) -> None:
    """An entry that leads nowhere is an error, one whose page has nothing to show now is a warning."""
    place = Place(path="config.yaml", line=7, column=12)
    problems = check_menu([MenuEntry(label="x", url=url, place=place)], TARGETS)
    assert [problem.code for problem in problems] == codes
    assert all(problem.place == place and problem.hint for problem in problems)
    assert not any("[[" in problem.hint for problem in problems)


def test_backlinks_are_links_turned_around() -> None:
    """Each article lists who refers to it, oldest first, never itself."""
    links = {"a": ("b", "c", "a"), "b": ("c",), "c": ()}
    referring = turn_around(links, ("a", "b", "c"))
    assert [referring(slug) for slug in "abcd"] == [(), ("a",), ("a", "b"), ()]


def test_a_slug_is_linked_once_however_it_is_written() -> None:
    """A wikilink, a file link and an address of one article are one link."""
    address = link(LinkKind.PAGE, "/articles/peru-plane/")
    asked = link(LinkKind.PAGE, "/articles/peru-plane/?from=mail")
    document = Document(html="", links=(*GOOD[:5], address, asked))
    assert linked_slugs(document, TARGETS.files) == ("peru-plane",)
    assert linked_slugs(Document(html="", links=(asked,)), TARGETS.files) == ("peru-plane",)
    assert linked_slugs(Document(html="", links=(address,)), TARGETS.files) == ("peru-plane",)


def test_a_lead_and_a_story_are_known_by_their_files() -> None:
    """A build that finds such a file changed, new or gone looks again at the links that name it."""
    story = link(LinkKind.FILE, "content/stories/air-bridge.md")
    assert linked_slugs(Document(html="", links=(story,)), TARGETS.files) == ("content/stories/air-bridge.md",)
    assert is_addressed(Document(html="", links=(story,)))
    assert is_addressed(Document(html="", links=(link(LinkKind.PAGE, "/tags/gold/"),)))
    assert not is_addressed(Document(html="", links=tuple(GOOD[:4])))


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("https://brief.example.org/news/tags/cocaine/", "write /tags/cocaine/"),
        ("https://brief.example.org/news/articles/peru-plane/#a", "write [[peru-plane]] or [[peru-plane|your words]]"),
        ("https://brief.example.org/news/articles/nobody/", "write /articles/nobody/"),
        ("https://brief.example.org/news/", "write /"),
        ("https://brief.example.org/news", "write /"),
        ("https://brief.example.org/news/articles/peru-plane", "write [[peru-plane]] or [[peru-plane|your words]]"),
        ("http://me@Brief.example.org.:80/news/feed.xml", "write /feed.xml"),
        ("https://brief.example.org/news/tags/cocaine/index.html?from=mail#top", "write /tags/cocaine/#top"),
        ("https://brief.example.org/news/search/?q=ports#top", "write /search/?q=ports#top"),
    ],
)
def test_a_full_address_of_the_site_is_refused(address: str, hint: str) -> None:
    """It would lead to nothing when the page goes."""
    document = Document(html="", links=(Link(kind=LinkKind.EXTERNAL, target=address, line=2, column=3),))
    (problem,) = check_links(document, TARGETS, path="a.md", body_line=5)
    assert (problem.code, problem.hint, problem.place) == ("own-address", hint, Place(path="a.md", line=6, column=3))


@pytest.mark.parametrize(
    "address", ["https://brief.example.org/", "https://brief.example.org/newsroom/", "mailto:a@b.org"]
)
def test_other_addresses_are_not_looked_at(address: str) -> None:
    """What lies beside the site on its host is another site."""
    document = Document(html="", links=(Link(kind=LinkKind.EXTERNAL, target=address),))
    assert check_links(document, TARGETS, path="a.md", body_line=5) == ()
