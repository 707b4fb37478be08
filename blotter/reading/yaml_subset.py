# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The accepted subset of YAML: text, lists and mappings. What could hang or crash a parser is refused before it runs.

Refused are anchors, aliases, merge keys, tags, directives, several documents, deep nesting and too much text. Scalars
stay text (``no`` is Norway). The C parser and the Python parser give the same tree and the same problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from blotter.model.problems import Place, Problem
from blotter.reading.nodes import MappingNode, Node, TextNode
from blotter.reading.plain_lines import read_plain_lines
from blotter.reading.yaml_mistakes import Complaint, YamlMistake, comment_in_list, explain
from blotter.reading.yaml_tree import FORBIDDEN_CHARACTERS, Event, TreeBuilder

FRONT_MATTER_LIMIT: Final = 64 * 1024
VOCABULARY_LIMIT: Final = 2 * 1024 * 1024
# libyaml recurses on open brackets; anything readable stays far below.
_MAX_OPEN_BRACKETS: Final = 40
_BRACKET: Final = re.compile(r"[\[\]{}]")
# Escapes of half a character or of none: the C parser stumbles over them, the Python parser returns or crashes.
_NO_CHARACTER: Final = re.compile(
    r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\U0000[dD][89a-fA-F][0-9a-fA-F]{2}|\\U(?!0010|000[0-9a-fA-F])[0-9a-fA-F]{8}"
)

# "? key" on a line of its own: YAML's long form of a key.
_LONG_KEY: Final = re.compile(r"^[ -]*\?(?= |$)", re.MULTILINE)
_DIRECTIVE: Final = re.compile(r"^%", re.MULTILINE)
# A comment that touches | or >: libyaml takes it, the Python parser does not.
_TOUCHING_COMMENT: Final = re.compile(r"(?:^| )[|>][-+0-9]{0,2}#", re.MULTILINE)


@cache
def has_fast_parser() -> bool:
    """Say whether PyYAML was built with libyaml; without it reading takes some fifteen times as long."""
    import yaml

    return bool(yaml.__with_libyaml__)


