# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From bytes to front matter and body: encodings, line ends, fences."""

from __future__ import annotations

import pytest

from blotter.reading.front_matter import ARTICLE_LIMIT, said_plainly, split_file
from tests.reading.desk import lines

FILE = "a.md"


@pytest.mark.parametrize(
    ("data", "body", "body_line"),
    [
        pytest.param(b"---\na: b\n---\nBody.\n", "Body.\n", 4, id="plain"),
        pytest.param(b"\xef\xbb\xbf---\na: b\n---\nBody.\n", "Body.\n", 4, id="byte order mark"),
        pytest.param(b"---\r\na: b\r\n---\r\nBody.\r\nMore.\r\n", "Body.\nMore.\n", 4, id="CRLF"),
        pytest.param(b"---\ra: b\r---\rBody.\r", "Body.\n", 4, id="CR"),
        pytest.param(b"---  \na: b\n--- \nBody.", "Body.", 4, id="blanks after the dashes"),
        pytest.param(b"---\na: b\n---\n\n\nBody.", "\n\nBody.", 4, id="blank lines stay in the body"),
        pytest.param(b"---\na: b\n---", "", 4, id="nothing after the fence"),
        pytest.param(b"---\na: b\n---\nOne.\n\n---\n\nTwo.\n", "One.\n\n---\n\nTwo.\n", 4, id="a rule in the body"),
        pytest.param(b"---\na: b\n----\nc: d\n", None, 0, id="four dashes do not close"),
        pytest.param(b"---\na: 'x --- y'\n---\nBody.", "Body.", 4, id="dashes inside a line"),
        pytest.param(b"---\n---\nBody.", "Body.", 3, id="an empty block"),
    ],
)
def test_split(data: bytes, body: str | None, body_line: int) -> None:
    """The block ends at the first line of exactly three dashes, and the body knows its line in the file."""
    split, _ = split_file(data, FILE)
    if body is None:
        assert split is None
    else:
        assert split is not None
        assert (split.body, split.body_line) == (body, body_line)


