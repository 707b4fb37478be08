# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""docs/problems.md as data: what a code means, what it looks like, how it is mended."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent, indent
from typing import Final

import msgspec

DOCUMENT: Final = Path(__file__).parents[2] / "docs/problems.md"


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """What is written about one code; the example has the lines of the program, without the indent of the document."""

    meaning: str
    example: str
    mending: str


def paragraphs() -> dict[str, Paragraph]:
    """Read the document: code -> what is written about it, in its order. Raises ``ValueError`` for another form."""
    _, *rest = re.split(r"^## (.+)\n", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found: dict[str, Paragraph] = {}
    for code, text in zip(rest[::2], rest[1::2], strict=True):
        if code in found:
            raise ValueError(f"{DOCUMENT.name} has {code} twice")
        meaning, example, mending = text.strip("\n").split("\n\n")
        found[code] = Paragraph(meaning=meaning, example=dedent(example), mending=mending)
    return found


def show(example: str) -> str:
    """Write an example as it stands in the document."""
    return indent(example, "    ")


def replace_example(code: str, example: str) -> bool:
    """Put another example into a code's paragraph; say whether the document changed."""
    text = DOCUMENT.read_text(encoding="utf-8")
    pattern = re.compile(rf"(?<=^## {code}\n\n)(.+\n\n)(?:    .*\n)+", re.MULTILINE)
    new = pattern.sub(lambda match: f"{match[1]}{show(example)}\n", text, count=1)
    if new != text:
        DOCUMENT.write_text(new, encoding="utf-8", newline="\n")
    return new != text
