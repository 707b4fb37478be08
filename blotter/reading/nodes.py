# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A small tree of what a YAML text says: everything is text, lists and mappings, and every node knows its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from blotter.model.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TextNode:
    """A scalar as it was written, without its quotes. ``quoted`` tells ``""`` from nothing at all."""

    value: str
    place: Place
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNode:
    """A list; the place is that of its first sign (``[`` or the first ``-``)."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One ``key: value`` of a mapping."""

    key: str
    key_place: Place
    value: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingNode:
    """A mapping in the order of the file; its keys are unique."""

    entries: tuple[Entry, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedNode:
    """Something outside the accepted subset. It has been reported: whoever meets it says nothing more about it."""

    place: Place


Node: TypeAlias = TextNode | ListNode | MappingNode | RefusedNode
