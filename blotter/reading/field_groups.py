# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Lists and groups of fields: the tables that check a file, type it, and become its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from blotter.reading.curly_quotes import blame_quotes
from blotter.reading.kinds import Kind, Schema
from blotter.reading.nodes import ListNode, MappingNode, Node, RefusedNode, TextNode, texts_of
from blotter.reading.notebook import Notebook, shown
from blotter.reading.suggest import closest, in_brackets

MAX_VALUES: Final = 100
_MAX_LISTED: Final = 12
_PLAIN: Final = re.compile(r"[^\W_](?:[\w .-]{0,98}\w)?")
# A longer text is no list that lacks its brackets.
_LONGEST_LIST: Final = 1000


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a group: its name in the file, its kind, and what it means to an editor."""

    name: str
    kind: Kind
    description: str
    required: bool = False


def read_value(kind: Kind, node: Node, notes: Notebook, *, name: str) -> Any:
    """Read one value; where it is refused and stands in curly quotes, those are named as the mistake."""
    before = len(notes.problems)
    value = kind.read(node, notes, name=name)
    if value is None:
        blame_quotes(node, notes, before)
    return value


class OneOrMany(msgspec.Struct, frozen=True, kw_only=True):
    """One value or a list of them. ``empty`` accepts ``[]``; ``always_list`` refuses a lone value."""

    kind: Kind
    limit: int = MAX_VALUES
    empty: bool = False
    always_list: bool = False

    def read(self, node: Node, notes: Notebook, *, name: str) -> tuple[Any, ...] | None:
        """Return all values as a tuple; the place of each is noted as ``name.1`` and so on: editors count from one."""
        if isinstance(node, RefusedNode):
            return None
        if not isinstance(node, ListNode):
            if self.always_list:
                notes.problem("wrong-type", f'"{name}" takes a list', node.place, 'begin each item with "- "')
                return None
            notes.places[f"{name}.1"] = node.place
            before = len(notes.problems)
            value = self.kind.read(node, notes, name=name)
            if value is None:
                _blame_missing_brackets(self.kind, node, notes, before)
            return None if value is None else (value,)
        if not node.items and not self.empty:
            notes.problem("empty-value", f'"{name}" is an empty list', node.place, "add a value, or delete the field")
        if len(node.items) > self.limit:
            message = f'"{name}" has {len(node.items)} values; at most {self.limit} are allowed'
            notes.problem("too-many-values", message, node.place, "keep the most important ones")
            return None
        return self._read_items(node, notes, name)

    def _read_items(self, node: ListNode, notes: Notebook, name: str) -> tuple[Any, ...] | None:
        values = []
        for number, item in enumerate(node.items, 1):
            notes.places[f"{name}.{number}"] = item.place
            before = len(notes.problems)
            values.append(read_value(self.kind, item, notes, name=f"{name}.{number}" if _is_group(item) else name))
            if isinstance(item, ListNode) and not isinstance(self.kind, FieldGroup):
                del notes.problems[before:]
                notes.problem("wrong-type", f'"{name}" has a list in its list', item.place, _flat_hint(node))
        return None if None in values or not (values or self.empty) else tuple(values)

    def schema(self) -> Schema:
        """The value itself, or an array of it."""
        one = self.kind.schema()
        many = {"type": "array", "items": one, "maxItems": self.limit} | ({} if self.empty else {"minItems": 1})
        return many if self.always_list else {"anyOf": [one, many]}


def _flat_hint(node: ListNode) -> str:
    """Write a list with lists in it as one; only words that need no quotes, or the hint would be no list again."""
    words = texts_of(node)
    if words and all(_PLAIN.fullmatch(word) for word in words):
        return f"write [{', '.join(words)}]: one pair of brackets"
    return "take the inner brackets away: one pair is a list"


def _blame_missing_brackets(kind: Kind, node: Node, notes: Notebook, since: int) -> None:
    """Where one value was refused that is several with commas between them, say how a list is written."""
    text = node.value if isinstance(node, TextNode) and len(node.value) <= _LONGEST_LIST else ""
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    if len(parts) > 1 and all(kind.read(TextNode(value=one, place=node.place), Notebook(), name="") for one in parts):
        hint = in_brackets(parts)
        notes.problems[since:] = [replace(problem, hint=hint) for problem in notes.problems[since:]]


def _is_group(node: Node) -> bool:
    return isinstance(node, MappingNode)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """A group of named fields. ``make`` builds its value from those present, which are all right then.

    ``where`` names the group in messages about unknown fields; ``meant`` maps what editors write elsewhere to our name.
    """

    fields: tuple[Field, ...]
    where: str
    make: Callable[[dict[str, Any]], Any] = dict
    meant: Mapping[str, str] = field(default_factory=dict)
    _by_name: Mapping[str, Field] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {each.name: each for each in self.fields})

    @property
    def names(self) -> Collection[str]:
        """The names of its fields."""
        return self._by_name.keys()

    def read(self, node: Node, notes: Notebook, *, name: str = "") -> Any:
        """Return what ``make`` makes of the fields, or ``None`` if any of them is wrong."""
        before = len(notes.problems)
        values = self.read_values(node, notes, name=name)
        return self.make(values) if len(notes.problems) == before and values is not None else None

    def read_values(self, node: Node, notes: Notebook, *, name: str = "") -> dict[str, Any] | None:
        """Read every field that can be read and note every mistake; ``None`` if this is no group of fields at all."""
        if isinstance(node, RefusedNode):
            return None
        if not isinstance(node, MappingNode):
            self._complain_of_type(node, notes, name)
            return None
        prefix = f"{name}." if name else ""
        values: dict[str, Any] = {}
        present = set()
        for entry in node.entries:
            known = self._by_name.get(entry.key)
            if known is None:
                hint = self._hint_for(entry.key)
                message = f"{shown(entry.key)} is not a field of {self.where}"
                notes.problem("unknown-key", message, entry.key_place, hint)
                continue
            present.add(entry.key)
            notes.places[prefix + entry.key] = entry.value.place
            value = read_value(known.kind, entry.value, notes, name=prefix + entry.key)
            if value is not None:
                values[entry.key] = value
        for each in self.fields:
            if each.required and each.name not in present:
                hint = f"add the field: {each.description[0].lower()}{each.description[1:].removesuffix('.')}"
                notes.problem("missing-field", f'"{prefix}{each.name}" is missing', node.place, hint)
        return values

    def _complain_of_type(self, node: Node, notes: Notebook, name: str) -> None:
        some = ", ".join(each.name for each in self.fields[:3]) + (", …" if len(self.fields) > 3 else "")
        if isinstance(node, TextNode) and not node.value and not node.quoted:
            notes.problem("empty-value", f'"{name}" is empty', node.place, "give it fields, or delete it")
            return
        found = "a list" if isinstance(node, ListNode) else "a text"
        subject = f'"{name}"' if name else self.where
        message = f"{subject} must be a group of fields, not {found}"
        notes.problem("wrong-type", message, node.place, f"give it the fields {some}")

    def _hint_for(self, key: str) -> str:
        near = self.meant.get(key.lower()) or closest(key, self._by_name)
        if near:
            return f'did you mean "{near}"?'
        if len(self._by_name) > _MAX_LISTED:
            return f"delete it; the documentation lists all fields of {self.where}"
        return f"the fields of {self.where} are {', '.join(self._by_name)}"

    def schema(self) -> Schema:
        """An object that has no other fields."""
        described: Schema = {
            "type": "object",
            "properties": {each.name: {"description": each.description} | each.kind.schema() for each in self.fields},
            "additionalProperties": False,
        }
        required = [each.name for each in self.fields if each.required]
        return described | ({"required": required} if required else {})
