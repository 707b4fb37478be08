# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Outcomes to show: what the tests of the output formats begin with."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from blotter.desk.outcome import Outcome
from blotter.model.problems import Place, Problem
from blotter.model.report import BuildRequest, Report

REQUEST = BuildRequest(site=Path("/site"), output=Path("/site/public"), now=datetime(2026, 11, 25, tzinfo=UTC))

PATH = "content/articles/2016/plane.md"
TAG = Problem(
    code="unknown-tag",
    message='"cocain" is not in content/tags.yaml',
    place=Place(path=PATH, line=7, column=9),
    hint='did you mean "cocaine"?\nor add to content/tags.yaml:\n  cocain: {label: Cocain}',
)
TITLE = Problem(code="empty-value", message="title is empty", place=Place(path=PATH, line=2, column=8))
ALIAS = Problem(code="alias-used", message='"coke" is another name', place=Place(path="content/articles/a.md", line=4))


def failed(*problems: Problem, command: str = "build") -> Outcome:
    """Return the outcome of a command that the problems stopped."""
    return Outcome(command=command, request=REQUEST, problems=problems, report=None, seconds=0.44)


def done(report: Report, command: str = "build") -> Outcome:
    """Return the outcome of a command that went through."""
    return Outcome(command=command, request=REQUEST, problems=report.problems, report=report, seconds=1.26)


def problem(*, path: str = "a.md", message: str = "no", hint: str = "") -> Problem:
    """Return an error with the given words."""
    return Problem(code="bad-value", message=message, place=Place(path=path), hint=hint)
