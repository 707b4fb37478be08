# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The output folder: we replace only what we made ourselves, and never a folder that holds the site."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from blotter.model.problems import Place, Problem
from blotter.publishing.lock import cannot_write
from blotter.publishing.trees import is_real_folder
from blotter.reading.scan import read_regular

MARKER = ".blotter-output"
# Where a commit lies ready inside an output that is a disk of its own; it is gone when the commit is done.
PENDING = ".blotter-pending"
_NOTE = "Written by Blotter, which replaces what is in this folder: keep nothing of your own here.\ntree {}\n"
_MARKER_LENGTH = 1000
_OF_THE_SITE = ("content", "themes", "blotter", "tests", ".git", ".blotter", ".venv")
# What file managers leave in every folder that they show.
_DUST = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def marker_text(tree: str) -> bytes:
    """Return the marker's content: what it is for, and the digest of the tree it stands in (empty: do not ask)."""
    return _NOTE.format(tree).encode()


def published_tree(output: Path) -> str:
    """Return the digest that the published tree's marker states, empty if there is none."""
    note, _, tree = _marker(output).partition("tree ")
    return tree.strip() if note == _NOTE.partition("tree ")[0] else ""


def is_ours(output: Path) -> bool:
    """Say whether a build wrote this folder: its marker is there and says so."""
    return _marker(output).startswith(_NOTE.partition("\n")[0])


def _marker(output: Path) -> str:
    try:
        return read_regular(output / MARKER, _MARKER_LENGTH).decode()
    except (OSError, ValueError):
        return ""


def refuse_output(output: Path, site: Path) -> Problem | None:
    """Say why a build must not write to ``output``; ``None`` when it may. Both paths are absolute and resolved."""
    if output == site or output in site.parents:
        return _refusal(output, "the output folder would replace the site itself")
    for name in _OF_THE_SITE:
        inner = Path(os.path.realpath(site / name))
        if inner in (output, *output.parents):
            return _refusal(output, f"the output folder is inside {name}/, which is not ours to replace")
    if outer := next((folder for folder in output.parents if is_ours(folder)), None):
        message = f"the output folder is inside {outer}, where a site is published"
        return _refusal(output, message, hint="name a folder outside it with --output")
    try:
        if os.path.lexists(output) and not is_real_folder(output):
            return _refusal(output, "the output is a file, not a folder")
        names = {entry.name for entry in output.iterdir()} if output.exists() else set()
    except OSError as error:
        return cannot_write(str(output), error)
    if names - {PENDING} and not is_ours(output):
        return _refusal(output, "the output folder holds files that Blotter did not write")
    return None


def refuse_foreign(output: Path, ours: Collection[str], before: Collection[str]) -> Problem | None:
    """Say that the published folder holds something at its top that no build wrote: it would be deleted.

    ``ours`` are the paths of the new site, and those ``before`` of the published one, if they are known. Otherwise only
    hidden entries can be told apart: Blotter makes none but its marker, and those of ``content/static``.
    """
    try:
        names = {entry.name for entry in output.iterdir()} - {MARKER, PENDING} - _DUST
    except OSError:
        return None  # it is not there yet, or the commit will say what is wrong with it
    for paths in (ours, before):  # in the second are few that are not in the first
        if names:
            names -= {path.partition("/")[0] for path in paths}
    foreign = sorted(name for name in names if before or name.startswith("."))
    if not foreign:
        return None
    more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
    hint = "put what is to be published as it is into content/static/, and move everything else elsewhere"
    message = f"the output folder holds {foreign[0]}{more}, which Blotter did not write and would delete"
    return Problem(code="output-not-ours", message=message, place=Place(path=str(output / foreign[0])), hint=hint)


_OTHER_FOLDER = "name an empty or a new folder with --output, or empty this one yourself"


def _refusal(output: Path, message: str, *, hint: str = _OTHER_FOLDER) -> Problem:
    return Problem(code="output-not-ours", message=message, place=Place(path=str(output)), hint=hint)
