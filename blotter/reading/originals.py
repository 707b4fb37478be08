# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Stored originals: the plain text of a work, kept beside the site to compare a brief or a copy with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from blotter.model.articles import Article
from blotter.model.problems import Place, Problem

ORIGINALS_FOLDER = "content/originals"


def read_originals(site: Path, articles: Iterable[Article]) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Read ``content/originals/<slug>.txt`` for the articles that have one; originals are never published."""
    folder = site / ORIGINALS_FOLDER
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    if not folder.is_dir():
        return texts, ()
    for article in articles:
        file = folder / f"{article.slug}.txt"
        if not file.is_file():
            continue
        try:
            texts[article.slug] = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            place = Place(path=f"{ORIGINALS_FOLDER}/{article.slug}.txt")
            hint = "save it as plain text in UTF-8"
            message = f"this original cannot be read: {error}"
            problems.append(Problem(code="unreadable-file", message=message, place=place, hint=hint))
    return texts, tuple(problems)
