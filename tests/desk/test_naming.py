# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An output may be named as an editor has it before the eyes: by path, by address, by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.desk.naming import output_named

OUTPUT = Path("/site/public")
NAMES = {
    "": "",
    "feed.xml": "feed.xml",
    "tags/cocaine/index.html": "tags/cocaine/index.html",
    "tags/cocaine": "tags/cocaine/index.html",
    "/tags/cocaine/": "tags/cocaine/index.html",
    "/": "index.html",
    "https://brief.example.org": "index.html",
    "https://brief.example.org/articles/caf%C3%A9/": "articles/café/index.html",
    "http://127.0.0.1:8000/map/#table": "map/index.html",
    "/site/public/articles/one/index.html": "articles/one/index.html",
    "/site/public/articles/one/": "articles/one/index.html",
    "content/articles/2016/one.md": "articles/one/index.html",
}


@pytest.mark.parametrize("words", NAMES)
def test_an_output_is_known_by_all_its_names(words: str) -> None:
    """What is copied from a browser, a terminal or a file list names the same output."""
    assert output_named(words, OUTPUT) == NAMES[words]
