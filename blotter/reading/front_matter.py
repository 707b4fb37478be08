# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From the bytes of a file to its front matter and its body, with the lines of the file kept right."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from functools import cache
from typing import Any, Final

import msgspec

from blotter.model.problems import Place, Problem
from blotter.reading.nodes import ListNode, MappingNode, Node, TextNode
from blotter.reading.notebook import shown
from blotter.reading.yaml_subset import parse_yaml, place_in

ARTICLE_LIMIT: Final = 1024 * 1024
_FENCE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)
# What stands where three dashes belong: fewer or more of them, or the long ones that word processors make.
_ODD_FENCE: Final = re.compile(r"(?:[-‐-―−]{2,}|[‐-―−])[ \t]*")
_NUMBERS: Final = {2: "two", 4: "four", 5: "five", 6: "six"}
_LINE_END: Final = re.compile("\r\n|\r|\n")
_PLAIN_FIELD: Final = re.compile(r"""(["']?)(\w+)\1[ \t]*:(?:[ \t]+(["']?)([A-Za-z0-9-]+)\3[ \t]*(?:[ \t]#.*)?$)?""")
_FIELD: Final = re.compile(r"^(?:[\w-]+:(?: |$)|[ -] ?\S)")
# XML cannot carry these, and the bytes 0x80 to 0x9F are nearly always Windows text that was taken for Unicode.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# The same as bytes of UTF-8, where one below 0x80 is never part of another character.
_CONTROL_BYTES: Final = bytes(code for code in range(0x80) if _CONTROL.match(chr(code)))
_LONG_CONTROLS: Final = re.compile(rb"\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")


class SplitFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file in its two parts: the tree of its front matter, and its body, which begins on ``body_line``."""

    fields: MappingNode
    body: str
    body_line: int


def split_file(data: bytes, path: str) -> tuple[SplitFile | None, tuple[Problem, ...]]:
    """Split the bytes of a Markdown file. Byte order mark, CRLF and CR are accepted; the body has line feeds only."""
    text, problems = decode(data, path)
    if text is None:
        return None, problems
    block, body, body_line, problem = _split(text, path)
    if problem is not None:
        return None, (problem,)
    node, problems = parse_yaml(block, path=path, first_line=2)
    if isinstance(node, MappingNode):
        return SplitFile(fields=node, body=body, body_line=body_line), problems
    if _odd_fence(block)[1]:
        return None, (_unclosed(text, path),)
    return None, problems or (_not_a_mapping(node, path),)


def said_plainly(data: bytes | None, field: str) -> str:
    """Return the word that a file gives for a field, whatever else is wrong with it (``None``: it cannot be had).

    Where even the front matter cannot be parsed, that takes one line of it with the field and a plain word, and no
    other with that field; else nothing is said.
    """
    if data is None:
        return ""
    split, problems = split_file(data, "")
    if split is not None and all(problem.code != "duplicate-key" for problem in problems):
        said = [entry.value for entry in split.fields.entries if entry.key == field]
        return said[0].value if said and isinstance(said[0], TextNode) else ""
    # Any bytes can be read as Latin-1, and a line end is none but these, whatever ``splitlines`` takes for one.
    lines = _LINE_END.split(data.removeprefix(BOM_UTF8).decode("latin-1"))
    fences = (number for number, line in enumerate(lines) if _FENCE.fullmatch(line))
    if next(fences, None) != 0:
        return ""
    found = [each for line in lines[1 : next(fences, 0)] if (each := _PLAIN_FIELD.match(line)) and each[2] == field]
    return found[0][4] or "" if len(found) == 1 else ""


def decode(data: bytes, path: str, *, limit: int = ARTICLE_LIMIT) -> tuple[str | None, tuple[Problem, ...]]:
    """Turn bytes into text with line feeds only, or say which byte on which line prevents it."""
    problem = _bad_bytes(data, path, limit)
    if problem is not None:
        return None, (problem,)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the decoder counts from behind it.
        offset = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        return None, (_not_utf8(data, offset, path),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    match = _CONTROL.search(text) if _has_controls(data) else None
    if match is None:
        return text, ()
    place = place_in(text, match.start(), Place(path=path))
    more = sum(1 for _ in _CONTROL.finditer(text, match.end()))
    message = f"the invisible character U+{ord(match.group()):04X} is not allowed"
    message += f"; {more} more follow" if more else ""
    hint = "delete it; it often comes with text pasted from elsewhere"
    return None, (Problem(code="control-character", message=message, place=place, hint=hint),)


def _has_controls(data: bytes) -> bool:
    """Say whether a text in UTF-8 has a control character; faster than the text can be searched for one."""
    if len(data.translate(None, _CONTROL_BYTES)) < len(data):
        return True
    return not data.isascii() and _LONG_CONTROLS.search(data) is not None


def _bad_bytes(data: bytes, path: str, limit: int) -> Problem | None:
    if len(data) > limit:
        message = f"{len(data):,} bytes are more than the {limit:,} allowed in one file"
        hint = "split the text into several files"
        return Problem(code="file-too-large", message=message, place=Place(path=path), hint=hint)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "save it again, with the encoding UTF-8"
        return Problem(code="not-utf8", message="this file is UTF-16, not UTF-8", place=Place(path=path), hint=hint)
    offset = data.find(b"\0")
    if offset < 0:
        return None
    place = _byte_place(data, offset, path)
    message = f"byte {offset + 1} of the file is a NUL byte, which no text contains"
    hint = "is this a text file? Save it again as plain text in UTF-8"
    return Problem(code="nul-byte", message=message, place=place, hint=hint)


def _not_utf8(data: bytes, offset: int, path: str) -> Problem:
    byte = data[offset : offset + 1]
    likely = byte.decode("cp1252", "replace")
    hint = "save the file again, with the encoding UTF-8"
    if likely.isprintable() and likely != "\ufffd":
        hint += f' (in the Windows encoding this byte is "{likely}")'
    message = f"byte {offset + 1} of the file (0x{byte.hex().upper()}) is not UTF-8"
    return Problem(code="not-utf8", message=message, place=_byte_place(data, offset, path), hint=hint)


def _byte_place(data: bytes, offset: int, path: str) -> Place:
    before = data[:offset].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Place(path=path, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


def _split(text: str, path: str) -> tuple[str, str, int, Problem | None]:
    """Return the block, the body, the line on which the body begins, and what is wrong with the fences."""
    opening = _FENCE.match(text)
    if opening is None:
        return "", "", 0, _no_block(text, path)
    if _FENCE.search(text, opening.end()) is None:
        return "", "", 0, _unclosed(text, path)
    block, body = _handler().split(text)
    # Both begin with the line end of the fence before them.
    return block[1:], body[1:], block.count("\n") + 2, None


@cache
def _handler() -> Any:
    """Return python-frontmatter's splitter with a stricter fence: its own takes more dashes, and blank lines too."""
    from frontmatter.default_handlers import YAMLHandler

    return YAMLHandler(fm_boundary=_FENCE)


