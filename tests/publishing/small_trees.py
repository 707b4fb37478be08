# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Two small trees, and how they are committed into ``folder/public``."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from blotter.model.pages import Output
from blotter.publishing.commit import (
    Committed,
    commit_changes,
    commit_tree,
    content_digest,
    open_stage,
    published_digests,
)
from blotter.publishing.exchange import Stage
from blotter.publishing.output_folder import MARKER

OLD = (Output(path="index.html", content=b"old home"), Output(path="a/b/index.html", content=b"deep"))
NEW = (Output(path="index.html", content=b"new home"), Output(path="c/index.html", content=b"added"))


def tree(folder: Path) -> dict[str, bytes]:
    """Read a published tree, the marker left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def stage(folder: Path) -> AbstractContextManager[Stage]:
    """Open the stage of ``folder/public`` with its workshop beside it."""
    workshop = folder / ".blotter"
    workshop.mkdir(parents=True, exist_ok=True)
    return open_stage(folder / "public", workshop)


def publish(outputs: tuple[Output, ...], folder: Path) -> tuple[int, int, int]:
    """Commit a whole tree; return how many files were written, kept and removed."""
    after = {one.path: content_digest(one.content) for one in outputs}
    with stage(folder) as place:
        done = commit_tree(outputs, place, published_digests(folder / "public"), after)
    return done.written, done.kept, done.removed


def change(changed: tuple[Output, ...], removed: tuple[str, ...], folder: Path) -> Committed:
    """Commit a few files into the published tree."""
    after = published_digests(folder / "public") | {one.path: content_digest(one.content) for one in changed}
    for path in removed:
        del after[path]
    with stage(folder) as place:
        return commit_changes(changed, removed, place, after)


def one(path: str, content: bytes = b"x") -> Output:
    """Return one file."""
    return Output(path=path, content=content)


def everything(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder, hidden ones too, and whatever leads out of it left alone."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
