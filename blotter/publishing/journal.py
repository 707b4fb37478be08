# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The journal of a small commit: what is about to be replaced and taken away, so that it can be finished after a kill.

It lies where content from elsewhere may lie, too, so it is believed only under this user's seal, and its paths are
looked at all the same.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Collection, Iterable
from hashlib import blake2b
from pathlib import Path

import msgspec

from blotter.model.pages import Output
from blotter.publishing.exchange import Stage
from blotter.publishing.galley import Laid
from blotter.publishing.state import seal
from blotter.publishing.trees import clear_way, discard, is_real_folder, take_away
from blotter.reading.scan import read_regular

_LONGEST = 100_000_000


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a commit does: files to ``put`` (path and digest; the n-th waits as ``pending/n``), and to ``remove``."""

    put: tuple[tuple[str, str], ...]
    remove: tuple[str, ...]


def open_journal(stage: Stage, files: Collection[Output | Laid], removed: Iterable[str]) -> Plan:
    """Lay the files ready and write down what is to be done with them. Raises ``OSError``."""
    discard(stage.pending)
    stage.pending.mkdir(mode=0o700)
    put: list[tuple[str, str]] = []
    for number, output in enumerate(files):
        content = output.content
        (stage.pending / str(number)).write_bytes(content)
        put.append((output.path, _digest(content)))
    plan = Plan(put=tuple(put), remove=tuple(sorted(removed)))
    text = json.dumps({"put": plan.put, "remove": plan.remove}).encode()
    write_whole(stage, stage.journal, _seal(stage, text) + b"\n" + text)
    return plan


def read_journal(stage: Stage) -> Plan | None:
    """Return what a killed build was about to do; ``None`` if that is not to be believed."""
    try:
        mark, _, text = read_regular(stage.journal, _LONGEST).partition(b"\n")
        if not hmac.compare_digest(mark, _seal(stage, text)):
            return None
        found = json.loads(text)
        plan = Plan(put=tuple((path, digest) for path, digest in found["put"]), remove=tuple(found["remove"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    paths = (*(path for path, _ in plan.put), *plan.remove)
    return plan if all(map(_is_inside, paths)) and _is_laid_ready(stage, plan) else None


def carry_out(stage: Stage, plan: Plan) -> None:
    """Do what the journal says; what was done before is not waiting any more, so doing it twice does no harm.

    Raises ``OSError``.
    """
    for number, (path, _) in enumerate(plan.put):
        waiting = stage.pending / str(number)
        if os.path.lexists(waiting):
            os.replace(waiting, clear_way(stage.output, path))
    for path in plan.remove:
        take_away(stage.output, path)


def close_journal(stage: Stage) -> None:
    """Forget a commit that is done and remembered. Raises ``OSError``."""
    discard(stage.journal)
    discard(stage.pending)


def write_whole(stage: Stage, path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk, whole, under its name, or not there at all. Raises ``OSError``."""
    draft = stage.journal.with_name(f"{stage.journal.name}.draft")
    discard(draft)
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if is_real_folder(path):
        discard(path)
    os.replace(draft, path)


def _seal(stage: Stage, text: bytes) -> bytes:
    return seal(b"journal", os.fsencode(stage.output), text).hex().encode()


def _is_inside(path: object) -> bool:
    """Say whether a path names a file below the output, in the one way in which outputs are named."""
    if not isinstance(path, str) or "\0" in path or os.path.isabs(path) or os.path.splitdrive(path)[0]:
        return False
    return all(part not in {"", ".", ".."} for part in path.replace(os.sep, "/").split("/"))


def _is_laid_ready(stage: Stage, plan: Plan) -> bool:
    """Say whether every file that still waits is the one that was meant: a power cut may have emptied it."""
    try:
        for number, (_, digest) in enumerate(plan.put):
            waiting = stage.pending / str(number)
            if os.path.lexists(waiting) and _digest(read_regular(waiting)) != digest:
                return False
    except OSError:
        return False
    return True


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