@pytest.mark.parametrize(
    ("data", "line", "hint"),
    [
        pytest.param(
            b"Just text.\n",
            "a.md:1:1: error missing-front-matter: this file has no front matter",
            "begin the file with a line of three dashes, then the fields, then three dashes again",
            id="no block",
        ),
        pytest.param(
            b"",
            "a.md:1:1: error missing-front-matter: this file has no front matter",
            "begin the file with a line of three dashes, then the fields, then three dashes again",
            id="empty file",
        ),
        pytest.param(
            b"\n\n---\na: b\n---\n",
            "a.md:1:1: error missing-front-matter: this file has no front matter",
            "delete what is above the three dashes of line 3: they must be the first line",
            id="blank lines first",
        ),
        pytest.param(
            b"----\na: b\n----\n",
            "a.md:1:1: error missing-front-matter: this file has no front matter",
            "line 1 has four dashes where three belong",
            id="four dashes",
        ),
        pytest.param(
            b"---\ntitle: x\ntags:\n  - y\n\nText.\n",
            "a.md:1:1: error unclosed-front-matter: the front matter that begins here is never closed",
            "put a line of exactly three dashes after line 4",
            id="unclosed",
        ),
        pytest.param(
            b"---\ntitle: x\ntags: y\n--\nText.\n",
            "a.md:1:1: error unclosed-front-matter: the front matter that begins here is never closed",
            "line 4 has two dashes where three belong",
            id="two dashes",
        ),
        pytest.param(
            b"---\ntitle: x\n-----  \nText.\n\n---\n\nMore.\n",
            "a.md:1:1: error unclosed-front-matter: the front matter that begins here is never closed",
            "line 3 has five dashes where three belong",
            id="five dashes, and a rule in the text",
        ),
        pytest.param(
            "---\ntitle: x\n—-\nText.\n".encode(),
            "a.md:1:1: error unclosed-front-matter: the front matter that begins here is never closed",
            'line 3 has "—-" where three plain dashes belong',
            id="a long dash",
        ),
        pytest.param(
            b"---\n- a\n- b\n---\n",
            'a.md:2:1: error front-matter-not-mapping: the front matter must be "name: value" lines, not a list',
            'write one "name: value" on a line, e.g. title: Police seize two tons of cocaine',
            id="a list",
        ),
        pytest.param(
            b"---\nJust words\n---\n",
            'a.md:2:1: error front-matter-not-mapping: the front matter must be "name: value" lines, not a text',
            'write one "name: value" on a line, e.g. title: Police seize two tons of cocaine',
            id="a text",
        ),
        pytest.param(
            "---\r\ntitle: x\r\nauthor: Jos\xe9\r\n---\r\n".encode("latin-1"),
            "a.md:3:12: error not-utf8: byte 27 of the file (0xE9) is not UTF-8",
            'save the file again, with the encoding UTF-8 (in the Windows encoding this byte is "é")',
            id="Windows text",
        ),
        pytest.param(
            b"\xef\xbb\xbf---\n\xff\n",
            "a.md:2:1: error not-utf8: byte 8 of the file (0xFF) is not UTF-8",
            'save the file again, with the encoding UTF-8 (in the Windows encoding this byte is "ÿ")',
            id="not UTF-8 after a byte order mark",
        ),
        pytest.param(
            "---\n".encode("utf-16"),
            "a.md:1:1: error not-utf8: this file is UTF-16, not UTF-8",
            "save it again, with the encoding UTF-8",
            id="UTF-16",
        ),
        pytest.param(
            b"---\na: b\n---\nText\0.\n",
            "a.md:4:5: error nul-byte: byte 18 of the file is a NUL byte, which no text contains",
            "is this a text file? Save it again as plain text in UTF-8",
            id="NUL",
        ),
        pytest.param(
            b"---\na: b\n---\nText\x0b.\x0b\x1b\n",
            "a.md:4:5: error control-character: the invisible character U+000B is not allowed; 2 more follow",
            "delete it; it often comes with text pasted from elsewhere",
            id="control characters in the body",
        ),
        pytest.param(
            "---\na: b\n---\nHe said \x93no\x94.\n".encode(),
            "a.md:4:9: error control-character: the invisible character U+0093 is not allowed; 1 more follow",
            "delete it; it often comes with text pasted from elsewhere",
            id="Windows quotation marks taken for Unicode",
        ),
        pytest.param(
            b"---\na: b\n---\n" + b"x" * ARTICLE_LIMIT,
            "a.md:1:1: error file-too-large: 1,048,589 bytes are more than the 1,048,576 allowed in one file",
            "split the text into several files",
            id="too large",
        ),
        pytest.param(
            b"---\na: b\nc: [d\n---\n",
            "a.md:3:4: error yaml-syntax: this [list] is not closed, or a comma is missing in it",
            'write [one, two]; put an item that holds ": " or a bracket in quotes',
            id="YAML syntax, on the line of the file",
        ),
    ],
)
def test_caught(data: bytes, line: str, hint: str) -> None:
    """What is wrong with a file as a whole is one problem, at its line and column, with a way out."""
    split, problems = split_file(data, FILE)
    assert split is None
    assert (lines(problems), problems[0].hint) == ([line], hint)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"---\ntitle: a: b\nstatus: draft\n---\nBody.", id="plain"),
        pytest.param(b"\xef\xbb\xbf---\r\nstatus:  'draft'  # later\r\n---\r\nBody.", id="as Windows writes it"),
        pytest.param(b'--- \r"status" : "draft"\r---\rstatus: published', id="in the front matter alone"),
        pytest.param(b"---\nstatus: draft\ntitle: \xff\n---\n", id="not UTF-8"),
        pytest.param("---\ntitle: voil\u0105\nstatus: draft\n---\n".encode(), id="a byte 0x85 is no line end"),
    ],
)
def test_what_a_file_says_plainly(data: bytes) -> None:
    """Whatever else is wrong in a file: a word that it gives for a field in its front matter, once, is known."""
    assert said_plainly(data, "status") == "draft"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(None, id="no file"),
        pytest.param(b"", id="empty"),
        pytest.param(b"---\ntitle: a\n---\nstatus: draft\n---\n", id="in the body"),
        pytest.param(b"---\nstatus: draft\n\nBody.", id="a front matter without an end"),
        pytest.param(b"\n---\nstatus: draft\n---\n", id="no front matter"),
        pytest.param(b"---\nstatus: draft\nstatus: published\n---\n", id="two answers"),
        pytest.param(b"---\n'status': published\nstatus: draft\n---\n", id="two answers, one of them quoted"),
        pytest.param(b"---\nstatus: draft\nstatus: [published]\n---\n", id="two answers, one of them no word"),
        pytest.param(b"---\nsummary: |\n  status: draft\n---\n", id="in another field"),
        pytest.param(b'---\nsummary: "The papers say\nstatus: draft\nof it."\n---\n', id="in a value of several lines"),
        pytest.param(b"---\nstatus: draft it\n---\n", id="more words"),
        pytest.param(b"---\nstatus: draft it\ntitle: a: b\n---\n", id="more words, beside a mistake"),
        pytest.param(b"---\nstatus: draft#\n---\n", id="another sign"),
        pytest.param(b"---\nstatus:draft\n---\n", id="no value"),
        pytest.param("---\ntitle: \u0445status: draft\n---\n".encode(), id="after a byte 0x85"),
    ],
)
def test_what_a_file_does_not_say_plainly(data: bytes | None) -> None:
    """What may be an article that is shown is taken for one: its mistakes must not go by as a draft's."""
    assert said_plainly(data, "status") != "draft"


