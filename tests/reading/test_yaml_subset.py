# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The accepted subset of YAML, the same with libyaml and without it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.reading import yaml_subset
from blotter.reading.nodes import ListNode, MappingNode, Node, RefusedNode, TextNode
from blotter.reading.yaml_subset import has_fast_parser, parse_yaml
from blotter.reading.yaml_tree import TreeBuilder

PARSERS = [pytest.param(False, id="python")]
if has_fast_parser():
    PARSERS.append(pytest.param(True, id="libyaml"))


def plain(node: Node | None) -> object:
    """Reduce a tree to Python values."""
    match node:
        case TextNode(value=value):
            return value
        case ListNode(items=items):
            return [plain(item) for item in items]
        case MappingNode(entries=entries):
            return {entry.key: plain(entry.value) for entry in entries}
        case RefusedNode():
            return "REFUSED"
        case None:
            return None


PASSES = [
    ("region: NO", {"region": "NO"}),
    ("a: no\nb: 0123\nc: 12:30\nd: ~\ne: null", {"a": "no", "b": "0123", "c": "12:30", "d": "~", "e": "null"}),
    ("a: 2016-02-26", {"a": "2016-02-26"}),
    ("a:", {"a": ""}),
    ("a: ''", {"a": ""}),
    ("a: [x, 'y, z', \"w\"]", {"a": ["x", "y, z", "w"]}),
    ("a:\n- x\n- y\n", {"a": ["x", "y"]}),
    ("a:\n  - {b: c}\n", {"a": [{"b": "c"}]}),
    ("a: {b: c, d: 'e'}", {"a": {"b": "c", "d": "e"}}),
    ("a: >-\n  two\n  lines\n", {"a": "two lines"}),
    ("a: |\n  two\n  lines\n", {"a": "two\nlines\n"}),
    ("a: plain\n  goes on\n", {"a": "plain goes on"}),
    ("a: b # comment", {"a": "b"}),
    ("a: b#c", {"a": "b#c"}),
    ("a: x]", {"a": "x]"}),
    ("a: https://example.org/?q=1", {"a": "https://example.org/?q=1"}),
    ("a: [https://example.org/a, b]", {"a": ["https://example.org/a", "b"]}),
    ('a: "Per\\u00fa"', {"a": "Perú"}),
    ("'a b': c", {"a b": "c"}),
    ("# only a comment\n\n", {}),
    ("", {}),
    ("--- \na: 1\n", {"a": "1"}),
    ("- a\n- b", ["a", "b"]),
    ("just text", "just text"),
]

