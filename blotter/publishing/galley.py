# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where finished files wait for the rest of a large build: at their places in the tree that will be published.

So nobody holds the bytes of a whole site. They are laid there by whoever made them, and only their digests come back. A
galley is the tray on which set type waits for the page.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from blotter.publishing.trees import Filler, discard, make_ready
from blotter.reading.scan import read_regular


class Laid(msgspec.Struct, frozen=True, kw_only=True):
    """A finished file that lies in the next ``tree`` already. It is an output whose bytes are read when asked for."""

    path: str
    tree: str
    origin: str = ""

    @property
    def content(self) -> bytes:
        """Its bytes. Raises ``OSError``."""
        return read_regular(os.path.join(self.tree, self.path))


class Galley:
    """The next tree of a stage, which is filled while pages are still being made. ``is_open`` says that it may be."""

    def __init__(self, tree: Path) -> None:
        self.tree = tree
        self.is_open = False
        self._filler = Filler(tree)

    def open(self) -> None:
        """Get the tree ready; an earlier one may be there, and is written over. Raises ``OSError``."""
        if not self.is_open:
            make_ready(self.tree)
            self.is_open = True

    def lay(self, path: str, content: bytes, origin: str = "") -> Laid | None:
        """Lay a file at its place, or return ``None`` where something is in the way: then it must be kept otherwise."""
        try:
            self._filler.put(path, content)
        except OSError:
            return None
        return Laid(path=path, tree=str(self.tree), origin=origin)

    def forget(self) -> None:
        """Remove what was laid: what a failed build made was never published, and must not stay readable."""
        if self.is_open:
            with suppress(OSError):
                discard(self.tree)


@contextmanager
def galley_on(tree: Path) -> Iterator[Galley]:
    """Lend a galley for one build; one that fails leaves nothing on it."""
    galley = Galley(tree)
    try:
        yield galley
    except (Exception, KeyboardInterrupt):
        galley.forget()
        raise
