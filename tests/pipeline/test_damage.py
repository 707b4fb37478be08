# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A memory that is damaged is dropped, and the build goes on without it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from blotter import pipeline
from blotter.publishing.state import summed
from tests.builds import build, request, tree
from tests.site_in_a_string import article, write_site

DAMAGE = {
    "the records": "UPDATE items SET records = x'00'",
    "records of another shape": "UPDATE items SET records = summed(first, x'81a3666f6f01')",
    "a record without an item": "UPDATE items SET records = summed(first, x'81a3666f6f80')",
    "the inputs": "UPDATE inputs SET packed = x'00'",
    "inputs of another shape": "UPDATE inputs SET packed = summed(first, x'02000000')",
    "a letter of an input": "UPDATE inputs SET packed = misspelled(packed)",
    "missing inputs": "DELETE FROM inputs",
    "the digests": "UPDATE outputs SET digests = x'c1'",
    "a document": "UPDATE documents SET document = x'c1'",
    "a missing document": "DELETE FROM documents",
    "a missing table": "DROP TABLE outputs",
    "missing records": "DELETE FROM items",
    "missing digests": "DELETE FROM outputs",
    # What can be read all the same.
    "a letter of a record": "UPDATE items SET records = misspelled(records)",
    "a letter of a document": "UPDATE documents SET document = misspelled(document)",
    "another's document": "UPDATE documents SET document = (SELECT max(document) FROM documents)",
    "the related stories": "UPDATE related SET slugs = x'c1'",
    "related stories of another shape": "UPDATE related SET slugs = summed(first, x'81a36f6e6505')",
    "missing related stories": "DELETE FROM related",
    "related stories of somebody unknown": "UPDATE related SET slugs = summed(first, x'82a36f6e66a0a374776fa0')",
    "a fact": "UPDATE facts SET value = x'ff' WHERE name = 'now'",
    "a fact of another type": "UPDATE facts SET value = 5 WHERE name = 'shown'",
} | {
    f"the words of {name}": f"UPDATE facts SET value = x'ff' WHERE name = '{name}'"
    for name in (
        *("shown", "marked", "vacant", "hidden", "unread", "lost"),
        *("tree", "assets", "stock", "settings", "today"),
    )
}


def with_sum(name: str, value: bytes) -> bytes:
    """Return a value as it would be kept: to be read, it is refused for what it says."""
    kept = summed((name, value))[-1]
    assert isinstance(kept, bytes)
    return kept


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_memory_is_dropped(tmp_path: Path, what: str) -> None:
    """Whatever is damaged, the next build publishes what a clean one would, and check still answers."""
    site = write_site(tmp_path, article("one") + article("two", body="Words of a body, see [[one]]."))
    build(site)
    connection = sqlite3.connect(next((site / ".blotter").glob("state-*.sqlite")))
    connection.create_function("misspelled", 1, lambda value: value.replace(b"two", b"twp").replace(b"body", b"bodi"))
    connection.create_function("summed", 2, with_sum)
    before = [*connection.iterdump()]
    with connection:
        connection.execute(DAMAGE[what])
    assert [*connection.iterdump()] != before
    connection.close()
    write_site(site, article("one", title="Another title"), base="")
    assert pipeline.check(request(site)).problems == ()
    build(site)
    build(site, output="clean")
    assert (site / "public/articles/two/index.html").read_bytes() == (
        tmp_path / "clean/articles/two/index.html"
    ).read_bytes()
    assert (site / "public/feed.xml").read_bytes() == (tmp_path / "clean/feed.xml").read_bytes()


def test_a_tree_that_somebody_changed_is_mended_when_it_is_verified(tmp_path: Path) -> None:
    """A page that was deleted and one that was written over come back, and so does the rest."""
    site = write_site(tmp_path / "site", article("one") + article("two"))
    build(site)
    before = tree(site / "public")
    (site / "public/articles/one/index.html").unlink()
    (site / "public/index.html").write_text("by hand", encoding="utf-8")
    report = build(site, verify=True)
    after = tree(site / "public")
    assert after == before
    assert report.written == 2