CAUGHT = [
    ("a: &x b", "1:4 yaml-forbidden", '"&x" is a YAML anchor, which is not used here'),
    ("a: *x", "1:4 yaml-forbidden", '"*x" is a YAML alias, which is not used here'),
    ("a: *Bold* words", "1:4 yaml-forbidden", 'a value cannot begin with "*"'),
    ("a: {<<: x}", "1:5 yaml-forbidden", '"<<" is a YAML merge key, which is not used here'),
    ("a: !!python/name:x b", "1:4 yaml-forbidden", "a YAML tag is not used here"),
    ("a: !", "1:4 yaml-forbidden", "a YAML tag is not used here"),
    ("%YAML 1.1\n---\na: b", "1:1 yaml-forbidden", 'a line cannot begin with "%"'),
    ("a: b\n--- \nc: d", "2:1 yaml-forbidden", "a second YAML document begins here"),
    ("[a]: b", "1:1 yaml-forbidden", "a name before a colon must be plain text"),
    ("a: b\n? c\n: d", "2:1 yaml-forbidden", 'a line cannot begin with "? "'),
    ("a: [[[[[[x]]]]]]", "1:9 yaml-too-deep", "this is nested more than 6 levels deep"),
    ("[" * 41, "1:41 yaml-too-deep", "more than 40 brackets are open at this point"),
    ("a: b\nc: d\na: e", "3:1 duplicate-key", '"a" stands here a second time'),
    ("a: {b: c, b: d}", "1:11 duplicate-key", '"b" stands here a second time'),
    ("a: b\n\tc: d", "2:1 yaml-syntax", "a tab is not allowed here"),
    ("a: \x07b", "1:4 control-character", "the invisible character U+0007 is not allowed here"),
    ("a: b\ufdd8c", "1:5 control-character", "the invisible character U+FDD8 is not allowed here"),
    ("a: b\u2028c", "1:5 control-character", "the invisible character U+2028 is not allowed here"),
    ('a: "\\x07"', "1:4 control-character", "this text has an escape for the invisible character U+0007"),
    ('a: "\\ud800"', "1:5 yaml-syntax", "\\ud800 stands for no character"),
    ('a: "\\U00110000"', "1:5 yaml-syntax", "\\U00110000 stands for no character"),
    ("title: Foo: bar", "1:11 yaml-syntax", 'there is a ": " inside a value here, or the indent is wrong'),
    ('a: "b\nc: d', "1:4 yaml-syntax", "this quotation mark is never closed"),
    ("a: 'b", "1:4 yaml-syntax", "this quotation mark is never closed"),
    ("a: 'it's'", "1:8 yaml-syntax", "the value ends with its closing quotation mark, and more words follow"),
    ('- "it" is', "1:8 yaml-syntax", "the value ends with its closing quotation mark, and more words follow"),
    ("a: “b: c”", "1:6 yaml-syntax", 'there is a ": " inside a value here, and curly quotes are no quotes to YAML'),
    ("a: [b, c\nd: e", "1:4 yaml-syntax", "this [list] is not closed, or a comma is missing in it"),
    ("a: {b: c", "1:4 yaml-syntax", "this {group} is not closed, or a comma is missing in it"),
    ("a: b\nc", "2:1 yaml-syntax", 'this line has no ": "'),
    ("a: @b", "1:4 yaml-syntax", 'a value cannot begin with "@"'),
    ("a: %b", "1:4 yaml-syntax", 'a value cannot begin with "%"'),
    ("a: `b`", "1:4 yaml-syntax", 'a value cannot begin with "`"'),
    ('a: "C:\\path"', "1:4 yaml-syntax", "a backslash in this text has no meaning"),
    ("a: - b", "1:4 yaml-syntax", 'a "- " cannot stand here'),
    ("a: |b\n c", "1:4 yaml-syntax", "after | or > the text begins on the next line, indented"),
    ("  a: b\nc: d", "2:1 yaml-syntax", "this line is indented differently from those above"),
    ("- a\nb: c", "2:1 yaml-syntax", 'this line is no item of the list above ("- …")'),
    ("a: ]", "1:4 yaml-syntax", "a value is missing before this sign"),
    ("a: [why?]", "1:8 yaml-syntax", 'a "?" inside [ ] or { } needs quotes around its value'),
    ("a: {b:}", "1:6 yaml-syntax", 'a ":" inside [ ] or { } needs a space after it, or quotes around its value'),
    ("a: |#b\n  c", "1:5 yaml-syntax", "a comment cannot touch the sign before it"),
    ("a: " + "x" * 65_540, "1:1 front-matter-too-large", "65,543 bytes of YAML are more than the 65,536 allowed"),
]


@pytest.mark.parametrize("fast", PARSERS)
@pytest.mark.parametrize(("text", "tree"), PASSES)
def test_accepted(text: str, tree: object, fast: bool) -> None:
    """Text, lists and mappings are read, and every scalar stays text."""
    node, problems = parse_yaml(text, path="f.yaml", fast=fast)
    assert (plain(node), problems) == (tree, ())


