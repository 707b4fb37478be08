# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From the events of a YAML parser to our own small tree, refusing what is outside the subset on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from blotter.model.problems import Place, Problem
from blotter.reading.nodes import Entry, ListNode, MappingNode, Node, RefusedNode, TextNode
from blotter.reading.visible import ODD_BLANK
from blotter.reading.yaml_mistakes import (
    YamlMistake,
    bare_colon,
    comment_for_value,
    invisible_sign,
    question_mark,
    quoted,
)

Event: TypeAlias = Any  # the event classes of PyYAML, which is imported late

MAX_DEPTH: Final = 6
MAX_PROBLEMS: Final = 20
_BARE_COLON: Final = re.compile(r":(?=[\[\]{},])")
# Control characters, YAML 1.1's extra line breaks, the byte order mark, lone surrogates and the non-characters: XML
# cannot carry most of them, and the two parsers disagree about the rest.
FORBIDDEN_CHARACTERS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
# YAML takes the rest of a line for a comment where " #" stands outside quotes.
_COMMENT: Final = re.compile(r"[ \t]+(#[^\n]*)")
# In a name, where it would be part of it; after a dash, which would be part of the value.
_ODD_BLANK: Final = re.compile(f"({ODD_BLANK})")
_ODD_ITEM: Final = re.compile(f"-({ODD_BLANK})")
_QUOTE: Final = 'put the value in quotes if it really begins with "{}"'


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Place
    is_mapping: bool
    is_flow: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: TextNode | RefusedNode | None = None


