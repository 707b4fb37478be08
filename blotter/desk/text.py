# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An outcome for people: one line a problem with its hint below, then the summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from blotter.desk.outcome import Display, Outcome
from blotter.desk.terminal import BOLD, PLAIN, RED, SITE, YELLOW, printable
from blotter.model.problems import Problem, Severity, in_order
from blotter.model.report import SearchCoverage

_COLORS = {Severity.ERROR: RED, Severity.WARNING: YELLOW}


def text(outcome: Outcome, display: Display) -> Iterator[str]:
    """Yield the lines of an outcome, without line ends."""
    for problem in in_order(outcome.problems):
        yield from _problem(problem, display)
    if not display.quiet:
        yield from summary(outcome)


def to_say_again(problems: Iterable[Problem]) -> str:
    """Write problems down for a command that has nothing new to say of them (see ``terminal.as_seen_here``)."""
    lines: list[str] = []
    for problem in in_order(problems):
        # What lies outside the site is named alike from everywhere.
        first, *more = _problem(problem, Display(color=True))
        lines += (first if Path(problem.place.path).is_absolute() else first.replace(BOLD, BOLD + SITE, 1), *more)
    return "\n".join(lines)


def _problem(problem: Problem, display: Display) -> Iterator[str]:
    place = f"{printable(display.path(problem.place.path))}:{problem.place.line}:{problem.place.column}:"
    severity = str(problem.severity)
    if display.color:
        place = f"{BOLD}{place}{PLAIN}"
        severity = f"{_COLORS[problem.severity]}{severity}{PLAIN}"
    yield f"{place} {severity} {problem.code}: {printable(problem.message)}"
    for line in problem.hint.splitlines():
        yield f"    {printable(line)}"


def summary(outcome: Outcome) -> Iterator[str]:
    """Yield what was done, what was wrong and how long it took; and when the site is next due to change by itself."""
    took = f"{outcome.seconds:.1f} s"
    report = outcome.report
    if report is None:
        yield _failure(outcome, took)
        return
    if outcome.command == "build":
        yield (
            f"Built {_count(report.pages, 'page')} in {took}: {_count(report.written, 'file')} written, "
            f"{report.kept} kept, {report.removed} removed; {_problems(outcome)}."
        )
        where = "The preview, with drafts and not for readers," if outcome.request.drafts else "The site"
        yield f"{where} is in {printable(str(outcome.request.output))}"
        if outcome.is_as_if:
            then = outcome.request.now.isoformat(sep=" ", timespec="minutes")
            again = "build without --now before readers see it"
            yield f"This is the site as if it were {then}, not as of today: {again}."
        if report.explained:
            yield printable(report.explained)
        if report.search.behind and not report.search.is_due:
            yield _behind(report.search)
    elif outcome.command == "search":
        is_off = not (report.search.is_on or outcome.problems)
        yield "Search is switched off (outputs.search)." if is_off else _searchable(report.search, took)
    else:
        yield f"Checked in {took}: {_problems(outcome)}."
    for path, whom in report.owed:
        yield f"Notice owed for {printable(path)}: its publisher asks to be told, at {printable(whom)}"
    yield from outlook_lines(report.withheld, report.next_change)


def _searchable(search: SearchCoverage, took: str) -> str:
    if not search.is_on:
        return "Search was not brought up to date."
    return f"Search finds {_count(search.items, 'item')}: its index was made in {took}."


def _behind(search: SearchCoverage) -> str:
    if not search.is_possible:
        return "Search has no index: the package pagefind-bin, which makes it, is not installed."
    how = "the next build that finds nothing to do will make it, and so will the command search"
    if search.behind >= search.items:
        return f"Search has no index now: {how}."
    return f"Search is behind by {_count(search.behind, 'edit')} until its index is made anew: {how}."


def outlook_lines(withheld: Mapping[str, int], next_change: datetime | None) -> Iterator[str]:
    """Say what holds until something changes: what readers do not see and why, and what comes by itself."""
    if withheld:
        reasons = ", ".join(f"{number} {reason}" for reason, number in withheld.items())
        yield f"Not shown: {_count(sum(withheld.values()), 'article')} ({reasons})."
    if next_change:
        due = next_change.isoformat(sep=" ", timespec="minutes")
        yield f"Next change due {due} (publish or expires): build again then."


def _failure(outcome: Outcome, took: str) -> str:
    files = _count(len({problem.place.path for problem in outcome.problems}), "file")
    why = "" if outcome.errors else " (--strict lets no warning pass)"
    left = "; nothing was published" if outcome.command == "build" else ""
    return f"{_problems(outcome)} in {files}{why}{left}. {took}"


def _problems(outcome: Outcome) -> str:
    counts = [
        _count(number, word) for number, word in ((outcome.errors, "error"), (outcome.warnings, "warning")) if number
    ]
    return " and ".join(counts) or "no problems"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
