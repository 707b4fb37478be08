# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a run gathers on its way: the problems so far, the seconds of each stage, and where progress is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from blotter.model.problems import Problem, Severity, SiteError, has_errors, in_order

Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody about the progress."""


# Not even a draft may have what belongs to an article that is shown.
_NEVER_EASED: Final = "duplicate-slug"


def eased(problem: Problem) -> Problem:
    """Make an error in a draft a warning: nothing of it is on the site, so no build has to wait until it is mended."""
    if problem.severity is not Severity.ERROR or problem.code == _NEVER_EASED:
        return problem
    return replace(problem, code="unfinished-draft", message=f"{problem.message} ({problem.code}, in a draft)")


class _Shelf:
    """What is kept to the end of this process; ``None`` where nothing is."""

    kept: list[object] | None = None


def keep_all() -> None:
    """Say that this process ends with its build: what is made need not be taken apart, value by value, before."""
    _Shelf.kept = []


def keep(*made: object) -> None:
    """Keep what was made, if all of it is kept."""
    if _Shelf.kept is not None:
        _Shelf.kept += made


@dataclass(slots=True)
class Run:
    """One run of the pipeline. Mistakes in the files of ``drafts``, of which nothing is on the site, do not stop it."""

    progress: Progress = silent
    problems: list[Problem] = field(default_factory=list)
    drafts: frozenset[str] = frozenset()
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage and tell that it began."""
        started = time.perf_counter()
        self.progress(name, 0, 0)
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started

    def tell(self, stage: str, total: int = 0) -> Callable[[int], None]:
        """Return what is told how much of a stage is done, of a total that may not be known."""
        return lambda done: self.progress(stage, done, total)

    def stop_on_errors(self, *, strict: bool) -> None:
        """Make errors in drafts warnings; then raise ``SiteError`` with all problems if one stops the run."""
        self.problems = [eased(one) if one.place.path in self.drafts else one for one in self.problems]
        if has_errors(self.problems) or (strict and self.problems):
            raise SiteError(in_order(self.problems))
