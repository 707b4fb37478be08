# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which bodies are marked up where they can be stopped: every kind that makes Python-Markdown slow, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.markup.documents import mark_up
from blotter.markup.risk import MAX_SECONDS, estimate, looks_risky
from blotter.model.config import MarkdownSettings

SENTENCE = (
    'The police said on Friday that "two men" were held near the port (see [the first report](https://example.org/1)); '
    "it wasn't the *first* time that **cocaine** was found there. "
)
PARAGRAPH = SENTENCE + "No names were given, and the court has not yet ruled on anything that was seized. " * 5
LIST = "\n".join(f"- Item {n} with [a link](https://example.org/{n}) and *words*" for n in range(60))
TABLE = "Name | Year\n-----|-----\n" + "\n".join(f"Case {n} | {2000 + n}" for n in range(60))

ORDINARY = {
    "empty": "",
    "a brief": PARAGRAPH,
    "a long article": (PARAGRAPH + "\n\n") * 20,
    "a megabyte of prose": (PARAGRAPH + "\n\n") * (1_000_000 // (len(PARAGRAPH) + 2)),
    "a list": LIST,
    "a table": TABLE,
    "code": "```python\n" + "x = [1, 2]\n" * 50 + "```\n\n" + PARAGRAPH,
    "footnotes": "\n\n".join(f"Text[^{n}].\n\n[^{n}]: Note." for n in range(50)),
    "quotations": "> > quoted\n> words\n\n" * 20,
    "headings": "## Heading\n\nText.\n\n" * 50,
    "less than": (PARAGRAPH + " Of 5 < 6 and a <b, nothing.\n\n") * 20,
    "raw HTML": "<figure>\n<figcaption>Words</figcaption>\n</figure>\n\n" * 20,
}

RISKY = {
    "brackets": "[" * 10_000,
    "closed and open brackets": "[a](" * 3_000,
    "images": "![" * 3_000,
    "nested brackets": "[" * 2_000 + "]" * 2_000,
    "titles": '[a](b "' * 2_000,
    "addresses whose end is escaped": "\\)> [a](" * 1_500,
    "brackets whose end is code": "[`]`" * 2_000,
    "backticks apart": "` a" * 20_000,
    "stars": "*a " * 5_000,
    "underscores": "_a" * 5_000,
    "tags that never end": "<a " * 10_000,
    "attributes that never end": '<a x="' * 10_000,
    "tags that never close": "<b>" * 10_000,
    "many tags": "".join(f"<b title={n}>" for n in range(3_000)) + "<p>" * 3_000,
    "attributes": "<p " + " ".join(f"a{n}" for n in range(40_000)) + ">",
    "attributes without blanks": "<p " + "/".join(f"a{n}" for n in range(40_000)) + ">",
    "attributes of many tags": ("<p " + " ".join(f"a{n}" for n in range(1_000)) + ">\n\n") * 100,
    "attributes after a quote": "<p ' " + " ".join(f"a{n}" for n in range(40_000)) + ">",
    "CDATA": "<![CDATA[" * 2_000,
    "fences": "```a\n" * 10_000,
    "highlighted lines": '``` hl_lines="' * 10,
    "footnotes": "[^1] " * 3_000,
    "definitions": "*[A]: x\n" * 10_000,
    "long abbreviation": "*[A]: " + "t" * 20_000 + "\n\n" + "A " * 5_000,
    "long title": '[a]: /x "' + "t" * 50_000 + '"\n\n' + "[a] " * 5_000,
    "rules": "---\n" * 10_000,
    "headings": "# a\n" * 10_000,
    "escapes": "\\*" * 50_000,
    "paragraphs": "a\n\n" * 100_000,
    "a wide table": "a|" * 100_000 + "\n" + "-|" * 100_000,
}


@pytest.mark.parametrize("body", ORDINARY.values(), ids=ORDINARY)
def test_ordinary_bodies_are_not_risky(body: str) -> None:
    """What journalists write is marked up straight away, a megabyte of it too."""
    assert not looks_risky(body)


@pytest.mark.parametrize("body", RISKY.values(), ids=RISKY)
def test_bodies_that_make_the_parser_slow_are_risky(body: str) -> None:
    """Each way of making Python-Markdown's time grow with the square is seen."""
    assert looks_risky(body)


PIECES = st.sampled_from(
    [
        *"[]()*_`\\&<>|-+.#\n\t a1",
        "](",
        "![",
        "[a](b)",
        "[[a]]",
        "    ",
        "  \n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "]:",
        "<b>",
        "```",
        "\r\n",
        "é",
    ]
)


@settings(max_examples=1000, deadline=None)
@given(
    st.lists(st.tuples(PIECES, st.sampled_from([1, 1, 1, 2, 9, 60, 700])), max_size=12),
    st.sampled_from([0, 300, 9_000]),
)
def test_no_risk_is_overlooked_at_the_first_glance(pieces: list[tuple[str, int]], words: int) -> None:
    """What is let pass by its number of signs alone would have been let pass."""
    body = "".join(piece * count for piece, count in pieces) + "word " * words
    assert looks_risky(body) == (estimate(body) > MAX_SECONDS)


DEEP = {
    "quotations": "Text\n\n" + ">" * 5_000,
    "spaced quotations": "Text\n\n" + "> " * 100 + "a",
    "lists in one line": "Text\n\n" + "- " * 100 + "a",
    "lists": "\n".join("    " * depth + "- a" for depth in range(100)),
}


@pytest.mark.parametrize("body", DEEP.values(), ids=DEEP)
def test_deep_nesting_is_refused(body: str) -> None:
    """Lists and quotations hundreds deep are a problem at their line, whatever the depth of Python's stack."""
    (problem,) = mark_up(body, MarkdownSettings(), path="a.md").problems
    assert problem.code == "markup-failed"
    assert problem.place.line > 1


def test_nesting_as_people_write_it_is_fine() -> None:
    """Ten levels of lists and quotations, and code indented far, are marked up."""
    body = "\n".join("    " * depth + "- a" for depth in range(10)) + "\n\n" + "> " * 10 + "b\n\n" + " " * 400 + "code"
    document = mark_up(body, MarkdownSettings(), path="a.md")
    assert document.problems == ()
    assert document.html.count("<ul>") == document.html.count("<blockquote>") == 10
