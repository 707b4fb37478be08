# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The pictures that a file names, in its text and in its front matter: measured, or missed."""

from __future__ import annotations

from pathlib import Path

from blotter.model.articles import Article
from blotter.model.documents import Document
from blotter.model.library import Media
from blotter.model.problems import Place, Problem
from blotter.reading.pictures import read_picture, unrecorded
from blotter.reading.site import Item


def pictures_of(
    item: Item, document: Document, site: Path
) -> tuple[tuple[tuple[str, Media], ...], tuple[Problem, ...]]:
    """Return the pictures of an item by the path as written, sorted, and what is wrong with others.

    Only an article can record whose a picture is: for all others each picture is a problem.
    """
    places = {
        image.src: Place(path=item.path, line=item.body_line + image.line - 1, column=image.column)
        for image in document.images
    }
    if isinstance(item, Article):
        places |= {record.src: record.place for record in item.images}
    problems = [] if isinstance(item, Article) else [unrecorded(item, src, at) for src, at in places.items()]
    media: dict[str, Media] = {}
    for src, place in places.items():
        found, wrong = read_picture(site, item.path, src, place)
        problems += wrong
        if found is not None:
            media[src] = found
    return tuple(sorted(media.items(), key=lambda pair: pair[0])), tuple(problems)
