# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Files in the wrong place: those that nothing reads, and articles that are read as something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from blotter.model.problems import Place, Problem
from blotter.reading.field_groups import FieldGroup
from blotter.reading.nodes import MappingNode
from blotter.reading.notebook import Notebook
from blotter.reading.suggest import closest

_TEXTS: Final = ("articles", "pages", "editions", "stories")
_FOLDERS: Final = (*_TEXTS, "originals", "static")
_NAMES: Final = ("content/tags.yaml", "content/regions.yaml", "content/sources.yaml")
# Where each kind of file is read, as patterns of paths.
_READ: Final = re.compile(
    rf"content/(?:(?:{'|'.join(_TEXTS)})/.+\.(?i:md)|(?:originals|static)/.+)|{'|'.join(map(re.escape, _NAMES))}"
)
# What is written rather than drawn; pictures may lie anywhere beside what shows them.
_WRITTEN: Final = (".md", ".markdown", ".mdown", ".mdwn", ".mkd", ".txt", ".text", ".html", ".htm", ".yaml", ".yml")
_OFFICE: Final = (".doc", ".docx", ".odt", ".rtf", ".pages")
_NOTES: Final = re.compile(r"(?:README|CHANGELOG|LICENSE|NOTES)(?:\.\w+)?", re.IGNORECASE)
# What people call the folders, where it is further from their names than a slip of the finger.
_MEANT: Final = {
    "story": "stories",
    "week": "editions",
    "weeks": "editions",
    "leads": "editions",
    "issues": "editions",
    "posts": "articles",
    "news": "articles",
    "briefs": "articles",
}
_WEEK: Final = re.compile(r"[0-9]{4}-W[0-9]{2}", re.ASCII)
# Fields that articles have, and what else is written in Markdown has not.
_SIGNS: Final = ("source", "source_url", "region", "tags")


def find_strays(paths: Iterable[str]) -> Iterator[Problem]:
    """Warn of texts below ``content/`` that no build reads. ``paths`` are those of the site's files, in any order."""
    # Nearly all files of a site are read: a path is taken apart only where one is not.
    for path in sorted(path for path in paths if path.startswith("content/") and not _READ.fullmatch(path)):
        name = PurePosixPath(path)
        if _NOTES.fullmatch(name.name) or path.endswith("/"):
            continue
        if _is_text(name):
            message = f"nothing reads {path}, so what is in it is not published"
            yield Problem(code="stray-file", message=message, place=Place(path=path), hint=_hint(name))


def _is_text(name: PurePosixPath) -> bool:
    """Say whether somebody wrote this to be read: by its ending, or where it has none by its folder."""
    if name.name.startswith(".") or not name.name.isprintable():
        return False
    if not name.suffix:
        return _is_among_texts(name) and not name.name.endswith(("~", "#"))
    return _ending(name) in (*_WRITTEN, *_OFFICE)


def _ending(name: PurePosixPath) -> str:
    return name.suffix.strip().lower()


def _is_among_texts(name: PurePosixPath) -> bool:
    return len(name.parts) > 2 and name.parts[1] in _TEXTS


def _hint(name: PurePosixPath) -> str:
    ending = _ending(name)
    if ending in _OFFICE:
        return "save its text as Markdown, in content/articles/, with the ending .md"
    near = closest(str(name), _NAMES) if len(name.parts) == 2 else ""
    if near and ending in (".yaml", ".yml"):
        return f"did you mean {near}?"
    if _is_among_texts(name):
        blank = "its name ends with a blank; " if name.name != name.name.rstrip() else ""
        return f"{blank}rename it to {_bare(name)}.md, or move it out of content/ if it is no item"
    folder = _folder_for(name)
    if folder:
        rest = " and give it the ending .md" if ending != ".md" else ""
        return f"did you mean content/{folder}/? Move it there{rest}"
    return "articles are in content/articles/, pages in content/pages/, both with the ending .md; move it there"


def _bare(name: PurePosixPath) -> str:
    """Take all endings of a text from its name: some editors add theirs to the one that is there (``x.md.txt``)."""
    while _ending(name) in _WRITTEN:
        name = name.with_suffix("")
    return name.name.strip()


def _folder_for(name: PurePosixPath) -> str:
    """Name the folder of ``content/`` that was probably meant, or nothing."""
    if len(name.parts) > 2:
        return _MEANT.get(name.parts[1].lower()) or closest(name.parts[1], _FOLDERS)
    return "editions" if _WEEK.fullmatch(name.stem) else ""


def read_beside_articles(group: FieldGroup, fields: MappingNode, notes: Notebook) -> dict[str, Any]:
    """Read the fields of a page, a lead or a story, and say where it looks like an article.

    That is said beside each field that does not belong there, because the file is to be moved and not to be mended.
    """
    values = group.read_values(fields, notes) or {}
    keys = {entry.key for entry in fields.entries}
    signs = [sign for sign in _SIGNS if sign in keys and sign not in group.names]
    if "source" in signs or len(signs) > 1:
        message = f"this looks like an article: it has {', '.join(signs)}"
        path = fields.place.path
        hint = f"if it is one, move it to content/articles/{PurePosixPath(path).name}"
        notes.problem("stray-file", message, Place(path=path), hint)
    return values
