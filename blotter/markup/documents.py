# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Bodies to documents: what the floors above use of markup."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from blotter.markup.isolation import ISOLATION
from blotter.markup.marking import mark_up
from blotter.markup.risk import looks_risky
from blotter.model.config import MarkdownSettings
from blotter.model.documents import Document
from blotter.model.problems import Place, Problem

__all__ = ["mark_up", "mark_up_safely", "placed"]


def mark_up_safely(body: str, settings: MarkdownSettings, *, path: str) -> Document:
    """Turn a body of unknown origin into a document, within ``settings.timeout`` seconds and 1 GB.

    Bodies that look as if they could take long are marked up in a process that can be killed; one that takes too long
    or breaks it becomes a document with empty ``html`` and a problem. Otherwise the same as ``mark_up``.
    """
    if looks_risky(body):
        return ISOLATION.mark_up(body, settings, path=path)
    return mark_up(body, settings, path=path)


def placed(problems: Iterable[Problem], path: str, body_line: int) -> tuple[Problem, ...]:
    """Move problems of a body to their place in its file, where the body starts on line ``body_line``."""
    return tuple(
        replace(problem, place=Place(path=path, line=problem.place.line + body_line - 1, column=problem.place.column))
        for problem in problems
    )
