# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What YAML's own error messages mean, in plain words, and the same words for the C parser and the Python parser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlMistake:
    """A syntax error in plain words. ``line`` and ``column`` count from 0 within the YAML text."""

    code: str
    message: str
    hint: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What the parser said: its words, and where it was (``at``) and what it was busy with (``since``), from 0."""

    context: str
    problem: str
    since: tuple[int, int] | None
    at: tuple[int, int]


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
    if "cannot start any token" in said:
        return _explain_sign(complaint, text)
    if "got '?'" in said:
        return question_mark(*complaint.at)
    if "found unexpected ':'" in said:
        return bare_colon(*complaint.at)
    for words, code, from_start, message, hint in _MEANINGS:
        if words in said:
            line, column = (complaint.since if from_start else None) or complaint.at
            return YamlMistake(code=code, message=message, hint=hint, line=line, column=column)
    line, column = complaint.at
    message = f"this is not YAML: {complaint.problem}"
    return YamlMistake(code="yaml-syntax", message=message, hint=_ONE_A_LINE, line=line, column=column)


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
