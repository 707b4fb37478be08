# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Curly quotes around a value, as word processors make them: they look like YAML's and are letters to it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from blotter.reading.nodes import Node, TextNode
from blotter.reading.notebook import Notebook

CURLY: Final = "“”„‟‘’‚‛«»‹›"


def unquoted(text: str) -> str:
    """Return a text without the curly quotes around it."""
    return text[1:-1].strip() if len(text) > 2 and text[0] in CURLY and text[-1] in CURLY else text


def blame_quotes(node: Node, notes: Notebook, since: int) -> None:
    """Say that curly quotes are the mistake wherever a value was refused that stands in some.

    ``since`` is how many problems there were before the value was read.
    """
    if not isinstance(node, TextNode) or node.quoted:
        return
    bare = unquoted(node.value)
    if bare == node.value:
        return
    hint = f"the curly quotes are the mistake: they count as part of the value; write {bare}"
    notes.problems[since:] = [
        replace(problem, hint=hint) if problem.place == node.place else problem for problem in notes.problems[since:]
    ]
