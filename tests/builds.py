# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Builds of a small site at a time that never changes, and what they publish: outputs lie in the site's folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from blotter import pipeline
from blotter.model.problems import SiteError
from blotter.model.report import BuildRequest, Report
from tests.site_in_a_string import write_site

NOW = dt.datetime(2016, 3, 1, 12, tzinfo=dt.UTC)


def request(site: Path, *, output: str = "public", now: dt.datetime = NOW, **options: Any) -> BuildRequest:
    """Ask for a build of a site, in this process unless ``jobs`` says otherwise."""
    return BuildRequest(site=site, output=site / output, now=now, **({"jobs": 1} | options))


def build(site: Path, **options: Any) -> Report:
    """Build a site as ``request`` asks for it."""
    return pipeline.build(request(site, **options))


def tree(folder: Path) -> dict[str, bytes]:
    """Read a whole tree."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def publish(folder: Path, text: str, **flags: Any) -> tuple[dict[str, str], Report]:
    """Build a site string; return the published texts by path, and the report."""
    report = build(write_site(folder, text), **flags)
    return texts_of(folder / "public"), report


def texts_of(public: Path) -> dict[str, str]:
    """Read every published file (bytes as Latin-1, so that pictures compare too)."""
    return {path: content.decode("latin-1") for path, content in tree(public).items()}


def problems_of(folder: Path, text: str, **flags: Any) -> list[str]:
    """Build a site string that must fail; return its problems as ``path:line code``."""
    with pytest.raises(SiteError) as caught:
        publish(folder, text, **flags)
    return [f"{problem.place.path}:{problem.place.line} {problem.code}" for problem in caught.value.problems]


def assert_as_clean(site: Path, now: dt.datetime = NOW) -> None:
    """Build the same files into another folder, of which nothing is remembered, and compare."""
    output = f"clean-{sum(1 for _ in site.glob('clean-*'))}"
    build(site, output=output, now=now)
    assert tree(site / "public") == tree(site / output)
