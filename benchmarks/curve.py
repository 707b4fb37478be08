# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Show how Blotter grows with the archive: nothing changed, one body edited, from nothing.

``python -m benchmarks.curve --sizes 1000,3000,10000 --runs 3`` prints a Markdown table.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.articles import Corpus
from benchmarks.cases import CASES
from benchmarks.measuring import make_first_builds, measure
from benchmarks.session import Session, add_options, run_session, words_of
from benchmarks.sites import Site
from benchmarks.tables import curve
from benchmarks.tools import BLOTTER, find_tools

SIZES = (1000, 3000, 10_000, 30_000, 50_000)


def main() -> int:
    """Measure the curve."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.curve", description=__doc__, allow_abbrev=False)
    keys = tuple(CASES)
    add = parser.add_argument
    add("--sizes", type=_sizes, default=SIZES, metavar="N,M", help="how many articles (default: 1000 to 50000)")
    add("--cases", type=words_of(keys), default=("no-op", "body", "cold"), metavar="A,B", help=f"of {', '.join(keys)}")
    add("--cold-runs", type=int, default=1, metavar="N", help="runs of the case cold (default: %(default)s)")
    add_options(parser)
    return run_session(parser, kind="curve", work=_measure_curve, table=curve)


def _sizes(value: str) -> tuple[int, ...]:
    return tuple(sorted({int(size.replace("_", "")) for size in value.split(",")}))


def _measure_curve(session: Session) -> None:
    options = session.options
    (tool,) = find_tools((BLOTTER,), session.folder / "peers", options.blotter_options)
    cases = [{"key": key, "title": CASES[key].title, "results": {}} for key in options.cases]
    session.results |= {"versions": {tool.name: tool.version}, "tools": {}, "cases": cases}
    for size in options.sizes:
        site = Site(tool, session.folder / tool.name, Corpus(count=size))
        session.results["tools"][str(size)] = make_first_builds([site])[tool.name]
        for gathered in cases:
            case = CASES[gathered["key"]]
            runs = max(options.cold_runs, 1) if case.from_nothing else options.runs
            gathered["results"][str(size)] = measure(case, [site], runs)[tool.name]
            session.save()
        site.remove()  # 50,000 articles are some gigabytes of small files


if __name__ == "__main__":
    sys.exit(main())
