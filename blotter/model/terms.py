# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The controlled vocabularies: tags, and regions from areas up to continents."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from blotter.model.problems import Place


class VocabularyTerm(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a vocabulary.

    ``kind`` is empty for tags and ``continent``, ``subregion``, ``country`` or ``area`` for regions. ``parents``
    are keys of the same vocabulary (several only for an area that lies in several countries). ``labels`` and
    ``definitions`` are those in other languages, by their tags.
    """

    key: str
    label: str
    parents: tuple[str, ...] = ()
    definition: str = ""
    aliases: tuple[str, ...] = ()
    labels: Mapping[str, str] = msgspec.field(default_factory=dict)
    definitions: Mapping[str, str] = msgspec.field(default_factory=dict)
    kind: str = ""
    latitude: float | None = None
    longitude: float | None = None
    place: Place


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """A taxonomy's terms by key. ``names`` maps every accepted spelling (key or alias, case-folded) to its key."""

    taxonomy: str
    path: str
    terms: Mapping[str, VocabularyTerm]
    names: Mapping[str, str]
