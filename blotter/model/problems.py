# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What went wrong, where, and what would mend it: an author's mistake is a value, not an exception."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from blotter.model.problem_codes import CODES


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not (unless ``--strict``)."""

    ERROR = "error"
    WARNING = "warning"


class Place(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A position in a file of the site.

    ``path`` is relative to the site folder, with forward slashes. ``line`` and ``column`` count from 1;
    the column counts characters, not bytes.
    """

    path: str
    line: int = 1
    column: int = 1


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake, with the place where an editor would mend it. ``code`` is a key of ``CODES``."""

    code: str
    message: str
    place: Place
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Error or warning, as the table of codes has it."""
        return Severity(CODES[self.code])


class SiteError(Exception):
    """The site cannot be built; carries every problem found. Raised by the pipeline, caught by the CLI."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file, line, column, code and message, and drop exact repetitions."""
    return tuple(sorted(set(problems), key=lambda p: (p.place, p.code, p.message, p.hint)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