@pytest.mark.parametrize(
    ("block", "place", "words", "mended"),
    [
        (
            "title: #MeToo in the docks\nb: c",
            "2:8",
            "so there is no value: #MeToo in the docks",
            "'#MeToo in the docks'",
        ),
        ("a: b\ntags:  #it's", "3:8", "so there is no value: #it's", '"#it\'s"'),
        ("tags:\n  - #ports\n  - b", "3:5", "so there is no value: #ports", "'#ports'"),
        (
            "a: b\ntags: [#cocaine, #ports]",
            "3:8",
            "the closing bracket and all: #cocaine, #ports",
            "['#cocaine', '#ports']",
        ),
        (
            "tags: [b, #ports]\nurl: https://example.org/?c=d\ne: f",
            "2:11",
            "the closing bracket and all: #ports",
            "[b, '#ports']",
        ),
        ("a: b\ntags: [port #1, b] # c", "3:13", "the closing bracket and all: #1, b", "['port #1', b]"),
    ],
)
def test_a_value_that_begins_with_a_number_sign(block: str, place: str, words: str, mended: str) -> None:
    """YAML sees a comment; the message is at the sign, where the quotes belong, not where the parser gave up."""
    _, problems = split_file(f"---\n{block}\n---\nBody.\n".encode(), FILE)
    message = f"{FILE}:{place}: error yaml-syntax: YAML takes this for a comment, {words}"
    assert lines(problems) == [message]
    assert problems[0].hint == f"put it in quotes: {mended}; or leave out the #"


@pytest.mark.parametrize("block", ["a: # later", "a: #", "tags: [b, # first\n  c]", "a: b\nc: d#e", "a: [b#c, d]"])
def test_comments_that_are_meant_as_such(block: str) -> None:
    """They are no mistake of YAML; whether a value is missing, its field says."""
    assert split_file(f"---\n{block}\n---\n".encode(), FILE)[1] == ()


@pytest.mark.parametrize(
    ("block", "line"),
    [("title Linker\nsource: x", 2), ("# note\n\ntitle:Linker\nsource: x\nb: c", 4), ("title x\nb y\nc: d", 2)],
)
def test_the_first_field_without_a_colon(block: str, line: int) -> None:
    """It is blamed itself, and not the line below it, where the parser finds a colon too many."""
    _, problems = split_file(f"---\n{block}\n---\n".encode(), FILE)
    assert lines(problems) == [f'{FILE}:{line}:1: error yaml-syntax: this line has no ": "']


