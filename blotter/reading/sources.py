# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``content/sources.yaml``: whom we take from, and on what terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec.structs import fields

from blotter.model.problems import Place, Problem
from blotter.model.sources import Certainty, PublisherTerms, Source, Stance, Term
from blotter.reading.addresses import slug_mistake
from blotter.reading.article_fields import LICENSE_ID
from blotter.reading.field_groups import Field, FieldGroup, OneOrMany
from blotter.reading.kinds import Address, Choice, Day, Flag, Kind, Language, Number, Pattern, Text, choice
from blotter.reading.nodes import Entry, MappingNode, Node, RefusedNode, TextNode
from blotter.reading.notebook import Notebook, shown
from blotter.reading.suggest import closest
from blotter.reading.vocabularies import read_mapping

SOURCES_FILE: Final = "content/sources.yaml"
PLACEHOLDERS: Final = ("author", "date", "outlet", "title")
"""What a publisher's pattern may ask for, each in braces."""

_PLACEHOLDER: Final = re.compile(rf"\{{(?:{'|'.join(PLACEHOLDERS)})\}}")
_CERTAINTIES: Final = ", ".join(certainty.value for certainty in Certainty)
_CERTAINTY: Final = Choice(values={certainty.value: certainty for certainty in Certainty})
_STANCE: Final = choice(*(stance.value for stance in Stance))
_ASKED: Final = choice("required", "requested", "no", "unknown")
_WORDS: Final = Text(lines=True, empty=True)
_DOMAIN: Final = Pattern(
    pattern=r"(?!www\.)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}",
    form="a domain",
    hint="write it in lower case, without https:// and www., such as example.org",
)


class _Sentence:
    """A publisher's pattern: words with places for what is filled in; a misspelled one would be printed as it is."""

    def read(self, node: Node, notes: Notebook, *, name: str) -> str | None:
        """Return the pattern."""
        text = _WORDS.read(node, notes, name=name)
        rest = _PLACEHOLDER.sub("", text or "")
        if "{" not in rest and "}" not in rest:
            return text
        found = re.search(r"\{[^{}]*\}|\{[^{}\s]*|\}", rest)
        written = found.group() if found else ""
        near = closest(written, PLACEHOLDERS)
        every = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
        hint = f"did you mean {{{near}}}? (one of: {every})" if near else f"what can be filled in is {every}"
        notes.problem("bad-value", f"{shown(written)} in {name} is nothing that can be filled in", node.place, hint)
        return None

    def schema(self) -> dict[str, Any]:
        """Any text."""
        return _WORDS.schema()


class _Days:
    """A whole number, or ``unknown``."""

    _NUMBER: Final = Number(low=0, high=100_000, whole=True)

    def read(self, node: Node, notes: Notebook, *, name: str) -> Any:
        """Return the number; ``unknown`` stays a word until the term is made."""
        if isinstance(node, TextNode) and node.value.strip() == "unknown":
            return "unknown"
        return self._NUMBER.read(node, notes, name=name)

    def schema(self) -> dict[str, Any]:
        """A number or the word."""
        return {"anyOf": [self._NUMBER.schema(), {"const": "unknown"}]}


# What each publisher term may say; see ``PublisherTerms`` for what the words mean.
TERM_KINDS: Final[Mapping[str, Kind]] = {
    "commercial": _STANCE,
    "derivatives": _STANCE,
    "translation": _STANCE,
    "excerpt": _STANCE,
    "edits": choice("none", "style", "indicate", "yes", "ask", "unknown"),
    "images": _STANCE,
    "ads": choice("no", "ask", "adjacent", "yes", "unknown"),
    "byline": _Sentence(),
    "exact_text": _Sentence(),
    "exact_text_place": choice("top", "bottom"),
    "link_top": _ASKED,
    "link_bottom": _ASKED,
    "keep_links": _ASKED,
    "index": choice("canonical", "noindex", "none-stated", "unknown"),
    "pixel": _ASKED,
    "logo": _ASKED,
    "notify": _ASKED,
    "embargo_days": _Days(),
    "expires_days": _Days(),
    "max_per_month": _Days(),
    "human_selected": _ASKED,
    "eligible": _WORDS,
    "full_text": choice("brief-only", "", "unknown"),
}


def _make_term(name: str, values: dict[str, Any]) -> Term:
    if isinstance(TERM_KINDS[name], _Days) and values.get("value") == "unknown":
        values = values | {"value": None}
    return Term(**values)


class _TermKind(msgspec.Struct, frozen=True, kw_only=True):
    """A term: what the publisher says, and how certain we are of it; without that, it would grant nothing."""

    name: str
    group: FieldGroup

    def read(self, node: Node, notes: Notebook, *, name: str) -> Any:
        """Return the ``Term``."""
        if isinstance(node, TextNode) and node.value.strip():
            message = f'"{name}" must be a group of fields, not a text'
            notes.problem("wrong-type", message, node.place, self._form(node))
            return None
        term = self.group.read(node, notes, name=name)
        value = _value_of(node)
        if value is None or term is None or term.value in (None, "", "unknown") or f"{name}.certainty" in notes.places:
            return term
        message = f'"{name}.certainty" is missing, so the term would grant nothing'
        notes.problem("missing-field", message, node.place, self._form(value))
        return None

    def _form(self, value: TextNode) -> str:
        return f"write {self.name}: {{value: {value.value.strip()}, certainty: own-text}} (or: {_CERTAINTIES})"

    def schema(self) -> dict[str, Any]:
        """The group of fields."""
        return self.group.schema()


