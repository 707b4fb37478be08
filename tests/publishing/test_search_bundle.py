# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The index is a function of the pages: whatever the machine, the folder and the day."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from unittest import mock

import pytest

from blotter.publishing import search_bundle
from blotter.publishing.search_bundle import PagefindError, find_pagefind, fragment_pages, make_bundle

needs_pagefind = pytest.mark.skipif(find_pagefind() is None, reason="pagefind-bin is not installed")

PAGE = """<!doctype html><html><head>
<meta data-pagefind-filter="place[content]" content="{place}">
<meta data-pagefind-filter="topic[content]" content="{topic}">
<meta data-pagefind-filter="year[content]" content="{year}">
<meta data-pagefind-meta="title[content]" content="Title {number}">
<meta data-pagefind-meta="date[content]" data-pagefind-sort="date[content]" content="2016-02-{day:02}">
</head><body><div data-pagefind-body><p>{words}</p></div></body></html>"""
WORDS = ("police", "port", "cocaine", "container", "airstrip", "ministry", "kilograms", "valley", "river", "judge")


def pages(count: int = 60) -> list[tuple[str, bytes]]:
    """Write as many pages, with several values of every filter and days that are the same."""
    return [
        (
            f"articles/item-{number}/index.html",
            PAGE.format(
                place=f"Place {number % 7}",
                topic=f"Topic {number % 11}",
                year=2010 + number % 9,
                number=number,
                day=1 + number % 5,
                words=" ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 40)),
            ).encode(),
        )
        for number in range(count)
    ]


@needs_pagefind
def test_the_same_pages_give_the_same_bytes() -> None:
    """Pagefind alone writes its filters in another order at every run: three runs would hardly agree by chance."""
    first, second, third = make_bundle(pages(), "en"), make_bundle(pages()[::-1], "en"), make_bundle(pages(), "en")
    assert first == second == third


@needs_pagefind
def test_what_the_search_page_needs_is_there_and_no_more() -> None:
    """One script, one WebAssembly, the index: none of Pagefind's own interfaces, and no worker."""
    files = make_bundle(pages(3), "es-PE")
    assert {path.partition("/")[0] for path in files} - {"fragment", "index", "filter"} == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.es.pagefind",
        *(path for path in files if path.endswith(".pf_meta")),
    }
    assert len([path for path in files if path.startswith("filter/")]) == 3
    assert sorted(fragment_pages(files).values()) == [path for path, _ in pages(3)]


@needs_pagefind
def test_every_file_is_named_where_it_is_looked_for() -> None:
    """What was put in order has a new name, and the list of names has it."""
    files = make_bundle(pages(), "en")
    (meta,) = [path for path in files if path.endswith(".pf_meta")]
    assert meta.removeprefix("pagefind.").removesuffix(".pf_meta") in files["pagefind-entry.json"].decode()
    listed = gzip.decompress(files[meta])
    for path in files:
        part, _, name = path.partition("/")
        if part in ("fragment", "index", "filter"):
            assert name.partition(".")[0].encode() in listed


@needs_pagefind
def test_somebody_elses_settings_have_no_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a file where the command is given nor a variable: both could send the index anywhere."""
    wanted = make_bundle(pages(4), "en")
    (tmp_path / "pagefind.toml").write_text('output_path = "elsewhere"\nkeep_index_url = true\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_SITE", str(tmp_path))
    monkeypatch.setenv("PAGEFIND_KEEP_INDEX_URL", "true")
    assert make_bundle(pages(4), "en") == wanted
    assert os.listdir(tmp_path) == ["pagefind.toml"]


def test_without_pagefind_it_is_said_what_to_install() -> None:
    """Or how to do without."""
    with (
        mock.patch("blotter.publishing.search_bundle.find_spec", return_value=None),
        pytest.raises(PagefindError, match="pagefind-bin") as found,
    ):
        make_bundle(pages(1), "en")
    assert "pip install pagefind-bin" in found.value.hint
    assert "search: false" in found.value.hint


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    """With its code, and the end of what it said."""
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho the disk is full; exit 3\n")
    program.chmod(0o755)
    with (
        mock.patch.object(search_bundle, "find_pagefind", return_value=program),
        pytest.raises(PagefindError, match="ended with code 3: the disk is full"),
    ):
        make_bundle(pages(1), "en")
