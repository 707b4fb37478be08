# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Taking in copy: from the bytes of a Markdown file to what it says and its marked-up body, in one pass.

Whoever reads a file marks up its body, too, so that a large archive is read by all cores and its texts travel once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final

import msgspec
from msgspec.structs import replace

from blotter.markup.documents import mark_up_all
from blotter.model.config import MarkdownSettings
from blotter.model.problems import Problem
from blotter.publishing.crew import Crew, SetUp
from blotter.publishing.memory import Memory
from blotter.publishing.places import PackedPlaces, pack_places
from blotter.reading.articles import ArticleContext
from blotter.reading.site import Item, Manuscript, Reading, read_item


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file: its item, ``None`` where it has errors, and what there is to say about it.

    ``key`` is the digest of all that the body's document is made from; ``document`` is that, packed for the memory, and
    empty where one of that key is known. The item's body is needed no more, and left out; the places of its fields are
    packed, too, for they are many.
    """

    item: Item | None
    problems: tuple[Problem, ...]
    key: bytes = b""
    document: bytes = b""
    places: bytes = b""


_pack: Final = msgspec.msgpack.Encoder().encode


class _CopyDesk:
    """What a process needs to take in copy: set up once, before its first file."""

    context: ArticleContext
    settings: MarkdownSettings


def body_key(body: str, settings: MarkdownSettings, path: str) -> bytes:
    """Return the digest of everything that a document depends on, the code apart."""
    return blake2b(f"{settings}\0{path}\0{body}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def open_desk(context: ArticleContext, settings: MarkdownSettings) -> None:
    """Get a process ready to take in files of a site."""
    _CopyDesk.context, _CopyDesk.settings = context, settings


def take_in(files: Sequence[tuple[str, bytes, bytes]]) -> list[Taken]:
    """Read files and mark up their bodies; each comes with its path and the key of the document that is known.

    First all are read and then all are marked up, for the reason given in ``mark_up_together``.
    """
    settings = _CopyDesk.settings
    read: list[tuple[Item | None, tuple[Problem, ...], bytes, bool]] = []
    for path, data, known in files:
        item, problems = read_item(data, path, _CopyDesk.context)
        key = body_key(item.body, settings, path) if item is not None else b""
        read.append((item, problems, key, key != known and item is not None))
    documents = iter(mark_up_all([(item.path, item.body) for item, _, _, is_new in read if item and is_new], settings))
    return [
        Taken(
            item=item and replace(item, body="", positions={}),
            problems=problems,
            key=key,
            document=_pack(next(documents)) if is_new else b"",
            places=pack_places(item.positions) if item else b"",
        )
        for item, problems, key, is_new in read
    ]


class Intake:
    """Takes in the files of one build. ``keys`` are those of the bodies, by path; new documents go to the memory."""

    def __init__(self, memory: Memory, crew: Crew, tell: Callable[[int], None]) -> None:
        self.keys: dict[str, bytes] = {}
        self._memory = memory
        self._crew = crew
        self._tell = tell

    def read(
        self, context: ArticleContext, settings: MarkdownSettings, files: Iterable[Manuscript]
    ) -> Iterator[Reading]:
        """Give what each file says, in their order. Raises what ``Crew`` raises."""
        asked = ((path, data, self._memory.document_key(path)) for path, data in files)
        set_up = SetUp(call=open_desk, arguments=(context, settings))
        for taken in self._crew.work(take_in, asked, set_up, self._tell):
            item = taken.item
            if item is not None:
                item = replace(item, positions=PackedPlaces(taken.places))
                self.keys[item.path] = taken.key
                if taken.document:
                    self._memory.made.put(item.path, taken.document)
            yield item, taken.problems
