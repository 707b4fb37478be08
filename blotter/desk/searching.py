# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Bring search up to date, after a build has been reported or when somebody asks for it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from msgspec.structs import replace

from blotter.desk.outcome import Outcome
from blotter.model.problems import Place, Problem, SiteError, has_errors
from blotter.model.report import BuildRequest, Report, SearchCoverage
from blotter.publishing.lock import nothing_escapes
from blotter.publishing.run import Progress, silent
from blotter.publishing.search_bundle import PagefindError
from blotter.publishing.search_index import refresh_index
from blotter.reading.site import find_site


def bring_up_to_date(request: BuildRequest, *, after_build: bool, progress: Progress = silent) -> Outcome:
    """Make the index of the published site anew; what hinders it is told and never raised.

    After a build its pages are published in any case, so that a missing Pagefind is a warning then, and so is another
    build that began meanwhile. Asked for by itself, an index that is not made is a failure.
    """
    started = time.perf_counter()
    site, output = (Path(os.path.realpath(path)) for path in (request.site, request.output))
    coverage, problems = None, find_site(site)
    if not problems:
        progress("search", 0, 0)
        try:
            with nothing_escapes(site):
                coverage = refresh_index(replace(request, site=site, output=output))
        except PagefindError as error:
            problems = (_not_made(error),)
        except SiteError as error:
            problems = tuple(_waiting(one) if after_build else one for one in error.problems)
    is_fine = coverage is not None or (after_build and not has_errors(problems) and not request.strict)
    return Outcome(
        command="search",
        request=request,
        problems=problems,
        report=Report(search=coverage or SearchCoverage()) if is_fine else None,
        seconds=time.perf_counter() - started,
    )


def joined(build: Outcome, search: Outcome) -> Outcome:
    """Put the outcome of a build and that of its search into one, for formats that have room for one only."""
    if build.report is None:
        return build
    seconds = {**build.report.seconds, "search": search.seconds}
    found = search.report.search if search.report and search.report.search.is_on else build.report.search
    report = replace(build.report, search=found, seconds=seconds)
    return replace(
        build,
        problems=(*build.problems, *search.problems),
        report=report if search.report else None,
        seconds=build.seconds + search.seconds,
    )


def _waiting(problem: Problem) -> Problem:
    """Say of another build what it means for the index: the pages were published before it began."""
    if problem.code != "build-locked":
        return problem
    return _not_made(PagefindError("another build is running", "the next build makes it, as does the command search"))


def _not_made(error: PagefindError) -> Problem:
    message = f"the search index was not made: {error}"
    return Problem(code="search-not-made", message=message, place=Place(path="config.yaml"), hint=error.hint)
