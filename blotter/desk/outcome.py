# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a command came to, as the output formats show it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from blotter.model.problems import Problem, Severity
from blotter.model.report import BuildRequest, Report


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """A finished command. ``report`` is absent when problems stopped it; ``seconds`` is the wall time of it all.

    ``is_as_if``: the request's ``now`` was chosen and is not the time of day, so what is due by it may not be due.
    """

    command: str
    request: BuildRequest
    problems: tuple[Problem, ...]
    report: Report | None
    seconds: float
    is_as_if: bool = False

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the problems are warnings."""
        return len(self.problems) - self.errors

    @property
    def exit_code(self) -> int:
        """0 when all went well (warnings do not matter unless ``--strict``), else 1."""
        return 0 if self.report else 1


class Display(msgspec.Struct, frozen=True, kw_only=True):
    """How an outcome is shown. ``folder`` is the site as seen from the current folder, for paths one can click on."""

    folder: str = ""
    color: bool = False
    quiet: bool = False

    def path(self, path: str) -> str:
        """Return a problem's path as it is shown."""
        return path if not self.folder or Path(path).is_absolute() else f"{self.folder}/{path}"
