# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the program says of the site that belongs to a code."""

from __future__ import annotations

import datetime as dt
import errno
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import Final
from unittest import mock

from blotter import pipeline
from blotter.desk.searching import bring_up_to_date
from blotter.model.problems import Problem, SiteError
from blotter.model.report import BuildRequest
from blotter.publishing.cluster import failed, foreign, unreachable
from blotter.publishing.crew import Crew, lost
from blotter.publishing.lock import build_lock
from blotter.reading.packaged import packaged_themes
from tests.problems.cases import ARTICLE, CASES, SITE, harbor
from tests.reading.desk import with_hints
from tests.site_in_a_string import write_site

NOW: Final = dt.datetime(2026, 11, 25, 8, tzinfo=dt.UTC)
# Where the site of an example lies, whatever folder a test puts it in.
HOME: Final = "/home/ana/news"

# Where the article template shows what stands below the text.
_KEPT_BOTTOM: Final = "{'credit': credit}|rendered('credit_bottom.html.j2')"
_BOTTOM: Final = f"{{{{- {_KEPT_BOTTOM} if shown_again else credits.bottom(credit) }}}}"
_THERE: Final = "tcp://10.0.0.5:8786"

Making = Callable[[Path], AbstractContextManager[object] | None]


def example(code: str, folder: Path) -> str:
    """Build the site of a code in ``folder``; return the first problem of that code as the program prints it.

    Raises ``AssertionError`` with what is said instead, where the code does not come up.
    """
    problems = problems_of(code, folder)
    found = [problem for problem in problems if problem.code == code]
    assert found, f"no {code}, but:\n{with_hints(problems)}"
    return with_hints(found[:1]).replace(str(folder), HOME).rstrip("\n")


def problems_of(code: str, folder: Path) -> tuple[Problem, ...]:
    """Build the site of a code in ``folder`` and return everything that is said of it."""
    write_site(folder, CASES.get(code, ""), base=SITE)
    making = MAKINGS.get(code, _nothing)
    with making(folder) or nullcontext():
        request = BuildRequest(site=folder, output=folder / "public", now=NOW)
        try:
            report = pipeline.build(request)
            return report.problems if code != "search-not-made" else _search(request)
        except SiteError as error:
            return error.problems


def _search(request: BuildRequest) -> tuple[Problem, ...]:
    """Ask for the index after a build."""
    return bring_up_to_date(request, after_build=False).problems


def _nothing(folder: Path) -> None:
    """Leave the site as it is written."""


def _bytes(content: bytes) -> Making:
    def make(folder: Path) -> None:
        (folder / ARTICLE).write_bytes(content)

    return make


def _not_plain(folder: Path) -> None:
    outside = folder.parent / "outside.md"
    outside.write_text("text", encoding="utf-8")
    (folder / ARTICLE).unlink()
    (folder / ARTICLE).symlink_to(outside)


def _without_sources(folder: Path) -> None:
    (folder / "content/sources.yaml").unlink()


def _bad_name(folder: Path) -> None:
    (folder / ARTICLE).rename((folder / ARTICLE).with_name("harbor\u2028raid.md"))


def _template(old: str, new: str) -> Making:
    """Take the theme's article template into the site, with one thing changed."""

    def make(folder: Path) -> None:
        target = folder / "themes/dispatch/templates/article.html.j2"
        target.parent.mkdir(parents=True)
        text = (packaged_themes() / "dispatch/templates/article.html.j2").read_text(encoding="utf-8")
        assert old in text
        target.write_text(text.replace(old, new, 1), encoding="utf-8")

    return make


def _foreign_output(folder: Path) -> None:
    (folder / "public").mkdir()
    (folder / "public/index.html").write_text("mine", encoding="utf-8")


def _full_disk(folder: Path) -> AbstractContextManager[object]:
    full = OSError(errno.ENOSPC, "No space left on device")
    return mock.patch("blotter.publishing.commit.put_in_place", side_effect=full)


def _full_memory(folder: Path) -> AbstractContextManager[object]:
    full = sqlite3.OperationalError("database or disk is full")
    return mock.patch("blotter.pipeline.save", side_effect=full)


def _without_package(folder: Path) -> AbstractContextManager[object]:
    with (folder / "config.yaml").open("a", encoding="utf-8") as config:
        config.write("markdown: {engine: commonmark}\n")
    return mock.patch("blotter.reading.config.find_spec", return_value=None)


def _without_pagefind(folder: Path) -> AbstractContextManager[object]:
    return mock.patch("blotter.publishing.search_bundle.find_spec", return_value=None)


def _cluster(problem: Problem) -> Making:
    """Stand in for a cluster that ends like this; real ones are in tests/publishing/test_cluster.py."""

    def make(folder: Path) -> AbstractContextManager[object]:
        stack = ExitStack()
        stack.enter_context(mock.patch("blotter.publishing.crew.MANY", 0))
        stack.enter_context(mock.patch("blotter.publishing.crew.on_cluster", side_effect=SiteError((problem,))))
        stack.enter_context(mock.patch("blotter.publishing.gathering.crew_for", return_value=Crew(scheduler=_THERE)))
        return stack

    return make


def _moved(folder: Path) -> None:
    """Publish the article under another name first."""
    former = (folder / ARTICLE).with_name("raid.md")
    (folder / ARTICLE).rename(former)
    pipeline.build(BuildRequest(site=folder, output=folder / "public", now=NOW))
    former.rename(folder / ARTICLE)


def _no_site(folder: Path) -> None:
    (folder / "config.yaml").unlink()


MAKINGS: Final[Mapping[str, Making]] = {
    "not-utf8": _bytes(harbor().partition("\n")[2].replace("harbor", "Cádiz").encode("latin-1")),
    "nul-byte": _bytes(b"PK\x03\x04\x14\x00\x06"),
    "not-a-regular-file": _not_plain,
    "unreadable-file": _bad_name,
    "missing-file": _without_sources,
    "missing-package": _without_package,
    "lost-address": _moved,
    "search-not-made": _without_pagefind,
    "credit-not-shown": _template(_BOTTOM, ""),
    "second-license": _template(
        _BOTTOM,
        f'{_BOTTOM}\n<a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">x</a>',
    ),
    "site-not-found": _no_site,
    "output-not-ours": _foreign_output,
    "build-locked": build_lock,
    "cannot-write": _full_disk,
    "worker-lost": _cluster(lost()),
    "not-remembered": _full_memory,
    "cluster-unreachable": _cluster(unreachable(_THERE, "")),
    "cluster-failed": _cluster(failed(_THERE, "there was no worker for 30 seconds")),
    "foreign-worker": _cluster(foreign("tcp://10.0.0.7:40123", "jinja2 3.1.5 instead of 3.1.6")),
}