def _no_block(text: str, path: str) -> Problem:
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    hint = "begin the file with a line of three dashes, then the fields, then three dashes again"
    if _FENCE.match(lines[first - 1]):
        hint = f"delete what is above the three dashes of line {first}: they must be the first line"
    elif begins_with_dashes(text):
        hint = _about_dashes(lines[first - 1].rstrip(" \t"), first)
    message = "this file has no front matter"
    return Problem(code="missing-front-matter", message=message, place=Place(path=path), hint=hint)


def begins_with_dashes(text: str) -> bool:
    """Say whether the first line with anything on it begins with dashes, as if a front matter were to begin there."""
    line = text.lstrip().partition("\n")[0].rstrip()
    return line.startswith("--") or _ODD_FENCE.fullmatch(line) is not None


def _about_dashes(line: str, number: int) -> str:
    """Say what is wrong with a line that is to be three dashes; ``line`` has no blanks at its end."""
    dashes = line.strip()
    if dashes.strip("-"):
        return f"line {number} has {shown(dashes)} where three plain dashes belong"
    if len(dashes) != 3:
        return f"line {number} has {_NUMBERS.get(len(dashes), len(dashes))} dashes where three belong"
    return f"delete the blanks before the three dashes of line {number}"


def _unclosed(text: str, path: str) -> Problem:
    last, fence = _odd_fence(text.partition("\n")[2])
    message = "the front matter that begins here is never closed"
    hint = f"put a line of exactly three dashes after line {last}"
    if fence:
        hint = _about_dashes(fence, last + 1)
    return Problem(code="unclosed-front-matter", message=message, place=Place(path=path), hint=hint)


def _odd_fence(block: str) -> tuple[int, str]:
    """Return the line of the file with the last field of a block, and the dashes below it that close nothing, if any.

    ``block`` is what comes after the first line of the file.
    """
    last = 1
    for number, line in enumerate(block.split("\n"), 2):
        if line.rstrip() != "---" and _ODD_FENCE.fullmatch(line):
            return last, line.strip()
        if not _FIELD.match(line):
            break
        last = number
    return last, ""


def _not_a_mapping(node: Node | None, path: str) -> Problem:
    found = "a list" if isinstance(node, ListNode) else "a text" if isinstance(node, TextNode) else "something else"
    place = Place(path=path, line=2) if node is None else node.place
    message = f'the front matter must be "name: value" lines, not {found}'
    hint = 'write one "name: value" on a line, e.g. title: Police seize two tons of cocaine'
    return Problem(code="front-matter-not-mapping", message=message, place=place, hint=hint)
