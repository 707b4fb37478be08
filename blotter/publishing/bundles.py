# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What every build reads whole, and an edit changes in few places: values by path, in bundles of some dozens.

Ten thousand rows take twice as long to read as two hundred bundles; one pack of everything would have to be written
anew for every edit. Neighbors by path lie together, in memory too: what goes through all articles goes through them in
about that order, and takes half as long again where they are scattered.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, Generic, TypeVar

import msgspec

from blotter.publishing.known_inputs import pack_inputs, unpack_inputs
from blotter.publishing.state import DamagedMemoryError, State

Value = TypeVar("Value")
Digests = tuple[bytes, bytes]

DAMAGED: Final = (sqlite3.Error, msgspec.MsgspecError, ValueError)
"""What is raised where something that is remembered cannot be read."""

_MANY: Final = 64

_encode: Final = msgspec.msgpack.Encoder().encode
_decode_packed: Final = msgspec.msgpack.Decoder(dict[str, msgspec.Raw]).decode


class Bundles(Generic[Value]):
    """The values of one table of the state; ``decode`` reads a bundle of them.

    To put something into a bundle it is taken apart (``unpack``) and packed again (``pack``); what is as it was need
    not be decoded for that.
    """

    def __init__(
        self,
        table: str,
        decode: Callable[[bytes | memoryview], dict[str, Value]],
        *,
        unpack: Callable[[memoryview], Mapping[str, object]] = _decode_packed,
        pack: Callable[[dict[str, Any]], bytes] = _encode,
    ) -> None:
        self._table = table
        self._decode = decode
        self._unpack = unpack
        self._pack = pack

    def load(self, state: State) -> dict[str, Value]:
        """Return all values, about in the order of their paths.

        Raises ``sqlite3.Error``, ``msgspec.MsgspecError``, and ``DamagedMemoryError`` where some are missing.
        """
        values: dict[str, Value] = {}
        for bundle in state.bundles(self._table):
            values.update(self._decode(bundle))
        if len(values) != self._count(state):
            raise DamagedMemoryError
        return values

    def around(self, state: State, path: str) -> dict[str, Value]:
        """Return the values of the one bundle in which a path is, if it is there. Raises what ``load`` does."""
        bundle = state.bundle(self._table, state.bundle_of(self._table, path))
        return self._decode(bundle) if bundle else {}

    def _count(self, state: State) -> int:
        return int(state.fact(self._table) or 0)

    def save(self, state: State, changed: Iterable[tuple[str, object]], gone: Iterable[str] = ()) -> None:
        """Put values into their bundles and take away those of paths that are ``gone``; part of the open transaction.

        Raises what ``load`` does.
        """
        news: defaultdict[str, dict[str, object]] = defaultdict(dict)
        for path, value in chain(changed, ((path, None) for path in gone)):
            news[state.bundle_of(self._table, path)][path] = value
        count = self._count(state)
        for first, new in news.items():
            packed = state.bundle(self._table, first)
            known = self._unpack(packed) if packed else {}
            values = {**known, **new}
            there = sorted(path for path in values if path not in new or new[path] is not None)
            state.put(self._table, self._cut(first, there, values))
            count += len(there) - len(known)
        state.put("facts", [(self._table, b"%d" % count)])

    def _cut(self, first: str, paths: Sequence[str], values: Mapping[str, object]) -> Iterator[tuple[str, bytes]]:
        """Pack the values of a bundle; where there are many more than should be in one, in several.

        An empty one stays: it is where later paths are looked for.
        """
        size = _MANY if len(paths) > 2 * _MANY else 2 * _MANY
        for start in range(0, max(len(paths), 1), size):
            part = paths[start : start + size]
            yield part[0] if start else first, self._pack({path: values[path] for path in part})

    def clear(self, state: State) -> None:
        """Forget all values; part of the open transaction. Raises ``sqlite3.Error``."""
        state.clear(self._table)
        state.put("facts", [(self._table, b"0")])


OUTPUTS: Final = Bundles("outputs", msgspec.msgpack.Decoder(dict[str, Digests]).decode)
"""The page digest and the content digest of every output of the last build."""

INPUTS: Final = Bundles("inputs", unpack_inputs, unpack=unpack_inputs, pack=pack_inputs)
"""What is known of every input of the last build; who begins reads them with ``recall_inputs``, which is quicker."""
