# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What YAML's own error messages mean, in plain words, and the same words for the C parser and the Python parser."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import msgspec

from blotter.reading.curly_quotes import CURLY
from blotter.reading.visible import ODD_BLANK


class YamlMistake(msgspec.Struct, frozen=True, kw_only=True):
    """A syntax error in plain words. ``line`` and ``column`` count from 0 within the YAML text."""

    code: str
    message: str
    hint: str
    line: int
    column: int


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """What the parser said: its words, and where it was (``at``) and what it was busy with (``since``), from 0."""

    context: str
    problem: str
    since: tuple[int, int] | None
    at: tuple[int, int]


# One line of front matter: the name or the dash before a value, and the value.
_LINE: Final = re.compile(r"(?P<name> *(?:- +)*(?:[\w-]+: +)?)(?P<value>\S.*?) *$")
# A longer line is not shown in a hint.
_LONGEST_LINE: Final = 300
# A sign that looks like a space in the indent of a line, after its dash or after its colon.
_ODD_LINE: Final = re.compile(rf" *+(?:- *+)*+(?:[\w-]++ *+:)?+({ODD_BLANK})")
# A list with a # where YAML takes it for a comment, the closing bracket and all.
_COMMENT: Final = re.compile(r"(?:^|(?<=[\s\[,]))#")
_COMMENT_IN_LIST: Final = re.compile(
    r"^ *+(?:- +)*+(?:[\w-]++: ++)?+\[(?P<items>[^\n'\"#\]]*+(?<=[\s\[,])(?P<rest>#[^\n\]]*+))\]", re.MULTILINE
)

# (words in the parser's context or problem, code, whether the place is where the construct began, message, hint)
_ONE_A_LINE: Final = 'write one "name: value" on a line, all at the same indent; quote a value that holds quotes'
_MEANINGS: Final[tuple[tuple[str, str, bool, str, str], ...]] = (
    (
        "mapping values are not allowed",
        "yaml-syntax",
        False,
        'there is a ": " inside a value here, or the indent is wrong',
        'put the whole value in quotes if it contains ": "',
    ),
    (
        "found unexpected end of stream",
        "yaml-syntax",
        True,
        "this quotation mark is never closed",
        "close it with the same mark at the end of the value",
    ),
    ("unexpected document", "yaml-syntax", True, "this quotation mark is never closed", "close it with the same mark"),
    ("mapping keys are not allowed", "yaml-syntax", False, 'a "? " cannot stand here', "put the value in quotes"),
    ("anchor", "yaml-forbidden", True, 'a value cannot begin with "&"', "put the value in quotes"),
    ("alias", "yaml-forbidden", True, 'a value cannot begin with "*"', "put the value in quotes"),
    ("tag", "yaml-forbidden", True, 'a value cannot begin with "!"', "put the value in quotes"),
    (
        "while parsing a flow sequence",
        "yaml-syntax",
        True,
        "this [list] is not closed, or a comma is missing in it",
        'write [one, two]; put an item that holds ": " or a bracket in quotes',
    ),
    (
        "while parsing a flow mapping",
        "yaml-syntax",
        True,
        "this {group} is not closed, or a comma is missing in it",
        "write {name: value, name: value}; put a value that holds a comma or a bracket in quotes",
    ),
    (
        "could not find expected ':'",
        "yaml-syntax",
        True,
        'this line has no ": "',
        'write "name: value", with a space after the colon',
    ),
    ("decimal number", "yaml-syntax", True, "a backslash in this text has no meaning", "write \\\\ for a backslash"),
    (
        "escape",
        "yaml-syntax",
        True,
        "a backslash in this text has no meaning",
        "write \\\\ for a backslash, or use single quotes",
    ),
    (
        "sequence entries are not allowed",
        "yaml-syntax",
        False,
        'a "- " cannot stand here',
        'begin a list on the line after its key, or write [one, two]; put a value that begins with "- " in quotes',
    ),
    (
        "while scanning a block scalar",
        "yaml-syntax",
        True,
        "after | or > the text begins on the next line, indented",
        "move the words to the next line, or put the value in quotes",
    ),
    ("node content", "yaml-syntax", False, "a value is missing before this sign", "put the value in quotes"),
    ("<document start>", "yaml-syntax", False, "this line is indented differently from those above", _ONE_A_LINE),
    ("block collection", "yaml-syntax", False, 'this line is no item of the list above ("- …")', _ONE_A_LINE),
    ("block mapping", "yaml-syntax", False, "this does not belong to what stands before it", _ONE_A_LINE),
)


