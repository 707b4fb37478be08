# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From finished outputs to the published site."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from blotter.model.pages import Output
from blotter.model.problems import SiteError
from blotter.publishing.exchange import discard, put_in_place, recover, staging_path
from blotter.publishing.lock import cannot_write
from blotter.publishing.output_folder import MARKER, MARKER_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """How many files were new or changed, the same as before, and taken away."""

    written: int
    kept: int
    removed: int


def commit(outputs: Iterable[Output], output: Path) -> Committed:
    """Write a fresh tree beside ``output`` and swap it in.

    Raises ``SiteError`` (``cannot-write``) when the disk refuses; the published site is then byte for byte as it was.
    """
    staged = staging_path(output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        recover(output)
        before = _files(output)
        kept = _write_tree((*outputs, Output(path=MARKER, content=MARKER_TEXT)), staged, before)
        now = _files(staged)
        put_in_place(output)
    except OSError as error:
        _try_to_discard(staged)
        raise SiteError((cannot_write(str(error.filename or output), error),)) from error
    return Committed(written=len(now) - kept, kept=kept, removed=len(before.keys() - now.keys()))


def _files(tree: Path) -> dict[str, Path]:
    return {
        os.path.relpath(os.path.join(folder, name), tree).replace(os.sep, "/"): Path(folder, name)
        for folder, _, names in os.walk(tree)
        for name in names
    }


def _write_tree(outputs: Iterable[Output], staged: Path, before: dict[str, Path]) -> int:
    """Write every output below ``staged``; return how many are the same as ``before``."""
    made: set[Path] = set()
    kept = 0
    staged.mkdir()
    for output in outputs:
        target = staged.joinpath(*output.path.split("/"))
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(output.content)
        old = before.get(output.path)
        kept += old is not None and old.read_bytes() == output.content
    return kept


def _try_to_discard(staged: Path) -> None:
    try:
        discard(staged)
    except OSError:
        return  # the disk refuses even this: the next build removes what is left
