# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The kinds of value that one field can hold: how each is read from its text, and how JSON Schema describes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final, Protocol

import msgspec

from blotter.model.problems import Place
from blotter.reading import addresses, dates
from blotter.reading.language_names import language_hint
from blotter.reading.nodes import ListNode, MappingNode, Node, RefusedNode, TextNode, texts_of
from blotter.reading.notebook import Notebook, shown
from blotter.reading.suggest import closest
from blotter.reading.visible import TURNING, says_something

Schema = dict[str, Any]


class Kind(Protocol):
    """One kind of value."""

    def read(self, node: Node, notes: Notebook, *, name: str) -> Any:
        """Return the typed value, or ``None`` once the reason stands in the notes."""

    def schema(self) -> Schema:
        """Describe the accepted values as JSON Schema (draft 2020-12)."""


def read_text(node: Node, notes: Notebook, *, name: str, empty: bool = False) -> str | None:
    """Return a scalar's text without blanks around it; ``empty`` accepts a quoted nothing."""
    match node:
        case TextNode(value=value, quoted=quoted):
            text = unicodedata.normalize("NFC", value.strip())
            if says_something(text) or (empty and quoted and not text):
                return text
            hint = 'write "" for an empty text' if empty else "give it a value, or delete it if it is optional"
            what = "has no letter, digit or symbol that can be seen" if text else "is empty"
            notes.problem("empty-value", f'"{name}" {what}', node.place, hint)
        case ListNode():
            words = texts_of(node)
            hint = f"write {words[0]}, without brackets" if len(words) == 1 else "keep one value"
            notes.problem("wrong-type", f'"{name}" takes one value, not a list', node.place, hint)
        case MappingNode():
            hint = 'put the value in quotes if it contains ": "'
            notes.problem("wrong-type", f'"{name}" takes one value, not a group of fields', node.place, hint)
        case RefusedNode():
            pass
    return None


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """Free words: on one line, unless ``lines``. ``empty`` accepts ``""``."""

    lines: bool = False
    empty: bool = False

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return the text."""
        text = read_text(node, notes, name=name, empty=self.empty)
        if text is not None and not self.lines and "\n" in text:
            hint = "write it on one line, or begin it with >- on the line of its name"
            notes.problem("bad-value", f'"{name}" has several lines', node.place, hint)
            return None
        if text is not None and not self.lines and (found := TURNING.search(text)):
            message = f'"{name}" contains U+{ord(found.group()):04X}, a sign that turns the writing around'
            notes.problem("control-character", message, node.place, "delete it and type the text again")
            return None
        return text

    def schema(self) -> Schema:
        """Any text."""
        return {"type": "string"} if self.empty else {"type": "string", "minLength": 1}


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """Words that readers see as they stand; ``example`` is one. A yes or no would tell them nothing."""

    example: str

    _TRUTHS = frozenset({"yes", "no", "true", "false", "on", "off", "y", "n", "0", "1"})

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return the words."""
        text = Text(lines=True).read(node, notes, name=name)
        if text is None or text.lower() not in self._TRUTHS:
            return text
        message = f'"{name}" is shown to readers, and {shown(text)} tells them nothing'
        hint = f"write a sentence, such as {name}: {self.example}; or delete the field"
        notes.problem("bad-value", message, node.place, hint)
        return None

    def schema(self) -> Schema:
        """Any text."""
        return Text(lines=True).schema()


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """A text of a certain form: the whole of it matches ``pattern``; ``form`` says in words what that is."""

    pattern: str
    form: str
    hint: str = ""
    empty: bool = False

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return the text."""
        text = read_text(node, notes, name=name, empty=self.empty)
        if text is None or (self.empty and not text) or re.fullmatch(self.pattern, text):
            return text
        notes.problem("bad-value", f"{shown(text)} is not {self.form}", node.place, self.hint)
        return None

    def schema(self) -> Schema:
        """A text with a pattern."""
        return {"type": "string", "pattern": f"^({self.pattern})?$" if self.empty else f"^{self.pattern}$"}


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One of some words. ``values`` maps each word to what it stands for; case does not matter."""

    values: Mapping[str, Any]

    def read(self, node: Node, notes: Notebook, *, name: str) -> Any:
        """Return what the word stands for."""
        text = read_text(node, notes, name=name, empty="" in self.values)
        if text is None:
            return None
        if text.lower() in self.values:
            return self.values[text.lower()]
        near = closest(text, self.values)
        words = ", ".join(word or '""' for word in self.values)
        hint = f'did you mean "{near}"? (one of: {words})' if near else f"write one of: {words}"
        notes.problem("bad-value", f"{shown(text)} is not a value of {name}", node.place, hint)
        return None

    def schema(self) -> Schema:
        """An enumeration."""
        return {"enum": list(self.values)}


