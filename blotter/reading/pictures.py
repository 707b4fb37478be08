# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The picture files that articles show: where they are, and their size in pixels."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path

from blotter.model.library import Media
from blotter.model.pages import Output
from blotter.model.problems import Place, Problem
from blotter.reading.files import is_plain
from blotter.reading.scan import STATIC_FOLDER, Stamp, scan
from blotter.reading.suggest import closest

PICTURE_TYPES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")


def read_picture(site: Path, article_path: str, src: str, place: Place) -> tuple[Media | None, tuple[Problem, ...]]:
    """Find the picture that an article names (relative to the article's file) and measure it."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(article_path), src))
    if not path.startswith("content/"):
        return None, (_problem("missing-image", f'"{src}" is outside content/', place, "keep pictures in content/"),)
    if not path.lower().endswith(PICTURE_TYPES):
        hint = f"use one of {', '.join(PICTURE_TYPES)}"
        return None, (_problem("unreadable-image", f'"{src}" is not of a picture type', place, hint),)
    file = site / path
    if not is_plain(site, path):
        near = closest(posixpath.basename(path), _names_beside(file))
        hint = f"did you mean {near}?" if near else f"put the file at {path}"
        if file.is_file():
            hint = "put the picture itself there: links are not followed"
        return None, (_problem("missing-image", f'there is no picture "{src}"', place, hint),)
    width, height = _measure(file)
    if width <= 0 or height <= 0:
        hint = "save it again as PNG, JPEG or WebP"
        return None, (_problem("unreadable-image", f'the size of "{src}" cannot be read', place, hint),)
    output = f"media/{path.removeprefix('content/')}"
    return Media(path=path, output=output, width=width, height=height), ()


def read_media(site: Path, media: Iterable[Media]) -> tuple[Output, ...]:
    """Read the pictures that the pages show, each once. Raises ``OSError``."""
    wanted = {item.output: item.path for item in media}
    return tuple(
        Output(path=output, content=(site / path).read_bytes(), origin=path) for output, path in sorted(wanted.items())
    )


def read_statics(site: Path) -> tuple[Output, ...]:
    """Read what the desk wants at the root of the site as it is (``content/static``: a CNAME, say).

    Raises ``OSError``.
    """
    found: dict[str, Stamp] = {}
    scan(str(site / STATIC_FOLDER), "", found, hidden=True)
    return tuple(
        Output(path=path, content=(site / STATIC_FOLDER / path).read_bytes(), origin=f"{STATIC_FOLDER}/{path}")
        for path in sorted(found)
    )


def _names_beside(file: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in file.parent.iterdir())
    except OSError:
        return []


def _measure(file: Path) -> tuple[int, int]:
    import imagesize

    try:
        width, height = imagesize.get(str(file))
    except (OSError, ValueError):
        return 0, 0
    return int(width), int(height)


def _problem(code: str, message: str, place: Place, hint: str) -> Problem:
    return Problem(code=code, message=message, place=place, hint=hint)
