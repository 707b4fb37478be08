# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The output folder: we replace only what we made ourselves, and never a folder that holds the site."""

from __future__ import annotations

from collections.abc import Iterable
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


def refuse_foreign(output: Path, ours: Iterable[str]) -> Problem | None:
    """Say that the published folder holds something at its top that no build wrote: it would be deleted.

    ``ours`` are the paths of the published and of the new site. Without them (nothing is remembered) only hidden
    entries can be told apart: Blotter makes none but its marker.
    """
    tops = {path.partition("/")[0] for path in ours}
    try:
        names = sorted(entry.name for entry in output.iterdir() if entry.name != MARKER)
    except OSError:
        return None
    foreign = [name for name in names if name not in tops and (tops or name.startswith("."))]
    if not foreign:
        return None
    more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
    hint = "put what is to be published as it is into content/static/, and move everything else elsewhere"
    message = f"the output folder holds {foreign[0]}{more}, which Blotter did not write and would delete"
    return Problem(code="output-not-ours", message=message, place=Place(path=str(output / foreign[0])), hint=hint)


def _refusal(output: Path, message: str) -> Problem:
    hint = "name an empty or a new folder with --output, or empty this one yourself"
    return Problem(code="output-not-ours", message=message, place=Place(path=str(output)), hint=hint)