def _value_of(node: Node) -> TextNode | None:
    """Find what stands behind ``value:`` in a group of fields."""
    entries = node.entries if isinstance(node, MappingNode) else ()
    return next((one.value for one in entries if one.key == "value" and isinstance(one.value, TextNode)), None)


def _term_field(name: str, kind: Kind) -> Field:
    group = FieldGroup(
        where=f"the term {name}",
        make=lambda values: _make_term(name, values),
        fields=(
            Field(name="value", kind=kind, description="What the publisher says."),
            Field(name="certainty", kind=_CERTAINTY, description="How certain we are of it."),
            Field(name="note", kind=_WORDS, description="Our note about it."),
            Field(name="quote", kind=_WORDS, description="The publisher's own words, exactly."),
        ),
    )
    return Field(name=name, kind=_TermKind(name=name, group=group), description=f"The publisher's term {name}.")


TERMS: Final = FieldGroup(
    where="terms",
    make=lambda values: PublisherTerms(**values),
    fields=tuple(_term_field(each.name, TERM_KINDS[each.name]) for each in fields(PublisherTerms)),
)

SOURCE: Final = FieldGroup(
    where="a source",
    meant={"url": "home", "website": "home", "homepage": "home", "domain": "domains", "licenses": "license"},
    fields=(
        Field(name="name", kind=Text(), required=True, description="The name as readers see it."),
        Field(
            name="home",
            kind=Address(local=True),
            description="The address of its front page; the desk itself needs none.",
        ),
        Field(name="domains", kind=OneOrMany(kind=_DOMAIN), description="Where its own addresses are."),
        Field(name="own", kind=Flag(), description="true for the desk itself."),
        Field(name="kind", kind=Text(), description="What it is, in a few words."),
        Field(
            name="country",
            kind=Pattern(pattern="[A-Z]{2}", form="a country code", hint="write two capital letters"),
            description="The ISO 3166-1 code of its country.",
        ),
        Field(name="lang", kind=Language(), description="The language it mostly writes in."),
        Field(name="license", kind=OneOrMany(kind=LICENSE_ID), description="The licenses it may be under (SPDX ids)."),
        Field(name="license_certainty", kind=_CERTAINTY, description="How certain we are of the license."),
        Field(name="license_note", kind=_WORDS, description="Where we know the license from."),
        Field(name="license_seen_at", kind=Address(), description="The page on which an editor read the license."),
        Field(name="license_seen_on", kind=Day(), description="The day on which it was read."),
        Field(name="terms", kind=TERMS, description="What it asks for beyond its license."),
        Field(name="terms_url", kind=Address(), description="The page that states its terms of republication."),
        Field(name="contact", kind=Text(), description="Where notices go: an e-mail address or a page."),
        Field(name="checked_on", kind=Day(), description="The day on which all this was checked."),
        Field(name="checked_note", kind=_WORDS, description="What was checked, and what was not."),
    ),
)


def read_sources(data: bytes) -> tuple[Mapping[str, Source] | None, tuple[Problem, ...]]:
    """Read the sources by key; ``None`` if the file as a whole cannot be read.

    A source with mistakes stays in with what is right of it: one mistake is not reported again by every article.
    """
    root, notes = read_mapping(data, SOURCES_FILE)
    if root is None:
        return None, tuple(notes.problems)
    sources: dict[str, Source] = {}
    for entry in root.entries:
        if not isinstance(entry.value, RefusedNode):
            _add_source(sources, entry, notes)
    return sources, tuple(notes.problems)


def _add_source(sources: dict[str, Source], entry: Entry, notes: Notebook) -> None:
    mistake = slug_mistake(entry.key)
    if mistake is not None:
        notes.problem("bad-slug", mistake[0].replace("slug", "key"), entry.key_place, mistake[1])
        return
    values = SOURCE.read_values(entry.value, notes, name=entry.key) or {}
    if not values.get("own") and f"{entry.key}.home" not in notes.places:
        hint = "add the address of its front page, or own: true for the desk itself"
        notes.problem("missing-field", f'"{entry.key}.home" is missing', entry.key_place, hint)
    _check_seen(entry.key, values, notes, entry.key_place)
    _check_certainty(entry.key, values, notes)
    values = {"name": entry.key, "home": ""} | values
    if "license" in values:
        values["licenses"] = values.pop("license")
    sources[entry.key] = Source(key=entry.key, place=entry.key_place, **values)


def _check_seen(key: str, values: dict[str, Any], notes: Notebook, place: Place) -> None:
    """A recorded reading of the license has a page, a day, and one license."""
    given = [part for part in ("license_seen_at", "license_seen_on") if f"{key}.{part}" in notes.places]
    if len(given) == 1:
        message = f'"{key}" has one of license_seen_at and license_seen_on'
        notes.problem("missing-field", message, place, "give both: the page and the day on which it was read")
    elif given and len(values.get("license", ())) > 1:
        message = f'"{key}" has several licenses, and a page on which one was read'
        notes.problem("bad-value", message, place, "keep the license that the page states")


def _check_certainty(key: str, values: dict[str, Any], notes: Notebook) -> None:
    """A license of which nobody says where it is known from would count as none, and nothing would tell."""
    known = any(f"{key}.{part}" in notes.places for part in ("license_certainty", "license_seen_at", "license_seen_on"))
    if known or set(values.get("license", ())) <= {"NONE"}:
        return
    message = f'"{key}" has a license and no license_certainty, so its license would count for nothing'
    hint = (
        f"add license_certainty: {_CERTAINTIES}; or, where you have read the license on the publisher's own page, "
        "license_seen_at (its address) and license_seen_on (the day)"
    )
    notes.problem("missing-field", message, notes.places[f"{key}.license"], hint)