@pytest.mark.parametrize("fast", PARSERS)
@pytest.mark.parametrize(("text", "where", "message"), CAUGHT)
def test_caught(text: str, where: str, message: str, fast: bool) -> None:
    """What is outside the subset, or no YAML, is one problem in plain words at its place."""
    _, problems = parse_yaml(text, path="f.yaml", fast=fast)
    first = problems[0]
    assert (f"{first.place.line}:{first.place.column} {first.code}", first.message) == (where, message)
    assert all(problem.hint for problem in problems)


@pytest.mark.parametrize("fast", PARSERS)
def test_lines_are_those_of_the_file(fast: bool) -> None:
    """A block that begins on line 10 of its file has its places, and its errors, on the lines of the file."""
    node, _ = parse_yaml("a: b\ncé: [é, d]\n", path="f.md", first_line=10, fast=fast)
    assert isinstance(node, MappingNode)
    value = node.entries[1].value
    assert isinstance(value, ListNode)
    assert [(item.place.line, item.place.column) for item in value.items] == [(11, 6), (11, 9)]
    _, problems = parse_yaml("a: b\nc", path="f.md", first_line=10, fast=fast)
    assert problems[0].place.line == 11


@pytest.mark.parametrize("fast", PARSERS)
def test_several_forbidden_things_are_all_reported(fast: bool) -> None:
    """One forbidden thing does not hide the next, and the rest of the file is still read."""
    node, problems = parse_yaml("a: &x 1\nb: *x\nc: 3\nc: 4\n", path="f.yaml", fast=fast)
    assert [problem.code for problem in problems] == ["yaml-forbidden", "yaml-forbidden", "duplicate-key"]
    assert plain(node) == {"a": "REFUSED", "b": "REFUSED", "c": "3"}


MERGES = "a0: &a0 {x: 1}\n" + "".join(f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 9)}]}}\n" for i in range(1, 12))
LAUGHS = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))


@pytest.mark.parametrize("fast", PARSERS)
@pytest.mark.parametrize(
    ("bomb", "code"),
    [
        pytest.param(MERGES, "yaml-forbidden", id="merge keys"),
        pytest.param(LAUGHS, "yaml-forbidden", id="aliases"),
        pytest.param("[" * 200_000, "front-matter-too-large", id="brackets, too many bytes"),
        pytest.param("[" * 60_000, "yaml-too-deep", id="brackets"),
        pytest.param("a: " + "{a: " * 15_000, "yaml-too-deep", id="braces"),
        pytest.param("- " * 30_000, "yaml-too-deep", id="dashes"),
        pytest.param("? " * 30_000, "yaml-forbidden", id="question marks"),
        pytest.param("a: &a " * 10_000, "yaml-syntax", id="anchors"),
        pytest.param("\n".join(["a: *x"] * 9_000), "yaml-forbidden", id="ten thousand aliases"),
    ],
)
def test_bombs_are_ordinary_problems(bomb: str, code: str, fast: bool) -> None:
    """What hangs, multiplies in or crashes a YAML loader is a short list of problems, at once."""
    _, problems = parse_yaml(bomb, path="f.yaml", fast=fast)
    assert problems[0].code == code
    assert len(problems) <= 21


@pytest.mark.skipif(not has_fast_parser(), reason="PyYAML was built without libyaml")
@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab:-[]{},?!&*#|>'\"%@` \n<\\xué12", max_size=24))
def test_both_parsers_agree(text: str) -> None:
    """Whatever the text, libyaml and the Python parser give the same tree, or both an error."""
    fast, slow = parse_yaml(text, path="f", fast=True), parse_yaml(text, path="f", fast=False)
    assert bool(fast[1]) == bool(slow[1])
    if not fast[1]:
        assert fast == slow


