# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From finished outputs to the published site: a whole tree at once, or a few files behind a journal."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from blotter.model.pages import Output
from blotter.model.problems import SiteError
from blotter.publishing.exchange import Stage, discard, put_in_place, recover_exchange, stage_for
from blotter.publishing.lock import cannot_write
from blotter.publishing.output_folder import MARKER, marker_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """How many files were new or changed, the same as before, and taken away. ``tree`` names what is published now."""

    written: int
    kept: int
    removed: int
    tree: str


def content_digest(content: bytes) -> bytes:
    """Return the digest by which contents are compared."""
    return blake2b(content, digest_size=16).digest()


def tree_digest(digests: Mapping[str, bytes]) -> str:
    """Name a whole tree by its paths and their content digests."""
    whole = blake2b(digest_size=16)
    for path in sorted(digests):
        whole.update(path.encode("utf-8", "surrogateescape") + b"\0" + digests[path])
    return whole.hexdigest()


def commit_tree(
    changed: Collection[Output],
    stage: Stage,
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    *,
    forget: bool = False,
) -> Committed:
    """Make the whole tree on the stage and exchange it with the published one.

    ``before`` and ``after`` map the paths of the published and of the new site to their content digests; what is in
    ``after`` and not among ``changed`` is taken over from the published tree. To ``forget`` is to keep nothing of what
    was published: something was withdrawn. Raises ``SiteError`` (``cannot-write``) when the disk refuses; the published
    site is then byte for byte as it was.
    """
    tree = tree_digest(after)
    try:
        stage.tree.mkdir(mode=0o777 if stage.is_private else 0o700, exist_ok=True)
        taken = _take_over(stage.output, after.keys() - {output.path for output in changed})
        _fill(stage.tree, chain(changed, taken, [Output(path=MARKER, content=marker_text(tree))]))
        put_in_place(stage)
        if forget or not stage.is_private:
            discard(stage.tree)
    except OSError as error:
        raise SiteError((cannot_write(str(error.filename or stage.output), error),)) from error
    kept = sum(before.get(path) == digest for path, digest in after.items())
    return Committed(written=len(after) - kept, kept=kept, removed=len(before.keys() - after.keys()), tree=tree)


def _take_over(published: Path, paths: Iterable[str]) -> Iterator[Output]:
    for path in paths:
        yield Output(path=path, content=published.joinpath(*path.split("/")).read_bytes())


def commit_changes(
    changed: Collection[Output], removed: Collection[str], stage: Stage, after: Mapping[str, bytes]
) -> Committed:
    """Replace a few files of the published tree, each whole, behind a journal that the next build finishes.

    ``after`` maps all paths of the new site to their content digests. The journal stays until ``close_journal``: while
    it is there, what was remembered of the tree is not believed. Raises ``SiteError``; nothing has been replaced then.
    """
    tree = tree_digest(after)
    files = [*changed, Output(path=MARKER, content=marker_text(tree))]
    try:
        discard(stage.pending)
        stage.pending.mkdir()
        for number, output in enumerate(files):
            (stage.pending / str(number)).write_bytes(output.content)
        plan = {"put": [output.path for output in files], "remove": sorted(removed)}
        _write_durably(stage.journal, json.dumps(plan).encode())
        _carry_out(stage)
        # What was replaced or taken away must not stay readable in the tree that waits for the next large build.
        for path in (*plan["put"], *plan["remove"]):
            stage.tree.joinpath(*path.split("/")).unlink(missing_ok=True)
    except OSError as error:
        raise SiteError((cannot_write(str(error.filename or stage.output), error),)) from error
    return Committed(written=len(changed), kept=len(after) - len(changed), removed=len(removed), tree=tree)


def open_stage(output: Path, workshop: Path) -> Stage:
    """Choose the stage for an output, and finish on it what a killed build began. Raises ``SiteError``."""
    try:
        stage = stage_for(output, workshop)
        recover(stage)
    except OSError as error:
        raise SiteError((cannot_write(str(error.filename or output), error),)) from error
    return stage


def close_journal(stage: Stage) -> None:
    """Forget a small commit that is done and remembered. Raises ``OSError``."""
    stage.journal.unlink(missing_ok=True)
    discard(stage.pending)


def recover(stage: Stage) -> bool:
    """Finish what a killed build began; say whether there was anything to finish. Raises ``OSError``."""
    recover_exchange(stage)
    if not stage.journal.exists():
        discard(stage.pending)
        return False
    _carry_out(stage)
    close_journal(stage)
    return True


def published_digests(output: Path) -> dict[str, bytes]:
    """Read what is published now, by path: the slow way to know it, when nothing is remembered. Raises ``OSError``."""
    files = {path: file for path, file in _files(output).items() if path != MARKER and not file.is_symlink()}
    return {path: content_digest(file.read_bytes()) for path, file in files.items()}


def _carry_out(stage: Stage) -> None:
    """Do what the journal says; what was done before is not there any more, so doing it twice does no harm."""
    plan = json.loads(stage.journal.read_bytes())
    for number, path in enumerate(plan["put"]):
        waiting = stage.pending / str(number)
        if waiting.exists():
            target = stage.output.joinpath(*path.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(waiting, target)
    for path in plan["remove"]:
        target = stage.output.joinpath(*path.split("/"))
        target.unlink(missing_ok=True)
        _prune(target.parent, stage.output)


def _prune(folder: Path, top: Path) -> None:
    """Remove a folder and its parents as far as they are empty."""
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _write_durably(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk, whole, under its name, or not there at all."""
    draft = path.with_name(f"{path.name}.draft")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


def _fill(tree: Path, outputs: Iterable[Output]) -> None:
    """Make ``tree`` hold exactly the outputs; a file of an earlier build that is the same already is left alone."""
    there = _files(tree)
    for path in [path for path, file in there.items() if file.is_symlink()]:
        there.pop(path).unlink()
    made: set[str] = set()
    wanted: set[str] = set()
    for output in outputs:
        wanted.add(output.path)
        folder, _, name = output.path.rpartition("/")
        if folder not in made:
            os.makedirs(os.path.join(tree, folder), exist_ok=True)
            made.add(folder)
        target = os.path.join(tree, folder, name)
        if output.path not in there or not _holds(target, output.content):
            with open(target, "wb") as file:
                file.write(output.content)
    for path in there.keys() - wanted:
        there[path].unlink()
        _prune(there[path].parent, tree)


def _holds(file: str, content: bytes) -> bool:
    """Say whether a file is what it should be; what is no plain file is taken away."""
    facts = os.lstat(file)
    if not stat.S_ISREG(facts.st_mode):
        os.unlink(file)
        return False
    if facts.st_size != len(content):
        return False
    with open(file, "rb") as stream:
        return stream.read() == content


def _files(tree: Path) -> dict[str, Path]:
    """List the files of a tree by path, links to folders among them: nothing is ever written through a link."""
    found: dict[str, Path] = {}
    for folder, folders, names in os.walk(tree):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in (*names, *links):
            file = os.path.join(folder, name)
            found[os.path.relpath(file, tree).replace(os.sep, "/")] = Path(file)
    return found
