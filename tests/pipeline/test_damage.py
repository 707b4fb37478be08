# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A memory that is damaged is dropped, and the build goes on without it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from blotter import pipeline
from blotter.model.report import BuildRequest
from tests.site_in_a_string import article, write_site

NOW = dt.datetime(2016, 3, 1, 12, tzinfo=dt.UTC)
DAMAGE = {
    "a record": "UPDATE items SET record = x'00'",
    "a record of another shape": "UPDATE items SET record = x'81a3666f6f01'",
    "a document": "UPDATE documents SET document = x'c1'",
    "a missing document": "DELETE FROM documents",
    "a missing table": "DROP TABLE outputs",
    "a fact": "UPDATE facts SET value = x'ff' WHERE name = 'now'",
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_memory_is_dropped(tmp_path: Path, what: str) -> None:
    """Whatever is damaged, the next build publishes what a clean one would, and check still answers."""
    site = write_site(tmp_path, article("one") + article("two", body="See [[one]]."))
    request = BuildRequest(site=site, output=site / "public", now=NOW)
    pipeline.build(request)
    connection = sqlite3.connect(next((site / ".blotter").glob("state-*.sqlite")))
    with connection:
        connection.execute(DAMAGE[what])
    connection.close()
    write_site(site, article("one", title="Another title"), base="")
    assert pipeline.check(request).problems == ()
    pipeline.build(request)
    clean = BuildRequest(site=site, output=tmp_path / "clean", now=NOW)
    pipeline.build(clean)
    assert (site / "public/articles/two/index.html").read_bytes() == (
        tmp_path / "clean/articles/two/index.html"
    ).read_bytes()
    assert (site / "public/feed.xml").read_bytes() == (tmp_path / "clean/feed.xml").read_bytes()
