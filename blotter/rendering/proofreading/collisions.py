# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Two outputs of one path would overwrite each other: both are named, and nothing is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from blotter.model.problems import Place, Problem


def find_collisions(outputs: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """Find outputs, given as (path, origin), that are one file on some disk, or a file where another needs a folder.

    Paths are compared after Unicode normalization and case folding, as the disks of Macs and Windows machines do.
    """
    seen: dict[str, tuple[str, str]] = {}
    problems: list[Problem] = []
    for path, origin in outputs:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            problems.append(_collision(path, origin, seen[folded]))
        else:
            seen[folded] = (path, origin)
    for folded, (path, origin) in seen.items():
        folder = folded.rpartition("/")[0]
        while folder:
            if folder in seen:
                problems.append(_collision(path, origin, seen[folder]))
            folder = folder.rpartition("/")[0]
    return tuple(problems)


def _collision(path: str, origin: str, other: tuple[str, str]) -> Problem:
    message = f"/{path} would be written twice: by {origin or 'Blotter itself'} and by {other[1] or 'Blotter itself'}"
    hint = "give one of them another slug, alias or file name"
    return Problem(code="page-collision", message=message, place=Place(path=origin or other[1] or path), hint=hint)