def explain(complaint: Complaint, text: str) -> YamlMistake:
    """Put a parser's complaint into plain words. ``text`` is the YAML text it is about."""
    said = f"{complaint.context} {complaint.problem}"
    if "mapping values are not allowed" in said and (first := _first_without_colon(complaint, text)):
        complaint, said = first, first.problem
    odd_blank = _odd_blank(complaint, text.split("\n"))
    if odd_blank is not None:
        return odd_blank
    if "cannot start any token" in said:
        return _explain_sign(complaint, text)
    if "got '?'" in said:
        return question_mark(*complaint.at)
    if "found unexpected ':'" in said:
        return bare_colon(*complaint.at)
    about_quotes = _explain_quotes(complaint, said, text)
    if about_quotes is not None:
        return about_quotes
    for words, code, from_start, message, hint in _MEANINGS:
        if words in said:
            line, column = (complaint.since if from_start else None) or complaint.at
            return YamlMistake(code=code, message=message, hint=hint, line=line, column=column)
    line, column = complaint.at
    message = f"this is not YAML: {complaint.problem}"
    return YamlMistake(code="yaml-syntax", message=message, hint=_ONE_A_LINE, line=line, column=column)


def _explain_quotes(complaint: Complaint, said: str, text: str) -> YamlMistake | None:
    """Show the mended line where quotation marks end before their value does, or are none to YAML; else ``None``."""
    number, column = complaint.at
    lines = text.split("\n")
    match = _LINE.match(lines[number]) if number < len(lines) else None
    if match is None or not match["name"].strip() or column <= match.start("value") or len(match[0]) > _LONGEST_LINE:
        return None
    name, value = match["name"].strip(), match["value"]
    if "block mapping" in said or "block collection" in said:
        read = lines[number][match.start("value") + 1 : column]
        mark = value[0]
        if mark not in "\"'" or not read.rstrip().endswith(mark):
            return None
        # Words that touch the second mark: it stood inside, and the first was meant for the whole value.
        whole = value[1:-1] if read.endswith(mark) and value.endswith(mark) else value
        message = "the value ends with its closing quotation mark, and more words follow"
        hint = _quoting_hint(name, whole)
    elif "mapping values are not allowed" in said and value[0] in CURLY and value[-1] in CURLY:
        message = 'there is a ": " inside a value here, and curly quotes are no quotes to YAML'
        hint = f"write {name} {quoted(value[1:-1])}"
    else:
        return None
    return YamlMistake(code="yaml-syntax", message=message, hint=hint, line=number, column=column)


def _quoting_hint(name: str, words: str) -> str:
    mended = quoted(words)
    block = f"begin it with {name} >- and write the words on the next line, indented"
    if "'" not in words or '"' not in words:
        return f"put quotes around the whole value: {name} {mended}" if mended else block
    return f"there are both kinds of quotes in it: write {name} {mended}, or {block}" if mended else block


def quoted(words: str) -> str:
    """Put quotes around a value, of the kind that it does not contain; inner ones become curly where it has both.

    The empty text for what cannot be written in any.
    """
    if "'" not in words:
        return f"'{words}'"
    words = re.sub(r'"([^"]*)"', r"“\1”", words)
    return "" if '"' in words or "\\" in words else f'"{words}"'


