# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the last build knew of its inputs, packed so that all their stamps are quickly read: every command begins so.

Names, stamps and digests lie apart in a bundle: few of the digests are looked at, and none where nothing changed. Like
``reading.scan``, this module keeps its imports few.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from struct import Struct
from typing import Final, TypeAlias

from blotter.publishing.state import DamagedMemoryError, State
from blotter.reading.scan import Stamp

Input: TypeAlias = tuple[Stamp, bool, bytes]
"""The stamp of an input, whether that proves nothing yet, and the digest of its content."""

DIGEST_SIZE: Final = 16

_COUNT: Final = Struct("<I")
_STAMP: Final = Struct("<3qQ")
_NO_NAME: Final = "\0"


class _Bundle:
    """Some inputs in the order of their names: how many, stamps, digests, a byte for each that is fresh, names."""

    __slots__ = ("_digests", "flags", "names", "stamps")

    def __init__(self, packed: bytes | memoryview) -> None:
        packed = memoryview(packed)
        if len(packed) < _COUNT.size:
            raise DamagedMemoryError
        (count,) = _COUNT.unpack_from(packed)
        digests = _COUNT.size + count * _STAMP.size
        flags = digests + count * DIGEST_SIZE
        names = str(packed[flags + count :], "utf-8")
        self.names = names.split(_NO_NAME) if names else []
        if len(self.names) != count:
            raise DamagedMemoryError
        self.stamps: Iterable[Stamp] = _STAMP.iter_unpack(packed[_COUNT.size : digests])
        self.flags = bytes(packed[flags : flags + count])
        self._digests = packed[digests:flags]

    def digest(self, seat: int) -> bytes:
        return bytes(self._digests[seat * DIGEST_SIZE : (seat + 1) * DIGEST_SIZE])


class KnownInputs:
    """What is remembered of all inputs: the ``stamps`` by name, which of these are ``fresh``, and the digests.

    Raises ``ValueError`` where bundles are not as they were packed.
    """

    __slots__ = ("_bundles", "fresh", "stamps")

    def __init__(self, packed: Iterable[bytes | memoryview] = ()) -> None:
        self._bundles = [bundle for bundle in map(_Bundle, packed) if bundle.names]
        self.stamps: dict[str, Stamp] = {}
        self.fresh: set[str] = set()
        for bundle in self._bundles:
            self.stamps.update(zip(bundle.names, bundle.stamps, strict=True))
            if 1 in bundle.flags:
                self.fresh.update(name for name, flag in zip(bundle.names, bundle.flags, strict=True) if flag)

    def digest(self, name: str) -> bytes:
        """Return the digest of an input, empty if it is not known."""
        if name not in self.stamps:
            return b""
        bundle = self._bundles[bisect_right(self._bundles, name, key=lambda one: one.names[0]) - 1]
        return bundle.digest(bundle.names.index(name))

    def get(self, name: str) -> Input | None:
        """Return what is remembered of an input."""
        return (self.stamps[name], name in self.fresh, self.digest(name)) if name in self.stamps else None


def recall_inputs(state: State) -> KnownInputs:
    """Read what a state remembers of the inputs. Raises ``sqlite3.Error`` and ``ValueError``."""
    known = KnownInputs(state.bundles("inputs"))
    if len(known.stamps) != int(state.fact("inputs") or 0):
        raise DamagedMemoryError
    return known


def pack_inputs(inputs: Mapping[str, Input]) -> bytes:
    """Pack a bundle of inputs, which are in the order of their names. Raises ``ValueError`` if one cannot be kept."""
    stamps, fresh, digests = zip(*inputs.values(), strict=True) if inputs else ((), (), ())
    if any(_NO_NAME in name or not name for name in inputs) or any(len(one) != DIGEST_SIZE for one in digests):
        raise ValueError
    packed = [_COUNT.pack(len(inputs)), *(_STAMP.pack(*stamp) for stamp in stamps), *digests, bytes(fresh)]
    return b"".join([*packed, _NO_NAME.join(inputs).encode()])


def unpack_inputs(packed: bytes | memoryview) -> dict[str, Input]:
    """Return the inputs of a bundle. Raises ``ValueError`` where it is not as it was packed."""
    bundle = _Bundle(packed)
    digests = map(bundle.digest, range(len(bundle.names)))
    return dict(zip(bundle.names, zip(bundle.stamps, map(bool, bundle.flags), digests, strict=True), strict=True))
