# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the sanitizer takes out of an author's raw HTML, told before it does, with the line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from blotter.markup import complaints
from blotter.markup.addresses import is_unsafe
from blotter.markup.positions import WrittenBody, without_comments
from blotter.markup.sanitizing import ATTRIBUTES, CODE_LANGUAGE, EVERYWHERE, TAGS
from blotter.model.problems import Place, Problem

# Possessive, so that a tag that never ends costs one look and not its square.
_TAG: Final = re.compile(
    r"""<(?P<name>[A-Za-z][^\s/<>"']*+)(?P<rest>(?:[^<>=]|<(?![A-Za-z/!?])|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>|<(?P<odd>[!?][A-Za-z\[]*+)"""
)
_ATTRIBUTE: Final = re.compile(r"""([^\s=/>]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]++))?+""")
_ADDRESSES: Final = frozenset({"href", "src"})

_Fact = tuple[str, str, str]
"""What is wrong (``tag``, ``attribute`` or ``address``), the element, and the attribute or the address."""


def report_dropped(raw: Iterable[str], source: WrittenBody) -> tuple[Problem, ...]:
    """List what of the raw HTML will be left out, each element, attribute and address once, where it stands first.

    ``raw`` are the pieces that Markdown took for HTML; ``source`` says where they stand.
    """
    facts = {fact for piece in raw for fact, _ in _faults(without_comments(piece))}
    if not facts:
        return ()
    offsets: dict[_Fact, int] = {}
    for fact, offset in _faults(source.prose):
        offsets.setdefault(fact, offset)
    places = {fact: source.place(offsets[fact]) if fact in offsets else source.find(fact[2]) for fact in facts}
    return tuple(_complaint(fact, places[fact]) for fact in sorted(facts))


def _faults(html: str) -> Iterator[tuple[_Fact, int]]:
    for match in _TAG.finditer(html):
        if match["odd"]:
            yield ("tag", match["odd"], ""), match.start()
            continue
        tag = match["name"].lower()
        if tag not in TAGS:
            yield ("tag", tag, ""), match.start()
            continue
        for attribute in _ATTRIBUTE.finditer(match["rest"]):
            name, value = attribute[1].lower(), (attribute[2] or "").strip("\"'")
            at = match.start("rest") + attribute.start()
            allowed = name in EVERYWHERE or name in ATTRIBUTES.get(tag, ())
            if not allowed or (name == "class" and not CODE_LANGUAGE.fullmatch(value)):
                yield ("attribute", tag, name), at
            elif name in _ADDRESSES and is_unsafe(value, entities=True):
                yield ("address", tag, value), at


def _complaint(fact: _Fact, place: Place) -> Problem:
    kind, tag, detail = fact
    if kind == "address":
        return complaints.unsafe_address(detail, place)
    if kind == "attribute":
        return complaints.dropped_attribute(tag, detail, place)
    return complaints.dropped_tag(tag, place)
