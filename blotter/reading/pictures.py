# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The picture files that articles show: where they are, and their size in pixels."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from blotter.model.articles import StandingPage
from blotter.model.editions import Lead, Story
from blotter.model.library import Media
from blotter.model.pages import Output
from blotter.model.problems import Place, Problem
from blotter.reading.files import is_plain, read_file
from blotter.reading.scan import LARGEST_FILE, STATIC_FOLDER, Stamp, scan
from blotter.reading.suggest import closest

PICTURE_TYPES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")

# As many folders as an address may have; no disk and no server has trouble with these.
_DEEPEST = 32


def read_picture(site: Path, article_path: str, src: str, place: Place) -> tuple[Media | None, tuple[Problem, ...]]:
    """Find the picture that an article names (relative to the article's file) and measure it."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(article_path), src))
    problem = _refuse_picture(site, path, src, place)
    if problem is not None:
        return None, (problem,)
    width, height = _measure(site / path)
    if width <= 0 or height <= 0:
        hint = "save it again as PNG, JPEG or WebP"
        return None, (_problem("unreadable-image", f'the size of "{src}" cannot be read', place, hint),)
    output = f"media/{path.removeprefix('content/')}"
    return Media(path=path, output=output, width=width, height=height), ()


def unrecorded(item: StandingPage | Lead | Story, src: str, place: Place) -> Problem:
    """Refuse a picture in a text of the desk: only an article can say whose it is, and only its page shows that."""
    what = "an edition" if isinstance(item, Lead) else "a story" if isinstance(item, Story) else "a page"
    return Problem(
        code="license-obligation",
        message=f"our house rule: every picture has a rights record, and {what} cannot give one for “{src}”",
        place=place,
        hint="show the picture in an article, with its record (image: {src, alt, credit, license, source_url})",
    )


def _refuse_picture(site: Path, path: str, src: str, place: Place) -> Problem | None:
    """Say why a file (path in the site) cannot be published as a picture; ``None`` when it can."""
    if not path.startswith("content/"):
        return _problem("missing-image", f'"{src}" is outside content/', place, "keep pictures in content/")
    if not path.lower().endswith(PICTURE_TYPES):
        hint = f"use one of {', '.join(PICTURE_TYPES)}"
        return _problem("unreadable-image", f'"{src}" is not of a picture type', place, hint)
    if not _is_plain(site, path):
        near = closest(posixpath.basename(path), _names_beside(site / path))
        hint = f"did you mean {near}?" if near else f"put the file at {path}"
        if _is_behind_a_link(site / path):
            hint = "put the picture itself there: links are not followed"
        return _problem("missing-image", f'there is no picture "{src}"', place, hint)
    return _refuse_file(site, path, place)


def read_media(site: Path, media: Iterable[Media]) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Read the pictures that the pages show, each once."""
    wanted = {item.output: item.path for item in media}
    return _read_all(site, [(output, path) for output, path in sorted(wanted.items())])


def read_statics(site: Path) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Read what the desk wants at the root of the site as it is (``content/static``: a CNAME, say)."""
    return _read_all(site, [(path.removeprefix(f"{STATIC_FOLDER}/"), path) for path in _statics(site)])


def check_statics(site: Path) -> tuple[Problem, ...]:
    """Find what is too long or lies too deep to be published as it is, without reading it."""
    found = (_refuse_static(path) or _refuse_file(site, path, Place(path=path)) for path in _statics(site))
    return tuple(problem for problem in found if problem is not None)


def _refuse_static(path: str) -> Problem | None:
    """Say that a file would lie among those by which a build knows its own output, or in the index for search.

    Both come and go apart from the pages, so that nobody would see a clash or take the file away again.
    """
    top = unicodedata.normalize("NFC", path.removeprefix(f"{STATIC_FOLDER}/").partition("/")[0]).casefold()
    if top != "pagefind" and not top.startswith(".blotter"):
        return None
    message = f"/{path.removeprefix(f'{STATIC_FOLDER}/')} would lie where Blotter itself writes"
    return _problem("page-collision", message, Place(path=path), "give it another name, or another folder")


def _statics(site: Path) -> list[str]:
    found: dict[str, Stamp] = {}
    scan(str(site / STATIC_FOLDER), f"{STATIC_FOLDER}/", found, hidden=True)
    return sorted(path for path in found if not path.endswith("/"))


def _read_all(site: Path, wanted: Iterable[tuple[str, str]]) -> tuple[tuple[Output, ...], tuple[Problem, ...]]:
    """Read files, given as path in the output and path in the site; those with problems are left out."""
    outputs: list[Output] = []
    problems: list[Problem] = []
    for output, path in wanted:
        refusal = _refuse_file(site, path, Place(path=path))
        data, found = read_file(site, path, limit=LARGEST_FILE) if refusal is None else (None, (refusal,))
        problems += found
        if data is not None:
            outputs.append(Output(path=output, content=data, origin=path))
    return tuple(outputs), tuple(problems)


def _refuse_file(site: Path, path: str, place: Place) -> Problem | None:
    """Say that a file is too long or lies too deep to be published, or cannot be looked at."""
    if path.count("/") > _DEEPEST:
        message = f"{path} lies in more than {_DEEPEST} folders, one in the other"
        return _problem("unreadable-file", message, place, "move it further up")
    try:
        size = (site / path).lstat().st_size
    except OSError as error:
        message = f"{path} cannot be read: {(error.strerror or 'unknown error').lower()}"
        return _problem("unreadable-file", message, place, "check its permissions")
    if size > LARGEST_FILE:
        message = f"{path} has {size:,} bytes, more than the {LARGEST_FILE:,} that a published file may have"
        return _problem("file-too-large", message, place, "make it smaller, or put it elsewhere and link to it")
    return None


def _is_plain(site: Path, path: str) -> bool:
    try:
        return is_plain(site, path)
    except OSError:
        return False


def _is_behind_a_link(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False


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
