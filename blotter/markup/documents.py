# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Bodies to documents: what the floors above use of markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from blotter.markup.isolation import ISOLATION
from blotter.markup.marking import mark_up, mark_up_together
from blotter.markup.risk import looks_risky
from blotter.model.config import MarkdownSettings
from blotter.model.documents import Document
from blotter.model.problems import Place, Problem

__all__ = ["mark_up", "mark_up_all", "placed"]


# So many wait for each other between two steps, with their HTML.
_TOGETHER: Final = 25


def mark_up_all(bodies: Sequence[tuple[str, str]], settings: MarkdownSettings) -> list[Document]:
    """Turn bodies of unknown origin, each behind its path, into documents: in ``settings.timeout`` seconds, and 1 GB.

    Bodies that look as if they could take long are marked up in a process that can be killed; one that takes too long
    or breaks it becomes a document with empty ``html`` and a problem. Otherwise the same as ``mark_up``.
    """
    documents: list[Document] = []
    for some in (bodies[start : start + _TOGETHER] for start in range(0, len(bodies), _TOGETHER)):
        risky = [looks_risky(body) for _, body in some]
        harmless = [pair for pair, is_risky in zip(some, risky, strict=True) if not is_risky]
        made = iter(mark_up_together(harmless, settings))
        documents += [
            ISOLATION.mark_up(body, settings, path=path) if is_risky else next(made)
            for (path, body), is_risky in zip(some, risky, strict=True)
        ]
    return documents


def placed(problems: Iterable[Problem], path: str, body_line: int) -> tuple[Problem, ...]:
    """Move problems of a body to their place in its file, where the body starts on line ``body_line``."""
    return tuple(
        replace(problem, place=Place(path=path, line=problem.place.line + body_line - 1, column=problem.place.column))
        for problem in problems
    )
