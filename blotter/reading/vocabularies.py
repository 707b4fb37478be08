# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``content/tags.yaml`` and ``content/regions.yaml``: the names that articles may be filed under."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Final

from msgspec.structs import replace

from blotter.model.problems import Place, Problem
from blotter.model.terms import Vocabulary, VocabularyTerm
from blotter.reading.addresses import slug_mistake, slugify
from blotter.reading.field_groups import Field, FieldGroup, OneOrMany
from blotter.reading.front_matter import decode
from blotter.reading.kinds import Number, Text, choice
from blotter.reading.nodes import Entry, MappingNode, RefusedNode
from blotter.reading.notebook import Notebook, shown
from blotter.reading.suggest import closest
from blotter.reading.translations import ByLanguage
from blotter.reading.yaml_subset import VOCABULARY_LIMIT, parse_yaml

FILES: Final = {"tags": "content/tags.yaml", "regions": "content/regions.yaml"}
# From the narrow to the wide: a parent is never narrower than its child.
KINDS: Final = ("area", "country", "subregion", "continent")
_KEY: Final = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_MAX_KEY: Final = 60

_LABEL: Final = Field(name="label", kind=Text(), required=True, description="The name as readers see it.")
_PARENT: Final = Field(
    name="parent", kind=OneOrMany(kind=Text()), description="The key of the wider term it belongs to."
)
_DEFINITION: Final = Field(name="definition", kind=Text(lines=True), description="What it covers, in a sentence.")
_ALIASES: Final = Field(
    name="aliases", kind=OneOrMany(kind=Text()), description="Other spellings that editors may use."
)
_LABELS: Final = Field(
    name="labels", kind=ByLanguage(kind=Text()), description="The name in other languages, each by its tag."
)
_DEFINITIONS: Final = Field(
    name="definitions",
    kind=ByLanguage(kind=Text(lines=True)),
    description="What it covers, in other languages, each by its tag.",
)
_MEANT: Final = {
    "name": "label",
    "title": "label",
    "description": "definition",
    "synonyms": "aliases",
    "parents": "parent",
    "translations": "labels",
    "names": "labels",
}

TERMS: Final = {
    "tags": FieldGroup(
        where="a tag", meant=_MEANT, fields=(_LABEL, _PARENT, _DEFINITION, _ALIASES, _LABELS, _DEFINITIONS)
    ),
    "regions": FieldGroup(
        where="a region",
        meant={**_MEANT, "latitude": "lat", "longitude": "lon", "type": "kind"},
        fields=(
            _LABEL,
            Field(
                name="kind", kind=choice(*KINDS), required=True, description="area, country, subregion or continent."
            ),
            _PARENT,
            _DEFINITION,
            _ALIASES,
            _LABELS,
            _DEFINITIONS,
            Field(name="lat", kind=Number(low=-90, high=90), description="The latitude of its middle, in degrees."),
            Field(name="lon", kind=Number(low=-180, high=180), description="The longitude of its middle, in degrees."),
        ),
    ),
}


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A vocabulary in the making; ``names`` maps a plain spelling to its key."""

    taxonomy: str
    path: str
    notes: Notebook
    terms: dict[str, VocabularyTerm] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def plain_name(text: str) -> str:
    """Return the form under which a name is looked up: composed and case-folded."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text.casefold())


def read_vocabulary(data: bytes, taxonomy: str) -> tuple[Vocabulary | None, tuple[Problem, ...]]:
    """Read ``tags`` or ``regions``; ``None`` if the file as a whole cannot be read.

    A term with mistakes stays in as a bare name, so that one mistake is not reported again by every article.
    """
    path = FILES[taxonomy]
    root, notes = read_mapping(data, path)
    if root is None:
        return None, tuple(notes.problems)
    draft = _Draft(taxonomy=taxonomy, path=path, notes=notes)
    for entry in root.entries:
        _add_term(draft, entry)
    for term in draft.terms.values():
        _add_aliases(draft, term)
        _check_parents(draft, term)
    _check_cycles(draft)
    # A parent that does not exist was reported; who goes up from a term must not meet it.
    terms = {
        key: replace(term, parents=tuple(parent for parent in term.parents if parent in draft.terms))
        for key, term in draft.terms.items()
    }
    vocabulary = Vocabulary(taxonomy=taxonomy, path=path, terms=terms, names=draft.names)
    return vocabulary, tuple(notes.problems)


