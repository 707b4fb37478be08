# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A small tree of what a YAML text says: everything is text, lists and mappings, and every node knows its place."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from blotter.model.problems import Place


class TextNode(msgspec.Struct, frozen=True, kw_only=True):
    """A scalar as it was written, without its quotes. ``quoted`` tells ``""`` from nothing at all."""

    value: str
    place: Place
    quoted: bool = False


class ListNode(msgspec.Struct, frozen=True, kw_only=True):
    """A list; the place is that of its first sign (``[`` or the first ``-``)."""

    items: tuple[Node, ...]
    place: Place


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One ``key: value`` of a mapping."""

    key: str
    key_place: Place
    value: Node


class MappingNode(msgspec.Struct, frozen=True, kw_only=True):
    """A mapping in the order of the file; its keys are unique."""

    entries: tuple[Entry, ...]
    place: Place


class RefusedNode(msgspec.Struct, frozen=True, kw_only=True):
    """Something outside the accepted subset. It has been reported: whoever meets it says nothing more about it."""

    place: Place


Node: TypeAlias = TextNode | ListNode | MappingNode | RefusedNode


def texts_of(node: Node) -> tuple[str, ...]:
    """Return the texts of a list, those of lists in it too; nothing where something else stands in it."""
    match node:
        case TextNode(value=value):
            return (value,)
        case ListNode(items=items):
            found = [texts_of(item) for item in items]
            return tuple(text for texts in found for text in texts) if all(found) else ()
        case _:
            return ()
