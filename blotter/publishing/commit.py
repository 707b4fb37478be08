# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From finished outputs to the published site: a whole tree at once, or a few files behind a journal."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec.structs import replace

from blotter.model.pages import Output
from blotter.model.problems import SiteError
from blotter.publishing.exchange import Stage, claimed, put_in_place, recover_exchange, stage_for
from blotter.publishing.galley import Laid
from blotter.publishing.journal import carry_out, close_journal, open_journal, read_journal, write_whole
from blotter.publishing.lock import cannot_write
from blotter.publishing.output_folder import MARKER, PENDING, is_ours, marker_text
from blotter.publishing.trees import discard, fill, is_real_folder, take_away, walk
from blotter.reading.scan import read_regular

_BEGUN = "see that the disk has space and that you may write there; the next build finishes what this one began"


class Committed(msgspec.Struct, frozen=True, kw_only=True):
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
    changed: Collection[Output | Laid],
    stage: Stage,
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    *,
    forget: bool = False,
) -> Committed:
    """Make the whole tree on the stage and exchange it with the published one.

    ``before`` and ``after`` map the paths of the published and of the new site to their content digests; what is in
    ``after`` and not among ``changed`` (some of which may be laid there already) is taken over from the published tree.
    To ``forget`` is to keep nothing of what was published: something was withdrawn. An output that is a disk of its own
    is changed file by file instead.
    Raises ``SiteError`` (``cannot-write``) when the disk refuses, and ``DamagedMemoryError`` where somebody took away
    what is to be taken over; the published site is then byte for byte as it was.
    """
    tree = tree_digest(after)
    kept = sum(before.get(path) == digest for path, digest in after.items())
    with writing(stage.output):
        if stage.is_mounted:
            there = {path for path, facts in _published(stage.output) if not stat.S_ISDIR(facts.st_mode)}
            commit_changes(changed, there - after.keys() - {MARKER}, stage, after, forget=forget)
        else:
            _stage_tree(changed, stage, after, tree=tree)
            put_in_place(stage)
            if forget or not stage.is_private:
                discard(stage.tree)
    return Committed(written=len(after) - kept, kept=kept, removed=len(before.keys() - after.keys()), tree=tree)


def _stage_tree(changed: Collection[Output | Laid], stage: Stage, after: Mapping[str, bytes], *, tree: str) -> None:
    """Fill the stage; what an earlier build left there may be in the way, so that a second try begins with nothing.

    Where files of this build lie on it there is no second try.
    """
    wanted = after.keys() | {MARKER}
    taken = after.keys() - {output.path for output in changed}
    marker = Output(path=MARKER, content=marker_text(tree))
    held = [output for output in changed if isinstance(output, Output)]
    for is_last in (False, True):
        try:
            if is_last or not is_real_folder(stage.tree):
                discard(stage.tree)
                stage.tree.mkdir()
            fill(stage.tree, [*held, marker], wanted, published=stage.output, kept=taken)
            break
        except OSError:
            if is_last or len(held) < len(changed):
                raise


def commit_changes(
    changed: Collection[Output | Laid],
    removed: Collection[str],
    stage: Stage,
    after: Mapping[str, bytes],
    *,
    forget: bool = False,
) -> Committed:
    """Replace a few files of the published tree, each whole, behind a journal that the next build finishes.

    ``after`` maps all paths of the new site to their content digests. To ``forget`` is to keep nothing of the tree that
    was published before this one: something was withdrawn, and may have stood there on any page. The journal stays for
    the time of the stage; while it is there, what was remembered of the tree is not believed. Raises ``SiteError``:
    nothing has been replaced then, or the next build finishes it.
    """
    tree = tree_digest(after)
    files = [*changed, Output(path=MARKER, content=marker_text(tree))]
    with writing(stage.output):
        plan = open_journal(stage, files, removed)
    with writing(stage.output, hint=_BEGUN):
        carry_out(stage, plan)
        # What was replaced or taken away must not stay readable in the tree that waits for the next large build.
        if forget:
            discard(stage.tree)
        elif is_real_folder(stage.tree):
            for path in (*(path for path, _ in plan.put), *plan.remove):
                take_away(stage.tree, path)
    return Committed(written=len(changed), kept=len(after) - len(changed), removed=len(removed), tree=tree)


@contextmanager
def open_stage(output: Path, workshop: Path) -> Iterator[Stage]:
    """Choose the stage for an output, and finish on it what a killed build began; it is ours for the time of a build.

    What was committed must be remembered by the end of that time: its journal is then closed, unless the build failed.
    Raises ``SiteError``.
    """
    with ExitStack() as stack:
        with writing(output):
            stage = stage_for(output, workshop)
            stack.enter_context(claimed(stage))
            recover(stage)
        yield stage
        with writing(output):
            close_journal(stage)


@contextmanager
def writing(output: Path, *, hint: str = "") -> Iterator[None]:
    """Turn what the disk refuses into a problem. Raises ``SiteError``."""
    try:
        yield
    except OSError as error:
        problem = cannot_write(str(error.filename or output), error)
        raise SiteError((replace(problem, hint=hint or problem.hint),)) from error


def recover(stage: Stage) -> bool:
    """Finish what a killed build began; say whether there was anything to finish. Raises ``OSError``."""
    recover_exchange(stage)
    if not os.path.lexists(stage.journal):
        discard(stage.pending)
        return False
    plan = read_journal(stage)
    if plan is None:
        # Somebody else's, or damaged. It may have been half carried out, so what is published is not believed either.
        if is_ours(stage.output):
            write_whole(stage, stage.output / MARKER, marker_text(""))
    else:
        carry_out(stage, plan)
    close_journal(stage)
    return plan is not None


def published_digests(output: Path) -> dict[str, bytes]:
    """Read what is published now, by path: the slow way to know it, when nothing is remembered.

    What is no regular file is left out, what cannot be read has no digest. Raises ``OSError``.
    """
    found = [path for path, facts in _published(output) if stat.S_ISREG(facts.st_mode) and path != MARKER]
    return {path: _digest_of(output / path) for path in found}


def _digest_of(file: Path) -> bytes:
    try:
        return content_digest(read_regular(file))
    except OSError:
        return b""


def _published(output: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Walk through the output, past what lies ready in it. Raises ``OSError``."""
    if not is_real_folder(output):
        return
    for path, facts in walk(output):
        if path.partition("/")[0] != PENDING:
            yield path, facts