LINES = st.sampled_from(
    [
        *(
            "title: Two tons, he said",
            "a: it's 12:30",
            "b: x#y",
            "c: v # cut",
            "d:  v",
            "e: v ",
            "k:",
            "a: é 😀 x",
            "n1: no",
        ),
        *('q: "a: b # c"', "q2: 'x, \"y\"'", "q3: ''", 'q4: "a\\u00fa"', "q5: 'it''s'", 'q6: "x" y', 'q7: "open'),
        *(
            "tags: [a, b c, 2016-02-26]",
            "t: [a,b]",
            "t2: [ a, b ]",
            "t3: []",
            "t4: [a, 'b']",
            "t5: [a, b",
            "t6: [why?]",
        ),
        *("places:", "  - name: x", "    lat: 1", "- y", "  more", "", "# comment", "---", "...", "x", "%d: e", "? f"),
        *(
            "s: >-",
            "s2: |",
            "s3: &x y",
            "s4: *x",
            "a: b: c",
            "a b: c",
            "“a: b”",
            "u: https://example.org/?q=1",
            "<<: x",
        ),
    ]
)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(alphabet="ab:-[],?#'\" \né1", max_size=9)), max_size=8))
def test_plain_lines_are_read_as_a_parser_reads_them(lines: list[str]) -> None:
    """Places and problems included. A comment above keeps all that comes below it for the parser."""
    text = "\n".join(["first: line", *lines])
    assert parse_yaml(text, path="f", first_line=11) == parse_yaml(f"#\n{text}", path="f", first_line=10)


def test_no_parser_is_asked_about_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of front matter that ends otherwise it is only asked about the end."""
    asked: list[str] = []
    feed = yaml_subset._feed

    def watched(builder: TreeBuilder, text: str, *, fast: bool) -> object:
        asked.append(text)
        return feed(builder, text, fast=fast)

    monkeypatch.setattr(yaml_subset, "_feed", watched)
    top = "title: Two tons, he said\ndate: 2016-02-26\ntags: [a, b c]\n"
    assert plain(parse_yaml(top, path="f")[0]) == {
        "title": "Two tons, he said",
        "date": "2016-02-26",
        "tags": ["a", "b c"],
    }
    assert asked == []
    node, _ = parse_yaml(f"{top}places:\n  - name: x\nlang: es\n", path="f")
    assert plain(node) == plain(parse_yaml(top, path="f")[0]) | {"places": [{"name": "x"}], "lang": "es"}  # type: ignore[operator]
    assert asked == ["places:\n  - name: x\nlang: es\n"]


MENDED = [
    ('title: "The boss" is caught', "title: '\"The boss\" is caught'"),
    ("title: 'The boss' is caught", "title: \"'The boss' is caught\""),
    ("title: 'It's the boss'", 'title: "It\'s the boss"'),
    ('title: "The "boss" is caught"', "title: 'The \"boss\" is caught'"),
    ('title: "The boss" meets "the king"', 'title: \'"The boss" meets "the king"\''),
    ('title: "The boss" isn\'t caught', 'title: "“The boss” isn\'t caught"'),
    ('title: "The boss": no, isn\'t he', ""),
    ('title: "A 5" pipe isn\'t "here', ""),
    ("title: “Police: two tons”", "title: 'Police: two tons'"),
    ('- "The boss" is caught', "- '\"The boss\" is caught'"),
]


@pytest.mark.parametrize("fast", PARSERS)
@pytest.mark.parametrize(("text", "mended"), MENDED)
def test_a_line_whose_quotes_end_too_early_is_shown_as_it_should_be(text: str, mended: str, fast: bool) -> None:
    """The line can be pasted, and keeps every word; where both kinds of quotes are inside, a block is offered too."""
    (problem,) = parse_yaml(f"a: b\n{text}" if text.startswith("title") else text, path="f.yaml", fast=fast)[1]
    assert problem.code == "yaml-syntax"
    assert mended in problem.hint
    if mended:
        assert parse_yaml(mended, path="f.yaml", fast=fast)[1] == ()
    if "'" in text and text.count('"') > 1 and not text.startswith("title: '") and '": ' not in text:
        assert ">-" in problem.hint
