# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What rendering makes and publishing writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import msgspec

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One output: its path (relative to ``public/``), the template that makes it and the plain JSON it sees.

    ``template`` is a template of the theme (it ends in ``.j2``), or names one of ``rendering.makers``.
    ``article`` is the slug whose obligations the rendered page must show, else empty. ``origin`` is the file an editor
    would open to change it.
    """

    path: str
    template: str
    data: Mapping[str, Json]
    article: str = ""
    origin: str = ""


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """One finished file of the site: path relative to ``public/`` and its bytes; ``origin`` is the file behind it."""

    path: str
    content: bytes
    origin: str = ""
