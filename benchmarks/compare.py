# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Compare Blotter with Hugo and Pelican on the same articles: whole processes, medians, ratios.

``python -m benchmarks.compare --articles 10000 --runs 3 --json results.json`` prints a Markdown table.
docs/benchmarks.md says what is measured, what is unequal, and shows a real run.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.articles import Corpus
from benchmarks.cases import CASES
from benchmarks.measuring import make_first_builds, measure, say
from benchmarks.session import Session, add_options, run_session, words_of
from benchmarks.sites import Site
from benchmarks.tables import comparison
from benchmarks.tools import ENGINE, LABELS, default_tools, find_tools, has_other_engine

FEWEST_ARTICLES = 100  # with fewer, there is nothing to delete that no other article refers to


def main() -> int:
    """Compare."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__, allow_abbrev=False)
    names, keys = tuple(LABELS), tuple(CASES)
    add = parser.add_argument
    add("--articles", type=int, default=1000, metavar="N", help="how many (default: %(default)s)")
    add("--tools", type=words_of(names), default=default_tools(), metavar="A,B", help=f"of {', '.join(names)}")
    add("--cases", type=words_of(keys), default=keys, metavar="A,B", help=f"of {', '.join(keys)} (default: all)")
    add_options(parser)
    return run_session(parser, kind="compare", work=_compare, table=comparison)


def _compare(session: Session) -> None:
    options = session.options
    if ENGINE in options.tools and not has_other_engine():
        sys.exit("this Blotter has no other Markdown engine, or its package (pyromark) is not installed")
    if options.articles < FEWEST_ARTICLES:
        sys.exit(f"--articles must be {FEWEST_ARTICLES} or more")
    say("looking for the tools")
    tools = find_tools(options.tools, session.folder / "peers", options.blotter_options)
    corpus = Corpus(count=options.articles)
    sites = [Site(tool, session.folder / tool.name, corpus) for tool in tools]
    session.results |= {"articles": corpus.count, "versions": {tool.name: tool.version for tool in tools}}
    session.results |= {"tools": make_first_builds(sites), "cases": []}
    for key in options.cases:
        case = CASES[key]
        results = measure(case, sites, options.runs)
        session.results["cases"].append({"key": key, "title": case.title, "results": results})
        session.save()


if __name__ == "__main__":
    sys.exit(main())
