# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where the fields of a file stand: asked for where somebody complains of one, and read no sooner.

A file has a dozen of them, each with a path and two numbers. They travel packed, are remembered packed, and stay so.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import msgspec

from blotter.model.problems import Place

pack_places: Final[Callable[[Mapping[str, Place]], bytes]] = msgspec.msgpack.Encoder().encode
unpack_places: Final = msgspec.msgpack.Decoder(dict[str, Place]).decode


class _Places(Mapping[str, Place]):
    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: Mapping[str, Place] | None = None

    @abstractmethod
    def _load(self) -> Mapping[str, Place]: ...

    def _all(self) -> Mapping[str, Place]:
        if self._known is None:
            self._known = self._load()
        return self._known

    def __getitem__(self, field: str) -> Place:
        return self._all()[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class PackedPlaces(_Places):
    """The places of the fields of a file that was read for this build."""

    __slots__ = ("packed",)

    def __init__(self, packed: bytes) -> None:
        super().__init__()
        self.packed = packed

    def _load(self) -> Mapping[str, Place]:
        return unpack_places(self.packed)


class RememberedPlaces(_Places):
    """The places of the fields of a remembered file; ``load`` gives them by its path."""

    __slots__ = ("_load_of", "_path")

    def __init__(self, path: str, load: Callable[[str], Mapping[str, Place]]) -> None:
        super().__init__()
        self._path = path
        self._load_of = load

    def _load(self) -> Mapping[str, Place]:
        return self._load_of(self._path)
