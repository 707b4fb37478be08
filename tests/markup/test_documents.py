# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a document says besides its HTML: links and images with their places, headings, text, quotes, anchors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.markup.documents import mark_up, placed
from blotter.model.config import MarkdownSettings
from blotter.model.documents import Document, Heading, LinkKind
from blotter.model.problems import Place, Problem, has_errors

PATH = "content/articles/2016/a.md"


def marked(body: str, *, typographic_quotes: bool = True) -> Document:
    """Mark up a body as a file of 2016."""
    return mark_up(body, MarkdownSettings(typographic_quotes=typographic_quotes), path=PATH)


WHERE = [
    ("One [a](https://example.org/x).\n\nTwo [b](https://example.org/x).\n", [(1, 9), (3, 9)]),
    ("[[one]] and [[one]]\n\n- [[one|x]]\n", [(1, 3), (1, 15), (3, 5)]),
    ("`[[one]]`\n\n```\n[[one]]\n```\n\n    [[one]]\n\n<!-- [[one]] -->\n\n[[one]]", [(11, 3)]),
    ("``[[one]] ` [[one]]`` [[one]]", [(1, 25)]),
    ("\\[[one]]\n\n[[one]]", [(3, 3)]),
    ("[a][n], [b][n]\n\n[n]: /tags/ports/ 'Ports'\n", [(3, 6), (3, 6)]),
    ("Text\n<https://example.org/>\n<desk@example.org>", [(2, 2), (3, 2)]),
    ("<a href=\"/x/\">a</a> <A HREF='/x/'>b</A> <a href=/x/>c</a>", [(1, 10), (1, 30), (1, 49)]),
    ("- item\n\n    [in an item](/x/)\n", [(3, 18)]),
    ('[a](</a b/>)\n\n[b](b.md "T")\n\n[c](c\\_d.md)', [(1, 6), (3, 5), (5, 5)]),
    ("[a](/x/?a=1&amp;b=2)", [(1, 5)]),
    ("A line\nand [a\nlink](/x/) over lines", [(3, 7)]),
    ("[1]: /far/\n\nText [1].", [(1, 6)]),
    ("Windows\r\n\r\n[a](/x/)", [(3, 5)]),
    ("[[one|two\nlines]] [[one]]", [(1, 3), (2, 11)]),
    ("[[one\n\n[[one]] \\\\[[one]]", [(3, 3), (3, 13)]),
]


@pytest.mark.parametrize(("body", "places"), WHERE)
def test_links_know_where_they_stand(body: str, places: list[tuple[int, int]]) -> None:
    """Each link has line and column of its address; two of one address have each their own, code does not count."""
    assert [(link.line, link.column) for link in marked(body).links] == places


def test_a_link_that_is_written_oddly_has_its_paragraph() -> None:
    """Where the address is not found as it was written, the place is the start of the paragraph."""
    document = marked("First.\n\nSecond one has a [link](\n/x/).\n\nThird [link](&#x2F;y/).")
    assert [link.line for link in document.links] == [4, 6]


KINDS = [
    ("[[air-bridge#route|x]]", LinkKind.ARTICLE, "air-bridge", "route"),
    ("[x](b.md)", LinkKind.FILE, "content/articles/2016/b.md", ""),
    ("[x](./../2019/b.md#c-d)", LinkKind.FILE, "content/articles/2019/b.md", "c-d"),
    ("[x](/content/pages/about.md)", LinkKind.FILE, "content/pages/about.md", ""),
    ("[x](a%20b.md#se%C3%B1al)", LinkKind.FILE, "content/articles/2016/a b.md", "señal"),
    ("[x](/tags/ports/#top)", LinkKind.PAGE, "/tags/ports/", "top"),
    ("[x](other/)", LinkKind.PAGE, "other/", ""),
    ("[x](#a)", LinkKind.ANCHOR, "", "a"),
    ("[x](#se%C3%B1al)", LinkKind.ANCHOR, "", "señal"),
    ("[x](https://example.org/a.md#b)", LinkKind.EXTERNAL, "https://example.org/a.md#b", ""),
    ("[x](//example.org/a)", LinkKind.EXTERNAL, "https://example.org/a", ""),
    ("[x](mailto:desk@example.org)", LinkKind.EXTERNAL, "mailto:desk@example.org", ""),
]


@pytest.mark.parametrize(("body", "kind", "target", "fragment"), KINDS)
def test_links_are_understood(body: str, kind: LinkKind, target: str, fragment: str) -> None:
    """A link says of what kind it is and where it leads; a file is relative to the one it stands in."""
    (link,) = marked(body).links
    assert (link.kind, link.target, link.fragment) == (kind, target, fragment)


def test_images_are_listed_as_written() -> None:
    """An image has its address as written, its alternative text, and its place."""
    (first, second) = marked("![A *plane*](plane.jpg)\n\n![B](plane.jpg)").images
    assert (first.src, first.line, first.column) == ("plane.jpg", 1, 14)
    assert (second.alt, second.line, second.column) == ("B", 3, 6)


