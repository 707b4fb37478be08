# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The output folder: we replace only what we made ourselves, and never a folder that holds the site."""

from __future__ import annotations

from pathlib import Path

from blotter.model.problems import Place, Problem

MARKER = ".blotter-output"
_NOTE = "Written by Blotter, which replaces what is in this folder: keep nothing of your own here.\ntree {}\n"


def marker_text(tree: str) -> bytes:
    """Return the marker's content: what it is for, and the digest of the tree it stands in."""
    return _NOTE.format(tree).encode()


def published_tree(output: Path) -> str:
    """Return the digest that the published tree's marker states, empty if there is none."""
    try:
        text = (output / MARKER).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return text.rpartition("tree ")[2].strip()


def refuse_output(output: Path, site: Path) -> Problem | None:
    """Say why a build must not write to ``output``; ``None`` when it may. Both paths are absolute and resolved."""
    if output == site or output in site.parents:
        return _refusal(output, "the output folder would replace the site itself")
    for inner in ("content", "themes", "blotter", "tests", ".git"):
        if output == site / inner or (site / inner) in output.parents:
            return _refusal(output, f"the output folder is inside {inner}/, which is not ours to replace")
    if output.exists() and not output.is_dir():
        return _refusal(output, "the output is a file, not a folder")
    if output.is_dir() and not (output / MARKER).is_file() and any(output.iterdir()):
        return _refusal(output, "the output folder holds files that Blotter did not write")
    return None


def _refusal(output: Path, message: str) -> Problem:
    hint = "name an empty or a new folder with --output, or empty this one yourself"
    return Problem(code="output-not-ours", message=message, place=Place(path=str(output)), hint=hint)
