# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Goes through cases and sites, round by round, and gathers what the runs cost."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.cases import Case, verify
from benchmarks.runs import Cost, count_changed, count_written
from benchmarks.sites import Site


@dataclass(slots=True)
class Series:
    """The runs of one tool in one case, the first first."""

    costs: list[Cost] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    written: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)

    def as_json(self) -> Mapping[str, Any]:
        """Return plain lists: seconds, bytes, numbers of files, and what the tool said of itself."""
        return {
            "wall": [round(cost.wall, 4) for cost in self.costs],
            "cpu": [round(cost.cpu, 4) for cost in self.costs],
            "peak": [cost.peak for cost in self.costs],
            "written": self.written,
            "changed": self.changed,
            "removed": self.removed,
            "said": self.said,
        }


def say(line: str) -> None:
    """Tell whoever waits how far it is; on standard error, since the table goes to standard output."""
    print(line, file=sys.stderr, flush=True)


def make_first_builds(sites: Sequence[Site]) -> Mapping[str, Mapping[str, Any]]:
    """Write every site and build it once, unmeasured: files and bytecode get warm, and pages are counted.

    Memory is looked at here, over all processes of a build together: the looks would slow down a measured run.
    """
    outputs = {}
    for site in sites:
        say(f"{site.tool.name}: writing {site.corpus.count} articles, first build")
        site.create()
        cost = site.run(sample=True)
        outputs[site.tool.name] = {
            "version": site.tool.version,
            "pages": site.count_pages(),
            "together": cost.together,
        }
    return outputs


def measure(case: Case, sites: Sequence[Site], runs: int) -> Mapping[str, Mapping[str, Any]]:
    """Measure one case: all tools in turn, then all again, so that a slow minute of the machine is shared by all."""
    concerned = [site for site in sites if case.concerns(site.tool)]
    series = {site.tool.name: Series() for site in concerned}
    for number in range(1, runs + 1):
        for site in concerned:
            _run_once(case, site, number, series[site.tool.name])
    if not case.stays:
        for site in concerned:
            site.restore()
            site.run(*(site.tool.clean if case.clean else ()))
    return {name: gathered.as_json() for name, gathered in series.items()}


def _run_once(case: Case, site: Site, number: int, series: Series) -> None:
    expected = case.change(site, number)
    before = site.look()
    cost = site.run(*case.arguments(site.tool))
    after = site.look()
    verify(site, expected)
    series.costs.append(cost)
    series.said.append(site.tool.summary_in(cost.words))
    series.written.append(count_written(before, after))
    series.changed.append(count_changed(before, after))
    series.removed.append(len(before.keys() - after.keys()))
    files = f"{series.written[-1]} files written, {series.changed[-1]} changed"
    say(f"{case.key} {number}: {site.tool.name} {cost.wall:.2f} s, {files}")
