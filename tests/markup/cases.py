# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Reads ``cases/*.md``: what is written, and what comes of it; in ``cases/commonmark``, with the other engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from blotter.model.problems import Problem

FOLDER = Path(__file__).with_name("cases")


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case: its title, the Markdown, the expected HTML, and the expected problems line by line."""

    title: str
    written: str
    html: str
    problems: tuple[str, ...]


def read_cases(folder: Path = FOLDER) -> list[Case]:
    """Read every case of every file, in order."""
    return [_case(part) for path in sorted(folder.glob("*.md")) for part in _parts(path)]


def matches(expected: str, problem: Problem) -> bool:
    """Say whether a problem is the one of a line ``3:5 code: words of the message or the hint``."""
    place, _, rest = expected.partition(" ")
    code, _, words = rest.partition(": ")
    here = f"{problem.place.line}:{problem.place.column}"
    return (place, code) == (here, problem.code) and words in f"{problem.message} / {problem.hint}"


def _parts(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n=== ")[1:]


def _case(part: str) -> Case:
    title, _, rest = part.partition("\n")
    written, _, rest = rest.partition("\n--- html\n")
    html, _, problems = rest.partition("\n--- problems\n")
    return Case(title=title, written=written, html=html.strip(), problems=tuple(problems.strip().splitlines()))