def test_headings_are_listed_with_their_ids() -> None:
    """Headings carry level, id and plain words, without footnote marks."""
    document = marked('# The "route"[^1]\n\n## By *air*\n\n[^1]: Note.')
    assert document.headings == (
        Heading(level=2, id="the-route", text="The “route”"),
        Heading(level=3, id="by-air", text="By air"),
    )
    assert document.anchors == {"the-route", "by-air", "fn:1", "fnref:1"}


TEXTS = [
    ("One *two*\nthree.\n\nFour.", "One two three.\n\nFour."),
    ("# Head\n- a\n- b", "Head\n\na\n\nb"),
    ("a | b\n--|--\n1 | 2", "a b\n\n1 2"),
    ("Word[^1].\n\n[^1]: A note.", "Word.\n\nA note."),
    ("Tom &amp; <b>Jerry</b> &lt;3", "Tom & Jerry <3"),
    ("> Said.\n\nOver.", "Said.\n\nOver."),
    ("a  \nb", "a b"),
    ("[[slug|words]] and ![alt](x.jpg) and `code`", "words and and code"),
    ("<script>no()</script>yes", "yes"),
    ('<a class="footnote-ref" href="#fn:1">not hidden</a>[^1]\n\n[^1]: N.', "not hidden\n\nN."),
    ("", ""),
    (" \n\n", ""),
]


@pytest.mark.parametrize(("body", "text"), TEXTS)
def test_the_plain_text(body: str, text: str) -> None:
    """The text has the words of the article without markup, footnote marks or hidden words."""
    document = marked(body)
    assert document.text == text
    assert document.words == len(text.split())


def test_block_quotations_are_listed() -> None:
    """Each outermost block quotation is a quote, with those inside it."""
    document = marked("> One.\n>\n> > Two.\n\nText.\n\n> Three.")
    assert document.quotes == ("One.\n\nTwo.", "Three.")


def test_typographic_quotes_can_be_turned_off() -> None:
    """Without the setting, characters stay as they were typed."""
    document = marked('"a" -- \\"b\\"', typographic_quotes=False)
    assert document.text == '"a" -- "b"'


def test_problems_are_counted_beyond_fifty() -> None:
    """Fifty are listed, errors before warnings, and one more says how many there are besides."""
    warnings = "".join(f"<b w{number}>x</b> " for number in range(70))
    errors = "".join(f"[x](#y{number}) " for number in range(40))
    problems = marked(f"{warnings}\n\n{errors}").problems
    assert len(problems) == 51
    assert [problem.code for problem in problems].count("broken-anchor") == 40
    assert (problems[-1].code, problems[-1].message) == ("dropped-html", "and 60 more in this text")
    assert problems[-1].place == Place(path="", line=1, column=4 + sum(len(f"<b w{n}>x</b> ") for n in range(10)))


@pytest.mark.parametrize("count", [50, 51])
def test_errors_that_are_too_many_stay_errors(count: int) -> None:
    """What is said of those that are not listed stops the build as they do."""
    problems = marked("".join(f"[x](#y{number}) " for number in range(count))).problems
    assert len(problems) == count
    assert has_errors(problems[50:]) == (count > 50)


def test_problems_are_moved_to_the_file() -> None:
    """A problem of line 3 of a body that begins on line 10 stands on line 12 of the file."""
    problem = Problem(code="missing-alt", message="m", place=Place(path="", line=3, column=4), hint="h")
    (moved,) = placed((problem,), PATH, 10)
    assert moved.place == Place(path=PATH, line=12, column=4)
    assert (moved.code, moved.message, moved.hint) == ("missing-alt", "m", "h")


PIECES = st.sampled_from(
    [
        "# Head\n\n",
        "Text with *emphasis* and [a](b.md) and [[slug]].\n\n",
        "[^1]: Note.\n\n",
        "See[^1].\n\n",
        "*[PE]: Peru\n\n",
        "In PE.\n\n",
        "[1]: /x/\n\n",
        "To [1].\n\n",
        "> quote\n",
        "- item\n",
        "```\ncode\n```\n\n",
        "<div id=x>\n",
        "<b>\n\n",
        "a | b\n--|--\n1 | 2\n\n",
        '"quoted" **\n',
        "***",
        "    indented\n\n",
        "![x](y.jpg)\n",
        "<!-- ",
        "` ",
        "_a",
    ]
)
BODIES = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=8).map("".join)


@settings(max_examples=200, deadline=None)
@given(BODIES, BODIES)
def test_a_document_depends_on_its_body_alone(before: str, body: str) -> None:
    """Marking up one body after another gives what it gives by itself: no footnote, name or id is carried over."""
    alone = marked(body)
    marked(before)
    assert marked(body) == alone


@settings(max_examples=200, deadline=None)
@given(BODIES)
def test_every_place_is_in_the_body(body: str) -> None:
    """Lines and columns of links, images and problems exist."""
    document = marked(body)
    lines = body.split("\n")
    places = [(problem.place.line, problem.place.column) for problem in document.problems]
    places += [(link.line, link.column) for link in document.links]
    places += [(image.line, image.column) for image in document.images]
    assert all(1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in places)