NO_BREAK = ("U+00A0 (no-break space)", "delete it and type a plain space")


@pytest.mark.parametrize(
    ("block", "place", "said"),
    [
        pytest.param("a: b\ntags:\u00a0cocaine\nc: d", "3:6", NO_BREAK, id="after a colon"),
        pytest.param("tags:\u00a0cocaine\nc: d", "2:6", NO_BREAK, id="after the first colon"),
        pytest.param("a: b\ntags: \n\u00a0 - cocaine\nc: d", "4:1", NO_BREAK, id="as indent of a list"),
        pytest.param("p:\n  - name: x\n\u00a0\u00a0  lat: 1", "4:1", NO_BREAK, id="as indent of a name"),
        pytest.param("p:\n  - name: x\n \u00a0 lat: 1\nc: d", "4:2", NO_BREAK, id="among the blanks of an indent"),
        pytest.param("p:\n  - name:\u00a0x\n    lat: 1", "3:10", NO_BREAK, id="inside a group"),
        pytest.param("tags:\n  -\u00a0cocaine\nc: d", "3:4", NO_BREAK, id="after a dash"),
        pytest.param("a: b\ntags\u00a0: cocaine", "3:5", NO_BREAK, id="before a colon"),
        pytest.param("\u200btitle: x\nc: d", "2:1", ("U+200B (zero width space)", "delete it"), id="of no width"),
    ],
)
def test_a_sign_that_looks_like_a_space(block: str, place: str, said: tuple[str, str]) -> None:
    """The sign is named where it stands, for nobody sees what the parser stumbled over."""
    _, problems = split_file(f"---\n{block}\n---\nBody.\n".encode(), FILE)
    message = f"{FILE}:{place}: error control-character: the invisible character {said[0]} is not allowed here"
    assert (lines(problems), problems[0].hint) == ([message], said[1])


@pytest.mark.parametrize("block", ["a: b:\u00a0c", "a: \u00a0b", "a: >-\n  \u00a0- b\nc: d", "a:\n  - b\u00a0c"])
def test_such_a_sign_inside_a_value_is_a_letter_of_it(block: str) -> None:
    """French sets one before a colon. Nor is it blamed for the mistake of the next line."""
    assert split_file(f"---\n{block}\n---\n".encode(), FILE)[1] == ()
    (problem,) = split_file(f"---\n{block}\nx: y: z\n---\n".encode(), FILE)[1]
    assert problem.code == "yaml-syntax"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("———", 'line 1 has "———" where three plain dashes belong'),
        ("–––  ", 'line 1 has "–––" where three plain dashes belong'),
        ("—", 'line 1 has "—" where three plain dashes belong'),
        ("—-", 'line 1 has "—-" where three plain dashes belong'),
        ("\n−−−", 'line 2 has "−−−" where three plain dashes belong'),
        ("--", "line 1 has two dashes where three belong"),
        ("---title: x", 'line 1 has "---title: x" where three plain dashes belong'),
        (" ---", "delete the blanks before the three dashes of line 1"),
        ("\u00a0---", "delete the blanks before the three dashes of line 1"),
        ("— he said", "begin the file with a line of three dashes, then the fields, then three dashes again"),
    ],
)
def test_an_opening_that_is_not_three_dashes(line: str, hint: str) -> None:
    """Nobody is told to begin with dashes who did; what is wrong with them is said as of the closing ones."""
    split, problems = split_file(f"{line}\na: b\n---\nBody.\n".encode(), FILE)
    assert split is None
    assert (lines(problems), problems[0].hint) == (
        ["a.md:1:1: error missing-front-matter: this file has no front matter"],
        hint,
    )


def test_a_list_without_its_closing_bracket() -> None:
    """What is not closed is not blamed on the comment behind it."""
    _, problems = split_file(b"---\na: b\ntags: [c, d # e\n---\nBody.\n", FILE)
    assert problems[0].message == "this [list] is not closed, or a comma is missing in it"