def parse_yaml(
    text: str, *, path: str, first_line: int = 1, limit: int = FRONT_MATTER_LIMIT, fast: bool | None = None
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Parse a YAML text that begins on ``first_line`` of the file ``path``; ``None`` if there is nothing to go on with.

    ``limit`` is in bytes. ``fast`` picks the C parser (``True``) or the Python parser; by default the faster that is
    there. Lines end in line feeds. A text of blanks and comments is an empty mapping.
    """
    start = Place(path=path, line=first_line)
    problem = _too_much(text, start, limit) or _bad_character(text, start) or _too_many_brackets(text, start)
    problem = problem or _bad_escape(text, start) or _odd_form(text, start)
    if problem is not None:
        return None, (problem,)
    node = _read_mostly_plain(text, start, fast=fast)
    return (node, ()) if node is not None else _read(text, start, fast=fast)


def _read_mostly_plain(text: str, start: Place, *, fast: bool | None) -> MappingNode | None:
    """Read a text that begins with plain lines; ``None`` for any other, and where there is anything to say of it.

    What comes after the plain lines is a mapping by itself where it goes on with a name at the beginning of a line.
    """
    entries, end = read_plain_lines(text, start.path, start.line)
    if not entries or end == len(text):
        return MappingNode(entries=tuple(entries.values()), place=start) if entries else None
    if not text[end].isalpha():
        return None
    place = Place(path=start.path, line=start.line + len(entries))
    rest, problems = _read(text[end:], place, fast=fast)
    if not isinstance(rest, MappingNode) or problems or any(entry.key in entries for entry in rest.entries):
        return None
    return MappingNode(entries=(*entries.values(), *rest.entries), place=start)


def _read(text: str, start: Place, *, fast: bool | None) -> tuple[Node | None, tuple[Problem, ...]]:
    builder = TreeBuilder(text=text, path=start.path, first_line=start.line)
    mistake = _feed(builder, text, fast=has_fast_parser() if fast is None else fast)
    if mistake is not None:
        first = _at(comment_in_list(mistake, text) or mistake, start)
        # What was built before the mistake is worth no report: half of it may be an effect of the mistake.
        return None, (first, *(problem for problem in builder.problems if problem.place != first.place))
    root = builder.root
    if root is None or (isinstance(root, TextNode) and not root.value and not root.quoted):
        root = MappingNode(entries=(), place=start)
    return root, tuple(builder.problems)


def _feed(builder: TreeBuilder, text: str, *, fast: bool) -> YamlMistake | None:
    import yaml

    try:
        for event in _events(text, fast=fast):
            mistake = builder.take(event)
            if mistake is not None:
                return mistake
            if builder.gave_up:
                break
    except yaml.MarkedYAMLError as error:
        since, at = _position(error.context_mark), _position(error.problem_mark) or (0, 0)
        if at[0] > text.count("\n"):  # libyaml puts the end of a text on a line of its own
            at = (text.count("\n"), len(text) - text.rfind("\n") - 1)
        complaint = Complaint(context=error.context or "", problem=error.problem or "", since=since, at=at)
        return explain(complaint, text)
    return None


def _events(text: str, *, fast: bool) -> Iterator[Event]:
    import yaml

    loader: Any = yaml.CSafeLoader(text) if fast else yaml.SafeLoader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


def _position(mark: Any) -> tuple[int, int] | None:
    return None if mark is None else (mark.line, mark.column)


def _at(mistake: YamlMistake, start: Place) -> Problem:
    place = Place(path=start.path, line=start.line + mistake.line, column=mistake.column + 1)
    return Problem(code=mistake.code, message=mistake.message, place=place, hint=mistake.hint)


def _too_much(text: str, start: Place, limit: int) -> Problem | None:
    if len(text) * 4 <= limit or (size := len(text.encode("utf-8", "replace"))) <= limit:
        return None
    return Problem(
        code="front-matter-too-large",
        message=f"{size:,} bytes of YAML are more than the {limit:,} allowed",
        place=start,
        hint="move long text into the body, below the second ---",
    )


def _bad_character(text: str, start: Place) -> Problem | None:
    match = FORBIDDEN_CHARACTERS.search(text)
    tab = text.find("\t")
    if match is None and tab < 0:
        return None
    if match is not None and (tab < 0 or match.start() < tab):
        place = place_in(text, match.start(), start)
        message = f"the invisible character U+{ord(match.group()):04X} is not allowed here"
        return Problem(code="control-character", message=message, place=place, hint="delete it and type the text again")
    place = place_in(text, tab, start)
    return Problem(code="yaml-syntax", message="a tab is not allowed here", place=place, hint="use spaces instead")


def place_in(text: str, offset: int, start: Place) -> Place:
    """Turn an offset in a text that begins at ``start`` into a place of the file."""
    before = text.count("\n", 0, offset)
    return Place(path=start.path, line=start.line + before, column=offset - text.rfind("\n", 0, offset))


def _bad_escape(text: str, start: Place) -> Problem | None:
    match = _NO_CHARACTER.search(text) if "\\" in text else None
    if match is None:
        return None
    message = f"{match.group()} stands for no character"
    place = place_in(text, match.start(), start)
    return Problem(code="yaml-syntax", message=message, place=place, hint="write the character itself")


def _odd_form(text: str, start: Place) -> Problem | None:
    if "?" in text and (match := _LONG_KEY.search(text)):
        place = place_in(text, match.end() - 1, start)
        message = 'a line cannot begin with "? "'
        return Problem(code="yaml-forbidden", message=message, place=place, hint='write "name: value"')
    if "%" in text and (match := _DIRECTIVE.search(text)):
        message = 'a line cannot begin with "%"'
        place = place_in(text, match.start(), start)
        return Problem(code="yaml-forbidden", message=message, place=place, hint="delete the line")
    if "#" in text and (match := _TOUCHING_COMMENT.search(text)):
        place = place_in(text, match.end() - 1, start)
        message = "a comment cannot touch the sign before it"
        return Problem(code="yaml-syntax", message=message, place=place, hint="put a space before the #")
    return None


def _too_many_brackets(text: str, start: Place) -> Problem | None:
    if text.count("[") + text.count("{") <= _MAX_OPEN_BRACKETS:
        return None
    depth = 0
    for match in _BRACKET.finditer(text):
        # A closing bracket in a text counts less than an opening one: never below zero.
        depth = depth + 1 if match.group() in "[{" else max(0, depth - 1)
        if depth > _MAX_OPEN_BRACKETS:
            message = f"more than {_MAX_OPEN_BRACKETS} brackets are open at this point"
            place = place_in(text, match.start(), start)
            return Problem(
                code="yaml-too-deep", message=message, place=place, hint="close the brackets before this one"
            )
    return None
