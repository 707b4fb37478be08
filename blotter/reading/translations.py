# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A text in several languages: what a vocabulary's term is called elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from blotter.reading import addresses
from blotter.reading.kinds import Kind, Schema
from blotter.reading.language_names import language_hint
from blotter.reading.nodes import MappingNode, Node, RefusedNode
from blotter.reading.notebook import Notebook, shown

_FORM: Final = "write {es: …, pt: …}"


class ByLanguage(msgspec.Struct, frozen=True, kw_only=True):
    """A group that has a language tag for each key, and one text of ``kind`` for each language."""

    kind: Kind

    def read(self, node: Node, notes: Notebook, *, name: str) -> Mapping[str, str] | None:
        """Return the texts by language; those that are right, where some are wrong."""
        if isinstance(node, RefusedNode):
            return None
        if not isinstance(node, MappingNode):
            notes.problem("wrong-type", f'"{name}" takes a text for each language', node.place, _FORM)
            return None
        texts: dict[str, str] = {}
        for entry in node.entries:
            tag = addresses.language_tag(entry.key)
            if not tag:
                hint = language_hint(entry.key)
                notes.problem("bad-value", f"{shown(entry.key)} is not a language tag", entry.key_place, hint)
                continue
            if tag in texts:
                hint = f"{tag} is there already: keep one of the two"
                notes.problem("duplicate-key", f"{shown(entry.key)} is a language given twice", entry.key_place, hint)
                continue
            text = self.kind.read(entry.value, notes, name=f"{name}.{entry.key}")
            if text is not None:
                texts[tag] = text
        return texts

    def schema(self) -> Schema:
        """An object whose names are language tags."""
        return {
            "type": "object",
            "propertyNames": {"pattern": addresses.LANGUAGE_PATTERN},
            "additionalProperties": self.kind.schema(),
        }
