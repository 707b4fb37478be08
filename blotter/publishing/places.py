# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where the fields of a remembered file stand: asked for where somebody complains of one, and read no sooner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from blotter.model.problems import Place


class Places(Mapping[str, Place]):
    """The places of the fields of a remembered file, read when somebody has to complain about one of them."""

    __slots__ = ("_known", "_load", "_path")

    def __init__(self, path: str, load: Callable[[str], Mapping[str, Place]]) -> None:
        self._path = path
        self._load = load
        self._known: Mapping[str, Place] | None = None

    def _all(self) -> Mapping[str, Place]:
        if self._known is None:
            self._known = self._load(self._path)
        return self._known

    def __getitem__(self, field: str) -> Place:
        return self._all()[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())
