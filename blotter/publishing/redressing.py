# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Published pages that need nothing but the new addresses of the theme's files: they are dressed anew, not rendered.

A task for a crew like printing is, but one of this machine: it reads what is published. That is believed only if it is,
byte for byte, what was remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from blotter.publishing.assignments import SetUp
from blotter.publishing.commit import content_digest
from blotter.publishing.galley import Galley
from blotter.publishing.printing import Proof
from blotter.reading.scan import read_regular
from blotter.rendering.theme.dressing import Wardrobe, dress_anew


class RedressJob(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is published, by its path, with the content digest that it must have there."""

    path: str
    published: bytes


class _DressingRoom:
    """What a process needs for it: set up once, before its first page."""

    before: Wardrobe = Wardrobe({})
    after: Wardrobe = Wardrobe({})
    output: Path = Path()
    galley: Galley | None = None


def dressing_room(before: Wardrobe, after: Wardrobe, output: Path, tree: Path | None) -> SetUp:
    """Say how a process gets ready to dress what is published in ``output``, and to lay it on the next ``tree``."""
    return SetUp(call=_open, arguments=(before.addresses, after.addresses, output, tree))


def _open(before: dict[str, str], after: dict[str, str], output: Path, tree: Path | None) -> None:
    _DressingRoom.before, _DressingRoom.after = Wardrobe(before), Wardrobe(after)
    _DressingRoom.output = output
    _DressingRoom.galley = Galley(tree) if tree is not None else None


def redress_pages(jobs: Sequence[RedressJob]) -> list[Proof]:
    """Dress pages anew. A proof without a digest is of one that has to be rendered: it is not what was published."""
    return [_redress(job) for job in jobs]


def _redress(job: RedressJob) -> Proof:
    room = _DressingRoom
    try:
        published = read_regular(room.output.joinpath(*job.path.split("/")))
    except OSError:
        return Proof(path=job.path)
    if content_digest(published) != job.published:
        return Proof(path=job.path)
    content, is_reversible = dress_anew(published, room.before, room.after)
    digest = content_digest(content)
    if digest == job.published:
        return Proof(path=job.path, digest=digest, is_reversible=is_reversible)
    laid = room.galley.lay(job.path, content) if room.galley else None
    return Proof(path=job.path, content=b"" if laid else content, digest=digest, laid=laid, is_reversible=is_reversible)