@dataclass(slots=True, kw_only=True)
class TreeBuilder:
    """Takes events one by one; ``root`` is the tree when all have come. Nothing recurses, nothing is multiplied."""

    text: str
    path: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)
    root: Node | None = None
    last: tuple[int, int] = (0, 0)
    gave_up: bool = False
    _stack: list[_Open] = field(default_factory=list)
    _skipping: int = 0
    _documents: int = 0

    def take(self, event: Event) -> YamlMistake | None:
        """Take the next event. A mistake ends the reading."""
        kind = type(event).__name__
        mark = event.start_mark
        self.last = (mark.line, mark.column)
        if kind == "ScalarEvent":
            return self._take_scalar(event)
        if kind in ("SequenceStartEvent", "MappingStartEvent"):
            if self.text.startswith("?", mark.index):
                return question_mark(mark.line, mark.column)
            self._open(event, is_mapping=kind == "MappingStartEvent")
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            self._close()
        elif kind == "AliasEvent":
            place = self._place()
            self._refuse(f'"*{event.anchor}" is a YAML alias, which is not used here', place, _QUOTE.format("*"))
            self._put(RefusedNode(place=place))
        elif kind == "DocumentStartEvent":
            self._start_document()
        return None

    def _place(self) -> Place:
        line, column = self.last
        return Place(path=self.path, line=self.first_line + line, column=column + 1)

    def _refuse(self, message: str, place: Place, hint: str, code: str = "yaml-forbidden") -> None:
        self.problems.append(Problem(code=code, message=message, place=place, hint=hint))
        self.gave_up = self.gave_up or len(self.problems) >= MAX_PROBLEMS

    def _start_document(self) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "delete the line of three dashes" if self.first_line == 1 else "delete everything from here on"
            self._refuse("a second YAML document begins here", self._place(), hint)
            self.gave_up = True

    def _decorated(self, event: Event, place: Place) -> bool:
        """Refuse an anchor or a tag on a node."""
        if event.anchor is not None:
            hint = _QUOTE.format("&")
            self._refuse(f'"&{event.anchor}" is a YAML anchor, which is not used here', place, hint)
        if event.tag is not None:
            self._refuse("a YAML tag is not used here", place, _QUOTE.format("!"))
        return event.anchor is not None or event.tag is not None

    def _take_scalar(self, event: Event) -> YamlMistake | None:
        if self._skipping:
            return None
        value, place, plain = event.value, self._place(), event.style not in ("'", '"', "|", ">")
        above = self._stack[-1] if self._stack else None
        if plain and "?" in value and above is not None and above.is_flow:
            return question_mark(self.last[0], self.last[1] + value.index("?"))
        if plain and above is not None and above.is_flow and _BARE_COLON.match(self.text, event.end_mark.index):
            return bare_colon(event.end_mark.line, event.end_mark.column)
        is_key = above is not None and above.is_mapping and above.key is None
        if plain and (odd := (_ODD_BLANK.search if is_key else _ODD_ITEM.match)(value)):
            return invisible_sign(odd[1], self.last[0], self.last[1] + odd.start(1))
        refused = self._decorated(event, place)
        if event.style == '"' and (match := FORBIDDEN_CHARACTERS.search(value)):
            message = f"this text has an escape for the invisible character U+{ord(match.group()):04X}"
            self._refuse(message, place, "delete the escape (it begins with a backslash)", "control-character")
            refused = True
        if plain and is_key and value in ("", "<<"):
            message = '"<<" is a YAML merge key, which is not used here' if value else "a name is missing here"
            self._refuse(message, place, "write the fields out, each as name: value")
            refused = True
        if plain and not is_key and self.first_line > 1:
            refused = self._note_cut(event) or refused
        self._put(RefusedNode(place=place) if refused else TextNode(value=value, place=place, quoted=not plain))
        return None

    def _note_cut(self, event: Event) -> bool:
        """Say that a value of the front matter ends before a comment: more often than not, it was meant to go on.

        Return whether nothing is left of it.
        """
        comment = _COMMENT.match(self.text, event.end_mark.index)
        if comment is None:
            return False
        line, column = event.end_mark.line, event.end_mark.column + comment.start(1) - comment.start()
        place = Place(path=self.path, line=self.first_line + line, column=column + 1)
        if event.value:
            message = f"YAML takes this for a comment, so the value ends before it: {comment[1].strip()[:60]}"
            hint = "put quotes around the whole value if this belongs to it, else put it on a line of its own"
            self.problems.append(Problem(code="cut-value", message=message, place=place, hint=hint))
        elif comment[1][1:2].strip():
            words = comment[1].rstrip()
            what = f"so there is no value: {words[:60]}"
            mistake = comment_for_value(what, quoted(words), line=line, column=column)
            self._refuse(mistake.message, place, mistake.hint, mistake.code)
            return True
        return False

    def _open(self, event: Event, *, is_mapping: bool) -> None:
        if self._skipping:
            self._skipping += 1
            return
        place = self._place()
        above = self._stack[-1] if self._stack else None
        if above is not None and above.is_mapping and above.key is None:
            self._refuse("a name before a colon must be plain text", place, "delete the brackets, or use quotes")
        elif len(self._stack) >= MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} levels deep"
            self._refuse(message, place, "no field needs more than three levels", "yaml-too-deep")
        elif not self._decorated(event, place):
            self._stack.append(_Open(place, is_mapping=is_mapping, is_flow=bool(event.flow_style)))
            return
        self._put(RefusedNode(place=place))
        self._skipping = 1

    def _close(self) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        done = self._stack.pop()
        if done.is_mapping:
            self._put(MappingNode(entries=tuple(done.entries.values()), place=done.place))
        else:
            self._put(ListNode(items=tuple(done.items), place=done.place))

    def _put(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        above = self._stack[-1]
        if not above.is_mapping:
            above.items.append(node)
        elif above.key is None:
            above.key = node if isinstance(node, TextNode) else RefusedNode(place=node.place)
        else:
            self._put_entry(above, above.key, node)
            above.key = None

    def _put_entry(self, above: _Open, key: TextNode | RefusedNode, node: Node) -> None:
        if isinstance(key, RefusedNode):
            return
        if isinstance(node, TextNode) and not node.value and not node.quoted:
            node = TextNode(value="", place=key.place)  # the parsers disagree on where nothing stands
        first = above.entries.get(key.value)
        if first is None:
            above.entries[key.value] = Entry(key=key.value, key_place=key.place, value=node)
            return
        message = f'"{key.value[:60]}" stands here a second time'
        hint = f"the first is on line {first.key_place.line}; keep one of the two"
        self._refuse(message, key.place, hint, "duplicate-key")
