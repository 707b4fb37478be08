# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Mappings whose values are made when they are asked for: an edit of one article looks at few of the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, Generic, TypeVar

Value = TypeVar("Value")

# How many documents, of some ten kilobytes each, are in memory at once. Who asks for one twice does so at once; whoever
# asks later asks much later, and what lies about until then lies in every worker.
OPEN_DOCUMENTS: Final = 64


class Computed(Mapping[str, Value], Generic[Value]):
    """A mapping from given keys to values that ``make`` makes of them, once each. ``make`` is a pure function.

    Of large values no more than the ``most`` last ones are remembered, and the others made again if asked for.
    """

    __slots__ = ("_keys", "_made", "_make", "_most")

    def __init__(self, keys: Collection[str], make: Callable[[str], Value], *, most: int = sys.maxsize) -> None:
        self._keys = keys
        self._make = make
        self._most = most
        self._made: dict[str, Value] = {}

    def __getitem__(self, key: str) -> Value:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            if len(self._made) >= self._most:
                self._made.clear()
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys
