# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Builds beside a site, ``public`` among them, and what a clean one publishes to compare it with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from blotter import pipeline
from blotter.model.report import BuildRequest, Report

NOW = dt.datetime(2016, 3, 1, 12, tzinfo=dt.UTC)


def build(site: Path, *, explain: str = "", output: str = "public", now: dt.datetime = NOW) -> Report:
    """Build a site in this process."""
    return pipeline.build(BuildRequest(site=site, output=site.parent / output, now=now, explain=explain, jobs=1))


def tree(folder: Path) -> dict[str, bytes]:
    """Read a whole tree."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def assert_as_clean(site: Path, now: dt.datetime = NOW) -> None:
    """Build the same files into another folder, of which nothing is remembered, and compare."""
    number = sum(1 for _ in site.parent.glob("clean-*"))
    build(site, output=f"clean-{number}", now=now)
    assert tree(site.parent / "public") == tree(site.parent / f"clean-{number}")