def read_mapping(data: bytes, path: str) -> tuple[MappingNode | None, Notebook]:
    """Read a YAML file whose top is a mapping; what is wrong stands in the notes."""
    text, problems = decode(data, path, limit=VOCABULARY_LIMIT)
    if text is None:
        return None, Notebook(problems=list(problems))
    node, problems = parse_yaml(text, path=path, limit=VOCABULARY_LIMIT)
    notes = Notebook(problems=list(problems))
    if isinstance(node, MappingNode):
        return node, notes
    if not problems and node is not None:
        notes.problem(
            "wrong-type", f'{path} must be "name: value" lines', node.place, 'write one "name: value" on a line'
        )
    return None, notes


def _add_term(draft: _Draft, entry: Entry) -> None:
    if isinstance(entry.value, RefusedNode):
        return
    key, notes = entry.key, draft.notes
    if not _KEY.fullmatch(key) or len(key) > _MAX_KEY:
        hint = f"write {slugify(key)[:_MAX_KEY] or 'a-word'}"
        message = f"{shown(key)} is no key: a key has letters a-z, digits, and hyphens between them"
        notes.problem("bad-slug", message, entry.key_place, hint)
        return
    mistake = slug_mistake(key.lower())
    if mistake is not None:  # its page is a folder
        hint = f"write {key.lower()}-topic, or the like"
        notes.problem("bad-slug", mistake[0].replace(key.lower(), key), entry.key_place, hint)
        return
    other = draft.names.get(plain_name(key))
    if other is not None:
        place = draft.terms[other].place
        hint = f'the first, "{other}", is on line {place.line}; keep one of the two'
        notes.problem("duplicate-term", f'"{key}" stands here a second time', entry.key_place, hint)
        return
    values = TERMS[draft.taxonomy].read_values(entry.value, notes, name=key) or {}
    if ("lat" in values) != ("lon" in values) and not {f"{key}.lat", f"{key}.lon"} <= notes.places.keys():
        notes.problem("missing-field", f'"{key}" has one of lat and lon', entry.key_place, "give both or none")
    draft.terms[key] = _make_term(key, values, entry.key_place)
    draft.names[plain_name(key)] = key


def _make_term(key: str, values: dict[str, Any], place: Place) -> VocabularyTerm:
    return VocabularyTerm(
        key=key,
        label=values.get("label", key),
        parents=values.get("parent", ()),
        definition=values.get("definition", ""),
        aliases=values.get("aliases", ()),
        labels=values.get("labels", {}),
        definitions=values.get("definitions", {}),
        kind=values.get("kind", ""),
        latitude=values.get("lat"),
        longitude=values.get("lon"),
        place=place,
    )


def _add_aliases(draft: _Draft, term: VocabularyTerm) -> None:
    for number, alias in enumerate(term.aliases, 1):
        taken = draft.names.setdefault(plain_name(alias), term.key)
        if taken != term.key:
            message = f'the alias {shown(alias)} of "{term.key}" already leads to "{taken}"'
            place = draft.notes.places[f"{term.key}.aliases.{number}"]
            draft.notes.problem("duplicate-term", message, place, "keep it at one of the two")


def _check_parents(draft: _Draft, term: VocabularyTerm) -> None:
    for number, parent in enumerate(term.parents, 1):
        known = draft.terms.get(parent)
        place = draft.notes.places[f"{term.key}.parent.{number}"]
        if known is None:
            near = draft.names.get(plain_name(parent)) or closest(parent, draft.terms)
            hint = f'did you mean "{near}"?' if near else f"add it to {draft.path}, or delete the parent"
            message = f'the parent {shown(parent)} of "{term.key}" is not in {draft.path}'
            draft.notes.problem("unknown-parent", message, place, hint)
        elif term.kind and known.kind and KINDS.index(known.kind) < KINDS.index(term.kind):
            message = f'"{term.key}" is {_a(term.kind)}, and its parent "{parent}" is only {_a(known.kind)}'
            draft.notes.problem("bad-value", message, place, f"give it a parent at least as wide as {_a(term.kind)}")


def _a(kind: str) -> str:
    return f"an {kind}" if kind == "area" else f"a {kind}"


def _check_cycles(draft: _Draft) -> None:
    """Report every circle of parents once, at its first term; nothing recurses."""
    state: dict[str, int] = {}  # 1: on the way up from here, 2: known to end
    for start in draft.terms:
        way = [start]
        while way:
            key = way[-1]
            state.setdefault(key, 1)
            upward = [parent for parent in draft.terms[key].parents if parent in draft.terms]
            circle = next((parent for parent in upward if state.get(parent) == 1), None)
            if state[key] == 1 and circle is not None:
                names = " → ".join([*way[way.index(circle) :], circle])
                message = f"these terms are each other's parents: {names}"
                draft.notes.problem("parent-cycle", message, draft.terms[circle].place, "delete one of the parents")
            following = next((parent for parent in upward if parent not in state), None)
            if following is None or circle is not None:
                state[way.pop()] = 2
            else:
                way.append(following)
