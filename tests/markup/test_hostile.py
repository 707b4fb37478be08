# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Article text is hostile: whatever is in it, what comes out is on the list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from blotter.markup.documents import mark_up
from blotter.markup.sanitizing import ATTRIBUTES, CODE_LANGUAGE, EVERYWHERE, TAGS
from blotter.model.config import MarkdownSettings
from tests.markup.cases import read_cases

CLASSES = {"footnote", "footnote-ref", "footnote-backref", "align-left", "align-center", "align-right"}
SCHEMES = ("http:", "https:", "mailto:", "tel:", "article:", "file:", "page:", "#")


def faults(html: str) -> Iterator[str]:
    """Parse HTML as a browser does and say what must not be in it."""
    ids: set[str] = set()
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None
    for node in body.traverse():
        if node.tag != "body":
            yield from _faults(node, ids)


def _faults(node: LexborNode, ids: set[str]) -> Iterator[str]:
    tag = node.tag or ""
    if tag not in TAGS:
        yield f"<{tag}>"
    for name, given_value in node.attributes.items():
        value = given_value or ""
        fine = name in EVERYWHERE or name in ATTRIBUTES.get(tag, ()) or name in {"class", "rel"}
        match name:
            case "id":
                fine = value not in ids and not value.lower().startswith("b-")
                ids.add(value)
            case "class":
                fine = value in CLASSES or bool(CODE_LANGUAGE.fullmatch(value))
            case "rel":
                fine = tag == "a" and value == "noopener"
            case "href":
                fine = value.startswith(SCHEMES)
            case "src":
                fine = value.startswith("media:")
            case _:
                pass
        if not fine:
            yield f'<{tag} {name}="{value}">'


BAD = [
    "<script>x</script>",
    "<p onclick=x>a",
    '<a href="javascript:x">a</a>',
    '<a href="/x/" rel="license">a</a>',
    '<img src="https://example.org/x.png">',
    '<p class="h-entry">a',
    '<p id="b-x">a',
    '<p id="x">a<p id="x">b',
    "<td align=right style=color:red>",
    "<svg></svg>",
]


@pytest.mark.parametrize("html", BAD)
def test_the_check_of_these_tests_finds_what_is_bad(html: str) -> None:
    """The checker that the tests below rely on sees each kind of fault."""
    assert list(faults(f"<table><tr>{html}" if html.startswith("<td") else html))


@pytest.mark.parametrize("body", [case.written for case in read_cases()])
def test_no_case_lets_anything_through(body: str) -> None:
    """The HTML of every case holds nothing that is not on the list, as a browser reads it."""
    assert list(faults(mark_up(body, MarkdownSettings(), path="content/articles/a.md").html)) == []


HOSTILE = st.sampled_from(
    [
        "<script>",
        "</script>",
        "<svg>",
        "<math><mi>",
        "</math>",
        "<style>",
        "<table><tr><td>",
        "<a href=javascript:x>",
        '<a href="java&#09;script:x">',
        "[x](javascript:y)",
        "[x](&#106;avascript:y)",
        "<img src=x onerror=y>",
        '<p id="b-x">',
        '<p id="y">',
        '<p class="h-entry" property="x" title="<p>">',
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x",
        "</div></article>",
        "<textarea>",
        "<title>",
        "<noscript>",
        "<template>",
        "<select><option>",
        "<h2 id=fn:1>",
        "## Head\n\n",
        "[^1]",
        "\n\n[^1]: x\n\n",
        '"',
        "'",
        "`",
        "&lt;script&gt;",
        "&#0;",
        "\n\n",
        "<b>",
        "<i title=1>",
        "<a href=/x/>",
        "[[x]]",
        "![](y)",
        "<plaintext>",
        "<li><dd>",
        "<form><input>",
        "<body onload=x>",
        "<html class=h-entry>",
        "<iframe srcdoc='<script>'>",
        "<object data=x>",
        "<annotation-xml encoding='text/html'>",
        "<foreignObject>",
        "<desc>",
        "<mglyph>",
        "<mi>",
        "</select>",
        "</title>",
        "<p ",
        '<p title="',
        "<!-- </textarea> -->",
        "<nothing",
        ">",
        "/>",
        "<svg/>",
    ]
)


_ELEMENTS = """
audio button center canvas desc font form frameset iframe label math mi minister name noscript object option plaintext
script section select style svg template textarea title video xmp
"""
ELEMENTS = _ELEMENTS.split()


@pytest.mark.parametrize("engine", ["python-markdown", "commonmark"])
@pytest.mark.parametrize("tag", ELEMENTS)
def test_a_tag_that_nothing_closes_takes_no_words_with_it(tag: str, engine: str) -> None:
    """The rest of the line and of the article stays, links and all, and a warning says where the tag is."""
    for body in (f"See <{tag}> of the act.", f"<{tag}> of the act."):
        document = mark_up(f"{body}\n\nThe [[rest]] *stays*.", MarkdownSettings(engine=engine), path="a.md")
        assert "of the act." in document.text
        assert document.text.endswith("stays.")
        assert [problem.code for problem in document.problems] == ["dropped-html"]
        assert document.problems[0].place.column == body.index("<") + 1


@pytest.mark.parametrize("engine", ["python-markdown", "commonmark"])
@settings(max_examples=400, deadline=None)
@given(body=st.lists(HOSTILE | st.text(max_size=5), max_size=12).map(" ".join))
def test_no_mixture_takes_the_end_of_the_text(body: str, engine: str) -> None:
    """Whatever comes before it, the last paragraph is there."""
    document = mark_up(f"{body}\n\nThe last words.", MarkdownSettings(engine=engine), path="a.md")
    assert "The last words." in document.text


@settings(max_examples=400, deadline=None)
@given(st.lists(HOSTILE | st.text(max_size=5), max_size=12).map(" ".join))
def test_no_mixture_lets_anything_through(body: str) -> None:
    """The same for any mixture of hostile pieces."""
    assert list(faults(mark_up(body, MarkdownSettings(), path="content/articles/a.md").html)) == []
