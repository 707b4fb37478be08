# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Stored originals: the plain text of a work, kept beside the site to compare a brief or a copy with."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from blotter.model.articles import Article
from blotter.model.problems import Place, Problem
from blotter.reading.files import read_file
from blotter.reading.front_matter import ARTICLE_LIMIT, decode
from blotter.reading.suggest import closest

ORIGINALS_FOLDER: Final = "content/originals"
_ENDING: Final = ".txt"


def read_originals(site: Path, articles: Iterable[Article]) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Read ``content/originals/<slug>.txt`` for the articles that have one; originals are never published."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    folder = site / ORIGINALS_FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return texts, ()
    names = {entry.name for entry in folder.iterdir()}
    for article in articles:
        path = _path_of(article.slug)
        if posixpath.basename(path) not in names:
            continue
        data, found = read_file(site, path, limit=ARTICLE_LIMIT)
        problems += found
        if data is not None:
            text, found = decode(data, path)
            problems += found
            texts |= {article.slug: text} if text is not None else {}
    return texts, tuple(problems)


def check_originals(paths: Iterable[str], slugs: Collection[str]) -> tuple[Problem, ...]:
    """Find the stored originals (paths in the site) that belong to no article: nothing is compared with them.

    ``slugs`` are those of all articles, whether they are shown, and whether they could be read, or not.
    """
    expected = {_path_of(slug) for slug in slugs}
    return tuple(_stray(path, slugs) for path in paths if path not in expected)


def _stray(path: str, slugs: Collection[str]) -> Problem:
    stem = posixpath.splitext(posixpath.basename(path))[0]
    near = stem if stem in slugs else closest(stem, slugs)
    hint = f"rename it to {_path_of(near)}" if near else f"name it {_path_of('<slug>')} after its article, or delete it"
    message = "this stored original belongs to no article, so nothing is compared with it"
    return Problem(code="unknown-article", message=message, place=Place(path=path), hint=hint)


def _path_of(slug: str) -> str:
    return f"{ORIGINALS_FOLDER}/{slug}{_ENDING}"
