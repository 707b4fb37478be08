# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which stories each item showed as related in the last build: to look that up takes less than to find it again.

It follows from the dates, the terms and the choices of all shown items (``library.related``), and is the same as long
as these are. What was shown of one item lies in a bundle; who shows a given one is read from all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import msgspec

from blotter.publishing.bundles import DAMAGED, Bundles
from blotter.publishing.state import DamagedMemoryError, State

# The slugs of each item are one text: ten thousand lists of words take five times as long to read.
_RELATED: Final = Bundles("related", msgspec.msgpack.Decoder(dict[str, str]).decode)


class RelatedStories:
    """What is remembered of related stories, read when it is asked for."""

    __slots__ = ("_is_whole", "_known", "_state")

    def __init__(self, state: State | None) -> None:
        self._state = state
        self._known: dict[str, str] = {}
        self._is_whole = False

    def of(self, slug: str) -> tuple[str, ...]:
        """Return the slugs that an item showed as related. Raises ``DamagedMemoryError`` where it was not shown."""
        if slug not in self._known and self._state is not None:
            try:
                self._known |= _RELATED.around(self._state, slug)
            except DAMAGED as error:
                raise DamagedMemoryError from error
        if slug not in self._known:
            raise DamagedMemoryError
        return tuple(self._known[slug].split())

    def showing(self, slugs: Collection[str]) -> set[str]:
        """Name the items that showed one of ``slugs``.

        Raises ``DamagedMemoryError`` where it is not known of all that were shown what they showed.
        """
        if not self._is_whole and self._state is not None:
            try:
                self._known = _RELATED.load(self._state)
            except DAMAGED as error:
                raise DamagedMemoryError from error
            if self._known.keys() != frozenset(self._state.words("shown")):
                raise DamagedMemoryError
            self._is_whole = True
        # To look for a word as a piece of text is quick, and rules out nearly all.
        return {slug for one in slugs for slug, words in self._known.items() if one in words and one in words.split()}

    def save(self, state: State, found: Mapping[str, tuple[str, ...]], shown: Collection[str] | None) -> None:
        """Remember what was found in a build that shows those items (``None``: as before); in the open transaction.

        Raises ``sqlite3.Error``; a bundle that is damaged is forgotten with all others.
        """
        news = ((slug, " ".join(related)) for slug, related in found.items())
        changed = [(slug, words) for slug, words in news if self._known.get(slug) != words]
        try:
            gone = sorted(slug for slug in state.words("shown") if slug not in shown) if shown is not None else ()
            _RELATED.save(state, changed, gone)
        except (msgspec.MsgspecError, DamagedMemoryError):
            # Nobody asked for that bundle before; that it is gone is seen when somebody does.
            _RELATED.clear(state)