def choice(*words: str) -> Choice:
    """Make a choice among words that stand for themselves."""
    return Choice(values={word: word for word in words})


class Flag:
    """Yes or no."""

    _VALUES: Final = {"true": True, "yes": True, "false": False, "no": False}

    def read(self, node: Node, notes: Notebook, *, name: str) -> bool | None:
        """Return the truth value."""
        text = read_text(node, notes, name=name)
        if text is None or text.lower() in self._VALUES:
            return None if text is None else self._VALUES[text.lower()]
        notes.problem("wrong-type", f"{shown(text)} is not true or false", node.place, "write true or false")
        return None

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A decimal number between two bounds, both included; ``whole`` for one without a fraction."""

    low: float
    high: float
    whole: bool = False

    _FORM = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?", re.ASCII)

    def read(self, node: Node, notes: Notebook, *, name: str) -> int | float | None:
        """Return the number: ``int`` if whole, else ``float``."""
        text = read_text(node, notes, name=name)
        if text is None:
            return None
        form = self._FORM.fullmatch(text)
        kind = "a whole number" if self.whole else "a number"
        if form is None or (self.whole and form.group(1)):
            notes.problem("wrong-type", f"{shown(text)} is not {kind}", node.place, f"write {kind}, with digits only")
            return None
        value = int(text) if self.whole else float(text)
        if not self.low <= value <= self.high:
            message = f'"{name}" must be from {self.low:g} to {self.high:g}, not {text}'
            notes.problem("bad-value", message, node.place, "correct the number")
            return None
        return value

    def schema(self) -> Schema:
        """A number with bounds."""
        return {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}


class Day:
    """A calendar day."""

    def read(self, node: Node, notes: Notebook, *, name: str) -> Any:
        """Return a ``date``."""
        text = read_text(node, notes, name=name)
        return None if text is None else _kept(dates.read_day(text), "bad-date", node.place, notes)

    def schema(self) -> Schema:
        """A date text."""
        return {"type": "string", "format": "date", "pattern": dates.DAY_PATTERN}


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A day, or a day and a time; see ``dates.read_moment``."""

    end_of_day: bool = False

    def read(self, node: Node, notes: Notebook, *, name: str) -> Any:
        """Return an aware ``datetime`` in UTC."""
        text = read_text(node, notes, name=name)
        if text is None:
            return None
        return _kept(dates.read_moment(text, notes.zone, end_of_day=self.end_of_day), "bad-date", node.place, notes)

    def schema(self) -> Schema:
        """A date text with an optional time."""
        return {"type": "string", "pattern": dates.MOMENT_PATTERN}


def _kept(result: Any, code: str, place: Place, notes: Notebook) -> Any:
    """Pass a value on; turn a (message, hint) into a problem."""
    if not isinstance(result, tuple):
        return result
    notes.problem(code, result[0], place, result[1])
    return None


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """A web address. ``local`` accepts a host without a dot, for a test machine; ``folder`` ends it with a slash."""

    local: bool = False
    folder: bool = False
    empty: bool = False

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return the address as written."""
        text = read_text(node, notes, name=name, empty=self.empty)
        if not text:
            return text
        mistake = addresses.url_mistake(text, local=self.local)
        if mistake is None and self.folder and ("?" in text or "#" in text):
            mistake = ("the address of a site cannot contain ? or #", "end it after its path")
        if mistake is not None:
            notes.problem("bad-url", f'"{name}": {mistake[0]}', node.place, mistake[1])
            return None
        return text.rstrip("/") + "/" if self.folder else text

    def schema(self) -> Schema:
        """An address text."""
        return {"type": "string", "format": "uri", "pattern": addresses.URL_PATTERN, "maxLength": addresses.MAX_URL}


class Slug:
    """The last part of an address of ours."""

    _WHAT_IT_IS: Final = "write the slug: the last part of the address, or the file name without .md"

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return the slug."""
        text = read_text(node, notes, name=name)
        mistake = None if text is None else addresses.slug_mistake(text)
        if mistake is None:
            return text
        named = addresses.slug_named(text or "", notes.home)
        hint = mistake[1] if named is None else f"write {named}" if named else self._WHAT_IT_IS
        notes.problem("bad-slug", mistake[0], node.place, hint)
        return None

    def schema(self) -> Schema:
        """A text with the pattern of slugs."""
        return {"type": "string", "pattern": addresses.SLUG_PATTERN}


class Language:
    """A BCP 47 language tag."""

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return the tag in its usual case."""
        text = read_text(node, notes, name=name)
        if text is None or (tag := addresses.language_tag(text)):
            return None if text is None else tag
        notes.problem("bad-value", f"{shown(text)} is not a language tag", node.place, language_hint(text))
        return None

    def schema(self) -> Schema:
        """A text with the pattern of language tags."""
        return {"type": "string", "pattern": addresses.LANGUAGE_PATTERN}
