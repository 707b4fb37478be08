# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Stored originals: each belongs to an article, and is read as carefully as one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from blotter.reading.front_matter import ARTICLE_LIMIT
from blotter.reading.originals import read_originals
from blotter.reading.site import read_site
from tests.reading.desk import lines, with_hints
from tests.site_in_a_string import article, write_site

ORIGINAL = "content/originals/{0}.txt"
STRAY = "unknown-article: this stored original belongs to no article, so nothing is compared with it"


def original(slug: str, text: str = "The original.") -> str:
    """Return one stored original for a site string."""
    return f"-- {ORIGINAL.format(slug)} --\n{text}\n"


def read(site: Path) -> tuple[dict[str, str], list[str]]:
    """Read the originals of all articles of a site."""
    files, _ = read_site(site)
    texts, problems = read_originals(site, files.articles)
    return dict(texts), lines(problems)


def test_the_originals_of_articles_are_read(tmp_path: Path) -> None:
    """The text comes without byte order mark and with line feeds only; an article needs none."""
    site = write_site(tmp_path, article("a") + article("b") + original("a"))
    (site / ORIGINAL.format("a")).write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\r\n")
    assert read_site(site)[1] == ()
    assert read(site) == ({"a": "One.\nTwo.\n"}, [])


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("port-of-antwerpen.txt", "rename it to content/originals/port-of-antwerp.txt"),
        ("port-of-antwerp.md", "rename it to content/originals/port-of-antwerp.txt"),
        ("2016/port-of-antwerp.txt", "rename it to content/originals/port-of-antwerp.txt"),
        ("zzz.txt", "name it content/originals/<slug>.txt after its article, or delete it"),
    ],
)
def test_an_original_that_belongs_to_no_article(tmp_path: Path, name: str, hint: str) -> None:
    """Nothing would be compared with it, and nobody would know: so it is an error that says how to name it."""
    site = write_site(tmp_path, article("port-of-antwerp") + f"-- content/originals/{name} --\nText.\n")
    assert with_hints(read_site(site)[1]) == f"content/originals/{name}:1:1: error {STRAY}\n    {hint}\n"


def test_the_original_of_a_hidden_or_unread_article_belongs_to_it(tmp_path: Path) -> None:
    """A draft keeps its original, and an article with a mistake in it is not blamed twice."""
    text = article("draft", more="status: draft") + article("bad", date="2016-02-30") + original("draft")
    problems = read_site(write_site(tmp_path, text + original("bad")))[1]
    assert [problem.code for problem in problems] == ["bad-date"]


def test_originals_are_read_like_articles(tmp_path: Path) -> None:
    """Too large a file, bytes that are no text, and links are problems at the original."""
    site = write_site(tmp_path, article("a") + article("b") + article("c") + original("a") + original("b"))
    (site / ORIGINAL.format("a")).write_bytes(b"x" * (ARTICLE_LIMIT + 1))
    (site / ORIGINAL.format("b")).write_bytes(b"\xff")
    if os.name != "nt":
        (site / ORIGINAL.format("c")).symlink_to("/etc/hostname")
    texts, problems = read(site)
    assert texts == {}
    codes = ["file-too-large", "not-utf8", "not-a-regular-file"][: 2 if os.name == "nt" else 3]
    assert [line.split()[2].rstrip(":") for line in problems] == codes