def _first_without_colon(complaint: Complaint, text: str) -> Complaint | None:
    """Blame the first field for its missing colon: YAML takes it for the beginning of the second field's name."""
    lines = text.split("\n")[: complaint.at[0]]
    numbers = (number for number, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    first = next(numbers, None)
    if first is None or ": " in (line := lines[first]) or line.endswith(":") or line.startswith((" ", "-")):
        return None
    return Complaint(context="", problem="could not find expected ':'", since=(first, 0), at=complaint.at)


def _odd_blank(complaint: Complaint, lines: list[str]) -> YamlMistake | None:
    """Find the sign that looks like a space, where the parser stumbled or on the line before."""
    numbers = {(complaint.since or complaint.at)[0], complaint.at[0], max(0, complaint.at[0] - 1)}
    for number in sorted(numbers):
        match = _ODD_LINE.match(lines[number]) if number < len(lines) else None
        if match is not None:
            return invisible_sign(match[1], number, match.start(1))
    return None


def invisible_sign(sign: str, line: int, column: int) -> YamlMistake:
    """Name a sign that stands where YAML has a plain space, or nothing at all."""
    name = unicodedata.name(sign, "nameless").lower()
    return YamlMistake(
        code="control-character",
        message=f"the invisible character U+{ord(sign):04X} ({name}) is not allowed here",
        hint="delete it and type a plain space" if sign.isspace() else "delete it",
        line=line,
        column=column,
    )


def comment_in_list(mistake: YamlMistake, text: str) -> YamlMistake | None:
    """Blame a # in brackets for a mistake that comes of it: the closing bracket is part of the comment."""
    above = "\n".join(text.split("\n")[: mistake.line + 1])
    match = next(reversed(list(_COMMENT_IN_LIST.finditer(above))), None)
    if match is None or "]" in above[match.end() :]:
        return None
    start = match.start("rest")
    items = (item.strip() for item in match["items"].split(","))
    mended = ", ".join(quoted(item) if _COMMENT.search(item) else item for item in items)
    return comment_for_value(
        f"the closing bracket and all: {match['rest'][:60]}",
        f"[{mended}]" if "'" not in match["items"] else "",
        line=above.count("\n", 0, start),
        column=start - above.rfind("\n", 0, start) - 1,
    )


def comment_for_value(what: str, mended: str, *, line: int, column: int) -> YamlMistake:
    """Explain words that begin with # and are none to YAML; ``mended`` is the value in quotes, if it can be shown."""
    return YamlMistake(
        code="yaml-syntax",
        message=f"YAML takes this for a comment, {what}",
        hint=f"put it in quotes{f': {mended}' if 0 < len(mended) <= _LONGEST_LINE else ''}; or leave out the #",
        line=line,
        column=column,
    )


def question_mark(line: int, column: int) -> YamlMistake:
    """Explain a bare ``?`` inside brackets: the C parser takes it, the Python parser does not, so nobody may."""
    return YamlMistake(
        code="yaml-syntax",
        message='a "?" inside [ ] or { } needs quotes around its value',
        hint="put the value in quotes",
        line=line,
        column=column,
    )


def bare_colon(line: int, column: int) -> YamlMistake:
    """Explain a ``:`` before a bracket or comma: the Python parser takes it, the C parser does not, so nobody may."""
    return YamlMistake(
        code="yaml-syntax",
        message='a ":" inside [ ] or { } needs a space after it, or quotes around its value',
        hint="write name: value, or put the value in quotes",
        line=line,
        column=column,
    )


def _explain_sign(complaint: Complaint, text: str) -> YamlMistake:
    line, column = complaint.at
    rest = text.split("\n")[line][column:] if line <= text.count("\n") else ""
    message = f'a value cannot begin with "{rest[:1]}"'
    return YamlMistake(code="yaml-syntax", message=message, hint="put the value in quotes", line=line, column=column)
