# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An outcome for programs: one JSON object, or what GitHub Actions shows beside the lines of a change."""

from __future__ import annotations

import json
from collections.abc import Iterator

from blotter.desk.outcome import Display, Outcome
from blotter.desk.terminal import printable
from blotter.desk.text import summary
from blotter.model.pages import Json
from blotter.model.problems import Problem, in_order


def json_object(outcome: Outcome, display: Display) -> Iterator[str]:
    """Yield the lines of one JSON object, in ASCII. Paths stay relative to the site.

    ``pages``, ``written``, ``kept``, ``removed`` and ``next_change`` are null when problems stopped the command;
    so are ``withheld`` (numbers by reason) and ``owed`` (notices to publishers). ``search`` is how many
    ``items`` there are to find and how many edits their index is ``behind``, null where there is none. ``next_change``
    is ISO 8601; ``seconds`` has the wall time of each stage and the ``total``.
    """
    del display
    report = outcome.report
    search = report.search if report else None
    stages = report.seconds if report else {}
    value: Json = {
        "command": outcome.command,
        "ok": report is not None,
        "problems": [_problem(problem) for problem in in_order(outcome.problems)],
        "errors": outcome.errors,
        "warnings": outcome.warnings,
        "pages": report.pages if report else None,
        "written": report.written if report else None,
        "kept": report.kept if report else None,
        "removed": report.removed if report else None,
        "withheld": dict(report.withheld) if report else None,
        "owed": [{"path": path, "to": whom} for path, whom in report.owed] if report else None,
        "search": {"items": search.items, "behind": search.behind} if search and search.is_on else None,
        "next_change": report.next_change.isoformat() if report and report.next_change else None,
        "seconds": {**{stage: round(took, 4) for stage, took in stages.items()}, "total": round(outcome.seconds, 4)},
    }
    yield json.dumps(value, indent=2)


def _problem(problem: Problem) -> Json:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def github(outcome: Outcome, display: Display) -> Iterator[str]:
    """Yield a workflow command for each problem, then the summary.

    Escapes as GitHub's own toolkit does it: a value must not end its line, nor a property its value.
    """
    for problem in in_order(outcome.problems):
        place = problem.place
        path = _property(printable(display.path(place.path)))
        words = "\n".join(printable(line) for line in (problem.message, *problem.hint.splitlines()))
        yield (
            f"::{problem.severity} file={path},line={place.line},col={place.column},"
            f"title={_property(problem.code)}::{_value(words)}"
        )
    if not display.quiet:
        yield from summary(outcome)


def _value(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
